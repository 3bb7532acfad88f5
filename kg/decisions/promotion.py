"""Entities that people promoted, as a vocabulary of the knowledge base: `vocabulary/promoted.ttl`.

What stands there is recognised in every document that is processed from then on. The file is written anew at each
promotion and may be edited in between; comments in it do not stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.ids import BASE
from kg.layout import Layout
from kg.model import Entity
from kg.validate import vocabulary_violations
from ontology.terms import DCTERMS, KP, RDF, SKOS

LANGUAGES = ("nl", "de", "en")
_SCHEME = ox.NamedNode(f"{BASE}vocabulary:promoted")
_LABELS = {"nl": "Bevorderde entiteiten", "de": "Aufgenommene Entitäten", "en": "Promoted entities"}
_LICENCE = ox.NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")
_PREFIXES = {
    "kp": "urn:knooppunt:ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}


def with_entity(layout: Layout, entity: Entity) -> bytes:
    """Return the vocabulary, as Turtle, with an entity taken in: a preferred name in every language.

    Raises:
        VocabularyError: the entity breaks a shape, or the file is not Turtle.
    """
    added = [*_scheme(), *_concept(entity)]
    _check(_turtle(added))
    return _turtle([*_stored(layout), *added])


def without_entity(layout: Layout, iri: str) -> bytes:
    """Return the vocabulary, as Turtle, with an entity taken out again.

    Raises:
        VocabularyError: the file is not Turtle.
    """
    return _turtle(t for t in _stored(layout) if t.subject != ox.NamedNode(iri))


def store(layout: Layout, turtle: bytes) -> None:
    """Put the vocabulary in place, or take it away when no entity is left in it."""
    file = _file(layout)
    if b"inScheme" not in turtle:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    draft.write_bytes(turtle)
    draft.replace(file)


def _file(layout: Layout) -> Path:
    return layout.vocabulary / "promoted.ttl"


def _stored(layout: Layout) -> list[ox.Triple]:
    file = _file(layout)
    if not file.is_file():
        return []
    try:
        return [quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise VocabularyError(f"{file} is not Turtle: {error}; mend it, or take it away.") from error


def _scheme() -> Iterator[ox.Triple]:
    yield ox.Triple(_SCHEME, RDF.type, SKOS.ConceptScheme)
    yield from (ox.Triple(_SCHEME, SKOS.prefLabel, ox.Literal(t, language=tag)) for tag, t in _LABELS.items())
    yield ox.Triple(_SCHEME, DCTERMS.source, ox.Literal("Found in the documents, promoted by people in the review"))
    yield ox.Triple(_SCHEME, DCTERMS.license, _LICENCE)


def _concept(entity: Entity) -> Iterator[ox.Triple]:
    node = ox.NamedNode(entity.iri)
    yield ox.Triple(node, RDF.type, getattr(KP, entity.type.value))
    yield ox.Triple(node, SKOS.inScheme, _SCHEME)
    for language in LANGUAGES:
        text = " ".join(entity.label(language).split())
        yield ox.Triple(node, SKOS.prefLabel, ox.Literal(text, language=language))


def _check(turtle: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "promoted.ttl"
        file.write_bytes(turtle)
        found = vocabulary_violations([file])
    if found:
        raise VocabularyError(f"The entity cannot stand in a vocabulary: {'; '.join(found[:3])}")


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), t.predicate != RDF.type, str(t)))
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""
