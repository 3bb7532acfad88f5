"""The words of a text in a form that meets across the three languages: stems, translations, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import zipf_frequency

from kg.index import text_terms
from kg.index.text_terms import fold
from kg.linking import link
from kg.llm.quantities import Quantity, quantities
from kg.llm.sentences import ABBREVIATIONS
from kg.model import Language, Mention
from kg.names import Names
from kg.question import LANGUAGES, language_of_question
from kg.question_words import FUNCTION_WORDS
from kg.translation import translations

NO_NAMES = ABBREVIATIONS.union(*FUNCTION_WORDS.values())
"""Folded words that are no names, however they are written."""
TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_NAME = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
"""A word, and each part of a hyphenated one by itself."""
INSIDE = 5
"""Letters from which a word is sought within longer ones: *invoer* in *titaniuminvoer*."""
USUAL, LEAD = 3.3, 2.8
"""Zipf frequency (wordfreq; Speer 2022) of a usual word, and by how much it leads the other languages if it is no name.

*Forscher* and *Gedurende* lead by 4; *Merkel*, *Hamburg*, *Rutte* and *Biden*, which all languages write, by at most 2.
"""
_POSSESSIVE = re.compile(r"['’]s?$")
_NOUN_ENDS = re.compile(r"(?:heit|keit|schaft|tion|tät|tum|ment|ismus)(?:e?n|s)?$|\w{4}ung(?:en)?$")
"""Endings of German words that are nouns and no names."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its language, mentions, numbers, and the stems of its words in all three languages."""

    text: str
    language: Language
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    folded: frozenset[str]
    stems: frozenset[int]

    @classmethod
    def of(cls, text: str, matcher: Names, language: Language | None = None) -> Words:
        """Read a text, in `language` if it is known."""
        spoken = language or language_of_question(text)
        folded = frozenset(fold(part) for t in TOKEN.findall(text) for part in _parts(t))
        return cls(
            text,
            spoken,
            link(matcher.find(text, spoken), text, spoken),
            tuple(quantities(text, spoken)),
            folded,
            frozenset(stem for word in folded for stem in _stems(word)),
        )

    @property
    def entities(self) -> frozenset[str]:
        """The entities the text names."""
        return frozenset(m.entity for m in self.mentions)

    def holds(self, word: str, language: Language) -> bool:
        """Tell whether a word of a language stands here: inflected, in a compound, or translated."""
        return any(self._holds(part, language) for part in _parts(word))

    def _holds(self, word: str, language: Language) -> bool:
        folded = fold(word)
        if folded in self.folded or not self.stems.isdisjoint(_stems(folded)):
            return True
        if len(folded) >= INSIDE and any(folded in w or (len(w) >= INSIDE and w in folded) for w in self.folded):
            return True
        translated = _translated(word, language)
        return any(not self.stems.isdisjoint(_stems(t)) or self._within(t) for t in translated)

    def _within(self, folded: str) -> bool:
        return len(folded) >= INSIDE and any(folded in word for word in self.folded)

    def names(self) -> Iterator[str]:
        """Yield the words that no vocabulary knows and that are written as names.

        A capital tells a name in Dutch and English, but for the first word; there, and in German, where every noun has
        one, a word is no name if it has a translation of its own or the ending of a noun.
        """
        for match in _NAME.finditer(self.text):
            word = _POSSESSIVE.sub("", match[0])
            mentioned = any(m.start < match.end() and match.start() < m.end for m in self.mentions)
            if mentioned or not _is_capital(word) or fold(word) in NO_NAMES:
                continue
            doubtful = self.language == "de" or not self.text[: match.start()].strip(" \"'“‘„«(")
            if not (doubtful and not any(c.isupper() for c in word[1:]) and _is_common(word, self.language)):
                yield word

    def content(self) -> list[str]:
        """Return the words that carry meaning."""
        return [t for t in TOKEN.findall(self.text) if fold(t) not in FUNCTION_WORDS[self.language] and len(t) > 1]


def _is_capital(word: str) -> bool:
    return any(c.isupper() for c in word) and len(word) > 1


def _is_common(word: str, language: Language) -> bool:
    if language == "de" and _NOUN_ENDS.search(word.lower()):
        return True
    if _lead(word, language) >= LEAD:
        return True
    folded = fold(word)
    others = [fold(t.word) for t in translations(word.lower(), language)]
    return bool(others) and not any(o.startswith(folded[:INSIDE]) for o in others)


def _lead(word: str, language: Language) -> float:
    """Return by how many powers of ten a word is more frequent in its language than in the others, 0 if it is rare."""
    own = zipf_frequency(word, language) if language in LANGUAGES else 0.0
    return own - max(zipf_frequency(word, other) for other in LANGUAGES if other != language) if own >= USUAL else 0.0


def _parts(token: str) -> set[str]:
    """Return a token in lower case, whole and in its parts."""
    lowered = token.lower()
    parts = [p for p in re.split(r"[-'’.&]", lowered) if len(p) > 1]
    return {lowered, *parts} if len(parts) > 1 else {_POSSESSIVE.sub("", lowered), *parts}


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[int]:
    return frozenset(stem for language in ("nl", "de", "en") for stem in text_terms.stems(word, language))


def _translated(word: str, language: Language) -> list[str]:
    return [fold(t.word) for t in translations(word, language)]
