"""Quotes as running text."""

from __future__ import annotations

from app.view.quoting import flowing, flowing_quote
from kg.model import Document
from kg.offsets import Edit

ORIGINAL = "De athankelijk-\nheid  van\nAl-systemen blijft."
EDITS = (
    Edit(4, 5, "f", "misread letters"),
    Edit(14, 16, "", "hyphen at line end"),
    Edit(25, 26, " ", "line join"),
    Edit(26, 28, "AI", "l for I"),
)
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, EDITS)


def test_lines_are_joined_and_nothing_else_is_repaired() -> None:
    """A word broken at a line end is whole again; misread letters stay as the original has them."""
    evidence = DOCUMENT.evidence(0, len(DOCUMENT.clean))
    assert flowing_quote(DOCUMENT, evidence) == "De athankelijkheid van Al-systemen blijft."


def test_a_part_of_a_quote_keeps_its_spaces() -> None:
    """Parts that are put one after another lose no space between them."""
    assert flowing(DOCUMENT, 3, 21) + flowing(DOCUMENT, 21, 29) == "athankelijkheid  van Al-"


def test_an_edit_that_is_cut_is_not_applied() -> None:
    """What reaches beyond the part is left as it is in the original."""
    assert flowing(DOCUMENT, 3, 15) == "athankelijk-"


def test_without_edits_a_quote_is_itself() -> None:
    """A quote without repairs differs at most in its line ends."""
    bare = Document("e" * 64, "kaal.txt", "een\ntwee-drie")
    assert flowing_quote(bare, bare.evidence(0, 13)) == "een twee-drie"


def test_what_stands_inside_a_sentence_is_a_gap() -> None:
    """A footnote and a page number between the halves of a sentence are shown as left out, in a quote of the whole."""
    text = "De kosten van de\n\n7 Zie de brief.\n\nMARKT 12\n\nbouw stijgen."
    gap = Edit(text.index("\n"), text.index("bouw"), " ", "line join")
    document = Document("0", "t", text, (gap,))
    assert flowing(document, 0, len(text)) == "De kosten van de […] bouw stijgen."
    assert document.evidence(0, len(document.clean)).holds_in(text)
