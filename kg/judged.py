"""The graph as it stands under the decisions in force: what other programs expect of an export.

The graph of a document holds what was found in it, and the decisions stand beside it (`kg.decisions.resolver`). Here
they are carried out: merged entities are one, rejected ones are gone, names and types are those that were given, and
the decisions themselves are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kg.decisions.resolver import Resolver
from kg.ids import DECISIONS_GRAPH, VOCABULARY_GRAPH, document_iri
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity, EntityType
from kg.rdf import analysis_quads, entity_triples
from kg.rdf_reading import read_analysis
from ontology.terms import KP, RDF, SKOS

_TYPES = frozenset(getattr(KP, t.value) for t in EntityType)
_NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel})


def judged_quads(base: KnowledgeBase) -> Iterator[ox.Quad]:
    """Yield the quads of the graph with the decisions carried out, those of one document after those of another."""
    resolver = base.texts.resolver
    if not resolver.judged:
        names = sorted(str(getattr(name, "value", "")) for name in base.graph.store().named_graphs())
        for name in names:
            yield from base.graph.quads(name) if name != DECISIONS_GRAPH else ()
        return
    yield from _vocabulary(base, resolver)
    for row in base.documents():
        stored = read_analysis(base.graph.quads(document_iri(row.id)))
        analysis = resolver.analysis(stored.analysis)
        described = (resolver.described(entity) for entity in stored.analysis.entities)
        entities = tuple(entity for found in described for entity, own in found if own)
        yield from analysis_quads(replace(analysis, entities=entities), stored.path, stored.recipe)


def _vocabulary(base: KnowledgeBase, resolver: Resolver) -> Iterator[ox.Quad]:
    """Yield the vocabularies; what was judged has the description that the text store has of it."""
    graph = ox.NamedNode(VOCABULARY_GRAPH)
    touched = {iri for iri in resolver.judged if resolver.effect(iri) != (iri, False, None, [])}
    described = {e.iri: e for e in base.texts.entities(sorted({resolver.root(iri) for iri in touched}))}
    known: set[str] = set()
    for quad in base.graph.quads(VOCABULARY_GRAPH):
        subject, object_ = (getattr(term, "value", "") for term in (quad.subject, quad.object))
        if subject in touched:
            root = resolver.root(subject)
            if root in described:
                known.add(root)
                yield from _kept(quad, described[root], merged=root != subject)
        elif isinstance(quad.object, ox.NamedNode) and object_ in touched:
            if not resolver.is_rejected(object_):
                yield ox.Quad(quad.subject, quad.predicate, ox.NamedNode(resolver.root(object_)), graph)
        else:
            yield quad
    for iri in sorted(known):
        yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in entity_triples(described[iri]))


def _kept(quad: ox.Quad, entity: Entity, *, merged: bool) -> Iterator[ox.Quad]:
    """Yield what still holds of a judged term besides its type and labels: earlier labels are other names of it."""
    subject = ox.NamedNode(entity.iri)
    if quad.predicate in _NAMES:
        if getattr(quad.object, "value", "") not in entity.labels.values():
            predicate = SKOS.altLabel if quad.predicate == SKOS.prefLabel else quad.predicate
            yield ox.Quad(subject, predicate, quad.object, quad.graph_name)
    elif not merged and not (quad.predicate == RDF.type and quad.object in _TYPES):
        yield ox.Quad(subject, quad.predicate, quad.object, quad.graph_name)
