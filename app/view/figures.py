"""The figures of the texts as rows of a table to look over, to filter and to take along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.view.facts import name_of, period_words
from app.view.markup import Html, element, join
from app.view.quoting import flowing_quote
from app.view.wording import TEXTS, Wording
from kg.model import Document, Entity, Evidence, Figure

Cell = str | int

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")
"""How a cell begins that a spreadsheet would carry out instead of show."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure, the document it stands in and the passage of that, None outside all."""

    figure: Figure
    document_id: str
    source: str
    passage_id: int | None


def unit_of(figure: Figure) -> str:
    """Return the currency of a figure, else its unit, "" without either."""
    return figure.currency or figure.unit or ""


def unit_words(unit: str, say: Wording) -> str:
    """Return a unit in words: currencies and UCUM codes are their own."""
    key = f"unit {unit or 'none'}"
    return say(key) if key in TEXTS else unit


def chosen(
    found: Iterable[Stated], entities: Mapping[str, Entity], about: str | None, text: str, unit: str | None
) -> list[Stated]:
    """Return the figures about an entity, of a unit, with every word of `text` in measure, value, names or source.

    `None` stands for any entity or unit.
    """
    words = text.casefold().split()
    return [
        stated
        for stated in found
        if about in (None, *stated.figure.about)
        and unit in (None, unit_of(stated.figure))
        and all(word in _searched(stated, entities) for word in words)
    ]


def _searched(stated: Stated, entities: Mapping[str, Entity]) -> str:
    figure = stated.figure
    names = (label for iri in figure.about if iri in entities for label in entities[iri].labels.values())
    return " ".join((figure.measure, figure.as_written, figure.period or "", stated.source, *names)).casefold()


def table(found: Sequence[Stated], entities: Mapping[str, Entity], say: Wording) -> dict[str, list[str]]:
    """Return the columns of the table by their titles; one on doubts only where there are any."""
    figures = [stated.figure for stated in found]
    columns = {
        say("figure"): [f.as_written for f in figures],
        say("measure"): [f.measure for f in figures],
        say("figure about"): [_names(f, entities, say) for f in figures],
        say("figure period"): [period_words(f.period, say) for f in figures],
        say("figure by"): [f.attribution for f in figures],
        say("source"): [stated.source for stated in found],
    }
    if any(f.suspect for f in figures):
        columns[say("figure doubt")] = [say("doubtful value") if f.suspect else "" for f in figures]
    return columns


def _names(figure: Figure, entities: Mapping[str, Entity], say: Wording) -> str:
    return ", ".join(name_of(iri, entities, say) for iri in figure.about)


def value_words(figure: Figure, say: Wording) -> str:
    """Return what a figure comes to in base units: *36.060.000.000 EUR* for 36,06 miljard euro."""
    both = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    value = "–".join(say.amount(v) for v in both)
    return f"{value} {unit_words(unit_of(figure), say)}" if unit_of(figure) else value


def figure_html(figure: Figure, say: Wording) -> Html:
    """Return a figure as written, with what it comes to where that is written otherwise, and any doubt."""
    value = value_words(figure, say)
    told = "" if value.split()[0] in figure.as_written.split() else element("span", f" = {value}", class_="kp-where")
    doubt = element("p", say("suspect", reason=figure.suspect), class_="kp-where") if figure.suspect else ""
    return join(element("p", element("strong", figure.as_written), told), doubt)


Placed = tuple[Stated, Document, Evidence]


def figures_csv(found: Iterable[Placed], entities: Mapping[str, Entity], say: Wording) -> bytes:
    """Return figures with their sentences as a file that a spreadsheet in the language of the page opens as a table.

    Dutch and German spreadsheets part cells by semicolons and write decimals with a comma. Text that a spreadsheet would
    take for a formula gets an apostrophe before it.
    """
    output = io.StringIO()
    titles = (
        *(
            "figure",
            "value",
            "unit",
            "currency",
            "figure period",
            "measure",
            "figure about",
            "figure by",
            "figure doubt",
        ),
        *("quote", "source", "file", "first character", "past last character"),
    )
    writer = csv.writer(output, delimiter="," if say.language == "en" else ";", lineterminator="\r\n")
    writer.writerow([say(title) for title in titles])
    for stated, document, evidence in found:
        writer.writerow([_safe(cell) for cell in _cells(stated.figure, document, evidence, entities, say)])
    # With the mark spreadsheets take the file for UTF-8.
    return output.getvalue().encode("utf-8-sig", "replace")


def _cells(
    figure: Figure, document: Document, evidence: Evidence, entities: Mapping[str, Entity], say: Wording
) -> Iterator[Cell]:
    both = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    yield figure.as_written
    yield "–".join(_decimal(v, say) for v in both)
    yield unit_words(figure.unit, say) if figure.unit else ""
    yield figure.currency or ""
    yield figure.period or ""
    yield figure.measure
    yield _names(figure, entities, say)
    yield figure.attribution
    yield figure.suspect
    yield flowing_quote(document, evidence)
    yield document.title
    yield document.name
    yield evidence.start
    yield evidence.end


def _decimal(value: float, say: Wording) -> str:
    text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text if say.language == "en" else text.replace(".", ",")


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
