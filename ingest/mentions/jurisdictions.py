"""Acts of another country under the same name: *het Duitse Wetboek van Strafrecht*, *das Handelsgesetzbuch der Schweiz*.

The vocabulary knows an act by the name it has at home. Where the text gives the name to another country, it is that country's
act, if the vocabulary holds it, or else none of the vocabulary; and a text on neighbours that share the language, and on them
alone, most likely means theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.ids import entity_iri
from kg.model import EntityType, Mention
from kg.names import NameMatcher

_COUNTRY = entity_iri(EntityType.COUNTRY, "")
_ACT = entity_iri(EntityType.ACT, "")
_OF = re.compile(r"\s(?:(?:van|of|der|des|von)\s(?:(?:de|der|het|the)\s)?)?")
_SAME_LANGUAGE = {"de": ("at", "ch", "li"), "nl": ("be", "sr")}
"""Countries whose acts bear the same names."""
_ENDINGS = ("", "e", "er", "es")
_OFTEN = 3
_NAMED = 0.7
_PERHAPS = 0.45


def of_their_country(mentions: Sequence[Mention], text: str, matcher: NameMatcher) -> list[Mention]:
    """Return the mentions, the acts that the text gives to another country as that country's or not at all."""
    countries = Counter(m.entity.removeprefix(_COUNTRY) for m in mentions if _is_country(m) and m.confidence >= _NAMED)
    kept: list[Mention] = []
    for i, mention in enumerate(mentions):
        home = _home(mention, matcher)
        if not home:
            kept.append(mention)
            continue
        other = next((c for c in _beside(mentions, i, text) if c != home), "")
        if other:
            kept += _in(other, mention, text, matcher)
        elif not countries[home] and any(countries[near] >= _OFTEN for near in _SAME_LANGUAGE.get(home, ())):
            kept.append(replace(mention, confidence=min(mention.confidence, _PERHAPS)))
        else:
            kept.append(mention)
    return kept


def _is_country(mention: Mention) -> bool:
    return mention.type is EntityType.COUNTRY and mention.entity.startswith(_COUNTRY)


def _home(mention: Mention, matcher: NameMatcher) -> str:
    """Return the code of the country an act of the vocabulary belongs to, with which its IRI begins; empty if to none."""
    if mention.type is not EntityType.ACT or mention.entity not in matcher.terms:
        return ""
    code = mention.entity.removeprefix(_ACT).partition("-")[0]
    return code if _COUNTRY + code in matcher.terms else ""


def _beside(mentions: Sequence[Mention], i: int, text: str) -> Iterator[str]:
    """Yield the code of the country whose adjective stands before an act, or whose name stands after it."""
    act = mentions[i]
    if i and _is_country(mentions[i - 1]) and mentions[i - 1].end + 1 == act.start:
        yield mentions[i - 1].entity.removeprefix(_COUNTRY)
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    if after and _is_country(after) and _OF.fullmatch(text, act.end, max(act.end, after.start)):
        yield after.entity.removeprefix(_COUNTRY)


def _in(country: str, act: Mention, text: str, matcher: NameMatcher) -> Iterator[Mention]:
    """Yield the act of a country that bears a name with the country's adjective before it, if the vocabulary has one."""
    name = text[act.start : act.end]
    adjectives = {n.text for n in matcher.terms[_COUNTRY + country].names if n.kind == "adjective"}
    names = (f"{adjective}{ending} {name}" for adjective in adjectives for ending in _ENDINGS)
    found = {term.iri for named in names if (term := matcher.sole(named, EntityType.ACT))}
    if len(found) == 1:
        yield replace(act, entity=found.pop(), confidence=min(act.confidence, _NAMED + 0.2), method="jurisdiction")
