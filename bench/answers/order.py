"""Fit the final orderings of kg/ordering.json, and those of the ablations, on questions of our own.

    python bench/answers/order.py --work DIR [--forms question,phrase,hit] [--write] [--shared ../shared]

Three orderings: passages for a `question`, passages for a `phrase` (a heading or keywords), and sentences for a `hit`.
Questions come from tests/data (those `held_back` and the blind ones are never fitted on), phrases are headings of Dutch and German
law sections that the encoder has not seen either (bench/encoder/pairs.py holds them out; what nearly repeats a
benchmark is left out). Nothing here reads the gold questions or the benchmarks' questions. Deterministic.
Before it writes, it prints the MRR@10 of each ordering, crossed fourfold, and for the questions held back.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import getitem
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1] / "encoder"))

from evaluation_texts import EvaluationTexts
from given_passages import Given, knowledge_base
from pairs import held_out
from retrieval import ABLATED, PARTS

from ingest.build import ingest
from kg.answering.answerer import Answerer
from kg.hits import LEAST, hit_odds, window
from kg.knowledge_base import KnowledgeBase
from kg.model import Language
from kg.ordering import WEIGHTS, Ordering, form_of
from kg.ordering import fitted as shipped
from kg.retrieval import Retriever
from kg.search import OPINIONS, POOL, Searcher
from kg.word_encoder import word_encoder

ROOT = Path(__file__).parents[2]
L2 = 1.0
FOLDS = 4
KINDS = ("questions", "more-questions")
"""The files of questions over each knowledge base that are fitted on."""
HEADINGS = 400
"""Headings taken from each law set, evenly spread."""
SECTIONS_A_DOCUMENT = 50

FEATURES = {
    "words": ("words",),
    "stems": ("stems", "coverage"),
    "meaning": ("meaning", "late", "stretch", "opening"),
    "entities": ("entities",),
}
"""The features that each opinion of the search brings."""
OF_PHRASES = {"meaning": ("near", "beginning")}
"""Those it brings for phrases beside them."""
FORMS = ("question", "phrase", "hit")
VARIANTS = {"full": OPINIONS, **PARTS}
SENTENCE = (
    *("expected", "near", "years", "year absent", "rival year", "table", "note", "short", "definition", "asks"),
    *("meaning", "sentence coverage", "weakest word in context", "entities in context", "attribute", "name absent"),
)
"""What of a sentence counts for a hit (kg/answering/candidates.py)."""


@dataclass
class Case:
    """What there is to order for one question: features by name (n,), which are right (n,), how it may be used."""

    features: dict[str, np.ndarray]
    right: np.ndarray
    held_back: bool = False


def own_questions(work: Path, shared: Path) -> Iterator[tuple[KnowledgeBase, dict]]:
    """Yield our answerable questions with their knowledge base, which is made where it is missing."""
    for name, source in (("corpus", shared / "corpus"), ("sample", ROOT / "docs" / "samples")):
        ingest([source], work / name)
        base = KnowledgeBase.open(work / name)
        for kind in KINDS:
            yield from ((base, row) for row in _rows(f"{name}-{kind}") if row["answerable"])
    base = KnowledgeBase.open(work / "corpus")
    yield from ((base, row | {"held_back": True}) for row in _rows("blind-questions") if row["answerable"])


def _rows(name: str) -> list[dict]:
    lines = (ROOT / "tests" / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def holds(row: dict, document: str, start: int, end: int) -> bool:
    """Tell whether a place in an original holds evidence of a question."""
    places = (s for spans in row["evidence"] for s in spans)
    return any(s["document"] == document and start < s["end"] and s["start"] < end for s in places)


def question_cases(work: Path, shared: Path) -> list[Case]:
    """Return a case of passages for each of our questions."""
    found = []
    places: dict[Path, dict[int, tuple[str, int, int]]] = {}
    for base, row in own_questions(work, shared):
        if base.folder not in places:
            places[base.folder] = dict(_places(base))
        here = places[base.folder]

        def right(id_: int, here: dict[int, tuple[str, int, int]] = here, row: dict = row) -> bool:
            return holds(row, *here[id_])

        found.append(passage_case(base, row["question"], right, held_back=row.get("held_back", False)))
    return found


def _places(base: KnowledgeBase) -> Iterator[tuple[int, tuple[str, int, int]]]:
    """Yield the id of every passage with its document's name and its place in the original."""
    for stored in base.texts.passages():
        document = base.document(stored.document_id)
        assert document is not None
        start, end = document.offsets.to_original(stored.passage.start, stored.passage.end)
        yield stored.id, (document.name, start, end)


def heading_cases(work: Path, shared: Path) -> Iterator[Case]:
    """Yield a case of sections for each heading."""
    avoid = EvaluationTexts.from_shared(shared)
    sets: tuple[tuple[Language, str], ...] = (("nl", "wetten-nl/wetten-nl.nl"), ("de", "gesetze-de/gesetze-de.de"))
    for language, name in sets:
        held = [row for row in held_out(shared / "parallel" / f"{name}.pairs.tsv.gz") if not avoid.holds(row[1])]
        given = [
            Given(str(i), f"law{i // SECTIONS_A_DOCUMENT}", "", section, language)
            for i, (_, section) in enumerate(held)
        ]
        base, keys = knowledge_base(work / f"law-{language}", given)
        first = {heading: i for i, (heading, _) in reversed(list(enumerate(held)))}
        for heading, i in islice(first.items(), 0, None, max(1, len(first) // HEADINGS)):
            if form_of(base.understand(heading)) == "phrase":
                yield passage_case(base, heading, lambda id_, keys=keys, i=i: keys[id_] == str(i))


def passage_case(base: KnowledgeBase, text: str, right: Callable[[int], bool], *, held_back: bool = False) -> Case:
    """Return the passages that any opinion names for a question."""
    searcher = Searcher(base.index, base.encoder, word_encoder(base.encoder))
    rows, features = searcher.features(*base.retriever.asked(base.understand(text)), POOL)
    return Case(features, np.array([right(int(base.index.ids[row])) for row in rows], bool), held_back)


def hit_cases(work: Path, shared: Path, orderings: dict[str, Ordering]) -> Iterator[Case]:
    """Yield a case of sentences for each of our questions; right is one whose quote as a hit holds evidence."""
    zero = Ordering({**dict.fromkeys(SENTENCE, 0.0), "odds": 1.0})
    for base, row in own_questions(work, shared):
        encoders = (base.encoder, word_encoder(base.encoder))
        retriever = Retriever(base.index, base.texts, Searcher(base.index, *encoders, orderings))
        answerer = Answerer(base.texts, retriever, base.walker, encoders)
        candidates = answerer.candidates(base.understand(row["question"]), LEAST)
        features = {name: np.array([c.feature(name) for c in candidates], np.float32) for name in SENTENCE}
        features["odds"] = np.array(hit_odds(zero, candidates), np.float32)
        quotes = [window(c) for c in candidates]
        right = np.array([holds(row, q.document, q.start, q.end) for q in quotes], bool)
        yield Case(features, right, row.get("held_back", False))


def fit(cases: list[Case], names: list[str]) -> Ordering:
    """Maximise the share of the softmax over the cases' rows that falls on the right ones, with L2 on scaled features."""
    usable = [(_matrix(c, names), c.right) for c in cases if c.right.any()]
    scale = np.concatenate([m for m, _ in usable]).std(axis=0) + 1e-6
    usable = [(m / scale, right) for m, right in usable]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.5 * L2 * weights @ weights, L2 * weights
        for matrix, right in usable:
            odds = matrix @ weights
            exp = np.exp(odds - odds.max())
            good = np.where(right, exp, 0)
            total -= np.log(good.sum() / exp.sum())
            gradient = gradient + matrix.T @ (exp / exp.sum() - good / good.sum())
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / scale
    return Ordering({name: round(float(w), 4) for name, w in zip(names, found, strict=True)})


def _matrix(case: Case, names: list[str]) -> np.ndarray:
    return np.stack([case.features[name] for name in names], axis=1).astype(float)


def mrr(cases: list[Case], ordering: Ordering) -> list[float]:
    """Return the reciprocal ranks at 10."""
    found = []
    for case in cases:
        order = np.argsort(-ordering.odds(case.features), kind="stable")
        ranks = np.flatnonzero(case.right[order][:10])
        found.append(1 / (ranks[0] + 1) if len(ranks) else 0.0)
    return found


def fitted(label: str, cases: list[Case], names: list[str]) -> Ordering:
    """Fit on all that is not held back, and print how it does crossed and held back."""
    free = [c for c in cases if not c.held_back]
    crossed: list[float] = []
    for fold in range(FOLDS):
        ordering = fit([c for i, c in enumerate(free) if i % FOLDS != fold], names)
        crossed += mrr([c for i, c in enumerate(free) if i % FOLDS == fold], ordering)
    ordering = fit(free, names)
    held = mrr([c for c in cases if c.held_back], ordering)
    print(f"{label:34} crossed {np.mean(crossed):.3f} ({len(crossed)})", end="")
    print(f"  held back {np.mean(held):.3f} ({len(held)})" if held else "", flush=True)
    return ordering


def main() -> None:
    """Fit, report, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--work", type=Path, required=True, help="knowledge bases are kept here")
    parser.add_argument("--forms", type=lambda text: text.split(","), default=FORMS, help="question, phrase, hit")
    parser.add_argument("--write", action="store_true", help="write kg/ordering.json and bench/answers/ablated.json")
    options = parser.parse_args()
    makers = {"question": question_cases, "phrase": heading_cases}
    cases = {form: list(makers[form](options.work, options.shared)) for form in makers if form in options.forms}
    found = {(variant, form): _of_search(variant, form, own) for variant in VARIANTS for form, own in cases.items()}
    full = {form: ordering for (variant, form), ordering in found.items() if variant == "full"}
    if "hit" in options.forms:
        hits = list(hit_cases(options.work, options.shared, shipped() | full))
        full["hit"] = fitted("hit", hits, ["odds", *SENTENCE])
    if options.write:
        _write(WEIGHTS, {(form,): ordering for form, ordering in full.items()})
        _write(ABLATED, {place: ordering for place, ordering in found.items() if place[0] != "full"})


def _of_search(variant: str, form: str, cases: list[Case]) -> Ordering:
    features = [name for opinion in VARIANTS[variant] for name in FEATURES[opinion]]
    if form == "phrase":
        features += [name for opinion in VARIANTS[variant] for name in OF_PHRASES.get(opinion, ())]
    return fitted(f"{form}, {variant}", cases, features)


def _write(path: Path, orderings: dict[tuple[str, ...], Ordering]) -> None:
    """Put orderings in their places in a file; the others stay."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    for (*outer, form), ordering in orderings.items():
        reduce(getitem, outer, rows)[form] = ordering.weights
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
