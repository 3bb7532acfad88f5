"""Edits on a text and the map between the text before and after them.

A repair never touches the original: it is an `Edit` on a copy, and the `OffsetMap` made from the
applied edits leads from every span of the clean text back to the original and forth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from kg.errors import OffsetError


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: `original[start:end]` reads `replacement` in the clean text.

    `confidence` lies in 0..1. An edit that is not `applied` is only a flag: the clean text keeps
    the original characters there. An edit spans at least one original character, so that each clean
    character has an original to be shown.
    """

    start: int
    end: int
    replacement: str
    rule: str
    confidence: float = 1.0
    applied: bool = True


class OffsetMap:
    """The piecewise map between an original text and its clean copy.

    Both texts are cut into the same sequence of pieces, alternately kept and edited. A position
    inside a kept piece maps one to one; a position inside an edited piece widens to the piece.
    """

    def __init__(self, length: int, edits: Iterable[Edit] = ()) -> None:
        """Build the map for an original of `length` code points.

        Raises:
            OffsetError: an applied edit is empty, lies outside the text or overlaps another.
        """
        applied = sorted((e for e in edits if e.applied), key=lambda e: (e.start, e.end))
        self.length = length
        self.edits: tuple[Edit, ...] = tuple(applied)
        _check_order(length, applied)
        growth = list(accumulate((len(e.replacement) - (e.end - e.start) for e in applied), initial=0))
        self.clean_length = length + growth[-1]
        self._original_starts = [e.start for e in applied]
        self._original_ends = [e.end for e in applied]
        self._clean_starts = [e.start + g for e, g in zip(applied, growth, strict=False)]
        self._clean_ends = [e.end + g for e, g in zip(applied, growth[1:], strict=True)]

    def apply(self, original: str) -> str:
        """Return the clean text.

        Raises:
            OffsetError: `original` has not the length the map was made for.
        """
        if len(original) != self.length:
            raise OffsetError(f"The map is for a text of {self.length} characters, not {len(original)}.")
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (original[at : edit.start], edit.replacement)
            at = edit.end
        return "".join((*parts, original[at:]))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map a clean span to the smallest original span that yields it, edited pieces taken whole.

        Raises:
            OffsetError: the span lies outside the clean text or runs backwards.
        """
        _check_span(start, end, self.clean_length)
        return _widen(start, end, (self._clean_starts, self._clean_ends), (self._original_starts, self._original_ends))

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Map an original span to the clean span that came from it, edited pieces taken whole.

        Raises:
            OffsetError: the span lies outside the original or runs backwards.
        """
        _check_span(start, end, self.length)
        return _widen(start, end, (self._original_starts, self._original_ends), (self._clean_starts, self._clean_ends))


Sides = tuple[list[int], list[int]]


def _widen(start: int, end: int, here: Sides, there: Sides) -> tuple[int, int]:
    """Map a span over the pieces; an empty span stays empty at the place where it stood."""
    if start == end:
        at = _place(start, here, there, toward_end=False)
        return at, at
    return _place(start, here, there, toward_end=False), _place(end, here, there, toward_end=True)


def _place(position: int, here: Sides, there: Sides, *, toward_end: bool) -> int:
    """Map one border. Borders on the edge of an edited piece exclude that piece."""
    (starts, ends), (other_starts, other_ends) = here, there
    # The last piece that begins at or before the position (before it, for the end of a span).
    i = bisect_right(starts, position - 1 if toward_end else position) - 1
    if i < 0:
        return position
    inside = starts[i] < position <= ends[i] if toward_end else starts[i] <= position < ends[i]
    if not inside:
        return position - ends[i] + other_ends[i]
    return other_ends[i] if toward_end else other_starts[i]


def _check_span(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise OffsetError(f"The span {start}..{end} lies outside a text of {length} characters.")


def _check_order(length: int, edits: list[Edit]) -> None:
    at = 0
    for edit in edits:
        if not at <= edit.start < edit.end <= length:
            raise OffsetError(
                f"The edit {edit.rule} at {edit.start}..{edit.end} is empty, overlaps another or leaves the text."
            )
        at = edit.end
