"""What a file is by its first bytes, whatever its ending says."""

from __future__ import annotations

from kg.errors import UnreadableInput

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_BEGINNINGS: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"\x89PNG\r\n\x1a\n", "a picture", _PICTURES),
    (b"\xff\xd8\xff", "a picture", _PICTURES),
    (b"II*\x00", "a picture", _PICTURES),
    (b"MM\x00*", "a picture", _PICTURES),
    (b"{\\rtf", "rich text (RTF)", ()),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", ()),
    (b"\x1f\x8b", "something packed with gzip", ()),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", ()),
    (b"Rar!", "a RAR archive", ()),
)
_ZIP = b"PK\x03\x04"
_MIMETYPE = 200
"""Bytes from the beginning within which an archive says what it is, in a part of that name."""
_IN_ZIP = (
    (b"application/epub+zip", "an EPUB", (".epub",)),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text", (".odt",)),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file that is no text", ()),
    (b"word/document.xml", "a Word file", (".docx",)),
    (b"ppt/presentation.xml", "a presentation", ()),
    (b"xl/workbook.xml", "a spreadsheet", ()),
)
_ZIPPED = (".docx", ".epub", ".odt")


def check_kind(data: bytes, ending: str, name: str) -> None:
    """Refuse a file whose bytes are of another kind than its ending says; plain texts have no such marks.

    Raises:
        UnreadableInput: the message says what the file is, and how to name or save it.
    """
    seen, endings = _seen(data)
    if not seen or ending in endings:
        return
    remedy = f"rename it to end in {endings[0]}" if endings else "open it where it was made and save it as .docx or PDF"
    raise UnreadableInput(f"{name} is {seen}, not what its ending says; {remedy}.")


def _seen(data: bytes) -> tuple[str, tuple[str, ...]]:
    """What the bytes are, and the endings that fit; nothing where no mark is known."""
    if data.startswith(_ZIP):
        found = next(((said, fit) for mark, said, fit in _IN_ZIP if _holds(data, mark)), None)
        return found or ("a ZIP archive", _ZIPPED)
    return next(((said, endings) for mark, said, endings in _BEGINNINGS if data.startswith(mark)), ("", ()))


def _holds(data: bytes, mark: bytes) -> bool:
    """Tell whether an archive says it is of a kind, or names a part that only this kind has."""
    return data.find(mark, 0, _MIMETYPE if mark.startswith(b"application/") else len(data)) >= 0
