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
    """Distinct words of a text: folded, and as they are written (German nouns have capitals, vectors know them so)."""

    words: tuple[str, ...]
    written: tuple[str, ...]


class Likeness:
    """Compares texts by their words."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=50_000)(self._uncached_vector)
        self._vectors = lru_cache(maxsize=10_000)(self._uncached_vectors)

    def words(self, text: str) -> Words:
        """Return the words of `text` that can say what it is about: no numbers, nothing of one or two letters."""
        written = {text_terms.fold(w): w for w in _parts(_WORD.findall(text))}
        return Words(tuple(written), tuple(written.values()))

    def coverage(self, part: Words, whole: Words) -> float:
        """Return the share, 0 to 1, of the weight of `part` whose words `whole` also has; 0 for no words."""
        if not part.words or not whole.words:
            return 0.0
        (ours, weights), (theirs, _) = self._vectors(part), self._vectors(whole)
        meaning = np.clip(((ours @ theirs.T).max(axis=1) - STRANGERS) / (1 - STRANGERS), 0, 1)
        known = _all_stems(whole.words)
        same = np.array([not _stems(word).isdisjoint(known) for word in part.words])
        return float((np.maximum(meaning, same) * weights).sum() / weights.sum())

    def _uncached_vectors(self, words: Words) -> tuple[Vectors, NDArray[np.float32]]:
        """Return unit vectors (n, dimension) and weights (n,), the lengths the vectors had."""
        vectors = np.stack([self._vector(w) for w in words.written])
        lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
        return vectors / lengths[:, None], lengths

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


@lru_cache(maxsize=20_000)
def _all_stems(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset().union(*map(_stems, words))
