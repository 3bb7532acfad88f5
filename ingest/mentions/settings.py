"""What a name's place in the sentence says about who bears it: a nationality before it, a home after it, a verb.

None of these shows a company by itself; two of them do, or one of them with a word that nobody else uses
(`ingest.mentions.coinage`). A name after a preposition of place or a title is no company.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.mentions.coinage import is_coined
from ingest.mentions.junk import common_words
from ingest.mentions.people import could_be_person, is_title
from kg.model import EntityType, Mention
from kg.name_text import fold

NATIONALITY = {"het": 0.6, "das": 0.6, "ein": 0.45, "een": 0.45}
"""How much *het Noorse X* shows: neuter is the gender of *bedrijf* and *Unternehmen*, and of no person."""
_OTHER_ARTICLE = 0.4
_ARTICLES = frozenset({"de", "der", "die", "den", "dem", "des", "eine", "einen", "einem", "einer", "the"})
HOME = 0.55
"""*X uit Portugal*, *X aus Tschechien*."""
_UNKNOWN_HOME = 0.8
"""Factor for a home that no vocabulary holds."""
SITE = 0.3
"""*X in Rotterdam*: so stand companies and their plants, and everything else."""
COINED = 0.35
CAPITALISED = 0.2
"""A capital inside a Dutch sentence shows a name, though not whose."""
_AFTER = re.compile(r"\s(?:(?P<word>uit|aus|from|in|te)\s(?:de[mnr]?\s|het\s)?|be[ij]\s|bij\s)(?=[A-ZÀ-Þ])")
_HOMES = frozenset({"uit", "aus", "from"})
_PLACING = frozenset(
    "in im ins te ter nach naar aus uit zu zum zur bei beim bij richting near from to at tussen zwischen nabij rond um auf op".split()
)
_DETERMINED = re.compile(
    r"\b(?i:ein|eine[nmrs]?|kein|keine[nmrs]?|een|geen|der|die|das|den|dem|des|de|het)\s(?:(?:[a-zà-ÿ-]{2,}(?:e|er|es|en|em)|[a-z-]+s)\s){0,2}$"
)
"""An article, with adjectives or without: *ein ehemaliger Fußballspieler aus Frankreich* names nobody."""
_LOCATED = frozenset({EntityType.COUNTRY, EntityType.PLACE})
_ADJECTIVE = 0.6
"""A country named by its adjective is no surer than this (`kg.linking.CONFIDENCE`)."""
_REACH = 40
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """The mentions of a text, to be asked about the places of names in it."""

    text: str
    language: str
    known: Sequence[Mention]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str, language: str, known: Sequence[Mention]) -> Setting:
        """Make the setting of a text; `known` are its mentions in order."""
        return cls(text, language, known, [mention.start for mention in known])

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that lies at exactly these words."""
        i = bisect_left(self.starts, start)
        found = i < len(self.known) and self.known[i].start == start and self.known[i].end == end
        return self.known[i] if found else None

    def covers(self, start: int, end: int, least: float) -> bool:
        """Tell whether one mention of at least this confidence holds all of a span."""
        i = bisect_left(self.starts, start + 1) - 1
        return i >= 0 and self.known[i].end >= end and self.known[i].confidence >= least

    def without_nationality(self, words: list[Span]) -> tuple[list[Span], float]:
        """Cut a nationality off the front of a name, or find one before it; return how much it shows.

        Only after an article: *het Noorse Norge Mining*, but *Deutsche Bahn*.
        """
        nationality = self.at(*words[0]) if len(words) > 1 else None
        if nationality and self._is_adjective(nationality):
            weight = self._article_before(words[0][0])
            return (words[1:], weight) if weight else (words, 0.0)
        before = self._ending_at(words[0][0] - 1)
        return words, self._article_before(before.start) if before and self._is_adjective(before) else 0.0

    def shown(self, words: list[Span]) -> float:
        """Return how much the surroundings of a name speak for a company, in German only for words it has not."""
        start, end = words[0][0], words[-1][1]
        after = _AFTER.match(self.text, end)
        if not after or self.is_placed(start) or self.is_titled(start) or self.is_person(words):
            return 0.0
        own = self._own(words)
        if len(own) == 1 and self.is_determined(own[0][0]):
            return 0.0
        if self.language == "de" and not is_coined(self.text[slice(*words[0])], "de"):
            return 0.0
        home = HOME if after["word"] in _HOMES else SITE
        home *= 1.0 if self._starts_at(after.end()) else _UNKNOWN_HOME
        word = COINED if self.is_coined(words) else CAPITALISED
        return 1 - (1 - home) * (1 - word)

    def is_coined(self, words: list[Span]) -> bool:
        """Tell whether a word of a name is none of the language."""
        return any(is_coined(self.text[slice(*word)], self.language) for word in words)

    def is_person(self, words: list[Span]) -> bool:
        """Tell whether a name of several words could be a person's; the words that open its sentence are none of it."""
        return could_be_person([self.text[slice(*word)] for word in self._own(words)], self.language)

    def _own(self, words: list[Span]) -> list[Span]:
        first = (i for i, word in enumerate(words) if fold(self.text[slice(*word)]) not in common_words())
        return words[next(first, len(words)) :]

    def is_determined(self, start: int) -> bool:
        """Tell whether an article stands before, with adjectives between or without."""
        return _DETERMINED.search(self.text, max(0, start - _REACH), start) is not None

    def is_placed(self, start: int) -> bool:
        """Tell whether a preposition of place stands right before."""
        return self.word_before(start).lower() in _PLACING

    def is_titled(self, start: int) -> bool:
        """Tell whether the title of a person stands right before."""
        return is_title(self.word_before(start))

    def word_before(self, start: int) -> str:
        """Return the word right before a place, without opening brackets and quotes; empty if there is none."""
        before = self.text[max(0, start - _REACH) : start].split()
        return before[-1].strip("(„“\"'") if before else ""

    def _article_before(self, start: int) -> float:
        word = self.word_before(start).lower()
        return NATIONALITY.get(word, _OTHER_ARTICLE if word in _ARTICLES else 0.0)

    def _ending_at(self, end: int) -> Mention | None:
        i = bisect_left(self.starts, end) - 1
        return self.known[i] if i >= 0 and self.known[i].end == end else None

    def _starts_at(self, start: int) -> bool:
        i = bisect_left(self.starts, start)
        return i < len(self.known) and self.known[i].start == start and self.known[i].type in _LOCATED

    def _is_adjective(self, mention: Mention) -> bool:
        # In German an adjective with a capital is a language, or a part of the name: *das Slowakische*, *Deutsche Telekom*.
        small = self.language != "de" or self.text[mention.start].islower()
        return small and mention.type in _LOCATED and mention.confidence <= _ADJECTIVE
