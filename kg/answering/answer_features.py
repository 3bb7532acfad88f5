"""What the best candidates say together about whether the question can be answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.answering.candidates import FEATURES, HEAVY, Candidate
from kg.answering.matching import Asked
from kg.question import Question

TYPED = frozenset(("number", "when", "person", "country", "company", "act", "material", "place"))
"""Kinds of question whose answers can be told by their form."""

UNTYPED = 0.6
"""What stands for the fit of a sentence where the form of the answer cannot be told."""

POSITIVE = (
    "score",
    "lead",
    "mass",
    "mass beside names",
    "words matched",
    "words matched in the sentence",
    "weakest entity",
    "weakest entity times coverage",
    "expected",
    "near",
)
"""What can only speak for answering; the fit keeps their weights from falling below zero."""
NEGATIVE = (
    "displaced",
    "unheard",
    "trusted unmet anywhere",
    "other entity",
    "typed miss",
    "definition miss",
    "reason miss",
    "year absent",
    "rival year",
)
"""What can only speak against it."""
NEUTRAL = (
    "has entities",
    "table",
    "note",
    "short",
    "long",
    "another language",
    "asked in English",
    "asks number",
    "asks when",
    "asks person",
    "asks reason",
    "asks definition",
)
ANSWER_FEATURES = (*POSITIVE, *NEGATIVE, *NEUTRAL)
"""The features of an answer, in the order of `answer_features`."""

MET, HALF_MET = 0.7, 0.5
"""From which match a word counts as met, and from which as perhaps met."""
LOOKED_IN = 40
"""Sentences in which the words of the question are looked for."""
MASS, WORDS = 10.0, 6.0
"""Divisors that bring the sums of weights and the counts of words to about 0..1."""


def answer_features(
    question: Question, asked: Asked, ranked: Sequence[Candidate], scores: Sequence[float]
) -> NDArray[np.float32]:
    """Return (len(ANSWER_FEATURES),) float32.

    Args:
        question: the question as understood.
        asked: its words as they are matched.
        ranked: its candidates, best first; at least one.
        scores: their log odds in the ranking model.
    """
    best = ranked[0]
    known = dict(zip(FEATURES, best.features.tolist(), strict=True))
    elsewhere = [s for c, s in zip(ranked, scores, strict=True) if c.found.stored.id != best.found.stored.id]
    typed = question.kind in TYPED
    words = _words(asked, ranked)
    values = {
        **known,
        **words,
        "score": scores[0] / 4,
        "lead": (scores[0] - (elsewhere[0] if elsewhere else scores[-1])) / 4,
        "weakest entity": best.support.weakest,
        "weakest entity times coverage": best.support.weakest * words["rest coverage"],
        "expected": known["expected"] if typed else UNTYPED,
        "other entity": best.support.other,
        "displaced": best.support.displaced,
        "typed miss": 1.0 - known["expected"] if typed else 0.0,
        "definition miss": 1.0 - known["expected"] if question.kind == "definition" else 0.0,
        "reason miss": 1.0 - known["expected"] if question.kind == "reason" else 0.0,
        "has entities": float(bool(question.mentions)),
        "another language": float(question.language != best.found.stored.passage.language),
        "asked in English": float(question.language == "en"),
        **{
            f"asks {kind}": float(question.kind == kind)
            for kind in ("number", "when", "person", "reason", "definition")
        },
    }
    return np.array([values[name] for name in ANSWER_FEATURES], np.float32)


def _words(asked: Asked, ranked: Sequence[Candidate]) -> dict[str, float]:
    """Return what the best candidate holds of the question's words, as shares, sums of weights and counts."""
    matched, around, weights = ranked[0].matched, ranked[0].surrounded, asked.weights
    heavy = weights >= HEAVY * weights.max(initial=0.0)
    rest = heavy & ~asked.is_entity
    anywhere = np.max([c.matched for c in ranked[:LOOKED_IN]], axis=0)
    trusted = np.array([t.trusted for t in asked.translated], bool) & ~asked.is_entity
    unheard = np.array([w.folded in asked.unheard for w in asked.words], bool) & (anywhere < MET)
    return {
        "rest coverage": _share(weights, around, rest),
        "mass": float(weights @ around) / MASS,
        "mass beside names": float((weights * around)[~asked.is_entity].sum()) / MASS,
        "words matched": float((around > MET).sum()) / WORDS,
        "words matched in the sentence": float((matched > MET).sum()) / WORDS,
        "unheard": float(weights[unheard].sum()) / float(weights.sum() or 1.0),
        "trusted unmet anywhere": 1.0 - _share(weights, _met(anywhere), trusted),
    }


def _met(matched: NDArray[np.float32]) -> NDArray[np.float32]:
    return (matched >= HALF_MET).astype(np.float32)


def _share(weights: NDArray[np.float32], matched: NDArray[np.float32], of: NDArray[np.bool_]) -> float:
    return float((weights * matched)[of].sum() / weights[of].sum()) if of.any() else 1.0
