"""Paragraphs, tables, captions, chapters and pull quotes on the page, and what the clean text makes of them."""

from __future__ import annotations

from ingest.layout import layout
from ingest.repair import repair
from kg.model import BlockKind, Document

COLUMN = """De winning van erts is in handen van een klein aantal
landen, en de verwerking in die van nog minder. Wie de
verwerking beheerst, bepaalt de prijs. Daarom groeit de
zorg over de levering in tijden van spanning en schaarste.
"""


def repaired(text: str) -> Document:
    """The document with its edits."""
    return repair(Document(id="0", name="t", original=text, language="nl"))


def kinds(text: str) -> dict[str, BlockKind]:
    """The kind of each block by its text."""
    document = repaired(text)
    return {document.clean[block.start : block.end]: block.kind for block in layout(document)}


def test_rows_of_a_flattened_table_stay_apart() -> None:
    """Each row keeps its line, a cell that went on below is put back into its row, and prose ends the table."""
    text = (
        COLUMN + "\nTabel 2. Invoer naar stof\n\nStof Land Aandeel\nKobalt (ruw en\nbewerkt) Congo 63% 0,51\n"
        "Gallium China 71% 0,62\nAluminium en\nschroot Canada 12% 0,20\nBron: eigen werk\n\n" + COLUMN
    )
    document = repaired(text)
    rows = [block for block in layout(document) if block.kind is BlockKind.TABLE_ROW]
    assert [document.clean[row.start : row.end] for row in rows] == [
        "Stof Land Aandeel",
        "Kobalt (ruw en bewerkt) Congo 63% 0,51",
        "Gallium China 71% 0,62",
        "Aluminium en schroot Canada 12% 0,20",
    ]
    assert {(row.caption, row.header) for row in rows} == {("Tabel 2. Invoer naar stof", ("Stof", "Land", "Aandeel"))}


def test_title_below_a_bare_caption_belongs_to_it() -> None:
    """A caption of word and number alone takes the next line as its title."""
    text = (
        COLUMN
        + "\nTabel 3.\n\nInvoer naar stof\n\nStof Land Aandeel\nKobalt Congo 63%\nGallium China 71%\nBron: eigen werk\n"
    )
    captions = [block.caption for block in layout(repaired(text)) if block.kind is BlockKind.TABLE_ROW]
    assert set(captions) == {"Tabel 3. Invoer naar stof"}


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    """A line that happens to begin with the word figure and goes on small is text."""
    text = "Dat is te zien in de tekening hieronder, want de lijn in\nFiguur 2 loopt vanaf dat jaar steil omhoog en daarna omlaag.\n"
    assert repaired(text).clean.count("\n") == 1


def test_pull_quotes_are_set_aside() -> None:
    """Lines set narrow between paragraphs, or lifted out of one, are pull quotes and not text."""
    quoted = kinds(f"{COLUMN}\nMacht over de keten\nis macht over de prijs\nvan de fabriek\n\n{COLUMN}")
    assert quoted["Macht over de keten is macht over de prijs van de fabriek"] is BlockKind.QUOTE
    lifted = kinds(f"{COLUMN}\nWie de verwerking beheerst, bepaalt de prijs\n\n{COLUMN}")
    assert lifted["Wie de verwerking beheerst, bepaalt de prijs"] is BlockKind.QUOTE


def test_a_pull_quote_inside_a_sentence_leaves_it_whole() -> None:
    """Where a pull quote cuts a sentence in two, the clean text has the sentence without it."""
    quote = "Macht over de keten\nis macht over de prijs\nvan de fabriek"
    cut = f"{COLUMN.rsplit(' ', 2)[0]}\n\n{quote}\n\nen veel schaarste.\n"
    assert "Macht over de keten" not in repaired(cut).clean
    assert "spanning en veel schaarste." in repaired(cut).clean


def test_headings_over_two_lines_are_no_pull_quotes() -> None:
    """A heading that fills its first line is joined and stays a heading."""
    text = f"{COLUMN}\nHoe de zorg over de levering van erts groeit en\nwat daaraan te doen is\n\n{COLUMN}"
    assert kinds(text)["Hoe de zorg over de levering van erts groeit en wat daaraan te doen is"] is BlockKind.HEADING


def test_number_and_title_of_a_chapter_are_one_heading() -> None:
    """The title on the lines below the number of a chapter belongs to it."""
    clean = repaired(f"{COLUMN}\nHoofdstuk 2:\nMacht en\nprijs\n\n{COLUMN}").clean
    assert "\nHoofdstuk 2: Macht en prijs\n" in clean


def test_a_paragraph_goes_on_behind_a_caption() -> None:
    """A caption between two halves of a sentence does not cut it."""
    cut = COLUMN.rsplit(" ", 2)[0] + "\n\nFiguur 8. De keten van erts\n\nen schaarste, en dat is geen toeval.\n"
    assert "spanning en schaarste, en dat" in repaired(cut).clean


def test_labels_of_a_chart_are_furniture() -> None:
    """Many short lines in a row, what is left of a drawing, are no text."""
    labels = "Winning\n\n12,5%\n\n9,7%\n\nVerwerking\n\n3,1%\n\n4,4%\n\n"
    found = kinds(f"{COLUMN}\n{labels}{COLUMN}")
    assert {found[label] for label in ("Winning", "12,5%", "4,4%")} == {BlockKind.FURNITURE}


def test_bars_and_tabs_divide_cells() -> None:
    """Rows divided by bars carry the cells of their first row as header; the rule below it is furniture."""
    text = "Tabel 1. Invoer\n| Stof | Aandeel |\n|------|---------|\n| Kobalt | 63 % |\n| Gallium | 71 % |\n"
    document = Document(id="0", name="t", original=text, language="nl")
    blocks = layout(document)
    assert [block.kind for block in blocks] == [
        BlockKind.CAPTION,
        BlockKind.TABLE_ROW,
        BlockKind.FURNITURE,
        BlockKind.TABLE_ROW,
        BlockKind.TABLE_ROW,
    ]
    assert blocks[-1].header == ("Stof", "Aandeel")
    assert blocks[-1].caption == "Tabel 1. Invoer"


def test_a_day_that_opens_a_line_is_no_item() -> None:
    """A German date cut by a line end is joined, and a title in capitals keeps its line above the date of the text."""
    text = (
        "SORGFALT IN DER KETTE\nStand: Juni 2025\n\nDie Verordnung verbietet Waren aus Zwangsarbeit ab dem\n"
        "14. Dezember 2027 auf dem Markt der Union, und zwar für\nalle Betriebe, ob klein oder groß, ohne Ausnahme.\n"
    )
    clean = repair(Document(id="0", name="t", original=text, language="de")).clean
    assert "ab dem 14. Dezember 2027 auf dem Markt" in clean
    assert clean.startswith("SORGFALT IN DER KETTE\nStand: Juni 2025\n")
