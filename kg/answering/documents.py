"""Questions for documents ("which documents name X"): answered from the graph's mentions, complete and counted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.phrases import documents_text
from kg.answering.proof import proved
from kg.model import Answer, Entity, Evidence
from kg.question import Question
from kg.retrieval import Retriever
from kg.texts import StoredMention, StoredPassage, Texts

SURE = 0.9
"""Confidence of an answer read off the graph."""
SHOWN = 8
"""Documents that get a citation; all are named."""


def documents_answer(
    question: Question, texts: Texts, retriever: Retriever, entities: Sequence[Entity]
) -> Answer | None:
    """Return the documents that mention every name of the question, None when it has none that is mentioned.

    A name that may mean several entities (*Chips Act*) is mentioned where one of them is.
    """
    if not entities:
        return None
    names = _meanings(question)
    by_name = [_mentioned(texts, meant) for meant in names.values()]
    shared = [d for d in by_name[0] if all(d in others for others in by_name)]
    citations = {d: _evidence(texts, retriever, by_name[0][d]) for d in shared}
    proofs = [evidence for evidence in citations.values() if evidence is not None]
    if not proofs:
        return None
    return Answer(
        question=question.text,
        language=question.language,
        kind=question.kind,
        text=documents_text(question.language, tuple(names), proofs),
        abstained=False,
        confidence=SURE,
        citations=tuple(proofs[:SHOWN]),
        entities=tuple(entities),
    )


def _meanings(question: Question) -> dict[str, list[str]]:
    """Return the names of the question, as written there, each with the entities it may mean."""
    meant: dict[str, list[str]] = {}
    for mention in question.mentions:
        meant.setdefault(question.text[mention.start : mention.end], []).append(mention.entity)
    return meant


def _mentioned(texts: Texts, entities: Sequence[str]) -> dict[str, StoredMention]:
    """Return for each document a mention of one of the entities, the surest of the first that it mentions."""
    found: dict[str, StoredMention] = {}
    for entity in entities:
        found = _first_mentions(texts, entity) | found
    return found


def _first_mentions(texts: Texts, entity: str) -> dict[str, StoredMention]:
    """Return for each document the surest mention of an entity inside a passage, the first of equals."""
    best: dict[str, StoredMention] = {}
    for stored in texts.mentions(entity=entity):
        known = best.get(stored.document_id)
        if stored.passage_id is not None and (known is None or stored.mention.confidence > known.mention.confidence):
            best[stored.document_id] = stored
    return best


def _evidence(texts: Texts, retriever: Retriever, stored: StoredMention) -> Evidence | None:
    document = retriever.document(stored.document_id)
    if document is None or stored.passage_id is None:
        return None
    passages: list[StoredPassage] = texts.passages([stored.passage_id])
    if not passages or stored.sentence is None:
        return None
    passage = passages[0].passage
    sentence = passage.sentences[stored.sentence]
    return proved(document, sentence.start, sentence.end, passage.headings)
