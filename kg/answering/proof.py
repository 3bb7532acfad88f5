"""Proof of a citation: the quote is read again from the stored original, and must give the shown words back."""

from __future__ import annotations

from kg.errors import OffsetError
from kg.model import Document, Evidence


def proved(document: Document, start: int, end: int, headings: tuple[str, ...] = ()) -> Evidence | None:
    """Return the evidence for a clean span, None where the original does not carry it."""
    try:
        evidence = document.evidence(start, end, headings)
    except OffsetError:
        return None
    first, last = document.offsets.to_clean(evidence.start, evidence.end)
    carries = document.clean[start:end] in document.clean[first:last]
    return evidence if evidence.holds_in(document.original) and carries else None
