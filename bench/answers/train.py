"""Fit the two models of kg/answering/weights.json on our own questions; print the fit on questions held back.

    python bench/answers/train.py [--write] [--work DIR] [--shared ../shared]

The questions are those of tests/data over the corpus, docs/samples, the reports of tests/data/reports, and laws,
treaties, news and articles that `borrowed_texts.py` takes from ../shared. Those with `held_back`, and the blind ones
(written by sessions that had seen neither the code nor other questions), are never fitted on; they only give the last
lines. Deterministic: no random draws, L-BFGS from zero. Nothing here reads the gold questions.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import borrowed_texts
import numpy as np
from reliability import drawn
from scipy.optimize import minimize

from ingest.build import ingest
from kg.answering.answer_features import ANSWER_FEATURES, NEGATIVE, POSITIVE, answer_features
from kg.answering.answerer import without_questions
from kg.answering.candidates import FEATURES, Candidate
from kg.answering.judgement import WEIGHTS
from kg.answering.matching import Asked
from kg.knowledge_base import KnowledgeBase
from kg.question import Question

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
FITTED = {
    "corpus": ("corpus", "corpus-more", "corpus-third", "blind"),
    "sample": ("sample", "sample-more"),
    "report": ("report",),
    "borrowed": ("borrowed",),
}
"""Files of questions by the texts they are asked over. Those called blind were blind in an earlier fit."""
BLIND = {"corpus": ("blind-corpus",), "blind-borrowed": ("blind-borrowed",)}
L2_RANKING, L2_ANSWERING = 0.3, 0.03
REFUSED = 0.07
"""Share of the answerable fitting questions that may fall below the threshold."""
WRONG_WEIGHT = 0.3
"""Weight of an answerable question whose answer was missed, as a case for refusing."""
FOLDS = 5
BANDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass
class Case:
    """A question with its candidates: features (n, FEATURES), which of them hold the answer, and how it is asked."""

    row: dict
    candidates: list[Candidate]
    features: np.ndarray
    right: np.ndarray
    question: Question
    asked: Asked

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
        candidates = without_questions(base.answerer.candidates(question))
        if candidates:
            features = np.stack([c.features for c in candidates])
            right = np.array([_holds(c, row) for c in candidates])
            cases.append(Case(row, candidates, features, right, question, base.answerer.asked(question)))
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


@dataclass(frozen=True)
class Fit:
    """Both models, fitted on the same cases."""

    weights: np.ndarray
    bias: float
    model: np.ndarray
    offset: float

    @classmethod
    def to(cls, cases: list[Case]) -> Fit:
        """Fit the ranking, then the answering on what it ranks."""
        weights, bias = fit_ranking(cases)
        model, offset = fit_answering(*answer_rows(cases, weights, bias))
        return cls(weights, bias, model, offset)

    def confidences(self, cases: list[Case]) -> np.ndarray:
        """Return how sure the answer to each case is, (cases,)."""
        return 1 / (1 + np.exp(-(answer_rows(cases, self.weights, self.bias)[0] @ self.model + self.offset)))

    def rank_of_evidence(self, case: Case) -> float:
        """Return the rank, from 1, of the first candidate that holds the answer; infinity if none does."""
        order, _ = ordered(case, self.weights, self.bias)
        return next((rank for rank, i in enumerate(order, 1) if case.right[i]), float("inf"))


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
        rows.append(answer_features(case.question, case.asked, [case.candidates[i] for i in order], odds))
        hit = bool(case.right[order[:3]].any())
        labels.append(float(case.answerable and hit))
        importance.append(WRONG_WEIGHT if case.answerable and not hit else 1.0)
    return np.stack(rows), np.array(labels), np.array(importance)


def fit_answering(rows: np.ndarray, labels: np.ndarray, importance: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit a logistic regression with L2; what can only speak for or against keeps its sign."""

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = parameters[:-1], parameters[-1]
        odds = rows @ weights + bias
        p = 1 / (1 + np.exp(-odds))
        error = importance * (p - labels)
        penalty = L2_ANSWERING * len(rows) / 20
        value = (importance * (np.logaddexp(0, odds) - labels * odds)).sum() + 0.5 * penalty * weights @ weights
        return value, np.append(rows.T @ error + penalty * weights, error.sum())

    signs = [(0, None) if n in POSITIVE else (None, 0) if n in NEGATIVE else (None, None) for n in ANSWER_FEATURES]
    bounds = [*signs, (None, None)]
    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found[:-1], float(found[-1])


def crossed(cases: list[Case]) -> tuple[np.ndarray, np.ndarray]:
    """Return confidences and ranks of the evidence, each from a fit that did not see the case."""
    confidences, ranks = np.zeros(len(cases)), np.zeros(len(cases))
    for fold in range(FOLDS):
        fit = Fit.to([c for i, c in enumerate(cases) if i % FOLDS != fold])
        here = list(range(fold, len(cases), FOLDS))
        confidences[here] = fit.confidences([cases[i] for i in here])
        ranks[here] = [fit.rank_of_evidence(cases[i]) for i in here]
    return confidences, ranks


def report(name: str, cases: list[Case], confidences: np.ndarray, ranks: np.ndarray, at: float) -> None:
    """Print how often the evidence is found and shown, and how often the answer is refused."""
    known = np.array([c.answerable for c in cases])
    n, silent = int(known.sum()), int((~known).sum())
    pool = sum(c.right.any() for c in cases if c.answerable)
    shown = (ranks <= 3) & known
    print(
        f"{name:22} n={n:3}  evidence in pool {pool / n:.2f}  first {((ranks == 1) & known).sum() / n:.2f}  "
        f"in three {shown.sum() / n:.2f}  answered and in three {(shown & (confidences >= at)).sum() / n:.2f}  "
        f"refused {(confidences[known] < at).mean():.2f}  "
        f"abstains where silent {(confidences[~known] < at).sum() / max(silent, 1):.2f} ({silent})"
    )


def reliability(confidences: np.ndarray, right: np.ndarray) -> list[tuple[float, float, int]]:
    """Print and return for each band of confidence: its mean, the share with the evidence shown, and the questions."""
    bands = []
    print("confidence  questions  right")
    for low, high in pairwise(BANDS):
        band = (low <= confidences) & (confidences < high)
        if band.any():
            bands.append((float(confidences[band].mean()), float(right[band].mean()), int(band.sum())))
            print(f"      {bands[-1][0]:.2f} {bands[-1][2]:10}   {bands[-1][1]:.2f}")
    return bands


def show(fit: Fit, held: list[Case], blind: list[Case], at: float) -> list[tuple[float, float, int]]:
    """Print the fit on questions it did not see, and its weights; return the reliability."""
    looked_at = [c for c in blind if c.row["looked_at"]]
    unseen = [c for c in blind if not c.row["looked_at"]]
    for name, cases in (("held back", held), ("blind, looked at", looked_at), ("blind, unseen", unseen)):
        for language in ("", "nl", "de", "en"):
            some = [c for c in cases if language in ("", c.row["lang"])]
            ranks = np.array([fit.rank_of_evidence(c) for c in some])
            report(f"{name} {language}", some, fit.confidences(some), ranks, at)
    for names, weights in ((FEATURES, fit.weights), (ANSWER_FEATURES, fit.model)):
        ordered_names = sorted(zip(names, weights, strict=True), key=lambda pair: -abs(pair[1]))
        print("   ".join(f"{value:.2f} {name}" for name, value in ordered_names))
    judged = [*held, *blind]
    return reliability(fit.confidences(judged), np.array([fit.rank_of_evidence(c) <= 3 for c in judged]))


def read_cases(shared: Path, folder: Path) -> tuple[list[Case], list[Case]]:
    """Return the cases of our own questions, and those of the blind ones."""
    borrowed_texts.write(shared, folder / "texts")
    sources = {
        "corpus": shared / "corpus",
        "sample": ROOT / "docs" / "samples",
        "report": DATA / "reports",
        "borrowed": folder / "texts" / "borrowed",
        "blind-borrowed": folder / "texts" / "blind-borrowed",
    }
    cases: list[Case] = []
    blind: list[Case] = []
    for name, source in sources.items():
        ingest([source], folder / name)
        base = KnowledgeBase.open(folder / name)
        for file in FITTED.get(name, ()):
            cases += load(base, DATA / f"{file}-questions.jsonl")
        for file in BLIND.get(name, ()):
            blind += load(base, DATA / f"{file}-questions.jsonl")
    return cases, blind


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="write kg/answering/weights.json")
    parser.add_argument("--plot", type=Path, help="draw the reliability of the confidence as an SVG file")
    parser.add_argument("--work", type=Path, help="keep the knowledge bases here, to be quick the next time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cases, blind = read_cases(arguments.shared, arguments.work or Path(temporary))
    held = [c for c in cases if c.row.get("held_back")]
    fitted = [c for c in cases if not c.row.get("held_back")]
    confidences, ranks = crossed(fitted)
    at = float(np.quantile(confidences[[c.answerable for c in fitted]], REFUSED))
    print(f"threshold {at:.4f}")
    report("fitted, crossed", fitted, confidences, ranks, at)
    fit = Fit.to(fitted)
    bands = show(fit, held, blind, at)
    if arguments.plot:
        arguments.plot.write_text(drawn(bands), encoding="utf-8")
    if arguments.write:
        rows = {
            "ranking": _row(FEATURES, fit.weights, fit.bias, 0.5),
            "answering": _row(ANSWER_FEATURES, fit.model, fit.offset, at),
        }
        WEIGHTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _row(names: tuple[str, ...], weights: np.ndarray, bias: float, threshold: float) -> dict:
    by_name = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
    return {"weights": by_name, "bias": round(bias, 4), "threshold": round(threshold, 4)}


if __name__ == "__main__":
    main()
