"""OpenDocument texts (ODF 1.2, OASIS): paragraphs, headings, lists, tables and notes.

As in Word files, headings, items and rows carry the marks of Markdown, and notes follow the text, each after the
number that stands raised behind its word. Lists of contents are left out: they repeat the headings.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.read.archive import Archive
from ingest.read.reader import Decoded
from kg.errors import UnreadableInput

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_INDEXES = frozenset(
    f"{_TEXT}{name}"
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"),
        *("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls"),
    )
)
_UNSEEN = _INDEXES | {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}note-citation"}
_SPACES = frozenset({f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}s"})
_MOST_REPEATED = 50
"""Times a cell is repeated at most; spreadsheets fill the rest of a row by a number."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_odt(data: bytes, name: str) -> Decoded:
    """Decode an OpenDocument text.

    Raises:
        UnreadableInput: it is no OpenDocument text, or damaged or encrypted.
        OversizedInput: it unpacks to more than an archive may.
    """
    with Archive(data, name, "OpenDocument text (.odt)") as archive:
        _check_open(archive)
        content = archive.xml("content.xml")
        meta = archive.xml("meta.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if body is None:
        raise archive.foreign()
    text = _Text()
    text.walk(body)
    behind = "\n\n".join(text.notes)
    return Decoded(
        "\n\n".join(text.blocks) + (f"\n\n\f{behind}\n" if behind else "\n"),
        MEDIA_TYPE,
        title=_stated(meta, f"{_DC}title"),
        authors=tuple(filter(None, (_stated(meta, f"{_META}initial-creator") or _stated(meta, f"{_DC}creator"),))),
        issued=(_stated(meta, f"{_META}creation-date") or _stated(meta, f"{_DC}date"))[:10],
    )


def _check_open(archive: Archive) -> None:
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and manifest.find(f".//{_MANIFEST}encryption-data") is not None:
        raise UnreadableInput(f"{archive.name} is encrypted; save it without a password and try again.")


class _Text:
    """Collects the blocks and notes of a text."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.notes: list[str] = []
        self._boxes: list[Element] = []

    def walk(self, element: Element, mark: str = "") -> None:
        """Collect the blocks inside an element; the first paragraph of an item carries the mark."""
        for child in element:
            if child.tag == f"{_TEXT}h":
                self._paragraph(child, "#" * min(6, _number(child, f"{_TEXT}outline-level")) + " ")
            elif child.tag == f"{_TEXT}p":
                self._paragraph(child, mark)
                mark = ""
            elif child.tag == f"{_TEXT}list-item":
                self.walk(child, "- ")
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in _UNSEEN:
                self.walk(child, mark)

    def _paragraph(self, paragraph: Element, mark: str) -> None:
        text = self._line(paragraph)
        if text:
            self.blocks.append(mark + text)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.walk(box)

    def _table(self, table: Element) -> None:
        rows = [self._row(row) for row in _topmost(table, frozenset({f"{_TABLE}table-row"}))]
        if any(rows):
            self.blocks.append("\n".join(filter(None, rows)))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.walk(box)

    def _row(self, row: Element) -> str:
        cells: list[str] = []
        for cell in row:
            if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                text = " ".join(filter(None, (self._line(p) for p in _topmost(cell, _LINES))))
                cells += [text] * min(_MOST_REPEATED, _number(cell, f"{_TABLE}number-columns-repeated"))
        while cells and not cells[-1]:
            cells.pop()
        return f"| {' | '.join(cells)} |" if cells else ""

    def _line(self, paragraph: Element) -> str:
        return " ".join("".join(self._inline(paragraph)).split())

    def _inline(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag == f"{_TEXT}note":
                yield self._note(child)
            elif child.tag == f"{_DRAW}text-box":
                self._boxes.append(child)
            elif child.tag in _SPACES:
                yield " "
            elif child.tag not in _UNSEEN:
                yield from self._inline(child)
            yield child.tail or ""

    def _note(self, note: Element) -> str:
        """Set the note aside; what stays is its number, raised."""
        citation, body = note.find(f"{_TEXT}note-citation"), note.find(f"{_TEXT}note-body")
        mark = "".join(citation.itertext()).strip().translate(_RAISED) if citation is not None else ""
        place = len(self.notes)
        self.notes.append(mark)
        lines = [] if body is None else [self._line(p) for p in _topmost(body, _LINES)]
        self.notes[place] = " ".join(filter(None, (mark, *lines)))
        return mark


_LINES = frozenset({f"{_TEXT}p", f"{_TEXT}h"})


def _topmost(element: Element, tags: frozenset[str]) -> Iterator[Element]:
    """Yield what is inside an element under these tags, nothing that is inside such again."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _topmost(child, tags)


def _number(element: Element, attribute: str) -> int:
    written = element.get(attribute, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


def _stated(meta: Element | None, tag: str) -> str:
    found = meta.find(f".//{tag}") if meta is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""
