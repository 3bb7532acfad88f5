"""Where training starts: token vectors made of hashed letters, token weights made of frequencies."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np
from tokenizers import Tokenizer

BUCKETS = 2**17
GRAM_LENGTHS = (3, 4, 5)
SMOOTHING = 1e-3


def initial_vectors(tokenizer: Tokenizer, dimension: int, seed: int, share: float) -> np.ndarray:
    """Return float32 (vocabulary, dimension): `share` of a token's variance comes from its hashed letter n-grams.

    So inflections, compounds, cognates across languages and words with a misread letter begin close to each other
    (the idea of fastText, Bojanowski et al. 2017, arXiv:1607.04606, at no cost after the start).
    """
    draw = np.random.default_rng(seed)
    size = tokenizer.get_vocab_size()
    own = draw.standard_normal((size, dimension), dtype=np.float32)
    buckets = draw.standard_normal((BUCKETS, dimension), dtype=np.float32)
    letters = np.stack([_sum_of(buckets, tokenizer.id_to_token(i) or "") for i in range(size)])
    mixed = np.sqrt(share) * letters + np.sqrt(1 - share) * own
    return (mixed / np.sqrt(dimension)).astype(np.float32)


def initial_weights(counts: np.ndarray) -> np.ndarray:
    """Return log weights (vocabulary,) a / (a + p), smooth inverse frequency (Arora et al. 2017, SyTmFg9eg)."""
    logs: np.ndarray = np.log(SMOOTHING / (SMOOTHING + counts / counts.sum()))
    return logs


def _sum_of(buckets: np.ndarray, token: str) -> np.ndarray:
    rows = [zlib.crc32(gram.encode()) % BUCKETS for gram in _grams(f"<{token}>")]
    return buckets[rows].sum(axis=0) / np.sqrt(len(rows)) if rows else buckets[0]


def _grams(marked: str) -> Iterator[str]:
    return (marked[i : i + n] for n in GRAM_LENGTHS for i in range(len(marked) - n + 1))
