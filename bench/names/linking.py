"""Accuracy of linking on ambiguous mentions judged by reading (tests/data/linking.csv).

    python bench/names/linking.py CORPUS_FOLDER BENCHMARKS_FOLDER PARALLEL_FOLDER

The mentions were drawn at random from the places where a name of the vocabularies is ambiguous or shared, in the corpus
and in smartdata-re-de: 240 of 653 candidates for the first draw, at most three a surface, 124 of the rest for the second,
at most two. Those a reader cannot decide were passed over. The rules were mended on what the first draw showed; the
second was drawn and judged afterwards, and 0.82 of it was right before its errors were looked at in turn. The third was
drawn (220 of 459 candidates, at most two a surface; 121 of the first 139 judged, before looking at what is linked) when the
vocabularies had doubled: 0.67 of it (81 of 121) was right at first, and 0.73 when eight of the judgements, which were looked
at again beside what was linked, had been corrected.
`entities` lists what is right there; those a rule finds included; empty: nothing is meant. A place is right if everything linked
at it with a confidence of at least a half is, and something is linked where something is meant.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from texts import Text, Texts

from ingest.mentions import recognise
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

GOLD = Path(__file__).parents[2] / "tests" / "data" / "linking.csv"
LINKED = 0.5
Place = tuple[int, int, str]


def places(text: Text, matcher: NameMatcher) -> list[Place]:
    """Return what is linked in a document, with offsets in its original."""
    mentions, _ = recognise(*text, matcher)
    offsets = text.document.offsets
    spans = ((*offsets.to_original(m.start, m.end), m) for m in mentions if m.confidence >= LINKED)
    return [(start, end, mention.entity) for start, end, mention in spans]


def main() -> None:
    """Print the accuracy and each wrong place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for folder in ("corpus", "benchmarks", "parallel"):
        parser.add_argument(folder, type=Path)
    options = parser.parse_args()
    texts = Texts(options.corpus, options.benchmarks, options.parallel)
    matcher = NameMatcher.from_terms(load_terms(vocabulary_files()))
    gold: dict[str, list[dict[str, str]]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            gold[row["document"]].append(row)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, rows in gold.items():
        linked = places(texts.read(name), matcher)
        for row in rows:
            start, end, wanted = int(row["start"]), int(row["end"]), set(row["entities"].split())
            here = {entity for first, last, entity in linked if first < end and start < last}
            total[row["draw"]] += 1
            if here <= wanted and bool(here) == bool(wanted):
                right[row["draw"]] += 1
            else:
                print(f"{row['draw']} {name} {start} {row['surface']!r}: linked {sorted(here)}, right {sorted(wanted)}")
    for draw, count in total.items():
        print(f"{draw} draw: {right[draw]} of {count} right, accuracy {right[draw] / count:.2f}")
    print(f"all: {right.total()} of {total.total()} right, accuracy {right.total() / total.total():.2f}")


if __name__ == "__main__":
    main()
