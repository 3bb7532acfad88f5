"""Mentions: where a document names entities, those of the vocabularies and those of its own.

    names of the vocabularies ─link→ mentions ─┐
    acts and companies by form ────────────────┼─weigh→ entities of the document ─find again→ mentions
    abbreviations and lists ───────────────────┘

Nothing becomes an entity from a single doubtful place, and a weak mention (a seat of government, an undecided name)
stays only where the document speaks of the entity otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ingest.mentions.abbreviations import by_bracket
from ingest.mentions.acts import by_title
from ingest.mentions.companies import by_legal_form
from ingest.mentions.contexts import by_context
from ingest.mentions.found import Found
from ingest.mentions.lists import by_list
from ingest.mentions.local import local_entities, local_mentions
from ingest.mentions.references import by_number, by_section
from ingest.mentions.weighing import SURE, accepted, merged, shifted, supported
from kg.linking import link
from kg.model import Document, Entity, EntityType, Mention, Passage
from kg.names import Candidate, NameMatcher

__all__ = ["recognise"]

Stretch = tuple[int, int, str]
"""A part of the clean text that is read by itself: start, end, language."""


def recognise(
    document: Document, passages: Sequence[Passage], matcher: NameMatcher
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return the mentions in the passages and headings of a document, and the entities no vocabulary holds."""
    clean = document.clean
    stretches = _stretches(document, passages)
    known = link(list(_candidates(clean, stretches, matcher)), clean, document.language)
    found = accepted(_settled(list(_open_classes(clean, stretches, known, matcher)), known))
    mentions = merged(known, local_mentions(clean, stretches, found))
    entities = local_entities(found, document.language)
    mentions = list(supported(mentions))
    named = {mention.entity for mention in mentions}
    return tuple(mentions), tuple(entity for entity in entities if entity.iri in named)


def _stretches(document: Document, passages: Sequence[Passage]) -> list[Stretch]:
    """Return the passages, and the lines that are headings of one."""
    headings = {heading for passage in passages for heading in passage.headings}
    stretches: list[Stretch] = [(p.start, p.end, p.language) for p in passages]
    at = 0
    for line in document.clean.splitlines(keepends=True) if headings else ():
        if line.strip() in headings:
            stretches.append((at, at + len(line.rstrip()), document.language))
        at += len(line)
    return sorted(set(stretches))


def _candidates(clean: str, stretches: Sequence[Stretch], matcher: NameMatcher) -> Iterator[Candidate]:
    behind = 0
    for start, end, language in stretches:
        for candidate in matcher.find(clean[start:end], language):
            if start + candidate.start >= behind:
                yield replace(candidate, start=start + candidate.start, end=start + candidate.end)
                behind = start + candidate.end


def _open_classes(
    clean: str, stretches: Sequence[Stretch], known: Sequence[Mention], matcher: NameMatcher
) -> Iterator[Found]:
    """Yield what the rules find in each stretch, with offsets in the clean text."""
    at = 0
    for start, end, language in stretches:
        while at < len(known) and known[at].start < start:
            at += 1
        upto = at
        while upto < len(known) and known[upto].end <= end:
            upto += 1
        here = [shifted(mention, -start) for mention in known[at:upto]]
        for find in _in_stretch(clean[start:end], language, here, matcher):
            yield replace(find, start=find.start + start, end=find.end + start)


def _in_stretch(text: str, language: str, known: Sequence[Mention], matcher: NameMatcher) -> Iterator[Found]:
    acts = list(chain(by_number(text, matcher), by_section(text), by_title(text, language, matcher)))
    companies = list(chain(by_legal_form(text), by_context(text)))
    found = [*acts, *companies]
    yield from found
    yield from by_bracket(text, known, found)
    firm = [(m.start, m.end) for m in known if m.type is EntityType.COMPANY and m.confidence >= SURE]
    if firm:
        others = [(m.start, m.end) for m in known if m.type is not EntityType.COMPANY]
        yield from by_list(text, firm, others)


def _settled(found: list[Found], known: Sequence[Mention]) -> list[Found]:
    """Drop the finds that a vocabulary already covers: it knows better who is meant.

    A find stays if it is longer than a name it holds by more than a legal form, or settles by its number.
    """
    sure = sorted((m.start, m.end, m.type) for m in known if m.confidence >= SURE)
    return [find for find in found if find.iri or not _covered(find, sure)]


def _covered(find: Found, sure: Sequence[tuple[int, int, EntityType]]) -> bool:
    core = find.start + len(find.name)
    for start, end, entity_type in sure:
        if start >= find.end:
            return False
        if end <= find.start:
            continue
        if start <= find.start and end >= min(core, find.end):
            return True
        if find.confidence < SURE or (
            entity_type is find.type is EntityType.COMPANY and start == find.start and find.method != "legal form"
        ):
            return True
    return False
