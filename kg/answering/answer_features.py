"""What the best candidates say together about whether the question can be answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.answering.candidates import FEATURES, Candidate
from kg.question import Question

TYPED = frozenset(("number", "when", "person", "country", "company", "act", "material", "place"))
"""Kinds of question whose answers can be told by their form."""

ANSWER_FEATURES = (
    *(f"best {name}" for name in FEATURES),
    "score",
    "lead",
    "unknown words",
    "has entities",
    "asks number",
    "asks when",
    "asks person",
    "asks reason",
    "asks definition",
    "asks country or company",
    "weakest times expected",
    "entities times weakest",
    "typed miss",
)
"""The features of an answer, in the order of `answer_features`."""


def answer_features(
    question: Question, ranked: Sequence[Candidate], scores: Sequence[float], unknown: float
) -> NDArray[np.float32]:
    """Return (len(ANSWER_FEATURES),) float32.

    Args:
        question: the question as understood.
        ranked: its candidates, best first; at least one.
        scores: their log odds in the ranking model.
        unknown: share of the question's words that no text of the knowledge base has in any form.
    """
    best = ranked[0].features
    by_name = dict(zip(FEATURES, best.tolist(), strict=True))
    elsewhere = [s for c, s in zip(ranked, scores, strict=True) if c.found.stored.id != ranked[0].found.stored.id]
    lead = scores[0] - (elsewhere[0] if elsewhere else scores[-1])
    kinds = [question.kind == k for k in ("number", "when", "person", "reason", "definition")]
    kinds.append(question.kind in ("country", "company"))
    weakest = by_name["weakest word in context"]
    return np.array(
        [
            *best.tolist(),
            scores[0] / 4,
            lead / 4,
            unknown,
            float(bool(question.mentions)),
            *map(float, kinds),
            weakest * by_name["expected"],
            weakest * by_name["entities in context"],
            1.0 - by_name["expected"] if question.kind in TYPED else 0.0,
        ],
        np.float32,
    )
