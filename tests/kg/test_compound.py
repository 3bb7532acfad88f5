"""Two questions in one are asked apart and answered as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.build import ingest
from kg.compound import ROOM, parts_of
from kg.knowledge_base import KnowledgeBase


@pytest.fixture(scope="module")
def base(sample_kb: Path) -> Iterator[KnowledgeBase]:
    """The sample notes, open."""
    with closing(KnowledgeBase.open(sample_kb)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (
            "Wie hoch war der Umsatz von Umicore 2023, und wie hoch war er 2019?",
            ("Wie hoch war der Umsatz von Umicore 2023?", "Wie hoch war der Umsatz von Umicore 2019?"),
        ),
        (
            "In welk jaar werd China lid van de WTO en in welk jaar India?",
            ("In welk jaar werd China lid van de WTO?", "In welk jaar werd India lid van de WTO?"),
        ),
        (
            "What does Umicore produce and how many people work there?",
            ("What does Umicore produce?", "how many people work there (Umicore)?"),
        ),
        (
            "Wat is gallium en wie wint het?",
            ("Wat is gallium?", "wie wint het (gallium)?"),
        ),
        (
            "What does Umicore produce and which metals go to China?",
            ("What does Umicore produce?", "which metals go to China?"),
        ),
        (
            "How much gallium does China supply and who owns Nyrstar?",
            ("How much gallium does China supply?", "who owns Nyrstar?"),
        ),
    ],
)
def test_parts_stand_alone(base: KnowledgeBase, asked: str, parts: tuple[str, ...]) -> None:
    """The second part takes from the first what it leaves out, and nothing where it names its own subject."""
    assert parts_of(base.understand(asked), base.matcher) == parts


@pytest.mark.parametrize(
    "asked",
    [
        "How much zinc and how much gallium does Nyrstar make?",
        "Welke documenten noemen China en welke noemen Japan?",
        "Wie groß war die Förderung 2023, und sind sich die Quellen einig?",
        "Wat is het verschil tussen gallium en germanium?",
    ],
)
def test_one_question_stays_one(base: KnowledgeBase, asked: str) -> None:
    """A first half that is no question, a question for the graph, and a mere *and* are not split."""
    assert parts_of(base.understand(asked), base.matcher) == (base.understand(asked).text,)


def test_both_parts_are_answered_with_citations_in_order(base: KnowledgeBase) -> None:
    """The answer holds both facts, each mark leads to the quote that carries it, and it stays short."""
    answer = base.ask("Seit wann gilt das Lieferkettengesetz und wie viele Beschäftigte braucht ein Unternehmen?")
    assert not answer.abstained
    assert "2023" in answer.text
    assert "3.000 Beschäftigten" in answer.text
    assert len(answer.text) <= ROOM + 10
    marks = [int(n) for n in re.findall(r"\[(\d+)\]", answer.text)]
    assert sorted(set(marks)) == list(range(1, len(answer.citations) + 1))


def test_what_one_part_lacks_is_said(base: KnowledgeBase) -> None:
    """Where the sources answer one part only, the answer gives it and says what is missing of the other."""
    answer = base.ask("Seit wann gilt das Lieferkettengesetz und wie hoch ist der Eiffelturm?")
    assert not answer.abstained
    assert "2023" in answer.text
    assert answer.text.endswith(base.ask("Wie hoch ist der Eiffelturm?").missing)


def test_nothing_known_is_refused(base: KnowledgeBase) -> None:
    """Where neither part is answered, the whole is refused."""
    asked = "Wie hoch ist der Eiffelturm und wie schwer ist der Eiffelturm?"
    answer = base.ask(asked)
    assert answer.abstained
    assert answer.question == asked


def test_reference_marks_of_a_source_are_no_citations(tmp_path: Path) -> None:
    """Marks such as [7] and [1] in a text neither stop an answer nor pass for citations of ours; the quote keeps them."""
    note = "De haven van Vlissingen verwerkte in 2023 ongeveer 12 miljoen ton erts [7] en staal [1].\n\n"
    note += "De haven van Vlissingen telde in 2021 ruim 900 werknemers [12].\n"
    (tmp_path / "haven.txt").write_text(note, encoding="utf-8")
    ingest([tmp_path / "haven.txt"], tmp_path / "kb")
    asked = "Hoeveel ton erts verwerkte de haven van Vlissingen in 2023 en hoeveel werknemers telde de haven in 2021?"
    with closing(KnowledgeBase.open(tmp_path / "kb")) as own:
        answer = own.ask(asked)
    assert not answer.abstained
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)} == set(range(1, len(answer.citations) + 1))
    assert any("[7]" in citation.quote for citation in answer.citations)
