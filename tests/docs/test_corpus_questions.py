"""The tuning questions about the five source texts name places that hold their answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
WINDOW = 200  # characters either side of a place: what a reader sees around a citation


def questions(*names: str) -> list[dict[str, Any]]:
    """Give the questions of some files, one dictionary a line."""
    files = (ROOT / "tests" / "data" / f"{name}-questions.jsonl" for name in names or ("corpus",))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def around(place: dict[str, Any]) -> str:
    """Give the text around a place, words broken at line ends mended and white space made single."""
    text = (CORPUS / place["document"]).read_text(encoding="utf-8")
    near = text[max(0, place["start"] - WINDOW) : place["end"] + WINDOW]
    return re.sub(r"\s+", " ", re.sub(r"(\w)-[ \t]*\n\s*(\w)", r"\1\2", near))


def test_enough_questions_of_every_sort() -> None:
    """Each language asks about a third, a quarter has no answer or half of one, and every third is held back."""
    rows = questions()
    shares = [sum(row["lang"] == code for row in rows) / len(rows) for code in ("nl", "de", "en")]
    assert all(0.3 < share < 0.37 for share in shares)
    assert sum(not row["answerable"] or row["kind"] == "half" for row in rows) >= len(rows) / 4
    assert [row["held_back"] for row in rows] == [number % 3 == 0 for number in range(1, len(rows) + 1)]
    assert len({row["question"] for row in rows}) == len({row["id"] for row in rows}) == len(rows) >= 150


def test_answers_are_short() -> None:
    """No answer pattern is a sentence of the source texts."""
    choices = [choice for row in questions() for answer in row["answers"] for choice in answer.split("|")]
    assert all(len(re.findall(r"\w{2,}", choice)) <= 4 for choice in choices)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the source texts are not here")
@pytest.mark.parametrize("question", questions("corpus", "corpus-more"), ids=lambda question: question["id"])
def test_evidence_holds_the_answer(question: dict[str, Any]) -> None:
    """Every answer stands at a place its question names, and with `any` at each alternative place."""
    groups = [[around(place) for place in group] for group in question["evidence"]]
    assert question["answerable"] == bool(groups) == bool(question["answers"])
    for answer in question["answers"]:
        held = [any(re.search(answer, place) for place in group) for group in groups]
        assert any(held) if question["evidence_needed"] == "all" else all(held), answer
