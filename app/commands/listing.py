"""Commands that list what is there: status, entities, figures, claims, show."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from app.commands.options import json_option, kb_option, print_data, print_json, reading
from app.lines import FIGURE_COLUMNS, claim_line, entity_lines, figure_line
from app.plain import shown
from app.summary import entity_counts
from kg.errors import KnowledgeBaseError
from kg.knowledge_base import KnowledgeBase
from kg.model import EntityType

TYPES = [t.value for t in EntityType]


@click.command()
@json_option
@kb_option
def status(folder: Path, *, as_json: bool) -> None:
    """Say what the knowledge base holds."""
    with reading(folder) as base:
        counts = entity_counts(base)
        rows = base.documents()
        if as_json:
            documents = [{"id": r.id, "name": r.name, "title": r.title, "language": r.language} for r in rows]
            facts = {
                "generation": base.manifest.generation,
                "encoder": base.manifest.encoder,
                "passages": len(base.index),
            }
            print_json([facts | {"entities": counts, "documents": documents}])
            return
        for row in rows:
            click.echo(f"{row.id[:12]}  {row.language:5}  {shown(row.name)}  {shown(row.title)[:80]}")
        click.echo(f"{len(rows)} documents, {len(base.index)} passages, encoder {base.manifest.encoder}")
        click.echo("Entities: " + (", ".join(f"{n} {type_}" for type_, n in counts.items()) or "none"))


@click.command()
@click.option("--document", help="Only what this document mentions: file name, path or id.")
@click.option("--type", "type_", type=click.Choice(TYPES, case_sensitive=False), help="Only this type.")
@json_option
@kb_option
def entities(document: str | None, type_: str | None, folder: Path, *, as_json: bool) -> None:
    """List the entities and the places that mention them."""
    with reading(folder) as base:
        lines = entity_lines(base, _document_id(base, document), type_)
        if as_json:
            print_json(lines)
            return
        for line in sorted(lines, key=lambda row: (row["type"], -len(row["mentions"]), row["label"])):
            click.echo(f"{line['type']:13} {len(line['mentions']):5}  {shown(line['label'])}")


@click.command()
@click.option("--about", help="Only figures about this entity.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@kb_option
def figures(about: str | None, folder: Path, *, as_json: bool, as_csv: bool) -> None:
    """List the figures of the texts: value, unit, period, qualifier, what they measure, and where they stand."""
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        found = (figure_line(base, d, f) for d, _, f in base.texts.figures() if iri is None or iri in f.about)
        lines = [line for line in found if line is not None]
    if as_json:
        print_json(lines)
    elif as_csv:
        _print_csv(lines)
    else:
        for line in lines:
            measure = shown(line["measure"])
            click.echo(
                f"{shown(line['as_written']):28} {line['period'] or '':12} {measure[:60]:60} {shown(line['document'])}"
            )


@click.command()
@click.option("--about", help="Only claims about this entity.")
@json_option
@kb_option
def claims(about: str | None, folder: Path, *, as_json: bool) -> None:
    """List the claims of the texts: who does what to whom, who says so, and the sentence."""
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        found = (
            claim_line(base, d, c) for d, _, c in base.texts.claims() if iri is None or iri in (c.subject, c.object)
        )
        lines = [line for line in found if line is not None]
        labels: dict[str, str] = {
            e.iri: e.label() for e in base.texts.entities([x for r in lines for x in (r["subject"], r["object"])])
        }
    if as_json:
        print_json(lines)
        return
    for line in lines:
        ends = [labels.get(str(line[end]), str(line[end])) for end in ("subject", "object")]
        negated = "not " if line["polarity"] == "negative" else ""
        relation = negated + line["predicate"].rsplit("#", 1)[-1]
        click.echo(f"{shown(ends[0])} {relation} {shown(ends[1])}  ({line['modality']})")
        click.echo(f"    “{shown(line['quote'])}”  {shown(line['document'])}")


@click.command()
@click.argument("document")
@click.option("--repairs", is_flag=True, help="Every repair beside the original.")
@click.option("--original", is_flag=True, help="The original, untouched.")
@kb_option
def show(document: str, folder: Path, *, repairs: bool, original: bool) -> None:
    """Show the clean text of a document with its structure, its repairs, or the original."""
    from app.showing import block_lines, repair_lines  # noqa: PLC0415  only this command needs it

    with reading(folder) as base:
        found = base.document(_document_id(base, document) or "")
        assert found is not None
        if original:
            print_data(found.original, end="")
            return
        lines: Iterable[str] = repair_lines(found) if repairs else block_lines(found, base.texts.blocks(found.id))
        for line in lines:
            click.echo(line)


def _document_id(base: KnowledgeBase, name: str | None) -> str | None:
    if name is None:
        return None
    row = base.find_document(name)
    if row is None:
        raise KnowledgeBaseError(f"{name} is not in the knowledge base; see: knooppunt status")
    return row.id


def _print_csv(lines: list[dict[str, Any]]) -> None:
    import csv  # noqa: PLC0415  rarely asked for

    output = io.StringIO()
    writer = csv.DictWriter(output, FIGURE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in line.items()} for line in lines)
    print_data(output.getvalue(), end="")


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else value


COMMANDS = (status, entities, figures, claims, show)
