"""The mentions of a document, to be looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.model import Mention


class MentionIndex:
    """Mentions in the order of the text; finding those of a sentence takes no longer in a long document."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Sort the mentions once."""
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie in `start:end` of the clean text."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        return tuple(m for m in self._mentions[first:last] if m.end <= end)
