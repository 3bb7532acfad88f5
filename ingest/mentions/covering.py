"""Which finds of the open classes a vocabulary's mention makes needless: it knows better who is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.mentions.found import Found
from ingest.mentions.weighing import SURE
from kg.model import EntityType, Mention
from kg.names import NameMatcher

JURISDICTIONS = frozenset(
    "eu europe's europese europäische europäischen europäischer european us u.s american amerikaanse amerikanische amerikanischen "
    "amerikanischer uk british britse dutch nederlandse german duitse deutsche deutschen deutscher federal chinese".split()
)
"""Words before the title of an act that say whose it is and are no part of it."""
_SAME_COMPANY = (
    "Group", "Gruppe", "Groep", "Holding", "Holdings", "Bank", "Technologies", "Semiconductor", "Semiconductors", "Pharma",
    "Pharmaceuticals", "Steel", "Mining", "Minerals", "Petroleum", "Insurance", "Laboratories",
)  # fmt: skip
"""Words that a company adds to its name or leaves out; with others (*Aerospace*) it is another company."""
_BY_CONTEXT = frozenset({"apposition", "frame", "list"})
_IN_NAMES = frozenset({EntityType.COUNTRY, EntityType.PLACE})
"""Types whose names often are a part of a company's: *US Steel*, *Bank of America*."""
KNOWN = 0.8
"""Confidence where a rule and the vocabulary agree on the type."""
_LONGEST_NAME = 120


def uncovered(found: Sequence[Found], known: Sequence[Mention], text: str) -> list[Found]:
    """Return the finds that no sure mention covers, in order.

    A find stays if it settles by its number, or names more than the mention it holds: not only a legal form more
    (*Siemens AG*), nor a jurisdiction (*EU AI Act*).
    """
    starts = [mention.start for mention in known]
    return [
        find
        for find in found
        if find.method == "act number" or not any(_covers(m, find, text) for m in _touching(find, known, starts))
    ]


def identified(find: Found, matcher: NameMatcher) -> Found:
    """Give a find the entity of the vocabulary that alone of its type bears its name.

    The vocabulary may hold the name for a common word (*Orange*); where a rule shows an entity of the type, it is that.
    So is a name that would get the IRI of a term.
    """
    term = None if find.iri else matcher.sole(find.name, find.type) or matcher.terms.get(find.entity)
    return replace(find, iri=term.iri, confidence=max(find.confidence, KNOWN)) if term else find


def _touching(find: Found, known: Sequence[Mention], starts: Sequence[int]) -> Iterator[Mention]:
    for i in range(bisect_left(starts, find.start - _LONGEST_NAME), len(known)):
        if known[i].start >= find.end:
            return
        if known[i].end > find.start:
            yield known[i]


def _covers(mention: Mention, find: Found, text: str) -> bool:
    """Tell whether a mention that touches a find makes it needless."""
    whole_name = mention.start <= find.start and mention.end >= min(find.start + len(find.name), find.end)
    if mention.entity == find.iri:
        return mention.confidence >= find.confidence
    if mention.confidence < SURE:
        return whole_name and mention.method == "undecided"
    doubtful = find.confidence < SURE or (find.method in _BY_CONTEXT and mention.type not in _IN_NAMES)
    return whole_name or doubtful or _is_same(mention, find, text)


def _is_same(mention: Mention, find: Found, text: str) -> bool:
    """Tell whether the find is the mention with a legal form, a jurisdiction or other words before it more."""
    if mention.type is find.type is EntityType.COMPANY:
        if find.method == "legal form" and mention.end == find.end:
            return True
        return mention.start == find.start and (find.method != "legal form" or find.name.endswith(_SAME_COMPANY))
    if mention.type is find.type is EntityType.ACT and mention.end == find.end:
        return text[find.start : mention.start].strip(" -").lower() in JURISDICTIONS
    return False
