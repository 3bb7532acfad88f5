"""What a question asks for is told from what it says itself."""

from __future__ import annotations

import pytest

from kg.answering.expected import expected_in
from kg.model import EntityType, Mention
from kg.names import NameMatcher
from kg.question import Question

NOTHING = NameMatcher.from_terms([])


def found(question: str, sentence: str) -> list[str]:
    """Return what in a sentence a question asks for."""
    asked = Question.from_text(question, NOTHING)
    return [sentence[start:end] for start, end in expected_in(asked, sentence, (), 0).spans]


@pytest.mark.parametrize(
    ("question", "sentence", "wanted"),
    [
        ("Hoeveel fabrieken waren er in 2023?", "In 2023 waren er 3 fabrieken.", ["3"]),
        ("Hoeveel van de 30 mijnen zijn open?", "Van de 30 mijnen zijn er 3,5 open.", ["3,5"]),
        ("Wie viele Schiffe fuhren 2022?", "Im Jahr 2022 fuhren 450 Schiffe.", ["450"]),
        ("Hoeveel schepen voeren er?", "Er voeren drie schepen.", ["drie"]),
        ("Hoeveel schepen kwamen er?", "Op 14, 15 en 16 maart kwamen er 7 aan.", ["7"]),
        ("Wie viele Mitglieder hat der Rat?", "Bis zum 15. März berichtet der Rat nach § 10 Absatz 2.", []),
        ("Hoeveel leden heeft de raad?", "Zie artikel 9, tabel 3 en het antwoord op vraag 4 en 5.", []),
        ("Wie viele Tage bleiben?", "(2) Es bleiben 1. für Obst 30 Tage, 2. für Holz 60 Tage.", ["30", "60"]),
        ("Hoeveel van de verordening geldt?", "Verordening (EU) 2024/1252 noemt 34 stoffen.", ["34"]),
        ("Welk aandeel komt uit China?", "China levert 98 procent van 40 ton.", ["98 procent"]),
        ("Wanneer ging de mijn open?", "De mijn ging in mei 2021 open.", ["mei", "2021"]),
        ("Wanneer ging de mijn open na 2020?", "Na 2020 gebeurde er niets.", []),
        ("Wie leidt de onderzoeksgroep?", "Het onderzoek staat onder leiding van Marie Jansen.", ["Marie Jansen"]),
        (
            "Wer leitet das Werk?",
            "Den Bericht legte Peter Querfurt der Minister Konferenz vor.",
            ["Peter Querfurt"],
        ),
        ("Waarom staat de mijn stil?", "De mijn staat stil omdat er geen stroom is.", ["omdat"]),
    ],
)
def test_new_things_of_the_wanted_kind(question: str, sentence: str, wanted: list[str]) -> None:
    """Numbers, dates, names and reasons are found where the question has not said them itself."""
    assert found(question, sentence) == wanted


def test_entities_of_the_wanted_type() -> None:
    """A question for a country wants one it has not named, at its place in the sentence."""
    asked = Question.from_text("Welk land levert het meeste kobalt?", NOTHING)
    mentions = (
        Mention(100, 105, "urn:knooppunt:entity:country:cd", EntityType.COUNTRY),
        Mention(114, 120, "urn:knooppunt:entity:material:cobalt", EntityType.MATERIAL),
    )
    match = expected_in(asked, "Congo levert het kobalt.", mentions, 100)
    assert (match.fit, match.spans) == (1.0, ((0, 5),))


def test_a_sentence_without_it_does_not_fit() -> None:
    """A sentence that lacks what is asked for fits not at all."""
    asked = Question.from_text("Hoeveel schepen voeren er in 2022?", NOTHING)
    assert expected_in(asked, "In 2022 voeren er veel schepen.", (), 0).fit == 0.0


@pytest.mark.parametrize(
    ("question", "before", "sentence", "fit"),
    [
        (
            "Wat betekent kringlooplandbouw?",
            "Steeds vaker valt het woord kringlooplandbouw.",
            "Dit verwijst naar boeren.",
            0.8,
        ),
        ("Was heißt Kreislaufwirtschaft?", "Alle reden von Kreislaufwirtschaft.", "Gemeint ist weniger Abfall.", 0.0),
        ("Wat betekent vrije zone?", "De vrije zone is nieuw.", "Dit is een vrije plek zonder douane.", 0.8),
        ("What does HHI mean?", "", "Herfindahl-Hirschman-index (HHI): maat voor concentratie.", 0.7),
    ],
)
def test_a_definition_may_take_up_the_term_of_the_sentence_before(
    question: str, before: str, sentence: str, fit: float
) -> None:
    """A sentence that opens with *dit* explains the term named before it, even where it has a word of it itself."""
    asked = Question.from_text(question, NOTHING)
    assert asked.kind == "definition"
    assert expected_in(asked, sentence, (), 0, before).fit == fit
