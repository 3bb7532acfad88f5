"""A follow-up becomes the question it amounts to; a question that stands on its own is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.conversation import resolve_follow_up
from kg.names import NameMatcher
from kg.question import Question
from ontology.vocabulary import load_terms, vocabulary_files

DATA = Path(__file__).parents[1] / "data"
GERMAN = "Hoe hoog was de Duitse werkloosheid in 2010?"
CHILE = "Welk aandeel heeft Chili in de invoer van lithium?"


@pytest.fixture(scope="module")
def matcher() -> NameMatcher:
    """All names of the bundled vocabularies."""
    return NameMatcher.from_terms(load_terms(vocabulary_files()))


@pytest.mark.parametrize(
    ("previous", "text", "full"),
    [
        (CHILE, "en Japan?", "Welk aandeel heeft Japan in de invoer van lithium?"),
        (CHILE, "hoe zit het met koper?", "Welk aandeel heeft Chili in de invoer van koper?"),
        (CHILE, "En de VS dan?", "Welk aandeel heeft de VS in de invoer van lithium?"),
        (CHILE, "en in 2030?", "Welk aandeel heeft Chili in de invoer van lithium in 2030?"),
        (GERMAN, "en in Frankrijk?", "Hoe hoog was de werkloosheid in 2010 in Frankrijk?"),
        (GERMAN, "en de Franse?", "Hoe hoog was de Franse werkloosheid in 2010?"),
        (GERMAN, "En in 2023?", "Hoe hoog was de Duitse werkloosheid in 2023?"),
        ("Hoe hoog is de inflatie?", "en in Duitsland?", "Hoe hoog is de inflatie in Duitsland?"),
        ("Hoeveel staal koopt Korea uit China?", "en uit Japan?", "Hoeveel staal koopt Korea uit Japan?"),
        ("Hoeveel staal koopt Korea uit China?", "wat met India?", "Hoeveel staal koopt India uit China?"),
        ("Hoeveel verdient ASML?", "en Siemens", "Hoeveel verdient Siemens?"),
        ("Wie viel Gallium fördert China?", "und in Japan?", "Wie viel Gallium fördert Japan?"),
        ("Wie viel Gallium fördert China?", "Wie sieht es aus mit Kobalt?", "Wie viel Kobalt fördert China?"),
        ("Wie viel kostet Strom in den USA?", "und in Deutschland?", "Wie viel kostet Strom in Deutschland?"),
        ("How much cobalt does Congo export?", "What about gallium?", "How much gallium does Congo export?"),
        ("How much steel came from China in 2019?", "and in 2023?", "How much steel came from China in 2023?"),
        ("How much steel came from China in 2019?", "from Japan?", "How much steel came from Japan in 2019?"),
        ("Wie viel Gallium fördert China?", "Und wie war es 2019 in Japan?", "Wie viel Gallium fördert Japan in 2019?"),
        ("How much steel came from China in 2019?", "in 2023 from Japan?", "How much steel came from Japan in 2023?"),
        ("How high was China's tariff?", "and Germany's?", "How high was Germany's tariff?"),
        (
            "Wie hoch ist das Defizit der USA gegenüber Vietnam?",
            "mit Japan?",
            "Wie hoch ist das Defizit der USA gegenüber Japan?",
        ),
        ("How large is lithium mining?", "and copper?", "How large is copper mining?"),
        ("Wie entwickelten sich die Lithiumimporte?", "und Kobalt?", "Wie entwickelten sich die Kobaltimporte?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_kind(matcher: NameMatcher, previous: str, text: str, full: str) -> None:
    """The name or year of a fragment replaces one of its type in the question before, or is added to it."""
    assert resolve_follow_up(text, Question.from_text(previous, matcher), matcher) == full


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        (CHILE, "en Chili?"),
        (CHILE, "en Umicore?"),
        (CHILE, "Wat is koper?"),
        (CHILE, "Waar ligt Duitsland?"),
        (CHILE, "en hoeveel verdient Siemens in Duitsland?"),
        (CHILE, "en Japan en Korea?"),
        (CHILE, "en?"),
        (CHILE, ""),
        (CHILE, "en verder?"),
        ("Groeide de invoer tussen 2010 en 2020?", "en in 2030?"),
    ],
)
def test_what_is_no_fragment_or_has_no_place_is_left_alone(matcher: NameMatcher, previous: str, text: str) -> None:
    """A question with words of its own, a name already asked about, or one without a counterpart stays as it is."""
    assert resolve_follow_up(text, Question.from_text(previous, matcher), matcher) == text


def test_ordinary_questions_stand_on_their_own(matcher: NameMatcher) -> None:
    """None of the questions about the texts is rewritten, whatever was asked before."""
    rows = [json.loads(x) for f in sorted(DATA.glob("*-questions.jsonl")) for x in f.read_text("utf-8").splitlines()]
    asked = [row["question"] for row in rows]
    previous = [Question.from_text(text, matcher) for text in (GERMAN, CHILE, "Who owns Nyrstar?")]
    assert len(asked) > 300
    assert [resolve_follow_up(t, previous[i % 3], matcher) for i, t in enumerate(asked)] == asked


def test_another_language_gets_the_name_the_question_uses(matcher: NameMatcher) -> None:
    """A follow-up in another language than the question before is understood as well."""
    previous = Question.from_text(CHILE, matcher)
    full = resolve_follow_up("and for Germany?", previous, matcher)
    assert Question.from_text(full, matcher).entities[0] == "urn:knooppunt:entity:country:de"


@settings(max_examples=60, deadline=None)
@given(before=st.text(max_size=30), after=st.text(min_size=1, max_size=30).filter(str.strip))
def test_any_text_is_taken(matcher: NameMatcher, before: str, after: str) -> None:
    """Whatever is typed comes back as a question, and what a rewriting brings in stands in it."""
    previous = Question.from_text(f"Hoeveel {after} komt uit China?", matcher)
    full = resolve_follow_up(f"{before} Japan?", previous, matcher)
    assert full == f"{before} Japan?" or "Japan" in full
