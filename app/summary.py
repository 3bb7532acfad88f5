"""The summary at the end of an ingest, and of `status`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.knowledge_base import KnowledgeBase

if TYPE_CHECKING:
    from ingest.build import Report


def entity_counts(base: KnowledgeBase) -> dict[str, int]:
    """Return how many entities of each type the texts mention, most frequent type first."""
    return dict(Counter(e.type.value for e in base.texts.entities(mentioned=True)).most_common())


def summary(base: KnowledgeBase, report: Report) -> str:
    """Return the lines that say what was done and what is there now."""
    kinds = ", ".join(f"{n} {type_}" for type_, n in entity_counts(base).items()) or "none"
    return (
        f"{len(report.stored)} stored, {len(report.unchanged)} unchanged, {len(report.failed)} failed "
        f"in {report.seconds:.1f} s\n"
        f"Now: {len(base.documents())} documents, {len(base.index)} passages\n"
        f"Entities: {kinds}"
    )
