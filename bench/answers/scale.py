"""How long a search takes over many passages, part by part.

    python bench/answers/scale.py --work DIR [--passages 100000] [--shared ../shared]

The passages are law sections and runs of three treaty sentences from ../shared/parallel, indexed as by ingestion and
kept in DIR; the questions are ours (tests/data). Prints milliseconds of wall and of processor time, median and 95th
percentile, for a search warm, and those to open the index with its files unchanged, and with every byte read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from kg.concepts import concepts
from kg.encoder import load_encoder
from kg.index.passage_index import IndexedText, IndexWriter, PassageIndex
from kg.manifest import Manifest
from kg.names import NameMatcher
from kg.question import Question
from kg.search import Searcher
from kg.word_encoder import word_encoder
from ontology.vocabulary import load_terms, vocabulary_files

ROOT = Path(__file__).parents[2]
BATCH = 20_000
"""Passages indexed at a time."""
QUESTIONS = 100
WANTED = 30


def texts(parallel: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, heading and text of each passage."""
    for language, name in (("nl", "wetten-nl/wetten-nl.nl"), ("de", "gesetze-de/gesetze-de.de")):
        for heading, section in _rows(parallel / f"{name}.pairs.tsv.gz"):
            yield language, heading, section
    for run in batched_rows(_rows(parallel / "nl-treaties" / "nl-treaties.nl-en.tsv.gz")):
        yield "nl", "", " ".join(row[0] for row in run)
    for run in batched_rows(_rows(parallel / "tatoeba" / "tatoeba.de-en.tsv.gz")):
        yield "de", "", " ".join(row[0] for row in run)


def batched_rows(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield runs of three rows."""
    while run := tuple(islice(rows, 3)):
        yield run


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield tuple(line.rstrip("\n").split("\t"))


def index(work: Path, shared: Path, count: int) -> Manifest:
    """Index the passages in `work`, unless they are there."""
    if (work / "manifest.json").is_file():
        return Manifest.read(work)
    encoder = load_encoder(None)
    writer = IndexWriter(work / "index", encoder, word_encoder(encoder))
    numbered = (
        IndexedText(i, language, text, heading)
        for i, (language, heading, text) in enumerate(islice(texts(shared / "parallel"), count))
    )
    manifest = replace(Manifest(), encoder=encoder.name)
    while batch := list(islice(numbered, BATCH)):
        manifest = writer.update(manifest, batch)
        writer.sweep(manifest)
    return manifest.write(work)


def timed(function: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds of wall and of processor time."""
    wall, processor = time.perf_counter(), time.process_time()
    function()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def show(name: str, times: Sequence[tuple[float, float]]) -> None:
    """Print median and 95th percentile."""
    for kind, column in zip(("wall", "processor"), zip(*times, strict=True), strict=True):
        tail = statistics.quantiles(column, n=20)[-1]
        print(f"{name:24} {kind:10} median {statistics.median(column):7.1f} ms   p95 {tail:7.1f} ms", flush=True)


def main() -> None:
    """Measure opening and searching."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--passages", type=int, default=100_000)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    began = time.process_time()
    manifest = index(options.work, options.shared, options.passages)
    print(f"indexed in {time.process_time() - began:.0f} s of processor time")
    root = options.work / "index"
    unchanged, _ = timed(lambda: PassageIndex.open(root, manifest))
    whole, _ = timed(lambda: PassageIndex.open(root, replace(manifest, stamps={})))
    opened = PassageIndex.open(root, manifest)
    size = sum(f.stat().st_size for f in root.rglob("*") if f.is_file()) / 1e6
    print(f"{len(opened)} passages, {size:.0f} MB; opens in {unchanged:.0f} ms, with every byte read in {whole:.0f} ms")
    matcher = NameMatcher.from_terms(load_terms(vocabulary_files()))
    encoder = load_encoder(None)
    searcher = Searcher(opened, encoder, word_encoder(encoder))
    lines = (ROOT / "tests" / "data" / "corpus-questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [Question.from_text(json.loads(line)["question"], matcher) for line in lines[:QUESTIONS]]
    searcher.rank(questions[0], concepts(questions[0], ()), {}, WANTED)
    asked = [(q, concepts(q, ())) for q in questions]
    show("concepts, lexicon warm", [timed(lambda q=q: concepts(q, ())) for q in questions])
    show("search", [timed(lambda q=q, c=c: searcher.rank(q, c, {}, WANTED)) for q, c in asked])


if __name__ == "__main__":
    main()
