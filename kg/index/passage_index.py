"""The index over all passages: lexical and vector search over the segments of a knowledge base, and their upkeep."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.encoder import Encoder, StaticEncoder
from kg.errors import DamagedKnowledgeBase
from kg.index import text_terms
from kg.index.segment import LANGUAGES, Segment
from kg.index.sparse import Collection, SparseMatrix
from kg.manifest import Manifest, changed, file_hashes, file_stamps
from kg.model import Passage

CONTEXT_WEIGHT = 0.5
"""Weight in BM25 of a word in the heading, caption or title over a passage, against one in it; not tuned."""

MERGE_FACTOR = 4
"""A segment is merged into its neighbour unless that one is so many times larger."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What the index needs of a passage: its id, its language, its text and the words around it."""

    id: int
    language: str
    text: str
    context: str

    @classmethod
    def from_passage(cls, id_: int, passage: Passage, clean: str, title: str) -> IndexedText:
        """Take the text of a passage out of the clean text of its document."""
        context = " ".join((title, *passage.headings, passage.caption, *passage.header))
        return cls(id_, passage.language, clean[passage.start : passage.end], context)


class PassageIndex:
    """The open segments. Rows are numbered through all segments in order; `ids` maps a row to its passage."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self.ids = np.concatenate([np.zeros(0, np.int64), *(s.ids for s in segments)])
        self.languages = np.concatenate([np.zeros(0, np.uint8), *(s.languages for s in segments)])
        self._first_rows = np.cumsum([0, *(len(s) for s in segments)])
        self._row_of = {int(id_): row for row, id_ in enumerate(self.ids)}

    @classmethod
    def open(cls, root: Path, manifest: Manifest) -> PassageIndex:
        """Map the segments below `root` that the manifest names.

        Raises:
            DamagedKnowledgeBase: a file is missing, truncated or changed.
        """
        for name in changed(root, manifest):
            raise DamagedKnowledgeBase(f"{root / name} is damaged; mend it with: knooppunt reindex")
        try:
            return cls([Segment.open(root / name) for name in manifest.segments])
        except (OSError, ValueError, RuntimeError) as error:
            raise DamagedKnowledgeBase(f"The index in {root} is damaged; mend it with: knooppunt reindex") from error

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.ids)

    def rows(self, passage_ids: Iterable[int]) -> NDArray[np.int64]:
        """Return the rows of those passages that are indexed."""
        return np.array([self._row_of[i] for i in passage_ids if i in self._row_of], np.int64)

    def lexical(self, kind: str) -> Collection:
        """Return the passages as a collection of terms; `kind` is grams or stems."""
        return Collection([s.lexical[kind] for s in self.segments])

    def products(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the inner product (n,) of every passage vector with a vector, in the order of the rows."""
        found = [_products(segment, vector) for segment in self.segments]
        return np.concatenate([np.zeros(0, np.float32), *found])

    def tokens(self, row: int) -> NDArray[np.uint32]:
        """Return the token ids of the passage in a row."""
        at = int(np.searchsorted(self._first_rows, row, side="right")) - 1
        return self.segments[at].tokens_of(row - int(self._first_rows[at]))


class IndexWriter:
    """Keeps the segments of a knowledge base in step with its passages."""

    def __init__(self, root: Path, encoder: Encoder, words: StaticEncoder) -> None:
        """Write below `root`; `encoder` makes the passage vectors, `words` the tokens for late interaction."""
        self._root = root
        self._encoder = encoder
        self._words = words

    def update(self, manifest: Manifest, added: Sequence[IndexedText], dead: AnyOf[int] = ()) -> Manifest:
        """Add passages and drop others; return the manifest, not yet written, that names the new segments.

        Files of segments that the new manifest no longer names stay until `sweep`.
        """
        segments = [(name, Segment.open(self._root / name)) for name in manifest.segments]
        segments = self._without(segments, frozenset(dead))
        if added:
            segments.append(("", self._segment(added)))
        while len(segments) > 1 and len(segments[-2][1]) < MERGE_FACTOR * len(segments[-1][1]):
            segments[-2:] = [("", Segment.merged([segments[-2][1], segments[-1][1]]))]
        named = [(name or self._save(segment)) for name, segment in segments]
        files = self._files(manifest, named)
        return replace(manifest, segments=tuple(named), files=files, stamps=file_stamps(self._root, files))

    def sweep(self, manifest: Manifest) -> None:
        """Delete what is below the root and not in the manifest."""
        for path in self._root.iterdir() if self._root.is_dir() else ():
            if path.name not in manifest.segments:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _without(self, segments: list[tuple[str, Segment]], dead: frozenset[int]) -> list[tuple[str, Segment]]:
        kept = []
        for name, segment in segments:
            hit = dead and np.isin(segment.ids, list(dead)).any()
            new = ("", Segment.merged([segment], dead)) if hit else (name, segment)
            if len(new[1]):
                kept.append(new)
        return kept

    def _segment(self, added: Sequence[IndexedText]) -> Segment:
        lexical = {
            "grams": SparseMatrix.from_counts([_counts(t, text_terms.grams) for t in added]),
            "stems": SparseMatrix.from_counts(
                [_counts(t, partial(text_terms.stems, language=t.language)) for t in added]
            ),
        }
        vectors = self._encoder.encode([t.text for t in added])
        languages = np.array([LANGUAGES.index(t.language) for t in added], np.uint8)
        return Segment.from_rows(
            [t.id for t in added], languages, lexical, vectors, [self._words.token_ids(t.text) for t in added]
        )

    def _save(self, segment: Segment) -> str:
        name = uuid.uuid4().hex
        segment.save(self._root / name)
        return name

    def _files(self, manifest: Manifest, names: Sequence[str]) -> dict[str, str]:
        known = {name.split("/", 1)[0] for name in manifest.files}
        files = {path: digest for path, digest in manifest.files.items() if path.split("/", 1)[0] in names}
        for name in names:
            if name not in known:
                files |= file_hashes(self._root, self._root / name)
        return files


def _products(segment: Segment, vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the inner products (n,) of a segment, read from its vectors where FAISS has mapped them."""
    index: Any = faiss.downcast_index(segment.vectors)  # an IndexFlat, which alone lets its vectors be seen
    stored = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d).reshape(index.ntotal, index.d)
    products: NDArray[np.float32] = stored @ vector
    return products


def _counts(text: IndexedText, terms: text_terms.Terms) -> dict[int, float]:
    counts: dict[int, float] = dict(terms(text.text))
    for term, count in terms(text.context).items():
        counts[term] = counts.get(term, 0.0) + CONTEXT_WEIGHT * count
    return counts
