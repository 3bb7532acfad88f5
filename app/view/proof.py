"""Citations are proved again each time they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import Document, Evidence


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands in its source at its place, and what does not (any more) and must not be shown as a citation.

    Each with its number, from 1, in the order in which it was given: an answer refers to its citations by number.
    """

    held: tuple[tuple[int, Evidence], ...]
    failed: tuple[tuple[int, Evidence], ...]


def prove(evidence: Iterable[Evidence], find: Callable[[str], Document | None]) -> Proof:
    """Re-read every quote from the stored original; `find` returns a document by id."""
    held: list[tuple[int, Evidence]] = []
    failed: list[tuple[int, Evidence]] = []
    for number, item in enumerate(evidence, 1):
        document = find(item.document_id)
        stands = document is not None and item.holds_in(document.original)
        (held if stands else failed).append((number, item))
    return Proof(tuple(held), tuple(failed))
