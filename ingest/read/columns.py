"""Reading order on a page with columns: what lies left of the gutter is read before what lies right of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.read.pdf_lines import PdfLine, Segment

_FEWEST = 8
"""Lines a column has at least."""
_MOST_CROSSING = 0.35
"""Share of lines that may cross the gutter (headings, tables, notes over the full width)."""
_LEAST_TEXT = 18
"""Mean letters of a line in a column; the cells of tables are shorter."""


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines of a page as they are read; a page without columns keeps the order of the file.

    Lines over the full width divide the page into bands; in each band the left column comes before the right one.
    """
    gutter = find_gutter(lines)
    if gutter is None:
        return list(lines)
    split = [part for line in lines for part in _split_at(line, gutter)]
    split.sort(key=lambda line: (-line.top, line.left))
    ordered: list[PdfLine] = []
    band: list[PdfLine] = []
    for line in split:
        if line.left < gutter < line.right:
            ordered += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return [*ordered, *_columns(band, gutter)]


def find_gutter(lines: Sequence[PdfLine]) -> float | None:
    """Return the place of the gutter between two columns in points from the left, None on a page without columns."""
    segments = [segment for line in lines for segment in line.segments]
    if len(segments) < 2 * _FEWEST:
        return None
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    places = [left + (right - left) * share / 40 for share in range(10, 31)]
    best = max(places, key=lambda place: _fitness(segments, place))
    return best if _fitness(segments, best) > 0 else None


def _fitness(segments: Sequence[Segment], place: float) -> float:
    """Lines beside the place less those across it; 0 when the sides are no columns of text."""
    sides = [s for s in segments if s.right <= place], [s for s in segments if s.left >= place]
    crossing = len(segments) - len(sides[0]) - len(sides[1])
    if min(len(side) for side in sides) < _FEWEST or crossing > _MOST_CROSSING * len(segments):
        return 0.0
    if min(sum(len(s.text) for s in side) / len(side) for side in sides) < _LEAST_TEXT:
        return 0.0
    return min(len(side) for side in sides) - 0.5 * crossing


def _columns(band: Sequence[PdfLine], gutter: float) -> list[PdfLine]:
    return [line for line in band if line.right <= gutter] + [line for line in band if line.right > gutter]


def _split_at(line: PdfLine, gutter: float) -> Iterator[PdfLine]:
    """Cut a line whose segments lie on both sides of the gutter, none across it."""
    left = tuple(s for s in line.segments if s.right <= gutter)
    right = tuple(s for s in line.segments if s.left >= gutter)
    if not left or not right or len(left) + len(right) < len(line.segments):
        yield line
        return
    for side in (left, right):
        yield PdfLine(side, side[0].left, side[-1].right, line.bottom, line.top, line.size)
