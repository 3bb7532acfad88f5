"""Answers as plain text for the terminal."""

from __future__ import annotations

from dataclasses import replace

from app.plain import answer_text, hits_text, quoted
from kg.model import Answer, Document, Hit
from kg.offsets import Edit

ORIGINAL = "De haven verwerkt ko-\nbalt uit Congo. De kade groeit nauwelijks."
DOCUMENT = Document(
    "d" * 64, "haven.txt", ORIGINAL, (Edit(20, 22, "", "hyphen at line end"),), title="Kobalt aan de kade"
)
WHOLE = DOCUMENT.evidence(0, len(DOCUMENT.clean))
ANSWER = Answer(
    question="Was wird umgeschlagen?",
    language="de",
    kind="what",
    text="De haven verwerkt kobalt uit Congo. [1] De kade groeit nauwelijks. [2] Let op de kade.",
    abstained=False,
    confidence=0.3,
    citations=(replace(WHOLE, end=37, quote=ORIGINAL[:37]), replace(WHOLE, start=38, quote=ORIGINAL[38:])),
)


def lookup(id_: str) -> Document | None:
    """The document with an id."""
    return DOCUMENT if id_ == DOCUMENT.id else None


def test_each_part_stands_on_its_own_line_with_its_support() -> None:
    """Parts are told apart, and how well the answer is supported is said in the language of the question."""
    lines = answer_text(ANSWER, lookup).split("\n")
    assert lines[:4] == [
        "De haven verwerkt kobalt uit Congo. [1]",
        "De kade groeit nauwelijks. [2]",
        "Let op de kade.",
        "(Schwach belegt: Quelle lesen)",
    ]


def test_a_quote_has_its_title_and_whole_words() -> None:
    """A citation names the title beside the file, and a word broken at a line end is whole."""
    text = answer_text(ANSWER, lookup)
    assert "[1] Kobalt aan de kade · haven.txt, characters 0–37" in text
    assert "“De haven verwerkt kobalt uit Congo.”" in text


def test_a_quote_of_a_document_that_has_gone_is_shown_as_it_is() -> None:
    """Without its document a quote keeps its line break as a space."""
    assert "“De haven verwerkt ko- balt uit Congo.”" in answer_text(ANSWER, lambda _: None)


def test_passages_that_are_no_answer_are_named_so_in_the_language_of_the_question() -> None:
    """What is missing comes first; a language that we do not speak gets English."""
    refused = replace(
        ANSWER, text="", abstained=True, missing="Die Quellen sagen das nicht.", citations=(), nearest=(WHOLE,)
    )
    assert answer_text(refused, lookup).startswith(
        "Die Quellen sagen das nicht.\n\nNächstliegende Passagen (keine Antwort):\n[1] Kobalt"
    )
    assert "Nearest passages (not an answer):" in answer_text(replace(refused, language="other"), lookup)
    assert answer_text(replace(refused, nearest=()), lookup) == "Die Quellen sagen das nicht."


def test_a_quote_has_its_place_below_it() -> None:
    """Lists of evidence are wrapped for reading, with whole words and the place on a line of its own."""
    assert quoted(WHOLE, lookup, "  ") == (
        "  “De haven verwerkt kobalt uit Congo. De kade groeit nauwelijks.”\n    haven.txt, characters 0–64"
    )


def test_a_hit_says_why_it_was_found() -> None:
    """Each hit has its title, its text with whole words, and the reasons below it."""
    text = hits_text([Hit(1, 0.5, WHOLE, ("the same words", "similar meaning"))], lookup)
    assert text.split("\n") == [
        "[1] Kobalt aan de kade · haven.txt, characters 0–64",
        "    “De haven verwerkt kobalt uit Congo. De kade groeit nauwelijks.”",
        "    (the same words; similar meaning)",
        "",
    ]
    assert hits_text([], lookup) == "Nothing found."
