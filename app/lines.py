"""Nouns as the JSON objects of the command-line contract (docs/architecture.md, "The command line")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.knowledge_base import KnowledgeBase
from kg.model import Answer, Claim, Entity, Evidence, Figure, Hit
from kg.texts import StoredMention

Line = dict[str, Any]
FIGURE_COLUMNS = (
    *("id", "document", "start", "end", "quote", "about", "measure", "value", "unit", "currency", "period"),
    *("qualifier", "as_written", "attribution", "suspect"),
)
"""The keys of a figure, in order."""
CLAIM_COLUMNS = (
    *("subject", "predicate", "object", "polarity", "modality", "attribution", "period", "confidence"),
    *("document", "title", "start", "end", "quote", "page", "heading"),
)
"""The keys of a claim, in order."""


def answer_line(answer: Answer, id_: str | None = None) -> Line:
    """Return the line of an answer."""
    return {
        "id": id_,
        "question": answer.question,
        "language": answer.language,
        "kind": answer.kind,
        "answer": answer.text,
        "abstained": answer.abstained,
        "confidence": round(answer.confidence, 3),
        "citations": [citation(e) for e in answer.citations],
        "entities": [{"id": e.iri, "type": e.type.value, "label": e.label(answer.language)} for e in answer.entities],
        "missing": answer.missing,
    }


def failed_line(id_: Any, error: str) -> Line:
    """Return the line of a question that could not be asked: no answer, no hits, and why."""
    empty: Line = {"question": None, "answer": "", "abstained": True, "confidence": 0.0, "citations": [], "hits": []}
    return {"id": id_} | empty | {"missing": error, "error": error}


def citation(evidence: Evidence) -> Line:
    """Return a citation."""
    return {
        "document": evidence.document,
        "title": evidence.title,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "page": evidence.page,
        "heading": evidence.heading,
    }


def search_line(question: str, hits: Iterable[Hit], id_: str | None = None) -> Line:
    """Return the line of a search."""
    return {"id": id_, "question": question, "hits": [_hit(h) for h in hits]}


def _hit(hit: Hit) -> Line:
    place = citation(hit.evidence)
    kept = {name: place[name] for name in ("document", "start", "end", "quote", "page", "heading")}
    return kept | {"score": round(hit.score, 5), "why": list(hit.why)}


def entity_lines(base: KnowledgeBase, document_id: str | None, type_: str | None) -> Iterator[Line]:
    """Yield the lines of the entities that are mentioned, in one document or all, of one type or all."""
    places: dict[str, list[Line]] = {}
    for stored in base.texts.mentions(document_id=document_id):
        place = mention_place(base, stored)
        if place is not None:
            places.setdefault(stored.mention.entity, []).append(place)
    for entity in base.texts.entities(sorted(places)):
        if type_ is None or entity.type.value.lower() == type_.lower():
            yield _entity(entity, places[entity.iri])


def _entity(entity: Entity, mentions: list[Line]) -> Line:
    labels = {language: entity.labels.get(language) for language in ("nl", "de", "en")}
    return {
        "id": entity.iri,
        "type": entity.type.value,
        "label": entity.label(),
        "labels": labels,
        "mentions": mentions,
    }


def mention_place(base: KnowledgeBase, stored: StoredMention) -> Line | None:
    """Return where a mention stands in the original, None when its document has gone."""
    document = base.document(stored.document_id)
    if document is None:
        return None
    start, end = document.offsets.to_original(stored.mention.start, stored.mention.end)
    return {"document": document.name, "start": start, "end": end, "text": document.original[start:end]}


def figure_line(base: KnowledgeBase, document_id: str, figure: Figure) -> Line | None:
    """Return the line of a figure, None when its document has gone."""
    document = base.document(document_id)
    if document is None:
        return None
    start, end = document.offsets.to_original(figure.start, figure.end)
    return {
        "id": f"{document_id[:12]}:{start}-{end}",
        "document": document.name,
        "start": start,
        "end": end,
        "quote": document.original[start:end],
        "about": list(figure.about),
        "measure": figure.measure,
        "value": list(figure.value) if isinstance(figure.value, tuple) else figure.value,
        "unit": figure.unit,
        "currency": figure.currency,
        "period": figure.period,
        "qualifier": figure.qualifier,
        "as_written": figure.as_written,
        "attribution": figure.attribution,
        "suspect": figure.suspect or None,
    }


def claim_line(base: KnowledgeBase, document_id: str, claim: Claim) -> Line | None:
    """Return the line of a claim, None when its document has gone."""
    document = base.document(document_id)
    if document is None:
        return None
    evidence = document.evidence(claim.start, claim.end)
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": claim.attribution or None,
        "period": claim.period,
        "confidence": claim.confidence,
    } | citation(evidence)
