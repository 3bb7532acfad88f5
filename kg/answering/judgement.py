"""How good a candidate is, and how sure the best one makes an answer: two logistic models over named features.

Their weights are data (`weights.json`), fitted by `bench/answers/train.py` on questions of our own over texts of our
own and the development corpus; the measured fit stands in docs/answering.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: `names` of the features in order, `weights` (names,), `bias`, and the probability to act on."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: float
    threshold: float

    def log_odds(self, features: Floats) -> NDArray[np.float64]:
        """Return the log odds (n,) for features (n, names)."""
        odds: NDArray[np.float64] = features.astype(np.float64) @ self.weights + self.bias
        return odds

    def probability(self, features: Floats) -> NDArray[np.float64]:
        """Return the probabilities (n,) for features (n, names)."""
        return 1.0 / (1.0 + np.exp(-self.log_odds(features)))


@lru_cache(maxsize=1)
def models() -> dict[str, Logistic]:
    """Return the fitted models: `ranking` of candidates, and `answering` for the answer as a whole."""
    rows = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        name: Logistic(
            tuple(row["weights"]), np.array(list(row["weights"].values())), float(row["bias"]), float(row["threshold"])
        )
        for name, row in rows.items()
    }
