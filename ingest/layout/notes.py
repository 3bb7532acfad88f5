"""Footnote marks and the notes they refer to.

A mark finds its note by label. Where numbers begin anew with every page, chapter or list, a mark belongs to the notes of
its own page, else to the first list behind it; notes never stand before their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.repair.asides import skipped_footnotes
from ingest.repair.marks import FOOTNOTE_MARK, number_of
from kg.model import Block, BlockKind, Document, NoteLink

_OPENS = re.compile(
    r"(?:[-•]\s+)?(?:\[\^(?P<named>[^\]\s]{1,20})\]:|\[(?P<bracketed>\d{1,3})\]|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|"
    r"(?P<number>\d{1,3})(?:[.)]|(?=\s))|(?P<letter>[a-z])[.)]?(?=\s+[\"'“‘„«(]?[A-ZÀ-Þ]))\s*(?=\S)"
)
_NAMED_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")
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
    notes = sorted(_notes(document, blocks), key=lambda note: note.start)
    lists = _lists(notes)
    for label, start, end in _marks(document):
        if any(note.start <= start < note.end for note in notes):
            continue
        note = _note_for(label, start, document.page_at(start), lists)
        if note is not None:
            yield NoteLink(label, start, end, note.start, note.end)


def _notes(document: Document, blocks: Sequence[Block]) -> Iterator[_Note]:
    """The notes with a label: those of the layout, each with the blocks it goes on in, and those left out of the text."""
    for label, start, end in skipped_footnotes(document.original, document.edits):
        yield _Note(_plain(label), start, end, document.page_at(start))
    label, first, last = "", 0, 0
    for block in blocks:
        opened = label_of(document.clean[block.start : block.end]) if block.kind is BlockKind.NOTE else ""
        if label and (opened or block.kind is not BlockKind.NOTE):
            yield _placed(document, label, first, last)
            label = ""
        if opened:
            label, first = opened, block.start
        last = block.end
    if label:
        yield _placed(document, label, first, last)


def _placed(document: Document, label: str, start: int, end: int) -> _Note:
    first, last = document.offsets.to_original(start, end)
    return _Note(label, first, last, document.page_at(first))


def label_of(text: str) -> str:
    """Return the label a note opens with, in plain digits or letters, "" when it has none."""
    match = _OPENS.match(text)
    return _plain(next(found for found in match.groups() if found)) if match else ""


def without_label(text: str) -> str:
    """Return the text of a note behind its label."""
    match = _OPENS.match(text)
    return text[match.end() :] if match else text


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


def _lists(notes: Sequence[_Note]) -> list[dict[str, _Note]]:
    """The notes in lists: a label that was there begins a new one, and so does a number that falls back to the first."""
    lists: list[dict[str, _Note]] = []
    for before, note in pairwise([None, *notes]):
        assert note is not None
        anew = before is None or note.label in lists[-1] or (note.label == "1" and before.label.isdecimal())
        if anew:
            lists.append({})
        lists[-1][note.label] = note
    return lists


def _note_for(label: str, at: int, page: int | None, lists: Sequence[dict[str, _Note]]) -> _Note | None:
    """The note of that label on the mark's own page, else in the first list that ends behind the mark."""
    behind = [held for held in lists if any(note.start > at for note in held.values())]
    found = [note for held in behind if (note := held.get(label)) is not None and note.start > at]
    own = [note for note in found if page is not None and note.page == page]
    if own:
        return own[0]
    return found[0] if found and label in behind[0] else None
