"""The word orders of a clause: the tables give the main clause with the subject first, the others follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_PARTICLES = frozenset(
    "ab an auf aus ein her vor zu bei zusammen über toe aan af in op over uit samen tegen goed vast stop stil".split()
)
"""Separable parts of verbs that stand at the end of a main clause."""

RELATIVE = "die|der|das|dat|welche|welcher|welches"
"""The pronouns a relative clause begins with."""


def orders(elements: list[str]) -> Iterator[list[str]]:
    """Yield a pattern in each order its words can take.

    `S ~ V rest` is a main clause that begins with the subject; `V S ~ rest` one that begins with something else;
    `S ~ rest ~ V` a subordinate clause, whose verb takes back its particle (*nimmt ... an*, *dass ... annimmt*);
    `S , die rest ~ V` a relative clause.
    """
    yield elements
    if elements[0] == "G":
        yield [elements[1], "G", *elements[2:]]
    if not _is_main_clause(elements):
        return
    side, verb, rest = elements[0], elements[2], elements[3:]
    opening = rest if rest[:1] == ["~"] else ["~", *rest]
    final = _final(verb, opening[1:])
    yield [verb, side, *opening]
    yield [side, "~", *final]
    if side == "S":
        yield [side, ",", RELATIVE, "~", *final]


def _is_main_clause(elements: Sequence[str]) -> bool:
    return (
        len(elements) > 3
        and elements[0] in {"S", "O"}
        and elements[1] == "~"
        and elements[2][0].isalpha()
        and elements[2][0].islower()
    )


def _final(verb: str, rest: list[str]) -> list[str]:
    if rest and rest[-1] in _PARTICLES:
        joined = "|".join(rest[-1] + option for option in verb.split("|"))
        return [*_without_filler(rest[:-1]), "~", joined]
    return [*_without_filler(rest), "~", verb]


def _without_filler(elements: list[str]) -> list[str]:
    return elements[:-1] if elements[-1:] == ["~"] else elements
