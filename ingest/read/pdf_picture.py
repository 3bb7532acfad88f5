"""The picture of a page of a PDF or a picture file, with places marked as with a highlighter."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops

from ingest.read.images import page_image
from ingest.read.pdf import opened
from ingest.read.pdf_boxes import PageBox, boxes, image_sheet, is_picture, leaf_of
from ingest.read.pdf_lines import Sheet
from ingest.read.pdf_process import PdfFile
from kg.errors import OversizedInput, UnreadableInput
from kg.model import Document

DPI = 144
"""Dots an inch of a page that is not too large for it; sharp letters at the width of a drawer."""
MOST_DOTS = 1684
"""Dots that a side has at most: A4 upright at 144 dots an inch."""
LONGEST = 10.0
"""Seconds for one page; a page of text takes a hundredth of that."""
_MARKER = (255, 229, 138)


@dataclass(frozen=True, slots=True)
class Picture:
    """Page `number` as PNG, with its size in points and the boxes that are marked on it."""

    number: int
    png: bytes
    size: tuple[float, float]
    marked: tuple[PageBox, ...]


def quote_pictures(document: Document, data: bytes, start: int, end: int) -> Iterator[Picture]:
    """Yield the pages on which `document.original[start:end]` stands, with the place marked.

    Where a page is read otherwise by now than when it was stored, nothing is marked on it.

    Raises:
        OffsetError: the span lies outside the text or runs backwards.
        UnreadableInput: the file is no PDF that can be read.
        OversizedInput: a page takes longer than `LONGEST` seconds to draw.
    """
    try:
        marked = boxes(document, data, start, end)
    except UnreadableInput:
        marked = ()
    for number in dict.fromkeys(p.number for p in document.pages if p.start < end and start < p.end):
        yield page_picture(document, data, number, marked)


def page_picture(document: Document, data: bytes, number: int, marked: Iterable[PageBox] = ()) -> Picture:
    """Return page `number` (from 1) of a document; the boxes on that page are marked.

    Raises:
        UnreadableInput: the file cannot be read, or has no such page.
        OversizedInput: the page takes longer than `LONGEST` seconds to draw.
    """
    if is_picture(document):
        image = page_image(data, document.name, number)
        sheet = image_sheet(image)
        picture = Image.fromarray(image.pixels).convert("RGB")
        picture.thumbnail((sheet.size[0] * _scale(sheet), sheet.size[1] * _scale(sheet)))
    else:
        with opened(data, document.name) as pdf:
            _, sheet = leaf_of(pdf, number, document.name)
            picture = _drawn(pdf, number, _scale(sheet), f"Page {number} of {document.name}")
    scale = picture.height / max(1.0, sheet.size[1])
    here = tuple(box for box in marked if box.page == number)
    for box in here:
        _mark(picture, box, scale)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Picture(number, out.getvalue(), sheet.size, here)


def _scale(sheet: Sheet) -> float:
    """Dots a point: as many as are sharp, fewer where a side would have too many."""
    return min(DPI / 72, *(MOST_DOTS / max(side, 1.0) for side in sheet.size))


def _drawn(pdf: PdfFile, number: int, scale: float, name: str) -> Image.Image:
    try:
        size, dots = pdf.drawn(number - 1, scale, grey=False, seconds=LONGEST)
    except OversizedInput as error:
        raise OversizedInput(f"{name} cannot be drawn within {LONGEST:.0f} s; open the file itself.") from error
    return Image.frombytes("RGB", size, dots)


def _mark(picture: Image.Image, box: PageBox, scale: float) -> None:
    """Colour a place so that what is printed there stays readable."""
    place = (
        max(0, int(box.left * scale) - 1),
        max(0, picture.height - int(box.top * scale) - 1),
        min(picture.width, int(box.right * scale) + 2),
        min(picture.height, picture.height - int(box.bottom * scale) + 1),
    )
    if place[0] < place[2] and place[1] < place[3]:
        ground = picture.crop(place)
        picture.paste(ImageChops.multiply(ground, Image.new("RGB", ground.size, _MARKER)), place)
