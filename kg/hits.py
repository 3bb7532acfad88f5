"""Hits for a reader: the passages found, ordered by the odds of the search and by the best sentence each holds.

What tells a good passage and what tells an answering sentence are weighed together in one linear model, `hit` in
`ordering.json`. A hit quotes its best sentence with the neighbours: what to read first.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kg.answering.answer_features import TYPED
from kg.answering.answerer import Answerer
from kg.answering.candidates import Candidate
from kg.model import Evidence, Hit
from kg.ordering import Ordering, fitted, form_of
from kg.question import Question

LEAST = 30
"""Passages whose sentences are weighed, if fewer are wanted."""
BESIDE = 1
"""Sentences quoted on each side of the best one of a hit."""
FITS = "holds what the question asks for"
FIT = 0.9
"""From which fit a sentence holds the kind of answer that is asked for."""
YEAR = "speaks of the year asked"


@dataclass(frozen=True, slots=True)
class HitFinder:
    """Finds hits with the search and the sentences of an answerer."""

    answerer: Answerer

    def find(self, question: Question, k: int) -> list[Hit]:
        """Return the best `k` passages for a question, best first."""
        phrase = form_of(question) == "phrase"
        candidates = self.answerer.candidates(question, k if phrase else max(LEAST, k))
        scored = list(zip(hit_odds(fitted()["hit"], candidates), candidates, strict=True))
        best_sentences = _best_of_each(scored)
        if phrase:  # what a text is about is told by the whole of it
            best_sentences = [(_odds(c), c) for _, c in best_sentences]
        ordered = sorted(best_sentences, key=lambda pair: -pair[0])[:k]
        best = ordered[0][0] if ordered else 0.0
        return [_hit(question, candidate, math.exp(odds - best)) for odds, candidate in ordered]


def hit_odds(ordering: Ordering, candidates: Sequence[Candidate]) -> list[float]:
    """Return the log odds of each candidate as the sentence of a hit."""
    if not candidates:
        return []
    names = [name for name in ordering.weights if name != "odds"]
    features = {name: np.array([c.feature(name) for c in candidates], np.float32) for name in names}
    features["odds"] = np.array([_odds(c) for c in candidates], np.float32)
    return [float(value) for value in ordering.odds(features)]


def _odds(candidate: Candidate) -> float:
    """Return the log odds of its passage against the best one."""
    return math.log(max(candidate.found.ranked.score, sys.float_info.min))


def _best_of_each(scored: Iterable[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    best: dict[int, tuple[float, Candidate]] = {}
    for odds, candidate in scored:
        key = candidate.found.stored.id
        if key not in best or odds > best[key][0]:
            best[key] = (odds, candidate)
    return list(best.values())


def _hit(question: Question, candidate: Candidate, score: float) -> Hit:
    why = list(candidate.found.ranked.why)
    if question.kind in TYPED and candidate.expected.fit >= FIT:
        why.append(FITS)
    if question.years and candidate.feature("years") >= FIT:
        why.append(YEAR)
    return Hit(candidate.found.stored.id, score, window(candidate), tuple(why))


def window(candidate: Candidate) -> Evidence:
    """Return the evidence of a sentence with its neighbours in the passage."""
    passage = candidate.found.stored.passage
    at = next(i for i, s in enumerate(passage.sentences) if s.start == candidate.start)
    around = passage.sentences[max(0, at - BESIDE) : at + BESIDE + 1]
    return candidate.document.evidence(around[0].start, around[-1].end, passage.headings)
