"""Questions for the connection of two entities ("how does X relate to Y"): answered by a walk, every hop proved."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.phrases import hop_text, path_text
from kg.answering.shown import repaired_words, shortened
from kg.model import Answer, Entity
from kg.question import Question
from kg.texts import Texts
from kg.walk import Link, Walker, path_strength

SURE = 0.8
"""Confidence at most: of a path of one strong hop with a sentence that carries it; else it is the strength of the path."""
QUOTED = 170
"""Characters of a hop's sentence in the answer; the citation holds it whole."""


def path_answer(question: Question, texts: Texts, walker: Walker, entities: Sequence[Entity]) -> Answer | None:
    """Return the best path between the first two entities of the question, None when it names fewer or none is there."""
    if len(question.entities) < 2:
        return None
    source, target = question.entities[:2]
    links = walker.path(source, target, evidence=1)
    proofs = [link.evidence[0] for link in links if link.evidence]
    if not links or len(proofs) < len(links):
        return None
    ends = {e.iri: e for e in texts.entities(sorted({i for link in links for i in (link.source, link.target)}))}
    quotes = [repaired_words(proof, texts.document(proof.document_id)) for proof in proofs]
    hops = [_hop(question, link, ends, quote, n) for n, (link, quote) in enumerate(zip(links, quotes, strict=True), 1)]
    return Answer(
        question=question.text,
        language=question.language,
        kind=question.kind,
        text=path_text(question.language, hops),
        abstained=False,
        confidence=min(SURE, path_strength(links)),
        citations=tuple(proofs),
        entities=_distinct((*entities, *ends.values())),
    )


def _distinct(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple({e.iri: e for e in entities}.values())


def _hop(question: Question, link: Link, ends: dict[str, Entity], quote: str, number: int) -> str:
    names = (ends[link.source].label(question.language), ends[link.target].label(question.language))
    return hop_text(question.language, names, link.relation, shortened(quote, QUOTED), number)
