"""Nouns to quads: the only file that knows which predicate holds which field.

A document and all that is derived from it make one named graph, whose name is the IRI of the document. Places are
fragments of it that count in the original: `#char=120,127` (RFC 5147) is a mention, and other views of the same
characters have names of their own, so that two of them never become one node.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import pyoxigraph as ox

from kg.ids import document_iri
from kg.model import Analysis, Claim, Entity, Figure, Mention, NoteLink, Passage, Sentence
from kg.offsets import Edit
from ontology.terms import DCTERMS, KP, NIF, RDF, SKOS

JSON = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")
HEADING_SEPARATOR = " › "
CELL_SEPARATOR = " | "
IDENTIFIERS = frozenset(("iso3166", "iso3166alpha3", "wikidata", "celex", "eli", "lei", "cas", "symbol", "portwatch"))

HEAD = {
    "addressedTo": KP.addressedTo,
    "answered": KP.answered,
    "answeredBy": KP.answeredBy,
    "askedBy": KP.askedBy,
    "identifier": KP.paperNumber,
    "kind": KP.paperKind,
    "questionCount": KP.questionCount,
    "seeAlso": KP.seeAlsoPaper,
    "subject": KP.paperSubject,
    "submitted": KP.submitted,
}
"""The predicate of each term in the head of a paper of parliament."""

_MEMBER = "http://www.w3.org/1999/02/22-rdf-syntax-ns#_"
"""How the properties of RDF begin that number the members of a collection (RDF Schema 1.1, 5.1.5)."""

Statements = Iterator[ox.Triple]
Value = ox.NamedNode | ox.Literal | str | float | bool | None


def analysis_quads(analysis: Analysis, path: str, recipe: str) -> Iterator[ox.Quad]:
    """Yield all quads of a document, in its own graph. `path` is where the file was, `recipe` how it was processed."""
    graph = ox.NamedNode(document_iri(analysis.document.id))
    return (ox.Quad(t.subject, t.predicate, t.object, graph) for t in _Writer(analysis).triples(path, recipe))


def member(number: int) -> ox.NamedNode:
    """Return the property that names the member of a collection at a place, counted from 1."""
    return ox.NamedNode(f"{_MEMBER}{number}")


class _Writer:
    """Writes one analysis; holds what every node of a document shares."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._document = analysis.document
        self._node = ox.NamedNode(document_iri(analysis.document.id))
        self._passages = list(self._names("passage", analysis.passages))
        self._sentences = self._names("sentence", [s for p in analysis.passages for s in p.sentences])

    def triples(self, path: str, recipe: str) -> Statements:
        yield from self._document_triples(path, recipe)
        for number, edit in enumerate(self._document.edits):
            yield from self._repair(edit, number)
        for link in self._document.notes:
            yield from self._note(link)
        for passage, node in zip(self._analysis.passages, self._passages, strict=True):
            yield from self._passage(passage, node)
        for mention, node in zip(self._analysis.mentions, self._names("char", self._analysis.mentions), strict=True):
            yield from self._mention(mention, node)
        for entity in self._analysis.entities:
            yield from self._entity(entity)
        for figure, node in zip(self._analysis.figures, self._names("figure", self._analysis.figures), strict=True):
            yield from self._figure(figure, node)
        for number, claim in enumerate(self._analysis.claims):
            yield from self._claim(claim, number)

    def _document_triples(self, path: str, recipe: str) -> Statements:
        document = self._document
        yield from _node(
            self._node,
            KP.Document,
            (KP.fileName, document.name),
            (KP.path, path),
            (KP.recipe, recipe),
            (NIF.isString, document.original),
            (KP.layout, _json([asdict(b) for b in self._analysis.blocks])),
            (DCTERMS.format, document.media_type),
            (DCTERMS.title, document.title or None),
            (DCTERMS.language, document.language),
            (DCTERMS.publisher, document.publisher or None),
            (DCTERMS.issued, document.issued or None),
            (DCTERMS.creator, _json(document.authors) if document.authors else None),
            (KP.ocr, document.ocr or None),
            *((HEAD[term], value) for term, value in document.head),
            *((KP.mentions, ox.NamedNode(iri)) for iri in sorted({m.entity for m in self._analysis.mentions})),
        )
        for page in document.pages:
            if page.start < page.end:
                # Notes of a page may stand behind the text of all pages: one number, two places.
                node = ox.NamedNode(f"{self._node.value}#page={page.start},{page.end}")
                sure = None if page.confidence == 1 else page.confidence
                bounds = self._bounds(page.start, page.end)
                yield from _node(node, KP.Page, (KP.number, page.number), (KP.confidence, sure), *bounds)

    def _repair(self, edit: Edit, number: int) -> Statements:
        node = ox.NamedNode(f"{self._node.value}#repair={number}")
        yield from _node(
            node,
            KP.Repair,
            *self._bounds(edit.start, edit.end),
            (KP.replacement, edit.replacement),
            (KP.rule, edit.rule),
            (KP.confidence, edit.confidence),
            (KP.applied, edit.applied),
        )

    def _note(self, link: NoteLink) -> Statements:
        note = ox.NamedNode(f"{self._node.value}#note={link.note_start},{link.note_end}")
        yield from _node(note, KP.Note, *self._bounds(link.note_start, link.note_end))
        mark = ox.NamedNode(f"{self._node.value}#mark={link.start},{link.end}")
        yield from _node(
            mark, KP.NoteMark, *self._bounds(link.start, link.end), (KP.note, note), (KP.noteLabel, link.label)
        )

    def _passage(self, passage: Passage, node: ox.NamedNode) -> Statements:
        yield from _node(
            node,
            KP.Passage,
            *self._span(passage.start, passage.end),
            (KP.blockKind, passage.kind.value),
            (DCTERMS.language, passage.language),
            (KP.headings, joined(passage.headings, HEADING_SEPARATOR)),
            (KP.caption, passage.caption or None),
            (KP.header, joined(passage.header, CELL_SEPARATOR)),
        )
        for sentence in passage.sentences:
            yield from _node(
                next(self._sentences),
                KP.Sentence,
                *self._span(sentence.start, sentence.end),
                (KP.inPassage, node),
                (DCTERMS.language, sentence.language),
            )

    def _mention(self, mention: Mention, node: ox.NamedNode) -> Statements:
        first, last = self._document.offsets.to_original(mention.start, mention.end)
        yield from _node(
            node,
            KP.Mention,
            *self._span(mention.start, mention.end),
            (NIF.anchorOf, self._document.original[first:last]),
            (KP.refersTo, ox.NamedNode(mention.entity)),
            (KP.confidence, mention.confidence),
            (KP.method, mention.method),
            (KP.inPassage, self._passage_at(mention.start)),
        )

    def _entity(self, entity: Entity) -> Statements:
        yield from entity_triples(entity)
        yield ox.Triple(ox.NamedNode(entity.iri), KP.proposedBy, self._node)

    def _figure(self, figure: Figure, node: ox.NamedNode) -> Statements:
        low, high = figure.value if isinstance(figure.value, tuple) else (None, None)
        yield from _node(
            node,
            KP.Figure,
            *self._span(figure.start, figure.end),
            (KP.asWritten, figure.as_written),
            (KP.value, None if isinstance(figure.value, tuple) else float(figure.value)),
            (KP.low, None if low is None else float(low)),
            (KP.high, None if high is None else float(high)),
            (KP.unit, figure.unit),
            (KP.currency, figure.currency),
            (KP.period, figure.period),
            (KP.qualifier, figure.qualifier),
            (KP.measure, figure.measure or None),
            (KP.attribution, figure.attribution or None),
            (KP.suspect, figure.suspect or None),
            *((KP.about, ox.NamedNode(iri)) for iri in figure.about),
            *((member(n), ox.NamedNode(iri)) for n, iri in enumerate(figure.about, 1) if len(figure.about) > 1),
            (KP.inPassage, self._passage_at(figure.start)),
        )

    def _claim(self, claim: Claim, number: int) -> Statements:
        subject, predicate, object_ = map(ox.NamedNode, (claim.subject, claim.predicate, claim.object))
        first, last = self._document.offsets.to_original(claim.start, claim.end)
        yield from _node(
            ox.NamedNode(f"{self._node.value}#claim={number}"),
            KP.Claim,
            *self._span(claim.start, claim.end),
            (NIF.anchorOf, self._document.original[first:last]),
            (KP.subject, subject),
            (KP.predicate, predicate),
            (KP.object, object_),
            (KP.polarity, claim.polarity),
            (KP.modality, claim.modality),
            (KP.attribution, claim.attribution or None),
            (KP.period, claim.period),
            (KP.confidence, claim.confidence),
            (KP.extractor, claim.extractor),
            (KP.inPassage, self._passage_at(claim.start)),
        )
        # Only what a source asserts itself is there to walk on; opinions, plans and denials stay records.
        if claim.polarity == "positive" and claim.modality == "asserted":
            yield ox.Triple(subject, predicate, object_)

    def _names(self, view: str, spans: Sequence[Passage | Sentence | Mention | Figure]) -> Iterator[ox.NamedNode]:
        """Name the places of one view by their characters in the original.

        Several may share these: a name left undecided has a mention for each entity it may stand for, and a repair
        widens what lies in it. The first has the plain name, the others are numbered.
        """
        seen: Counter[tuple[int, int]] = Counter()
        for span in spans:
            place = self._document.offsets.to_original(span.start, span.end)
            number = f";{seen[place]}" if seen[place] else ""
            seen[place] += 1
            yield ox.NamedNode(f"{self._node.value}#{view}={place[0]},{place[1]}{number}")

    def _span(self, start: int, end: int) -> Iterator[tuple[ox.NamedNode, Value]]:
        yield from self._bounds(*self._document.offsets.to_original(start, end))
        yield KP.cleanBegin, start
        yield KP.cleanEnd, end

    def _bounds(self, start: int, end: int) -> Iterator[tuple[ox.NamedNode, Value]]:
        yield NIF.referenceContext, self._node
        yield NIF.beginIndex, start
        yield NIF.endIndex, end

    def _passage_at(self, position: int) -> ox.NamedNode | None:
        nodes = zip(self._analysis.passages, self._passages, strict=True)
        return next((node for passage, node in nodes if passage.start <= position < passage.end), None)


def joined(parts: Sequence[str], separator: str) -> str | None:
    """Return parts as one text that `parted` takes apart again, None for no parts. The sign in the separator is escaped."""
    mark = separator.strip()
    escaped = (part.replace("\\", "\\\\").replace(mark, f"\\{mark}") for part in parts)
    return separator.join(escaped) if parts else None


def parted(text: str | None, separator: str) -> tuple[str, ...]:
    """Return the parts of a text made by `joined`."""
    if text is None:
        return ()
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in text.split(separator))


def entity_triples(entity: Entity) -> Statements:
    """Yield the description of an entity: type, labels, identifiers."""
    yield from _node(
        ox.NamedNode(entity.iri),
        getattr(KP, entity.type.value),
        *((SKOS.prefLabel, ox.Literal(text, language=language)) for language, text in sorted(entity.labels.items())),
        *((getattr(KP, s), value) for s, value in sorted(entity.identifiers.items()) if s in IDENTIFIERS),
    )


def _node(subject: ox.NamedNode, class_: ox.NamedNode, *fields: tuple[ox.NamedNode, Value]) -> Statements:
    yield ox.Triple(subject, RDF.type, class_)
    for predicate, value in fields:
        if value is not None:
            yield ox.Triple(subject, predicate, _term(value))


def _term(value: ox.NamedNode | ox.Literal | str | float) -> ox.NamedNode | ox.Literal:
    return value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)


def _json(value: object) -> ox.Literal:
    return ox.Literal(json.dumps(value, ensure_ascii=False), datatype=JSON)
