"""How well the repairs read a scanned text, against places read by hand.

    python bench/reading/repairs.py CORPUS_DIR

Prints the share of damaged places repaired, the repairs on the lines read by hand that are wrong, the words changed in
the cleaner texts, and the line ends joined or divided wrongly. The gold in tests/data/repair holds places and single words only.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from ingest.read import read
from ingest.repair import repair
from kg.model import Document
from kg.offsets import Edit

GOLD = Path(__file__).parents[2] / "tests" / "data" / "repair"
SCANNED = "001_0022c1e8092fc35b.txt"
JOINS = {"line join", "hyphen at line end", "page furniture", "pull quote", "byte order mark"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a gold file."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def reads(document: Document, start: int, end: int) -> str:
    """What the clean text reads for a span of the original."""
    first, last = document.offsets.to_clean(start, end)
    return document.clean[first:last].strip()


def repaired(document: Document) -> tuple[Counter[str], Counter[str], list[str]]:
    """Count damaged places by kind, and those that read right; list the others."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed = []
    for row in rows("ocr_gold.tsv"):
        start, end = int(row["start"]), int(row["end"])
        total[row["kind"]] += 1
        if reads(document, start, end) == row["right"]:
            right[row["kind"]] += 1
        else:
            missed.append(f"{document.original[start:end]!r} → {reads(document, start, end)!r}, right {row['right']!r}")
    return total, right, missed


def wrong(document: Document) -> tuple[int, list[str]]:
    """Count the repairs on the lines read by hand, and list those that are in no damaged place."""
    lines = [(int(row["start"]), int(row["end"])) for row in rows("ocr_lines.tsv")]
    places = [(int(row["start"]), int(row["end"]), row["right"]) for row in rows("ocr_gold.tsv")]
    edits = [e for e in document.edits if e.applied and e.rule not in JOINS]
    drawn = [e for e in edits if any(start <= e.start < end for start, end in lines)]
    odd = [e for e in drawn if not _is_right(document, e, places)]
    return len(drawn), [_shown(document, e) for e in odd]


def _is_right(document: Document, edit: Edit, places: list[tuple[int, int, str]]) -> bool:
    inside = [(s, e, right) for s, e, right in places if s <= edit.start and edit.end <= e + 1]
    return any(reads(document, s, e) == right for s, e, right in inside)


def _shown(document: Document, edit: Edit) -> str:
    around = document.original[max(0, edit.start - 15) : edit.end + 10].replace("\n", "⏎")
    return f"{edit.rule}: {around!r}: {document.original[edit.start : edit.end]!r} → {edit.replacement!r}"


def broken(documents: dict[str, Document]) -> tuple[int, list[str]]:
    """Count the line-end hyphens read by hand, and list those joined otherwise."""
    found = []
    gold = rows("hyphens.tsv")
    for row in gold:
        document = documents[row["document"]]
        read_as = reads(document, int(row["start"]), int(row["end"]))
        if ("-" in read_as or " " in read_as) == (row["right"] == "joined"):
            found.append(f"{document.original[int(row['start']) : int(row['end'])]!r} → {read_as!r}")
    return len(gold), found


def divided(documents: dict[str, Document]) -> tuple[int, list[str]]:
    """Count the line ends drawn at random and judged, and list those joined or divided wrongly."""
    gold = rows("joins.tsv")
    found = []
    for row in gold:
        document = documents[row["document"]]
        first, last = document.offsets.to_clean(int(row["start"]), int(row["end"]))
        if ("\n" in document.clean[first:last]) == (row["right"] == "joined"):
            found.append(
                repr(document.original[int(row["start"]) - 30 : int(row["end"]) + 30]) + f", right {row['right']}"
            )
    return len(gold), found


def main(corpus: Path) -> None:
    """Print the measures."""
    documents = {path.name: repair(read(path)) for path in sorted(corpus.glob("*.txt"))}
    total, right, missed = repaired(documents[SCANNED])
    print(
        f"damaged places: {sum(total.values())}, repaired {sum(right.values())} ({sum(right.values()) / sum(total.values()):.1%})"
    )
    for kind in total:
        print(f"  {kind}: {right[kind]} of {total[kind]}")
    print(*(f"  missed {line}" for line in missed), sep="\n")
    count, odd = wrong(documents[SCANNED])
    print(
        f"repairs on the lines read: {count}, outside damaged places or wrong there {len(odd)} ({len(odd) / count:.1%})"
    )
    print(*(f"  {line}" for line in odd), sep="\n")
    for name, document in documents.items():
        if name != SCANNED:
            edits = [e for e in document.edits if e.applied and e.rule not in JOINS]
            print(f"{name}: {len(document.clean.split())} words, {len(edits)} changed", Counter(e.rule for e in edits))
            print(*(f"  {_shown(document, e)}" for e in edits if e.rule != "footnote mark"), sep="\n")
    count, lost = broken(documents)
    print(f"hyphens at line ends: {count}, joined wrongly {len(lost)}")
    print(*(f"  {line}" for line in lost), sep="\n")
    count, odd = divided(documents)
    print(f"other line ends: {count}, joined or divided wrongly {len(odd)} ({len(odd) / count:.1%})")
    print(*(f"  {line}" for line in odd), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
