"""One place of a document for the terminal: its span, and the pictures of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from app.view.sheet import has_pages
from kg.errors import OffsetError, UnsupportedInput
from kg.model import Document

_SPAN = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")


def span_of(place: str, document: Document) -> tuple[int, int]:
    """Read `START-END` as a span of the original.

    Raises:
        OffsetError: it is no such span, is empty, or lies outside the text.
    """
    match = _SPAN.fullmatch(place.strip())
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 0 <= start < end <= len(document.original):
        raise OffsetError(
            f"{place} is no place in {document.name}; give two numbers as 120-250, up to {len(document.original)}."
        )
    return start, end


def draw_place(document: Document, file: Path, span: tuple[int, int], image: Path) -> Iterator[Path]:
    """Write the pages that a span stands on as PNG, with the span marked, and yield the files.

    The first is `image`; a span that goes on over pages has its further ones beside it, numbered from 2.

    Raises:
        UnsupportedInput: the document has no pages that can be drawn.
        InputError: the kept file cannot be read, or a page takes too long to draw.
    """
    from ingest.read.pdf_picture import quote_pictures  # noqa: PLC0415  PDFium is loaded only for whom looks at a page

    if not has_pages(document):
        raise UnsupportedInput(
            f"{document.name} is no PDF or picture and has no pages to draw; leave --page-image out."
        )
    for number, picture in enumerate(quote_pictures(document, file.read_bytes(), *span), 1):
        target = image if number == 1 else image.with_stem(f"{image.stem}-{number}")
        target.write_bytes(picture.png)
        yield target
