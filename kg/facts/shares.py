"""Shares of supply: which percentage says what part of a material or sector a country or company supplies.

A percentage is read as a share only where the text makes it one: *98 procent van de magneten*, *ein Anteil von*, *kommt
zu drei Vierteln aus*, a table whose column or caption says so. A change (*met 30 procent*), a duty or a part of what the
actor itself has (*een derde van het Chinese staal*) is no share. One material or sector and one supplier must be named;
where more are, nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.facts.measures import kinds_of
from kg.facts.modality import Modality, modality_of
from kg.facts.observed import Observed
from kg.facts.stages import stage_of
from kg.index.text_terms import words
from kg.model import EntityType, Evidence, Figure, Mention

WHAT = frozenset({EntityType.MATERIAL, EntityType.SECTOR, EntityType.CHOKEPOINT})
WHO = frozenset({EntityType.COUNTRY, EntityType.COMPANY})
UNIONS = frozenset(
    f"urn:knooppunt:entity:organisation:{x}" for x in ("eu", "g7", "g20", "brics", "opec", "asean", "nato")
)
"""Organisations that texts let trade and depend as countries do."""

_OF = re.compile(
    r"\s*(?:van|der|des|von|vom|aller|of|seine[rs]|ihre[rs]|unsere[rs]|diese[rs])\b",
    re.IGNORECASE,
)
_SHARE_WORD = re.compile(r"(?:aandeel|aandelen|anteil|anteile|share|shares)$")
_CHANGE = re.compile(
    r"(?:\bmet|\bum|\bby)\s+(?:(?:ruim|bijna|ongeveer|rund|fast|etwa|about|nearly|almost)\s+)?$", re.IGNORECASE
)
_ORIGIN = re.compile(r"\b(?:uit|aus|from|afkomstig\s+van)\s+(?:de\s+|den\s+|der\s+|the\s+|het\s+)?$", re.IGNORECASE)
_DENIED_PART = re.compile(
    r"\b(?:niet|nicht|not|nooit|nie|never|geen|kein\w*)\s+(?:eens\s+|einmal\s+|even\s+)?$", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:voor|zu|zum)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:uit|aus|from)\b", re.IGNORECASE)
"""*komt voor bijna drie kwart uit*, *stammt zu 70 Prozent aus*: the thing stands before, its supplier behind."""
_OWN = re.compile(
    r"\b(?:dat|that|which|welke[ns]?|welches)\s+(?:de\s+|the\s+)?$|,\s+(?:das|die|der|den)\s+(?:die\s+|der\s+)?$"
    r"|^\s+(?:van|von|of|der|des)\s+(?:de\s+|the\s+)?$",
    re.IGNORECASE,
)
"""What stands between a thing and whose it is: *het staal dat X maakt*, *het staal van X*."""
_NO_SHARE = frozenset(
    {"growth", "decline", "tariff", "tax", "interest", "inflation", "unemployment", "price", "profit"}
)
_STOP = re.compile(r"[;:]|,\s")
_PHRASE = 90
"""The noun phrase that a percentage is a part of reaches no further than so many characters."""
_INDEX = frozenset({"hhi", "herfindahl", "hirschman"})


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of `what` that `who` supplies, at a stage of its chain (production, refining, import, or "").

    `modality` tells a fact (*asserted*) from what is planned, expected or the outcome of a model (*conditional*).
    `scope` is the country, region or union whose supply it is a part of (*98 procent van de magneten van de EU*), "" for
    the world or where the text leaves it open. `of` are the words of the text for the whole, where `what` is an actor.
    """

    what: str
    who: str
    figure: Figure
    stage: str
    evidence: Evidence
    scope: str = ""
    of: str = ""
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Concentration:
    """A Herfindahl-Hirschman index of the supply of `what`, 0 to 1, which a source states or we computed."""

    what: str
    value: float | tuple[float, float]
    period: str | None
    stage: str
    evidence: tuple[Evidence, ...]
    computed: bool = False


def shares(observed: Iterable[Observed]) -> Iterator[Share]:
    """Yield the shares of supply that figures state, suspect ones included (their figure says so)."""
    for o in observed:
        ends = _ends(o)
        if ends is not None and o.figure.unit == "percent" and _is_share(o):
            scope = "" if o.row else _scope(o, ends[1])
            evidence = o.led if o.led is not None and not _of_type(o, WHO) else o.evidence
            yield Share(*ends, o.figure, stage_of(o), evidence, scope, modality=modality_of(o))


def concentrations(observed: Iterable[Observed]) -> Iterator[Concentration]:
    """Yield the HHIs that the sources state: the bare fractions of rows whose table names the index."""
    everything = list(observed)
    tables = {(o.document_id, o.title) for o in everything if o.row and _names_index(o)}
    for o in everything:
        values = o.figure.value if isinstance(o.figure.value, tuple) else (o.figure.value,)
        ends = _row_ends(o)
        named = (o.document_id, o.title) in tables
        if o.row and named and ends and o.figure.unit is None and all(0 < v <= 1 for v in values):
            yield Concentration(ends[0], o.figure.value, o.figure.period, stage_of(o), (o.evidence,))


def _ends(o: Observed) -> tuple[str, str] | None:
    """Return the one thing and the one supplier that a percentage is about, None when the text leaves it open."""
    if o.row:
        return _row_ends(o)
    if _comes_from(o):
        return _origin_ends(o)
    what, who = _whole(o), _of_type(o, WHO) or _leading(o)
    who = [w for w in who if w not in _owners(o)] if len(who) == 1 else after_origin(o)
    return (what, who[0]) if what is not None and len(who) == 1 else None


def _comes_from(o: Observed) -> bool:
    at = o.figure.start - o.sentence[0], o.figure.end - o.sentence[0]
    return bool(_FOR.search(o.text[: at[0]]) and _FROM.match(o.text, at[1]))


def _origin_ends(o: Observed) -> tuple[str, str] | None:
    """Return what comes for a part from whom: one thing in the clause before, one supplier soon behind."""
    cuts = [m.end() for m in _STOP.finditer(o.text[: o.figure.start - o.sentence[0]])]
    begin = o.sentence[0] + max(cuts, default=0)
    what = {m.entity for m in o.mentions if m.type in WHAT and begin <= m.start < o.figure.start}
    who = {m.entity for m in o.mentions if m.type in WHO and 0 <= m.start - o.figure.end < _PHRASE}
    return (what.pop(), who.pop()) if len(what) == 1 and len(who) == 1 else None


def _owners(o: Observed) -> frozenset[str]:
    """Return whose the whole is: named within its noun phrase, before the thing or right behind it."""
    if of_behind(o) is None:
        return frozenset()
    things = [m for m in o.mentions if m.type in WHAT and o.figure.end <= m.start < _phrase_end(o)]
    actors = [m for m in o.mentions if m.type in WHO and m.start >= o.figure.end]
    return frozenset(m.entity for m in actors if things and _owns(o, m, things[0]))


def _owns(o: Observed, actor: Mention, thing: Mention) -> bool:
    if actor.start <= thing.start:
        return True
    between = o.text[thing.end - o.sentence[0] : actor.start - o.sentence[0]]
    dutch = o.text[o.figure.end - o.sentence[0] :].lstrip().lower().startswith("van")
    return bool(_OWN.search(between)) or (dutch and between.endswith(" die "))


def _leading(o: Observed) -> Sequence[str]:
    """Return the suppliers that the line above a list names (*In 2024 levert China:*)."""
    return sorted(entity for entity, type_ in o.lead if type_ in WHO)


def _scope(o: Observed, who: str) -> str:
    """Return the one actor besides the supplier whose supply the percentage is a part of, "" when there is none."""
    if of_behind(o) is None and not _comes_from(o):
        return ""
    whole = {m.entity for m in o.mentions if is_actor(m) and o.figure.end <= m.start < _phrase_end(o)} - {who}
    takers = whole or {m.entity for m in o.mentions if is_actor(m) and after_origin(o)} - {who}
    return takers.pop() if len(takers) == 1 else ""


def of_behind(o: Observed) -> re.Match[str] | None:
    """Return the word right behind a figure that makes it a part of what follows: *98 procent van ...*."""
    return _OF.match(o.text, o.figure.end - o.sentence[0])


def is_actor(mention: Mention) -> bool:
    """Tell whether a mention is of a country, a region or a union of countries."""
    return mention.type in (EntityType.COUNTRY, EntityType.PLACE) or mention.entity in UNIONS


def _row_ends(o: Observed) -> tuple[str, str] | None:
    """Return the thing and the supplier of a row that begins with the thing; one that begins with a country has none."""
    here = [m for m in o.mentions if _row_start(o) <= m.start < o.figure.start and m.entity in o.figure.about]
    here.sort(key=lambda m: m.start)
    suppliers = [m.entity for m in here if m.type in WHO]
    if not here or here[0].type not in WHAT or not suppliers:
        return None
    return here[0].entity, suppliers[-1]


def _row_start(o: Observed) -> int:
    """Return where the row of a figure begins: a sentence may hold several flattened rows, each about its own thing."""
    own = _things(o, o.figure)
    others = (s.end for s in o.siblings if s.end <= o.figure.start and not _things(o, s) & own)
    return max(others, default=o.sentence[0])


def _things(o: Observed, figure: Figure) -> frozenset[str]:
    return frozenset(m.entity for m in o.mentions if m.type in WHAT and m.entity in figure.about)


def _whole(o: Observed) -> str | None:
    """Return the one thing of which a percentage is a part: named right after *of*, or else alone in a sentence on shares."""
    if of_behind(o) is not None:
        after = {m.entity for m in o.mentions if m.type in WHAT and o.figure.end <= m.start < _phrase_end(o)}
        return after.pop() if len(after) == 1 else None
    named = _of_type(o, WHAT)
    return named[0] if len(named) == 1 and _names_share(o.text) else None


def _phrase_end(o: Observed) -> int:
    """Return where the noun phrase behind a percentage ends at the latest: at a comma, another figure or its length."""
    stop = _STOP.search(o.text, o.figure.end - o.sentence[0])
    next_figure = min((s.start for s in o.siblings if s.start > o.figure.end), default=o.sentence[1])
    return min(o.sentence[0] + (stop.start() if stop else len(o.text)), next_figure, o.figure.end + _PHRASE)


def _of_type(o: Observed, types: frozenset[EntityType]) -> Sequence[str]:
    return sorted({m.entity for m in o.mentions if m.type in types})


def after_origin(o: Observed) -> Sequence[str]:
    """Return the suppliers that stand after *uit*, *aus*, *from*."""
    origins = {m.entity for m in o.mentions if m.type in WHO and _ORIGIN.search(o.text[: m.start - o.sentence[0]])}
    return sorted(origins)


def _is_share(o: Observed) -> bool:
    if o.row:
        return _names_share(o.title) and _first_of_its_title(o)
    return is_part(o)


def is_part(o: Observed) -> bool:
    """Tell whether a percentage of a sentence can be a part of something: no change, no duty, no rate, not denied."""
    before = o.text[: o.figure.start - o.sentence[0]]
    return not _CHANGE.search(before) and not _DENIED_PART.search(before) and not kinds_of(words(o.title)) & _NO_SHARE


def _names_share(text: str) -> bool:
    return any(_SHARE_WORD.search(w) for w in words(text))


def _first_of_its_title(o: Observed) -> bool:
    """Tell whether no percentage left of this one stands under the same title: then the columns were not told apart."""
    return not any(
        s.start < o.figure.start
        and (s.measure, s.unit) == (o.figure.measure, o.figure.unit)
        and set(s.about) == set(o.figure.about)
        for s in o.siblings
    )


def _names_index(o: Observed) -> bool:
    return any(word in _INDEX for text in o.titles for word in words(text))
