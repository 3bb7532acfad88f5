"""Measure an encoder on the retrieval tasks: passage vectors, MaxSim over token vectors, and both.

python bench/encoder/measure.py [MODEL_FOLDER ...] [--shared ../shared] [--out bench/encoder/results.json]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from retrieval_sets import Task, tasks

from kg.encoder import BUNDLED, StaticEncoder

ROOT = Path(__file__).parents[2]
CUT = 10
RESAMPLES = 1000


def main() -> None:
    """Print and write the reciprocal ranks of each model on each task."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="*", type=Path, default=[BUNDLED])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    results = {}
    for folder in options.models:
        encoder = StaticEncoder.from_folder(folder)
        results[encoder.name] = measured(encoder, list(tasks(options.shared)))
        print(encoder.name, json.dumps(results[encoder.name], indent=1))
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def measured(encoder: StaticEncoder, chosen: list[Task]) -> dict[str, dict[str, float]]:
    """Return MRR@10 with its bootstrap interval, hit@1 and hit@10 of every task and way of scoring."""
    found = {}
    for task in chosen:
        vectors = encoder.encode(task.queries, query=True) @ encoder.encode(task.passages).T
        found[f"{task.name} · vectors"] = _figures(vectors, task.relevant)
        words = maxsim(encoder, task.queries, task.passages)
        found[f"{task.name} · MaxSim"] = _figures(words, task.relevant)
        found[f"{task.name} · both"] = _figures(_standard(vectors) + _standard(words), task.relevant)
    return found


def maxsim(encoder: StaticEncoder, queries: list[str], passages: list[str]) -> np.ndarray:
    """Return (queries, passages): for each query token its best cosine in the passage, averaged by token weight.

    Late interaction as in ColBERT (Khattab and Zaharia 2020, arXiv:2004.12832), over static vectors.
    """
    asked = [encoder.token_ids(query) for query in queries]
    known = np.unique(np.concatenate(asked))
    vectors = encoder.token_vectors(known)
    weights = np.linalg.norm(vectors, axis=1)
    units = vectors / np.maximum(weights, 1e-9)[:, None]
    best = np.zeros((len(known), len(passages)), dtype=np.float32)
    for i, passage in enumerate(passages):
        if len(ids := np.unique(encoder.token_ids(passage))):
            there = encoder.token_vectors(ids)
            there /= np.maximum(np.linalg.norm(there, axis=1, keepdims=True), 1e-9)
            best[:, i] = (units @ there.T).max(axis=1)
    places = [np.searchsorted(known, ids) for ids in asked]
    return np.stack([weights[p] @ best[p] / max(weights[p].sum(), 1e-9) for p in places])


def _figures(scores: np.ndarray, relevant: list[int]) -> dict[str, float]:
    right = scores[np.arange(len(relevant)), relevant]
    ranks = (scores > right[:, None]).sum(axis=1) + 1
    gains = np.where(ranks <= CUT, 1 / ranks, 0)
    draw = np.random.default_rng(0)
    means = [gains[draw.integers(0, len(gains), len(gains))].mean() for _ in range(RESAMPLES)]
    low, high = np.quantile(means, (0.025, 0.975))
    shares = {"hit@1": (ranks == 1).mean(), "hit@10": (ranks <= CUT).mean()}
    figures = {"MRR@10": gains.mean(), "low": low, "high": high, **shares, "queries": len(ranks)}
    return {name: round(float(value), 3) for name, value in figures.items()}


def _standard(scores: np.ndarray) -> np.ndarray:
    spread = scores.std(axis=1, keepdims=True)
    standard: np.ndarray = (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9)
    return standard


if __name__ == "__main__":
    main()
