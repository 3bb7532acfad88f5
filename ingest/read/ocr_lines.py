"""What OCR reads on a picture of a page, as lines in points with a box for every character, like those of any PDF page."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ingest.read.columns import find_gutter
from ingest.read.ocr import Line, PageImage, Word
from ingest.read.pdf_lines import Box, PdfLine, Segment

_LOOSE = 1.2
"""Height of a line in a PDF, which has the font's own leading, as a multiple of that from ascender to descender."""
_WIDE_GAP = 2.0
"""Widths of a gap between the cells of a row, in heights of a line."""


def lines_on_picture(lines: Sequence[Line], image: PageImage) -> list[PdfLine]:
    """Return the lines in points from below left, in the order tesseract reads them.

    On a page without columns the cells of a row come as one line. Lines lie as they are read, upright; the boxes of
    their characters lie as the page is shown, which may have been turned for reading.
    """
    placed = [_placed(line, image) for line in lines]
    rows = _rows(placed)
    return rows if len(rows) < len(placed) and find_gutter(rows) is None else placed


def _placed(line: Line, image: PageImage) -> PdfLine:
    scale = 72 / image.dpi
    size = line.height * scale * _LOOSE
    bottom = (image.pixels.shape[0] - line.foot) * scale
    cells = tuple(_segment(cell, image, bottom, bottom + size) for cell in _cells(line))
    return PdfLine(cells, cells[0].left, cells[-1].right, bottom, bottom + size, size)


def _segment(words: Sequence[Word], image: PageImage, bottom: float, top: float) -> Segment:
    """Words with spaces between; the characters of a word share its width."""
    scale = 72 / image.dpi
    boxes: list[Box] = []
    for word in words:
        if boxes:
            boxes.append((boxes[-1][1], boxes[-1][1], bottom, top))
        left, step = word.left * scale, (word.right - word.left) * scale / len(word.text)
        boxes += [(left + n * step, left + (n + 1) * step, bottom, top) for n in range(len(word.text))]
    flat = array("f", chain.from_iterable(_shown(box, image) for box in boxes))
    return Segment(" ".join(word.text for word in words), boxes[0][0], boxes[-1][1], flat)


def _shown(box: Box, image: PageImage) -> Box:
    """Turn a box back to where the page shows it; the picture was turned clockwise by quarters to stand upright."""
    left, right, bottom, top = box
    height, width = (dots * 72 / image.dpi for dots in image.pixels.shape)
    if image.quarters == 1:
        return height - top, height - bottom, left, right
    if image.quarters == 2:
        return width - right, width - left, height - top, height - bottom
    if image.quarters == 3:
        return bottom, top, width - right, width - left
    return box


def _cells(line: Line) -> Iterator[list[Word]]:
    cell = [line.words[0]]
    for before, word in pairwise(line.words):
        if word.left - before.right > _WIDE_GAP * line.height:
            yield cell
            cell = []
        cell.append(word)
    yield cell


def _rows(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Put lines beside each other together, from above to below."""
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        row = next((row for row in rows[-3:] if _beside(row, line)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _beside(row: Sequence[PdfLine], line: PdfLine) -> bool:
    """Tell whether a line stands at the height of a row, left or right of all that is in it."""
    overlap = min(row[0].top, line.top) - max(row[0].bottom, line.bottom)
    apart = all(line.left >= other.right or line.right <= other.left for other in row)
    return apart and overlap > 0.6 * min(row[0].size, line.size)


def _joined(row: Sequence[PdfLine]) -> PdfLine:
    segments = tuple(segment for line in row for segment in line.segments)
    return PdfLine(
        segments,
        segments[0].left,
        segments[-1].right,
        min(line.bottom for line in row),
        max(line.top for line in row),
        max(line.size for line in row),
    )
