"""Runs of words as numbers, and a sample of them by which documents with the same text find each other.

Shingles of words (Broder 1997, "On the resemblance and containment of documents") stand for a text whatever its lines,
hyphens, capitals and accents. The sample keeps the shingles whose hash falls below a bound (FracMinHash, Irber et al.
2022), so that the share of one text that stands in another is estimated without bias, also where one is much longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from kg.index.text_terms import fold

Hashes = NDArray[np.uint64]

LENGTH = 4
"""Words in a shingle (bench/copies/likeness.py tries others)."""
SAMPLED = 8
"""One shingle of so many is in the sample."""
FEWEST = 64
"""Shingles in the sample of a short text, as far as it has them."""
_WORD = re.compile(r"[^\W_]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_BOUND = np.uint64(2**64 // SAMPLED)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; numbers are words, a hyphen parts words."""
    return _WORD.findall(fold(text))


def shingles(sequence: Sequence[str], length: int = LENGTH) -> Hashes:
    """Return a hash (n - length + 1,) for each run of `length` words; none for a text of fewer words."""
    hashes = np.array([_word_hash(word) for word in sequence], dtype=np.uint64)
    mixed = np.zeros(max(0, len(hashes) - length + 1), dtype=np.uint64)
    for offset in range(length):
        mixed = (mixed ^ hashes[offset : offset + len(mixed)]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return mixed


def sample(hashes: Hashes) -> Hashes:
    """Return the distinct shingles below the bound, ascending, and at least the lowest `FEWEST`."""
    distinct = np.unique(hashes)
    return distinct[: max(FEWEST, int(np.searchsorted(distinct, _BOUND)))]


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
