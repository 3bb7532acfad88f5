"""The formats besides words and JSON in which commands print facts: CSV and RDF."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.commands.options import json_option, print_data

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.knowledge_base import KnowledgeBase

F = TypeVar("F", bound=Callable[..., Any])


def csv_option(function: F) -> F:
    """Add `--csv`."""
    return click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")(function)


def fact_formats(function: F) -> F:
    """Add `--json`, `--csv` and `--rdf`."""
    rdf = click.option("--rdf", "as_rdf", is_flag=True, help="Turtle, with QUDT quantities and OWL-Time periods.")
    return json_option(csv_option(rdf(function)))


def print_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> None:
    """Print rows, lists as JSON; `columns` are the header of a table without any."""
    found = list(rows)
    output = io.StringIO()
    writer = csv.DictWriter(output, list(found[0]) if found else columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in found)
    print_data(output.getvalue(), end="")


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else value


def print_turtle(base: KnowledgeBase, triples: Iterable[ox.Triple]) -> None:
    """Print triples as Turtle."""
    from kg.export import write_turtle  # noqa: PLC0415  few need it

    output = io.BytesIO()
    write_turtle(base, triples, output)
    print_data(output.getvalue().decode("utf-8"), end="")
