"""Token ids of all training pairs, and the seeded draw of batches from them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from pairs import Group
from tokenizers import Tokenizer

LONGEST = 160
CHUNK = 512


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a group: token ids of all texts in a row, where each begins, and a hash of each text."""

    ids: np.ndarray
    starts: np.ndarray
    keys: np.ndarray

    @classmethod
    def from_texts(cls, texts: list[str], tokenizer: Tokenizer) -> Side:
        """Encode the texts, each cut after its first `LONGEST` tokens."""
        encoded = [e.ids[:LONGEST] for e in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
        starts = np.concatenate(([0], np.cumsum([len(ids) for ids in encoded])))
        ids = np.fromiter(chain.from_iterable(encoded), dtype=np.int32, count=int(starts[-1]))
        return cls(ids, starts, np.array([zlib.crc32(t.lower().encode()) for t in texts], dtype=np.int64))

    def take(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return ids (tokens,), the start of each text in them (n,), and the hashes (n,) of the chosen texts."""
        first, length = self.starts[chosen], self.starts[chosen + 1] - self.starts[chosen]
        starts = np.concatenate(([0], np.cumsum(length)))
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], length)
        return self.ids[np.repeat(first, length) + within], starts[:-1], self.keys[chosen]


@dataclass(frozen=True, slots=True)
class Batch:
    """Both sides of a batch: token ids, text starts; and which pairs of rows are no negatives of each other."""

    ids: tuple[np.ndarray, np.ndarray]
    starts: tuple[np.ndarray, np.ndarray]
    same: np.ndarray


class Batches:
    """Draws batches: a few chunks, each from one group, so that negatives are of the same kind as the positive."""

    def __init__(self, groups: list[Group], tokenizer: Tokenizer, *, size: int, seed: int, power: float = 0.7) -> None:
        self._sides = [(Side.from_texts(g.left, tokenizer), Side.from_texts(g.right, tokenizer)) for g in groups]
        chance = np.array([g.weight * len(g.left) ** power for g in groups])
        self._chance = chance / chance.sum()
        self._size = size
        self._draw = np.random.default_rng(seed)

    def draw(self, count: int) -> Iterator[Batch]:
        """Yield `count` batches."""
        for _ in range(count):
            yield self._batch()

    def token_counts(self, vocabulary: int) -> np.ndarray:
        """Return how often each token stands in the pairs, each group weighted as it is drawn."""
        counts = np.zeros(vocabulary)
        for chance, sides in zip(self._chance, self._sides, strict=True):
            for side in sides:
                counts += chance * np.bincount(side.ids, minlength=vocabulary) / max(1, len(side.ids))
        return counts

    def _batch(self) -> Batch:
        halves: tuple[list[tuple[np.ndarray, ...]], list[tuple[np.ndarray, ...]]] = ([], [])
        total = 0
        while total < self._size:
            left, right = self._sides[self._draw.choice(len(self._sides), p=self._chance)]
            n = len(left.keys)
            chosen = self._draw.choice(n, size=min(n, CHUNK, self._size - total), replace=False)
            total += len(chosen)
            halves[0].append(left.take(chosen))
            halves[1].append(right.take(chosen))
        (a, b) = (_joined(half) for half in halves)
        same = (a[2][:, None] == a[2][None, :]) | (b[2][:, None] == b[2][None, :]) | (a[2][:, None] == b[2][None, :])
        np.fill_diagonal(same, val=False)
        return Batch((a[0], b[0]), (a[1], b[1]), same)


def _joined(parts: list[tuple[np.ndarray, ...]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    moved, shift = [], 0
    for ids, starts, _ in parts:
        moved.append(starts + shift)
        shift += len(ids)
    return np.concatenate([p[0] for p in parts]), np.concatenate(moved), np.concatenate([p[2] for p in parts])
