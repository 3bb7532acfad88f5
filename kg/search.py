"""From a question to ranked passages, each with the reasons it was found.

Four opinions, fused by reciprocal rank (Cormack, Clarke & Büttcher 2009): BM25 over character n-grams, BM25 over
stems, passage vectors, and the graph (passages that name the entities of the question). The best of the fusion are
ordered again by late interaction (MaxSim, Khattab & Zaharia 2020) over the word vectors of the static encoder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.encoder import Encoder, StaticEncoder
from kg.index import text_terms
from kg.index.passage_index import PassageIndex
from kg.question import Question

POOL = 200
"""Passages that each opinion names."""
RERANKED = 120
"""Passages that late interaction orders."""
RRF = 60.0
"""The constant of reciprocal rank fusion, as published."""
WEIGHTS = {"words": 1.0, "stems": 0.7, "meaning": 0.7, "entities": 0.6}
"""Weight of each opinion in the fusion. Little hangs on them: halving or doubling any one changes the recall of 30 passages
by at most one point on our own questions (bench/answers/fusion.py)."""
LATE_WEIGHT = 1.2

REASONS = {
    "words": "words like those of the question",
    "stems": "the same words",
    "meaning": "similar meaning",
    "entities": "names an entity of the question",
    "late": "word by word similar",
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of the index with its fused score, the reasons, and each opinion's own score for later stages."""

    row: int
    score: float
    why: tuple[str, ...]
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words added to a question: labels of its entities and translations of its words, with weights."""

    words: tuple[tuple[str, float], ...] = ()


class Searcher:
    """Ranks the passages of one index."""

    def __init__(self, index: PassageIndex, encoder: Encoder, words: StaticEncoder) -> None:
        self._index = index
        self._encoder = encoder
        self._words = words

    def rank(
        self, question: Question, expansion: Expansion, entity_rows: dict[str, NDArray[np.int64]], k: int
    ) -> list[Ranked]:
        """Return the best `k` rows for a question, best first.

        Args:
            question: the question as understood.
            expansion: words to look for beside its own.
            entity_rows: per entity of the question the rows of the passages that name it, one row per mention.
            k: how many.
        """
        if not len(self._index):
            return []
        words = self._index.lexical("grams", self._grams(question, expansion))
        # Equals go by their words, then by their ids, which do not depend on the order in which files came in.
        places = np.argsort(np.lexsort((self._index.ids, -words)))
        opinions = {
            "words": _top(words, places),
            "stems": _top(self._index.lexical("stems", self._stems(question, expansion)), places),
            "meaning": self._index.nearest(self._encoder.encode([question.text], query=True)[0], POOL),
            "entities": _top(_entity_scores(entity_rows, len(self._index)), places),
        }
        fused = _fuse({name: rows for name, (rows, _) in opinions.items()})
        candidates = sorted(fused, key=lambda row: (-fused[row], places[row]))[:RERANKED]
        late = self._late_interaction(question, candidates)
        by_late = sorted(candidates, key=lambda row: (-late[row], places[row]))
        for rank, row in enumerate(by_late):
            fused[row] += LATE_WEIGHT / (RRF + rank + 1)
        opinions["late"] = (np.array(by_late), np.array([late[row] for row in by_late]))
        best = sorted(candidates, key=lambda row: (-fused[row], places[row]))[:k]
        return _ranked(best, fused, opinions)

    def _grams(self, question: Question, expansion: Expansion) -> dict[int, float]:
        query: Counter[int] = Counter()
        for word, weight in (*((w, 1.0) for w in self._asked(question)), *expansion.words):
            for gram in text_terms.grams(word):
                query[gram] = max(query[gram], weight)  # type: ignore[assignment]
        return dict(query)

    def _stems(self, question: Question, expansion: Expansion) -> dict[int, float]:
        query: dict[int, float] = {}
        for word, weight in (*((w, 1.0) for w in self._asked(question)), *expansion.words):
            for language in ("nl", "de"):
                for stem in text_terms.stems(word, language):
                    query[stem] = max(query.get(stem, 0.0), weight)
        return query

    @staticmethod
    def _asked(question: Question) -> tuple[str, ...]:
        return question.content or tuple(text_terms.words(question.text))

    def _late_interaction(self, question: Question, rows: Sequence[int]) -> dict[int, float]:
        asked = " ".join(self._asked(question))
        vectors = self._words.token_vectors(self._words.token_ids(asked))
        weights = np.linalg.norm(vectors, axis=1)
        unit = vectors / np.maximum(weights, 1e-9)[:, None]
        total = float(weights.sum()) or 1.0
        return {row: float(weights @ self._similarity(unit, row)) / total for row in rows}

    def _similarity(self, query: NDArray[np.float32], row: int) -> NDArray[np.float32]:
        """Return the highest cosine (q,) of each query word with the words of a passage."""
        tokens = np.unique(self._index.tokens(row))
        if not len(tokens):
            return np.zeros(len(query), np.float32)
        vectors = self._words.token_vectors(tokens)
        norms = np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
        similarity: NDArray[np.float32] = ((query @ vectors.T) / norms).max(axis=1)
        return similarity


def _top(scores: NDArray[np.float32], places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the rows with the highest positive scores and these scores, best first; equals in the order of `places`."""
    found = np.flatnonzero(scores > 0)
    if len(found) > POOL:
        found = found[scores[found] >= -np.partition(-scores[found], POOL - 1)[POOL - 1]]
    best = found[np.lexsort((places[found], -scores[found]))][:POOL]
    return best, scores[best]


def _entity_scores(entity_rows: dict[str, NDArray[np.int64]], n: int) -> NDArray[np.float32]:
    """Score rows by the entities they name: rare entities weigh more, repetition counts little.

    Passages that only list names would win on every question about one of them; the logarithm damps them.
    """
    scores = np.zeros(n, np.float32)
    for rows in entity_rows.values():
        counts = np.bincount(rows, minlength=n).astype(np.float32)
        spread = int((counts > 0).sum())
        if spread:
            scores += np.log1p(counts) * np.float32(np.log1p(n / spread))
    return scores


def _fuse(opinions: dict[str, NDArray[np.int64]]) -> dict[int, float]:
    fused: dict[int, float] = {}
    for name, rows in opinions.items():
        for rank, row in enumerate(rows.tolist()):
            fused[row] = fused.get(row, 0.0) + WEIGHTS[name] / (RRF + rank + 1)
    return fused


def _ranked(
    best: Sequence[int], fused: dict[int, float], opinions: dict[str, tuple[NDArray[np.int64], NDArray[np.float32]]]
) -> list[Ranked]:
    places = {name: {int(r): i for i, r in enumerate(rows)} for name, (rows, _) in opinions.items()}
    return [
        Ranked(
            row,
            fused[row],
            tuple(REASONS[name] for name, place in places.items() if place.get(row, POOL) < len(best)),
            {name: float(opinions[name][1][place[row]]) for name, place in places.items() if row in place},
        )
        for row in best
    ]
