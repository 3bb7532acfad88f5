"""How many of the disagreements shown are real, by the judged list, and how many of the pairs we wrote are found.

    python bench/facts/disagreements.py [PATH...]

Without paths: ../shared/corpus and docs/samples. Every alert must stand in tests/data/disagreements.csv with a verdict
(yes: the sources do differ on one matter, as a careful person reads both sentences in their context); an alert that
does not is printed to be judged. tests/data/disagreement_pairs.csv holds pairs of sentences of ours, half of them real.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from ingest.build import ingest
from kg.facts import Disagreement, disagreements
from kg.knowledge_base import KnowledgeBase

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "data" / "disagreements.csv"
PAIRS = ROOT / "tests" / "data" / "disagreement_pairs.csv"
SOURCES = (ROOT.parent / "shared" / "corpus", ROOT / "docs" / "samples")
FRAME = ("Een notitie\n\n{} Meer daarover staat in het overzicht.\n", "Eine Notiz\n\n{} Mehr steht in der Übersicht.\n")

Place = tuple[str, int, int]


def main(paths: list[Path]) -> None:
    """Print the alerts that are not judged, the share of real ones, and what is found of the written pairs."""
    with tempfile.TemporaryDirectory() as folder:
        alerts(paths or list(SOURCES), Path(folder) / "kb")
        written(Path(folder))


def alerts(paths: list[Path], folder: Path) -> None:
    """Print how many alerts there are, how long they took, and how many are real by the judged list."""
    ingest(paths, folder)
    base = KnowledgeBase.open(folder)
    assert base.encoder
    began = time.perf_counter()
    found = disagreements(base)
    seconds = time.perf_counter() - began
    judged = read_judged()
    verdicts = [verdict(d, judged) for d in found]
    for disagreement, known in zip(found, verdicts, strict=True):
        print(f"{known or 'NOT JUDGED':10} {disagreement.kind}: {' | '.join(s.says for s in disagreement.sides)}")
        if known is None:
            for e in (e for side in disagreement.sides for e in side.evidence):
                print(f"           {e.document},{e.start},{e.end}")
    print(f"{len(found)} alerts in {len(base.texts.figures())} figures, {seconds:.2f} s: {verdicts.count('yes')} real")
    base.close()


def read_judged() -> dict[str, tuple[str, list[Place]]]:
    """Return verdict and places by the number of the alert."""
    judged: dict[str, tuple[str, list[Place]]] = {}
    for row in csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines()):
        place = (row["document"], int(row["start"]), int(row["end"]))
        judged.setdefault(row["alert"], (row["real"], []))[1].append(place)
    return judged


def verdict(disagreement: Disagreement, judged: dict[str, tuple[str, list[Place]]]) -> str | None:
    """Return the verdict on the alert whose places this one shares on at least two sides."""
    sides = [[(e.document, e.start, e.end) for e in side.evidence] for side in disagreement.sides]
    for known, places in judged.values():
        if sum(any(overlaps(p, q) for p in side for q in places) for side in sides) > 1:
            return known
    return None


def overlaps(a: Place, b: Place) -> bool:
    """Tell whether two places share a character."""
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def written(folder: Path) -> None:
    """Print how many of the pairs that differ are found, and how many of those that do not."""
    pairs = list(csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()))
    notes = folder / "notes"
    notes.mkdir()
    for pair in pairs:
        for side, frame in zip(("first", "second"), FRAME, strict=True):
            (notes / f"{pair['pair']}-{side}.txt").write_text(frame.format(pair[side]), encoding="utf-8")
    ingest([notes], folder / "pairs")
    base = KnowledgeBase.open(folder / "pairs")
    together = [{e.quote for s in d.sides for e in s.evidence} for d in disagreements(base)]
    for real in ("yes", "no"):
        rows = [p for p in pairs if p["real"] == real]
        hits = [p["pair"] for p in rows if found(p, together)]
        print(f"pairs that {'differ' if real == 'yes' else 'do not'}: {len(hits)} of {len(rows)} shown")
        odd = [p["pair"] for p in rows if (p["pair"] in hits) != (real == "yes")]
        print("   wrong: " + (", ".join(odd) or "none"))
    base.close()


def found(pair: dict[str, str], together: Iterable[set[str]]) -> bool:
    """Tell whether some alert holds both sentences of a pair."""
    return any({pair["first"], pair["second"]} <= quotes for quotes in together)


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]])
