"""How a phrasing is meant beyond its mood: what denies it in part, what makes another verb of it, plans and hearsay."""

from __future__ import annotations

import re

from ingest.claims.hit import Hit
from ingest.claims.rendering import CLOSE, OPEN, SIGNS, unsigned
from ingest.claims.word_order import OTHER, PARTICLES
from ingest.claims.words import has, has_stem, words
from kg.model import EntityType

STATES = frozenset(
    ("dependsOn", "competesWith", "holdsChokepoint", "isChokepointFor", "substituteFor", "headquarteredIn")
)
"""Relations that come about: nobody plans them, they may be expected."""

_ENDED = 4
"""So many words before a noun may say that what it names comes to an end."""

_SENTENCE = 3
"""So many words after whom a court condemns may say to what."""


def is_reported(hit: Hit) -> bool:
    """Tell whether a German verb says that somebody else said it (*Taiwan produziere größere Chips*)."""
    return any(token in hit.trigger.reported for token in unsigned(hit.match[0]).lower().split())


def is_future(hit: Hit) -> bool:
    """Tell whether *wird*, *zal* or *gaat* and an infinitive say what will be (*Peru wird Kohle importieren*)."""
    own = unsigned(hit.match[0]).lower().split()
    if not any(word in words("future", hit.language) for word in own):
        return False
    return not hit.trigger.infinitives.isdisjoint(own) or own.count("werden") + own.count("wird") > 1


def is_hearsay(hit: Hit) -> bool:
    """Tell whether *soll* and a perfect say that others say so (*Peru soll Kohle geliefert haben*)."""
    own = unsigned(hit.match[0]).lower().split()
    return hit.trigger.perfect and hit.language == "de" and not {"soll", "sollen", "will", "wollen"}.isdisjoint(own)


def is_building(hit: Hit) -> bool:
    """Tell whether a noun phrase names a plant that is to be built (*den Bau einer Fabrik von Acme in Ulm*)."""
    before = _clause(hit)
    built = hit.trigger.relation == "operatesIn" and hit.trigger.phrase
    return built and has_stem("building", f" {before} ", hit.language)


def is_lessened(hit: Hit) -> bool:
    """Tell whether the words deny in part what they name: less dependent, a ban on imports, tariffs on them."""
    relation = hit.trigger.relation
    own = unsigned(hit.match[0])
    if relation in {"dependsOn", "supplies"} and has("less", own, hit.language):
        return True
    if relation == "supplies" and has("origin", f"{_clause(hit)} {own}", hit.language):
        return True
    if relation == "supplies" and any(has_stem(kind, own, hit.language) for kind in ("tariff", "exportcurb")):
        return True
    before = " ".join(unsigned(hit.rendered.line[: hit.match.start()]).split()[-_ENDED:])
    if hit.scope == "act" and has_stem("abolition", f" {before} ", hit.language):
        return True
    return relation == "supplies" and hit.trigger.phrase and has_stem("ban", hit.rendered.written, hit.language)


def is_of_one_buyer(hit: Hit) -> bool:
    """Tell whether a phrasing says where somebody who is not part of it gets a good: denied, it denies that of him only."""
    bought = hit.trigger.types.get("O") == frozenset({EntityType.MATERIAL}) and hit.trigger.begins != "S"
    return hit.trigger.relation == "supplies" and bought


def is_unsettled(hit: Hit) -> bool:
    """Tell whether a noun phrase names an agreement that there may be (*für eine Partnerschaft zwischen ...*)."""
    if hit.trigger.relation != "partnersWith" or not hit.trigger.phrase:
        return False
    before = hit.rendered.line[: hit.match.start()].split()
    while before and SIGNS["adjective"] in before[-1]:
        before.pop()
    return bool(before) and unsigned(before[-1]).lower() in words("indefinite", hit.language)


def is_otherwise(hit: Hit) -> bool:
    """Tell whether the verb says something else here: who is sold supplies nobody, who is sentenced is no critic's."""
    own = unsigned(hit.match[0])
    if not hit.trigger.phrase and _is_of_other_verb(hit, own):
        return True
    if hit.trigger.relation == "supplies":
        return has("sold", own, hit.language) and has("passive", own, hit.language)
    after = " ".join(unsigned(hit.rendered.line[hit.match.end() :]).split()[:_SENTENCE])
    condemned = hit.trigger.relation == "criticises" and has_stem("condemned", own, hit.language)
    return condemned and has("to", after, hit.language)


def _is_of_other_verb(hit: Hit, own: str) -> bool:
    """Tell whether the clause ends in a separable part that makes another verb of this one (*wint ... terug*)."""
    after = re.split(f"[^\\w\\s{OPEN}{CLOSE}]", unsigned(hit.rendered.line[hit.match.end() :]))[0].split()
    kept = [i for i, token in enumerate(after) if token.lower() in {"en", "und", "of", "oder"}]
    last = (after[: kept[0]] if kept else after)[-1:]
    buys = hit.trigger.relation == "acquires" and last in (["auf"], ["op"])
    if after[:1] and after[0] in OTHER - words("preposition", hit.language):
        return True
    return bool(last) and last[0] in PARTICLES | OTHER and last[0] not in own.split() and not buys


def _clause(hit: Hit) -> str:
    """Return what stands before the match in its clause."""
    return re.split("[,;:–—]", unsigned(hit.rendered.line[: hit.match.start()]))[-1].strip()
