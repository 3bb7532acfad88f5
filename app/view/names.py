"""Names of classes and relations in the language of the page, from the ontology."""

from __future__ import annotations

from kg.ids import ONTOLOGY
from kg.model import Entity
from kg.walk import TOGETHER, Link
from ontology.labels import term_label
from ontology.terms import KP


def type_name(type_: str, language: str) -> str:
    """Return the name of an entity type (Country, ...)."""
    return term_label(f"{ONTOLOGY}{type_}", language)


def name_and_type(entity: Entity, language: str) -> str:
    """Return the name of an entity with its type behind it, which tells it from others of that name."""
    return f"{entity.label(language)} ({type_name(entity.type.value, language)})"


def relation_name(link: Link, language: str) -> str:
    """Return the relation of a link in words."""
    return predicate_name(KP.coMentionedWith.value if link.relation == TOGETHER else link.relation, language)


def predicate_name(predicate: str, language: str) -> str:
    """Return a predicate, given by its IRI or its local name in our ontology, in words."""
    return term_label(predicate if ":" in predicate else f"{ONTOLOGY}{predicate}", language)
