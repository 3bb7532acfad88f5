"""A human judgement on entities, and its row in the decisions graph.

A decision is never deleted: whoever takes it back adds `kp:undoneAt`. It stands in a graph of its own, which no
ingestion, removal or vocabulary touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import pyoxigraph as ox

from kg.ids import BASE, DECISIONS_GRAPH, ONTOLOGY
from ontology.terms import KP, RDF, XSD

_DECISION = f"{BASE}decision:"


class Judgement(StrEnum):
    """What can be decided; the value is what `kp:judgement` says."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    RENAME = "rename"
    RETYPE = "retype"
    PROMOTE = "promote"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement.

    `entities` are the IRIs judged; of `same`, the first is kept and the second counts as the first, otherwise they
    are in order. `label` and `language` are the name that `rename` gives, `type` is the local class name that `retype`
    gives. Times are UTC, ISO 8601.
    """

    number: int
    judgement: Judgement
    entities: tuple[str, ...]
    by: str
    at: str
    why: str = ""
    label: str = ""
    language: str = ""
    type: str = ""
    undone_at: str = ""

    @property
    def active(self) -> bool:
        """Whether it has not been undone."""
        return not self.undone_at


def decision_quads(decisions: Iterable[Decision]) -> Iterator[ox.Quad]:
    """Yield the rows of decisions, in the decisions graph."""
    graph = ox.NamedNode(DECISIONS_GRAPH)
    for decision in decisions:
        node = ox.NamedNode(f"{_DECISION}{decision.number}")
        for predicate, value in _fields(decision):
            yield ox.Quad(node, predicate, value, graph)


def _fields(decision: Decision) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield RDF.type, KP.Decision
    yield KP.judgement, ox.Literal(decision.judgement.value)
    yield from ((KP.judged, ox.NamedNode(iri)) for iri in decision.entities)
    if decision.judgement is Judgement.SAME:
        yield KP.kept, ox.NamedNode(decision.entities[0])
    yield KP.decidedBy, ox.Literal(decision.by)
    yield KP.decidedAt, ox.Literal(decision.at, datatype=XSD.dateTime)
    if decision.why:
        yield KP.reason, ox.Literal(decision.why)
    if decision.label:
        yield KP.newLabel, ox.Literal(decision.label, language=decision.language)
    if decision.type:
        yield KP.newType, ox.NamedNode(f"{ONTOLOGY}{decision.type}")
    if decision.undone_at:
        yield KP.undoneAt, ox.Literal(decision.undone_at, datatype=XSD.dateTime)


def read_decisions(quads: Iterable[ox.Quad]) -> tuple[Decision, ...]:
    """Return the decisions in the quads of the decisions graph, the first first."""
    rows: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            rows[quad.subject.value][quad.predicate.value].append(quad.object)
    return tuple(sorted((_decision(iri, row) for iri, row in rows.items()), key=lambda d: d.number))


def _decision(iri: str, row: dict[str, list[ox.NamedNode | ox.Literal]]) -> Decision:
    def text(predicate: ox.NamedNode) -> str:
        return next((node.value for node in row.get(predicate.value, [])), "")

    kept = text(KP.kept)
    label = next(iter(row.get(KP.newLabel.value, [])), None)
    return Decision(
        number=int(iri.removeprefix(_DECISION)),
        judgement=Judgement(text(KP.judgement)),
        entities=tuple(sorted((n.value for n in row[KP.judged.value]), key=lambda i: (i != kept, i))),
        by=text(KP.decidedBy),
        at=text(KP.decidedAt),
        why=text(KP.reason),
        label=label.value if label is not None else "",
        language=(label.language or "") if isinstance(label, ox.Literal) else "",
        type=text(KP.newType).removeprefix(ONTOLOGY),
        undone_at=text(KP.undoneAt),
    )
