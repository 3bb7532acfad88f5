"""How well a text covers the words of a question, within a language and across languages.

A word of the question is matched by a mention of the entity it names, by the same stem, by a word that shares most of
its letters (compounds, inflection, OCR damage), or by a word whose vector points the same way (synonyms,
translations).
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import StaticEncoder
from kg.index import text_terms
from kg.model import Language
from kg.question import ContentWord
from kg.translation import translations

Floats = NDArray[np.float32]

MEANING_FLOOR = 0.35
"""Cosine below which two words are strangers; the rest is stretched to 0..1."""
TRANSLATED = 0.5
"""What a translation counts at least; its probability is added."""
PART, COMPOUND_REST = 5, 3
"""Letters from which a translation may be one part of a compound, and letters the other part has at least."""
IN_COMPOUND = 0.9
"""What a translation inside a compound counts beside one that is the whole word."""
LETTERS_FLOOR = 0.45
"""Share of the question word's 4-grams below which spelling says nothing."""


@dataclass(frozen=True, slots=True)
class Translated:
    """The translations of a word: hashed stems, and folded forms that may be part of a compound, with their worth."""

    stems: dict[int, float]
    forms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The content words of a question with unit vectors (n, dimension) and weights (n,), lengths of the vectors."""

    words: tuple[ContentWord, ...]
    vectors: Floats
    weights: Floats
    translated: tuple[Translated, ...]
    """For each word what it is called in the other languages."""

    @property
    def is_entity(self) -> NDArray[np.bool_]:
        """Which words (n,) belong to the name of an entity."""
        return np.array([w.entity is not None for w in self.words], bool)

    @property
    def is_name(self) -> NDArray[np.bool_]:
        """Which words (n,) are names."""
        return np.array([w.is_name for w in self.words], bool)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the matcher sees it: distinct words, folded, with unit vectors (n, dimension), and its entities."""

    words: tuple[str, ...]
    vectors: Floats
    entities: AbstractSet[str]


class WordMatcher:
    """Compares words by entity, by spelling and by meaning."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=100_000)(self._uncached_vector)

    def asked(self, words: Sequence[ContentWord], language: Language) -> Asked:
        """Return the words of a question with their vectors and translations."""
        distinct = tuple({w.folded: w for w in words}.values())
        vectors = self._vectors([w.surface for w in distinct])
        lengths = np.linalg.norm(vectors, axis=1)
        translated = tuple(_translated(w, language) for w in distinct)
        return Asked(distinct, vectors / np.maximum(lengths, 1e-9)[:, None], lengths, translated)

    def text(self, text: str, function_words: AbstractSet[str], entities: AbstractSet[str] = frozenset()) -> Text:
        """Return a text with the vectors of its words; hyphenated words also count by their parts."""
        found: dict[str, str] = {}
        for surface, _ in text_terms.surface_words(text):
            for part in _parts(surface):
                folded = text_terms.fold(part)
                if folded not in function_words:
                    found.setdefault(folded, part)
        vectors = self._vectors(list(found.values()))
        unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None]
        return Text(tuple(found), unit, entities)

    def matches(self, asked: Asked, text: Text) -> Floats:
        """Return for each asked word how well its best counterpart in the text matches, (asked,) in 0..1."""
        best = np.zeros(len(asked.words), np.float32)
        if asked.words and text.words:
            meaning = np.clip((asked.vectors @ text.vectors.T - MEANING_FLOOR) / (1 - MEANING_FLOOR), 0, 1)
            best = np.maximum(meaning.max(axis=1), [_best_spelling(a.folded, text.words) for a in asked.words])
            best = np.maximum(best, [_best_translation(t, text.words) for t in asked.translated])
        return np.maximum(best, [a.entity in text.entities for a in asked.words]).astype(np.float32)

    def _vectors(self, words: Sequence[str]) -> Floats:
        if not words:
            return np.zeros((0, self._encoder.dimension), np.float32)
        return np.stack([self._vector(w) for w in words])

    def _uncached_vector(self, word: str) -> Floats:
        vectors: Floats = self._encoder.token_vectors(self._encoder.token_ids(word)).sum(axis=0)
        return vectors


def _translated(word: ContentWord, language: Language) -> Translated:
    """Return the translations of a word; a probable one counts nearly as the word itself."""
    stems: dict[int, float] = {}
    forms: dict[str, float] = {}
    for translation in translations(word.surface, language):
        value = min(1.0, TRANSLATED + translation.probability)
        for stem in text_terms.stems(translation.word, translation.language):
            stems[stem] = max(stems.get(stem, 0.0), value)
        form = text_terms.fold(translation.word)
        if len(form) >= PART:
            forms[form] = max(forms.get(form, 0.0), IN_COMPOUND * value)
    return Translated(stems, tuple(forms.items()))


def _best_translation(translated: Translated, words: Sequence[str]) -> float:
    if not translated.stems:
        return 0.0
    whole = max((translated.stems.get(stem, 0.0) for word in words for stem in _stems(word)), default=0.0)
    parts = (v for form, v in translated.forms if v > whole and any(_holds_part(word, form) for word in words))
    return max(parts, default=whole)


def _holds_part(word: str, part: str) -> bool:
    """Tell whether a compound begins or ends with a part (handelstekort, tekort)."""
    return len(word) >= len(part) + COMPOUND_REST and (word.startswith(part) or word.endswith(part))


def _parts(word: str) -> list[str]:
    parts = [p for p in word.replace("’", "-").replace("'", "-").split("-") if len(p) > 2]
    return [word, *parts] if len(parts) > 1 else [word]


def _best_spelling(word: str, others: Sequence[str]) -> float:
    return max(_spelling(word, other) for other in others)


@lru_cache(maxsize=500_000)
def _spelling(word: str, other: str) -> float:
    """Compare two words by spelling: the same stem counts fully, shared 4-grams by their share."""
    if word == other or not _stems(word).isdisjoint(_stems(other)):
        return 1.0
    mine, theirs = _quads(word), _quads(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    # A short word inside a compound (chips, chipfabriek) counts from its own side, a long one needs most of itself.
    share = max(shared / len(mine), 0.8 * shared / len(theirs)) if min(len(word), len(other)) >= 5 else 0.0
    return max(0.0, min(1.0, (share - LETTERS_FLOOR) / (1 - LETTERS_FLOOR))) * 0.9


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[int]:
    return frozenset(h for language in ("nl", "de", "en") for h in text_terms.stems(word, language))


@lru_cache(maxsize=100_000)
def _quads(word: str) -> frozenset[str]:
    return frozenset(word[i : i + 4] for i in range(len(word) - 3))
