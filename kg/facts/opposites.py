"""Claims that one sentence asserts and another denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from kg.facts.disagreements import Disagreement, Side
from kg.intervals import overlap
from kg.model import Claim, Document
from kg.repeats import claims_once
from kg.texts import Texts

Said = tuple[str, Claim]
_SETTLED = frozenset({"asserted", "quoted"})


def opposite_claims(texts: Texts) -> list[Disagreement]:
    """Return the matters that some sentence asserts and another denies: the same ends, relation and time."""
    matters: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for document_id, claim in claims_once(texts):
        matters[claim.subject, claim.predicate, claim.object].append((document_id, claim))
    read = lru_cache(maxsize=64)(texts.document)
    found = (_opposed(said, read) for _, said in sorted(matters.items()))
    return [disagreement for disagreement in found if disagreement is not None]


def _opposed(said: Sequence[Said], read: Callable[[str], Document | None]) -> Disagreement | None:
    """Return the disagreement among claims of one matter, None when all agree."""
    opposed = [(d, c) for d, c in said if any(contrary(c, other) for _, other in said)]
    if not opposed:
        return None
    sides = tuple(
        _side([s for s in opposed if s[1].polarity == polarity], read) for polarity in ("positive", "negative")
    )
    first = opposed[0][1]
    period = next((c.period for _, c in opposed if c.period), None)
    return Disagreement("opposite claims", first.predicate, None, None, period, (first.subject, first.object), sides)


def _side(said: Sequence[Said], read: Callable[[str], Document | None]) -> Side:
    evidence = (document.evidence(c.start, c.end) for d, c in said if (document := read(d)) is not None)
    attributions = dict.fromkeys(c.attribution for _, c in said if c.attribution)
    return Side(said[0][1].polarity, None, None, tuple(attributions), tuple(dict.fromkeys(evidence)))


def contrary(a: Claim, b: Claim) -> bool:
    """Tell whether two claims with the same ends and relation deny each other: opposite polarity, kind and time alike.

    That something is planned does not deny that it is not so now.
    """
    same_kind = a.modality == b.modality or {a.modality, b.modality} <= _SETTLED
    same_time = a.period is None or b.period is None or overlap(a.period, b.period)
    return a.polarity != b.polarity and same_kind and same_time
