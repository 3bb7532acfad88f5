"""Scanned pages of a PDF, and pictures of pages: which pages are pictures of text, and their lines as OCR reads them.

A page whose text layer holds next to nothing while a picture covers it goes through OCR; its lines then take part in
the reading of the document like those of any other page. A photograph is a picture without text, and stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

import numpy as np

from ingest.read.ocr import SURE, Engine, Grey, PageImage, confidence_of, find_engine, read_images
from ingest.read.ocr_lines import lines_on_picture
from ingest.read.pdf_lines import PdfLine
from ingest.read.pdf_process import Leaf, PdfFile
from kg.errors import OversizedInput, UnreadableInput
from kg.model import Page

MOST_SCANNED = 500
"""Pages that go through OCR at most; at some three seconds a page."""
DPI = 300
"""Dots an inch that pages are drawn with, which tesseract's models were made for."""
MOST_DOTS = 36_000_000
"""Dots of one picture: A2 at 300 dots an inch; larger pages are drawn coarser."""
LARGEST_PICTURE = 4 * MOST_DOTS
"""Dots a picture may have; a larger one is refused before it is decoded, which would take them all in memory."""
_COVERED = 0.5
"""Share of a page that pictures cover at least when the page is a scan."""
_OUTLINES = 100
"""Drawn shapes from which a page without any letter may hold text drawn as outlines."""
_PREVIEW_DPI = 50
_NEAR = 24
"""Difference in brightness, of 255, within which a dot is paper."""
_PAPER = 0.6
"""Share of a printed page that is paper; photographs have no such ground."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Lines page by page after OCR, which program read (empty when none), and how sure it was of each page, 0..1."""

    pages: list[list[PdfLine]]
    ocr: str = ""
    confidences: dict[int, float] = field(default_factory=dict)

    def marked(self, places: Iterable[Page]) -> tuple[Page, ...]:
        """Return the places of pages with the confidence of those that OCR read."""
        return tuple(replace(place, confidence=self.confidences.get(place.number, 1.0)) for place in places)


def with_scans_read(document: PdfFile, leaves: Sequence[Leaf], name: str) -> Scanned:
    """Return the lines of all pages, those of scanned pages read by OCR; `leaves` are all pages as PDFium finds them.

    Raises:
        UnreadableInput: pages are scans and there is no OCR program, or no page holds text.
        OversizedInput: more than `MOST_SCANNED` pages are scans.
    """
    pages = [leaf.lines for leaf in leaves]
    scans = [number for number, leaf in enumerate(leaves) if _is_scan(leaf, number, name)]
    if not any(pages) and not scans:
        raise UnreadableInput(f"{name} has neither text nor pictures of text for OCR on its pages; give another file.")
    engine = _engine_for(document, scans, leaves, name)
    if engine is None:
        return Scanned(pages)
    found = read_pages(engine, (_drawn(document, number, leaves[number], DPI) for number in scans), name)
    merged = [found.pages[scans.index(n)] or lines if n in scans else lines for n, lines in enumerate(pages)]
    if not any(merged):
        raise UnreadableInput(
            f"{name} holds pictures in which OCR finds no text; scan it sharper, at 300 dots an inch."
        )
    return replace(found, pages=merged)


def lines_of_scan(document: PdfFile, number: int, leaf: Leaf, name: str) -> list[PdfLine]:
    """Return the lines of one scanned page (from 0) as they were read when the whole document was.

    Raises:
        UnreadableInput: there is no OCR program, or the page took more than its time or memory.
    """
    return read_pages(find_engine(name), [_drawn(document, number, leaf, DPI)], name).pages[0]


def read_pages(engine: Engine, images: Iterable[PageImage], name: str) -> Scanned:
    """Return the lines on each picture, in points from below left; a picture without text has none.

    Raises:
        UnreadableInput: a page took more than its time or memory.
    """
    pages: list[list[PdfLine]] = []
    confidences: dict[int, float] = {}
    for image, lines in read_images(engine, images, name):
        confidence = confidence_of(lines)
        sure = confidence >= SURE
        pages.append(lines_on_picture(lines, image) if sure else [])
        if sure:
            confidences[image.number] = min(round(confidence, 3), 0.999)
    return Scanned(pages, engine.description if confidences else "", confidences)


def _engine_for(document: PdfFile, scans: Sequence[int], leaves: Sequence[Leaf], name: str) -> Engine | None:
    """The OCR program when some page needs it. Without one, photographs in a PDF with text do no harm."""
    if len(scans) > MOST_SCANNED:
        raise OversizedInput(
            f"{name} has {len(scans)} scanned pages, more than {MOST_SCANNED}; split it and ingest the parts."
        )
    if not scans:
        return None
    try:
        return find_engine(name)
    except UnreadableInput:
        previews = (_drawn(document, number, leaves[number], _PREVIEW_DPI) for number in scans)
        if not any(leaf.lines for leaf in leaves) or any(_is_printed(preview.pixels) for preview in previews):
            raise
    return None


def _is_scan(leaf: Leaf, number: int, name: str) -> bool:
    """Tell whether a page is a picture of text: few letters, and pictures over most of it or shapes instead of letters."""
    if leaf.dots > LARGEST_PICTURE:
        raise OversizedInput(
            f"{name} has a picture of more than {LARGEST_PICTURE // 1_000_000} million dots on page {number + 1}; scan it at 300 dots an inch."
        )
    return leaf.shapes >= _OUTLINES or leaf.covered >= _COVERED


def _drawn(document: PdfFile, number: int, leaf: Leaf, dpi: float) -> PageImage:
    scale = min(dpi / 72, sqrt(MOST_DOTS / max(1.0, leaf.size[0] * leaf.size[1])))
    (across, down), dots = document.drawn(number, scale, grey=True)
    pixels: Grey = np.frombuffer(dots, dtype=np.uint8).reshape(down, across)
    return PageImage(number + 1, pixels, scale * 72)


def _is_printed(pixels: Grey) -> bool:
    """Tell whether a picture may be a page of text: mostly paper of one brightness, and ink that is darker."""
    shares = np.bincount(pixels.ravel(), minlength=256) / max(1, pixels.size)
    paper = int(shares.argmax())
    ground = shares[max(0, paper - _NEAR) : paper + _NEAR + 1].sum()
    return bool(ground >= _PAPER and shares[: max(0, paper - 2 * _NEAR)].sum() > 0.001)
