"""Reading: a file in, a `Document` out whose `original` is what the file says, character for character.

For a text file `original` is the file decoded (as UTF-8 wherever it is UTF-8); for other kinds it is the text their
reader makes, which depends on the bytes alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest.language import language_of
from ingest.read.kinds import check_kind
from ingest.read.markdown import read_markdown
from ingest.read.metadata import with_stated
from ingest.read.plain import read_plain
from ingest.read.reader import Decoded, Reader
from kg.errors import OversizedInput, UnreadableInput, UnsupportedInput
from kg.ids import content_hash
from kg.model import Document

LARGEST = 50_000_000
"""Bytes a file may have."""
LONGEST = 3_000_000
"""Characters a text may have, some 1,000 pages. A million of a text dense with names takes the stages behind 75 s and
1.7 GB (measured on our samples, one after the other), so that longer ones would take what a computer has."""


def _html(data: bytes, name: str) -> Decoded:
    from ingest.read.html import read_html  # noqa: PLC0415 - trafilatura takes most of a second to import

    return read_html(data, name)


def _pdf(data: bytes, name: str) -> Decoded:
    from ingest.read.pdf import read_pdf  # noqa: PLC0415 - PDFium is loaded only for those who need it

    return read_pdf(data, name)


def _docx(data: bytes, name: str) -> Decoded:
    from ingest.read.docx import read_docx  # noqa: PLC0415 - as above, the XML parsers

    return read_docx(data, name)


def _odt(data: bytes, name: str) -> Decoded:
    from ingest.read.odt import read_odt  # noqa: PLC0415 - as above

    return read_odt(data, name)


def _epub(data: bytes, name: str) -> Decoded:
    from ingest.read.epub import read_epub  # noqa: PLC0415 - as above

    return read_epub(data, name)


def _image(data: bytes, name: str) -> Decoded:
    from ingest.read.images import read_image_file  # noqa: PLC0415 - Pillow, likewise

    return read_image_file(data, name)


LONGEST_TITLE = 200
"""Characters; a longer first line is text, and the file's name serves as title."""

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".odt": _odt,
    ".epub": _epub,
    ".png": _image,
    ".jpg": _image,
    ".jpeg": _image,
    ".tif": _image,
    ".tiff": _image,
}
"""The reader for each file ending, lower case."""

__all__ = ["LARGEST", "LONGEST", "READERS", "Decoded", "Reader", "read"]


def read(path: Path) -> Document:
    """Read one file.

    Raises:
        UnsupportedInput: no reader takes this ending.
        OversizedInput: the file has more than `LARGEST` bytes, or its text more than `LONGEST` characters.
        UnreadableInput: the file is missing, empty, binary, damaged, encrypted, or of another kind than its ending says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedInput(f"{path.name} is of a kind nobody reads here; use one of {', '.join(sorted(READERS))}.")
    data = _bytes(path)
    check_kind(data, path.suffix.lower(), path.name)
    decoded = reader(data, path.name)
    if len(decoded.original) > LONGEST:
        raise OversizedInput(
            f"{path.name} holds {len(decoded.original) / 1e6:.0f} million characters of text, more than {LONGEST // 1_000_000};"
            " split it into parts and ingest those."
        )
    decoded = with_stated(_without_day_of_scan(decoded))
    if not decoded.original.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableInput(f"{path.name} holds no text; leave it out or give a file with text.")
    return Document(
        id=content_hash(data),
        name=path.name,
        original=decoded.original,
        pages=decoded.pages,
        media_type=decoded.media_type,
        title=decoded.title if 0 < len(decoded.title) <= LONGEST_TITLE else path.stem,
        language=language_of(decoded.original),
        authors=decoded.authors,
        publisher=decoded.publisher,
        issued=decoded.issued,
        ocr=decoded.ocr,
    )


def _without_day_of_scan(decoded: Decoded) -> Decoded:
    """The date that a file of nothing but scans gives is the day they were made, not that of the text."""
    scanned = bool(decoded.ocr) and all(page.confidence < 1 for page in decoded.pages)
    return replace(decoded, issued="") if scanned else decoded


def _bytes(path: Path) -> bytes:
    """Read at most `LARGEST` bytes; the size is asked for first, so that nothing large is ever loaded."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if 0 < size <= LARGEST else b""
    except OSError as error:
        raise UnreadableInput(
            f"{path.name} cannot be opened ({error.strerror}); check the path and its rights."
        ) from error
    if size > LARGEST:
        raise OversizedInput(
            f"{path.name} has {size // 1_000_000} MB, more than {LARGEST // 1_000_000}; split it into parts and ingest those."
        )
    if not data:
        raise UnreadableInput(f"{path.name} is empty; leave it out or give a file with text.")
    return data
