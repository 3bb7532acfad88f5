"""Commands that walk over entities: path, neighbours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from app.commands.options import json_option, kb_option, print_json, reading
from app.limits import limits_of
from app.paths import hop_line, hop_lines, path_lines, path_text
from kg.model import EntityType

F = TypeVar("F", bound=Callable[..., Any])
TYPES = [t.value for t in EntityType]


def limit_options(function: F) -> F:
    """Add what a walk can be limited to."""
    options = (
        click.option(
            "--relation",
            "relations",
            multiple=True,
            metavar="NAME",
            help='Only links of this relation: a name as in the ontology ("dependsOn"), "stated" for all that a source '
            'states, "together" for sentences that only name both. Repeatable.',
        ),
        click.option(
            "--type",
            "types",
            multiple=True,
            type=click.Choice(TYPES, case_sensitive=False),
            help="Only by way of entities of this type. Repeatable.",
        ),
        click.option(
            "--period",
            metavar="PERIOD",
            help="Only what speaks of this time (2024, 2023-05, 2020/2024), or names none and appeared then.",
        ),
        click.option(
            "--document",
            "documents",
            multiple=True,
            metavar="NAME",
            help="Only what this source says: file name, path or id. Repeatable.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--shortest", is_flag=True, help="The fewest hops instead of the strongest ones.")
@limit_options
@json_option
@kb_option
def path(source: str, target: str, folder: Path, *, shortest: bool, as_json: bool, **limited: Any) -> None:
    """Show how two entities hang together: the strongest path, with the evidence of every hop.

    A path is as strong as the product of its hops, less for every entity it passes; the weakest hop is named.
    """
    with reading(folder) as base:
        limits = limits_of(base, limited["relations"], limited["types"], limited["period"], limited["documents"])
        ends = (base.find_entity(source).iri, base.find_entity(target).iri)
        hops = base.path(*ends, limits, shortest=shortest)
        if as_json:
            print_json([path_lines(hops)])
        else:
            click.echo(path_text(hops, source, target, base.document, limited=any(limited.values())))


@click.command()
@click.argument("entity")
@click.option("-n", "count", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@limit_options
@json_option
@kb_option
def neighbours(entity: str, count: int, folder: Path, *, as_json: bool, **limited: Any) -> None:
    """Show what an entity is linked to, the strongest links first, with their evidence."""
    with reading(folder) as base:
        limits = limits_of(base, limited["relations"], limited["types"], limited["period"], limited["documents"])
        hops = base.hops(base.walker.neighbours(base.find_entity(entity).iri, count, limits=limits))
        if as_json:
            print_json(map(hop_line, hops))
            return
        for hop in hops:
            for line in hop_lines(hop, base.document):
                click.echo(line)
        if not hops:
            click.echo("No links in these sources" + (" within these limits." if any(limited.values()) else "."))


COMMANDS = (path, neighbours)
