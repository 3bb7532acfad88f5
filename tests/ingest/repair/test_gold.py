"""The repairs against places of a scanned text read by hand (skipped without the source texts)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from ingest.read import read
from ingest.repair import repair
from kg.model import Document

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
GOLD = ROOT / "tests" / "data" / "repair"
SCANNED = "001_0022c1e8092fc35b.txt"
OF_LINES = {"line join", "hyphen at line end", "page furniture", "pull quote", "byte order mark"}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the source texts are not here")


@cache
def document(name: str) -> Document:
    """A repaired source text."""
    return repair(read(CORPUS / name))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a gold file."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def reads(source: Document, row: dict[str, str]) -> str:
    """What the clean text reads for a place of the original."""
    first, last = source.offsets.to_clean(int(row["start"]), int(row["end"]))
    return source.clean[first:last].strip()


def between(source: Document, row: dict[str, str]) -> str:
    """What the clean text has between the last letter of a line and the first of the next."""
    first, last = source.offsets.to_clean(int(row["start"]), int(row["end"]))
    return source.clean[first:last]


def test_damaged_places_are_repaired() -> None:
    """At least 95 % of the damaged places read by hand read right."""
    gold = rows("ocr_gold.tsv")
    right = sum(reads(document(SCANNED), row) == row["right"] for row in gold)
    assert right / len(gold) >= 0.95


def test_repairs_touch_damaged_places_only() -> None:
    """At most 1 % of the repairs on the lines read by hand lie outside the damaged places or read wrong there."""
    lines = [range(int(row["start"]), int(row["end"])) for row in rows("ocr_lines.tsv")]
    good = [
        range(int(row["start"]), int(row["end"]) + 1)
        for row in rows("ocr_gold.tsv")
        if reads(document(SCANNED), row) == row["right"]
    ]
    edits = [edit for edit in document(SCANNED).edits if edit.applied and edit.rule not in OF_LINES]
    drawn = [edit for edit in edits if any(edit.start in line for line in lines)]
    odd = [edit for edit in drawn if not any(edit.start in place and edit.end - 1 in place for place in good)]
    assert len(drawn) > 100
    assert len(odd) <= 0.01 * len(drawn)


def test_clean_texts_keep_their_words() -> None:
    """In the texts that are no scans no word changes but for footnote marks taken off."""
    for path in CORPUS.glob("*.txt"):
        if path.name != SCANNED:
            edits = [edit for edit in document(path.name).edits if edit.applied and edit.rule not in OF_LINES]
            assert {edit.rule for edit in edits} <= {"footnote mark"}, path.name


def test_line_ends_are_joined_right() -> None:
    """No word read by hand stays broken at a line end, and no real hyphen is lost."""
    for row in rows("hyphens.tsv"):
        text = reads(document(row["document"]), row)
        assert ("-" in text) == (row["right"] == "kept"), row


def test_lines_that_go_on_are_joined_and_no_others() -> None:
    """Of line ends drawn at random and judged by hand, at most 2 % are joined or divided wrongly."""
    gold = rows("joins.tsv")
    odd = [row for row in gold if ("\n" in between(document(row["document"]), row)) == (row["right"] == "joined")]
    assert len(gold) > 290
    assert len(odd) <= 0.02 * len(gold)
