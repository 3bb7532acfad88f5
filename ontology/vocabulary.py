"""Vocabularies in Turtle, read as terms: what may be named, under which names, in which language.

A vocabulary is SKOS. `skos:prefLabel`, `skos:altLabel` and `skos:hiddenLabel` are names; so are `kp:adjective`,
`kp:demonym` and `kp:seat`, which speak for a concept more weakly. A `kp:ambiguousLabel` is a name that counts
only where a `kp:cue` of the concept, or of the scheme it stands in, is nearby. A name without a language tag holds
in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from ontology import path
from ontology.terms import KP, RDF, SKOS

NameKind = Literal["preferred", "alternative", "hidden", "adjective", "demonym", "seat"]
NameLanguage = Literal["nl", "de", "en", "mul"]

TYPES = ("Country", "Act", "Company", "Material", "Chokepoint", "Organisation", "Person", "Place", "Sector")
"""The local names of the classes whose instances are terms."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a term. `mul` is every language: abbreviations, names of companies."""

    text: str
    language: NameLanguage
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a vocabulary.

    `type` is the local name of its class; `identifiers` maps a scheme (iso3166, wikidata, celex, lei, cas ...) to the
    identifier there; `cues` are context words that speak for this sense, and `ambiguous` the names that need one.
    """

    iri: str
    type: str
    names: tuple[Name, ...]
    identifiers: dict[str, str] = field(default_factory=dict)
    cues: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    broader: tuple[str, ...] = ()


def vocabulary_files() -> tuple[Path, ...]:
    """Return the bundled vocabularies, sorted by name."""
    return tuple(sorted(path("knooppunt.ttl").parent.glob("vocabulary/*.ttl")))


def load_terms(files: Iterable[Path]) -> list[Term]:
    """Read the terms of some Turtle files, sorted by IRI.

    Raises:
        SyntaxError: a file is not Turtle; the message names the place.
        OSError: a file cannot be read.
    """
    return read_terms(triple for file in files for triple in _triples(file))


def read_terms(triples: Iterable[ox.Triple]) -> list[Term]:
    """Read the terms that some triples describe, sorted by IRI. Subjects of other classes are passed over.

    Triples may come in any order and from several files: what they say of one IRI is one term.
    """
    drafts: dict[str, _Draft] = {}
    for triple in triples:
        reader = _READERS.get(triple.predicate.value)
        if reader is not None and isinstance(triple.subject, ox.NamedNode):
            iri = triple.subject.value
            draft = drafts.get(iri)
            if draft is None:
                draft = drafts[iri] = _Draft()
            draft.add(*reader, triple.object)
    return [drafts[iri].term(iri, drafts.get(drafts[iri].scheme)) for iri in sorted(drafts) if drafts[iri].type]


def _triples(file: Path) -> Iterator[ox.Triple]:
    for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
        yield quad.triple


_CLASSES = {getattr(KP, name).value: name for name in TYPES}
_LANGUAGES: dict[str | None, NameLanguage] = {"nl": "nl", "de": "de", "en": "en"}
_KINDS: dict[str, NameKind] = {
    SKOS.prefLabel.value: "preferred",
    SKOS.altLabel.value: "alternative",
    SKOS.hiddenLabel.value: "hidden",
    KP.adjective.value: "adjective",
    KP.demonym.value: "demonym",
    KP.seat.value: "seat",
}
_ORDER = {kind: rank for rank, kind in enumerate(_KINDS.values())}
_SCHEMES = {
    getattr(KP, name).value: name
    for name in ("iso3166", "iso3166alpha3", "wikidata", "celex", "eli", "lei", "cas", "symbol", "portwatch")
}
# What each predicate says, and the name kind or identifier scheme that goes with it.
_READERS: dict[str, tuple[str, str]] = {
    RDF.type.value: ("type", ""),
    KP.ambiguousLabel.value: ("ambiguous", ""),
    KP.cue.value: ("cue", ""),
    SKOS.broader.value: ("broader", ""),
    SKOS.inScheme.value: ("scheme", ""),
    **{iri: ("name", kind) for iri, kind in _KINDS.items()},
    **{iri: ("identifier", scheme) for iri, scheme in _SCHEMES.items()},
}


class _Draft:
    """A term while its triples come in."""

    __slots__ = ("ambiguous", "broader", "cues", "identifiers", "names", "scheme", "type")

    def __init__(self) -> None:
        self.type = ""
        self.scheme = ""
        self.names: dict[tuple[str, NameLanguage], NameKind] = {}
        self.identifiers: dict[str, str] = {}
        self.cues: set[str] = set()
        self.ambiguous: dict[tuple[str, NameLanguage], None] = {}
        self.broader: set[str] = set()

    def add(self, what: str, detail: str, node: object) -> None:
        """Take in what one triple says."""
        if isinstance(node, ox.Literal):
            self._add_literal(what, detail, node)
        elif isinstance(node, ox.NamedNode):
            if what == "type":
                self.type = _CLASSES.get(node.value, self.type)
            elif what == "scheme":
                self.scheme = node.value
            elif what == "broader":
                self.broader.add(node.value)

    def _add_literal(self, what: str, detail: str, literal: ox.Literal) -> None:
        text = literal.value
        if what == "identifier":
            self.identifiers[detail] = text
        elif what == "cue":
            self.cues.add(text)
        elif what == "ambiguous":
            self.ambiguous[text, _LANGUAGES.get(literal.language, "mul")] = None
        elif what == "name":
            self._add_name(text, _LANGUAGES.get(literal.language, "mul"), detail)

    def _add_name(self, text: str, language: NameLanguage, kind: str) -> None:
        """Keep the strongest kind of a name that stands twice."""
        known = self.names.get((text, language))
        if known is None or _ORDER[kind] < _ORDER[known]:  # type: ignore[index]
            self.names[text, language] = kind  # type: ignore[assignment]

    def term(self, iri: str, scheme: _Draft | None) -> Term:
        """Return the term; an ambiguous label that is no other name becomes an alternative one."""
        shared = scheme.cues if scheme and self.ambiguous else set()
        texts = {text for text, _ in self.names}
        for text, language in self.ambiguous:
            if text not in texts:
                self.names[text, language] = "alternative"
        names = sorted((_ORDER[kind], language, text, kind) for (text, language), kind in self.names.items())
        return Term(
            iri=iri,
            type=self.type,
            names=tuple(Name(text, language, kind) for _, language, text, kind in names),
            identifiers=dict(sorted(self.identifiers.items())),
            cues=tuple(sorted(self.cues | shared)),
            ambiguous=frozenset(text for text, _ in self.ambiguous),
            broader=tuple(sorted(self.broader)),
        )
