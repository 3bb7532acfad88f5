"""Accuracy of linking on ambiguous mentions judged by reading (tests/data/linking.csv).

    python bench/names/linking.py CORPUS_FOLDER BENCHMARKS_FOLDER PARALLEL_FOLDER

The first three draws are from the corpus and smartdata-re-de, at random from the places where a name of the vocabularies
is ambiguous or shared (240 of 653 candidates, 124 of the rest, 220 of 459, at most two or three a surface); of the second
0.82, of the third 0.73 was right before its errors were looked at. The later ones are from ten kinds of text (`draw.py`), from
the places that were ambiguous before any of them was mended: the fourth (114 of 3,001 candidates) judged by its maker before
looking at what is linked: 0.60 right at first; the fifth (120 of 4,435, other texts) judged by somebody who saw neither system nor
vocabularies: 0.82 (96 of 117) at first; the sixth (100 of 4,405) and the seventh (80 of 4,450) by their maker, before looking: 0.86 (83 of 97), 0.93 (71 of 76). Each
but the last was mended after it was measured. Those a reader cannot decide were passed over.
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
