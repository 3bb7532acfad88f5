"""The commands status, entities, figures, claims and show: keys and types of every line, choices, formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from app.lines import FIGURE_COLUMNS

Line = dict[str, Any]
Rows = Callable[..., list[Line]]
Run = Callable[..., Result]
Check = Callable[..., None]
Original = Callable[[str], str]

FIGURE = {
    "id": str,
    "about": list,
    "measure": str,
    "value": int | float | list,
    "unit": str | None,
    "currency": str | None,
    "period": str | None,
    "qualifier": str | None,
    "as_written": str,
    "suspect": str | None,
}


def test_entity_lines(rows: Rows, sample_kb: Path, check: Check, check_quote: Check) -> None:
    """An entity has labels in three languages and the places that name it."""
    found = rows("entities", kb=sample_kb)
    assert len(found) > 30
    for row in found:
        check(row, {"id": str, "type": str, "label": str, "labels": dict, "mentions": list}, exact=True)
        assert set(row["labels"]) == {"nl", "de", "en"}
        assert row["mentions"]
        for place in row["mentions"]:
            check(place, {"document": str, "start": int, "end": int, "text": str}, exact=True)
            check_quote(place, "text")
    assert len({row["id"] for row in found}) == len(found)


def test_entities_of_a_document_and_type(rows: Rows, sample_kb: Path) -> None:
    """--document and --type choose, the type in any case."""
    found = rows("entities", "--document", "lithium.txt", "--type", "country", kb=sample_kb)
    assert found
    assert {row["type"] for row in found} == {"Country"}
    assert {place["document"] for row in found for place in row["mentions"]} == {"lithium.txt"}


def test_figure_lines(rows: Rows, sample_kb: Path, check: Check, check_quote: Check) -> None:
    """A figure has a value in base units, the codes of the contract, and a quote that is the source."""
    found = rows("figures", kb=sample_kb)
    assert len(found) > 40
    for row in found:
        check(row, FIGURE)
        assert tuple(row) == FIGURE_COLUMNS
        check_quote(row)
        assert row["qualifier"] in {None, "about", "almost", "more than", "less than", "at least", "at most"}
        assert row["currency"] is None or len(row["currency"]) == 3
        assert not isinstance(row["value"], list) or row["value"][0] <= row["value"][1]
    assert any(row["value"] == 350_000 and row["unit"] == "t" for row in found)


def test_figures_about_an_entity(rows: Rows, sample_kb: Path) -> None:
    """--about takes a name in any language, or the id."""
    by_name = rows("figures", "--about", "Lithium", kb=sample_kb)
    assert by_name
    assert by_name == rows("figures", "--about", "urn:knooppunt:entity:material:lithium", kb=sample_kb)
    assert all("urn:knooppunt:entity:material:lithium" in row["about"] for row in by_name)


def test_figures_as_csv(run: Run, rows: Rows, sample_kb: Path) -> None:
    """--csv holds the same figures under the same names, lists as JSON."""
    result = run("figures", "--csv", kb=sample_kb)
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    lines = rows("figures", kb=sample_kb)
    assert [row["quote"] for row in table] == [row["quote"] for row in lines]
    assert [json.loads(row["about"]) for row in table] == [row["about"] for row in lines]


def test_claim_lines(rows: Rows, sample_kb: Path, check: Check, check_quote: Check) -> None:
    """A claim says who does what to whom, how certain, and quotes the source."""
    for row in rows("claims", kb=sample_kb):
        check(row, {"subject": str, "predicate": str, "object": str, "polarity": str, "modality": str})
        check_quote(row)


def test_status(rows: Rows, run: Run, sample_kb: Path, check: Check) -> None:
    """Status lists the documents with id, name, title and language, and counts the rest."""
    (row,) = rows("status", kb=sample_kb)
    assert len(row["documents"]) == 10
    for document in row["documents"]:
        check(document, {"id": str, "name": str, "title": str, "language": str}, exact=True)
    assert {d["language"] for d in row["documents"]} == {"nl", "de"}
    assert row["passages"] > 40
    assert "batterien.txt" in run("status", kb=sample_kb).stdout


def test_show(run: Run, sample_kb: Path, original: Original) -> None:
    """Show gives the clean text, the repairs, or the original to the character."""
    assert run("show", "knelpunten.txt", "--original", kb=sample_kb).stdout == original("knelpunten.txt")
    assert "afhankelijk" in run("show", "knelpunten.txt", kb=sample_kb).stdout
    repairs = run("show", "knelpunten.txt", "--repairs", kb=sample_kb).stdout
    assert "[t→f]hankelijk" in repairs
    missing = run("show", "none.txt", kb=sample_kb)
    assert missing.exit_code == 2
    assert "none.txt" in missing.stderr
