"""Where a firm is at home by the words beside its name."""

from __future__ import annotations

from ingest.claims.hit import Hit
from ingest.claims.rendering import ATTRIBUTIVE, SIGNS, is_attributive, unsigned
from ingest.claims.words import has, words
from kg.model import EntityType, Language, Mention

_BY_FRAME = frozenset({"frame"})
"""How a name is recognised that is in no list and has no legal form, by its neighbours alone."""

_AGAIN = "name again"
"""How a name is recognised that the document has shown once; with a nationality alone it may be a place or an office."""


def is_home(hit: Hit, subject: Mention, object_: Mention) -> bool:
    """Tell whether an adjective before a name says where it is at home: that of a country, before no compound.

    A name that only the words around it make a company (*der amerikanische X*) has no home by the same words.
    """
    before = unsigned(hit.rendered.line[: hit.match.start()] + hit.match[0]).strip()
    former = hit.trigger.object == "adjective" and has("origin", before, hit.language)
    if subject.method in _BY_FRAME or is_one_of_many(hit, hit.match.start("S")) or former:
        return False
    bare = "S" in hit.trigger.types and SIGNS["company"] not in hit.match[0]
    if bare and subject.method == _AGAIN:
        return False
    if _is_passed_by(hit):
        return False
    adjective = hit.trigger.object == "adjective"
    number = hit.rendered.mentions.index(subject)
    named = number not in hit.rendered.compounds or hit.is_firm(subject, hit.following("S"))
    return named and (not adjective or (object_.type is EntityType.COUNTRY and not _is_of_name(hit, object_)))


def is_one_of_many(hit: Hit, place: int) -> bool:
    """Tell whether an article makes a noun of what looks like a name (*eine Bluesband aus Ulm*).

    A noun for a company between the two makes it a name again (*ein Autobauer Acme*).
    """
    before = hit.rendered.line[:place].split()
    leading = {SIGNS[kind] for kind in ("adjective", "company", "standin")} | {ATTRIBUTIVE}
    while before and set(before[-1]) & leading:
        if SIGNS["company"] in before.pop():
            return False
    return bool(before) and unsigned(before[-1]).lower() in words("indefinite", hit.language)


def _is_passed_by(hit: Hit) -> bool:
    """Tell whether a name of its own or a number stands in the gap before the subject (*in Ulm ansässige X ... Y*)."""
    if "S" not in hit.trigger.gapped or hit.match.start("O") > hit.match.start("S"):
        return False
    gap = hit.rendered.line[hit.match.end("O") : hit.match.start("S")].split()
    known = {SIGNS[kind] for kind in ("company", "standin", "determiner")}
    return any((t[0].isupper() and not set(t) & known) or t[0].isdigit() for t in gap)


def _is_of_name(hit: Hit, object_: Mention) -> bool:
    """Tell whether a German adjective is part of a name by its capital (*Deutsche Bahn*)."""
    surface = hit.rendered.surfaces[hit.rendered.mentions.index(object_)]
    return hit.language == "de" and surface[:1].isupper() and is_attributive(object_, surface)


def names_person(noun: str, language: Language) -> bool:
    """Tell whether a noun before a name says that a person bears it (*US-Senator*, *Außenminister*)."""
    last = noun.rsplit(maxsplit=1)[-1].lower()
    return any(last.endswith(word) for word in words("person", language))
