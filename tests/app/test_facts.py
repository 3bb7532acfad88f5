"""The commands disagreements, matrix and timeline, over the sample notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg.facts import Disagreement, Side
from kg.knowledge_base import KnowledgeBase
from kg.model import Evidence

Run = Callable[..., Result]
Rows = Callable[..., list[dict[str, Any]]]
GALLIUM, CHINA = "urn:knooppunt:entity:material:gallium", "urn:knooppunt:entity:country:cn"


def table(run: Run, *words: str, kb: Path) -> list[dict[str, str]]:
    """Return the rows a command prints with --csv."""
    result = run(*words, "--csv", kb=kb)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def holds(base: KnowledgeBase, citation: dict[str, Any]) -> bool:
    """Tell whether a citation stands in its document at its place."""
    row = base.find_document(citation["document"])
    document = base.document(row.id) if row else None
    return document is not None and document.original[citation["start"] : citation["end"]] == citation["quote"]


@pytest.fixture
def two_sides(monkeypatch: pytest.MonkeyPatch) -> Disagreement:
    """A disagreement about China that the commands find, whatever the notes say."""
    quotes = ("China telt 440 miljoen.", "China telt\x1b[31m 450 miljoen.")
    evidence = [Evidence("id", f"{n}.txt", "Titel", 5, 5 + len(q), q) for n, q in enumerate(quotes)]
    sides = (
        Side("440 miljoen", 440e6, None, (), (evidence[0],)),
        Side("450 miljoen", 450e6, None, ("UN",), (evidence[1],)),
    )
    found = Disagreement("contradiction", "inwoners", "count", None, "2024", (CHINA,), sides)
    monkeypatch.setattr("kg.facts.state.Facts.disagreements", [found])
    return found


def test_disagreements_show_all_sides_in_words(run: Run, sample_kb: Path, two_sides: Disagreement) -> None:
    """Each side stands with who says it and its quote; control characters of a document do not reach the terminal."""
    result = run("disagreements", kb=sample_kb)
    assert result.exit_code == 0
    assert "1. contradiction: inwoners, 2024 (China)" in result.stdout
    assert "450 miljoen — UN" in result.stdout
    assert "“China telt 440 miljoen.”" in result.stdout
    assert "\x1b" not in result.stdout
    assert len(two_sides.sides) == 2


@pytest.mark.usefixtures("two_sides")
def test_disagreements_as_objects_and_as_a_table(run: Run, rows: Rows, sample_kb: Path) -> None:
    """JSON holds an object a disagreement, the table a row for every place, numbered by disagreement."""
    (line,) = rows("disagreements", kb=sample_kb)
    assert [side["value"] for side in line["sides"]] == [440e6, 450e6]
    assert line["sides"][1]["attributions"] == ["UN"]
    assert [(r["number"], r["says"], r["start"]) for r in table(run, "disagreements", kb=sample_kb)] == [
        ("1", "440 miljoen", "5"),
        ("1", "450 miljoen", "5"),
    ]


@pytest.mark.usefixtures("two_sides")
def test_only_disagreements_about_an_entity(rows: Rows, run: Run, sample_kb: Path) -> None:
    """With --about those of other entities are left out; a name nobody answers to is refused."""
    assert len(rows("disagreements", "--about", "China", kb=sample_kb)) == 1
    assert rows("disagreements", "--about", "gallium", kb=sample_kb) == []
    assert run("disagreements", "--about", "Nergensland", kb=sample_kb).exit_code == 2


def test_the_matrix_has_a_cell_for_every_column(rows: Rows, sample_kb: Path, sample_base: KnowledgeBase) -> None:
    """A cell that no source fills says so; one that is filled gives share, flag and proved evidence."""
    lines = rows("matrix", kb=sample_kb)
    assert len({len(line["cells"]) for line in lines}) == 1
    gallium = {cell["id"]: cell for cell in next(line for line in lines if line["id"] == GALLIUM)["cells"]}
    assert 98.0 in gallium[CHINA]["shares"]
    assert gallium[CHINA]["single_supplier"]
    assert all(holds(sample_base, entry["citation"]) for entry in gallium[CHINA]["entries"])
    empty = [cell for cell in gallium.values() if not cell["entries"]]
    assert empty
    assert {cell["says"] for cell in empty} == {"not in these sources"}


def test_the_matrix_as_a_grid_and_in_words(run: Run, sample_kb: Path) -> None:
    """The table has a line a row with a column a supplier; the words name the suppliers and count the empty cells."""
    grid = {row["row"]: row for row in table(run, "matrix", kb=sample_kb)}
    assert grid["cobalt"]["China"] == "not in these sources"
    assert "74 % (production, 2023)" in grid["cobalt"]["Democratic Republic of the Congo"]
    words = run("matrix", "--about", "kobalt", kb=sample_kb).stdout
    assert words.startswith("cobalt  HHI at least 0.5476 (computed)")
    assert "Democratic Republic of the Congo: almost 75 %; 74 % (production, 2023); single supplier" in words
    assert "“| Kobalt | 230.000" in words
    assert "other columns: not in these sources" in run("matrix", kb=sample_kb).stdout


def test_candidates_are_marked_as_computed(rows: Rows, run: Run, sample_kb: Path, sample_base: KnowledgeBase) -> None:
    """What is computed says so, in JSON and on the terminal, and shows the links it rests on."""
    lines = rows("matrix", "--candidates", kb=sample_kb)
    assert lines
    assert all(line["computed"] for line in lines)
    assert all(line["citations"] and all(holds(sample_base, c) for c in line["citations"]) for line in lines)
    assert [x["betweenness"] for x in lines] == sorted((x["betweenness"] for x in lines), reverse=True)
    assert "Computed" in run("matrix", "--candidates", kb=sample_kb).stderr


def test_the_timeline_is_in_order_and_proved(rows: Rows, sample_kb: Path, sample_base: KnowledgeBase) -> None:
    """Periods ascend, facts without one come last, and every fact quotes its sentence."""
    lines = rows("timeline", kb=sample_kb)
    begins = [line["period"].partition("/")[0][:4] for line in lines if line["period"]]
    assert begins == sorted(begins)
    assert all(line["period"] for line in lines[: len(begins)])
    assert all(holds(sample_base, line["citation"]) for line in lines if line["citation"])


def test_the_timeline_before_and_after(rows: Rows, run: Run, sample_kb: Path) -> None:
    """Facts of one year lie between the borders; another clock counts the dates of the sources."""
    inside = rows("timeline", "--after", "2022", "--before", "2024", kb=sample_kb)
    assert inside
    assert {line["period"][:4] for line in inside} == {"2023"}
    said = rows("timeline", "--by", "published", "--before", "2025", kb=sample_kb)
    assert said
    assert {line["published"][:4] for line in said} == {"2024"}
    refused = run("timeline", "--before", "gisteren", kb=sample_kb)
    assert refused.exit_code == 2
    assert "'gisteren' is no date" in refused.stderr


def test_the_timeline_about_an_entity_as_a_table(run: Run, sample_kb: Path) -> None:
    """The rows are about the entity or are documents that speak of it; the words have a line each."""
    found = table(run, "timeline", "--about", "lithium", kb=sample_kb)
    assert {"figure", "document"} <= {row["kind"] for row in found}
    assert all("material:lithium" in row["about"] for row in found if row["kind"] == "figure")
    assert "204.000 ton" in run("timeline", "--about", "lithium", kb=sample_kb).stdout
