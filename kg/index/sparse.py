"""BM25 over hashed terms, as one sparse matrix in four memory-mapped arrays (columns are terms).

The arrays hold raw term frequencies, so that segments can be merged, and document frequencies of several
segments be added, without reading the texts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
"""Robertson & Zaragoza, The Probabilistic Relevance Framework (2009), the usual values."""

_FILES = ("terms", "starts", "rows", "frequencies", "lengths")


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
        return cls._from_entries(terms, rows, values, len(counts))

    @classmethod
    def merged(cls, matrices: Sequence[SparseMatrix], keep: Sequence[NDArray[np.bool_]]) -> SparseMatrix:
        """Put matrices under each other, keeping the rows that `keep` marks, in order."""
        terms, rows, values = [], [], []
        at = 0
        for matrix, kept in zip(matrices, keep, strict=True):
            number = np.cumsum(kept) - 1 + at
            alive = kept[matrix.rows]
            terms.append(np.repeat(matrix.terms, np.diff(matrix.starts))[alive])
            rows.append(number[matrix.rows[alive]].astype(np.uint32))
            values.append(matrix.frequencies[alive])
            at += int(kept.sum())
        return cls._from_entries(np.concatenate(terms), np.concatenate(rows), np.concatenate(values), at)

    @classmethod
    def _from_entries(
        cls, terms: NDArray[np.uint64], rows: NDArray[np.uint32], values: NDArray[np.float32], n: int
    ) -> SparseMatrix:
        order = np.lexsort((rows, terms))
        distinct, first = np.unique(terms[order], return_index=True)
        starts = np.append(first, len(terms)).astype(np.int64)
        lengths = np.bincount(rows, weights=values, minlength=n).astype(np.float32)
        return cls(distinct, starts, rows[order], values[order], lengths)

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
        return cls(*(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _FILES))

    def columns(self, terms: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the column of each term, -1 where the matrix has none."""
        if not len(self.terms):
            return np.full(len(terms), -1, np.int64)
        at = np.searchsorted(self.terms, terms)
        found = self.terms[np.minimum(at, len(self.terms) - 1)] == terms
        return np.where(found, at, -1)


def bm25(matrices: Sequence[SparseMatrix], query: Mapping[int, float]) -> list[NDArray[np.float32]]:
    """Score every passage of every matrix for weighted query terms, with document frequencies over all of them.

    Args:
        matrices: the segments of one index.
        query: hashed term to weight.

    Returns:
        One array (n,) of scores per matrix; 0 where no term matches.
    """
    terms = np.fromiter(query, np.uint64, len(query))
    weights = np.fromiter(query.values(), np.float32, len(query))
    columns = [m.columns(terms) for m in matrices]
    n = sum(len(m.lengths) for m in matrices)
    mean = sum(float(m.lengths.sum()) for m in matrices) / max(n, 1) or 1.0
    frequency = sum((_document_frequency(m, c) for m, c in zip(matrices, columns, strict=True)), np.zeros(len(terms)))
    idf = np.log1p((n - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    return [_score(m, c, weights * idf, mean) for m, c in zip(matrices, columns, strict=True)]


def _document_frequency(matrix: SparseMatrix, columns: NDArray[np.int64]) -> NDArray[np.float64]:
    counts = matrix.starts[columns + 1] - matrix.starts[columns] if len(matrix.terms) else np.zeros(len(columns))
    return np.where(columns >= 0, counts, 0).astype(np.float64)


def _score(
    matrix: SparseMatrix, columns: NDArray[np.int64], weights: NDArray[np.float32], mean: float
) -> NDArray[np.float32]:
    scores = np.zeros(len(matrix.lengths), np.float32)
    norms = K1 * (1 - B + B * np.asarray(matrix.lengths) / mean)
    for column, weight in _present(columns, weights):
        span = slice(int(matrix.starts[column]), int(matrix.starts[column + 1]))
        rows, frequency = matrix.rows[span], matrix.frequencies[span]
        scores[rows] += weight * frequency * (K1 + 1) / (frequency + norms[rows])
    return scores


def _present(columns: NDArray[np.int64], weights: NDArray[np.float32]) -> Iterable[tuple[int, np.float32]]:
    return ((int(c), w) for c, w in zip(columns, weights, strict=True) if c >= 0)
