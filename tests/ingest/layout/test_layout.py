"""Kinds of blocks, headings above them, and tables."""

from __future__ import annotations

from ingest.layout import layout
from kg.model import Block, BlockKind, Document

PROSE = "De winning vindt plaats in enkele landen, en de verwerking in nog minder; dat geeft die landen macht over de keten."


def blocks_of(text: str) -> list[tuple[BlockKind, str]]:
    """Kind and text of each block."""
    document = Document(id="0", name="t", original=text, language="nl")
    return [(block.kind, text[block.start : block.end]) for block in layout(document)]


def full(text: str) -> tuple[Block, ...]:
    """The blocks themselves."""
    return layout(Document(id="0", name="t", original=text, language="nl"))


def test_headings_and_their_path() -> None:
    """A numbered chapter is above the headings in it, and paragraphs carry the path."""
    blocks = full(f"2 KETENS\nGrondstoffen\n{PROSE}\nEnergie\n{PROSE}\n")
    assert [b.headings for b in blocks if b.kind is BlockKind.PARAGRAPH] == [
        ("2 KETENS", "Grondstoffen"),
        ("2 KETENS", "Energie"),
    ]


def test_levels_by_marks_and_decimals() -> None:
    """Marks of Markdown and decimal numbers give the level of a heading."""
    blocks = full(f"# Boven\n## Onder\n{PROSE}\n1.2 Tweede\n{PROSE}\n")
    assert [b.level for b in blocks if b.kind is BlockKind.HEADING] == [1, 2, 2]


def test_notes_and_captions_are_told() -> None:
    """Sources, notes and captions are no paragraphs; everything under the heading of the endnotes is a note."""
    kinds = {
        text: kind
        for kind, text in blocks_of(f"{PROSE}\nFiguur 3. Invoer\nBron: CBS\nEindnoten\n1. Wit, A. (2024) Erts.\n")
    }
    assert kinds["Figuur 3. Invoer"] is BlockKind.CAPTION
    assert kinds["Bron: CBS"] is BlockKind.NOTE
    assert kinds["1. Wit, A. (2024) Erts."] is BlockKind.NOTE


def test_rows_carry_caption_and_header() -> None:
    """Lines under the caption of a table are its rows."""
    blocks = full(f"{PROSE}\n\nTabel 4. Invoer\n\nStof Land Aandeel\nKobalt Congo 63%\nGallium China 71%\nBron: CBS\n")
    rows = [b for b in blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows[-1].caption == "Tabel 4. Invoer"
    assert rows[-1].header == ("Stof", "Land", "Aandeel")


def test_links_and_contacts_are_boilerplate() -> None:
    """Lists of links to other pages and lines with an address are no text of the document."""
    kinds = {
        text: kind
        for kind, text in blocks_of(f"{PROSE}\nLees ook:\n- Een ander stuk\n{PROSE}\nMail naar info@voorbeeld.nl\n")
    }
    assert kinds["- Een ander stuk"] is BlockKind.BOILERPLATE
    assert kinds["Mail naar info@voorbeeld.nl"] is BlockKind.BOILERPLATE
    assert kinds[PROSE] is BlockKind.PARAGRAPH


def test_adverts_between_paragraphs_are_boilerplate() -> None:
    """A picture, a line about the owner of the page and a link to more are an advert; a paragraph about the matter is none."""
    matter = f"Winning in cijfers – Afbeelding: Ertsblad\n{PROSE} Dat bleek in mei.\n"
    advert = "Advies over erts door Ertsblad – Afbeelding: Ertsblad\nErtsblad geeft uw bedrijf raad over de keten.\nMeer hierover hier:\n"
    kinds = {text: kind for kind, text in blocks_of(f"{PROSE}\n{matter}{advert}{PROSE} Slot.\n")}
    assert kinds["Ertsblad geeft uw bedrijf raad over de keten."] is BlockKind.BOILERPLATE
    assert kinds[f"{PROSE} Dat bleek in mei."] is BlockKind.PARAGRAPH


def test_labels_of_questions_are_headings_and_questions_are_text() -> None:
    """The label of a question heads what follows however short, and the question below it is text, though it looks like one."""
    text = "Vraag 3\nBent u bereid dit te doen?\n\nAntwoord 3\nJa\n\nVraag 4, 5 en 6\nWat doet u daarna?\n\nAntwoord 4, 5 en 6\nNiets.\n"
    kinds = [block.kind for block in layout(Document(id="0", name="t", original=text, language="nl"))]
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert kinds == [heading, paragraph] * 4
