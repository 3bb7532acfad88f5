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

from kg.index.sparse import SparseMatrix
from kg.index.token_lists import TokenLists

LEXICAL = ("grams", "stems")
ROWS = ("ids", "languages", "documents")
LANGUAGES = ("nl", "de", "en", "other")


@dataclass(frozen=True)
class Segment:
    """The rows of `n` passages in every index.

    `ids` (n,) int64 passage ids; `languages` (n,) uint8 places in `LANGUAGES`; `documents` (n,) uint64, the same for
    the passages of one document, which stand in its order; `lexical` one matrix per kind of term; `vectors` an exact
    inner-product FAISS index of (n, dimension) float32; `tokens` those of the passages, `contexts` those of the title,
    headings, caption and header over each.
    """

    ids: NDArray[np.int64]
    languages: NDArray[np.uint8]
    documents: NDArray[np.uint64]
    lexical: dict[str, SparseMatrix]
    vectors: faiss.Index
    tokens: TokenLists
    contexts: TokenLists

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.ids)

    @classmethod
    def merged(cls, segments: Sequence[Segment], dead: frozenset[int] = frozenset()) -> Segment:
        """Put segments together, leaving out the passages in `dead`."""
        keep = [~np.isin(s.ids, list(dead)) for s in segments]
        pairs = list(zip(segments, keep, strict=True))
        vectors = [s.vectors.reconstruct_n(0, len(s))[k] for s, k in pairs if len(s)]
        return cls(
            np.concatenate([s.ids[k] for s, k in pairs]),
            np.concatenate([s.languages[k] for s, k in pairs]),
            np.concatenate([s.documents[k] for s, k in pairs]),
            {kind: SparseMatrix.merged([s.lexical[kind] for s in segments], keep) for kind in LEXICAL},
            flat_index(np.concatenate([np.zeros((0, segments[0].vectors.d), np.float32), *vectors])),
            TokenLists.merged((s.tokens, k) for s, k in pairs),
            TokenLists.merged((s.contexts, k) for s, k in pairs),
        )

    def save(self, folder: Path) -> None:
        """Write the segment into `folder`, which is made."""
        folder.mkdir(parents=True)
        for kind, matrix in self.lexical.items():
            matrix.save(folder / kind)
        faiss.write_index(self.vectors, str(folder / "vectors.faiss"))
        self.tokens.save(folder / "tokens")
        self.contexts.save(folder / "contexts")
        for name in ROWS:
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
            **{name: np.load(folder / f"{name}.npy", allow_pickle=False) for name in ROWS},
            lexical={kind: SparseMatrix.open(folder / kind) for kind in LEXICAL},
            vectors=faiss.read_index(str(folder / "vectors.faiss"), faiss.IO_FLAG_MMAP_IFC),
            tokens=TokenLists.open(folder / "tokens"),
            contexts=TokenLists.open(folder / "contexts"),
        )


def flat_index(vectors: NDArray[np.float32]) -> faiss.Index:
    """Return an exact inner-product index of vectors (n, dimension)."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, np.float32))
    return index
