"""Commands for the graph: query, export, validate, verify."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.commands.options import kb_option, print_data, reading
from app.plain import shown
from kg.errors import QueryError

# rdflib and pySHACL take time to import; other commands must not wait for them.
# ruff: noqa: PLC0415


@click.command()
@click.argument("sparql")
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@kb_option
def query(sparql: str, format_: str, folder: Path) -> None:
    """Run a SPARQL 1.1 query (text, or a file ending in .rq) over all graphs together; it cannot change anything."""
    from kg.query_results import written

    file = Path(sparql) if sparql.endswith(".rq") else None
    if file is not None and not file.is_file():
        raise QueryError(f"{file} does not exist; check the name")
    text = _query_in(file) if file else sparql
    with reading(folder) as base:
        print_data(written(base.graph.query(text), format_))


def _query_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{file} is not UTF-8 text; save it as UTF-8.") from error


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--judged/--as-found",
    "judged",
    default=None,
    help="With your judgements carried out, or as the texts were read, with the judgements beside it.  "
    "[default: as found in .nq, judged in the others]",
)
@kb_option
def export(file: Path, folder: Path, *, judged: bool | None) -> None:
    """Write the graph to a file: .nq (the archive, with named graphs), .ttl, .jsonld, or .graphml and .csv (the links).

    In RDF the figures are QUDT quantities and periods OWL-Time intervals as well. Links always follow your judgements.
    """
    from kg.export import export as run

    with reading(folder) as base:
        written = run(base, file, judged=judged)
    click.echo(f"Wrote {written} to {file}", err=True)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@kb_option
def validate(file: Path | None, folder: Path) -> None:
    """Check the graph, or a FILE of RDF that was exported, against the SHACL shapes; every violation is printed."""
    from kg.validate import file_violations, violations

    if file is not None:
        found = file_violations(file)
    else:
        with reading(folder) as base:
            found = violations(base.graph)
    for line in found:
        click.echo(shown(line))
    click.echo(f"{len(found)} violations", err=True)
    sys.exit(1 if found else 0)


@click.command()
@kb_option
def verify(folder: Path) -> None:
    """Check every stored place against the original it quotes, and the derived files against the graph."""
    from kg.verify import problems

    with reading(folder) as base:
        found = problems(base)
    for line in found:
        click.echo(shown(line))
    click.echo(f"{len(found)} problems", err=True)
    sys.exit(1 if found else 0)


COMMANDS = (query, export, validate, verify)
