"""Measure retrieval end to end beside stemmed BM25: whole, by parts and without the graph, with bootstrap intervals.

    python bench/answers/retrieval.py --work DIR [--shared ../shared] [--only gold,kamervragen-nl,gesetze-de] [--out FILE]

Three sets: the gold needs over the corpus (each asked in three languages; a hit counts when at least half of it lies in
the gold passage), questions of parliament over the ministers' answers, and headings over the sections of 122 laws.
The passages of the last two are those of the benchmark, in a knowledge base made as by ingestion (given_passages.py).
*full* is what `knooppunt search` shows; *full, passages* is the order before sentences are weighed, and the parts are
orders of passages too, each with weights fitted for it (order.py, ablated.json). BM25 is over Snowball stems of the
passages' own language, k1 1.2 and b 0.75. Knowledge bases are kept in DIR.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from given_passages import Given, knowledge_base

from ingest.build import ingest
from kg.index import text_terms
from kg.index.sparse import Collection, SparseMatrix
from kg.knowledge_base import KnowledgeBase
from kg.model import Evidence
from kg.ordering import Ordering
from kg.retrieval import Retriever
from kg.search import Searcher
from kg.word_encoder import word_encoder

ROOT = Path(__file__).parents[2]
ABLATED = Path(__file__).with_name("ablated.json")
CUT = 10
RESAMPLES = 2000
PARTS = {
    "encoder only": ("meaning",),
    "lexical only": ("words", "stems"),
    "without the graph": ("words", "stems", "meaning"),
}
"""The opinions of the search that each part of it has."""

Found = list[tuple[int, Evidence]]
"""Passage ids with the evidence shown, best first."""
Search = Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the group it is counted in, and what tells a right hit (passage id, evidence)."""

    text: str
    group: str
    is_right: Callable[[int, Evidence], bool]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A set: its knowledge base and the questions."""

    name: str
    base: KnowledgeBase
    questions: list[Asked]


def benchmarks(work: Path, shared: Path) -> Iterator[tuple[str, Callable[[], Benchmark]]]:
    """Yield the sets by name, each made when called for."""
    yield "gold", lambda: gold(work, shared)
    yield "kamervragen-nl", lambda: kamervragen(work, shared)
    yield "gesetze-de", lambda: gesetze(work, shared)


def gold(work: Path, shared: Path) -> Benchmark:
    """Return the needs of the gold file in three languages."""
    ingest([shared / "corpus"], work / "corpus")
    base = KnowledgeBase.open(work / "corpus")
    questions = []
    for row in _rows(shared / "gold" / "retrieval.jsonl"):
        document = base.find_document(row["document"])
        assert document is not None
        for language in ("nl", "de", "en"):
            group = "same language" if language == document.language else "across languages"
            questions.append(Asked(row[language], group, lambda _, e, row=row: _lies_in(e, row)))
    return Benchmark("gold", base, questions)


def _lies_in(evidence: Evidence, row: dict) -> bool:
    shared = min(evidence.end, row["end"]) - max(evidence.start, row["start"])
    return evidence.document == row["document"] and 2 * shared >= evidence.end - evidence.start


def kamervragen(work: Path, shared: Path) -> Benchmark:
    """Return questions of parliament over the answers of ten papers."""
    rows = _rows(shared / "benchmarks" / "kamervragen-nl" / "qa.jsonl")
    given = [Given(f"{r['doc']}-{r['n']}", r["doc"], r["number"], r["a"], "nl") for r in rows]
    return _given("kamervragen-nl", work / "kamer", given, [(r["q"], f"{r['doc']}-{r['n']}") for r in rows])


def gesetze(work: Path, shared: Path) -> Benchmark:
    """Return headings over the sections of laws."""
    folder = shared / "benchmarks" / "gesetze-de"
    given = [Given(r["id"], r["abbr"], r["law"], r["text"], "de") for r in _rows(folder / "sections.jsonl")]
    asked = [(r["query"], r["gold"]) for r in _rows(folder / "heading_queries.jsonl")]
    return _given("gesetze-de", work / "gesetze", given, asked)


def _given(name: str, folder: Path, given: list[Given], asked: Iterable[tuple[str, str]]) -> Benchmark:
    base, keys = knowledge_base(folder, given)
    questions = [Asked(text, "all", lambda id_, _, key=key: keys[id_] == key) for text, key in asked]
    return Benchmark(name, base, questions)


def searches(base: KnowledgeBase) -> Iterator[tuple[str, Search]]:
    """Yield the ways of searching by name."""
    yield "BM25, stems", bm25(base)
    yield "full", lambda text: [(hit.passage_id, hit.evidence) for hit in base.search(text, CUT)]
    yield "full, passages", passages(base, base.retriever)
    ablated = json.loads(ABLATED.read_text(encoding="utf-8"))
    encoders = (base.encoder, word_encoder(base.encoder))
    for name, opinions in PARTS.items():
        orderings = {form: Ordering(weights) for form, weights in ablated[name].items()}
        searcher = Searcher(base.index, *encoders, orderings, opinions)
        yield name, passages(base, Retriever(base.index, base.texts, searcher))


def passages(base: KnowledgeBase, retriever: Retriever) -> Search:
    """Return a search for whole passages."""
    return lambda text: [(f.stored.id, f.hit.evidence) for f in retriever.find(base.understand(text), CUT)]


def bm25(base: KnowledgeBase) -> Search:
    """Return BM25 over the stems of the passages, each in its language, the question stemmed in both."""
    stored = base.texts.passages()
    documents = {p.document_id: base.document(p.document_id) for p in stored}
    counts, evidence = [], []
    for found in stored:
        document, passage = documents[found.document_id], found.passage
        assert document is not None
        counts.append(text_terms.stems(document.clean[passage.start : passage.end], passage.language))
        evidence.append((found.id, document.evidence(passage.start, passage.end)))
    collection = Collection([SparseMatrix.from_counts(counts)])
    languages = {p.passage.language for p in stored}

    def search(text: str) -> Found:
        query = {stem: 1.0 for language in languages for stem in text_terms.stems(text, language)}
        scores = collection.bm25(query)
        return [evidence[i] for i in np.argsort(-scores, kind="stable")[:CUT] if scores[i] > 0]

    return search


def ranks(questions: Iterable[Asked], search: Search) -> dict[str, list[int]]:
    """Return by group the place of the first right hit of each question, 0 where the first ten hold none."""
    found: dict[str, list[int]] = {}
    for asked in questions:
        hits = [number for number, hit in enumerate(search(asked.text), 1) if asked.is_right(*hit)]
        found.setdefault(asked.group, []).append(hits[0] if hits else 0)
    return found


def figures(places: list[int]) -> dict[str, float]:
    """Return MRR@10 with its 95 % bootstrap interval, hit@1 and hit@10."""
    found = np.array(places)
    gains = np.where(found > 0, 1 / np.maximum(found, 1), 0)
    draw = np.random.default_rng(0)
    means = gains[draw.integers(0, len(gains), (RESAMPLES, len(gains)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    rows = {
        "MRR@10": gains.mean(),
        "low": low,
        "high": high,
        "hit@1": (found == 1).mean(),
        "hit@10": (found > 0).mean(),
    }
    return {name: round(float(value), 3) for name, value in rows.items()} | {"questions": len(found)}


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print and write the figures of every set and way of searching."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default="gold,kamervragen-nl,gesetze-de")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    results: dict[str, dict[str, float]] = {}
    for name, make in benchmarks(options.work, options.shared):
        if name not in options.only.split(","):
            continue
        benchmark = make()
        for way, search in searches(benchmark.base):
            for group, places in sorted(ranks(benchmark.questions, search).items()):
                row = results[f"{name}, {group} · {way}"] = figures(places)
                shown = "  ".join(f"{k} {row[k]:.3f}" for k in ("hit@1", "hit@10", "MRR@10"))
                print(f"{name + ', ' + group:24} {way:18} {shown}  ({row['low']:.2f}–{row['high']:.2f})", flush=True)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
