"""From a question to ranked passages, each with the reasons it was found.

Opinions name passages: BM25 over character n-grams and over stems, with the words of the question and what they are
called in other languages; passage vectors; and the graph (passages that name the entities of the question). What any
of them names, in every language of the texts, is compared with the question word by word over word vectors, and a
fitted linear model over all that is known of a passage puts them in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.concepts import Concept
from kg.encoder import Encoder, StaticEncoder
from kg.index.passage_index import PassageIndex
from kg.late import LateInteraction
from kg.ordering import Ordering, fitted, form_of
from kg.question import Question

POOL = 60
"""Passages that each opinion names in each language."""
DECIMALS = 5
"""To which odds are compared: sums of floats differ in the last place with the order of the segments."""
TINY = 1e-9
FOREMOST = 10
"""Place up to which an opinion of a passage is a reason why it was found."""

OPINIONS = ("words", "stems", "meaning", "entities")
REASONS = {
    "words": "words like those of the question",
    "stems": "the same words",
    "meaning": "similar meaning",
    "entities": "names an entity of the question",
    "late": "word by word similar",
}

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of the index with its score, the reasons it was found, and each opinion's own score for later stages.

    `score` is 1 for the best passage, and falls with the odds that another one holds the answer.
    """

    row: int
    score: float
    why: tuple[str, ...]
    scores: dict[str, float]


class Searcher:
    """Ranks the passages of one index."""

    def __init__(
        self,
        index: PassageIndex,
        encoder: Encoder,
        words: StaticEncoder,
        orderings: Mapping[str, Ordering] | None = None,
        opinions: Sequence[str] = OPINIONS,
    ) -> None:
        """Take an index with the encoder of its vectors and the one of its words.

        `orderings` by form of question are the fitted ones unless given; `opinions` are those that name passages.
        """
        self._index = index
        self._encoder = encoder
        self._late = LateInteraction(words)
        self._orderings = orderings or fitted()
        self._opinions = tuple(opinions)

    def rank(
        self, question: Question, concepts: Sequence[Concept], entity_rows: dict[str, Rows], k: int
    ) -> list[Ranked]:
        """Return the best `k` rows for a question, best first.

        Args:
            question: the question as understood.
            concepts: what it looks for.
            entity_rows: per entity of the question the rows of the passages that name it, one row per mention.
            k: how many.
        """
        rows, features = self.features(question, concepts, entity_rows, k)
        if not len(rows):
            return []
        odds = self._orderings[form_of(question)].odds(features)
        # Equals go by their ids, which do not depend on the order in which files came in.
        best = np.lexsort((self._index.ids[rows], -odds.round(DECIMALS)))[:k]
        reasons = _reasons(features, best)
        return [
            Ranked(int(rows[i]), float(np.exp(odds[i] - odds[best[0]])), why, _scores(features, i))
            for i, why in zip(best, reasons, strict=True)
        ]

    def features(
        self, question: Question, concepts: Sequence[Concept], entity_rows: dict[str, Rows], k: int
    ) -> tuple[Rows, dict[str, Floats]]:
        """Return the rows (n,) that any opinion names, at least `k` where there are, and by name their features (n,)."""
        if not len(self._index):
            return np.zeros(0, np.int64), {}
        vector = self._encoder.encode([question.text], query=True)[0]
        scores = self._scores(concepts, vector, entity_rows)
        rows = self._named({name: scores[name] for name in self._opinions}, max(POOL, k))
        features = {name: values[rows] for name, values in scores.items()}
        for name in {"words", "stems", "entities"} & features.keys():
            features[name] = features[name] / np.float32(max(float(features[name].max(initial=0.0)), TINY))
        if "meaning" in features:
            features |= self._late_features(question, concepts, rows)
        return rows, features

    def _late_features(self, question: Question, concepts: Sequence[Concept], rows: Rows) -> dict[str, Floats]:
        """Return by name the features (n,) that word vectors tell; those of phrases alone are left out of questions."""
        passages = [self._index.tokens(int(row)) for row in rows]
        late = self._late.scores(" ".join(concept.names[0][0] for concept in concepts), passages)
        found = {"late": late.whole, "stretch": late.stretch, "opening": late.opening}
        if form_of(question) == "phrase":
            found |= {"near": late.near, "beginning": self._late.beginnings(question.text, passages)}
        return found

    def _scores(self, concepts: Sequence[Concept], vector: Floats, entity_rows: dict[str, Rows]) -> dict[str, Floats]:
        """Return by opinion the score (size,) of every passage."""
        found: dict[str, Floats] = {}
        if "words" in self._opinions:
            found["words"] = self._index.lexical("grams").best_names([c.grams() for c in concepts])
        if "stems" in self._opinions:
            found["stems"], found["coverage"] = self._index.lexical("stems").any_names([c.stems() for c in concepts])
        if "meaning" in self._opinions:
            found["meaning"] = self._index.products(vector)
        if "entities" in self._opinions:
            found["entities"] = _entity_scores(entity_rows, len(self._index))
        return found

    def _named(self, by_name: dict[str, Floats], most: int) -> Rows:
        """Return the rows with the highest positive scores of each opinion in each language, once each, ascending."""
        named = [np.zeros(0, np.int64)]
        for number in np.unique(self._index.languages):
            here = np.flatnonzero(self._index.languages == number)
            named += [here[_top(scores[here], self._index.ids[here], most)] for scores in by_name.values()]
        return np.unique(np.concatenate(named))


def _top(scores: Floats, ids: Rows, most: int) -> Rows:
    """Return where the highest positive scores stand."""
    found = np.flatnonzero(scores > 0)
    if len(found) > most:
        found = found[scores[found] >= -np.partition(-scores[found], most - 1)[most - 1]]
    return found[np.lexsort((ids[found], -scores[found]))][:most]


def _entity_scores(entity_rows: dict[str, Rows], n: int) -> Floats:
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


def _reasons(features: dict[str, Floats], best: Rows) -> list[tuple[str, ...]]:
    """Return for each passage of `best` what found it: the opinions that put it foremost, or the kindest one."""
    places = {name: _places(features[name]) for name in REASONS if name in features}
    found = []
    for at in best.tolist():
        here = {name: float(place[at]) for name, place in places.items()}
        names = [name for name, place in here.items() if place < FOREMOST] or [min(here, key=lambda n: here[n])]
        found.append(tuple(REASONS[name] for name in names))
    return found


def _places(scores: Floats) -> Floats:
    """Return how many scores (n,) are better than each, infinite where it is not positive."""
    places = np.searchsorted(np.sort(-scores), -scores).astype(np.float32)
    places[scores <= 0] = np.inf
    return places


def _scores(features: dict[str, Floats], at: int) -> dict[str, float]:
    return {name: float(values[at]) for name, values in features.items()}
