"""Names of classes and relations in the language of the page, from the ontology."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from kg.ids import ONTOLOGY
from kg.walk import TOGETHER, Link
from ontology import path
from ontology.terms import KP, RDFS

Labels = dict[tuple[str, str], str]


def type_name(type_: str, language: str) -> str:
    """Return the name of an entity type (Country, ...)."""
    return _labels().get((f"{ONTOLOGY}{type_}", language), type_)


def relation_name(link: Link, language: str) -> str:
    """Return the relation of a link in words."""
    return predicate_name(KP.coMentionedWith.value if link.relation == TOGETHER else link.relation, language)


def predicate_name(predicate: str, language: str) -> str:
    """Return a predicate, given by its IRI or its local name in our ontology, in words."""
    iri = predicate if ":" in predicate else f"{ONTOLOGY}{predicate}"
    return _labels().get((iri, language), iri.rsplit("#", 1)[-1])


@lru_cache(maxsize=1)
def _labels() -> Labels:
    store = ox.Store()
    store.load(path=str(path("knooppunt.ttl")), format=ox.RdfFormat.TURTLE)
    found: Labels = {}
    for quad in store.quads_for_pattern(None, RDFS.label, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found[quad.subject.value, quad.object.language or ""] = quad.object.value
    return found
