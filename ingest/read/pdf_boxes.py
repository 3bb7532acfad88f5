"""Where a quote from a PDF or a picture of a page stands on it: boxes for the characters of the original.

The page is read again as it was when its text was made, and its lines are laid along the stored text, character for
character. Which lines were left out (running heads, page numbers) was decided over all pages; here it follows from the
text, so that a page of a thousand costs no more than a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.read.images import page_image
from ingest.read.ocr import PageImage, find_engine
from ingest.read.pdf import at_edge, opened
from ingest.read.pdf_lines import Box, PdfLine, Sheet, around
from ingest.read.pdf_process import Leaf, PdfFile
from ingest.read.scans import lines_of_scan, read_pages
from kg.errors import OffsetError, UnreadableInput
from kg.model import Document

_MOST_STATES = 500
"""Ways of laying lines along a text that are followed at once; a page of real text has one or two."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on page `page` (from 1), in points from below left of the page as it is shown."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page with its lines, each with where its text begins in the original."""

    number: int
    sheet: Sheet
    lines: tuple[tuple[int, PdfLine], ...]

    def boxes(self, start: int, end: int) -> tuple[PageBox, ...]:
        """Return the boxes of `original[start:end]` on this page, in the order of the text.

        There is one for each line, and one for each part of a line that a wide gap divides.
        """
        found: list[Box] = []
        for seen in (seen for at, line in self.lines for seen in line.boxes(start - at, end - at)):
            box = self._within(around(seen))
            if found and _on_one_line(found[-1], box):
                box = around((found.pop(), box))
            found.append(box)
        return tuple(PageBox(self.number, left, bottom, right, top) for left, right, bottom, top in found)

    def _within(self, box: Box) -> Box:
        """The part of a box that lies on the page."""
        width, height = self.sheet.size
        left, right, bottom, top = box
        return max(0.0, left), min(width, right), max(0.0, bottom), min(height, top)


def boxes(document: Document, data: bytes, start: int, end: int) -> tuple[PageBox, ...]:
    """Return where `document.original[start:end]` stands on the pages of the PDF or the picture it was read from.

    Args:
        document: as it is stored, with its pages.
        data: the bytes of the file.
        start: first code point of the span in the original.
        end: the code point after its last.

    Returns:
        A box for each line of the span, in the order of the text, and for each part of a line that a wide gap divides.

    Raises:
        OffsetError: the span lies outside the text or runs backwards.
        UnreadableInput: the file cannot be read, or a page no longer gives the text that is stored.
        OversizedInput: a page keeps PDFium busy for too long.
    """
    if not 0 <= start <= end <= len(document.original):
        raise OffsetError(f"The span {start}..{end} lies outside {document.name}, {len(document.original)} characters.")
    numbers = dict.fromkeys(p.number for p in document.pages if p.start < end and start < p.end)
    found = [box for page in placed_pages(document, data, numbers) for box in page.boxes(start, end)]
    # Notes stand behind the text of all pages: a span over both begins with the text.
    return tuple(found)


def placed_pages(document: Document, data: bytes, numbers: Iterable[int]) -> Iterator[PlacedPage]:
    """Yield pages (from 1) of a PDF or a picture with their lines laid along the text of the document.

    Raises:
        UnreadableInput: the file cannot be read, or a page no longer gives the text that is stored.
        OversizedInput: a page keeps PDFium busy for too long.
    """
    if is_picture(document):
        engine = find_engine(document.name)
        for number in numbers:
            image = page_image(data, document.name, number)
            lines = read_pages(engine, [image], document.name).pages[0]
            yield _placed(document, number, lines, image_sheet(image))
        return
    with opened(data, document.name) as pdf:
        for number in numbers:
            leaf, sheet = leaf_of(pdf, number, document.name)
            yield _placed(document, number, _lines(pdf, document, number, leaf), sheet)


def is_picture(document: Document) -> bool:
    """Tell whether a document was read off a picture file instead of a PDF."""
    return document.media_type.startswith("image/")


def image_sheet(image: PageImage) -> Sheet:
    """Return the size of a picture on paper."""
    height, width = image.pixels.shape
    return Sheet(0, 0, width * 72 / image.dpi, height * 72 / image.dpi)


def _placed(document: Document, number: int, lines: Sequence[PdfLine], sheet: Sheet) -> PlacedPage:
    laid = _laid_along(document, number, lines)
    if laid is None:
        raise UnreadableInput(
            f"Page {number} of {document.name} is read otherwise than when it was stored; ingest the file again."
        )
    return PlacedPage(number, sheet, tuple(laid))


def _lines(pdf: PdfFile, document: Document, number: int, leaf: Leaf) -> list[PdfLine]:
    """The lines of a page as they were read: from its text, or by OCR."""
    if any(page.confidence < 1 for page in document.pages if page.number == number):
        return lines_of_scan(pdf, number - 1, leaf, document.name)
    return leaf.lines


def leaf_of(pdf: PdfFile, number: int, name: str) -> tuple[Leaf, Sheet]:
    """Return what is on a page (from 1), and what is shown of it.

    Raises:
        UnreadableInput: there is no such page, or it is damaged.
        OversizedInput: it keeps PDFium busy for too long.
    """
    leaf = pdf.read([number - 1])[0] if 0 < number <= pdf.count else Leaf([])
    if leaf.sheet is None:
        raise UnreadableInput(f"{name} has no page {number} that can be shown; see the others.")
    return leaf, leaf.sheet


@dataclass(frozen=True, slots=True)
class _Step:
    """The lines laid so far, last first: where the last one begins, None if it was left out."""

    before: _Step | None
    at: int | None


def _laid_along(document: Document, number: int, lines: Sequence[PdfLine]) -> list[tuple[int, PdfLine]] | None:
    """Lay the lines of a page along its text and its notes; None when they do not cover both.

    Of several ways the one that leaves out the lines closest to the edges of the page is taken.
    """
    original = document.original
    stretches = [(p.start, p.end) for p in document.pages if p.number == number]
    ends = tuple(end for _, end in stretches)
    spare = _outness(lines)
    states: dict[tuple[int, ...], tuple[int, _Step | None]] = {
        tuple(_past_space(original, start, end) for start, end in stretches): (0, None)
    }
    for index, line in enumerate(lines):
        text, following = line.text, dict[tuple[int, ...], tuple[int, _Step | None]]()
        for places, (cost, step) in states.items():
            for n, at in enumerate(places):
                after = at + len(text)
                if after <= ends[n] and original.startswith(text, at) and original[after : after + 1].isspace():
                    moved = (*places[:n], _past_space(original, after, ends[n]), *places[n + 1 :])
                    _keep_cheaper(following, moved, (cost, _Step(step, at)))
            if index in spare:
                _keep_cheaper(following, places, (cost + spare[index], _Step(step, None)))
        states = dict(sorted(following.items(), key=lambda item: item[1][0])[:_MOST_STATES])
    if ends not in states:
        return None
    return list(_steps_back(states[ends][1], lines))


def _steps_back(step: _Step | None, lines: Sequence[PdfLine]) -> Iterator[tuple[int, PdfLine]]:
    starts: list[int | None] = []
    while step is not None:
        starts.append(step.at)
        step = step.before
    return ((at, line) for at, line in zip(reversed(starts), lines, strict=True) if at is not None)


def _outness(lines: Sequence[PdfLine]) -> dict[int, int]:
    """The numbers of the lines that may have been left out, with how far from the edge of the page they stand."""
    down = sorted(range(len(lines)), key=lambda n: -lines[n].top)
    rank = {n: 1 + min(place, len(lines) - 1 - place) for place, n in enumerate(down)}
    spare = at_edge(lines)
    return {n: rank[n] for n, line in enumerate(lines) if line in spare}


def _keep_cheaper(
    states: dict[tuple[int, ...], tuple[int, _Step | None]], places: tuple[int, ...], way: tuple[int, _Step]
) -> None:
    if places not in states or way[0] < states[places][0]:
        states[places] = way


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _on_one_line(a: Box, b: Box) -> bool:
    """Tell whether two boxes stand at one height, the second right behind the first."""
    height = min(a[3] - a[2], b[3] - b[2])
    overlap = min(a[3], b[3]) - max(a[2], b[2])
    return overlap > 0.5 * height and b[0] - a[1] + height >= 0 and b[0] - a[1] < height
