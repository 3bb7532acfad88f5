"""Which mentions stand on the two sides of a phrasing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ingest.claims.hit import LASTING, Hit, adjacent, numbers
from ingest.claims.homes import is_home, names_person
from ingest.claims.relations import relations
from ingest.claims.rendering import ATTRIBUTIVE, SIGNS, is_attributive, unsigned
from ingest.claims.words import has, words
from kg.model import EntityType, Mention

_NATIONAL = re.compile(r"act:([a-z]{2})-")
"""How the name of an act in our vocabulary begins, with the code of who made it."""

_SURE_ACT = 0.85
"""A title less sure than this is no act that a country has made."""

_LEADING = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})
"""Types whose name may begin a compound and still be what is meant (*EU-importheffingen*)."""

_PARTICIPLES = {
    "nl": re.compile(r"ge[a-zë]+(?:de|te)|[a-zë]{3,}ende"),
    "de": re.compile(r"[a-zäöüß]{3,}ende[nrsm]?|ge[a-zäöüß]{3,}te[nrsm]"),
}
_SINGULAR = frozenset("is wordt heeft komt ist wird hat kommt zijn sind".split())
"""Verbs after the last member of a list that may make it the subject of a clause of its own."""


def pairs(hit: Hit) -> Iterator[tuple[Mention, Mention]]:
    """Yield the subjects and objects whose words and types fit the relation."""
    relation = relations()[hit.trigger.relation]
    if any(not _is_apposed(hit, side) or _is_attribute(hit, side) for side in "SO"):
        return
    hangs = any(_is_complement(hit, side) for side in hit.trigger.gapped)
    if hangs or any(_is_deeper(hit, side) for side in hit.trigger.opened):
        return
    for subject, object_ in _candidates(hit):
        if subject.entity == object_.entity or not relation.allows(subject.type, object_.type):
            continue
        if object_.type is EntityType.ACT and object_.confidence < _SURE_ACT and hit.trigger.phrase:
            continue
        if hit.in_passing and not _is_act_of(hit, subject, object_):
            continue
        if not (hit.trigger.relative and object_.type in relation.subjects):
            yield subject, object_


def _is_act_of(hit: Hit, subject: Mention, object_: Mention) -> bool:
    """Tell whether an adjective stands at once before an act, and the act is not known as another country's."""
    if object_.type is not EntityType.ACT:
        return True
    code = _NATIONAL.search(object_.entity)
    own = subject.entity.rpartition(":")[2]
    foreign = code is not None and subject.type is EntityType.COUNTRY and code[1] != own
    names = hit.rendered.mentions
    return not foreign and adjacent(hit.match[0], names.index(subject)) and subject.end < object_.start


def _candidates(hit: Hit) -> Iterator[tuple[Mention, Mention]]:
    if "G" in hit.match.re.groupindex:
        listed = numbers(hit.match["G"])
        stands_in = unsigned(hit.following("G")).lower() in words("standin", hit.language)
        named = [n for n in listed if stands_in or not _is_adjective(hit, n)]
        yield from combinations([hit.rendered.mentions[n] for n in named], 2)
        return
    objects = _allowed(hit, "O")
    for subject in _allowed(hit, "S"):
        for object_ in objects:
            if hit.trigger.relation not in LASTING or is_home(hit, subject, object_):
                yield subject, object_


def _is_complement(hit: Hit, side: str) -> bool:
    """Tell whether a phrase after a gap hangs on a preposition or a noun before it.

    *Den Kartendienst Here von Nokia* is not Nokia, *nach § 29 der Haushaltsordnung* not the act.
    """
    leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")}
    tokens = hit.rendered.line[: hit.start(side)].split()
    first = ""
    while tokens and SIGNS["preposition"] not in tokens[-1] and set(tokens[-1]) & {*leading, ATTRIBUTIVE}:
        first = unsigned(tokens.pop()).lower()
    if not tokens:
        return False
    before = unsigned(tokens[-1])
    genitive = hit.language == "de" and first in {"der", "des"} and (before[0].isupper() or before.isdigit())
    return SIGNS["preposition"] in tokens[-1] or genitive


def _is_deeper(hit: Hit, side: str) -> bool:
    """Tell whether a second preposition stands between the one of the phrasing and a name after a gap."""
    other = "S" if side == "O" else "O"
    first = hit.match.end(other) if hit.match.end(other) < hit.start(side) else hit.match.start()
    tokens = unsigned(hit.rendered.line[first : hit.start(side)]).lower().split()
    places = [i for i, token in enumerate(tokens) if token in hit.trigger.opened[side]]
    inner = tokens[places[0] + 1 :] if places else []
    return any(token in words("preposition", hit.language) for token in inner)


def _is_attribute(hit: Hit, side: str) -> bool:
    """Tell whether a participle after a phrase makes it part of another (*dem zu Acme gehörenden Hersteller*)."""
    last = side in hit.match.re.groupindex and hit.match.end(side) == hit.match.end()
    pattern = _PARTICIPLES.get(hit.language)
    return bool(last and pattern and pattern.fullmatch(unsigned(hit.following(side))))


def _is_apposed(hit: Hit, side: str) -> bool:
    """Tell whether a noun before a name explains it: in German, before a company, no part or office of it."""
    noun = hit.match.groupdict().get(f"{side}A")
    if hit.trigger.relation in LASTING and noun and names_person(unsigned(noun), hit.language):
        return False
    if not noun:
        return True
    first = hit.rendered.mentions[numbers(hit.match[side])[0]]
    part = has("part", unsigned(noun).split()[-1], hit.language)
    return hit.language == "de" and first.type is EntityType.COMPANY and not part


def _allowed(hit: Hit, side: str) -> list[Mention]:
    """Return the mentions of a phrase that its mode allows there."""
    members = _members(hit, side)
    return [hit.rendered.mentions[n] for n in members if _fits(hit, n, members, side)]


def _fits(hit: Hit, number: int, numbers: list[int], side: str) -> bool:
    mention, surface = hit.rendered.mentions[number], hit.rendered.surfaces[number]
    mode = hit.trigger.subject if side == "S" else hit.trigger.object
    following = hit.following(side)
    before_noun = unsigned(following).lower() in words("standin", hit.language)
    compound = number in hit.rendered.compounds and not hit.is_firm(mention, following)
    wanted = hit.trigger.types.get(side)
    noun = surface.lower() in words("company", hit.language) | words("standin", hit.language)
    if noun or (wanted is not None and mention.type not in wanted):
        return False
    if mode == "compound":
        return compound
    if mode == "genitive":
        return not compound and surface.rstrip("'’").endswith("s")
    if compound and (mention.type not in _LEADING or (mode == "name" and not before_noun)):
        return False
    leads = compound or (number + 1 in numbers and adjacent(hit.match[side], number))
    adjective = leads or is_attributive(mention, surface)
    if mode == "name":
        after_noun = hit.language == "de" and _is_after_noun(surface, mention, following)
        return not adjective or before_noun or after_noun
    return mode != "adjective" or adjective


def _is_adjective(hit: Hit, number: int) -> bool:
    """Tell whether a name is the adjective of a country, or the first part of a compound."""
    mention, surface = hit.rendered.mentions[number], hit.rendered.surfaces[number]
    return number in hit.rendered.compounds or (
        is_attributive(mention, surface) and len(surface) == mention.end - mention.start
    )


def _members(hit: Hit, side: str) -> list[int]:
    """Return the members of a list that belong to it.

    Before a verb in the singular only the last does (*... lithium en kobalt komt uit ...*); at the end of a match
    the last does not if it may begin a clause of its own.
    """
    listed = numbers(hit.match[side])
    following = unsigned(hit.following(side))
    verb = hit.trigger.begins == side and following.lower() in hit.trigger.verb
    if len(listed) > 1 and verb and _is_singular(following):
        return listed[-1:]
    last = hit.rendered.mentions[listed[-1]]
    joined = following.lower() in {"en", "of", "und", "oder"}
    if len(listed) > 1 and joined and is_attributive(last, hit.rendered.surfaces[listed[-1]]):
        return listed[:-1]
    after = unsigned(hit.rendered.line[hit.match.end(side) :]).split()[1:2]
    amid = bool(after) and after[0].isalnum() and hit.match.end(side) == hit.match.end()
    if len(listed) > 1 and amid and not _ends_list(hit, following):
        return listed[:-1]
    return listed


def _ends_list(hit: Hit, token: str) -> bool:
    """Tell whether a token may follow a list without its last member being the subject of a new clause."""
    low = token.lower()
    closed = any(low in words(kind, hit.language) for kind in ("preposition", "breaks", "standin"))
    return (not token.isalpha() or closed) and low not in _SINGULAR


def _is_after_noun(surface: str, mention: Mention, following: str) -> bool:
    """Tell whether a genitive follows its noun (*Exportbeschränkungen Chinas für ...*) instead of opening a phrase."""
    genitive = len(surface) > mention.end - mention.start
    opens = SIGNS["adjective"] in following or following[:1].isupper()
    return genitive and not opens


def _is_singular(verb: str) -> bool:
    """Tell a Dutch or German verb in the singular by its ending."""
    return not verb.endswith("n") and verb != "sind"
