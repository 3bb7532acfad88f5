"""Results of a SPARQL query as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

WIDEST = 60
"""Characters of a cell in a table."""


def written(results: Any, format_: str) -> str:
    """Return the results of `Graph.query` as text; `format_` is table, json (SPARQL 1.1 JSON) or csv.

    Triples of a CONSTRUCT or DESCRIBE come as N-Triples in every format.
    """
    if isinstance(results, ox.QueryTriples):
        return (ox.serialize(results, format=ox.RdfFormat.N_TRIPLES) or b"").decode().rstrip()
    if format_ == "json":
        return (results.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode()
    if isinstance(results, ox.QueryBoolean):
        return "true" if results else "false"
    names = [variable.value for variable in results.variables]
    rows = [[_text(solution[name]) for name in names] for solution in results]
    return _csv(names, rows) if format_ == "csv" else _table(names, rows)


def _text(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _csv(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerows([names, *rows])
    return output.getvalue().rstrip("\n")


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [names, *([_cell(text) for text in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(names))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _cell(text: str) -> str:
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"
