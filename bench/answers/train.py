"""Fit the two models of kg/answering/weights.json on our own questions; print the fit on questions held back.

    python bench/answers/train.py [--write] [--work DIR] [--corpus ../shared/corpus]

The questions are tests/data/corpus-questions.jsonl (over the corpus) and tests/data/sample-questions.jsonl (over
docs/samples). Those with `held_back` are never fitted on; they only give the last lines. Deterministic: no random
draws, L-BFGS from zero. Nothing here reads the gold questions.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from ingest.build import ingest
from kg.answering.answer_features import ANSWER_FEATURES, answer_features
from kg.answering.candidates import FEATURES, Candidate
from kg.answering.judgement import WEIGHTS
from kg.knowledge_base import KnowledgeBase

ROOT = Path(__file__).parents[2]
L2_RANKING, L2_ANSWERING = 0.3, 0.05
REFUSED = 0.06
"""Share of the answerable fitting questions that may fall below the threshold."""
WRONG_WEIGHT = 0.3
"""Weight of an answerable question whose answer was missed, as a case for refusing."""
FOLDS = 5


@dataclass
class Case:
    """A question with its candidates: features (n, FEATURES), which of them hold the answer, and how it is asked."""

    row: dict
    candidates: list[Candidate]
    features: np.ndarray
    right: np.ndarray
    question: object
    unknown: float

    @property
    def answerable(self) -> bool:
        """Whether the sources hold the answer."""
        return bool(self.row["answerable"])


def load(base: KnowledgeBase, questions: Path) -> list[Case]:
    """Return a case for every question."""
    cases = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "documents":
            continue
        question = base.understand(row["question"])
        candidates = base.answerer.candidates(question)
        if candidates:
            features = np.stack([c.features for c in candidates])
            right = np.array([_holds(c, row) for c in candidates])
            cases.append(Case(row, candidates, features, right, question, base.answerer.unknown_share(question)))
    return cases


def _holds(candidate: Candidate, row: dict) -> bool:
    start, end = candidate.document.offsets.to_original(candidate.start, candidate.end)
    return any(
        s["document"] == candidate.document.name and start < s["end"] and s["start"] < end
        for spans in row["evidence"]
        for s in spans
    )


def fit_ranking(cases: list[Case]) -> tuple[np.ndarray, float]:
    """Maximise the share of the softmax over a question's candidates that falls on the right ones."""
    usable = [c for c in cases if c.right.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.5 * L2_RANKING * weights @ weights, L2_RANKING * weights
        for case in usable:
            odds = case.features @ weights
            odds -= odds.max()
            exp = np.exp(odds)
            every = exp / exp.sum()
            good = np.where(case.right, exp, 0) / exp[case.right].sum()
            total -= np.log(exp[case.right].sum() / exp.sum())
            gradient = gradient + case.features.T @ (every - good)
        return total, gradient

    weights = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    return weights, -float(np.median([(c.features @ weights).max() for c in usable]))


def ordered(case: Case, weights: np.ndarray, bias: float) -> tuple[list[int], list[float]]:
    """Return the candidates of a case best first, and their log odds in that order."""
    odds = case.features @ weights + bias
    order = np.argsort(-odds, kind="stable")
    return order.tolist(), odds[order].tolist()


def answer_rows(cases: list[Case], weights: np.ndarray, bias: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features (n, ANSWER_FEATURES), whether to answer (n,), and weights (n,)."""
    rows, labels, importance = [], [], []
    for case in cases:
        order, odds = ordered(case, weights, bias)
        rows.append(answer_features(case.question, [case.candidates[i] for i in order], odds, case.unknown))
        hit = bool(case.right[order[:3]].any())
        labels.append(float(case.answerable and hit))
        importance.append(WRONG_WEIGHT if case.answerable and not hit else 1.0)
    return np.stack(rows), np.array(labels), np.array(importance)


def fit_answering(rows: np.ndarray, labels: np.ndarray, importance: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit a logistic regression with L2."""

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = parameters[:-1], parameters[-1]
        odds = rows @ weights + bias
        p = 1 / (1 + np.exp(-odds))
        error = importance * (p - labels)
        penalty = L2_ANSWERING * len(rows) / 20
        value = (importance * (np.logaddexp(0, odds) - labels * odds)).sum() + 0.5 * penalty * weights @ weights
        return value, np.append(rows.T @ error + penalty * weights, error.sum())

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def report(
    name: str, cases: list[Case], probabilities: np.ndarray, weights: np.ndarray, bias: float, at: float
) -> None:
    """Print right-and-cited, refusals and abstentions."""
    first = third = refused = right = 0
    answerable = [(c, p) for c, p in zip(cases, probabilities, strict=True) if c.answerable]
    for case, p in answerable:
        order, _ = ordered(case, weights, bias)
        first += bool(case.right[order[0]])
        third += bool(case.right[order[:3]].any())
        refused += p < at
        right += p >= at and bool(case.right[order[:3]].any())
    silent = [p for c, p in zip(cases, probabilities, strict=True) if not c.answerable]
    n = len(answerable)
    pool = sum(c.right.any() for c, _ in answerable)
    print(
        f"{name:22} n={n:3}  evidence in pool {pool / n:.2f}  first {first / n:.2f}  in three {third / n:.2f}  "
        f"answered and in three {right / n:.2f}  refused {refused / n:.2f}  "
        f"abstains where silent {sum(p < at for p in silent) / max(len(silent), 1):.2f} ({len(silent)})"
    )


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--write", action="store_true", help="write kg/answering/weights.json")
    parser.add_argument("--work", type=Path, help="keep the knowledge bases here, to be quick the next time")
    arguments = parser.parse_args()
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.work or Path(temporary)
        for name, source in (("corpus", arguments.corpus), ("sample", ROOT / "docs" / "samples")):
            ingest([source], folder / name)
            base = KnowledgeBase.open(folder / name)
            cases += load(base, ROOT / "tests" / "data" / f"{name}-questions.jsonl")
    held = [c for c in cases if c.row.get("held_back")]
    fitted = [c for c in cases if not c.row.get("held_back")]
    crossed = np.zeros(len(fitted))
    crossed_right = []
    for fold in range(FOLDS):
        train = [c for i, c in enumerate(fitted) if i % FOLDS != fold]
        weights, bias = fit_ranking(train)
        model, offset = fit_answering(*answer_rows(train, weights, bias))
        for i, case in enumerate(fitted):
            if i % FOLDS == fold:
                crossed[i] = 1 / (1 + np.exp(-(answer_rows([case], weights, bias)[0] @ model + offset)))[0]
                if case.answerable:
                    crossed_right.append(bool(case.right[ordered(case, weights, bias)[0][:3]].any()))
    weights, bias = fit_ranking(fitted)
    model, offset = fit_answering(*answer_rows(fitted, weights, bias))
    threshold = float(np.quantile([p for c, p in zip(fitted, crossed, strict=True) if c.answerable], REFUSED))
    print("crossed, in three:", np.mean(crossed_right), "threshold", threshold)
    report("fitted, crossed", fitted, crossed, weights, bias, threshold)
    held_p = 1 / (1 + np.exp(-(answer_rows(held, weights, bias)[0] @ model + offset)))
    report("held back", held, held_p, weights, bias, threshold)
    for language in ("nl", "de", "en"):
        chosen = [i for i, c in enumerate(held) if c.row["lang"] == language]
        report(f"held back, {language}", [held[i] for i in chosen], held_p[chosen], weights, bias, threshold)
    for name, value in sorted(zip(FEATURES, weights, strict=True), key=lambda x: -abs(x[1])):
        print(f"   {value:7.2f}  {name}")
    for name, value in sorted(zip(ANSWER_FEATURES, model, strict=True), key=lambda x: -abs(x[1]))[:16]:
        print(f"       {value:7.2f}  {name}")
    if arguments.write:
        rows = {
            "ranking": _row(FEATURES, weights, bias, 0.5),
            "answering": _row(ANSWER_FEATURES, model, offset, threshold),
        }
        WEIGHTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _row(names: tuple[str, ...], weights: np.ndarray, bias: float, threshold: float) -> dict:
    by_name = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
    return {"weights": by_name, "bias": round(bias, 4), "threshold": round(threshold, 4)}


if __name__ == "__main__":
    main()
