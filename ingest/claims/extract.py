"""The claims of a document: what its sentences say of two entities, by the triggers of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.claims import sense
from ingest.claims.hit import Hit
from ingest.claims.patterns import Trigger, candidates
from ingest.claims.relations import relations
from ingest.claims.rendering import Rendered, render, unsigned
from ingest.claims.sides import pairs
from ingest.claims.stance import Modality, Stance, failed, is_foretold, pending, stance
from ingest.claims.standing import stands_free
from ingest.claims.words import has
from ingest.figures.attribution import attribution
from ingest.figures.nearby import MentionIndex
from ingest.figures.periods import periods
from kg.model import BlockKind, Claim, Document, Language, Mention, Passage, Sentence

VERSION = "triggers/3"
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})
_LONGEST = 2000
"""A longer run of characters is no sentence that states a relation."""

_BEFORE = re.compile(r"\b(?:voor|vóór|vor|before)\s+$", re.IGNORECASE)
"""What was so before a year was not so in it alone."""

_SINCE = re.compile(r"\b(?:seit|sinds|sedert)\b[^,;.]{0,40}$", re.IGNORECASE)
"""What has been so since a date goes on, whatever stands between the two (*seit dem Wechsel im Jahr 2010*)."""

_ASIDE = re.compile(
    r",\s+(?:(?:in|mit|met|von|van|aus|uit|an|aan|auf|op|zu|voor|für|durch|door)\s+)?(?:die|dat|der|das|dem|den|wat|welche[rsm]?|waar\w*|wo\w*)\s[^,;]*"
)
"""A relative clause: what it dates is another matter."""

_TRUST = 0.9
"""Confidence of a phrasing, times that of the less sure of its mentions."""


@dataclass(frozen=True, slots=True)
class _Pair:
    trigger: Trigger
    subject: Mention
    object: Mention
    stance: Stance
    lasting: bool


def claims(document: Document, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Return what the sentences of a document say of its entities, in the order of the text.

    Subject and object are mentions of one sentence, tied by one phrasing of a relation whose domain and range they
    fit. The place of a claim is its sentence.
    """
    found: list[Claim] = []
    index = MentionIndex(mentions)
    for passage in passages:
        if passage.kind in _KINDS:
            for sentence in passage.sentences:
                found += _of_sentence(document, sentence, _language(sentence, passage, document), index)
    return tuple(found)


def _language(sentence: Sentence, passage: Passage, document: Document) -> Language:
    known: tuple[Language, ...] = (sentence.language, passage.language, document.language)
    return next((x for x in known if x in {"nl", "de"}), "other")


def _of_sentence(document: Document, sentence: Sentence, language: Language, mentions: MentionIndex) -> list[Claim]:
    here = mentions.within(sentence.start, sentence.end)
    if len({m.entity for m in here}) < 2 or sentence.end - sentence.start > _LONGEST:
        return []
    text = document.clean[sentence.start : sentence.end]
    rendered = render(text, sentence.start, here, language)
    said = attribution(text)
    made: dict[tuple[str, str, str], Claim] = {}
    for pair in _pairs(rendered, language, attributed=bool(said)):
        names = [pair.subject.start - sentence.start, pair.object.start - sentence.start]
        claim = _claim(pair, sentence, said, _period(text, document, names))
        made.setdefault((claim.subject, claim.predicate, claim.object), claim)
    return list(made.values())


def _pairs(rendered: Rendered, language: Language, *, attributed: bool) -> Iterator[_Pair]:
    for trigger in candidates(rendered.plain.lower().split(), language):
        for match in trigger.pattern.finditer(rendered.line):
            hit = Hit(rendered, match, trigger, language)
            meant = _stance(hit, attributed=attributed)
            if meant is not None and stands_free(hit):
                yield from (_Pair(trigger, subject, object_, meant, hit.in_passing) for subject, object_ in pairs(hit))


def _stance(hit: Hit, *, attributed: bool) -> Stance | None:
    """Return how a hit is meant; a deal that came to nothing is none, one that awaits consent is planned."""
    line, language = hit.rendered.line, hit.language
    meant = stance(line, *hit.span, language, attributed=attributed or sense.is_reported(hit), scope=hit.scope)
    if (
        meant is None
        or (meant.negative and sense.is_of_one_buyer(hit))
        or sense.is_lessened(hit)
        or sense.is_otherwise(hit)
        or sense.is_unsettled(hit)
    ):
        return None
    meant = replace(meant, modality=_mood(hit, meant))
    if hit.trigger.relation != "acquires":
        return meant
    if failed(hit.rendered.written, language):
        return None
    return pending(meant, hit.rendered.written, language) if has("deal", unsigned(hit.match[0]), language) else meant


def _mood(hit: Hit, meant: Stance) -> Modality:
    """Return the modality of a hit: what somebody will do is planned, what will be is expected."""
    if sense.is_hearsay(hit):
        return "quoted"
    if meant.modality != "asserted":
        return meant.modality
    noun = hit.scope == "state"
    future = not noun and (sense.is_future(hit) or is_foretold(hit.rendered.line, *hit.span, hit.language))
    if hit.trigger.intended or sense.is_building(hit) or (future and hit.trigger.relation not in sense.STATES):
        return "planned"
    return "expected" if future else "asserted"


def _period(text: str, document: Document, names: Sequence[int]) -> str | None:
    """Return the period of a sentence that names just one, outside the relative clauses without the names given."""
    written = int(document.issued[:4]) if document.issued[:4].isdigit() else None
    found = [p for p in periods(text, written) if not _BEFORE.search(text[: p.start])]
    named = {_since(p.iso) if _SINCE.search(text[: p.start]) else p.iso for p in found}
    other = [p for p in periods(text, written) if _is_aside(text, p.start, names)]
    return next(iter(named)) if len(named) == 1 and not other else None


def _is_timeless(trigger: Trigger) -> bool:
    """Tell whether a phrasing explains a name in passing: the period of the sentence is that of its verb."""
    return trigger.apposition or (trigger.phrase and trigger.relation == "operatesIn")


def _since(iso: str) -> str:
    """Return the open period that begins with another."""
    return f"{iso.partition('/')[0]}/.."


def _is_aside(text: str, place: int, names: Sequence[int]) -> bool:
    """Tell whether a place stands in a relative clause that holds none of the names."""
    clause = next((m for m in _ASIDE.finditer(text) if m.start() <= place < m.end()), None)
    return clause is not None and not any(clause.start() <= name < clause.end() for name in names)


def _claim(pair: _Pair, sentence: Sentence, said: str, period: str | None) -> Claim:
    confidence = round(_TRUST * min(pair.subject.confidence, pair.object.confidence), 3)
    lasting = pair.lasting
    return Claim(
        start=sentence.start,
        end=sentence.end,
        subject=pair.subject.entity,
        predicate=relations()[pair.trigger.relation].iri,
        object=pair.object.entity,
        polarity="negative" if pair.stance.negative != pair.trigger.negative else "positive",
        modality="asserted" if lasting else pair.stance.modality,
        attribution="" if lasting else said,
        period=None if lasting or _is_timeless(pair.trigger) else period,
        confidence=confidence,
        extractor=VERSION,
    )
