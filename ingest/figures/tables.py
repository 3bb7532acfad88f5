"""Tables flattened to lines: rows with the same number of numeric cells, read column by column.

The lines are those of the original, since a repair may have joined them. A column decides what its marks mean and
shows which of its cells cannot be right; a first column that counts 1, 2, 3 numbers the rows and holds no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.figures.lexicon import currencies, units
from ingest.figures.masks import names
from ingest.figures.nearby import MentionIndex
from ingest.figures.numerals import parse_digits
from ingest.figures.periods import periods, year_spans
from ingest.figures.quantities import times
from ingest.figures.subjects import NEAREST
from ingest.figures.suspects import misfit
from kg.model import Document, Figure, Language, Mention

_NUMBER = r"[-−]?\d+(?:[.,]\d+)*"
_CELL = re.compile(
    rf"(?<![\w.,'’])(?P<low>{_NUMBER})\s?%?(?:\s?[-–]\s?(?P<high>{_NUMBER})\s?%?)?(?P<more>\+)?(?=\s|$|[|;])"
)
_CAPTION = re.compile(r"\s*(?:Tab|Übersicht|Overzicht)\S*\s*[A-Z]?\.?\d", re.IGNORECASE)
_CAPTION_NUMBER = re.compile(r"^\s*\S+?\s*[A-Z]?\.?\d+(?:\.\d+)*[.:]?\s*")
_FEWEST_ROWS = 3
_LONGEST = 140
_ABOVE = 9
"""The caption and the header stand within so many lines above the first row."""

_TITLE = 2
"""Words of a column's title: in a flattened header nothing else tells where one title ends."""

_IN_BRACKETS = re.compile(r"(?P<title>[A-ZÄÖÜ][^()]*?)\((?P<unit>[^()]*)\)")
_MILLIONS = {"mln": 1e6, "mio": 1e6, "m": 1e6, "mld": 1e9, "mrd": 1e9, "bn": 1e9, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Row:
    """A row at `start:end` of the clean text; `cells` are its numeric cells, over the text of the row."""

    start: int
    end: int
    text: str
    cells: tuple[re.Match[str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with equally many cells, and the lines above them."""

    rows: tuple[Row, ...]
    caption: str
    header: str


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of one column share."""

    title: str = ""
    unit: str | None = None
    currency: str | None = None
    factor: float = 1
    period: str | None = None


def tables(document: Document) -> list[Table]:
    """Return the tables of a document that are flattened to lines with numbers."""
    lines = list(_lines(document))
    return [_table(lines, first, last) for first, last in _runs([len(row.cells) for row in lines])]


def _lines(document: Document) -> Iterator[Row]:
    for match in re.finditer(r"[^\n]+", document.original):
        start, end = document.offsets.to_clean(*match.span())
        text = document.clean[start:end]
        yield Row(start, end, text, _cells(text) if len(text) <= _LONGEST and _is_row(text) else ())


def _cells(text: str) -> tuple[re.Match[str], ...]:
    """Return the numeric cells of a line, without dates and numbers that are names (*Kamerstukken II 2023/24, 31 839*)."""
    taken = [*names(text), *year_spans(text)]
    return tuple(c for c in _CELL.finditer(text) if not any(a < c.end() and c.start() < b for a, b in taken))


def _is_row(text: str) -> bool:
    """Tell a row from a line of prose: it has a label and its last cell ends it."""
    return bool(re.search(r"[^\W\d_]{2}", text) and re.search(r"[\d%+]\s*$", text))


def _runs(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of at least three lines with equally many cells, two or more."""
    borders = [0, *(i for i, (a, b) in enumerate(pairwise(counts), 1) if a != b), len(counts)]
    for first, last in pairwise(borders):
        if last - first >= _FEWEST_ROWS and counts[first] >= 2:
            yield first, last


def _table(lines: Sequence[Row], first: int, last: int) -> Table:
    above = lines[max(0, first - _ABOVE) : first]
    caption = next((i for i in reversed(range(len(above))) if _CAPTION.match(above[i].text)), None)
    under = above[caption + 1 :] if caption is not None else above[-1:]
    named = " ".join(above[caption].text.split()) if caption is not None else ""
    return Table(tuple(lines[first:last]), named, under[0].text if under else "")


def table_figures(table: Table, mentions: MentionIndex, language: Language) -> list[Figure]:
    """Return the figures of a table, row by row."""
    columns = _columns(table)
    return [f for row in table.rows for f in _row_figures(row, table, columns, mentions, language)]


def _columns(table: Table) -> list[Column]:
    """Read the columns: years in the header date them, titles with a unit in brackets name the last ones."""
    count = len(table.rows[0].cells)
    dated = periods(table.header)
    caption = periods(table.caption)
    about_all = _CAPTION_NUMBER.sub("", table.caption)
    period = caption[0].iso if len({p.iso for p in caption}) == 1 else None
    if len(dated) == count:
        return [Column(title=about_all, period=p.iso) for p in dated]
    titled = [_column(m["title"], m["unit"], period) for m in _IN_BRACKETS.finditer(table.header)]
    plain = Column(title=about_all, period=period)
    return [plain] * (count - len(titled)) + titled if len(titled) <= count else [plain] * count


def _column(title: str, bracket: str, period: str | None) -> Column:
    words = re.findall(r"[^\W\d_]+|[%€$£]", bracket)
    factor = next((_MILLIONS[w.lower()] for w in words if w.lower() in _MILLIONS), 1.0)
    unit = next((units()[w] for w in words if w in units()), None) if factor == 1 else None
    money = next((currencies()[w] for w in words if w in currencies()), None)
    return Column(" ".join(title.split()[-_TITLE:]), unit, money, factor, period)


def _row_figures(
    row: Row, table: Table, columns: Sequence[Column], mentions: MentionIndex, language: Language
) -> Iterator[Figure]:
    here = mentions.within(row.start, row.end)
    for i, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        others = [r.cells[i] for r in table.rows if r is not row]
        if not _numbers_rows([r.cells[i] for r in table.rows]):
            yield _cell_figure(row, cell, column, others, (here, language))


def _numbers_rows(cells: Iterable[re.Match[str]]) -> bool:
    whole = [int(c["low"]) if c["low"].isdigit() and not c["high"] else -1 for c in cells]
    return all(b - a == 1 for a, b in pairwise(whole)) and whole[0] >= 0


def _cell_figure(
    row: Row,
    cell: re.Match[str],
    column: Column,
    others: Sequence[re.Match[str]],
    context: tuple[tuple[Mention, ...], Language],
) -> Figure:
    mentions, language = context
    mark = _column_language([cell, *others], language)
    value, decimals = _value(cell, mark)
    start, end = row.start + cell.start(), row.start + cell.end()
    percent = "%" in cell[0]
    single = [parse_digits(o["low"].strip("-−.,"), mark) for o in others if not o["high"]]
    scaled = value if isinstance(value, tuple) else times(value, column.factor)
    return Figure(
        start=start,
        end=end,
        as_written=cell[0],
        value=scaled,
        unit="percent" if percent else column.unit,
        currency=column.currency,
        period=column.period,
        qualifier="at least" if cell["more"] else None,
        measure=column.title,
        about=tuple(dict.fromkeys(m.entity for m in mentions))[:NEAREST],
        suspect="" if isinstance(value, tuple) else misfit(value, decimals, single),
    )


def _value(cell: re.Match[str], language: Language) -> tuple[float | tuple[float, float], int]:
    low, decimals = _signed(cell["low"], language)
    if not cell["high"]:
        return low, decimals
    high, _ = _signed(cell["high"], language)
    return (min(low, high), max(low, high)), decimals


def _signed(written: str, language: Language) -> tuple[float, int]:
    value, decimals = parse_digits(written.strip("-−.,"), language)
    return (-value if written[0] in "-−" else value), decimals


def _column_language(cells: Sequence[re.Match[str]], language: Language) -> Language:
    """Return a language that reads the marks as this column uses them: a point before other than three digits is decimal."""
    written = [c["low"].rstrip(".,") for c in cells]
    points = [w for w in written if re.fullmatch(r"\D?\d+\.\d+", w)]
    if any(len(w.rpartition(".")[2]) != 3 for w in points):
        return "en"
    commas = [w for w in written if re.fullmatch(r"\D?\d+,\d+", w)]
    return "nl" if any(len(w.rpartition(",")[2]) != 3 for w in commas) else language
