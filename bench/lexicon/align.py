"""Word alignment by expectation maximisation, vectorised: IBM Model 1 with a prior for the diagonal.

IBM Model 1 is Brown et al. 1993 (https://aclanthology.org/J93-2003); the prior that favours words at about the
same relative place is that of fast_align (Dyer et al. 2013, https://aclanthology.org/N13-1073), with a fixed tension.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

TENSION = 4.0
NULL_SHARE = 0.08
PRUNED = 1e-4


@dataclass(frozen=True, slots=True)
class Bitext:
    """Sentence pairs as word ids: words of all sentences in a row, where each sentence begins, and its weight."""

    source: np.ndarray
    source_starts: np.ndarray
    target: np.ndarray
    target_starts: np.ndarray
    weight: np.ndarray

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[Sequence[int], Sequence[int], float]]) -> Bitext:
        """Collect pairs of id sequences with their weights."""
        rows = list(pairs)
        flat = [np.fromiter((w for r in rows for w in r[side]), dtype=np.int64) for side in (0, 1)]
        starts = [np.concatenate(([0], np.cumsum([len(r[side]) for r in rows]))) for side in (0, 1)]
        return cls(flat[0], starts[0], flat[1], starts[1], np.array([r[2] for r in rows], dtype=np.float32))

    def reversed(self) -> Bitext:
        """Return the same pairs with the sides exchanged."""
        return Bitext(self.target, self.target_starts, self.source, self.source_starts, self.weight)

    def renumbered(self, source: np.ndarray, target: np.ndarray) -> Bitext:
        """Return the same pairs with word `i` called `source[i]` or `target[i]`."""
        return Bitext(source[self.source], self.source_starts, target[self.target], self.target_starts, self.weight)


@dataclass(frozen=True, slots=True)
class Translations:
    """Sparse p(target word | source word): parallel arrays, sorted by source word."""

    source: np.ndarray
    target: np.ndarray
    probability: np.ndarray
    count: np.ndarray


def align(bitext: Bitext, target_words: int, iterations: int) -> Translations:
    """Return p(target | source) after some iterations of expectation maximisation.

    Each target word is explained by one source word of its sentence, or by none (NULL).
    """
    links = _links(bitext)
    keys, pair = np.unique(links.source * target_words + links.target, return_inverse=True)
    source = keys // target_words
    table = np.ones(len(keys), dtype=np.float32)
    null = np.full(target_words, 1 / target_words, dtype=np.float32)
    counts = table
    for _ in range(iterations):
        score = table[pair] * links.prior
        empty = NULL_SHARE * null[bitext.target]
        share = score / (np.add.reduceat(score, links.starts) + empty)[links.position] * links.weight
        counts = np.bincount(pair, weights=share, minlength=len(keys)).astype(np.float32)
        left = _weights(bitext) - np.add.reduceat(share, links.starts)
        null = _normalised(np.bincount(bitext.target, weights=np.maximum(left, 0), minlength=target_words))
        total = np.bincount(source, weights=counts)
        table = (counts / np.maximum(total[source], 1e-9)).astype(np.float32)
    kept = table > PRUNED
    return Translations(source[kept], keys[kept] % target_words, table[kept], counts[kept])


@dataclass(frozen=True, slots=True)
class _Links:
    """Every possible link of every sentence pair, grouped by target position."""

    source: np.ndarray
    target: np.ndarray
    prior: np.ndarray
    weight: np.ndarray
    position: np.ndarray
    starts: np.ndarray


def _links(bitext: Bitext) -> _Links:
    source_length, target_length = np.diff(bitext.source_starts), np.diff(bitext.target_starts)
    sentence = np.repeat(np.arange(len(target_length)), target_length)
    per_position = source_length[sentence]
    starts = np.concatenate(([0], np.cumsum(per_position)[:-1]))
    position = np.repeat(np.arange(len(sentence), dtype=np.int32), per_position)
    within = np.arange(len(position)) - starts[position]
    here = sentence[position]
    place = (np.arange(len(sentence)) - bitext.target_starts[sentence] + 0.5) / target_length[sentence]
    distance = np.abs((within + 0.5) / source_length[here] - place[position])
    prior = np.exp(-TENSION * distance).astype(np.float32)
    prior /= np.add.reduceat(prior, starts)[position]
    source = bitext.source[bitext.source_starts[here] + within]
    return _Links(source, bitext.target[position], prior, bitext.weight[here], position, starts)


def _weights(bitext: Bitext) -> np.ndarray:
    return np.repeat(bitext.weight, np.diff(bitext.target_starts))


def _normalised(values: np.ndarray) -> np.ndarray:
    return (values / max(values.sum(), 1e-9)).astype(np.float32)
