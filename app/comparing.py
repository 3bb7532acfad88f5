"""How two documents relate and what changes between them, as lines of JSON and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.lines import citation
from app.plain import place, shown
from kg.copies.facts import FactChange, Stated
from kg.model import Claim, Document, Figure

if TYPE_CHECKING:
    from ingest.build import Outcome
    from ingest.versions import Related

Line = dict[str, Any]
LONGEST = 160
"""Characters shown of a sentence."""
_SIGNS = {"appears": "+", "disappears": "-", "changes": "~"}


def change_line(change: FactChange) -> Line:
    """Return the JSON object of a change: the fact as the older and as the newer document states it."""
    stated = change.new or change.old
    assert stated is not None
    return {
        "change": change.what,
        "kind": "claim" if isinstance(stated.fact, Claim) else "figure",
        "old": _fact(change.old) if change.old else None,
        "new": _fact(change.new) if change.new else None,
    }


def change_text(change: FactChange) -> str:
    """Return a change for the terminal: what was and what is, and the sentence that says so."""
    said = " → ".join(_said(stated) for stated in (change.old, change.new) if stated)
    stated = change.new or change.old
    assert stated is not None
    quote = shown(stated.evidence.quote)
    quote = quote if len(quote) <= LONGEST else f"{quote[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"{_SIGNS[change.what]} {said}\n    “{quote}”  {place(stated.evidence)}"


def change_texts(changes: Sequence[FactChange], most: int) -> Iterator[str]:
    """Yield the first changes for the terminal, and how many more there are."""
    yield from map(change_text, islice(changes, most))
    if len(changes) > most:
        yield f"… and {len(changes) - most} more; --json gives all"


def comparison_line(old: Document, new: Document, kind: str | None, shares: tuple[float, float]) -> Line:
    """Return the JSON object of a comparison: both documents, their relation, and how much of each stands in the other."""
    return {
        "old": _document(old),
        "new": _document(new),
        "relation": kind,
        "of_old_in_new": shares[0],
        "of_new_in_old": shares[1],
    }


def outcome_line(outcome: Outcome) -> Line:
    """Return the JSON object of what came of an ingested file."""
    return {
        "file": outcome.file,
        "state": outcome.state,
        "id": outcome.document_id,
        "notes": list(outcome.notes),
        "related": [_related(related) for related in outcome.related],
    }


def _related(related: Related) -> Line:
    relation = related.relation
    return {
        "relation": relation.kind.value,
        "document": related.name,
        "id": relation.other_id,
        "shared": relation.shared,
        "covered": relation.covered,
        "older": related.is_older,
        "newer": related.is_newer,
        "replaced": related.replaced,
        "changes": [change_line(change) for change in related.changes],
    }


def outcome_texts(outcomes: Iterable[Outcome], most: int) -> Iterator[str]:
    """Yield what there is to tell of ingested files: the notes of each with the facts that change, then the failures."""
    failed: list[str] = []
    for outcome in outcomes:
        if outcome.state == "failed":
            failed += outcome.notes
            continue
        yield from outcome.notes
        for related in outcome.related:
            yield from change_texts(related.changes, most)
    yield from failed


def _document(document: Document) -> Line:
    return {"document": document.name, "id": document.id, "title": document.title, "issued": document.issued or None}


def _fact(stated: Stated) -> Line:
    fact = stated.fact
    if isinstance(fact, Claim):
        own = {name: getattr(fact, name) for name in ("subject", "predicate", "object", "polarity", "modality")}
        own |= {"period": fact.period}
    else:
        names = ("as_written", "value", "unit", "currency", "period", "qualifier", "measure")
        own = {name: getattr(fact, name) for name in names} | {"about": list(fact.about)}
    return own | citation(stated.evidence)


def _said(stated: Stated) -> str:
    fact = stated.fact
    if isinstance(fact, Figure):
        details = " ".join(
            part for part in (fact.qualifier, shown(fact.as_written), fact.period and f"({fact.period})") if part
        )
        return f"{shown(fact.measure)[:60]}: {details}" if fact.measure else details
    ends = [iri.rsplit(":", 1)[-1] for iri in (fact.subject, fact.object)]
    negated = "not " if fact.polarity == "negative" else ""
    return f"{ends[0]} {negated}{fact.predicate.rsplit('#', 1)[-1]} {ends[1]} ({fact.modality})"
