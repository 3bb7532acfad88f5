"""The text of an answer and its citations, and the text of a refusal. What cannot be proved is not shown."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.candidates import Candidate
from kg.answering.phrases import missing_text, suspect_text
from kg.answering.proof import proved
from kg.answering.shown import on_one_line
from kg.answering.standing import quoted_span
from kg.model import Answer, BlockKind, Entity, Evidence
from kg.question import Question

LONGEST = 700
"""Characters of an answer before its evidence."""
ROOM = 20
"""Characters kept for the marks of citations."""
LONGEST_CONTEXT = 250
"""Characters of caption and column heads shown with a table row whose cells cannot be told apart."""
MOST = 3
"""Sentences in an answer."""
MOST_APART = {"list": 4, "disagreement": 4}
MOST_UNSURE, SURE = 5, 0.75
"""Sentences in an answer of less confidence than this: on 885 questions, ordered by a model that did not see them, the
evidence is among the first three for 84 %, among the first five for 89 %."""
CLOSE = 3.0
"""Log odds by which a further sentence may fall short of the best and still be shown: on the fitting questions the
evidence is shown for 87 % (85 % with 1.5), in two sentences on average."""
NEAREST = 3
"""Passages shown with a refusal."""


def compose(
    question: Question,
    ranked: Sequence[Candidate],
    scores: Sequence[float],
    entities: Sequence[Entity],
    confidence: float,
    short: str = "",
    suspects: Sequence[str] = (),
) -> Answer:
    """Return the answer made of the best candidates, best first, each cited; an abstention if none can be proved.

    `short`, words of the best candidate that answer by themselves, stands first; a warning of `suspects`, figures of it
    that cannot be right, stands last.
    """
    chosen = _chosen(question, ranked, scores, MOST_UNSURE if confidence < SURE else MOST)
    parts: list[str] = []
    citations: list[Evidence] = []
    warning = suspect_text(question.language, suspects)
    room = LONGEST - len(warning) - ROOM
    for candidate in chosen:
        start, end = _span_beside(candidate, citations)
        evidence = proved(candidate.document, start, end, candidate.found.stored.passage.headings)
        text = _shown(candidate, start, end)
        if evidence is None or (parts and len(" ".join((*parts, text))) > room) or _within(evidence, citations):
            continue
        if not parts and candidate is chosen[0] and short in text:
            text = " — ".join(filter(None, (short, text)))
        parts.append(f"{text} [{len(citations) + 1}]")
        citations.append(evidence)
    if not citations:
        return refuse(question, ranked, entities, confidence=confidence)
    return Answer(
        question=question.text,
        language=question.language,
        kind=question.kind,
        text=" ".join(filter(None, (" ".join(parts)[: LONGEST - len(warning) - 1], warning))),
        abstained=False,
        confidence=confidence,
        citations=tuple(citations),
        entities=tuple(entities),
    )


def refuse(question: Question, ranked: Sequence[Candidate], entities: Sequence[Entity], *, confidence: float) -> Answer:
    """Return an abstention that says what is missing and holds the nearest passages."""
    nearest: dict[int, Evidence] = {}
    for candidate in ranked:
        nearest.setdefault(candidate.found.stored.id, candidate.found.hit.evidence)
        if len(nearest) == NEAREST:
            break
    return Answer(
        question=question.text,
        language=question.language,
        kind=question.kind,
        text="",
        abstained=True,
        confidence=confidence,
        entities=tuple(entities),
        missing=missing_text(question, ranked, entities),
        nearest=tuple(nearest.values()),
    )


def _chosen(question: Question, ranked: Sequence[Candidate], scores: Sequence[float], most: int) -> list[Candidate]:
    """Take the best candidate and those that come close, no two with the same words; one a document to compare."""
    chosen: list[Candidate] = []
    seen: set[str] = set()
    for candidate, score in zip(ranked, scores, strict=True):
        words = " ".join(candidate.text.lower().split())
        other = question.kind == "disagreement" and candidate.document.id in {c.document.id for c in chosen}
        if words in seen or other:
            continue
        if chosen and score < scores[0] - CLOSE * (2 if question.kind == "disagreement" else 1):
            break
        chosen.append(candidate)
        seen.add(words)
        if len(chosen) == max(most, MOST_APART.get(question.kind, 0)):
            break
    return chosen


def _span_beside(candidate: Candidate, citations: Sequence[Evidence]) -> tuple[int, int]:
    """Return the clean span to quote: the sentence alone where what it leans on is quoted already."""
    start, end = quoted_span(candidate)
    first, last = candidate.document.offsets.to_original(start, end)
    quoted = any(c.document_id == candidate.document.id and c.start < last and first < c.end for c in citations)
    return (candidate.start, candidate.end) if quoted else (start, end)


def _within(evidence: Evidence, others: Sequence[Evidence]) -> bool:
    """Tell whether a quote is part of one that is shown already, widened to the sentence before."""
    return any(
        other.document_id == evidence.document_id and other.start <= evidence.start and evidence.end <= other.end
        for other in others
    )


def _shown(candidate: Candidate, start: int, end: int) -> str:
    """Return the words of a candidate, quoted from `start` to `end`; a table row with its caption and column heads."""
    text = on_one_line(candidate.document.clean[start:end])
    passage = candidate.found.stored.passage
    if passage.kind is not BlockKind.TABLE_ROW:
        return text
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    if len(cells) == len(passage.header) > 1:
        row = " · ".join(f"{head}: {cell}" for head, cell in zip(passage.header, cells, strict=True) if cell)
        return f"{row} ({passage.caption})" if passage.caption else row
    context = " · ".join(part for part in (passage.caption, " | ".join(passage.header)) if part)
    return f"{text} ({' '.join(context.split())[:LONGEST_CONTEXT]})" if context else text
