"""Sources that differ on a figure, side by side, each with its citation; which of them is right is not for us to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.answering.candidates import Candidate
from kg.answering.phrases import sides_text
from kg.answering.shown import on_one_line, repaired_words, shortened
from kg.facts import Disagreement, Facts, Side
from kg.model import Answer, Document, Entity, Evidence
from kg.question import Question

READ = 12
"""Candidates among whose figures a question for a disagreement looks for one."""
QUOTED = 260
"""Characters of a side's sentence in the answer; the citation holds it whole."""
MOST = 4
"""Sides shown."""


def differing(question: Question, ranked: Sequence[Candidate], facts: Facts, short: str) -> Disagreement | None:
    """Return the disagreement that the answer takes part in, None when there is none.

    A question for a disagreement looks among the figures of the best candidates; any other only at the figure that
    answers it.
    """
    asked = question.kind == "disagreement"
    if not asked and not short:
        return None
    looked_at = ranked[: READ if asked else 1]
    groups = facts.among(sorted({c.found.stored.id for c in ranked}))
    for candidate in looked_at:
        for members, disagreement in groups:
            inside = [
                o.figure
                for o in members
                if o.document_id == candidate.document.id and _holds(candidate, o.figure.start)
            ]
            if any(asked or candidate.document.clean[f.start : f.end] in short for f in inside):
                return disagreement
    return None


def sides_answer(
    question: Question,
    best: Candidate,
    disagreement: Disagreement,
    document: Callable[[str], Document | None],
    entities: Sequence[Entity],
    confidence: float,
) -> Answer:
    """Return the sides of a disagreement as the answer, that of the best candidate first."""
    quoted = best.document.evidence(best.start, best.end)
    sides = sorted(disagreement.sides, key=lambda side: not any(_overlap(e, quoted) for e in side.evidence))[:MOST]
    proofs = [side.evidence[0] for side in sides]
    told = [
        _told(side, proof, document, number) for number, (side, proof) in enumerate(zip(sides, proofs, strict=True), 1)
    ]
    return Answer(
        question=question.text,
        language=question.language,
        kind=question.kind,
        text=sides_text(question.language, told),
        abstained=False,
        confidence=confidence,
        citations=tuple(proofs),
        entities=tuple(entities),
    )


def _told(side: Side, proof: Evidence, document: Callable[[str], Document | None], number: int) -> str:
    flat = repaired_words(proof, document(proof.document_id))
    if flat.startswith("|"):
        flat = " · ".join(cell.strip() for cell in flat.strip("| ").split("|"))
    return f"{on_one_line(side.says)}: “{shortened(flat, QUOTED)}” [{number}]"


def _holds(candidate: Candidate, position: int) -> bool:
    return candidate.start <= position < candidate.end


def _overlap(a: Evidence, b: Evidence) -> bool:
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end
