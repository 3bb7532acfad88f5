"""The words of a question in the other languages, with weights, for search and for weighing sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import Lexicon
from kg.model import Language

SOURCES: tuple[Language, ...] = ("nl", "de")
"""Languages of the texts; questions may be in English as well."""
MOST = 4
"""Translations of a word into one language."""
LEAST = 0.08
"""Probability below which a translation is left out."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A word of another language with the probability that it is meant."""

    word: str
    language: Language
    probability: float


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.load()


@lru_cache(maxsize=20_000)
def translations(word: str, language: Language) -> tuple[Translation, ...]:
    """Return what a word of a question may be called in the languages of the texts other than its own."""
    if language == "other":
        return ()
    return tuple(
        Translation(translated, target, probability)
        for target in SOURCES
        if target != language
        for translated, probability in _lexicon().translations(word, language, target, MOST)
        if probability >= LEAST
    )


@lru_cache(maxsize=20_000)
def compound_parts(word: str, language: Language) -> tuple[str, ...]:
    """Return the two words that a compound is made of; () for words the lexicon knows as such, and other languages."""
    lexicon = _lexicon()
    if language not in SOURCES or lexicon.knows(word, language):
        return ()
    return lexicon.parts(word, language)
