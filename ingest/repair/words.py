"""What a word is worth as evidence: how often the document has it and how often its language has it.

Frequencies of the languages come from wordfreq (Speer 2022; data CC BY-SA 4.0), the large lists. Dutch and German write
compounds as one word, so a word no list has counts as a word when it falls into parts that are.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import wordfreq

from kg.model import Language

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word: letters, with hyphens and apostrophes inside."""
_PAIR = re.compile(r"(?<!\w)([^\W\d_]+)(?= ([^\W\d_]+))")
_INSIDE = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]+")
_ACCENTED = re.compile(r"[äöüßëï]", re.IGNORECASE)
NO_WORD = 1e-10
"""The share given to what is no word at all: a hundredth of the rarest word listed."""
_COMPOUND = 1e-8
_LINKS = {"s": ("s", "es"), "e": ("e",), "n": ("en", "n"), "r": ("er",)}
"""What may stand between the parts of a compound, by its last letter."""
_LITTLE_WORD = 2e-3
_LONGEST = 60
_SHORTEST_PART = 4
_LEAST_PART = 3e-7


@cache
def frequencies(language: str) -> dict[str, float]:
    """Return the share of each word of a language among all its words."""
    shares: dict[str, float] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list(language, wordlist="large")):
        shares.update(dict.fromkeys(words, wordfreq.cB_to_freq(-centibels)))
    return shares


class Lexicon:
    """Word evidence for one document in one language."""

    def __init__(self, text: str, language: Language) -> None:
        """Count the words of `text`; a document in another language has only itself as evidence."""
        spellings = WORD.findall(text)
        self.spellings = Counter(spellings)
        self.counts = Counter(word.lower() for word in spellings)
        self.pairs = Counter((one.lower(), other) for one, other in _PAIR.findall(text))
        self._inside = Counter(_INSIDE.findall(text))
        self.has_accents = bool(_ACCENTED.search(text))
        self.language = language
        self._listed = {} if language == "other" else frequencies(language)
        self._worth: dict[str, float] = {}

    def here(self, word: str) -> int:
        """Return how often the document has the word, in any case."""
        return self.counts[word.lower()]

    def is_name(self, word: str) -> bool:
        """Tell whether the document writes the word with a capital inside sentences more often than small."""
        return self._inside[word] > max(2, self.spellings[word.lower()])

    def is_little(self, word: str) -> bool:
        """Tell whether no sentence or paragraph ends on the word: "van", "der", "the"."""
        return word.islower() and self.frequency(word) >= _LITTLE_WORD

    def frequency(self, word: str) -> float:
        """Return the share of the word among all words of the language, 0 when its list has it not."""
        return self._listed.get(word.casefold(), 0.0)

    def knows(self, word: str) -> bool:
        """Tell whether the list of the language has the word."""
        return word.casefold() in self._listed

    def worth(self, word: str) -> float:
        """Return the share of a word, a small share for a compound of words, `NO_WORD` for what is neither."""
        if len(word) > _LONGEST:
            return NO_WORD
        # The lists are case-folded: "ss" for "ß".
        lower = word.casefold()
        if lower not in self._worth:
            self._worth[lower] = self._listed.get(lower) or self._compound(lower)
        return self._worth[lower]

    def is_foreign(self, word: str, least: float = 1e-7) -> bool:
        """Tell whether English, which texts in other languages borrow from, uses the word at least so often."""
        return self.language != "en" and frequencies("en").get(word.lower(), 0.0) >= least

    def _compound(self, word: str) -> float:
        """Weigh a word by its parts: those between hyphens, or the best cut into two or three."""
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            worths = [self._listed.get(part) or self._cut(part, 2) for part in parts]
            return _COMPOUND if worths and min(worths) > NO_WORD else NO_WORD
        return self._cut(word, 2)

    def _cut(self, word: str, cuts: int) -> float:
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if not self._has_head(word, at):
                continue
            rest = word[at:]
            if self._listed.get(rest, 0.0) >= _LEAST_PART:
                return _COMPOUND
            if cuts > 1 and self._cut(rest, cuts - 1) > NO_WORD:
                return _COMPOUND / 3
        return NO_WORD

    def _has_head(self, word: str, at: int) -> bool:
        """Tell whether what stands before a cut is a word of some use, with or without a link at its end."""
        if self._listed.get(word[:at], 0.0) >= _LEAST_PART:
            return True
        for link in _LINKS.get(word[at - 1], ()):
            end = at - len(link)
            if (
                end >= _SHORTEST_PART
                and word.endswith(link, 0, at)
                and self._listed.get(word[:end], 0.0) >= _LEAST_PART
            ):
                return True
        return False
