"""The words of a question in other words, with weights, for search and for weighing sentences.

Two sources: a thesaurus in three languages, edited by hand (thesaurus.tsv; bench/lexicon/thesaurus.py compiles it), and
the learned lexicon, which knows more words and says more that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.lexicon import Lexicon
from kg.model import Language

SOURCES: tuple[Language, ...] = ("nl", "de")
"""Languages of the texts; questions may be in English as well."""
MOST = 4
"""Translations of a word into one language."""
LEAST = 0.08
"""Probability below which a translation is left out."""
THESAURUS = Path(__file__).with_name("thesaurus.safetensors")
RELATED = 40
"""Words taken of a word's concepts in one language."""
TRUSTED = 0.4
"""Probability of the words of a concept, where a word has one concept only: near synonyms among them."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A word of another language with the probability that it is meant."""

    word: str
    language: Language
    probability: float


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon.load()


@lru_cache(maxsize=1)
def _thesaurus() -> Lexicon:
    return Lexicon.load(THESAURUS)


@lru_cache(maxsize=20_000)
def translations(word: str, language: Language) -> tuple[Translation, ...]:
    """Return what a word of a question may be called in the languages of the texts other than its own."""
    if language == "other":
        return ()
    return tuple(found for target in SOURCES if target != language for found in _into(word, language, target))


@lru_cache(maxsize=20_000)
def synonyms(word: str, language: Language) -> tuple[Translation, ...]:
    """Return what a word of a question may be called in its own language, itself left out."""
    if language not in SOURCES:
        return ()
    return tuple(found for found in _related(word, language, language) if found.word != word.lower())


def in_thesaurus(word: str, language: Language) -> bool:
    """Tell whether the thesaurus has a word, or a word of the same stem, as a whole."""
    return language != "other" and _thesaurus().knows(word, language)


def _into(word: str, language: Language, target: Language) -> list[Translation]:
    """Return the words of the thesaurus and those of the lexicon, each once, best first."""
    best = {found.word: found.probability for found in _related(word, language, target)}
    for translated, probability in _lexicon().translations(word, language, target, MOST):
        if probability >= LEAST:
            best[translated] = max(probability, best.get(translated, 0.0))
    return [Translation(w, target, p) for w, p in sorted(best.items(), key=lambda item: -item[1])]


def _related(word: str, language: Language, target: Language) -> list[Translation]:
    found = _thesaurus().translations(word, language, target, RELATED)
    return [Translation(related, target, TRUSTED * share) for related, share in found if TRUSTED * share >= LEAST]


@lru_cache(maxsize=20_000)
def compound_parts(word: str, language: Language) -> tuple[str, ...]:
    """Return the two words that a compound is made of; () for words the lexicon knows as such, and other languages."""
    lexicon = _lexicon()
    if language not in SOURCES or lexicon.knows(word, language):
        return ()
    return lexicon.parts(word, language)
