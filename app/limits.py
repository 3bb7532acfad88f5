"""What a walk may use, as a person asks for it: relations, types, sources and a time by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.bonds import TOGETHER, Limits
from kg.errors import KnooppuntError
from kg.intervals import asked
from kg.knowledge_base import KnowledgeBase
from kg.model import EntityType

STATED = "stated"
"""All relations that a source states: every claim, and no sentence that only names two entities together."""
UNSTATED = "together"


class LimitError(KnooppuntError):
    """A relation or source that a walk is to be limited to, and that is not there."""


@cache
def relation_names() -> tuple[str, ...]:
    """Return the names by which relations are asked for: *stated*, *together*, and those of the ontology."""
    return STATED, UNSTATED, *sorted(_relations())


def limits_of(
    base: KnowledgeBase,
    names: Iterable[str] = (),
    types: Iterable[str] = (),
    period: str | None = None,
    documents: Iterable[str] = (),
) -> Limits:
    """Return the limits that names of relations, types and documents and a period stand for.

    Raises:
        LimitError: there is no such relation or document.
        PeriodError: the period is not ISO 8601.
    """
    if period is not None:
        asked(period)
    return Limits(
        frozenset(iri for name in names for iri in _relation(name)),
        frozenset(map(EntityType, types)),
        period,
        frozenset(_document(base, name) for name in documents),
    )


def _relations() -> dict[str, str]:
    """Return the IRIs of the relations by their names in the ontology."""
    from ingest.claims.relations import relations  # noqa: PLC0415  brings all extraction along, which no question needs

    return {name: relation.iri for name, relation in relations().items()}


def _relation(name: str) -> tuple[str, ...]:
    by_name = {local.casefold(): iri for local, iri in _relations().items()}
    if name == STATED:
        return tuple(by_name.values())
    if name == UNSTATED:
        return (TOGETHER,)
    if name.casefold() not in by_name:
        raise LimitError(f"{name!r} is no relation; choose from: {', '.join(relation_names())}")
    return (by_name[name.casefold()],)


def _document(base: KnowledgeBase, name: str) -> str:
    row = base.find_document(name)
    if row is None:
        raise LimitError(f"{name} is not in the knowledge base; see: knooppunt status")
    return row.id
