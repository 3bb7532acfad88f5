"""The trained module: token vectors, their learned weights, and vectors shared by tokens with the same letters."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
import torch
from batches import Batch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

TEMPERATURE = 1 / 20
SMALL = 64
GRAM_LENGTHS = (3, 4, 5)


class StaticModel(nn.Module):
    """Weighted mean of token vectors; a token's vector is its own plus the mean of its hashed letter n-grams.

    The n-grams (as in fastText, Bojanowski et al. 2017, arXiv:1607.04606) tie rare tokens and cognates to
    frequent ones while training; the export folds them and the weights into one vector a token.
    """

    def __init__(self, tokenizer: Tokenizer, dimension: int, log_weights: np.ndarray, buckets: int) -> None:
        super().__init__()
        size = tokenizer.get_vocab_size()
        self.tokens = nn.Embedding(size, dimension, sparse=True)
        self.weights = nn.Embedding(size, 1, sparse=True)
        self.grams = nn.EmbeddingBag(max(1, buckets), dimension, mode="mean", sparse=True)
        scale = 1 / np.sqrt(dimension)
        nn.init.normal_(self.tokens.weight, std=scale * (0.3 if buckets else 1))
        nn.init.normal_(self.grams.weight, std=scale * 2)
        with torch.no_grad():
            self.weights.weight.copy_(torch.from_numpy(log_weights).float().unsqueeze(1))
        ids, starts = _grams_of(tokenizer, buckets)
        self.register_buffer("gram_ids", torch.from_numpy(ids), persistent=False)
        self.register_buffer("gram_starts", torch.from_numpy(starts), persistent=False)
        self.buckets = buckets

    def vectors(self, tokens: Tensor) -> Tensor:
        """Return the weighted vectors (n, dimension) of distinct tokens (n,)."""
        vectors: Tensor = self.tokens(tokens)
        if self.buckets:
            first = self.gram_starts[tokens]
            length = self.gram_starts[tokens + 1] - first
            offsets = torch.cumsum(length, 0) - length
            within = torch.arange(int(length.sum())) - torch.repeat_interleave(offsets, length)
            vectors = vectors + self.grams(self.gram_ids[torch.repeat_interleave(first, length) + within], offsets)
        return vectors * torch.exp(self.weights(tokens))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the normalised vectors (pairs, dimension) of both sides, before normalising per sub-dimension."""
        ids = torch.from_numpy(np.concatenate(batch.ids)).long()
        tokens, where = torch.unique(ids, return_inverse=True)
        table = self.vectors(tokens)
        border = len(batch.ids[0])
        left = functional.embedding_bag(where[:border], table, torch.from_numpy(batch.starts[0]), mode="mean")
        right = functional.embedding_bag(where[border:], table, torch.from_numpy(batch.starts[1]), mode="mean")
        return left, right

    @torch.no_grad()
    def table(self) -> np.ndarray:
        """Return the folded token vectors as float32 (vocabulary, dimension)."""
        count = self.tokens.num_embeddings
        parts = [self.vectors(torch.arange(i, min(i + 8192, count))) for i in range(0, count, 8192)]
        return torch.cat(parts).numpy()


def contrastive_loss(left: Tensor, right: Tensor, same: Tensor) -> Tensor:
    """Symmetric in-batch softmax (van den Oord et al. 2018, arXiv:1807.03748) on all and on the first 64 dimensions.

    The second term makes the head of the vector useful by itself (Kusupati et al. 2022, arXiv:2205.13147).
    """
    return _softmax(left, right, same) + 0.5 * _softmax(left[:, :SMALL], right[:, :SMALL], same)


def _softmax(left: Tensor, right: Tensor, same: Tensor) -> Tensor:
    scores = functional.normalize(left, dim=1) @ functional.normalize(right, dim=1).T / TEMPERATURE
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(scores))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def _grams_of(tokenizer: Tokenizer, buckets: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the hashed n-grams of every token in a row, and where each token's begin (vocabulary + 1,)."""
    size = tokenizer.get_vocab_size()
    if not buckets:
        return np.zeros(0, dtype=np.int64), np.zeros(size + 1, dtype=np.int64)
    lists = [_hashed(tokenizer.id_to_token(i) or "", buckets) for i in range(size)]
    starts = np.concatenate(([0], np.cumsum([len(x) for x in lists])))
    return np.fromiter((g for x in lists for g in x), dtype=np.int64, count=int(starts[-1])), starts.astype(np.int64)


def _hashed(token: str, buckets: int) -> list[int]:
    return [zlib.crc32(gram.encode()) % buckets for gram in _grams(f"<{token}>")]


def _grams(marked: str) -> Iterable[str]:
    return (marked[i : i + n] for n in GRAM_LENGTHS for i in range(len(marked) - n + 1))
