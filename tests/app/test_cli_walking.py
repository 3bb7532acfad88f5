"""The commands path and neighbours: hops with evidence, limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Line = dict[str, Any]
Rows = Callable[..., list[Line]]
Run = Callable[..., Result]
Check = Callable[..., None]

HOP = {
    "source": dict,
    "target": dict,
    "relation": str,
    "modality": str,
    "weight": float,
    "strength": float,
    "evidence": list,
}


def test_path_line(rows: Rows, sample_kb: Path, check: Check, check_citation: Check) -> None:
    """A path is one object: its hops, each with entities and evidence that is the source, and the weakest."""
    (row,) = rows("path", "China", "lithium", kb=sample_kb)
    check(row, {"found": bool, "strength": float, "weakest": int, "hops": list}, exact=True)
    assert row["found"]
    for hop in row["hops"]:
        check(hop, HOP, exact=True)
        assert hop["evidence"]
        for place in hop["evidence"]:
            check_citation(place)


def test_path_to_itself(rows: Rows, sample_kb: Path) -> None:
    """Where there is no path the object says so."""
    (row,) = rows("path", "China", "China", kb=sample_kb)
    assert row == {"found": False, "strength": 0.0, "weakest": None, "hops": []}


def test_unknown_entity(run: Run, sample_kb: Path) -> None:
    """A name that nothing answers to is named, with where to look."""
    result = run("path", "China", "Xyzzyland", kb=sample_kb)
    assert result.exit_code == 2
    assert "Xyzzyland" in result.stderr
    assert "knooppunt entities" in result.stderr


def test_a_path_of_one_source(rows: Rows, sample_kb: Path) -> None:
    """With --document every hop is proved by that document; a document that is not there is refused."""
    (row,) = rows("path", "China", "gallium", "--document", "crma.md", kb=sample_kb)
    assert {place["document"] for hop in row["hops"] for place in hop["evidence"]} <= {"crma.md"}
    (free,) = rows("path", "China", "gallium", kb=sample_kb)
    assert {place["document"] for hop in free["hops"] for place in hop["evidence"]} != {"crma.md"}


def test_stated_links_only(rows: Rows, run: Run, sample_kb: Path) -> None:
    """--relation stated leaves out what sentences only name together; the name of a relation chooses that relation."""
    stated = rows("neighbours", "China", "--relation", "stated", kb=sample_kb)
    assert stated
    assert all(hop["relation"].startswith("urn:knooppunt:ontology#") for hop in stated)
    (one, *_) = {hop["relation"].rsplit("#", 1)[-1] for hop in stated}
    chosen = rows("neighbours", "China", "--relation", one.upper(), kb=sample_kb)
    assert {hop["relation"].rsplit("#", 1)[-1] for hop in chosen} == {one}
    together = rows("neighbours", "China", "--relation", "together", kb=sample_kb)
    assert {hop["relation"] for hop in together} == {"named together"}
    refused = run("neighbours", "China", "--relation", "loves", kb=sample_kb)
    assert refused.exit_code == 2
    assert "'loves' is no relation" in refused.stderr


def test_neighbours_of_a_type_and_number(rows: Rows, sample_kb: Path, check: Check, check_citation: Check) -> None:
    """--type and -n choose the neighbours; the strongest come first, each with its sentences."""
    found = rows("neighbours", "China", "--type", "material", "-n", "3", kb=sample_kb)
    assert len(found) == 3
    assert [hop["weight"] for hop in found] == sorted((hop["weight"] for hop in found), reverse=True)
    for hop in found:
        check(hop, HOP, exact=True)
        assert "Material" in {hop["source"]["type"], hop["target"]["type"]}
        for place in hop["evidence"]:
            check_citation(place)


def test_limits_that_leave_nothing(run: Run, sample_kb: Path) -> None:
    """Where the limits leave no link the words say that it is they; a period that is none is refused."""
    path = run("path", "China", "lithium", "--period", "1850", kb=sample_kb).stdout
    assert path == "These sources do not connect China and lithium within these limits.\n"
    around = run("neighbours", "China", "--period", "1850", kb=sample_kb).stdout
    assert around == "No links in these sources within these limits.\n"
    refused = run("path", "China", "lithium", "--period", "ooit", kb=sample_kb)
    assert refused.exit_code == 2
    assert "'ooit' is no date" in refused.stderr


def test_a_path_in_words(run: Run, sample_kb: Path) -> None:
    """Each hop stands with its relation, its strength and its quotes; of several the weakest is named."""
    shown = run("path", "lithium", "gallium", kb=sample_kb).stdout
    assert shown.count("(weakest hop)") == 1
    assert "Strength of the path: " in shown
    assert "“" in shown
