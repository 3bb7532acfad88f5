"""The relations a claim may state, with the types that may stand on either side, as the ontology says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.model import EntityType
from ontology import path
from ontology.terms import KP, RDF, RDFS, SCHEMA

_OF_REGIONS = frozenset(
    ("dependsOn", "supplies", "produces", "refines", "investsIn", "partnersWith", "competesWith", "imposesTariffOn")
)
"""Relations in which texts let regions stand as countries do (*Europa is afhankelijk van ...*)."""

_OF_THINGS = frozenset(("dependsOn", "supplies", "produces", "refines", "holdsChokepoint", "imposesTariffOn"))
"""Relations of trade, in which a person stands for nobody but himself (*hat den Spieler an den Klub verkauft*)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its IRI and the types of its subjects and objects."""

    iri: str
    subjects: frozenset[EntityType]
    objects: frozenset[EntityType]

    def allows(self, subject: EntityType, object_: EntityType) -> bool:
        """Tell whether entities of these types can stand in the relation."""
        return subject in self.subjects and object_ in self.objects


@cache
def relations() -> dict[str, Relation]:
    """Return the relations of the ontology by local name."""
    store = ox.Store()
    store.load(path=str(path("knooppunt.ttl")), format=ox.RdfFormat.TURTLE)
    found = (q.subject for q in store.quads_for_pattern(None, RDF.type, KP.Relation, None))
    return {_local(r): _relation(store, r) for r in found if isinstance(r, ox.NamedNode)}


def _relation(store: ox.Store, relation: ox.NamedNode) -> Relation:
    subjects = _types(store, _objects(store, relation, SCHEMA.domainIncludes))
    objects = _types(store, _objects(store, relation, SCHEMA.rangeIncludes))
    if _local(relation) in _OF_REGIONS:
        subjects, objects = _with_places(subjects), _with_places(objects)
    if _local(relation) == "memberOf":
        objects = objects - {EntityType.ACT}
    if _local(relation) in _OF_THINGS:
        subjects, objects = subjects - {EntityType.PERSON}, objects - {EntityType.PERSON}
    return Relation(relation.value, subjects, objects)


def _with_places(types: frozenset[EntityType]) -> frozenset[EntityType]:
    return types | {EntityType.PLACE} if EntityType.COUNTRY in types else types


def _objects(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
    quads = store.quads_for_pattern(subject, predicate, None, None)
    return [q.object for q in quads if isinstance(q.object, ox.NamedNode)]


def _types(store: ox.Store, classes: Iterable[ox.NamedNode]) -> frozenset[EntityType]:
    """Return the entity types that are one of the classes or below one."""
    wanted = {c.value for c in classes}
    root = KP.Entity.value.removesuffix("Entity")
    return frozenset(t for t in EntityType if wanted & set(_above(store, ox.NamedNode(root + t))))


def _above(store: ox.Store, node: ox.NamedNode) -> list[str]:
    parents = _objects(store, node, RDFS.subClassOf)
    return [node.value, *(up for parent in parents for up in _above(store, parent))]


def _local(node: ox.NamedNode) -> str:
    return node.value.rpartition("#")[2]
