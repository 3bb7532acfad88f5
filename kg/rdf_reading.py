"""Quads of one document back to nouns: how the text store and the index are made again from the graph."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pyoxigraph as ox

from kg.ids import document_id
from kg.model import (
    Analysis,
    BlockKind,
    Claim,
    Document,
    Entity,
    EntityType,
    Figure,
    Language,
    Mention,
    NoteLink,
    Page,
    Passage,
    Sentence,
)
from kg.offsets import Edit
from kg.rdf import CELL_SEPARATOR, HEAD, HEADING_SEPARATOR, IDENTIFIERS, member, parted
from kg.rows import block_row
from ontology.terms import DCTERMS, KP, NIF, RDF, SKOS


@dataclass(frozen=True, slots=True)
class StoredAnalysis:
    """An analysis as the graph holds it, with where its file was and how it was processed."""

    analysis: Analysis
    path: str
    recipe: str


@dataclass(slots=True)
class _Node:
    """What is said of one subject: literal values and IRIs by predicate."""

    iri: str
    values: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def text(self, predicate: ox.NamedNode, default: str = "") -> str:
        found = self.values.get(predicate.value)
        return found[0].value if found else default

    def optional(self, predicate: ox.NamedNode) -> str | None:
        found = self.values.get(predicate.value)
        return found[0].value if found else None

    def whole(self, predicate: ox.NamedNode) -> int:
        return int(self.text(predicate))

    def real(self, predicate: ox.NamedNode) -> float:
        return float(self.text(predicate))

    @property
    def bounds(self) -> tuple[int, int]:
        return self.whole(NIF.beginIndex), self.whole(NIF.endIndex)

    @property
    def clean(self) -> tuple[int, int]:
        return self.whole(KP.cleanBegin), self.whole(KP.cleanEnd)

    @property
    def order(self) -> tuple[int, int, int]:
        """Its span in the clean text, and its number among the nodes of the same characters."""
        number = self.iri.rpartition(";")[2]
        return *self.clean, int(number) if number.isdecimal() else 0


def read_analysis(quads: Iterable[ox.Quad]) -> StoredAnalysis:
    """Make the analysis of a document out of the quads of its graph, the inverse of `kg.rdf.analysis_quads`."""
    nodes: dict[str, _Node] = {}
    by_class: dict[str, list[_Node]] = defaultdict(list)
    for quad in quads:
        iri = str(getattr(quad.subject, "value", ""))
        node = nodes.setdefault(iri, _Node(iri))
        node.values[quad.predicate.value].append(quad.object)
        if quad.predicate == RDF.type:
            by_class[str(getattr(quad.object, "value", ""))].append(node)
    document = by_class[KP.Document.value][0]
    return StoredAnalysis(_analysis(document, by_class), document.text(KP.path), document.text(KP.recipe))


def _analysis(document: _Node, by_class: dict[str, list[_Node]]) -> Analysis:
    def of(class_: ox.NamedNode) -> list[_Node]:
        return by_class.get(class_.value, [])

    return Analysis(
        replace(
            _document(document, of(KP.Page), of(KP.Repair)),
            notes=tuple(sorted(_notes(of(KP.NoteMark), of(KP.Note)), key=_by_place)),
        ),
        tuple(block_row(b) for b in json.loads(document.text(KP.layout, "[]"))),
        tuple(_passages(of(KP.Passage), of(KP.Sentence))),
        tuple(_mentions(of(KP.Mention), by_class)),
        tuple(sorted(_entities(by_class), key=lambda e: e.iri)),
        tuple(_figure(n) for n in sorted(of(KP.Figure), key=lambda n: n.order)),
        tuple(_claim(n) for n in sorted(of(KP.Claim), key=lambda n: int(n.iri.rsplit("=", 1)[1]))),
    )


def _document(node: _Node, pages: list[_Node], repairs: list[_Node]) -> Document:
    ordered = sorted(repairs, key=lambda n: int(n.iri.rsplit("=", 1)[1]))
    return Document(
        id=document_id(node.iri) or "",
        name=node.text(KP.fileName),
        original=node.text(NIF.isString),
        edits=tuple(
            Edit(
                *n.bounds, n.text(KP.replacement), n.text(KP.rule), n.real(KP.confidence), n.text(KP.applied) == "true"
            )
            for n in ordered
        ),
        pages=tuple(sorted(map(_page, pages), key=lambda p: p.start)),
        media_type=node.text(DCTERMS.format),
        title=node.text(DCTERMS.title),
        language=cast("Language", node.text(DCTERMS.language)),
        authors=tuple(json.loads(node.text(DCTERMS.creator, "[]"))),
        publisher=node.text(DCTERMS.publisher),
        issued=node.text(DCTERMS.issued),
        ocr=node.text(KP.ocr),
        head=tuple(
            sorted((term, o.value) for term, predicate in HEAD.items() for o in node.values.get(predicate.value, []))
        ),
    )


def _notes(marks: list[_Node], notes: list[_Node]) -> Iterator[NoteLink]:
    bounds = {note.iri: note.bounds for note in notes}
    for mark in marks:
        yield NoteLink(mark.text(KP.noteLabel), *mark.bounds, *bounds[mark.text(KP.note)])


def _by_place(link: NoteLink) -> int:
    return link.start


def _page(node: _Node) -> Page:
    return Page(node.whole(KP.number), *node.bounds, float(node.text(KP.confidence, "1")))


def _passages(nodes: list[_Node], sentences: list[_Node]) -> Iterator[Passage]:
    inside: dict[str, list[Sentence]] = defaultdict(list)
    for node in sorted(sentences, key=lambda n: n.order):
        language = cast("Language", node.text(DCTERMS.language))
        inside[node.text(KP.inPassage)].append(Sentence(*node.clean, language))
    for node in sorted(nodes, key=lambda n: n.order):
        yield Passage(
            *node.clean,
            tuple(inside[node.iri]),
            parted(node.optional(KP.headings), HEADING_SEPARATOR),
            BlockKind(node.text(KP.blockKind)),
            node.text(KP.caption),
            parted(node.optional(KP.header), CELL_SEPARATOR),
            cast("Language", node.text(DCTERMS.language)),
        )


def _mentions(nodes: list[_Node], by_class: dict[str, list[_Node]]) -> Iterator[Mention]:
    own = {n.iri: type_ for type_ in EntityType for n in by_class.get(getattr(KP, type_.value).value, [])}
    for node in sorted(nodes, key=lambda n: n.order):
        entity = node.text(KP.refersTo)
        type_ = own.get(entity) or EntityType.from_iri(entity)
        yield Mention(*node.clean, entity, type_, node.real(KP.confidence), node.text(KP.method))


def _entities(by_class: dict[str, list[_Node]]) -> Iterator[Entity]:
    for type_ in EntityType:
        for node in by_class.get(getattr(KP, type_.value).value, []):
            labels = {label.language: label.value for label in node.values[SKOS.prefLabel.value]}
            found = {name: node.text(getattr(KP, name)) for name in sorted(IDENTIFIERS)}
            yield Entity(node.iri, type_, labels, {name: value for name, value in found.items() if value})


def _figure(node: _Node) -> Figure:
    value = node.real(KP.value) if node.text(KP.value) else (node.real(KP.low), node.real(KP.high))
    return Figure(
        *node.clean,
        node.text(KP.asWritten),
        value,
        node.optional(KP.unit),
        node.optional(KP.currency),
        node.optional(KP.period),
        node.optional(KP.qualifier),
        node.text(KP.measure),
        _about(node),
        node.text(KP.attribution),
        node.text(KP.suspect),
    )


def _about(node: _Node) -> tuple[str, ...]:
    """Return what a figure is about, the likeliest first."""
    entities = [o.value for o in node.values.get(KP.about.value, [])]
    ranked = (node.text(member(n)) for n in range(1, len(entities) + 1))
    return tuple(iri for iri in ranked if iri) or tuple(entities)


def _claim(node: _Node) -> Claim:
    return Claim(
        *node.clean,
        node.text(KP.subject),
        node.text(KP.predicate),
        node.text(KP.object),
        cast("Any", node.text(KP.polarity)),
        cast("Any", node.text(KP.modality)),
        node.text(KP.attribution),
        node.optional(KP.period),
        node.real(KP.confidence),
        node.text(KP.extractor),
    )
