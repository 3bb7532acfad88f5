"""How far two texts speak of the same thing, word by word, within a language and across nl, de and en.

A word is found in another text by its stem, or by a word whose static vector points the same way. Words count by the
length of their vector, which training made short for frequent words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import StaticEncoder
from kg.index import text_terms

Vectors = NDArray[np.float32]

STRANGERS = 0.5
"""Cosine of word vectors below which two words are not taken for synonyms or translations."""
SHORTEST = 3
_LANGUAGES = ("nl", "de", "en")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """Distinct folded words with their stems, unit vectors (n, dimension) and weights (n,)."""

    words: tuple[str, ...]
    stems: tuple[frozenset[int], ...]
    vectors: Vectors
    weights: NDArray[np.float32]


class Likeness:
    """Compares texts by their words."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=50_000)(self._uncached_vector)

    def words(self, text: str) -> Words:
        """Return the words of `text` that can say what it is about: no numbers, nothing of one or two letters."""
        # The vectors know words as they are written (German nouns have capitals), the stems know them folded.
        written = {text_terms.fold(w): w for w in _parts(_WORD.findall(text))}
        vectors = np.stack([self._vector(w) for w in written.values()]) if written else self._none()
        lengths = np.linalg.norm(vectors, axis=1)
        unit = vectors / np.maximum(lengths, 1e-9)[:, None]
        return Words(tuple(written), tuple(_stems(w) for w in written), unit, lengths)

    def coverage(self, part: Words, whole: Words) -> float:
        """Return the share, 0 to 1, of the weight of `part` whose words `whole` also has; 0 for no words."""
        if not part.words or not whole.words:
            return 0.0
        cosines = part.vectors @ whole.vectors.T
        meaning = np.clip((cosines.max(axis=1) - STRANGERS) / (1 - STRANGERS), 0, 1)
        known = frozenset().union(*whole.stems)
        same = np.array([bool(stems & known) for stems in part.stems])
        return float((np.maximum(meaning, same) * part.weights).sum() / part.weights.sum())

    def _none(self) -> Vectors:
        return np.zeros((0, self._encoder.dimension), np.float32)

    def _uncached_vector(self, word: str) -> Vectors:
        vectors: Vectors = self._encoder.token_vectors(self._encoder.token_ids(word)).sum(axis=0)
        return vectors


def _parts(words: Sequence[str]) -> Iterable[str]:
    """Yield words and the parts of hyphenated ones (*IT-specialisten*), without numbers."""
    for word in words:
        for part in dict.fromkeys((word, *re.split(r"[-'’]", word))):
            if len(part) >= SHORTEST and not any(c.isdigit() for c in part):
                yield part


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[int]:
    return frozenset(h for language in _LANGUAGES for h in text_terms.stems(word, language))
