"""What several doubtful places of a document amount to: which names become entities, and which mentions stay."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from ingest.mentions.found import Found
from ingest.mentions.junk import TITLE_STARTERS, first_names
from kg.model import EntityType, Mention
from kg.name_text import fold
from kg.names import NameMatcher

ACCEPT = 0.7
"""Combined confidence from which a name is an entity; a single frame stays below, two of them reach it."""
SURE = 0.7
"""A mention from here on shows that its entity is spoken of in the document."""
_ALSO_SURNAMES = frozenset({EntityType.COMPANY, EntityType.COUNTRY, EntityType.PLACE})
_SURNAME = re.compile(r" (?:(?:von|van|de|der|den|zu|ter) ){0,2}[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_WRITTEN = frozenset({"nl", "de"})
_WORD_BEFORE = re.compile(r"(?<![\w.-])([A-ZÀ-Þ][\w’'-]*[\w]) $")
_LONGEST_FIRST_NAME = 20
_LONGEST_NAME = 300
ENOUGH_WEAK = 0.95
"""Combined confidence of weak mentions that together show the same: four adjectives, five seats. A name that is only
undecided needs two places."""


def combined(confidences: Iterable[float]) -> float:
    """Return how sure several independent observations are together (noisy or)."""
    return 1 - prod(1 - min(confidence, 0.99) for confidence in confidences)


def accepted(found: Sequence[Found]) -> list[Found]:
    """Return the finds of entities whose places together suffice; the same name under two types goes to the surer."""
    by_entity: dict[str, list[Found]] = defaultdict(list)
    for find in found:
        by_entity[find.entity].append(find)
    certainty = {entity: combined(f.confidence for f in finds) for entity, finds in by_entity.items()}
    return [find for find in found if find.iri or certainty[find.entity] >= ACCEPT]


def supported(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop the weak mentions of entities that nothing else in the document speaks of.

    An adjective, a seat or an undecided sense counts where its entity is also named surely, or so named often.
    """
    sure = {m.entity for m in mentions if m.confidence >= SURE}
    weak: dict[str, list[float]] = defaultdict(list)
    undecided: dict[str, list[float]] = defaultdict(list)
    for mention in mentions:
        (undecided if mention.method == "undecided" else weak)[mention.entity].append(mention.confidence)
    enough = {entity for entity, values in weak.items() if combined(values) >= ENOUGH_WEAK}
    enough |= {entity for entity, values in undecided.items() if combined(values) >= ACCEPT}
    return tuple(m for m in mentions if m.entity in sure or m.entity in enough)


def without_surnames(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Drop the one-word names of companies and places that are half of a person's: *Alex Diehl*, *Siegfried Walch*."""
    return [m for m in mentions if m.type not in _ALSO_SURNAMES or not _is_surname(m, text)]


def _is_surname(mention: Mention, text: str) -> bool:
    name = text[mention.start : mention.end]
    if fold(name) in first_names() and _SURNAME.match(text, mention.end):
        return True
    before = text[max(0, mention.start - _LONGEST_FIRST_NAME) : mention.start]
    if not before.endswith(" ") or " " in name:
        return False
    word = before[:-1].rpartition(" ")[2].strip("\n(„“\"'")
    return word[:1].isupper() and fold(word) in first_names()


def without_name_parts(
    mentions: Sequence[Mention], text: str, language: str, matcher: NameMatcher
) -> Sequence[Mention]:
    """Drop the countries whose English name stands in a Dutch or German text right after a word with a capital.

    There it is a part of the name of something else: *Statistik Austria*, *Bank Austria*.
    """
    if language not in _WRITTEN:
        return mentions
    foreign: dict[tuple[str, str], bool] = {}
    kept = []
    for mention in mentions:
        if mention.type is EntityType.COUNTRY and mention.confidence >= SURE:
            name = mention.entity, text[mention.start : mention.end]
            if name not in foreign:
                foreign[name] = _is_english(*name, matcher)
            if foreign[name] and _is_named_after(text, mention.start):
                continue
        kept.append(mention)
    return kept


def _is_english(iri: str, surface: str, matcher: NameMatcher) -> bool:
    term = matcher.terms.get(iri)
    return term is not None and {n.language for n in term.names if n.text == surface} == {"en"}


def _is_named_after(text: str, start: int) -> bool:
    word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_FIRST_NAME), start)
    return word is not None and fold(word[1]) not in TITLE_STARTERS


def merged(mentions: Sequence[Mention], added: Sequence[Mention]) -> list[Mention]:
    """Add mentions: a longer one replaces what it covers, a surer one what it equals; others give way.

    Mentions that share one place exactly (an undecided name) stay together.
    """
    kept = sorted(mentions, key=_place)
    for new in sorted(added, key=lambda m: (-m.confidence, m.start)):
        first = bisect_left(kept, (new.start - _LONGEST_NAME, 0, ""), key=_place)
        last = bisect_left(kept, (new.end, 0, ""), key=_place)
        rivals = [m for m in kept[first:last] if new.start < m.end]
        if all(_beats(new, rival) for rival in rivals):
            for rival in rivals:
                kept.remove(rival)
            insort(kept, new, key=_place)
    return kept


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.entity


def _beats(new: Mention, old: Mention) -> bool:
    if new.entity == old.entity:
        return (new.end - new.start, new.confidence) > (old.end - old.start, old.confidence)
    longer = new.start <= old.start and old.end <= new.end and new.end - new.start > old.end - old.start
    return longer or new.confidence > old.confidence + 0.2


def shifted(mention: Mention, by: int) -> Mention:
    """Return the mention moved by an offset."""
    start, end = mention.start + by, mention.end + by
    return Mention(start, end, mention.entity, mention.type, mention.confidence, mention.method)
