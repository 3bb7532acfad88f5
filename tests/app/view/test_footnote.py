"""Footnotes and places in words."""

from __future__ import annotations

from app.view.footnote import footnote, where
from app.view.wording import Wording
from kg.model import Document, Page

DOCUMENT = Document(
    "d" * 64,
    "nota.pdf",
    "Lithium is\nschaars.",
    pages=(Page(7, 0, 19),),
    title="De   nota",
    authors=("A. Jansen", "B. Vos"),
    publisher="Rijksdienst",
    issued="2025-03-01",
)


def test_a_footnote_holds_all_that_finds_the_quote_again() -> None:
    """Authors, title, publisher, date, page, heading, quote, file and place, in one line."""
    evidence = DOCUMENT.evidence(0, 19, ("Deel 1", "Batterijen"))
    assert footnote(evidence, DOCUMENT, Wording("nl")) == (
        "A. Jansen, B. Vos, “De nota”, Rijksdienst, 2025-03-01, p. 7, Deel 1 › Batterijen: “Lithium is schaars.” "
        "(nota.pdf, tekens 0–19)."
    )


def test_a_footnote_leaves_out_what_is_not_known() -> None:
    """A bare text gives title, quote and place, without empty commas."""
    bare = Document("e" * 64, "kaal.txt", "Kobalt.")
    assert footnote(bare.evidence(0, 7), bare, Wording("de")) == "“kaal.txt”: “Kobalt.” (kaal.txt, Zeichen 0–7)."


def test_a_place_is_page_and_heading() -> None:
    """A reader is told the page and the headings."""
    assert where(DOCUMENT.evidence(0, 7, ("Deel 1",)), Wording("de")) == "S. 7 · Deel 1"


def test_a_place_without_page_and_heading_is_its_characters() -> None:
    """Something always says where a quote stands."""
    bare = Document("e" * 64, "kaal.txt", "Kobalt.")
    assert where(bare.evidence(0, 6), Wording("en")) == "characters 0–6"
