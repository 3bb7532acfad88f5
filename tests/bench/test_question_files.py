"""The questions that the answering is fitted and judged on name places that hold their answers.

A failure names questions by id alone: those that nobody has looked at stay unseen.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.read import read

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
CORPUS = ROOT.parent / "shared" / "corpus"
FIELDS = {"id", "lang", "question", "kind", "answerable", "answers", "evidence", "evidence_needed"}
LONGEST_ANSWER = 8  # words: a phrase, not a sentence of a source
SIZES = {
    "corpus-third": 170,
    "report": 150,
    "borrowed": 130,
    "blind-corpus": 110,
    "blind-borrowed": 80,
}

Row = dict[str, Any]


def questions(name: str) -> list[Row]:
    """Give the questions of a file."""
    return [json.loads(line) for line in (DATA / f"{name}-questions.jsonl").read_text("utf-8").splitlines()]


@cache
def original(file: Path) -> str:
    """Give the text in which the places of a document lie."""
    return read(file).original


def said(folder: Path, place: Row) -> str:
    """Give the text of a place, words broken at line ends mended and white space made single."""
    text = original(folder / place["document"])[place["start"] : place["end"]].replace("\u00ad", "")
    return re.sub(r"\s+", " ", re.sub(r"(\w)-[ \t]*\n\s*(\w)", r"\1\2", text))


def astray(name: str, folder: Path) -> list[str]:
    """Give the ids of questions with a place outside its document, or an alternative without one of the answers."""
    return [row["id"] for row in questions(name) if not all(_holds(row, folder, group) for group in row["evidence"])]


def _holds(row: Row, folder: Path, group: list[Row]) -> bool:
    inside = all(0 <= p["start"] < p["end"] <= len(original(folder / p["document"])) for p in group)
    return inside and all(any(re.search(answer, said(folder, p)) for p in group) for answer in row["answers"])


def test_ids_are_unique() -> None:
    """No two questions of all files have the same id."""
    files = sorted(DATA.glob("*-questions.jsonl"))
    ids = Counter(row["id"] for file in files for row in questions(file.name.removesuffix("-questions.jsonl")))
    assert len(files) >= len(SIZES)
    assert [id_ for id_, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("name", SIZES)
def test_each_question_is_complete(name: str) -> None:
    """Every question has its fields; one without an answer names no place, and any other an answer and a place."""
    rows = questions(name)
    marks = FIELDS | {"looked_at"} if name.startswith("blind") else FIELDS
    assert len(rows) == SIZES[name]
    assert [row["id"] for row in rows if set(row) - {"type"} != marks] == []
    assert {row["lang"] for row in rows} == {"nl", "de", "en"}
    assert {row["evidence_needed"] for row in rows} == {"any"}
    sides = ((row["id"], {row["answerable"], bool(row["answers"]), bool(row["evidence"])}) for row in rows)
    assert [id_ for id_, side in sides if len(side) > 1] == []


@pytest.mark.parametrize("name", SIZES)
def test_answers_are_phrases(name: str) -> None:
    """Every answer is a pattern that compiles, and no choice in it is as long as a sentence."""
    answers = [(row["id"], answer) for row in questions(name) for answer in row["answers"]]
    assert all(re.compile(answer) for _, answer in answers)
    words = ((id_, len(re.findall(r"\w{2,}", choice))) for id_, answer in answers for choice in answer.split("|"))
    assert [id_ for id_, count in words if count > LONGEST_ANSWER] == []


@pytest.mark.parametrize("name", ["blind-corpus", "blind-borrowed"])
def test_half_of_the_blind_questions_is_unseen(name: str) -> None:
    """Of each blind set one half may be looked at, and the other only measured."""
    assert Counter(row["looked_at"] for row in questions(name)) == {True: SIZES[name] // 2, False: SIZES[name] // 2}


def test_evidence_in_reports_holds_the_answers() -> None:
    """Every place in the eight reports of our own holds the answers of its question."""
    assert astray("report", DATA / "reports") == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the source texts are not here")
@pytest.mark.parametrize("name", ["corpus-third", "blind-corpus"])
def test_evidence_in_the_corpus_holds_the_answers(name: str) -> None:
    """Every place in the five source texts holds the answers of its question."""
    assert astray(name, CORPUS) == []


@pytest.mark.parametrize("name", ["borrowed", "blind-borrowed"])
def test_evidence_in_borrowed_texts_holds_the_answers(name: str, texts: Path) -> None:
    """Every place in the borrowed texts and PDFs holds the answers of its question."""
    assert astray(name, texts / name) == []
