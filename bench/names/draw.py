"""Draw ambiguous mentions to be judged, as JSON lines that do not say what is linked.

    python bench/names/draw.py CORPUS_FOLDER BENCHMARKS_FOLDER PARALLEL_FOLDER SEED [--half 0|1] [--size N]
        [--vocabulary FOLDER] > draw.jsonl

A place is drawn at random among those where a name of the vocabularies is ambiguous or shared, so many from each source
as `SHARES` says (where it has them), at most two a surface in one draw, and none that tests/data/linking.csv holds.
`--vocabulary` names a folder of earlier vocabularies, so that mending them does not change what is drawn.
Texts fall into two halves by the checksum of their name, so that two draws share no text but those of the corpus. A line
gives the document, the place in its original, the surface, two sentences before and after, and the entities that bear the name.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from texts import Text, Texts

from ingest.mentions.stretches import candidates_of, stretches_of
from ingest.segment import sentence_spans
from kg.name_text import Words
from kg.names import Candidate, NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

GOLD = Path(__file__).parents[2] / "tests" / "data" / "linking.csv"
SHARES = {
    "kamervragen-nl": 5, "europarl-ner-de": 4, "corpus": 14, "smartdata-re-de": 16, "ler-de": 12, "gesetze-de": 14, "ntrex-nl": 18,
    "ntrex-de": 12, "nl-treaties": 8, "wetten-nl": 8, "klexikon-de": 12,
}  # fmt: skip
TEXTS_READ = 400
"""So many texts of a source are drawn before places in them are."""
MOST = 2
REACH = 600
Drawn = dict[str, object]


def places(text: Text, matcher: NameMatcher) -> Iterator[Candidate]:
    """Yield the names in a text that are ambiguous or shared."""
    for candidate in candidates_of(stretches_of(*text, Words.from_text(text.document.clean)), matcher):
        if len(candidate.options) > 1 or candidate.options[0].ambiguous:
            yield candidate


def described(name: str, text: Text, candidate: Candidate, matcher: NameMatcher) -> Drawn:
    """Say where a name stands, between which sentences, and who bears it."""
    document, clean = text.document, text.document.clean
    start, end = document.offsets.to_original(candidate.start, candidate.end)
    entities = {}
    for option in candidate.options:
        term = matcher.terms[option.entity]
        labels = {n.language: n.text for n in term.names if n.kind == "preferred"}
        entities[option.entity] = {"id": option.entity, "type": term.type, "labels": labels}
    return {
        "document": name,
        "start": start,
        "end": end,
        "surface": document.original[start:end],
        "context": _around(clean, candidate, document.language),
        "candidates": [entities[iri] for iri in sorted(entities)],
    }


def _around(clean: str, candidate: Candidate, language: str) -> str:
    """Return the sentence of a name, marked, with two before and two after, at most `REACH` characters each way."""
    first, last = max(0, candidate.start - REACH), min(len(clean), candidate.end + REACH)
    spans = [(first + a, first + b) for a, b in sentence_spans(clean[first:last], language)]
    here = next((i for i, (a, b) in enumerate(spans) if a <= candidate.start < b), 0)
    near = spans[max(0, here - 2) : here + 3] or [(first, last)]
    shown = f"{clean[near[0][0] : candidate.start]}[[{clean[candidate.start : candidate.end]}]]"
    return " ".join((shown + clean[candidate.end : max(candidate.end, near[-1][1])]).split())


def main() -> None:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for folder in ("corpus", "benchmarks", "parallel"):
        parser.add_argument(folder, type=Path)
    parser.add_argument("seed")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--size", type=int, default=sum(SHARES.values()))
    parser.add_argument("--vocabulary", type=Path)
    options = parser.parse_args()
    texts = Texts(options.corpus, options.benchmarks, options.parallel)
    files = sorted(options.vocabulary.glob("*.ttl")) if options.vocabulary else vocabulary_files()
    matcher = NameMatcher.from_terms(load_terms(files))
    chance = random.Random(options.seed)  # noqa: S311 - a sample, no secret
    with GOLD.open(encoding="utf-8", newline="") as file:
        judged = {(row["document"], row["start"]) for row in csv.DictReader(file)}
    drawn: list[Drawn] = []
    taken: Counter[str] = Counter()
    candidates = 0
    for source, share in SHARES.items():
        names = [n for n in texts.names(source) if "/" not in n or options.half in {None, zlib.crc32(n.encode()) % 2}]
        found = []
        for name in chance.sample(names, min(TEXTS_READ, len(names))):
            text = texts.read(name)
            found += [described(name, text, candidate, matcher) for candidate in places(text, matcher)]
        candidates += len(found)
        chance.shuffle(found)
        wanted = len(drawn) + round(share * options.size / sum(SHARES.values()))
        for place in found:
            surface = str(place["surface"]).lower()
            if len(drawn) == wanted:
                break
            if taken[surface] < MOST and (str(place["document"]), str(place["start"])) not in judged:
                taken[surface] += 1
                drawn.append(place)
    for place in drawn:
        print(json.dumps(place, ensure_ascii=False))
    print(f"{len(drawn)} places drawn of {candidates} candidates", file=sys.stderr)


if __name__ == "__main__":
    main()
