"""Layout: what each stretch of the clean text is on the page, and under which headings it stands.

The clean text has one line per paragraph, heading, item or row (the repair saw to that), so a block is a line. Kinds
are told by the form of the line and of its neighbours.
"""

from __future__ import annotations

from ingest.language import language_of
from ingest.layout.headings import with_headings
from ingest.layout.kinds import kinds_of
from ingest.layout.tables import with_tables
from kg.model import Block, Document

__all__ = ["layout"]

_OWN_LANGUAGE = 60
"""Characters from which a block is asked for its own language; a shorter one is in that of the document."""


def layout(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document in the order of the text."""
    clean = document.clean
    blocks = []
    for kind, start, end in kinds_of(clean):
        text = clean[start:end]
        language = language_of(text) if end - start >= _OWN_LANGUAGE else "other"
        blocks.append(Block(kind, start, end, language=document.language if language == "other" else language))
    return tuple(with_headings(clean, with_tables(clean, blocks)))
