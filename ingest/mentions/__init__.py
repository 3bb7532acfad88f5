"""Mentions: where a document names entities, those of the vocabularies and those of its own.

    names of the vocabularies ─link→ mentions ─┐
    acts and companies by form, by a pipeline ─┼─weigh→ entities of the document ─find again→ mentions
    abbreviations and lists ───────────────────┘

Nothing becomes an entity from a single doubtful place, and a weak mention (a seat of government, an undecided name)
stays only where the document speaks of the entity otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from ingest.mentions.abbreviations import by_bracket, redefined
from ingest.mentions.acts import by_title
from ingest.mentions.companies import by_legal_form
from ingest.mentions.contexts import by_context
from ingest.mentions.covering import identified, uncovered
from ingest.mentions.found import Found
from ingest.mentions.jurisdictions import of_their_country
from ingest.mentions.lists import by_list
from ingest.mentions.local import local_entities, local_mentions
from ingest.mentions.longer_names import without_longer_names
from ingest.mentions.people import without_others
from ingest.mentions.references import by_number, by_section
from ingest.mentions.roles import in_role
from ingest.mentions.statistical import by_pipeline
from ingest.mentions.stretches import Stretch, candidates_of, inside_functions, stretches_of
from ingest.mentions.weighing import accepted, merged, shifted, supported, without_name_parts, without_surnames
from kg.linking import link
from kg.model import Document, Entity, EntityType, Mention, Passage
from kg.name_text import Words
from kg.names import NameMatcher

__all__ = ["recognise"]

_ROUNDS = 2
"""How often lists are read again with the companies that lists have shown."""
_LIKELY = 0.6
"""A company from here on vouches for the others of its list."""


def recognise(
    document: Document, passages: Sequence[Passage], matcher: NameMatcher
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return the mentions in the passages and headings of a document, and the entities no vocabulary holds."""
    clean = document.clean
    words = Words.from_text(clean)
    everything = stretches_of(document, passages, words)
    stretches = [stretch for stretch in everything if not stretch.leftover]
    candidates = list(candidates_of(everything, matcher))
    linked = without_name_parts(link(candidates, clean, document.language, words), clean, document.language, matcher)
    linked = without_longer_names(linked, clean, document.language, matcher)
    known = _without_redefined(stretches, linked, clean, matcher)
    found = without_others(uncovered(list(_by_rules(stretches, known, matcher)), known, clean), clean)
    mentions = merged(known, local_mentions(stretches, accepted(found)))
    unread = stretches
    for _ in range(_ROUNDS):
        listed = without_others(uncovered(list(_by_lists(unread, mentions, matcher)), mentions, clean), clean)
        if not listed:
            break
        found += listed
        before, mentions = mentions, merged(known, local_mentions(stretches, accepted(found)))
        unread = _changed(stretches, before, mentions)
    entities = local_entities(accepted(found), document.language)
    mentions = of_their_country(without_surnames(mentions, clean), clean, matcher)
    mentions = in_role(mentions, words, passages, matcher)
    functions = list(inside_functions(candidates, supported(mentions), document, matcher))
    inner = link(functions, clean, document.language, words)
    mentions = list(supported(merged(mentions, in_role(inner, words, passages, matcher))))
    named = {mention.entity for mention in mentions}
    return tuple(mentions), tuple(entity for entity in entities if entity.iri in named)


def _without_redefined(
    stretches: Sequence[Stretch], mentions: Sequence[Mention], clean: str, matcher: NameMatcher
) -> Sequence[Mention]:
    """Drop the mentions under a name that the document introduces as the abbreviation of something else."""
    brackets = [stretch for stretch in stretches if "(" in stretch.words.text]
    other = {
        (clean[m.start + stretch.start : m.end + stretch.start], m.entity)
        for stretch, here in _with_mentions(brackets, mentions)
        for m in redefined(stretch.words.text, here, matcher.terms)
    }
    return [m for m in mentions if (clean[m.start : m.end], m.entity) not in other] if other else mentions


def _by_rules(stretches: Sequence[Stretch], known: Sequence[Mention], matcher: NameMatcher) -> Iterator[Found]:
    """Yield what form and context show in each stretch, with offsets in the clean text."""
    for stretch, here in _with_mentions(stretches, known):
        for find in _in_stretch(stretch.words.text, stretch.language, here, matcher):
            yield identified(find.shifted(stretch.start), matcher)


def _in_stretch(text: str, language: str, known: Sequence[Mention], matcher: NameMatcher) -> Iterator[Found]:
    acts = chain(by_number(text, matcher), by_section(text), by_title(text, language, matcher))
    found = [
        *acts,
        *by_legal_form(text, language, known),
        *by_context(text, language, known),
        *by_pipeline(text, language),
    ]
    yield from found
    yield from by_bracket(text, known, found)


def _by_lists(stretches: Sequence[Stretch], mentions: Sequence[Mention], matcher: NameMatcher) -> Iterator[Found]:
    """Yield the names that stand in lists of companies, given all that is known by now."""
    for stretch, here in _mentions_in(stretches, mentions):
        at = stretch.start
        firms = [(m.start - at, m.end - at) for m in here if m.type is EntityType.COMPANY and m.confidence >= _LIKELY]
        others = [(m.start - at, m.end - at) for m in here if m.type is not EntityType.COMPANY]
        for find in by_list(stretch.words.text, firms, others, stretch.language):
            yield identified(find.shifted(stretch.start), matcher)


def _changed(stretches: Sequence[Stretch], before: Sequence[Mention], after: Sequence[Mention]) -> list[Stretch]:
    """Return the stretches that hold a mention only one of two lists has; a list in the others was read with the same."""
    starts = sorted({mention.start for mention in set(before) ^ set(after)})
    return [s for s in stretches if bisect_left(starts, s.start) < bisect_left(starts, s.end)]


def _with_mentions(
    stretches: Sequence[Stretch], mentions: Sequence[Mention]
) -> Iterator[tuple[Stretch, list[Mention]]]:
    """Yield each stretch with the mentions in it, their offsets counted from its start."""
    for stretch, here in _mentions_in(stretches, mentions):
        yield stretch, [shifted(mention, -stretch.start) for mention in here]


def _mentions_in(
    stretches: Sequence[Stretch], mentions: Sequence[Mention]
) -> Iterator[tuple[Stretch, Sequence[Mention]]]:
    """Yield each stretch with the mentions in it."""
    starts = [mention.start for mention in mentions]
    for stretch in stretches:
        yield stretch, mentions[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]
