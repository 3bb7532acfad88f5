"""Figures, claims, disagreements and the matrix as RDF that stands alone: with QUDT, OWL-Time, quotes and names.

Figures and claims are the nodes of the graph with all that it says of them. Disagreements and the cells of the matrix
follow from them and are not stored; their nodes are named after what they say, so that two exports of the same texts
are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby

import pyoxigraph as ox

from kg.facts.disagreements import Disagreement, Side
from kg.facts.matrix import Entry, Matrix
from kg.facts.quantities import Triples, quantities, quantity, timed
from kg.facts.shares import Concentration
from kg.ids import BASE, document_id, document_iri
from kg.judged import judged_quads
from kg.knowledge_base import KnowledgeBase
from kg.model import Evidence, Figure
from kg.rdf import entity_triples
from ontology.terms import DCTERMS, KP, NIF, PROV, RDF

Value = ox.NamedNode | ox.Literal | str | bool | None
Field = tuple[ox.NamedNode, Value]


def stated_triples(base: KnowledgeBase, class_: ox.NamedNode, about: str | None = None) -> list[ox.Triple]:
    """Return all that the graph says of its figures or claims (`class_`), of all or of those about an entity (IRI).

    The judgements on entities are carried out.
    """
    kept: list[ox.Triple] = []
    for _, quads in groupby(judged_quads(base), key=lambda q: q.graph_name):
        kept += _chosen([q.triple for q in quads], class_, about)
    return [*kept, *quantities(kept), *_described(base, kept)]


def _chosen(triples: Sequence[ox.Triple], class_: ox.NamedNode, about: str | None) -> Iterator[ox.Triple]:
    """Yield what one document says of its figures or claims."""
    ends = (KP.about,) if class_ == KP.Figure else (KP.subject, KP.object)
    chosen = {t.subject for t in triples if t.predicate == RDF.type and t.object == class_}
    if about is not None:
        entity = ox.NamedNode(about)
        chosen &= {t.subject for t in triples if t.predicate in ends and t.object == entity}
    return (t for t in triples if t.subject in chosen)


def disagreement_triples(base: KnowledgeBase, found: Iterable[Disagreement]) -> list[ox.Triple]:
    """Return disagreements with their sides, the value of each and the quotes that say so."""
    made = [t for disagreement in found for t in _disagreement(disagreement)]
    return [*made, *_described(base, made)]


def matrix_triples(base: KnowledgeBase, matrix: Matrix) -> list[ox.Triple]:
    """Return what fills the cells of a matrix, each with its quote, and the concentration of its rows."""
    cells = [matrix.cells[key] for key in sorted(matrix.cells)]
    made = [t for cell in cells for entry in cell.entries for t in _entry(cell.row, cell.column, entry)]
    made += [t for row in matrix.rows for c in matrix.hhi(row.iri) for t in _concentration(c)]
    return [*made, *_described(base, made)]


def _disagreement(found: Disagreement) -> Triples:
    sides = [_named("side", found.kind, found.measure, s.says, *map(_place, s.evidence)) for s in found.sides]
    node = _named("disagreement", *(side.value for side in sides))
    about = [(KP.about, ox.NamedNode(iri)) for iri in found.about]
    yield from _node(node, KP.Disagreement, (KP.kind, found.kind), *about, *((KP.side, side) for side in sides))
    if found.kind == "opposite claims":
        yield ox.Triple(node, KP.predicate, ox.NamedNode(found.measure))
    elif found.measure:
        yield ox.Triple(node, KP.measure, ox.Literal(found.measure))
    yield from timed(node, found.period)
    for side, said in zip(sides, found.sides, strict=True):
        yield from _side(side, said, found)


def _side(node: ox.NamedNode, side: Side, found: Disagreement) -> Triples:
    said_by = [(KP.attribution, name) for name in side.attributions]
    yield from _node(node, KP.Side, (KP.says, side.says), (KP.qualifier, side.qualifier), *said_by)
    if side.value is not None:
        figure = Figure(0, 0, "", side.value, found.unit, found.currency, qualifier=side.qualifier)
        yield from quantity(node, figure)
    yield from _quoted(node, side.evidence)


def _entry(row: str, column: str, entry: Entry) -> Triples:
    node = _named("dependence", row, column, entry.says, entry.stage, str(entry.share), _place(entry.evidence))
    yield from _node(
        node,
        KP.Dependence,
        (KP.dependenceOn, ox.NamedNode(row)),
        (KP.party, ox.NamedNode(column)),
        (KP.role, entry.role),
        (KP.says, entry.says),
        (KP.stage, entry.stage or None),
        (KP.about, ox.NamedNode(entry.scope) if entry.scope else None),
        (KP.measure, entry.of or None),
        (KP.qualifier, entry.qualifier),
        (KP.attribution, entry.attribution or None),
        (KP.suspect, entry.suspect or None),
        (KP.polarity, "negative" if entry.negated else "positive"),
        (KP.modality, entry.modality),
    )
    if entry.share is not None and not entry.suspect:
        yield from quantity(node, Figure(0, 0, "", entry.share, "percent", qualifier=entry.qualifier))
    yield from timed(node, entry.period)
    yield from _quoted(node, [entry.evidence])


def _concentration(found: Concentration) -> Triples:
    node = _named("concentration", found.what, found.stage, str(found.value), *map(_place, found.evidence))
    yield from _node(
        node,
        KP.Concentration,
        (KP.dependenceOn, ox.NamedNode(found.what)),
        (KP.stage, found.stage or None),
        (KP.computed, found.computed),
    )
    yield from quantity(node, Figure(0, 0, "", found.value, qualifier="at least" if found.computed else None))
    yield from timed(node, found.period)
    yield from _quoted(node, found.evidence)


def _quoted(node: ox.NamedNode, evidence: Sequence[Evidence]) -> Triples:
    for e in evidence:
        document = ox.NamedNode(document_iri(e.document_id))
        quote = ox.NamedNode(f"{document.value}#quote={e.start},{e.end}")
        yield ox.Triple(node, PROV.wasDerivedFrom, quote)
        yield from _node(quote, KP.Span, (NIF.referenceContext, document), (NIF.anchorOf, e.quote))
        yield ox.Triple(quote, NIF.beginIndex, ox.Literal(e.start))
        yield ox.Triple(quote, NIF.endIndex, ox.Literal(e.end))


def _described(base: KnowledgeBase, triples: Iterable[ox.Triple]) -> Triples:
    """Yield the names of the entities and documents that triples speak of."""
    named = {t.object.value for t in triples if isinstance(t.object, ox.NamedNode)}
    for entity in base.texts.entities(sorted(iri for iri in named if iri.startswith(f"{BASE}entity:"))):
        yield from entity_triples(entity)
    ids = {id_ for iri in named if (id_ := document_id(iri))}
    for row in base.documents():
        if row.id in ids:
            node = ox.NamedNode(document_iri(row.id))
            yield from _node(node, KP.Document, (KP.fileName, row.name), (DCTERMS.title, row.title or None))


def _node(subject: ox.NamedNode, class_: ox.NamedNode, *fields: Field) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, RDF.type, class_)
    for predicate, value in fields:
        if value is not None:
            object_ = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
            yield ox.Triple(subject, predicate, object_)


def _named(kind: str, *parts: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}{kind}:{sha256(chr(0).join(parts).encode()).hexdigest()[:24]}")


def _place(evidence: Evidence) -> str:
    return f"{evidence.document_id},{evidence.start},{evidence.end}"
