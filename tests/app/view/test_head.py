"""The head of a paper of parliament on the page and in the terminal."""

from __future__ import annotations

from app.showing import block_lines
from app.view.head import head_html, head_rows
from kg.model import Document

PAPER = Document(
    "0", "stuk.txt", "Ja.", head=(("askedBy", "Bos (<b>VZ</b>)"), ("askedBy", "De Wit (LN)"), ("identifier", "417"))
)


def test_statements_have_names_in_the_language_of_the_reader() -> None:
    """Several values of one term are one row, number first."""
    assert head_rows(PAPER, "nl") == [("nummer van het stuk", "417"), ("gesteld door", "Bos (<b>VZ</b>), De Wit (LN)")]
    assert head_rows(PAPER, "de")[1][0] == "gestellt von"


def test_values_are_never_markup() -> None:
    """What a paper states comes out escaped; a text without a head gives nothing."""
    assert "<b>" not in str(head_html(PAPER, "en"))
    assert head_html(Document("0", "t", "x"), "en") is None


def test_show_begins_with_the_head() -> None:
    """The command shows a line a statement before the text."""
    assert next(iter(block_lines(PAPER, ()))) == "[askedBy] Bos (<b>VZ</b>)"
