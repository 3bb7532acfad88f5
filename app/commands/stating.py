"""Commands that list what the texts state: figures, claims."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.formats import fact_formats, print_csv, print_turtle
from app.commands.options import kb_option, print_json, reading
from app.lines import CLAIM_COLUMNS, FIGURE_COLUMNS, Line, claim_line, figure_line
from app.plain import shown
from kg.knowledge_base import KnowledgeBase
from ontology.terms import KP


@click.command()
@click.option("--about", help="Only figures about this entity.")
@fact_formats
@kb_option
def figures(about: str | None, folder: Path, *, as_json: bool, as_csv: bool, as_rdf: bool) -> None:
    """List the figures of the texts: value, unit, period, qualifier, what they measure, and where they stand."""
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        if as_rdf:
            from kg.facts.as_rdf import stated_triples  # noqa: PLC0415  few need it

            print_turtle(base, stated_triples(base, KP.Figure, iri))
            return
        found = (figure_line(base, d, f) for d, _, f in base.texts.figures() if iri is None or iri in f.about)
        lines = [line for line in found if line is not None]
    if as_json:
        print_json(lines)
    elif as_csv:
        print_csv(lines, FIGURE_COLUMNS)
    else:
        for line in lines:
            measure = shown(line["measure"])
            click.echo(
                f"{shown(line['as_written']):28} {line['period'] or '':12} {measure[:60]:60} {shown(line['document'])}"
            )


@click.command()
@click.option("--about", help="Only claims about this entity.")
@fact_formats
@kb_option
def claims(about: str | None, folder: Path, *, as_json: bool, as_csv: bool, as_rdf: bool) -> None:
    """List the claims of the texts: who does what to whom, who says so, and the sentence."""
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        if as_rdf:
            from kg.facts.as_rdf import stated_triples  # noqa: PLC0415  few need it

            print_turtle(base, stated_triples(base, KP.Claim, iri))
            return
        found = (
            claim_line(base, d, c) for d, _, c in base.texts.claims() if iri is None or iri in (c.subject, c.object)
        )
        lines = [line for line in found if line is not None]
        if as_json:
            print_json(lines)
        elif as_csv:
            print_csv(lines, CLAIM_COLUMNS)
        else:
            _print_claims(base, lines)


def _print_claims(base: KnowledgeBase, lines: list[Line]) -> None:
    ends = {line[end] for line in lines for end in ("subject", "object")}
    labels = {e.iri: shown(e.label()) for e in base.texts.entities(sorted(ends))}
    for line in lines:
        subject, object_ = (labels.get(line[end]) or shown(line[end]) for end in ("subject", "object"))
        negated = "not " if line["polarity"] == "negative" else ""
        relation = negated + line["predicate"].rsplit("#", 1)[-1]
        by = f", {shown(line['attribution'])}" if line["attribution"] else ""
        period = f", {line['period']}" if line["period"] else ""
        click.echo(f"{subject} {relation} {object_}  ({line['modality']}{by}{period})")
        click.echo(f"    “{shown(line['quote'])}”  {shown(line['document'])}")


COMMANDS = (figures, claims)
