"""Late interaction: how well the words of a passage answer each word of a question (MaxSim, Khattab & Zaharia 2020).

Beside the whole passage its best stretch is scored, because a long passage holds something like every word somewhere,
and its opening, which says what it is about. In `near` a word of the best stretch that is near enough counts as much as
the very word, which BM25 sees already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.encoder import StaticEncoder

BLOCK = 16
"""Tokens of a block; a stretch is two neighbouring blocks, about a sentence."""
NEAR = 0.5
"""Cosine from which a word is near enough; 0.7 tells less (docs/retrieval.md)."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Late:
    """Scores (n,) of n passages in 0..1: of the whole, of the best stretch, of the first, and of the best by nearness."""

    whole: Floats
    stretch: Floats
    opening: Floats
    near: Floats


class LateInteraction:
    """Compares questions with passages over the word vectors of one static encoder."""

    def __init__(self, words: StaticEncoder) -> None:
        self._words = words

    def scores(self, asked: str, passages: Sequence[NDArray[np.uint32]]) -> Late:
        """Score passages, given as token ids, for the words asked; an empty passage scores zero."""
        lengths = np.array([len(p) for p in passages], np.int64)
        vectors = self._words.token_vectors(self._words.token_ids(asked))
        weights = np.linalg.norm(vectors, axis=1)
        result = np.zeros((4, len(passages)), np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled) and weights.sum() > 0:
            unit = vectors / np.maximum(weights, 1e-9)[:, None]
            tokens = np.concatenate([p for p in passages if len(p)])
            result[:, filled] = _pooled(self._similarity(unit, tokens), lengths[filled], weights / weights.sum())
        return Late(*result)

    def beginnings(self, text: str, passages: Sequence[NDArray[np.uint32]]) -> Floats:
        """Return the cosine (n,) of the vector of a text with that of the first two blocks of each passage."""
        begun = [p[: 2 * BLOCK] for p in passages]
        scores = np.zeros(len(passages), np.float32)
        filled = [i for i, tokens in enumerate(begun) if len(tokens)]
        if filled:
            starts = np.cumsum([0, *(len(begun[i]) for i in filled[:-1])])
            vectors = np.add.reduceat(self._words.token_vectors(np.concatenate([begun[i] for i in filled])), starts)
            lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
            scores[filled] = (vectors @ self._words.encode([text], query=True)[0]) / lengths
        return scores

    def _similarity(self, unit: Floats, tokens: NDArray[np.uint32]) -> Floats:
        """Return the cosines (q, tokens); each distinct token is looked up once."""
        seen = np.zeros(int(tokens.max()) + 1, np.bool_)  # quicker than sorting the tokens
        seen[tokens] = True
        distinct = np.flatnonzero(seen).astype(np.uint32)
        vectors = self._words.token_vectors(distinct)
        norms = np.sqrt(np.maximum(np.einsum("ij,ij->i", vectors, vectors), 1e-18))
        cosines: Floats = ((unit @ vectors.T) / norms)[:, (np.cumsum(seen) - 1)[tokens]]
        return cosines


def _pooled(cosines: Floats, lengths: NDArray[np.int64], weights: Floats) -> Floats:
    """Return (4, passages): weighted maxima over each passage, its best two blocks, its first two, its nearest two."""
    blocks = (lengths + BLOCK - 1) // BLOCK
    first_block = np.cumsum([0, *blocks[:-1]])
    ends = np.cumsum(lengths)
    starts = np.concatenate([np.arange(end - n, end, BLOCK) for n, end in zip(lengths, ends, strict=True)])
    by_block = np.maximum.reduceat(cosines, starts, axis=1)
    # A block is joined to the next one of its passage, the last one to itself.
    following = np.arange(1, len(starts) + 1)
    following[first_block + blocks - 1] -= 1
    joined = np.maximum(by_block, by_block[:, following])
    stretches, near = weights @ joined, weights @ np.minimum(joined, NEAR)
    whole = weights @ np.maximum.reduceat(by_block, first_block, axis=1)
    best, nearest = (np.maximum.reduceat(scores, first_block) for scores in (stretches, near))
    pooled: Floats = np.stack([whole, best, stretches[first_block], nearest])
    return pooled
