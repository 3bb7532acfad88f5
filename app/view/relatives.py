"""Copies and versions of a document, and what changes between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.view.facts import name_of
from app.view.markup import Html, element
from app.view.names import predicate_name
from app.view.wording import Wording
from kg.copies.facts import FactChange, Stated
from kg.copies.relation import Kind, Relation
from kg.model import Claim, Entity

LONGEST = 220
"""Characters shown of a sentence."""


def relation_text(relation: Relation, say: Wording) -> str:
    """Return what a document is to another, to be followed by the name of that."""
    if relation.kind is Kind.COPY:
        return say("copy of")
    if relation.kind is Kind.OVERLAP:
        return say("overlap with", shared=f"{relation.shared:.0%}")
    key = {relation.document_id: "newer version of", relation.other_id: "older version of"}
    return say(key.get(relation.newer, "version of"), shared=f"{relation.shared:.0%}")


def older_first(relation: Relation) -> tuple[str, str]:
    """Return the ids of two versions, the older first; as they are where that is not known."""
    ids = relation.document_id, relation.other_id
    return ids if relation.newer == relation.other_id else (ids[1], ids[0])


def changes_html(changes: Sequence[FactChange], entities: dict[str, Entity], say: Wording) -> Html:
    """Return a table of changes: what happens, the fact before and after, and the sentence that states it."""
    head = element(
        "tr", *(element("th", say(f"fact {t}"), scope="col") for t in ("change", "before", "after", "sentence"))
    )
    rows = (element("tr", *_cells(change, entities, say)) for change in changes)
    return element("table", element("thead", head), element("tbody", *rows), class_="kp-table kp-changes")


def _cells(change: FactChange, entities: dict[str, Entity], say: Wording) -> Iterator[Html]:
    yield element("td", say(f"fact {change.what}"))
    for stated in (change.old, change.new):
        yield element("td", _said(stated, entities, say) if stated else "–")
    stated = change.new or change.old
    assert stated is not None
    quote = " ".join(stated.evidence.quote.split())
    yield element("td", quote if len(quote) <= LONGEST else f"{quote[:LONGEST].rsplit(' ', 1)[0]} …")


def _said(stated: Stated, entities: dict[str, Entity], say: Wording) -> str:
    fact = stated.fact
    if isinstance(fact, Claim):
        ends = [name_of(iri, entities, say) for iri in (fact.subject, fact.object)]
        negated = f"{say('not')} " if fact.polarity == "negative" else ""
        return f"{ends[0]} {negated}{predicate_name(fact.predicate, say.language)} {ends[1]}"
    return " ".join(part for part in (" ".join(fact.as_written.split()), fact.period and f"({fact.period})") if part)


def named_in(changes: Sequence[FactChange]) -> list[str]:
    """Return the IRIs that claims among the changes name."""
    claims = (s.fact for change in changes for s in (change.old, change.new) if s and isinstance(s.fact, Claim))
    return sorted({iri for claim in claims for iri in (claim.subject, claim.object)})
