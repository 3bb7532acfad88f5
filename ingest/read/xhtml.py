"""The chapters of an electronic book: XHTML to blocks, with the marks of Markdown that the layout knows.

Nothing is taken for boilerplate, for a book has none. Notes stand behind the chapter, each after its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from xml.etree.ElementTree import Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form header"
    " hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
) | _HEADINGS  # fmt: skip
_UNSEEN = frozenset("audio head nav noscript object script style svg template title video".split())
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"})
_NOTES_TYPES = frozenset({"footnotes", "endnotes", "rearnotes", "doc-endnotes"})
_REFERENCES = frozenset({"noteref", "doc-noteref"})
_BACK = frozenset({"backlink", "referrer", "doc-backlink"})
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _HIGH)
_MARK = re.compile(r"[\[(]?(\d{1,4})[\])]?")
_NOTE_MARK = re.compile(r"[\[(]?(\d{1,4})(?:[\]).:]+|(?=\s|[^\W\d]))\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")


def plain_xml(source: str) -> str:
    """Return XHTML that any XML parser takes: without declaration and document type, named letters as themselves.

    A document type that declares something of its own stays, for the parser to refuse.
    """
    return _NAMED.sub(_letter, _DOCTYPE.sub("", _DECLARATION.sub("", source), count=1))


def chapter_blocks(root: Element, marks: dict[str, str]) -> Iterator[str]:
    """Yield the paragraphs, headings, items and tables of a chapter in the order of its text, then its notes.

    `marks` collects, for all chapters of a book, the mark of each note by the id of the note that it leads to.
    """
    chapter = _Chapter(marks)
    chapter.walk(root, noted=False)
    chapter.flush()
    yield from (*chapter.blocks, *chapter.notes)


class _Chapter:
    """Collects blocks. `_mark` is what stands before the next one; a note has its number there, "" when unknown."""

    def __init__(self, marks: dict[str, str]) -> None:
        self.blocks: list[str] = []
        self.notes: list[str] = []
        self._marks = marks
        self._parts: list[str] = []
        self._mark: str | None = None
        self._noted = False

    def flush(self) -> None:
        """End the block that is being collected."""
        text = _spaced("".join(self._parts))
        self._parts = []
        if not text:
            return
        if self._noted:
            self._end_note(text)
        else:
            self.blocks.append((self._mark or "") + text)
        self._mark = None

    def _end_note(self, text: str) -> None:
        """A note begins with its number, raised; a further paragraph of a note goes on in it."""
        if self._mark is None and self.notes:
            self.notes[-1] += f" {text}"
            return
        raised = _NOTE_MARK.sub(lambda match: match[1].translate(_RAISED) + " ", text, count=1)
        numbered = raised != text or text[0] in _HIGH or not self._mark
        self.notes.append(raised if numbered else f"{self._mark} {text}")

    def walk(self, element: Element, *, noted: bool) -> None:
        """Collect an element with all that is in it; the text behind it belongs to its parent."""
        tag, types = _tag(element), _types(element)
        if tag in _UNSEEN or types & _BACK:
            return
        if tag == "table" and element.find(".//{*}table") is None:
            self._between(noted=noted)
            self.blocks += filter(None, (_table(element),))
        elif tag in _BLOCKS:
            self._block(element, tag, noted=noted)
        elif tag == "br":
            self._parts.append(" ")
        elif types & _REFERENCES:
            mark = _raised("".join(element.itertext()), reference=True)
            self._marks[element.get("href", "").rpartition("#")[2]] = mark.strip()
            self._parts.append(mark)
        elif tag == "sup":
            self._parts.append(_raised("".join(element.itertext()), reference=False))
        else:
            self._inside(element, noted=noted)

    def _block(self, element: Element, tag: str, *, noted: bool) -> None:
        types = _types(element)
        inner = noted or bool(types & (_NOTE_TYPES | _NOTES_TYPES))
        self._between(noted=inner)
        mark = self._mark_for(element, tag, types) if inner else _mark_of(tag)
        if mark is not None:
            self._mark = mark
        self._inside(element, noted=inner)
        self._between(noted=noted)
        if mark is not None:
            self._mark = None

    def _mark_for(self, element: Element, tag: str, types: frozenset[str]) -> str | None:
        begins = types & _NOTE_TYPES or tag == "li"
        return self._marks.get(element.get("id", ""), "") if begins else None

    def _between(self, *, noted: bool) -> None:
        self.flush()
        self._noted = noted

    def _inside(self, element: Element, *, noted: bool) -> None:
        self._parts.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, noted=noted)
            self._parts.append(child.tail or "")


def _mark_of(tag: str) -> str | None:
    """What stands before a heading or an item."""
    return "#" * int(tag[1]) + " " if tag in _HEADINGS else {"li": "- "}.get(tag)


def _table(table: Element) -> str:
    """A table with a row a line, below its caption."""
    caption = table.find("{*}caption")
    rows = [_row(row) for row in table.iter() if _tag(row) == "tr"]
    above = _spaced("".join(caption.itertext())) if caption is not None else ""
    return "\n\n".join(filter(None, (above, "\n".join(filter(None, rows)))))


def _row(row: Element) -> str:
    cells = [_spaced("".join(_cell(cell))) for cell in row if _tag(cell) in {"td", "th"}]
    return f"| {' | '.join(cells)} |" if any(cells) else ""


def _cell(element: Element) -> Iterator[str]:
    """Yield the text in a cell, paragraphs apart, raised digits raised."""
    if _tag(element) in _UNSEEN:
        return
    if _tag(element) == "sup":
        yield _raised("".join(element.itertext()), reference=False)
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _cell(child)
            yield " " if _tag(child) in _BLOCKS or _tag(child) == "br" else ""
        yield child.tail or ""


def _raised(text: str, *, reference: bool) -> str:
    """Digits set high as raised digits, the brackets of a reference left out; other letters as they are."""
    match = _MARK.fullmatch(text.strip())
    if match is None or not (reference or match[0] == match[1] or match[0][0] in "[("):
        return text
    return match[1].translate(_RAISED)


def _types(element: Element) -> frozenset[str]:
    return frozenset(f"{element.get(_EPUB_TYPE, '')} {element.get('role', '')}".split())


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _letter(match: re.Match[str]) -> str:
    found = html5.get(f"{match[1]};")
    return match[0] if found is None else escape(found)


def _spaced(text: str) -> str:
    return " ".join(text.split())
