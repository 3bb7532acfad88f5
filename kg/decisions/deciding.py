"""Deciding on entities and taking it back: one transaction each, refused where it goes against another decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg.decisions import promotion
from kg.decisions.decision import Decision, Judgement
from kg.errors import DecisionError, UnknownEntity
from kg.layout import Layout
from kg.model import Entity, EntityType
from kg.texts import Texts
from kg.writing import open_writer

LONGEST = 1000
"""Characters of a reason or a name."""
_TWO = frozenset({Judgement.SAME, Judgement.DIFFERENT})


def decide(folder: Path, draft: Decision) -> Decision:
    """Store a judgement and let it take effect; return it with its number and time.

    A promotion or its undoing takes effect in the documents when they are processed again (`ingest.build.refresh`).

    Args:
        folder: the knowledge base.
        draft: the judgement; its number and times do not count.

    Raises:
        UnknownEntity: the knowledge base has no such entity.
        DecisionError: the judgement says nothing new, or goes against another that is in force.
        VocabularyError: an entity to be promoted breaks a shape.
    """
    layout = Layout(folder)
    with open_writer(folder) as writer:
        roots = tuple(writer.texts.resolver.root(iri) for iri in draft.entities)
        if draft.judgement is Judgement.DIFFERENT:
            roots = tuple(sorted(roots))
        decided = _tidied(replace(draft, number=len(writer.decisions) + 1, entities=roots, at=_now(), undone_at=""))
        judged = _judged(writer.texts, decided)
        _check(writer.texts, decided, judged)
        promoted = promotion.with_entity(layout, judged[0]) if decided.judgement is Judgement.PROMOTE else None
        writer.decide((*writer.decisions, decided))
        if promoted is not None:
            promotion.store(layout, promoted)
    return decided


def undo(folder: Path, number: int) -> Decision:
    """Take a decision back: it stays in the log, with the time, and has no effect any more.

    Raises:
        DecisionError: there is no decision with this number, or it was undone before.
    """
    layout = Layout(folder)
    with open_writer(folder) as writer:
        known = next((d for d in writer.decisions if d.number == number), None)
        if known is None:
            raise DecisionError(f"There is no decision {number}; see: knooppunt review log")
        if not known.active:
            raise DecisionError(f"Decision {number} was undone at {known.undone_at}.")
        undone = replace(known, undone_at=_now())
        is_promotion = known.judgement is Judgement.PROMOTE
        left = promotion.without_entity(layout, known.entities[0]) if is_promotion else None
        writer.decide(undone if d.number == number else d for d in writer.decisions)
        if left is not None:
            promotion.store(layout, left)
    return undone


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tidied(draft: Decision) -> Decision:
    """Put what people typed on one line, without control characters or halves of characters."""
    by, why, label = (_line(text) for text in (draft.by, draft.why, draft.label))
    return replace(draft, by=by or "unknown", why=why, label=label)


def _line(text: str) -> str:
    plain = text.encode("utf-8", "replace").decode()
    return "".join(c for c in " ".join(plain.split()) if c.isprintable())[:LONGEST].strip()


def _judged(texts: Texts, decided: Decision) -> list[Entity]:
    """Return the entities of a decision, in its order."""
    found = {e.iri: e for e in texts.entities(decided.entities)}
    missing = [iri for iri in decided.entities if iri not in found]
    if missing:
        raise UnknownEntity(f"No entity answers to {missing[0]!r}; see: knooppunt entities")
    return [found[iri] for iri in decided.entities]


def _check(texts: Texts, decided: Decision, judged: list[Entity]) -> None:
    if len(judged) != (2 if decided.judgement in _TWO else 1):
        raise DecisionError(f"{decided.judgement} is about {'two entities' if decided.judgement in _TWO else 'one'}.")
    if decided.judgement in _TWO:
        _check_pair(texts, decided, judged)
    elif decided.judgement is Judgement.RENAME:
        if not decided.label or decided.language not in promotion.LANGUAGES:
            raise DecisionError("A new name has at least one character and is in nl, de or en.")
    elif decided.judgement is Judgement.RETYPE:
        if decided.type not in set(EntityType) or decided.type == judged[0].type:
            raise DecisionError(f"{decided.type!r} is the type it has, or none of: {', '.join(EntityType)}.")
    elif decided.judgement is Judgement.PROMOTE and any(t.iri == judged[0].iri for t in texts.terms()):
        raise DecisionError(f"{judged[0].label()} stands in a vocabulary already.")


def _check_pair(texts: Texts, decided: Decision, judged: list[Entity]) -> None:
    names = " and ".join(e.label() for e in judged)
    if len(set(decided.entities)) == 1:
        raise DecisionError(f"{names} count as one; to part them undo that, see: knooppunt review log")
    if frozenset(decided.entities) in texts.resolver.apart:
        raise DecisionError(f"{names} were judged to be different; to say otherwise undo that: knooppunt review log")
