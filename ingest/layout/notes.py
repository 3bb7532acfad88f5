"""Footnote marks and the notes they refer to.

A mark finds its note by label. Where numbers begin anew with every page, chapter or list, a mark belongs to the notes of
its own page, else to the first list behind it; notes never stand before their marks.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.repair.asides import skipped_footnotes
from ingest.repair.marks import FOOTNOTE_MARK, number_of
from kg.model import Block, BlockKind, Document, NoteLink

_OPENS = re.compile(
    r"(?:[-•]\s+)?(?:\[\^(?P<named>[^\]\s]{1,20})\]:|\[(?P<bracketed>\d{1,3})\]|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|"
    r"(?P<number>\d{1,3})(?:[.)]|(?=\s))|(?P<letter>[a-z])[.)]?(?=\s+[\"'“‘„«(]?[A-ZÀ-Þ]))\s*(?=\S)"
)
_NAMED_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")
_BRACKETED_MARK = re.compile(r"(?<=[^\s\[])[ \t]?\[(\d{1,3})\](?!:)")
_LETTER_MARK = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class _Note:
    """A note at `start:end` of the original, on a page of that number where there are pages."""

    label: str
    start: int
    end: int
    page: int | None


def with_notes(document: Document, blocks: Sequence[Block]) -> Document:
    """Return the document with the links from its footnote marks to its notes."""
    return replace(document, notes=tuple(_links(document, blocks)))


def _links(document: Document, blocks: Sequence[Block]) -> Iterator[NoteLink]:
    pages = _Pages(document)
    notes = sorted(_notes(document, blocks, pages), key=lambda note: note.start)
    starts, index = [note.start for note in notes], _Index(notes)
    bracketed = any(document.original.startswith("[", note.start) for note in notes)
    for label, start, end in sorted([*_marks(document), *(_bracketed(document) if bracketed else ())], key=_place):
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < notes[at].end:
            continue
        note = index.note_for(label, start, pages.at(start))
        if note is not None:
            yield NoteLink(label, start, end, note.start, note.end)


class _Pages:
    """The number of the page at a place of the original."""

    def __init__(self, document: Document) -> None:
        self._pages = sorted((page.start, page.end, page.number) for page in document.pages)

    def at(self, position: int) -> int | None:
        n = bisect_right(self._pages, (position, sys.maxsize)) - 1
        start, end, number = self._pages[n] if n >= 0 else (0, 0, 0)
        return number if start <= position < end else None


def _notes(document: Document, blocks: Sequence[Block], pages: _Pages) -> Iterator[_Note]:
    """The notes with a label: those of the layout, each with the blocks it goes on in, and those left out of the text."""
    for label, start, end in skipped_footnotes(document.original, document.edits):
        yield _Note(_plain(label), start, end, pages.at(start))
    label, first, last = "", 0, 0
    for block in blocks:
        opened = _label_of(document.clean[block.start : block.end]) if block.kind is BlockKind.NOTE else ""
        if label and (opened or block.kind is not BlockKind.NOTE):
            yield _placed(document, label, first, last, pages)
            label = ""
        if opened:
            label, first = opened, block.start
        last = block.end
    if label:
        yield _placed(document, label, first, last, pages)


def _placed(document: Document, label: str, start: int, end: int, pages: _Pages) -> _Note:
    first, last = document.offsets.to_original(start, end)
    return _Note(label, first, last, pages.at(first))


def _label_of(text: str) -> str:
    """The label a note opens with, in plain digits or letters, "" when it has none."""
    match = _OPENS.match(text)
    return _plain(next(found for found in match.groups() if found)) if match else ""


def _plain(label: str) -> str:
    return str(number_of(label) or label)


def _marks(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield label and place of every mark that can be read, in the order of the text."""
    for edit in sorted(document.edits, key=lambda edit: edit.start):
        if edit.rule == FOOTNOTE_MARK:
            seen = document.original[edit.start : edit.end].strip()
            named = _NAMED_MARK.fullmatch(seen)
            letter = seen if _LETTER_MARK.fullmatch(seen) else ""
            label = _plain(named[1]) if named else str(number_of(seen) or letter)
            if label:
                yield label, edit.start, edit.end


def _bracketed(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield numbers in brackets, which refer to notes where these have theirs in brackets; they stay in the text."""
    for match in _BRACKETED_MARK.finditer(document.original):
        yield _plain(match[1]), match.start(), match.end()


def _place(mark: tuple[str, int, int]) -> int:
    return mark[1]


class _Index:
    """Notes by label, page and list; a label that was there begins a new list, and so does a number that falls back to one."""

    def __init__(self, notes: Sequence[_Note]) -> None:
        self._notes = list(notes)
        self._list_of: list[int] = []
        self._by_label: dict[str, list[int]] = defaultdict(list)
        held: set[str] = set()
        last = ""
        for n, note in enumerate(notes):
            anew = note.label in held or (note.label == "1" and last.isdecimal())
            if anew:
                held = set()
            held.add(note.label)
            self._list_of.append((self._list_of[-1] if self._list_of else 0) + anew)
            self._by_label[note.label].append(n)
            last = note.label
        self._starts = [note.start for note in notes]

    def note_for(self, label: str, at: int, page: int | None) -> _Note | None:
        """Return the note of that label on the mark's own page, else in the first list that ends behind the mark."""
        numbers = self._by_label.get(label, [])
        behind = numbers[bisect_right(numbers, bisect_right(self._starts, at) - 1) :]
        own = next((n for n in behind if page is not None and self._notes[n].page == page), None)
        if own is not None:
            return self._notes[own]
        following = bisect_right(self._starts, at)
        if not behind or following == len(self._notes) or self._list_of[behind[0]] != self._list_of[following]:
            return None
        return self._notes[behind[0]]
