"""The final order of passages: a linear model over what each opinion of the search makes of them.

Its weights are data (`ordering.json`), fitted by `bench/answers/order.py`; docs/retrieval.md has the measurements.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.index.text_terms import words
from kg.question import Question

WEIGHTS = Path(__file__).with_name("ordering.json")
ASKING = frozenset(
    "wie wiens wat welk welke waar waarom waardoor waarvoor wanneer hoe hoeveel noem geef som vergelijk beschrijf vertel "
    "wer wem wen wessen was welche welcher welches welchen welchem wo woher wohin warum wann wieso weshalb wieviel nenne "
    "nenn gib vergleiche beschreibe erklare who whom whose what which when where why how give compare describe explain "
    "tell".split()
)
"""Words, folded, with which questions and requests begin, or a clause of theirs: *Umsatz von Siemens, wie hoch*."""
CLAUSE = re.compile("[,;:]")
OPENING = 2
"""Words among which one of them stands: *in welk jaar*, *seit wann*; further on it may begin a relative clause."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Weights of features by name; a feature without a weight does not count."""

    weights: dict[str, float]

    def odds(self, features: dict[str, NDArray[np.float32]]) -> NDArray[np.float64]:
        """Return the log odds (n,) of n passages whose features (n,) are given by name."""
        total = np.zeros(len(next(iter(features.values()))), np.float64)
        for name, weight in self.weights.items():
            if name in features:
                total += weight * features[name].astype(np.float64)
        return total


def form_of(question: Question) -> str:
    """Tell a question from a phrase: headings and keywords are answered by what a text is about, not what it says."""
    clauses = (words(clause)[:OPENING] for clause in CLAUSE.split(question.text))
    asks = "?" in question.text or question.kind == "yes/no" or any(not ASKING.isdisjoint(c) for c in clauses)
    return "question" if asks else "phrase"


@lru_cache(maxsize=1)
def fitted() -> dict[str, Ordering]:
    """Return by form of question the ordering that ships with the project."""
    return {form: Ordering(row) for form, row in json.loads(WEIGHTS.read_text(encoding="utf-8")).items()}
