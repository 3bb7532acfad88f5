"""What follows from figures and claims as the JSON objects and table rows of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.lines import Line, citation
from kg.facts.centrality import Candidate
from kg.facts.disagreements import Disagreement, Side
from kg.facts.matrix import NOT_IN_SOURCES, Cell, Entry, Matrix
from kg.facts.shares import Concentration
from kg.facts.timeline import Moment
from kg.model import Claim, Entity, Evidence, Figure

Labels = Mapping[str, str]


def disagreement_line(disagreement: Disagreement) -> Line:
    """Return the line of a disagreement: all sides, none preferred."""
    return {
        "kind": disagreement.kind,
        "measure": disagreement.measure,
        "unit": disagreement.unit,
        "currency": disagreement.currency,
        "period": disagreement.period,
        "about": list(disagreement.about),
        "sides": [_side(s) for s in disagreement.sides],
    }


def _side(side: Side) -> Line:
    return {
        "says": side.says,
        "value": _value(side.value),
        "qualifier": side.qualifier,
        "attributions": list(side.attributions),
        "citations": [citation(e) for e in side.evidence],
    }


def side_text(disagreement: Disagreement, side: Side, labels: Labels) -> str:
    """Return what a side says: the value as written, or the claim with the names of its ends."""
    if disagreement.kind != "opposite claims":
        return side.says
    subject, object_ = (labels.get(iri, iri.rsplit(":", 1)[-1]) for iri in disagreement.about[:2])
    negated = "not " if side.says == "negative" else ""
    return f"{subject} {negated}{disagreement.measure.rsplit('#', 1)[-1]} {object_}"


def disagreement_rows(found: Iterable[Disagreement]) -> Iterator[Line]:
    """Yield a table row for every place that takes part; `number` tells which rows belong together."""
    for number, disagreement in enumerate(found, 1):
        for side in disagreement.sides:
            for evidence in side.evidence:
                yield {
                    "number": number,
                    "kind": disagreement.kind,
                    "measure": disagreement.measure,
                    "about": " ".join(disagreement.about),
                    "period": disagreement.period,
                    "says": side.says,
                    "value": _value(side.value),
                    "unit": disagreement.unit,
                    "currency": disagreement.currency,
                    "qualifier": side.qualifier,
                    "attribution": "; ".join(side.attributions),
                } | _place(evidence)


def matrix_lines(matrix: Matrix, labels: Labels) -> Iterator[Line]:
    """Yield a line for every row of the matrix, with a cell for every column, also where the sources say nothing."""
    for row in matrix.rows:
        yield _entity(row) | {
            "hhi": [_concentration(c) for c in matrix.hhi(row.iri)],
            "cells": [_entity(column) | _cell(matrix.cell(row.iri, column.iri), labels) for column in matrix.columns],
        }


def _cell(cell: Cell, labels: Labels) -> Line:
    return {
        "says": cell_text(cell, labels),
        "shares": [_value(s) for s in cell.shares],
        "single_supplier": cell.single_supplier,
        "entries": [_entry(e) for e in cell.entries],
    }


def _entry(entry: Entry) -> Line:
    return {
        "says": entry.says,
        "role": entry.role,
        "stage": entry.stage or None,
        "share": _value(entry.share),
        "scope": entry.scope or None,
        "of": entry.of or None,
        "qualifier": entry.qualifier,
        "period": entry.period,
        "negated": entry.negated,
        "modality": entry.modality,
        "attribution": entry.attribution or None,
        "suspect": entry.suspect or None,
        "citation": citation(entry.evidence),
    }


def _concentration(found: Concentration) -> Line:
    return {
        "value": _value(found.value),
        "computed": found.computed,
        "stage": found.stage or None,
        "period": found.period,
        "citations": [citation(e) for e in found.evidence],
    }


def matrix_rows(matrix: Matrix, labels: Labels) -> Iterator[Line]:
    """Yield the matrix as a grid of texts, an empty cell as the words that say so."""
    for row in matrix.rows:
        cells = {c.label(): cell_text(matrix.cell(row.iri, c.iri), labels) for c in matrix.columns}
        yield {"row": row.label(), "HHI": hhi_text(matrix.hhi(row.iri))} | cells


def cell_text(cell: Cell, labels: Labels) -> str:
    """Return a cell in words: shares with what they are of, other entries by their relation. `labels` names IRIs."""
    if not cell.entries:
        return NOT_IN_SOURCES
    flag = ["single supplier"] if cell.single_supplier else []
    return "; ".join(dict.fromkeys([*(_entry_text(e, labels) for e in cell.entries), *flag]))


def _entry_text(entry: Entry, labels: Labels) -> str:
    scope = f"of {labels.get(entry.scope, entry.scope.rsplit(':', 1)[-1])}" if entry.scope else ""
    modality = entry.modality if entry.modality != "asserted" else ""
    details = ", ".join(x for x in (entry.of, entry.stage, scope, entry.period, modality) if x)
    if entry.share is None:
        words = [*(["not"] if entry.negated else []), entry.says]
    else:
        words = [*([entry.qualifier] if entry.qualifier else []), _percent(entry.share)]
    if entry.suspect:
        words.append("(suspect)")
    return " ".join([*words, *([f"({details})"] if details else [])])


def hhi_text(found: Iterable[Concentration]) -> str:
    """Return the indexes of a row in words; a computed one is a lower bound."""
    return "; ".join(
        f"{'at least ' if c.computed else ''}{_range(c.value)}{' (computed)' if c.computed else ''}" for c in found
    )


def candidate_line(candidate: Candidate) -> Line:
    """Return the line of a candidate chokepoint: computed, not said by any source."""
    return _entity(candidate.entity) | {
        "computed": True,
        "betweenness": candidate.betweenness,
        "joins": list(candidate.joins),
        "cuts_off": list(candidate.cuts_off),
        "claims": candidate.claims,
        "named_together": candidate.together,
        "citations": [citation(e) for e in candidate.evidence],
    }


def moment_line(moment: Moment) -> Line:
    """Return the line of a document, figure or claim in time."""
    return {
        "kind": moment.kind,
        "period": moment.period,
        "published": moment.issued,
        "document": moment.document,
        "title": moment.title,
        "says": moment_text(moment, {}),
        "about": list(moment.about),
        "citation": citation(moment.evidence) if moment.evidence else None,
    }


def moment_row(moment: Moment) -> Line:
    """Return the flat row of a document, figure or claim in time."""
    line = moment_line(moment)
    kept = {name: line[name] for name in ("kind", "period", "published", "document", "says")}
    place = _place(moment.evidence) if moment.evidence else {"start": None, "end": None, "quote": None}
    return kept | {"about": " ".join(moment.about)} | {k: place[k] for k in ("start", "end", "quote")}


def moment_text(moment: Moment, labels: Labels) -> str:
    """Return what a moment says: the title of a document, a figure as written, a claim with the names of its ends."""
    match moment.fact:
        case Figure() as figure:
            return f"{figure.as_written}, {figure.measure}" if figure.measure else figure.as_written
        case Claim() as claim:
            ends = (labels.get(iri, iri.rsplit(":", 1)[-1]) for iri in (claim.subject, claim.object))
            negated = "not " if claim.polarity == "negative" else ""
            return f" {negated}{claim.predicate.rsplit('#', 1)[-1]} ".join(ends)
        case _:
            return moment.title


def _entity(entity: Entity) -> Line:
    return {"id": entity.iri, "type": entity.type.value, "label": entity.label()}


def _place(evidence: Evidence) -> Line:
    return {"document": evidence.document, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def _value(value: float | tuple[float, float] | None) -> float | list[float] | None:
    return list(value) if isinstance(value, tuple) else value


def _percent(share: float | tuple[float, float]) -> str:
    return f"{_range(share)} %"


def _range(value: float | tuple[float, float]) -> str:
    return "–".join(f"{v:g}" for v in value) if isinstance(value, tuple) else f"{value:g}"
