"""What the words around a name say about who is meant: cues, neighbours, place in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from kg.name_text import Words, folded_words, key

_SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*\s+(?=[\"'“‘(„]*[A-ZÀ-Þ0-9])|\n\s*\n")
_SENTENCE_REACH = 300
_NEAR = 500
"""Characters on each side that count as the same paragraph."""
_WHOLE_WORD = 3
"""Cues up to this length must be whole words; longer ones may go on (*halfgeleider*, *halfgeleiders*)."""
_LONG_CUE = 9
_BESIDE = 14
_LOCATIVE = re.compile(
    r"\b(?:in|te|uit|naar|nach|aus|bei|bij|near|from|at|to|richting|richtung|tussen|zwischen|raum|stadt|stad|kreuz|dreieck|anschlussstelle|ausfahrt|knooppunt|afrit|[ab]\s?\d{1,3})\s+(?:het\s+)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:de[rnms]?|das|die|eine?[nrms]?|keine?[nrms]?|het|een|geen|the|an?|im|am|zum|zur|vom|beim|ins|[msd]eine?[nrms]?|ihre?[nrms]?"
    r"|diese[nrms]?|jede[nrms]?)\s+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s\d")
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

_TONGUE_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)»”\"'’/\n])|\s+(?:en|of|noch|als|dan|is|was|te|und|oder|and|or|sprek\w+|gespro\w+|sprech\w+|lesen|lezen|leren|lernen"
    r"|verst\w+|vertaal\w*|übers\w+|geschr\w+|gesch\w+|in|op|auf|bij|bei|van|von|voor|für|met|mit|door|durch|ist|war|wird|wordt|werd|kan|kunnen|kon|konden|moet|moeten|zou|zal)\b"
)
_TONGUE_BEFORE = re.compile(
    r"\b(?:het|ins|im|auf|op|aus dem|vom|into|vloeiend|fließend|perfekt|goed|gutes|kein|geen)\s+$", re.IGNORECASE
)
_STATE = re.compile(
    r"\s+(?:government|parliament|president|minist|prime minister|chancellor|econom|central bank|army|military|navy|authorit|state|compan|firm|market"
    r"|trade|export|import|industr|manufactur|producer|polic"
    r"|regering|overheid|parlement|premier|kabinet|leger|marine|autoriteiten|staat|centrale bank|kanselier|koning|bondskanselier|bedrij|concern|markt"
    r"|sector|producent|fabrikant|handel|ondernem|beleid|strategie"
    r"|Regierung|Parlament|Präsident|Minist|Bundes|Kanzler|Außenminist|Wirtschaft|Armee|Militär|Zentralbank|Behörden|Staat|Botschaft|Unternehmen"
    r"|Konzern|Firmen|Hersteller|Markt|Export|Import|Industrie|Handel|Politik|Strategie|Produzent|Ausfuhr|Einfuhr)"
)
"""What a country has that a text on policy speaks of."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues ready to be looked for, all at once: `written` in folded words, `long` (by their number) in their letters."""

    written: tuple[str, ...]
    long: dict[int, str]
    find_written: AhoCorasick
    find_long: AhoCorasick

    @classmethod
    @cache
    def of(cls, cues: tuple[str, ...]) -> _Cues:
        """Make ready the cues of an option."""
        keys = [key(cue) for cue in cues]
        written = tuple(f"{folded} " if len(folded) - 1 <= _WHOLE_WORD else folded for folded in keys)
        long = {i: folded[1:] for i, folded in enumerate(keys) if len(folded) > _LONG_CUE}
        return cls(written, long, AhoCorasick(written), AhoCorasick(long.values()))

    def within(self, joined: str) -> set[int]:
        """Return the numbers of the cues that folded words (one space before each) hold.

        Long cues are also found where a space or a line end cut them (*choke point*, *afhanke- lijk*).
        """
        found = {i for i, _, _ in self.find_written.find_matches_as_indexes(f"{joined} ", overlapping=True)}
        if self.long:
            numbers = tuple(self.long)
            letters = self.find_long.find_matches_as_indexes(joined.replace(" ", ""), overlapping=True)
            found.update(numbers[i] for i, _, _ in letters)
        return found

    def stand_in(self, joined: str, letters: str) -> bool:
        """Tell whether there is any in the folded words and letters of a whole text, where the first often stands soon."""
        return any(cue in joined for cue in self.written) or any(cue in letters for cue in self.long.values())


@dataclass(frozen=True)
class Surroundings:
    """A text and the views on it that linking asks for; each is made once, when first needed."""

    text: str
    known_words: Words | None = None
    _anywhere: dict[tuple[str, ...], bool] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return self.known_words or Words.from_text(self.text)

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

    def cue_score(self, start: int, end: int, cues: tuple[str, ...], *, close: bool = False) -> float:
        """Weigh the cues found around a span.

        One in the sentence counts 2, in the paragraph 1, at most 4 together; anywhere else in the text they count 0.5.
        One right beside the span (*der Chips Act der EU*) counts 1.5 more. With `close`, only the sentence counts.
        """
        if not cues:
            return 0.0
        wanted = _Cues.of(cues)
        sentence = wanted.within(self._window(*self.sentence(start, end), start, end))
        if close:
            return min(4.0, 2.0 * len(sentence))
        near = wanted.within(self._window(start - _NEAR, end + _NEAR, start, end))
        beside = wanted.within(self._beside(start, end))
        score = 1.5 * bool(beside) + 2 * len(sentence) + len(near - sentence)
        return min(score, 5.5) or 0.5 * self._has_anywhere(cues)

    def _has_anywhere(self, cues: tuple[str, ...]) -> bool:
        """Tell whether the text holds one of some cues; kept, since the places of a name ask for the same."""
        if cues not in self._anywhere:
            self._anywhere[cues] = _Cues.of(cues).stand_in(f"{self.words.joined} ", self._letters)
        return self._anywhere[cues]

    @cached_property
    def _letters(self) -> str:
        return self.words.joined.replace(" ", "")

    def _beside(self, start: int, end: int) -> str:
        """Return the folded word before a span and what follows it up to the next word or two."""
        before = self.text[max(0, start - _BESIDE) : start].split()[-1:]
        return folded_words(" ".join(before)) + self.words.joined_part(end, end + _BESIDE)

    def _window(self, first: int, last: int, start: int, end: int) -> str:
        """Return the folded words between two places without the name at `start:end`."""
        return self.words.joined_part(max(0, first), start) + self.words.joined_part(end, last)

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

    def has_article(self, start: int) -> bool:
        """Tell whether an article, alone or in a preposition, stands right before: *des Bodens*, *im Boden*."""
        return _ARTICLE.search(self.text, max(0, start - 20), start) is not None

    def is_numbered(self, end: int) -> bool:
        """Tell whether a number follows: *Halle 6*."""
        return _NUMBERED.match(self.text, end) is not None

    def is_tongue(self, start: int, end: int, language: str | None) -> bool:
        """Tell whether an adjective without an ending is a language or stands by itself: *in het Engels, Frans of Duits*."""
        if self.text.startswith("-", end) or (language != "de" and self.text.endswith("e", start, end)):
            return False  # deutsch-französisch, het Poolse
        if language == "de":
            return not self.text.endswith("er", start, end)  # Schweizer, Berliner
        if language == "nl" and _TONGUE_AFTER.match(self.text, end):
            return True
        before = _TONGUE_BEFORE.search(self.text, max(0, start - 20), start)
        return before is not None and not self.text[end : end + 2].strip().islower()

    def names_state(self, end: int) -> bool:
        """Tell whether an adjective goes with a government, a market or the like: *the Brazilian government*."""
        return _STATE.match(self.text, end) is not None

    def coordinated(self, end: int, start: int) -> bool:
        """Tell whether only a comma, slash or conjunction stands between two spans."""
        return 0 < start - end <= _SENTENCE_REACH and _COORDINATION.fullmatch(self.text, end, start) is not None
