"""Edits on a text that is itself edited, brought back to the original."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Document
from kg.offsets import Edit


def composed(document: Document, later: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits of a document together with later ones, those on its clean text.

    A later edit that reaches into an earlier one takes it up: the two become one edit of the original.

    Args:
        document: the document with the earlier edits.
        later: edits whose places are in `document.clean`; applied ones must not overlap.
    """
    earlier = [edit for edit in document.edits if edit.applied]
    starts = [edit.start for edit in earlier]
    taken: set[int] = set()
    merged: list[Edit] = []
    for edit in later:
        moved = _moved(document, edit)
        first = bisect_left(starts, moved.start)
        if edit.applied:
            inside = range(first, bisect_left(starts, moved.end))
            if taken.intersection(inside):
                continue
            taken.update(inside)
        merged.append(moved)
    kept = [edit for at, edit in enumerate(earlier) if at not in taken]
    flags = [edit for edit in document.edits if not edit.applied]
    return tuple(sorted((*kept, *flags, *merged), key=lambda edit: (edit.start, edit.end)))


def _moved(document: Document, edit: Edit) -> Edit:
    """Bring one edit back, with what the widened span keeps of the clean text around it."""
    start, end = document.offsets.to_original(edit.start, edit.end)
    first, last = document.offsets.to_clean(start, end)
    clean = document.clean
    whole = clean[first : edit.start] + edit.replacement + clean[edit.end : last]
    return replace(edit, start=start, end=end, replacement=whole)


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of the text; of applied ones that overlap, the first given stays."""
    taken: list[Edit] = []
    places: set[int] = set()
    for edit in edits:
        span = range(edit.start, edit.end)
        if edit.applied and not places.isdisjoint(span):
            continue
        if edit.applied:
            places.update(span)
        taken.append(edit)
    return sorted(taken, key=lambda edit: (edit.start, edit.end))


def narrowed(edit: Edit, word: str) -> Edit:
    """Return the edit that does the same to `word`, the text it spans, on as few characters as there are changes."""
    right = edit.replacement
    head = _common(word, right)
    tail = _common(word[head:][::-1], right[head:][::-1])
    if head + tail >= len(word):
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    return replace(edit, start=edit.start + head, end=edit.end - tail, replacement=right[head : len(right) - tail])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
