"""Who says so: the sources of the answer before, with those they name themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.build import ingest
from kg.knowledge_base import KnowledgeBase
from kg.said_by import asked_who_says

DATA = Path(__file__).parents[1] / "data"
NOTE = """# Kobalt

Volgens het Erzbureau verscheepte Congo in 2023 ongeveer 170.000 ton kobalt naar China.
"""
COBALT = "Hoeveel ton kobalt verscheepte Congo in 2023?"
IRON = "Hoeveel ijzererts verwerkte de haven van Rotterdam in 2023?"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie zegt dat?", "nl"),
        ("en volgens wie", "nl"),
        ("Waar staat dat eigenlijk?", "nl"),
        ("Wer sagt das?", "de"),
        ("Laut wem?", "de"),
        ("Wo steht das denn?", "de"),
        ("who says so?", "en"),
        ("According to whom?", "en"),
        ("Wie zegt dat Duitsland groeit?", None),
        ("Who said that growth is slow?", None),
    ],
)
def test_asking_for_sources_is_told_from_asking(text: str, language: str | None) -> None:
    """Only a question wholly about the answer before asks for its sources."""
    assert asked_who_says(text) == language


def test_ordinary_questions_ask_for_no_sources() -> None:
    """None of the questions about the texts is taken for one about the answer before."""
    rows = [json.loads(x) for f in sorted(DATA.glob("*-questions.jsonl")) for x in f.read_text("utf-8").splitlines()]
    assert not [row["question"] for row in rows if asked_who_says(row["question"])]


@pytest.fixture(scope="module")
def base(
    tmp_path_factory: pytest.TempPathFactory, notes: Path, small_vocabulary: Callable[[Path], None]
) -> Iterator[KnowledgeBase]:
    """An open knowledge base of three notes, of which one relies on somebody else."""
    folder = tmp_path_factory.mktemp("said")
    (folder / "kobalt.md").write_text(NOTE, encoding="utf-8")
    small_vocabulary(folder / "kb")
    assert len(ingest([notes, folder / "kobalt.md"], folder / "kb").stored) == 3
    base = KnowledgeBase.open(folder / "kb")
    yield base
    base.close()


def test_the_sources_of_the_answer_before_are_named(base: KnowledgeBase) -> None:
    """The answer names the document and whom the quote relies on, with the citations of the answer before."""
    before = base.ask(COBALT)
    answer = base.ask("Wie zegt dat?", after=COBALT)
    assert not before.abstained
    assert answer.citations == before.citations
    assert "kobalt.md): volgens het Erzbureau [1]" in answer.text
    assert "kobalt.md): laut het Erzbureau [1]" in base.ask("wer sagt das?", after=COBALT).text
    assert "volgens" not in base.ask("Wie zegt dat?", after=IRON).text


def test_what_nobody_said_has_no_source(base: KnowledgeBase) -> None:
    """After an abstention there are no sources to name: it stays one."""
    assert base.ask("who says so?", after="Wie won de Elfstedentocht van 1997?").abstained


def test_a_follow_up_is_answered_as_the_question_it_amounts_to(base: KnowledgeBase) -> None:
    """A fragment is answered as its full question; a question of its own is answered as ever."""
    assert base.ask("en Hamburg in 2022?", after=IRON).question == "en Hamburg in 2022?"
    assert base.ask("en in 2022?", after=IRON) == base.ask(IRON.replace("2023", "2022"))
    assert base.ask(COBALT, after="Hoe zit het met China?") == base.ask(COBALT)
