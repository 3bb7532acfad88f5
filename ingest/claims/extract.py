"""The claims of a document: what its sentences say of two entities, by the triggers of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.claims.patterns import Trigger, triggers
from ingest.claims.relations import Relation, relations
from ingest.claims.rendering import CLOSE, OPEN, SIGNS, Rendered, is_attributive, render, unsigned
from ingest.claims.stance import Stance, failed, pending, stance
from ingest.claims.words import has, words
from ingest.figures.attribution import attribution
from ingest.figures.dating import Dated, dates_of
from ingest.figures.nearby import MentionIndex
from ingest.figures.periods import periods
from kg.model import BlockKind, Claim, Document, EntityType, Language, Mention, Passage, Sentence

VERSION = "triggers/1"
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})
_TRUST = 0.9
"""Confidence of a phrasing, times that of the less sure of its mentions."""

_LASTING = frozenset({"headquarteredIn"})
"""Relations that a sentence mentions in passing: its period and mood are those of its verb, not theirs."""

_LEADING = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})
"""Types whose name may begin a compound and still be what is meant (*EU-importheffingen*)."""


@dataclass(frozen=True, slots=True)
class _Pair:
    trigger: Trigger
    subject: Mention
    object: Mention
    stance: Stance
    start: int
    end: int


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
    if len({m.entity for m in here}) < 2:
        return []
    text = document.clean[sentence.start : sentence.end]
    rendered = render(text, sentence.start, here, language)
    said = attribution(text)
    made: dict[tuple[str, str, str], Claim] = {}
    for pair in _pairs(rendered, language, attributed=bool(said)):
        claim = _claim(pair, sentence, said, _period(text, document))
        made.setdefault((claim.subject, claim.predicate, claim.object), claim)
    return list(made.values())


def _pairs(rendered: Rendered, language: Language, *, attributed: bool) -> Iterator[_Pair]:
    tokens = frozenset(rendered.plain.lower().split())
    for trigger in (t for t in triggers(language) if t.may_match(tokens)):
        for match in trigger.pattern.finditer(rendered.line):
            lasting = trigger.relation in _LASTING
            meant = stance(rendered.line, *match.span(), language, attributed=attributed, wide=not lasting)
            if meant is None or not _stands_free(rendered.line, match, trigger, language):
                continue
            if trigger.relation == "acquires":
                if failed(rendered.plain, language):
                    continue
                if has("deal", unsigned(match[0]), language):
                    meant = pending(meant, rendered.plain, language)
            for subject, object_ in _fitting(rendered, match, trigger, language):
                yield _Pair(trigger, subject, object_, meant, *match.span())


def _fitting(
    rendered: Rendered, match: re.Match[str], trigger: Trigger, language: Language
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of a match whose words and types fit the relation."""
    relation = relations()[trigger.relation]
    if any(not _is_apposed(rendered, match, side, language) for side in "SO"):
        return
    if any(_is_complement(rendered.line[: match.start(side)]) for side in trigger.gapped):
        return
    if "G" in match.re.groupindex:
        yield from _among(rendered, match, relation)
        return
    subjects = _allowed(rendered, match, "S", trigger, language)
    objects = _allowed(rendered, match, "O", trigger, language)
    for subject in subjects:
        for object_ in objects:
            if subject.entity == object_.entity or not relation.allows(subject.type, object_.type):
                continue
            if trigger.relation in _LASTING and not _is_home(subject, object_, rendered, trigger):
                continue
            yield subject, object_


def _is_home(subject: Mention, object_: Mention, rendered: Rendered, trigger: Trigger) -> bool:
    """Tell whether an adjective before a name says where it is at home: that of a country, before no compound."""
    adjective = trigger.object == "adjective"
    named = rendered.mentions.index(subject) not in rendered.compounds
    return named and (not adjective or object_.type is EntityType.COUNTRY)


def _is_complement(before: str) -> bool:
    """Tell whether a noun phrase that follows `before` hangs on a preposition (*den Kartendienst Here von Nokia*)."""
    leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")}
    tokens = before.split()
    while tokens and set(tokens[-1]) & leading and SIGNS["preposition"] not in tokens[-1]:
        tokens.pop()
    return bool(tokens) and SIGNS["preposition"] in tokens[-1]


def _is_apposed(rendered: Rendered, match: re.Match[str], side: str, language: Language) -> bool:
    """Tell whether a noun before a name explains it: in German, before a company, and no part or office of it."""
    noun = match.groupdict().get(f"{side}A")
    if not noun:
        return True
    first = rendered.mentions[_numbers(match[side])[0]]
    return (
        language == "de" and first.type is EntityType.COMPANY and not has("part", unsigned(noun).split()[-1], language)
    )


def _among(rendered: Rendered, match: re.Match[str], relation: Relation) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of a group that stands in a symmetric relation (*een akkoord tussen de VS, Mexico en Canada*)."""
    group = [rendered.mentions[n] for n in _numbers(match["G"])]
    for subject, object_ in combinations(group, 2):
        if subject.entity != object_.entity and relation.allows(subject.type, object_.type):
            yield subject, object_


def _allowed(
    rendered: Rendered, match: re.Match[str], side: str, trigger: Trigger, language: Language
) -> list[Mention]:
    """Return the mentions of a phrase that its mode allows there."""
    mode = trigger.subject if side == "S" else trigger.object
    numbers = _members(rendered, match, side, trigger, language)
    following = rendered.line[match.end(side) :].split(" ", 2)[1]
    before_noun = unsigned(following).lower() in words("standin", language)
    found = []
    for number in numbers:
        mention, surface = rendered.mentions[number], rendered.surfaces[number]
        leads = number in rendered.compounds or (number + 1 in numbers and _adjacent(match[side], number))
        adjective = leads or is_attributive(mention, surface)
        if number in rendered.compounds and (mention.type not in _LEADING or (mode == "name" and not before_noun)):
            continue
        if mode == "adjective" and not adjective:
            continue
        if mode == "name" and adjective and not before_noun and not _is_after_noun(surface, mention, following):
            continue
        found.append(mention)
    return found


def _is_after_noun(surface: str, mention: Mention, following: str) -> bool:
    """Tell whether a genitive follows its noun (*Exportbeschränkungen Chinas für ...*) instead of opening a phrase."""
    genitive = len(surface) > mention.end - mention.start
    opens = SIGNS["adjective"] in following or following[:1].isupper()
    return genitive and not opens


def _members(rendered: Rendered, match: re.Match[str], side: str, trigger: Trigger, language: Language) -> list[int]:
    """Return the members of a list that belong to it.

    Before a verb in the singular only the last does (*... lithium en kobalt komt uit ...*); at the end of a match
    the last does not if it may begin a clause of its own.
    """
    numbers = _numbers(match[side])
    following = unsigned(rendered.line[match.end(side) :]).split(" ", 2)[1]
    if len(numbers) > 1 and trigger.begins == side and following.lower() in trigger.verb and _is_singular(following):
        return numbers[-1:]
    after = unsigned(rendered.line[match.end(side) :]).split()[1:2]
    in_midst = bool(after) and after[0].isalnum()
    if len(numbers) > 1 and match.end(side) == match.end() and in_midst and not _ends_list(following, language):
        return numbers[:-1]
    return numbers


def _is_singular(verb: str) -> bool:
    """Tell a Dutch or German verb in the singular by its ending."""
    return not verb.endswith("n") and verb != "sind"


def _ends_list(token: str, language: Language) -> bool:
    """Tell whether a token may follow a list without its last member being the subject of a new clause."""
    low = token.lower()
    closed = any(low in words(kind, language) for kind in ("preposition", "breaks", "standin"))
    auxiliary = low in {"is", "wordt", "heeft", "komt", "ist", "wird", "hat", "kommt", "zijn", "sind"}
    return (not token.isalpha() or closed) and not auxiliary


def _numbers(phrase: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+(?=\ue001)", phrase)]


def _adjacent(phrase: str, number: int) -> bool:
    """Tell whether the next mention follows a mention at once (*Chinees staal*)."""
    return f"{OPEN}{number}{CLOSE} {OPEN}{number + 1}{CLOSE}" in unsigned(phrase)


def _stands_free(line: str, match: re.Match[str], trigger: Trigger, language: Language) -> bool:
    """Tell whether the phrase that a match begins with is no complement of what stands before it."""
    if not trigger.begins:
        return True
    before = unsigned(line[: match.start()]).split()
    if not before:
        return True
    last = before[-1].lower()
    if last in words("preposition", language):
        return False
    if last in {"en", "und", "of", "oder"}:
        return not any(w.lower() in words("preposition", language) for w in before[-4:-1])
    return language != "de" or not _is_genitive(line, match, before[-1], language)


def _is_genitive(line: str, match: re.Match[str], last: str, language: Language) -> bool:
    """Tell whether a German phrase hangs on the noun before it (*die Industrie der EU ist ...*)."""
    first = unsigned(match[0]).split()[0].lower()
    noun = last[0].isupper() and last.isalpha() and last.lower() not in words("standin", language)
    return noun and first in {"der", "des"} and line.find(last) > 1


def _period(text: str, document: Document) -> str | None:
    """Return the period of a sentence: its only one, or the first that is not open."""
    written = int(document.issued[:4]) if document.issued[:4].isdigit() else None
    named = periods(text, written)
    distinct = list(dict.fromkeys(p.iso for p in named))
    if len(distinct) == 1:
        return distinct[0]
    place = [Dated(0, len(text))]
    return dates_of(text, place, named)[0] if named else None


def _claim(pair: _Pair, sentence: Sentence, said: str, period: str | None) -> Claim:
    confidence = round(_TRUST * min(pair.subject.confidence, pair.object.confidence), 3)
    lasting = pair.trigger.relation in _LASTING
    return Claim(
        start=sentence.start,
        end=sentence.end,
        subject=pair.subject.entity,
        predicate=relations()[pair.trigger.relation].iri,
        object=pair.object.entity,
        polarity="negative" if pair.stance.negative != pair.trigger.negative else "positive",
        modality="asserted" if lasting else pair.stance.modality,
        attribution=said,
        period=None if lasting else period,
        confidence=confidence,
        extractor=VERSION,
    )
