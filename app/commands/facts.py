"""Commands on what follows from figures and claims: disagreements, matrix, timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from app.commands.formats import csv_option, fact_formats, print_csv, print_turtle
from app.commands.options import json_option, kb_option, print_json, reading
from app.fact_lines import (
    Labels,
    candidate_line,
    cell_text,
    disagreement_line,
    disagreement_rows,
    hhi_text,
    matrix_lines,
    matrix_rows,
    moment_line,
    moment_row,
    moment_text,
    side_text,
)
from app.plain import Lookup, quoted, shown
from kg.facts import Disagreement, Matrix, facts_of
from kg.facts.centrality import Candidate
from kg.facts.matrix import NOT_IN_SOURCES
from kg.facts.timeline import Clock, select
from kg.knowledge_base import KnowledgeBase


@click.command()
@click.option("--about", help="Only disagreements about this entity.")
@fact_formats
@kb_option
def disagreements(about: str | None, folder: Path, *, as_json: bool, as_csv: bool, as_rdf: bool) -> None:
    """Show where the sources disagree, side by side: figures that differ, claims one denies and another makes.

    "Less precise" means that one side rounds or bounds what the other says exactly. Nothing is resolved.
    """
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        found = [d for d in facts_of(base).disagreements if iri is None or iri in d.about]
        if as_rdf:
            from kg.facts.as_rdf import disagreement_triples  # noqa: PLC0415  few need it

            print_turtle(base, disagreement_triples(base, found))
        elif as_json:
            print_json(map(disagreement_line, found))
        elif as_csv:
            print_csv(disagreement_rows(found), ("number", "kind", "measure", "says", "document", "start", "end"))
        else:
            _print_lines(_disagreement_text(base, found) or ["The sources do not disagree, as far as can be seen."])


def _disagreement_text(base: KnowledgeBase, found: Sequence[Disagreement]) -> list[str]:
    labels = {e.iri: e.label() for e in base.texts.entities(sorted({i for d in found for i in d.about}))}
    lines: list[str] = []
    for number, disagreement in enumerate(found, 1):
        names = shown(", ".join(labels.get(iri, iri) for iri in disagreement.about))
        period = f", {disagreement.period}" if disagreement.period else ""
        measure = disagreement.measure.rsplit("#", 1)[-1]
        lines.append(f"{number}. {disagreement.kind}: {shown(measure)}{period}{f' ({names})' if names else ''}")
        for side in disagreement.sides:
            by = f" — {shown('; '.join(side.attributions))}" if side.attributions else ""
            lines.append(f"   {shown(side_text(disagreement, side, labels))}{by}")
            lines += [quoted(e, base.document, "      ") for e in side.evidence]
    return lines


@click.command()
@click.option("--about", help="Only the row or column of this entity.")
@click.option("--actors", is_flag=True, help="Rows are countries, regions and companies: who depends on whom.")
@click.option("--candidates", is_flag=True, help="Instead: things that the links run through, computed.")
@fact_formats
@kb_option
def matrix(
    about: str | None, folder: Path, *, actors: bool, candidates: bool, as_json: bool, as_csv: bool, as_rdf: bool
) -> None:
    """Show who supplies what: share, HHI, single suppliers, and the evidence of every cell.

    Rows are materials, sectors and functions, columns countries, regions and companies. An empty cell means "not in
    these sources". With --actors: who depends on whom, whatever for. With --candidates: the materials, sectors and
    companies that most links between others run through and that no text calls a chokepoint; they are computed, not
    said.
    """
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        if candidates:
            if as_csv or as_rdf:
                raise click.UsageError("--candidates come in words or with --json.")
            computed = [c for c in facts_of(base).candidates if iri in (None, c.entity.iri)]
            _print_candidates(base, computed, as_json=as_json)
            return
        whole = facts_of(base).actors if actors else facts_of(base).matrix
        _print_matrix(base, whole if iri is None else whole.only(iri), (as_json, as_csv, as_rdf))


def _print_matrix(base: KnowledgeBase, wanted: Matrix, formats: tuple[bool, bool, bool]) -> None:
    as_json, as_csv, as_rdf = formats
    scopes = {e.scope for cell in wanted.cells.values() for e in cell.entries if e.scope}
    labels = {e.iri: e.label() for e in base.texts.entities(sorted(scopes))}
    if as_rdf:
        from kg.facts.as_rdf import matrix_triples  # noqa: PLC0415  few need it

        print_turtle(base, matrix_triples(base, wanted))
    elif as_json:
        print_json(matrix_lines(wanted, labels))
    elif as_csv:
        print_csv(matrix_rows(wanted, labels), ("row", "HHI"))
    else:
        lines = _matrix_text(wanted, labels, base.document)
        _print_lines(lines or ["No shares of supply and no claims on supply in these sources."])


def _matrix_text(wanted: Matrix, labels: Labels, document: Lookup) -> list[str]:
    lines: list[str] = []
    for row in wanted.rows:
        filled = [(c, cell) for c in wanted.columns if (cell := wanted.cell(row.iri, c.iri)).entries]
        index = hhi_text(wanted.hhi(row.iri))
        lines.append(f"{shown(row.label())}{f'  HHI {index}' if index else ''}")
        for column, cell in filled:
            lines.append(f"   {shown(column.label())}: {shown(cell_text(cell, labels))}")
            proofs = {(e.evidence.document_id, e.evidence.start, e.evidence.end): e.evidence for e in cell.entries}
            lines += [quoted(e, document, "      ") for e in proofs.values()]
        empty = len(wanted.columns) - len(filled)
        lines += [f"   {empty} other columns: {NOT_IN_SOURCES}"] if empty else []
    return lines


def _print_candidates(base: KnowledgeBase, found: Sequence[Candidate], *, as_json: bool) -> None:
    if as_json:
        print_json(map(candidate_line, found))
        return
    ends = sorted({iri for c in found for iri in (*c.joins, *c.cuts_off)})
    labels = {e.iri: shown(e.label()) for e in base.texts.entities(ends)}
    for candidate in found:
        click.echo(f"{candidate.betweenness:.4f}  {shown(candidate.entity.label())} ({candidate.entity.type.value})")
        click.echo(f"      joins {', '.join(labels[iri] for iri in candidate.joins)}")
        if candidate.cuts_off:
            click.echo(f"      alone links {', '.join(labels[iri] for iri in candidate.cuts_off)} to the rest")
        for evidence in candidate.evidence:
            click.echo(quoted(evidence, base.document, "      "))
    click.echo("Computed from links between entities; no source calls these a chokepoint.", err=True)


@click.command()
@click.option("--before", help="Only what ends before this date or period (2024, 2024-05, 2024-05-31).")
@click.option("--after", help="Only what begins after this date or period.")
@click.option(
    "--by",
    "clock",
    type=click.Choice(["period", "published"]),
    default="period",
    show_default=True,
    help="Compare the time spoken of, or the date of the source.",
)
@click.option("--about", help="Only facts about this entity.")
@json_option
@csv_option
@kb_option
def timeline(
    before: str | None,
    after: str | None,
    clock: Clock,
    about: str | None,
    folder: Path,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List documents, figures and claims by time: what the sources say of before and after, or said before and after."""
    with reading(folder) as base:
        iri = base.find_entity(about).iri if about else None
        found = select(facts_of(base).timeline, before, after, clock, iri)
        labels = {e.iri: e.label() for e in base.texts.entities(sorted({i for m in found for i in m.about}))}
    if as_json:
        print_json(map(moment_line, found))
    elif as_csv:
        print_csv(map(moment_row, found), ("kind", "period", "published", "document", "says"))
    else:
        for moment in found:
            said = shown(moment_text(moment, labels))[:70]
            when = f"{moment.period or '':17} {moment.issued or '':10}"
            click.echo(f"{when} {moment.kind:8} {said:70} {shown(moment.document)}")


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


COMMANDS = (disagreements, matrix, timeline)
