"""The word orders and tenses of a clause: the tables give the main clause in the present, the others follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.claims.verb_forms import Verb, verbs
from ingest.claims.words import words
from kg.model import Language

PARTICLES = frozenset(
    "ab an auf aus ein her vor zu bei zusammen über toe aan af in op over uit samen tegen goed vast stop stil".split()
)
"""Separable parts of verbs that stand at the end of a main clause."""

RELATIVE = "die|der|das|dat|welche|welcher|welches"
"""The pronouns a relative clause begins with."""

AND = {"nl": "en", "de": "und"}
"""The word before a second verb of the same subject."""

OTHER = frozenset("terug weg los mee door rond zurück weg los mit teil fort durch nach".split())
"""Further separable parts, which make another verb of one in the tables (*wint ... terug*)."""

_HAVE = {"nl": "heeft|hebben|had|hadden", "de": "hat|haben|hatte|hatten|habe"}
_MODALS = {
    "nl": "wil|willen|wilde|wilden|gaat|gaan|zal|zullen|kan|kunnen|zou|zouden",
    "de": "will|wollen|wollte|wollten|soll|sollen|wird|werden|kann|können|könnte|könnten|möchte|möchten|dürfte|dürften",
}
_INTENDS = {
    "nl": "plant|plannen|plande|planden|beoogt|beogen|overweegt|overwegen|overwoog|dreigt|dreigen|dreigde|belooft|beloven|beloofde|beloofden|besloot|besluit|besluiten|besloten",
    "de": "plant|planen|plante|planten|beabsichtigt|beabsichtigen|erwägt|erwägen|droht|drohen|drohte|verspricht|versprechen|versprach|beschließt|beschloss|beschlossen",
}
"""Verbs that say that something will be done, before an infinitive with *te* or *zu*."""


@dataclass(frozen=True, slots=True)
class Order:
    """A pattern in one order of its words; `shared` where the verb is the second one of its subject."""

    elements: list[str]
    shared: bool = False
    perfect: bool = False
    intended: bool = False
    infinitives: frozenset[str] = frozenset()


def orders(elements: list[str], language: Language) -> Iterator[Order]:
    """Yield a pattern in each order its words can take.

    `S ~ V rest` is a main clause that begins with the subject; `V S ~ rest` one that begins with something else;
    `S ~ rest ~ V` a subordinate clause, whose verb takes back its particle (*nimmt ... an*, *dass ... annimmt*);
    `S , die rest ~ V` a relative clause; `S ... und V rest` a clause with two verbs. In the perfect tense and after
    verbs of intention the participle and the infinitive stand at the end; in Dutch a phrase with a preposition may
    follow them.
    """
    if not _is_main_clause(elements):
        yield Order(elements)
        if elements[0] == "G":
            yield Order([elements[1], "G", *elements[2:]])
            body, particle = _body(elements[3:] if elements[2:3] == ["~"] else elements[2:], language)
            if verbs(elements[1].split("|"), language):
                yield Order(["G", "~", *body, "~", _joined(particle, elements[1].split("|"))])
        return
    side, given, rest = elements[0], elements[2].split("|"), elements[3:]
    known = verbs(given, language)
    finite = "|".join(dict.fromkeys([*given, *(form for verb in known for form in verb.finite)]))
    opening = rest if rest[:1] == ["~"] else ["~", *rest]
    body, particle = _body(opening[1:], language)
    infinitives = frozenset(particle + verb.infinitive for verb in known)
    yield Order([side, "~", finite, *rest], infinitives=infinitives)
    yield Order([finite, side, *opening], infinitives=infinitives)
    if side == "S":
        yield Order([side, "...", AND.get(language, "en"), finite, *opening], shared=True)
    for final in _around(body, _joined(particle, finite.split("|")), language):
        yield Order([side, "~", *final], infinitives=infinitives)
        if side == "S":
            yield Order([side, ",", RELATIVE, "~", *final], infinitives=infinitives)
    yield from _perfect(side, body, particle, known, language)
    yield from _intended(side, body, particle, known, language)
    for final in _around(body, "|".join(sorted(infinitives)), language) if known and language in _MODALS else ():
        yield Order([_MODALS[language], side, "~", *final], infinitives=infinitives)


def _perfect(side: str, body: list[str], particle: str, known: Sequence[Verb], language: Language) -> Iterator[Order]:
    have = _HAVE.get(language)
    if not known or not have:
        return
    participles = _joined(particle, [verb.participle for verb in known])
    for final in _around(body, participles, language):
        yield Order([side, "~", have, "~", *final], perfect=True)
        yield Order([have, side, "~", *final], perfect=True)
    yield Order([side, "~", *body, "~", participles, have], perfect=True)
    if language == "nl":
        yield Order([side, "~", *body, "~", have, participles], perfect=True)


def _intended(side: str, body: list[str], particle: str, known: Sequence[Verb], language: Language) -> Iterator[Order]:
    intends = _INTENDS.get(language)
    if not known or not intends:
        return
    infinitives = [verb.infinitive for verb in known]
    if language == "nl":
        last = [particle, "te", "|".join(infinitives)] if particle else ["te", "|".join(infinitives)]
        opened = [side, "~", intends, "~", "(", "om", ")", "~"]
    else:
        last = ["|".join(f"{particle}zu{i}" for i in infinitives)] if particle else ["zu", "|".join(infinitives)]
        opened = [side, "~", intends, "~", "(", ",", ")", "~"]
    yield Order([*opened, *body, "~", *last], intended=True)
    head, tail = _split(body, language)
    if tail:
        yield Order([*opened, *head, *last, *tail], intended=True)


def _is_main_clause(elements: Sequence[str]) -> bool:
    return (
        len(elements) > 3
        and elements[0] in {"S", "O"}
        and elements[1] == "~"
        and elements[2][0].isalpha()
        and elements[2][0].islower()
    )


def _body(rest: list[str], language: Language) -> tuple[list[str], str]:
    """Return what stands between a subject and a verb at the end, and the particle that the verb takes back.

    The particle is the last word of the main clause, or stands before the preposition that it goes with (*toe tot*).
    """
    prepositions = words("preposition", language)
    for i, element in enumerate(rest):
        following = rest[i + 1].split("|") if i + 1 < len(rest) else []
        if element in PARTICLES and set(following) <= prepositions:
            return _without_filler([*_without_filler(rest[:i]), *rest[i + 1 :]]), element
    return _without_filler(rest), ""


def _joined(particle: str, forms: Sequence[str]) -> str:
    return "|".join(particle + form for form in forms)


def _around(body: list[str], verb: str, language: Language) -> Iterator[list[str]]:
    """Yield the rest of a clause with its verb at the end, in Dutch also before the last phrase with a preposition."""
    yield [*body, "~", verb]
    head, tail = _split(body, language)
    if tail:
        yield [*head, "~", verb, *tail]


def _split(body: list[str], language: Language) -> tuple[list[str], list[str]]:
    """Return what stands before the last phrase with a preposition, and that phrase; none in German."""
    if language != "nl":
        return body, []
    depth, at = 0, len(body)
    for i, element in enumerate(body):
        depth += (element == "(") - (element == ")")
        if not depth and set(element.split("|")) <= words("preposition", language):
            at = i
    tail = body[at:]
    return (_without_filler(body[:at]), tail) if {"S", "O"} & set(tail) else (body, [])


def _without_filler(elements: list[str]) -> list[str]:
    return elements[:-1] if elements[-1:] == ["~"] else elements
