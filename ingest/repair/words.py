"""What a word is worth as evidence: how often the document has it and how often its language has it.

Frequencies of the languages come from wordfreq (Speer 2022; data CC BY-SA 4.0), the large lists.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import wordfreq

from kg.model import Language

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word: letters, with hyphens and apostrophes inside."""


@cache
def _frequencies(language: str) -> dict[str, float]:
    return dict(wordfreq.get_frequency_dict(language, wordlist="large"))


class Lexicon:
    """Word evidence for one document in one language."""

    def __init__(self, text: str, language: Language) -> None:
        """Count the words of `text`; a document in another language has only itself as evidence."""
        self.counts = Counter(word.lower() for word in WORD.findall(text))
        self.spellings = Counter(WORD.findall(text))
        self._language = {} if language == "other" else _frequencies(language)

    def here(self, word: str) -> int:
        """Return how often the document has the word, in any case."""
        return self.counts[word.lower()]

    def frequency(self, word: str) -> float:
        """Return the share of the word among all words of the language, 0 when its list has it not."""
        return self._language.get(word.lower(), 0.0)

    def knows(self, word: str) -> bool:
        """Tell whether the language has the word."""
        return word.lower() in self._language
