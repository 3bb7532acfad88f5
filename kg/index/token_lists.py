"""Token ids of many texts on end, memory-mapped, and how many of the texts hold each token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint32]
_FILES = ("tokens", "starts", "holding")


@dataclass(frozen=True, slots=True)
class TokenLists:
    """The tokens of `n` texts: row i is `tokens[starts[i]:starts[i + 1]]`.

    `holding` (largest id + 1,) int64 is the number of texts with each token.
    """

    tokens: Ids
    starts: NDArray[np.int64]
    holding: NDArray[np.int64]

    @classmethod
    def from_lists(cls, lists: Sequence[Ids]) -> TokenLists:
        """Put lists of token ids on end."""
        lengths = np.array([len(ids) for ids in lists], np.int64)
        tokens = np.concatenate([np.zeros(0, np.uint32), *lists]).astype(np.uint32)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        # A text and a token in one number: each pair is counted once.
        rows = np.repeat(np.arange(len(lists), dtype=np.uint64), lengths)
        pairs = np.unique((rows << np.uint64(32)) | tokens)
        return cls(tokens, starts, np.bincount((pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)).astype(np.int64))

    @classmethod
    def merged(cls, parts: Iterable[tuple[TokenLists, NDArray[np.bool_]]]) -> TokenLists:
        """Put the texts that are marked in each part on end."""
        return cls.from_lists([part.of(int(row)) for part, keep in parts for row in np.flatnonzero(keep)])

    def of(self, row: int) -> Ids:
        """Return the token ids of one text."""
        return np.asarray(self.tokens[int(self.starts[row]) : int(self.starts[row + 1])])

    def texts_with(self, ids: Ids) -> NDArray[np.int64]:
        """Return how many texts (ids,) hold each token."""
        known = ids < len(self.holding)
        return (
            np.where(known, self.holding[np.where(known, ids, 0)], 0)
            if len(self.holding)
            else np.zeros(len(ids), np.int64)
        )

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files into `folder`, which is made."""
        folder.mkdir(parents=True)
        for name in _FILES:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> TokenLists:
        """Map the arrays in `folder`.

        Raises:
            OSError: a file is missing.
            ValueError: a file is not an array.
        """
        return cls(*(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _FILES))
