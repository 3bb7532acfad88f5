"""A segment: the index of a batch of passages, written once and never changed.

Adding documents writes a new segment; small segments are merged, so that there are few of them and each passage is
rewritten a logarithmic number of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.index.sparse import SparseMatrix, mapped

LEXICAL = ("grams", "stems")
LANGUAGES = ("nl", "de", "en", "other")


@dataclass(frozen=True)
class Segment:
    """The rows of `n` passages in every index.

    `ids` (n,) int64 passage ids; `languages` (n,) uint8 places in `LANGUAGES`; `lexical` one matrix per kind of term; `vectors` an exact inner-product FAISS index
    of (n, dimension) float32; `tokens` uint32 token ids of all passages on end, row i being
    `tokens[token_starts[i]:token_starts[i + 1]]`.
    """

    ids: NDArray[np.int64]
    languages: NDArray[np.uint8]
    lexical: dict[str, SparseMatrix]
    vectors: faiss.Index
    tokens: NDArray[np.uint32]
    token_starts: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.ids)

    def tokens_of(self, row: int) -> NDArray[np.uint32]:
        """Return the token ids of one passage."""
        return self.tokens[int(self.token_starts[row]) : int(self.token_starts[row + 1])]

    @classmethod
    def from_rows(
        cls,
        ids: Sequence[int],
        languages: NDArray[np.uint8],
        lexical: dict[str, SparseMatrix],
        vectors: NDArray[np.float32],
        tokens: Sequence[NDArray[np.uint32]],
    ) -> Segment:
        """Make a segment of new passages; `vectors` is (n, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        starts = np.cumsum([0, *(len(t) for t in tokens)], dtype=np.int64)
        flat = np.concatenate(tokens) if tokens else np.zeros(0, np.uint32)
        return cls(np.array(ids, np.int64), languages, lexical, index, flat.astype(np.uint32), starts)

    @classmethod
    def merged(cls, segments: Sequence[Segment], dead: frozenset[int] = frozenset()) -> Segment:
        """Put segments together, leaving out the passages in `dead`."""
        keep = [~np.isin(s.ids, list(dead)) for s in segments]
        lexical = {kind: SparseMatrix.merged([s.lexical[kind] for s in segments], keep) for kind in LEXICAL}
        vectors = [s.vectors.reconstruct_n(0, len(s))[k] for s, k in zip(segments, keep, strict=True) if len(s)]
        dimension = segments[0].vectors.d
        tokens = [s.tokens_of(int(row)) for s, k in zip(segments, keep, strict=True) for row in np.flatnonzero(k)]
        ids = np.concatenate([s.ids[k] for s, k in zip(segments, keep, strict=True)])
        languages = np.concatenate([s.languages[k] for s, k in zip(segments, keep, strict=True)])
        stacked = np.concatenate(vectors) if vectors else np.zeros((0, dimension), np.float32)
        return cls.from_rows(ids.tolist(), languages, lexical, stacked, tokens)

    def save(self, folder: Path) -> None:
        """Write the segment into `folder`, which is made."""
        folder.mkdir(parents=True)
        for kind, matrix in self.lexical.items():
            matrix.save(folder / kind)
        faiss.write_index(self.vectors, str(folder / "vectors.faiss"))
        for name in ("ids", "languages", "tokens", "token_starts"):
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> Segment:
        """Map a saved segment.

        Raises:
            OSError: a file is missing.
            ValueError: a file is not an array.
            RuntimeError: the vectors are not a FAISS index.
        """
        return cls(
            np.load(folder / "ids.npy", allow_pickle=False),
            np.load(folder / "languages.npy", allow_pickle=False),
            {kind: SparseMatrix.open(folder / kind) for kind in LEXICAL},
            faiss.read_index(str(folder / "vectors.faiss"), faiss.IO_FLAG_MMAP_IFC),
            mapped(folder / "tokens.npy"),
            mapped(folder / "token_starts.npy"),
        )
