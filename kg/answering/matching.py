"""How well words of a text cover the words of a question, within a language and across languages.

A word of the question is matched by the same stem, by a word that shares most of its letters (compounds, inflection,
OCR damage), or by a word whose vector points the same way (synonyms, translations).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import StaticEncoder
from kg.index import text_terms

Vectors = NDArray[np.float32]

MEANING_FLOOR = 0.35
"""Cosine below which two words are strangers; the rest is stretched to 0..1."""
LETTERS_FLOOR = 0.45
"""Share of the question word's 4-grams below which spelling says nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """Distinct words of a text with unit vectors (n, dimension) and weights (n,), the lengths of their vectors."""

    words: tuple[str, ...]
    vectors: Vectors
    weights: NDArray[np.float32]


class WordMatcher:
    """Compares words by spelling and by meaning."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=100_000)(self._uncached_vector)

    def words(self, words: Sequence[str]) -> Words:
        """Return the distinct words with their vectors."""
        distinct = tuple(dict.fromkeys(words))
        if not distinct:
            return Words((), np.zeros((0, self._encoder.dimension), np.float32), np.zeros(0, np.float32))
        vectors = np.stack([self._vector(w) for w in distinct])
        lengths = np.linalg.norm(vectors, axis=1)
        return Words(distinct, vectors / np.maximum(lengths, 1e-9)[:, None], lengths)

    def matches(self, asked: Words, text: Words) -> NDArray[np.float32]:
        """Return for each asked word how well its best counterpart in the text matches, (asked,) in 0..1."""
        if not asked.words or not text.words:
            return np.zeros(len(asked.words), np.float32)
        meaning = np.clip((asked.vectors @ text.vectors.T - MEANING_FLOOR) / (1 - MEANING_FLOOR), 0, 1)
        return np.maximum(meaning.max(axis=1), [_best_spelling(a, text.words) for a in asked.words]).astype(np.float32)

    def _uncached_vector(self, word: str) -> Vectors:
        vectors: Vectors = self._encoder.token_vectors(self._encoder.token_ids(word)).sum(axis=0)
        return vectors


def _best_spelling(word: str, others: Sequence[str]) -> float:
    return max(_spelling(word, other) for other in others)


@lru_cache(maxsize=500_000)
def _spelling(word: str, other: str) -> float:
    """Compare two words by spelling: the same stem counts fully, shared 4-grams by their share."""
    if word == other or _stems(word) & _stems(other):
        return 1.0
    mine, theirs = _quads(word), _quads(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    # A short word inside a compound (chips, chipfabriek) counts from its own side, a long one needs most of itself.
    share = max(shared / len(mine), 0.8 * shared / len(theirs)) if min(len(word), len(other)) >= 5 else 0.0
    return float(np.clip((share - LETTERS_FLOOR) / (1 - LETTERS_FLOOR), 0, 1)) * 0.9


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[int]:
    return frozenset(h for language in ("nl", "de", "en") for h in text_terms.stems(word, language))


@lru_cache(maxsize=100_000)
def _quads(word: str) -> frozenset[str]:
    return frozenset(word[i : i + 4] for i in range(len(word) - 3))
