"""Figures in table rows whose cells stand between bars (Markdown): each under the title of its column.

A row is about its label, the first cell, and about the name in the nearest cell to the left (*China | 240.000 | 69 %*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.figures.lexicon import currencies, units
from ingest.figures.nearby import MentionIndex
from ingest.figures.numerals import parse_digits
from ingest.figures.periods import periods
from ingest.figures.quantities import Quantity
from ingest.figures.suspects import implausible_share, misfit
from kg.model import BlockKind, Document, Figure, Language, Passage

_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(r"\s*(?P<number>[-−]?\d[\d.,]*)\s*(?P<percent>%)?\s*")
_TITLE = re.compile(r"\s*(?P<title>[^()]*?)\s*(?:\((?P<unit>[^()]*)\))?\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    unit: str | None
    currency: str | None
    values: tuple[tuple[float, int], ...] = ()
    """Value and decimals of its cells."""


def is_pipe_row(passage: Passage, document: Document) -> bool:
    """Tell whether a passage is a row of a table with bars whose columns have titles."""
    row = document.clean[passage.start : passage.end]
    return passage.kind is BlockKind.TABLE_ROW and len(passage.header) > 1 and len(_cells(row)) == len(passage.header)


def pipe_figures(
    document: Document, passages: Sequence[Passage], mentions: MentionIndex, language: Language
) -> Iterator[Figure]:
    """Yield the figures of all rows between bars that have as many cells as their header."""
    rows = [p for p in passages if is_pipe_row(p, document)]
    for _, table in groupby(rows, key=lambda p: (p.caption, p.header)):
        yield from _table(document, list(table), mentions, language)


def _table(document: Document, rows: Sequence[Passage], mentions: MentionIndex, language: Language) -> Iterator[Figure]:
    """Yield the figures of the rows of one table, those that do not fit their column flagged."""
    split = [_cells(document.clean[p.start : p.end]) for p in rows]
    titles = [_column(title) for title in rows[0].header]
    columns = [
        replace(column, values=_values([cells[i] for cells in split], language)) for i, column in enumerate(titles)
    ]
    for passage, cells in zip(rows, split, strict=True):
        yield from _row(passage, cells, columns, mentions, language)


def _values(cells: Sequence[re.Match[str]], language: Language) -> tuple[tuple[float, int], ...]:
    """Return value and decimals of the cells of a column that hold a number."""
    numbers = [n for cell in cells if (n := _NUMBER.fullmatch(cell[0]))]
    return tuple(parse_digits(n["number"].strip("-−"), language) for n in numbers)


def _suspicion(value: float, decimals: int, column: _Column, unit: str | None) -> str:
    """Say why a cell cannot be what it prints: a share above 100 %, or a number unlike its column."""
    share = Quantity(0, len(column.title), 0, abs(value), unit=unit, decimals=decimals)
    others = list(column.values)
    if (abs(value), decimals) in others:
        others.remove((abs(value), decimals))
    return misfit(value, decimals, others) or implausible_share(column.title, share)


def _cells(row: str) -> list[re.Match[str]]:
    return [m for m in _CELL.finditer(row) if m[0].strip()] if "|" in row else []


def _row(
    passage: Passage,
    cells: Sequence[re.Match[str]],
    columns: Sequence[_Column],
    mentions: MentionIndex,
    language: Language,
) -> Iterator[Figure]:
    dated = {p.iso for p in periods(passage.caption)}
    period = next(iter(dated)) if len(dated) == 1 else None
    label = left = _named(passage, cells[0], mentions)
    for cell, column in zip(cells[1:], columns[1:], strict=True):
        number = _NUMBER.fullmatch(cell[0])
        if number is None:
            left = _named(passage, cell, mentions)
            continue
        written = cell[0].strip()
        start = passage.start + cell.start() + cell[0].index(written)
        value, decimals = parse_digits(number["number"].strip("-−"), language)
        unit = "percent" if number["percent"] else column.unit
        yield Figure(
            start=start,
            end=start + len(written),
            as_written=written,
            value=-value if number["number"][0] in "-−" else value,
            unit=unit,
            currency=column.currency,
            period=period,
            measure=column.title,
            about=tuple(dict.fromkeys((*label, *left))),
            suspect=_suspicion(value, decimals, column, unit),
        )


def _column(title: str) -> _Column:
    match = _TITLE.fullmatch(title)
    if match is None:
        return _Column(title.strip(), None, None)
    words = re.findall(r"[^\W\d_]+|[%€$£]", match["unit"] or "")
    unit = next((units()[w] for w in words if w in units()), None)
    return _Column(match["title"], unit, next((currencies()[w] for w in words if w in currencies()), None))


def _named(passage: Passage, cell: re.Match[str], mentions: MentionIndex) -> tuple[str, ...]:
    start, end = passage.start + cell.start(), passage.start + cell.end()
    return tuple(m.entity for m in mentions.within(start, end))
