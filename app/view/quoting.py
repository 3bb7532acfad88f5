"""Quotes as running text: lines joined as a typesetter would, every other character as in the original."""

from __future__ import annotations

from kg.model import Document, Evidence
from kg.offsets import Edit

_HYPHENS = "-\u00ad\u2010\u2011"


GAP = "[…]"
"""Shown where the original has something that is no part of the sentence."""


def is_gap(document: Document, edit: Edit) -> bool:
    """Tell whether an edit leaves whole lines out of a text."""
    seen = document.original[edit.start : edit.end]
    lines = edit.rule == "page furniture" or ("\n" in seen.strip(f"{_HYPHENS} \t\r\n\f"))
    return edit.applied and lines and any(map(str.isalnum, seen)) and not any(map(str.isalnum, edit.replacement))


def flowing(document: Document, start: int, end: int) -> str:
    """Return `original[start:end]` on one line, words that were broken at a line end whole again.

    What the clean text leaves out of a sentence (a footnote, a caption, a page number between its halves) is a gap, "[…]".
    No other repair is made: a misread letter stays as it is in the original.
    """
    parts: list[str] = []
    at = start
    for edit in document.offsets.edits:
        inside = start <= edit.start and edit.end <= end
        if inside and (_joins(document, edit) or is_gap(document, edit)):
            shown = f"{edit.replacement}{GAP} " if is_gap(document, edit) else edit.replacement
            parts += (document.original[at : edit.start], shown)
            at = edit.end
    text = "".join((*parts, document.original[at:end]))
    return "".join(" " if c.isspace() else c for c in text)


def flowing_quote(document: Document, evidence: Evidence) -> str:
    """Return a quote on one line, without space around it."""
    return " ".join(flowing(document, evidence.start, evidence.end).split())


def _joins(document: Document, edit: Edit) -> bool:
    """Tell whether an edit only joins two lines."""
    seen = document.original[edit.start : edit.end]
    return "\n" in seen and not seen.strip(f"{_HYPHENS} \t\r\n") and not edit.replacement.strip(f"{_HYPHENS} ")
