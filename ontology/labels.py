"""Labels of the terms of the ontology, by language, for whoever shows them to people."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import pyoxigraph as ox

from ontology import path
from ontology.terms import RDFS


def term_label(iri: str, language: str) -> str:
    """Return the label of a class or property in `language`, else in English, else the local name of the IRI."""
    labels = _labels().get(iri, {})
    return labels.get(language) or labels.get("en") or iri.rsplit("#", 1)[-1]


@lru_cache(maxsize=1)
def _labels() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in ox.parse(path=str(path("knooppunt.ttl")), format=ox.RdfFormat.TURTLE):
        label = quad.object
        if quad.predicate == RDFS.label and isinstance(quad.subject, ox.NamedNode) and isinstance(label, ox.Literal):
            found[quad.subject.value][label.language or "en"] = label.value
    return dict(found)
