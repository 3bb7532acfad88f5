"""Try weights of the search's opinions on our own questions: recall of the passages weighed, and MRR before weighing.

    python bench/answers/fusion.py --work DIR      (DIR as kept by train.py --work)

Prints a line for the weights in force and one for each single change of them. Questions held back are left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg import retrieval, search
from kg.knowledge_base import KnowledgeBase
from kg.question import Question

ROOT = Path(__file__).parents[2]
K = 30


def load(work: Path) -> list[tuple[KnowledgeBase, Question, list[dict]]]:
    """Return the answerable fitting questions with their knowledge base and the places of their answers."""
    cases = []
    for name in ("corpus", "sample"):
        base = KnowledgeBase.open(work / name)
        lines = (ROOT / "tests" / "data" / f"{name}-questions.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row["answerable"] and not row.get("held_back")]
        cases += [(base, base.understand(r["question"]), [s for g in r["evidence"] for s in g]) for r in rows]
    return cases


def score(cases: list[tuple[KnowledgeBase, Question, list[dict]]]) -> tuple[float, float]:
    """Return recall of K passages and MRR@10."""
    found, reciprocal = 0, 0.0
    for base, question, places in cases:
        hits = [f.hit.evidence for f in base.retriever.find(question, K)]
        ranks = [
            i
            for i, e in enumerate(hits)
            if any(p["document"] == e.document and e.start < p["end"] and p["start"] < e.end for p in places)
        ]
        found += bool(ranks)
        reciprocal += 1 / (ranks[0] + 1) if ranks and ranks[0] < 10 else 0
    return found / len(cases), reciprocal / len(cases)


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    cases = load(parser.parse_args().work)
    print(
        "in force",
        search.WEIGHTS,
        search.LATE_WEIGHT,
        retrieval.LABEL_WEIGHT,
        retrieval.TRANSLATION_WEIGHT,
        score(cases),
    )
    for name, value in list(search.WEIGHTS.items()):
        for factor in (0.5, 2.0):
            search.WEIGHTS[name] = value * factor
            print(name, value * factor, score(cases))
        search.WEIGHTS[name] = value
    for module, name in ((search, "LATE_WEIGHT"), (retrieval, "LABEL_WEIGHT"), (retrieval, "TRANSLATION_WEIGHT")):
        value = getattr(module, name)
        for factor in (0.5, 1.5):
            setattr(module, name, value * factor)
            print(name, value * factor, score(cases))
        setattr(module, name, value)


if __name__ == "__main__":
    main()
