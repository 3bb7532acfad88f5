"""Layout: what each stretch of the clean text is on the page, and under which headings it stands.

The clean text has one line per paragraph, heading, item or row (the repair saw to that), so a block is a line. Kinds
are told by the form of the line and of its neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ingest.language import language_of
from ingest.layout.headings import with_headings
from ingest.layout.kinds import kinds_of
from ingest.layout.lines import TextLine, lines_of
from ingest.layout.notes import with_notes
from ingest.layout.tables import with_tables
from ingest.repair import FOOTNOTE_RULE
from kg.model import Block, BlockKind, Document, Language

__all__ = ["layout", "with_notes"]

_OWN_LANGUAGE = 60
"""Characters from which a block is asked for its own language; a shorter one is in that of the document."""


def layout(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document in the order of the text."""
    blocks = list(_blocks(document))
    return tuple(with_headings(document.clean, with_tables(document.clean, blocks), document.title))


def _blocks(document: Document) -> Iterator[Block]:
    lines = lines_of(document.clean)
    quotes, footnotes = _Flagged(document, "pull quote"), _Flagged(document, FOOTNOTE_RULE)
    notes = _notes_from(document)
    for line, kind in zip(lines, kinds_of(lines, document.title), strict=True):
        if line.start in quotes:
            kind = BlockKind.QUOTE  # noqa: PLW2901 - the repair saw the page and knows better
        elif line.start >= notes or line.start in footnotes:
            kind = BlockKind.NOTE  # noqa: PLW2901 - as above, the reader
        yield Block(kind, line.start, line.end, language=_language(document, line))


def _notes_from(document: Document) -> int:
    """Where the footnotes begin that a reader put behind the text: where page numbers begin anew."""
    for before, page in pairwise(document.pages):
        if page.number <= before.number:
            return document.offsets.to_clean(page.start, page.start)[0]
    return len(document.clean)


def _language(document: Document, line: TextLine) -> Language:
    own = language_of(line.text) if len(line.text) >= _OWN_LANGUAGE else "other"
    return document.language if own == "other" else own


class _Flagged:
    """The spans of the clean text that the repair flagged by a rule."""

    def __init__(self, document: Document, rule: str) -> None:
        flagged = [edit for edit in document.edits if edit.rule == rule and not edit.applied]
        self._spans = sorted(document.offsets.to_clean(edit.start, edit.end) for edit in flagged)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._spans[at][1]
