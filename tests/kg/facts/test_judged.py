"""The alerts and the matrix over the source texts and the samples, by the lists of what was judged by reading."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.build import ingest
from kg.facts import Disagreement, disagreements, facts_of
from kg.knowledge_base import KnowledgeBase

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
Place = tuple[str, int, int]

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the source texts are not here")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The knowledge base of the source texts and the samples."""
    folder = tmp_path_factory.mktemp("corpus") / "kb"
    ingest([CORPUS, ROOT / "docs" / "samples"], folder)
    opened = KnowledgeBase.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def alerts(base: KnowledgeBase) -> list[Disagreement]:
    """The disagreements over the source texts and the samples."""
    return disagreements(base)


@pytest.fixture(scope="module")
def judged() -> dict[str, tuple[str, list[Place]]]:
    """Verdict and places of the judged alerts, by number."""
    rows = csv.DictReader((ROOT / "tests" / "data" / "disagreements.csv").read_text(encoding="utf-8").splitlines())
    found: dict[str, tuple[str, list[Place]]] = {}
    for row in rows:
        found.setdefault(row["alert"], (row["real"], []))[1].append(
            (row["document"], int(row["start"]), int(row["end"]))
        )
    return found


def is_of(disagreement: Disagreement, places: list[Place]) -> bool:
    """Tell whether at least two sides of a disagreement stand at judged places."""
    sides = [[(e.document, e.start, e.end) for e in side.evidence] for side in disagreement.sides]
    return sum(any(overlap(p, q) for p in side for q in places) for side in sides) > 1


def overlap(a: Place, b: Place) -> bool:
    """Tell whether two places share a character."""
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def test_four_of_five_alerts_are_real(alerts: list[Disagreement], judged: dict[str, tuple[str, list[Place]]]) -> None:
    """At least 80 percent of what is shown was judged real; what nobody judged counts as not real."""
    real = [d for d in alerts if any(known == "yes" and is_of(d, places) for known, places in judged.values())]
    assert alerts
    assert len(real) >= 0.8 * len(alerts)


def test_the_known_disagreements_come_out(
    alerts: list[Disagreement], judged: dict[str, tuple[str, list[Place]]]
) -> None:
    """Of the disagreements that were judged real at most one is not found."""
    real = {number: places for number, (known, places) in judged.items() if known == "yes"}
    missed = [number for number, places in real.items() if not any(is_of(d, places) for d in alerts)]
    assert len(missed) <= 1


def entries(base: KnowledgeBase) -> Iterator[tuple[str, ...]]:
    """Yield row, column, what is said and the document of every entry of both matrices."""
    facts = facts_of(base)
    for cell in (*facts.matrix.cells.values(), *facts.actors.cells.values()):
        ends = (cell.row.split(":", 3)[3], cell.column.split(":", 3)[3])
        for e in cell.entries:
            values = e.share if isinstance(e.share, tuple) else (e.share,)
            says = e.says if e.share is None else "–".join(f"{v:g}" for v in values if v is not None)
            yield *ends, says, e.evidence.document


def test_nine_of_ten_cells_are_right(base: KnowledgeBase) -> None:
    """Of what fills the cells and was judged, nine tenths are right; most of it was judged, most that is right is found."""
    rows = csv.DictReader((ROOT / "tests" / "data" / "matrix.csv").read_text(encoding="utf-8").splitlines())
    verdicts = {(r["row"], r["column"], r["says"], r["document"]): r["verdict"] for r in rows}
    found = set(entries(base))
    known = [verdicts[entry] for entry in found if entry in verdicts]
    assert known.count("right") >= 0.9 * len(known)
    assert len(known) >= 0.8 * len(found)
    assert known.count("right") >= 0.8 * list(verdicts.values()).count("right")
