"""Entities that no vocabulary holds, as terms, so that a question can name them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Entity
from ontology.vocabulary import Name, Term


def found_terms(entities: Iterable[Entity]) -> list[Term]:
    """Return a term for each entity that ingestion found by a pattern; its labels are its names."""
    return [
        Term(e.iri, e.type.value, tuple(Name(text, "mul", "preferred") for text in dict.fromkeys(e.labels.values())))
        for e in entities
    ]
