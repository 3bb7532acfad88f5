"""Commands that list what the texts state: figures, claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.commands.formats import fact_formats, print_csv, print_turtle
from app.commands.options import kb_option, print_json, reading
from app.lines import CLAIM_COLUMNS, FIGURE_COLUMNS, claim_line, figure_line
from app.plain import quoted, shown
from kg.knowledge_base import KnowledgeBase
from kg.model import Claim
from ontology.terms import KP

WIDEST = 44
"""Characters kept free for a figure as it is written; a longer one moves what follows it."""


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
        written = [shown(line["as_written"]) for line in lines]
        width = min(max(map(len, written), default=0), WIDEST)
        for value, line in zip(written, lines, strict=True):
            measure = shown(line["measure"])
            click.echo(f"{value:{width}}  {line['period'] or '':12} {measure[:60]:60} {shown(line['document'])}")


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
        found = [(d, c) for d, _, c in base.texts.claims() if iri is None or iri in (c.subject, c.object)]
        if not as_json and not as_csv:
            _print_claims(base, found)
            return
        lines = [line for line in (claim_line(base, *stated) for stated in found) if line is not None]
        if as_json:
            print_json(lines)
        else:
            print_csv(lines, CLAIM_COLUMNS)


def _print_claims(base: KnowledgeBase, found: Sequence[tuple[str, Claim]]) -> None:
    ends = {iri for _, claim in found for iri in (claim.subject, claim.object)}
    labels = {e.iri: shown(e.label()) for e in base.texts.entities(sorted(ends))}
    for document_id, claim in found:
        document = base.document(document_id)
        if document is None:
            continue
        subject, object_ = (labels.get(iri) or shown(iri) for iri in (claim.subject, claim.object))
        negated = "not " if claim.polarity == "negative" else ""
        relation = negated + claim.predicate.rsplit("#", 1)[-1]
        by = f", {shown(claim.attribution)}" if claim.attribution else ""
        period = f", {claim.period}" if claim.period else ""
        click.echo(f"{subject} {relation} {object_}  ({claim.modality}{by}{period})")
        click.echo(quoted(document.evidence(claim.start, claim.end), base.document))


COMMANDS = (figures, claims)
