"""The lines of a PDF page with their boxes, as PDFium finds them; a wide gap divides a line into segments.

Boxes are in points from below left of the page **as it is shown**: cut to its crop box and turned as the page says.
Text that lies outside what is shown is not read, for no reader of the page could find it there.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
"""Left, right, bottom and top."""

SEPARATOR = " | "
"""What stands between segments of a line."""
_BREAKS = frozenset({0x0A, 0x0D})
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
"""What PDFium gives for a hyphen at the end of a line."""
_SPACES = frozenset({0x20, 0xA0, 0x09})
_SURROGATES = range(0xD800, 0xE000)
_DIGITS = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
_RAISED = 0.8
"""Height of a raised digit, as a share of the letters around it."""
_WIDE_GAP = 2.0
"""Widths of a gap between segments, in font heights; a space between words has about a quarter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown of a page: a part of its space, `width` by `height` points, turned clockwise by quarters."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int = 0

    @classmethod
    def from_page(cls, page: PdfPage) -> Sheet:
        """Measure a page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation() // 90)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def shown(self, box: Box) -> Box:
        """Return where a box of the page's own space is shown."""
        left, right, bottom, top = (
            box[0] - self.left,
            box[1] - self.left,
            box[2] - self.bottom,
            box[3] - self.bottom,
        )
        if self.quarters == 1:
            return bottom, top, self.width - right, self.width - left
        if self.quarters == 2:
            return self.width - right, self.width - left, self.height - top, self.height - bottom
        if self.quarters == 3:
            return self.height - top, self.height - bottom, left, right
        return left, right, bottom, top

    def holds(self, box: Box) -> bool:
        """Tell whether any of a shown box can be seen."""
        width, height = self.size
        return box[1] > 0 and box[0] < width and box[3] > 0 and box[2] < height


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one line, from `left` to `right`. `boxes` has four numbers a character, none if unknown."""

    text: str
    left: float
    right: float
    boxes: array[float] = field(default_factory=lambda: array("f"), compare=False, repr=False)

    def seen(self, start: int, end: int, line: PdfLine) -> list[Box]:
        """Return the boxes of `text[start:end]` but for its white space."""
        inside = range(max(0, start), min(end, len(self.text)))
        return [self._box(number, line) for number in inside if not self.text[number].isspace()]

    def _box(self, number: int, line: PdfLine) -> Box:
        """The box of a character; where boxes are unknown the characters share the width of the segment."""
        if self.boxes:
            left, right, bottom, top = self.boxes[4 * number : 4 * number + 4]
            return left, right, bottom, top
        step = (self.right - self.left) / len(self.text)
        return self.left + number * step, self.left + (number + 1) * step, line.bottom, line.top


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Segments on one baseline, with the box of the line and the height of its letters."""

    segments: tuple[Segment, ...]
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def text(self) -> str:
        """The text, with a bar between segments."""
        return SEPARATOR.join(segment.text for segment in self.segments)

    def boxes(self, start: int, end: int) -> Iterator[list[Box]]:
        """Yield, for each segment in `text[start:end]`, the boxes of its characters; white space and bars have none."""
        at = 0
        for segment in self.segments:
            seen = segment.seen(start - at, end - at, self)
            if seen:
                yield seen
            at += len(segment.text) + len(SEPARATOR)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some boxes, of which there is one at least."""
    lefts, rights, bottoms, tops = zip(*boxes, strict=True)
    return min(lefts), max(rights), min(bottoms), max(tops)


class _Builder:
    """Collects the letters of one line."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.placed: list[tuple[str, Box]] = []
        self.boxes: list[Box] = []

    def add(self, letter: str, box: Box) -> None:
        """Add a letter; a wide gap before it begins a new segment."""
        if self.boxes and box[0] - self.boxes[-1][1] > _WIDE_GAP * max(box[3] - box[2], 1.0):
            self.cut()
        self.placed.append((letter, box))
        self.boxes.append(box)

    def space(self) -> None:
        """Add a space, which has no box of its own that counts."""
        if self.placed:
            _, right, bottom, top = self.placed[-1][1]
            self.placed.append((" ", (right, right, bottom, top)))

    def hyphen(self, box: Box | None) -> None:
        """Add the hyphen at the end of the line."""
        if self.placed:
            _, right, bottom, top = self.placed[-1][1]
            self.placed.append(("-", box or (right, right, bottom, top)))

    def cut(self) -> None:
        """End the segment."""
        text = "".join(self._raised())
        first, kept = len(text) - len(text.lstrip()), text.strip()
        if kept:
            boxes = [box for _, box in self.placed[first : first + len(kept)]]
            flat = array("f", chain.from_iterable(boxes))
            self.segments.append(Segment(kept, self.placed[0][1][0], self.boxes[-1][1], flat))
        self.placed = []

    def _raised(self) -> list[str]:
        """The letters, with digits set small and high as raised digits, so that a note's mark never joins a number."""
        boxes = [box for letter, box in self.placed if letter != " "]
        tall = max((box[3] - box[2] for box in boxes), default=0.0)
        low = min((box[2] for box in boxes if box[3] - box[2] > _RAISED * tall), default=0.0)
        return [
            _DIGITS[letter] if letter in _DIGITS and _is_raised(box, tall, low) else letter
            for letter, box in self.placed
        ]

    def line(self) -> PdfLine | None:
        """Return the line, None when it holds nothing."""
        self.cut()
        if not self.segments:
            return None
        left, right, bottom, top = around(self.boxes)
        heights = sorted(box[3] - box[2] for box in self.boxes)
        return PdfLine(tuple(self.segments), left, right, bottom, top, heights[len(heights) // 2])


def lines_on(page: PdfTextPage, sheet: Sheet) -> list[PdfLine]:
    """Return the lines of a page in the order the file has them."""
    lines: list[PdfLine] = []
    builder = _Builder()
    for code, box in _letters(page, sheet):
        if code in _BREAKS or code in _HYPHENS:
            if code in _HYPHENS:
                builder.hyphen(box)
            builder = _finished(builder, lines)
        elif code in _SPACES:
            builder.space()
        elif code >= 0x20 and box is not None:
            builder.add(chr(code) if code not in _SURROGATES else "\ufffd", box)
    _finished(builder, lines)
    return lines


def _letters(page: PdfTextPage, sheet: Sheet) -> Iterator[tuple[int, Box | None]]:
    """Yield the characters with their boxes as shown; None for one that has none or that cannot be seen."""
    rect = pdfium.FS_RECTF()
    raw, reference = page.raw, ctypes.byref(rect)
    unicode_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(page.count_chars()):
        code = unicode_at(raw, index)
        box = None
        if code not in _SPACES and code not in _BREAKS and box_at(raw, index, reference):
            box = sheet.shown((rect.left, rect.right, rect.bottom, rect.top))
        yield code, box if box is not None and sheet.holds(box) else None


def _is_raised(box: Box, tall: float, low: float) -> bool:
    """Tell whether a box is smaller than the tall letters of its line and stands above their foot."""
    height = box[3] - box[2]
    return height < _RAISED * tall and box[2] > low + 0.1 * tall


def _finished(builder: _Builder, lines: list[PdfLine]) -> _Builder:
    line = builder.line()
    if line is not None:
        lines.append(line)
    return _Builder()
