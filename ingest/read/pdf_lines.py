"""The lines of a PDF page with their boxes, as PDFium finds them; a wide gap divides a line into segments."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

_BREAKS = frozenset({0x0A, 0x0D})
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
"""What PDFium gives for a hyphen at the end of a line."""
_DIGITS = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
_RAISED = 0.8
"""Height of a raised digit, as a share of the letters around it."""
_WIDE_GAP = 2.0
"""Widths of a gap between segments, in font heights; a space between words has about a quarter."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one line, from `left` to `right` in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Segments on one baseline, with the box of the line and the height of its letters, in points from below left."""

    segments: tuple[Segment, ...]
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def text(self) -> str:
        """The text, with a bar between segments."""
        return " | ".join(segment.text for segment in self.segments)


class _Builder:
    """Collects the letters of one line."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.letters: list[str] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self.start = 0
        self.heights: list[float] = []

    def add(self, letter: str, box: tuple[float, float, float, float]) -> None:
        """Add a letter with its left, right, bottom and top; a wide gap before it begins a new segment."""
        height = box[3] - box[2]
        if self.boxes and box[0] - self.boxes[-1][1] > _WIDE_GAP * max(height, 1.0):
            self.cut()
        self.letters.append(letter)
        self.boxes.append(box)
        self.heights.append(height)

    def space(self, letter: str) -> None:
        """Add a space, which has no box of its own that counts."""
        if self.letters:
            self.letters.append(letter)

    def cut(self) -> None:
        """End the segment."""
        text = "".join(self._raised()).strip()
        if text:
            self.segments.append(Segment(text, self.boxes[self.start][0], self.boxes[-1][1]))
        self.letters, self.start = [], len(self.boxes)

    def _raised(self) -> list[str]:
        """The letters, with digits set small and high as raised digits, so that a note's mark never joins a number."""
        boxes = iter(self.boxes[self.start :])
        placed = [(letter, None if letter == " " else next(boxes, None)) for letter in self.letters]
        tall = max((box[3] - box[2] for _, box in placed if box), default=0.0)
        low = min((box[2] for _, box in placed if box and box[3] - box[2] > _RAISED * tall), default=0.0)
        return [
            _DIGITS[letter] if box and letter in _DIGITS and _is_raised(box, tall, low) else letter
            for letter, box in placed
        ]

    def line(self) -> PdfLine | None:
        """Return the line, None when it holds nothing."""
        self.cut()
        if not self.segments:
            return None
        heights = sorted(self.heights)
        return PdfLine(
            segments=tuple(self.segments),
            left=min(box[0] for box in self.boxes),
            right=max(box[1] for box in self.boxes),
            bottom=min(box[2] for box in self.boxes),
            top=max(box[3] for box in self.boxes),
            size=heights[len(heights) // 2],
        )


def lines_on(page: PdfTextPage) -> list[PdfLine]:
    """Return the lines of a page in the order the file has them."""
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    lines: list[PdfLine] = []
    builder = _Builder()
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page.raw, index)
        if code in _BREAKS or code in _HYPHENS:
            if code in _HYPHENS and builder.letters:
                builder.letters.append("-")
            builder = _finished(builder, lines)
        elif code in {0x20, 0xA0, 0x09}:
            builder.space(" ")
        elif code >= 0x20 and pdfium.FPDFText_GetLooseCharBox(page.raw, index, reference):
            builder.add(chr(code), (rect.left, rect.right, rect.bottom, rect.top))
    _finished(builder, lines)
    return lines


def _is_raised(box: tuple[float, float, float, float], tall: float, low: float) -> bool:
    """Tell whether a box is smaller than the tall letters of its line and stands above their foot."""
    height = box[3] - box[2]
    return height < _RAISED * tall and box[2] > low + 0.1 * tall


def _finished(builder: _Builder, lines: list[PdfLine]) -> _Builder:
    line = builder.line()
    if line is not None:
        lines.append(line)
    return _Builder()
