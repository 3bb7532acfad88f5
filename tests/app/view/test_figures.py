"""The figures of the texts as a table, on the page and as a file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from app.view.figures import Stated, chosen, figure_html, figures_csv, table, unit_words, value_words
from app.view.wording import Wording
from kg.model import Document, Entity, EntityType, Figure

NL, DE, EN = (Wording(language) for language in ("nl", "de", "en"))
COBALT = Entity("m:co", EntityType.MATERIAL, {"nl": "kobalt", "de": "Kobalt"})
ENTITIES = {COBALT.iri: COBALT}
TEXT = "In 2023 kocht de haven voor 1,5 miljard euro ko-\nbalt; =2+2 procent bleef liggen."
DOCUMENT = Document("d" * 64, "kade.txt", TEXT, title="Aan de kade")
COST = Figure(28, 44, "1,5 miljard euro", 1.5e9, None, "EUR", "2023", None, "koop", (COBALT.iri,), "het havenbedrijf")
REST = Figure(55, 67, "=2+2 procent", (2.0, 2.25), "percent", measure="=resten", suspect="too many signs")
ALL = [Stated(COST, DOCUMENT.id, "Aan de kade", 1), Stated(REST, DOCUMENT.id, "Aan de kade", 1)]


@pytest.mark.parametrize(
    ("about", "text", "unit", "found"),
    [
        (None, "", None, [COST, REST]),
        ("m:co", "", None, [COST]),
        (None, "", "percent", [REST]),
        (None, "KADE kobalt", None, [COST]),
        (None, "Kobalt resten", None, []),
        (None, "2023", "EUR", [COST]),
    ],
)
def test_figures_are_chosen(about: str | None, text: str, unit: str | None, found: list[Figure]) -> None:
    """Entity, unit and every word must fit; names count in any language, capitals do not."""
    assert [stated.figure for stated in chosen(ALL, ENTITIES, about, text, unit)] == found


def test_the_table_names_what_a_figure_is_about() -> None:
    """Entities go by their names in the language of the page, and doubts have a column only where there are any."""
    columns = table(ALL, ENTITIES, DE)
    assert columns["Über"] == ["Kobalt", ""]
    assert columns["Achtung"] == ["", "zweifelhaft"]
    assert columns["Quelle"] == ["Aan de kade"] * 2
    assert "Achtung" not in table(ALL[:1], ENTITIES, DE)


def test_a_value_is_written_in_full_in_the_language_of_the_page() -> None:
    """Base units have their thousands apart; what says no more than the text is left out."""
    assert [value_words(COST, say) for say in (NL, EN)] == ["1.500.000.000 EUR", "1,500,000,000 EUR"]
    assert value_words(REST, NL) == "2–2,25 %"
    assert "= 1.500.000.000 EUR" in figure_html(COST, NL).text
    assert "=" not in figure_html(replace(COST, as_written="25 ton", value=25.0, currency=None, unit="t"), NL).text
    assert "twijfelachtig: too many signs" in figure_html(REST, NL).text
    assert [unit_words(unit, NL) for unit in ("", "t", "rank")] == ["zonder eenheid", "t", "rang"]


def test_a_file_opens_in_a_spreadsheet_of_the_language() -> None:
    """A Dutch file has semicolons and decimal commas, an English one neither; the mark says that it is UTF-8."""
    placed = [(stated, DOCUMENT, DOCUMENT.evidence(0, len(DOCUMENT.clean))) for stated in ALL]
    data = figures_csv(placed, ENTITIES, NL)
    assert data.startswith(b"\xef\xbb\xbf")
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (first["Waarde"], first["Munt"], first["Over"]) == ("1500000000", "EUR", "kobalt")
    assert (second["Waarde"], second["Eerste teken"], second["Bestand"]) == ("2–2,25", "0", "kade.txt")
    english = csv.DictReader(io.StringIO(figures_csv(placed, ENTITIES, EN).decode("utf-8-sig"), newline=""))
    assert [row["Value"] for row in english] == ["1500000000", "2–2.25"]


def test_text_of_a_document_is_no_formula() -> None:
    """What a spreadsheet would carry out has an apostrophe before it; a negative number has none."""
    negative = Stated(replace(COST, as_written="-0,3%"), DOCUMENT.id, "Aan de kade", 1)
    evidence = DOCUMENT.evidence(0, 10)
    rows = figures_csv([(stated, DOCUMENT, evidence) for stated in (ALL[1], negative)], ENTITIES, NL).decode(
        "utf-8-sig"
    )
    first, second = csv.DictReader(io.StringIO(rows, newline=""), delimiter=";")
    assert (first["Cijfer"], first["Wat"]) == ("'=2+2 procent", "'=resten")
    assert second["Cijfer"] == "-0,3%"
