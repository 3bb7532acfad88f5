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


CUT = COLUMN.rsplit(" ", 2)[0]
"""A paragraph that stops inside its last sentence."""
OTHER = """Op de beurs stijgt de prijs van nikkel al drie maanden,
en kopers houden hun adem in tot het volgende bericht.
"""


def test_a_sentence_goes_on_behind_a_footnote() -> None:
    """A footnote at the foot of a page does not cut the sentence that goes on over the page, and the quote spans both."""
    text = (
        f"{CUT}\n\n7 Zie de brief van maart over de levering van erts.\n\fen schaarste, en dat is geen toeval.\n{OTHER}"
    )
    document = repaired(text)
    start = document.clean.index("spanning en schaarste, en dat is geen toeval.")
    quote = document.evidence(start, start + 40)
    assert quote.holds_in(text)
    assert "7 Zie de brief" in quote.quote


def test_a_word_broken_before_a_footnote_is_whole() -> None:
    """A word divided over two pages is put together over the footnotes between them."""
    text = f"{CUT} en schaar-\n\n7 Zie de brief van maart.\n8 Zie het verslag van april.\n\fste, en dat is geen toeval.\n{OTHER}"
    assert "spanning en schaarste, en dat" in repaired(text).clean


def test_a_name_goes_on_behind_a_footnote_after_an_article() -> None:
    """An article waits for its noun, even one with a capital; a verb does not, and the next paragraph stays its own."""
    note = "\n\nb Dit is een denktank voor handel in het noorden.\n\f"
    assert (
        "van de Europese fabrieken"
        in repaired(f"{CUT} of van de{note}Europese fabrieken in het zuiden.\n{OTHER}").clean
    )
    heading = repaired(f"{COLUMN}\nWaarom de prijs van erts steeds zo hoog wordt\n\nErts is duur.\n\n{COLUMN}").clean
    assert "hoog wordt\n" in heading


def test_a_sentence_goes_on_behind_figure_source_and_labels() -> None:
    """Caption, labels and source of a figure between two halves of a sentence are set aside together."""
    figure = "Figuur 8. De keten van erts\n\nWinning\n\n12,5%\n\nSmelten\n\n3,1%\n\nBron: eigen werk\n\n"
    assert "spanning en schaarste, en dat" in repaired(f"{CUT}\n\n{figure}en schaarste, en dat is geen toeval.\n").clean


def test_a_table_is_never_left_out() -> None:
    """Rows are text of their own: a sentence that a table cuts stays cut rather than lose them."""
    table = "Tabel 2. Invoer\n\nStof Land Aandeel\nKobalt Congo 63%\nGallium China 71%\nBron: eigen werk\n\n"
    clean = repaired(f"{CUT}\n\n{table}en schaarste, en dat is geen toeval.\n").clean
    assert "Kobalt Congo 63%" in clean


def test_footnotes_that_cut_nothing_stay_in_the_text() -> None:
    """Notes between whole sentences are blocks of their own kind, also where no blank line divides them from the text."""
    marked = COLUMN.replace("minder.", "minder.7").replace("prijs.", "prijs.8").replace("schaarste.", "schaarste.9")
    found = kinds(f"{marked}7 Zie de brief van maart.\n8 Zie het verslag van april.\n9 Zie de nota.\n\f{COLUMN}")
    assert found["7 Zie de brief van maart."] is BlockKind.NOTE
    assert found["9 Zie de nota."] is BlockKind.NOTE


def test_the_imprint_of_a_serial_is_furniture() -> None:
    """The lines with an ISSN and the foot of the page behind them are no text."""
    clean = repaired(
        f"{COLUMN}\nxx-2024-77\nISSN 1234 - 567X\n\nDrukkerij 2024 | Blad voor handel | 1\n\n{COLUMN}"
    ).clean
    assert "ISSN" not in clean
    assert "Drukkerij" not in clean


def test_a_heading_over_its_paragraph_without_a_blank_line() -> None:
    """A line that ends no sentence and has an article with a capital below it is a heading, not the first words."""
    text = f"{COLUMN}\nLuchtvaart: de bouw van motoren in het zuiden\n" + "De " + COLUMN[3:]
    assert kinds(text)["Luchtvaart: de bouw van motoren in het zuiden"] is BlockKind.HEADING


def test_lettered_notes_below_each_other_are_two() -> None:
    """A line that opens with the next letter begins the next footnote."""
    text = f"{COLUMN}\na Zie voor de prijs van erts het verslag van het voorjaar\nb Zie voor de winning het boek.\n\f{OTHER}"
    assert "voorjaar\nb Zie" in repaired(text).clean


def test_words_under_each_other_are_no_sentence() -> None:
    """The legend of a chart keeps its lines."""
    assert "Zweden\nMalta\nPolen" in repaired(f"{COLUMN}\nZweden\nMalta\nPolen\nSpanje\nItalië\n\n{COLUMN}").clean


def test_a_bracket_that_goes_on_is_no_item() -> None:
    """A dash that opens a line inside brackets is a dash."""
    text = (
        "Antwoord van de minister van Havens (Handel, Bouw en Zee\n– Water, Wind en Zon), die vandaag kwam.\n" + COLUMN
    )
    assert "Bouw en Zee – Water, Wind" in repaired(text).clean


def test_hyphens_of_addresses_stay() -> None:
    """An address broken at one of its hyphens keeps it; one broken inside a word by the typesetter does not."""
    text = f"{COLUMN}Zie https://www.krant.nl/2024/05/goedkope-fabriek-\ngebouwd of https://www.krant.nl/over-de-afhanke-\nlijkheid.\n"
    clean = repaired(text).clean
    assert "goedkope-fabriek-gebouwd" in clean
    assert "over-de-afhankelijkheid" in clean


GERMAN = """Die Förderung von Erz liegt in den Händen weniger Staaten,
und die Verarbeitung in denen von noch weniger. Wer die
Verarbeitung beherrscht, bestimmt den Preis der gesamten
"""


def test_a_noun_with_a_capital_goes_on_behind_a_footnote() -> None:
    """A page that stops on a full line inside a sentence goes on in the noun that opens the next, whatever its capital."""
    rest = "Kette, und darum wächst die Sorge um die Lieferung in den\nZeiten von Spannung und Mangel, hier wie dort.\n"
    text = f"{GERMAN}\n7 Siehe den Bericht vom März.\n\n12\n\f{rest}"
    clean = repair(Document(id="0", name="t", original=text, language="de")).clean
    assert "Preis der gesamten Kette, und darum" in clean


def test_a_heading_on_the_next_page_is_no_end_of_a_sentence() -> None:
    """What opens a page as headings do is not put behind the page before."""
    text = f"{GERMAN}\n7 Siehe den Bericht vom März.\n\fKapitel 3\n\nMacht und Preis\n\n{GERMAN}"
    clean = repair(Document(id="0", name="t", original=text, language="de")).clean
    assert "gesamten\n" in clean


def test_a_page_number_of_one_digit_is_taken_out_once() -> None:
    """A join over the shortest of page numbers is no longer than a line end can be, and still takes the number out."""
    clean = repaired("Geprüft werden Proben aus der Grube und aus dem Werk, 3. die\n\n6\f200 7").clean
    assert "6" not in clean
    assert "3. die" in clean
