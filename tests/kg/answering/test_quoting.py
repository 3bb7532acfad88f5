"""What an answer quotes: whole thoughts, never the questions of a text, and every document that names what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from ingest.build import ingest
from kg.knowledge_base import KnowledgeBase

NOTES = {
    "haven.txt": """De haven van Delfzijl

Wat doet de haven van Delfzijl met magnesium? De haven van Delfzijl verwerkt magnesium voor de autobouw. Dat kost per
jaar veertig gigawattuur stroom.

De havenmeester noemt drie knelpunten van Delfzijl:

- Te weinig kades.
- Te weinig spoor.
- Te weinig stroom.
""",
    "chips.txt": "De Chips Act trekt fabrieken aan, ook in Duitsland. De EU Chips Act geldt sinds 2023.\n",
    "staal.txt": "De heffingen op staal beschermen de hoogovens. Daarbij moet de minister heffingen op staal uitleggen.\n",
    "us.txt": "De Amerikaanse CHIPS and Science Act geeft fabrieken in Arizona subsidie. Duitsland kijkt toe.\n",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Three notes of ours, open."""
    folder = tmp_path_factory.mktemp("quoting")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest([folder / name for name in NOTES], folder / "kb")
    with closing(KnowledgeBase.open(folder / "kb")) as opened:
        yield opened


def test_a_question_in_the_text_is_no_answer(base: KnowledgeBase) -> None:
    """The text's own question has every word of the reader's, and is not what is quoted first."""
    answer = base.ask("Wat doet de haven van Delfzijl met magnesium?")
    assert answer.citations[0].quote.startswith("De haven van Delfzijl verwerkt")
    assert not any(citation.quote.rstrip().endswith("?") for citation in answer.citations)


def test_a_sentence_that_points_back_is_quoted_with_the_one_before(base: KnowledgeBase) -> None:
    """A figure whose sentence opens with *dat* comes with what costs so much."""
    answer = base.ask("Hoeveel gigawattuur stroom kost dat per jaar in de haven van Delfzijl?")
    assert "verwerkt magnesium" in answer.citations[0].quote
    assert "veertig" in answer.citations[0].quote


def test_a_colon_is_quoted_with_what_it_announces(base: KnowledgeBase) -> None:
    """The whole enumeration stands in the answer, in one quote."""
    answer = base.ask("Welke knelpunten van Delfzijl noemt de havenmeester?")
    assert "Te weinig spoor" in answer.citations[0].quote


def test_a_name_of_two_meanings_finds_the_documents_of_both(base: KnowledgeBase) -> None:
    """*Chips Act* may be the European or the American one: documents of either are listed, under the name asked for."""
    answer = base.ask("Welke documenten noemen de Chips Act en Duitsland?")
    assert answer.kind == "documents"
    assert {citation.document for citation in answer.citations} == {"chips.txt", "us.txt"}
    assert answer.text.startswith("Chips Act, Duitsland: 2 documenten")


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Welke ervaren topvrouw leidt de haven?", "person"),
        ("Which lead author wrote the report?", "person"),
        ("Welche Behörde überwacht die Häfen?", "organisation"),
        ("An welchem Tag wurde der Vertrag unterschrieben?", "when"),
        ("What was the company's yearly turnover?", "number"),
        ("orderportefeuille van de werf", "number"),
        ("Wat is de hoofdoorzaak van het tekort?", "reason"),
        ("Wat is een knelpunt?", "definition"),
        ("Zijn de bronnen het eens over de kosten?", "disagreement"),
        ("Where is the port mentioned?", "documents"),
        ("Wanneer de prijs stijgt, wat doet de haven dan?", "when"),
    ],
)
def test_questions_say_what_they_ask_for(base: KnowledgeBase, asked: str, kind: str) -> None:
    """The kind of answer is read off the form of the question in three languages."""
    assert base.understand(asked).kind == kind


def test_nothing_is_quoted_twice(base: KnowledgeBase) -> None:
    """A sentence that leans on one quoted already is quoted alone: no two quotes of an answer overlap."""
    answer = base.ask("Wat doen de heffingen op staal met de hoogovens?")
    assert [c.quote.split()[0] for c in answer.citations] == ["De", "Daarbij"]


def test_words_of_no_text_are_known(base: KnowledgeBase) -> None:
    """A word that no text has, under any name, is told from one that only a translation finds; parts do not count."""
    asked = base.understand("Which Stroomhavenfonds pays for ports and magnesium?")
    assert base.retriever.unheard(asked) >= {"stroomhavenfonds", "pays"}
    assert not base.retriever.unheard(asked) & {"ports", "magnesium"}
