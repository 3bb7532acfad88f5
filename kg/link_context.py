"""What the words around a name say about who is meant: cues, neighbours, place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from kg.name_text import folded_words, key

_SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*\s+(?=[\"'“‘(„]*[A-ZÀ-Þ0-9])|\n\s*\n")
_SENTENCE_REACH = 300
_NEAR = 500
"""Characters on each side that count as the same paragraph."""
_WHOLE_WORD = 3
"""Cues up to this length must be whole words; longer ones may go on (*halfgeleider*, *halfgeleiders*)."""
_LONG_CUE = 9
_BESIDE = 14
_LOCATIVE = re.compile(
    r"\b(?:in|te|uit|naar|nach|aus|bei|bij|near|from|at|to|richting|Richtung)\s+(?:het\s+)?$", re.IGNORECASE
)
_JOINED = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w]*[-–]$")
_DETERMINER = re.compile(
    r"\b(?:de[rnms]?|das|die|ein\w*|kein\w*|het|een|the|an?|im|am|zum|zur|vom|beim|mein\w*|sein\w*|ihr\w*|dies\w*|jed\w*|viel\w*|alle\w*|\w+e[nrsm]?)\s+$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:\d|\b(?:mld|mln|mrd|mio|mi[lj]+oe?n(?:en)?|mil[jl]i?ard(?:en)?|billion|biljoen)\.?)\s+(?:US[ -]?|[a-z]+\s)?$",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"(?:\s*[,;/&+]\s*|\s*\([^()]{1,30}\)[,;]?\s*|\s+)?(?:(?:en|und|and|of|oder|or|sowie|met|mit|zoals|wie)\s+)?"
    r"(?:(?:de|het|die|der|das|the|den)\s+)?"
)


def has_cue(joined: str, cue: str) -> bool:
    """Tell whether the folded words `joined` (one space before each) hold the cue."""
    folded = _cue_key(cue)
    if len(folded) - 1 <= _WHOLE_WORD:
        return f"{folded} " in f"{joined} "
    if folded in joined:
        return True
    # Long cues are also found where a space or a line end cut them (choke point, afhanke- lijk).
    return len(folded) > _LONG_CUE and folded[1:] in _compact(joined)


@lru_cache(maxsize=64)
def _compact(joined: str) -> str:
    return joined.replace(" ", "")


@cache
def _cue_key(cue: str) -> str:
    return key(cue)


@dataclass(frozen=True)
class Surroundings:
    """A text and the views on it that linking asks for; each is made once, when first needed."""

    text: str
    _windows: dict[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def whole(self) -> str:
        """The folded words of the whole text."""
        return folded_words(self.text)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return roughly the sentence around a span; a wrong border costs a cue, no offset."""
        first = max(0, start - _SENTENCE_REACH)
        borders = [match.end() for match in _SENTENCE_END.finditer(self.text, first, start)]
        after = _SENTENCE_END.search(self.text, end, end + _SENTENCE_REACH)
        last = after.start() if after else min(len(self.text), end + _SENTENCE_REACH)
        return borders[-1] if borders else first, last

    def opens_sentence(self, start: int) -> bool:
        """Tell whether a span begins a sentence or line, where a capital says nothing."""
        before = self.text[max(0, start - 3) : start].rstrip(" \"'“‘„(")
        return not before or before[-1] in ".!?:\n•–-"

    def cue_score(self, start: int, end: int, cues: Iterable[str], *, close: bool = False) -> float:
        """Weigh the cues found around a span.

        One in the sentence counts 2, in the paragraph 1, at most 4 together; anywhere else in the text they count 0.5.
        One right beside the span (*der Chips Act der EU*) counts 1.5 more. With `close`, only the sentence counts.
        """
        cues = tuple(cues)
        if not cues:
            return 0.0
        sentence = self._window(*self.sentence(start, end), start, end)
        if close:
            return min(4.0, 2.0 * sum(has_cue(sentence, cue) for cue in cues))
        beside = self._beside(start, end)
        score = 1.5 * any(has_cue(beside, cue) for cue in cues)
        near = self._window(start - _NEAR, end + _NEAR, start, end)
        for cue in cues:
            score += 2 if has_cue(sentence, cue) else has_cue(near, cue)
        return min(score, 5.5) or 0.5 * any(has_cue(self.whole, cue) for cue in cues)

    def _beside(self, start: int, end: int) -> str:
        """Return the folded word before a span and what follows it up to the next word or two."""
        before = self.text[max(0, start - _BESIDE) : start].split()[-1:]
        return folded_words(" ".join(before)) + self._folded(end, min(end + _BESIDE, len(self.text)))

    def _window(self, first: int, last: int, start: int, end: int) -> str:
        """Return the folded words between two places without the name at `start:end`."""
        before, after = self._folded(max(0, first), start), self._folded(end, min(last, len(self.text)))
        return before + after

    def _folded(self, first: int, last: int) -> str:
        """Return the folded words of a part of the text; kept, since the senses of a name ask for the same."""
        span = first, last
        if span not in self._windows:
            self._windows[span] = folded_words(self.text[first:last])
        return self._windows[span]

    def is_locative(self, start: int) -> bool:
        """Tell whether a preposition of place stands before: *in Washington* is the city."""
        return _LOCATIVE.search(self.text, max(0, start - 20), start) is not None

    def is_unit(self, start: int) -> bool:
        """Tell whether a number stands before: *3 miljard dollar* is an amount."""
        return _AMOUNT.search(self.text, max(0, start - 30), start) is not None

    def is_second_part(self, start: int) -> bool:
        """Tell whether a hyphen joins a span to a capitalised word before it: *Mercedes-AMG*, *Köln-Kalk*."""
        return _JOINED.search(self.text, max(0, start - 30), start) is not None

    def has_determiner(self, start: int) -> bool:
        """Tell whether an article or the like stands right before, as before common nouns."""
        return _DETERMINER.search(self.text, max(0, start - 20), start) is not None

    def coordinated(self, end: int, start: int) -> bool:
        """Tell whether only a comma, slash or conjunction stands between two spans."""
        return 0 < start - end <= _SENTENCE_REACH and _COORDINATION.fullmatch(self.text, end, start) is not None
