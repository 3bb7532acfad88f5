"""How many of the cells of the dependence matrix are right, by the judged list.

    python bench/facts/matrix.py [PATH...]

Without paths: ../shared/corpus and docs/samples. Every entry of a cell must stand in tests/data/matrix.csv with a verdict
(right: a careful person reads that share or relation of row and column, with its stage, time and qualifier, out of the
quote in its context; what is flagged as suspect is right if the text prints it so). One that does not is printed to be
judged: by place, row, column and what it says.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ingest.build import ingest
from kg.facts import Entry, facts_of
from kg.knowledge_base import KnowledgeBase

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "data" / "matrix.csv"
SOURCES = (ROOT.parent / "shared" / "corpus", ROOT / "docs" / "samples")
FIELDS = ("document", "start", "end", "row", "column", "says", "verdict")

Key = tuple[str, int, int, str, str, str]


def main(paths: list[Path]) -> None:
    """Print the entries that are not judged and the share of right ones among the others."""
    with tempfile.TemporaryDirectory() as folder:
        ingest(paths or list(SOURCES), Path(folder))
        base = KnowledgeBase.open(Path(folder))
        found = list(dict.fromkeys(entries(base)))
        base.close()
    judged = read_judged()
    for key in found:
        if key not in judged:
            print(",".join(map(str, key)))
    verdicts = [judged[key] for key in found if key in judged]
    cells = {key[3:5] for key in found}
    print(f"{len(found)} entries in {len(cells)} cells, {len(found) - len(verdicts)} not judged")
    print(f"right: {verdicts.count('right')} of {len(verdicts)} judged")


def entries(base: KnowledgeBase) -> Iterator[Key]:
    """Yield what identifies the entries of both matrices: place, row, column, and the share or relation."""
    facts = facts_of(base)
    for matrix in (facts.matrix, facts.actors):
        for cell in matrix.cells.values():
            for entry in cell.entries:
                ends = (cell.row.split(":", 3)[3], cell.column.split(":", 3)[3])
                yield entry.evidence.document, entry.evidence.start, entry.evidence.end, *ends, _says(entry)


def _says(entry: Entry) -> str:
    if entry.share is None:
        return f"not {entry.says}" if entry.negated else entry.says
    return "–".join(f"{v:g}" for v in (entry.share if isinstance(entry.share, tuple) else (entry.share,)))


def read_judged() -> dict[Key, str]:
    """Return the verdicts."""
    rows = csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines())
    return {
        (r["document"], int(r["start"]), int(r["end"]), r["row"], r["column"], r["says"]): r["verdict"] for r in rows
    }


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]])
