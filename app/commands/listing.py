"""Commands that list what is there: status, entities, show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from app.commands.options import json_option, kb_option, print_data, print_json, reading, say
from app.lines import entity_lines
from app.plain import shown
from app.summary import entity_counts
from kg.errors import KnowledgeBaseError
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, EntityType

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
@click.argument("document")
@click.option("--repairs", is_flag=True, help="Every repair beside the original.")
@click.option("--original", is_flag=True, help="The original, untouched.")
@click.option("--place", metavar="START-END", help="Only these characters of the original, with their page.")
@click.option(
    "--page-image", "image", type=click.Path(path_type=Path, dir_okay=False), help="Draw the page of --place."
)
@kb_option
def show(document: str, folder: Path, *, repairs: bool, original: bool, place: str | None, image: Path | None) -> None:
    """Show the clean text of a document with its structure, its repairs, the original, or one place of it.

    With --page-image FILE.png the page of a PDF is drawn with the place marked; further pages become FILE-2.png, ….
    """
    from app.showing import block_lines, repair_lines  # noqa: PLC0415  only this command needs it

    if image is not None and place is None:
        raise click.UsageError("--page-image needs --place START-END, as citations give it.")
    with reading(folder) as base:
        found = base.document(_document_id(base, document) or "")
        assert found is not None
        if place is not None:
            _show_place(base, found, place, image)
            return
        if original:
            print_data(found.original, end="")
            return
        lines: Iterable[str] = repair_lines(found) if repairs else block_lines(found, base.texts.blocks(found.id))
        for line in lines:
            click.echo(line)


def _show_place(base: KnowledgeBase, document: Document, place: str, image: Path | None) -> None:
    from app.placing import draw_place, span_of  # noqa: PLC0415  only this command needs it

    start, end = span_of(place, document)
    pages = dict.fromkeys(p.number for p in document.pages if p.start < end and start < p.end)
    for file in draw_place(document, base.original_file(document), (start, end), image) if image else ():
        say(f"{file} is written")
    if pages:
        click.echo(f"[{shown(document.name)}, p. {', '.join(map(str, pages))}]")
    print_data(document.original[start:end])


def _document_id(base: KnowledgeBase, name: str | None) -> str | None:
    if name is None:
        return None
    row = base.find_document(name)
    if row is None:
        raise KnowledgeBaseError(f"{name} is not in the knowledge base; see: knooppunt status")
    return row.id


COMMANDS = (status, entities, show)
