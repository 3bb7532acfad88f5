"""BM25 over hashed terms, as one sparse matrix in four memory-mapped arrays (columns are terms).

The arrays hold raw term frequencies, so that segments can be merged, and document frequencies of several
segments be added, without reading the texts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
"""Robertson & Zaragoza, The Probabilistic Relevance Framework (2009), the usual values."""

_FILES = ("terms", "starts", "rows", "frequencies", "lengths")


def mapped(path: Path) -> NDArray[Any]:
    """Map an array of a file, as a plain array: every slice of a `numpy.memmap` costs microseconds.

    Raises:
        OSError: the file is missing.
        ValueError: the file is not an array.
    """
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


@dataclass(frozen=True, slots=True)
class SparseMatrix:
    """Term frequencies of `n` passages.

    `terms` (t,) sorted uint64 hashes; column j is `rows[starts[j]:starts[j + 1]]` (uint32) with the same slice of
    `frequencies` (float32); `lengths` (n,) float32 sums of the frequencies of each row.
    """

    terms: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.uint32]
    frequencies: NDArray[np.float32]
    lengths: NDArray[np.float32]

    @classmethod
    def from_counts(cls, counts: Sequence[Mapping[int, float]]) -> SparseMatrix:
        """Build from one mapping of hashed term to frequency per passage."""
        sizes = np.fromiter((len(c) for c in counts), np.int64, len(counts))
        total = int(sizes.sum())
        terms = np.fromiter((t for c in counts for t in c), np.uint64, total)
        values = np.fromiter((v for c in counts for v in c.values()), np.float32, total)
        rows = np.repeat(np.arange(len(counts), dtype=np.uint32), sizes)
        order = np.argsort(terms, kind="stable")
        distinct, first = np.unique(terms[order], return_index=True)
        starts = np.append(first, total).astype(np.int64)
        lengths = np.bincount(rows, weights=values, minlength=len(counts)).astype(np.float32)
        return cls(distinct, starts, rows[order], values[order], lengths)

    @classmethod
    def merged(cls, matrices: Sequence[SparseMatrix], keep: Sequence[NDArray[np.bool_]]) -> SparseMatrix:
        """Put matrices under each other, keeping the rows that `keep` marks, in order.

        Their columns are sorted already: every entry goes straight to its place, and nothing is sorted again.
        """
        kept = [matrix.kept(rows) for matrix, rows in zip(matrices, keep, strict=True)]
        distinct = np.unique(np.concatenate([np.zeros(0, np.uint64), *(m.terms for m in kept)]))
        columns = [np.searchsorted(distinct, m.terms) for m in kept]
        sizes = np.zeros(len(distinct), np.int64)
        for matrix, column in zip(kept, columns, strict=True):
            sizes[column] += np.diff(matrix.starts)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        rows, values = np.zeros(starts[-1], np.uint32), np.zeros(starts[-1], np.float32)
        free, first = starts[:-1].copy(), 0
        for matrix, column in zip(kept, columns, strict=True):
            count = np.diff(matrix.starts)
            place = np.repeat(free[column] - matrix.starts[:-1], count) + np.arange(len(matrix.rows))
            rows[place], values[place] = matrix.rows + np.uint32(first), matrix.frequencies
            free[column] += count
            first += len(matrix.lengths)
        lengths = np.concatenate([np.zeros(0, np.float32), *(m.lengths for m in kept)])
        return cls(distinct, starts, rows, values, lengths)

    def kept(self, keep: NDArray[np.bool_]) -> SparseMatrix:
        """Return the matrix of the rows that `keep` (n,) marks, without the terms that only the others have."""
        if keep.all():
            return self
        alive = keep[self.rows]
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(alive)])[self.starts]
        used = np.diff(ends) > 0
        number = (np.cumsum(keep) - 1).astype(np.uint32)
        starts = np.concatenate([ends[:-1][used], ends[-1:]])
        return SparseMatrix(
            self.terms[used], starts, number[self.rows[alive]], self.frequencies[alive], self.lengths[keep]
        )

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files into `folder`, which is made."""
        folder.mkdir(parents=True)
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> SparseMatrix:
        """Map the arrays in `folder`; nothing is read until it is asked for.

        Raises:
            OSError: a file is missing.
            ValueError: a file is not an array.
        """
        return cls(*(mapped(folder / f"{name}.npy") for name in _FILES))

    def columns(self, terms: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the column of each term, -1 where the matrix has none."""
        if not len(self.terms):
            return np.full(len(terms), -1, np.int64)
        at = np.searchsorted(self.terms, terms)
        found = self.terms[np.minimum(at, len(self.terms) - 1)] == terms
        return np.where(found, at, -1)


@dataclass(frozen=True, slots=True)
class Collection:
    """The matrices of an index as one collection: document frequencies and lengths count over all of them."""

    matrices: Sequence[SparseMatrix]

    @property
    def size(self) -> int:
        """The number of passages."""
        return sum(len(m.lengths) for m in self.matrices)

    def mean_length(self) -> float:
        """Return the mean length of a passage, 1 where there is none."""
        return sum(float(m.lengths.sum()) for m in self.matrices) / max(self.size, 1) or 1.0

    def holds_any(self, terms: Iterable[int]) -> bool:
        """Tell whether a passage has one of some hashed terms."""
        wanted = np.fromiter(terms, np.uint64)
        return any(bool((matrix.columns(wanted) >= 0).any()) for matrix in self.matrices)

    def bm25(self, query: Mapping[int, float]) -> NDArray[np.float32]:
        """Score every passage (size,) for weighted query terms (hashed term to weight); 0 where none matches."""
        return self.best_names([[(1.0, query)]])

    def best_names(self, concepts: Sequence[Sequence[tuple[float, Mapping[int, float]]]]) -> NDArray[np.float32]:
        """Score every passage (size,) for concepts: of each its best name counts, with the weight of the name.

        A name is a mapping of hashed term to weight. Long names have many terms; a name counts as if it had as many
        as the first one of its concept.
        """
        terms = np.array(sorted({t for concept in concepts for _, name in concept for t in name}), np.uint64)
        postings = _Postings(self, terms)
        total = np.zeros(self.size, np.float32)
        for concept in concepts:
            first = max(len(concept[0][1]), 1)
            best = np.zeros(self.size, np.float32)
            for weight, name in concept:
                scaled = weight * min(1.0, first / max(len(name), 1))
                np.maximum(best, postings.sum({t: w * scaled for t, w in name.items()}), out=best)
            total += best
        return total

    def any_names(self, concepts: Sequence[Mapping[int, float]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Score every passage for concepts whose terms count as one term, each with its weight.

        Frequencies are added by weight before they are scored, and a passage with any of the terms counts as one with
        the concept (Pirkola 1998).

        Returns:
            Scores (size,), and the share (size,) of the concepts that a passage has, weighed by their rarity.
        """
        scores = np.zeros(self.size, np.float32)
        share = np.zeros(self.size, np.float32)
        norms = K1 * (1 - B + B * self._lengths() / self.mean_length())
        total = 0.0
        for concept in concepts:
            frequency, weight = self._joined(concept)
            rows = np.flatnonzero(frequency)
            idf = _idf(self.size, len(rows))
            total += float(idf)
            found = frequency[rows]
            scores[rows] += idf * found * (K1 + 1) / (found + norms[rows])
            share[rows] += idf * weight[rows]
        return scores, share / np.float32(total or 1.0)

    def _lengths(self) -> NDArray[np.float32]:
        return np.concatenate([np.zeros(0, np.float32), *(m.lengths for m in self.matrices)])

    def _joined(self, concept: Mapping[int, float]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the weighted frequency (size,) of a concept, and the weight (size,) of its best term."""
        frequency = np.zeros(self.size, np.float32)
        best = np.zeros(self.size, np.float32)
        first = 0
        terms = np.fromiter(concept, np.uint64, len(concept))
        for matrix in self.matrices:
            for column, weight in zip(matrix.columns(terms), concept.values(), strict=True):
                if column >= 0:
                    span = slice(int(matrix.starts[column]), int(matrix.starts[column + 1]))
                    rows = matrix.rows[span].astype(np.int64) + first
                    frequency[rows] += np.float32(weight) * matrix.frequencies[span]
                    best[rows] = np.maximum(best[rows], np.float32(weight))
            first += len(matrix.lengths)
        return frequency, best


class _Postings:
    """What each of some terms adds to the BM25 score of the passages that have it."""

    def __init__(self, collection: Collection, terms: NDArray[np.uint64]) -> None:
        self._size = collection.size
        self._at = {int(t): i for i, t in enumerate(terms)}
        columns = [m.columns(terms) for m in collection.matrices]
        frequency = sum(
            (_document_frequency(m, c) for m, c in zip(collection.matrices, columns, strict=True)), np.zeros(len(terms))
        )
        self._idf = np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        mean = collection.mean_length()
        self._parts: list[list[tuple[NDArray[np.int64], NDArray[np.float32]]]] = [[] for _ in terms]
        first = 0
        for matrix, found in zip(collection.matrices, columns, strict=True):
            norms = K1 * (1 - B + B * np.asarray(matrix.lengths) / mean)
            for i, column in enumerate(found.tolist()):
                if column >= 0:
                    span = slice(int(matrix.starts[column]), int(matrix.starts[column + 1]))
                    rows, seen = matrix.rows[span].astype(np.int64), matrix.frequencies[span]
                    self._parts[i].append((rows + first, self._idf[i] * seen * (K1 + 1) / (seen + norms[rows])))
            first += len(matrix.lengths)

    def sum(self, query: Mapping[int, float]) -> NDArray[np.float32]:
        """Return the weighted sum (size,) of what the terms add."""
        scores = np.zeros(self._size, np.float32)
        for term, weight in query.items():
            for rows, values in self._parts[self._at[term]]:
                scores[rows] += np.float32(weight) * values
        return scores


def _idf(size: int, frequency: int) -> np.float32:
    return np.float32(np.log1p((size - frequency + 0.5) / (frequency + 0.5)))


def _document_frequency(matrix: SparseMatrix, columns: NDArray[np.int64]) -> NDArray[np.float64]:
    counts = matrix.starts[columns + 1] - matrix.starts[columns] if len(matrix.terms) else np.zeros(len(columns))
    return np.where(columns >= 0, counts, 0).astype(np.float64)
