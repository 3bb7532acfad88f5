"""Word files (Office Open XML, ECMA-376): paragraphs, headings, lists, tables and notes, with the standard library.

Headings, items and rows carry the marks of Markdown, which the layout knows. Footnotes and endnotes follow the text,
each after the number that stands raised behind its word; Word keeps no numbers, so they are those of the order in which
the text refers to them. The archive is untrusted: see `ingest.read.archive`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ingest.read.archive import Archive
from ingest.read.reader import Decoded

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_UNSEEN = frozenset({_FALLBACK, _BOX, f"{_W}moveFrom"})
_HOLDERS = frozenset(f"{_W}{name}" for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""What may stand around paragraphs and rows without being one."""
_REFERENCES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_HEADING = re.compile(r"(?:heading|kop|überschrift|berschrift|titre)\s?(\d)", re.IGNORECASE)
_OUTLINED = re.compile(r"[0-8]")
"""The outline level of a heading, from 0; 9 is that of the text (ECMA-376 17.3.1.20)."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(data: bytes, name: str) -> Decoded:
    """Decode a Word file.

    Raises:
        UnreadableInput: it is no Word file, or damaged, encrypted, or with a document type in its XML.
        OversizedInput: it unpacks to more than an archive may.
    """
    with Archive(data, name, "Word file (.docx)") as archive:
        document = archive.xml("word/document.xml")
        if document is None:
            raise archive.foreign()
        notes = {kind: archive.xml(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
        core = archive.xml("docProps/core.xml")
        text = _Text(_headings(archive.xml("word/styles.xml")))
    body = document.find(f"{_W}body")
    above = "\n\n".join(text.blocks(body)) if body is not None else ""
    behind = "\n\n".join(text.notes(notes))
    return Decoded(
        f"{above}\n\n\f{behind}\n" if behind else f"{above}\n",
        MEDIA_TYPE,
        title=_stated(core, f"{_DC}title"),
        authors=tuple(part.strip() for part in _stated(core, f"{_DC}creator").split(";") if part.strip()),
        issued=_stated(core, f"{_TERMS}created")[:10],
    )


def _headings(styles: Element | None) -> dict[str, int]:
    """The level of each style that is a heading, by its id: names are those of Word in any language, or an outline level."""
    levels: dict[str, int] = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        identifier = style.get(f"{_W}styleId", "")
        called = style.find(f"{_W}name")
        match = _HEADING.search(called.get(f"{_W}val", "") if called is not None else identifier)
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if match:
            levels[identifier] = int(match[1])
        elif outline is not None and _OUTLINED.fullmatch(outline.get(f"{_W}val", "")):
            levels[identifier] = int(outline.get(f"{_W}val", "")) + 1
    return levels


class _Text:
    """Turns paragraphs and tables into lines, and numbers the notes they refer to."""

    def __init__(self, levels: dict[str, int]) -> None:
        self._levels = levels
        self._numbers: dict[tuple[str, str], int] = {}

    def blocks(self, holder: Element) -> Iterator[str]:
        """Yield paragraphs, headings and items, and each table with a row a line, in the order of the document."""
        for element in holder:
            if element.tag == f"{_W}tbl":
                yield from filter(None, ("\n".join(filter(None, map(self._row, _within(element, "tr")))),))
            elif element.tag == f"{_W}p":
                text = self._line(element)
                yield from (self._marked(element, text),) if text else ()
            elif element.tag in _HOLDERS or (element.tag == f"{_W}sdt" and not _is_contents(element)):
                yield from self.blocks(element)
            yield from (block for box in _boxes(element) for block in self.blocks(box))

    def notes(self, parts: dict[str, Element | None]) -> Iterator[str]:
        """Yield the notes that the text refers to, each behind its number, in the order of the numbers."""
        elements = {
            (kind, note.get(f"{_W}id", "")): note
            for kind, root in parts.items()
            for note in (() if root is None else root.iter(f"{_W}{kind}"))
        }
        for key, number in list(self._numbers.items()):
            note = elements.get(key)
            lines = () if note is None else map(self._line, _paragraphs(note))
            if text := " ".join(filter(None, lines)):
                yield f"{_raised(number)} {text}"

    def _marked(self, paragraph: Element, text: str) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        identifier = style.get(f"{_W}val", "") if style is not None else ""
        if identifier in self._levels:
            return f"{'#' * self._levels[identifier]} {text}"
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or identifier.lower().startswith(("list", "lijst"))
        return f"- {text}" if listed else text

    def _row(self, row: Element) -> str:
        cells = [" ".join(filter(None, map(self._line, _paragraphs(cell)))) for cell in _within(row, "tc")]
        return f"| {' | '.join(cells)} |" if any(cells) else ""

    def _line(self, paragraph: Element) -> str:
        """The text of a paragraph; what was deleted under track changes is no text, a reference to a note is its number."""
        parts: list[str] = []
        for node in _seen(paragraph):
            if node.tag == f"{_W}t":
                parts.append(node.text or "")
            elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
                parts.append(" ")
            elif node.tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif node.tag in _REFERENCES:
                key = _REFERENCES[node.tag], node.get(f"{_W}id", "")
                parts.append(_raised(self._numbers.setdefault(key, len(self._numbers) + 1)))
        return " ".join("".join(parts).split())


def _seen(element: Element) -> Iterator[Element]:
    """Yield what is inside a paragraph in its order, without text boxes and what older programs are shown instead."""
    for child in element:
        if child.tag not in _UNSEEN:
            yield child
            yield from _seen(child)


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell or note, with those of tables inside, without those of text boxes."""
    return (node for node in _seen(element) if node.tag == f"{_W}p")


def _within(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, not those of tables inside."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _HOLDERS or child.tag == f"{_W}sdt":
            yield from _within(child, name)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph or stand in a table, each once."""
    if element.tag in {f"{_W}p", f"{_W}tbl"} and next(element.iter(_BOX), None) is not None:
        yield from _outer_boxes(element)


def _outer_boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes inside that stand in no other: those hang on the paragraphs of that one."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _outer_boxes(child)


def _is_contents(holder: Element) -> bool:
    """Tell whether a holder is the table of contents that Word makes of the headings."""
    gallery = holder.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)


def _stated(core: Element | None, tag: str) -> str:
    found = core.find(tag) if core is not None else None
    return (found.text or "").strip() if found is not None else ""
