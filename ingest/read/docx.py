"""Word files (Office Open XML, ECMA-376): paragraphs, headings, lists, tables and footnotes, with the standard library.

Headings, items and rows carry the marks of Markdown, which the layout knows. Footnotes follow the text, each after the
number that stands raised behind its word. The archive is untrusted: sizes are checked before anything is unpacked,
nothing is written to disk, and XML with a document type is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it has no stubs
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # as above

from ingest.read.reader import Decoded
from kg.errors import OversizedInput, UnreadableInput

MOST_UNPACKED = 100_000_000
"""Bytes a part of the archive may have unpacked."""
MOST_PARTS = 10_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_HEADING = re.compile(r"(?:heading|kop|überschrift|berschrift|titre)\s?(\d)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(data: bytes, name: str) -> Decoded:
    """Decode a Word file.

    Raises:
        UnreadableInput: it is no Word file, or damaged, encrypted, or with a document type in its XML.
        OversizedInput: a part would unpack to more than `MOST_UNPACKED` bytes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise UnreadableInput(
            f"{name} is no Word file (.docx); open it in a word processor and save it again."
        ) from error
    with archive:
        if len(archive.infolist()) > MOST_PARTS:
            raise OversizedInput(
                f"{name} has more than {MOST_PARTS} parts inside; save it again from a word processor."
            )
        document = _part(archive, "word/document.xml", name)
        if document is None:
            raise UnreadableInput(f"{name} is no Word file (.docx); open it in a word processor and save it again.")
        notes = _part(archive, "word/footnotes.xml", name)
        core = _part(archive, "docProps/core.xml", name)
        styles = _headings(_part(archive, "word/styles.xml", name))
    text = "\n\n".join(_blocks(document, styles))
    behind = "\n\n".join(_notes(notes)) if notes is not None else ""
    return Decoded(
        f"{text}\n\n\f{behind}\n" if behind else f"{text}\n",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        title=_stated(core, f"{_DC}title"),
        authors=tuple(part.strip() for part in _stated(core, f"{_DC}creator").split(";") if part.strip()),
        issued=_stated(core, f"{_TERMS}created")[:10],
    )


def _part(archive: zipfile.ZipFile, path: str, name: str) -> Element | None:
    """Parse one part of the archive, None when there is none; only as many bytes as allowed are ever unpacked."""
    try:
        with archive.open(path) as file:
            content = file.read(MOST_UNPACKED + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnreadableInput(
            f"{name} is damaged or encrypted; open it in a word processor and save it again."
        ) from error
    if len(content) > MOST_UNPACKED:
        raise OversizedInput(
            f"{name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB; save only its text and try again."
        )
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableInput(
            f"{name} holds XML that is damaged or not allowed; save it again from a word processor."
        ) from error
    return root


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
        elif outline is not None and outline.get(f"{_W}val", "9").isdigit() and int(outline.get(f"{_W}val", "9")) < 9:
            levels[identifier] = int(outline.get(f"{_W}val", "9")) + 1
    return levels


def _blocks(root: Element, styles: dict[str, int]) -> Iterator[str]:
    """Yield paragraphs, headings and items, and each table with a row a line, in the order of the document."""
    body = root.find(f"{_W}body")
    for element in () if body is None else body:
        if element.tag == f"{_W}tbl":
            rows = [_row(row) for row in element.iter(f"{_W}tr")]
            yield "\n".join(row for row in rows if row)
        elif element.tag == f"{_W}p" and (text := _text(element)):
            yield _marked(element, text, styles)


def _marked(paragraph: Element, text: str, styles: dict[str, int]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    identifier = style.get(f"{_W}val", "") if style is not None else ""
    if identifier in styles:
        return f"{'#' * styles[identifier]} {text}"
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or identifier.lower().startswith(("list", "lijst"))
    return f"- {text}" if listed else text


def _row(row: Element) -> str:
    cells = [" ".join(filter(None, (_text(p) for p in cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc")]
    return f"| {' | '.join(cells)} |" if any(cells) else ""


def _text(element: Element) -> str:
    """The text of a paragraph; what was deleted under track changes is no text, a reference to a note is its number."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            parts.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag == f"{_W}footnoteReference":
            parts.append(node.get(f"{_W}id", "").translate(_RAISED))
    return " ".join("".join(parts).split())


def _notes(root: Element) -> Iterator[str]:
    """Yield the footnotes, each behind its number; separators are none."""
    for note in root.iter(f"{_W}footnote"):
        text = " ".join(filter(None, (_text(paragraph) for paragraph in note.iter(f"{_W}p"))))
        if text and note.get(f"{_W}type") is None:
            yield f"{note.get(f'{_W}id', '').translate(_RAISED)} {text}"


def _stated(core: Element | None, tag: str) -> str:
    found = core.find(tag) if core is not None else None
    return (found.text or "").strip() if found is not None else ""
