"""The training step, written out in numpy: gradients of the contrastive loss and the update of the rows it touches.

A framework's generic kernels for sparse tables took five times as long on the two cores this was trained on.
"""

from __future__ import annotations

import numpy as np
from batches import Batch
from scipy.sparse import csr_matrix

TEMPERATURE = 1 / 20
FIRST = 0.9
SECOND = 0.999
EPSILON = 1e-8


class StaticModel:
    """Token vectors and token weights; a text is the mean of its tokens' weighted vectors, at length one."""

    def __init__(self, vectors: np.ndarray, log_weights: np.ndarray) -> None:
        self._vectors = vectors.astype(np.float32)
        self._log_weights = log_weights.astype(np.float32)
        self._vector_updates = _SparseAdam(vectors.shape)
        self._weight_updates = _SparseAdam((len(vectors), 1))

    def table(self) -> np.ndarray:
        """Return the weighted token vectors as float32 (vocabulary, dimension)."""
        folded: np.ndarray = self._vectors * np.exp(self._log_weights)[:, None]
        return folded

    def step(self, batch: Batch, rate: float, weight_rate: float) -> float:
        """Learn from one batch and return its loss, nats a pair and direction."""
        border = len(batch.ids[0])
        tokens, where = np.unique(np.concatenate(batch.ids), return_inverse=True)
        bags = [
            _bags(where[:border], batch.starts[0], len(tokens)),
            _bags(where[border:], batch.starts[1], len(tokens)),
        ]
        weights = np.exp(self._log_weights[tokens])[:, None]
        table = self._vectors[tokens] * weights
        left, right = (bag @ table for bag in bags)
        loss, gradients = _contrast(left, right, batch.same)
        gradient = bags[0].T @ gradients[0] + bags[1].T @ gradients[1]
        by_weight = np.einsum("ij,ij->i", gradient, table)[:, None]
        self._log_weights[tokens] -= self._weight_updates.scaled(tokens, by_weight, weight_rate)[:, 0]
        gradient *= weights
        self._vectors[tokens] -= self._vector_updates.scaled(tokens, gradient, rate)
        return loss


class _SparseAdam:
    """Adam (Kingma and Ba 2015, arXiv:1412.6980) on the rows that a batch touches; the others rest.

    One moment a row instead of one an element is cheaper, and cost three points on the development tasks.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self._first = np.zeros(shape, dtype=np.float32)
        self._second = np.zeros(shape, dtype=np.float32)
        self._steps = 0

    def scaled(self, rows: np.ndarray, gradient: np.ndarray, rate: float) -> np.ndarray:
        """Return the steps for the rows, and remember their gradients."""
        self._steps += 1
        first, second = self._first[rows], self._second[rows]
        first *= FIRST
        first += (1 - FIRST) * gradient
        np.square(gradient, out=gradient)
        second *= SECOND
        second += (1 - SECOND) * gradient
        self._first[rows], self._second[rows] = first, second
        np.sqrt(second, out=second)
        second += EPSILON
        first /= second
        first *= rate * np.sqrt(1 - SECOND**self._steps) / (1 - FIRST**self._steps)
        return first


def _bags(where: np.ndarray, starts: np.ndarray, tokens: int) -> csr_matrix:
    """Return the matrix (texts, tokens) that averages the vectors of each text's tokens."""
    borders = np.append(starts, len(where))
    lengths = np.diff(borders)
    values = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
    return csr_matrix((values, where.astype(np.int32), borders.astype(np.int32)), shape=(len(starts), tokens))


def _contrast(left: np.ndarray, right: np.ndarray, same: np.ndarray) -> tuple[float, tuple[np.ndarray, np.ndarray]]:
    """Return the symmetric in-batch softmax loss (van den Oord et al. 2018, arXiv:1807.03748) and its gradients.

    Cosines are at most 1, so that a fixed shift keeps the exponentials in range.
    """
    lengths = [np.linalg.norm(side, axis=1, keepdims=True) + 1e-9 for side in (left, right)]
    a, b = left / lengths[0], right / lengths[1]
    scores = a @ b.T
    scores -= 1
    scores *= 1 / TEMPERATURE
    right_ones = np.diagonal(scores).copy()
    np.exp(scores, out=scores)
    scores[same] = 0
    by_row, by_column = scores.sum(axis=1), scores.sum(axis=0)
    count = len(scores)
    loss = float((np.log(by_row) + np.log(by_column)).mean() / 2 - right_ones.mean())
    scores *= (0.5 / by_row)[:, None] + (0.5 / by_column)[None, :]
    scores[np.arange(count), np.arange(count)] -= 1
    scores *= 1 / (TEMPERATURE * count)
    return loss, (_through_length(scores @ b, a, lengths[0]), _through_length(scores.T @ a, b, lengths[1]))


def _through_length(gradient: np.ndarray, unit: np.ndarray, length: np.ndarray) -> np.ndarray:
    along = np.einsum("ij,ij->i", gradient, unit)[:, None]
    turned: np.ndarray = (gradient - along * unit) / length
    return turned
