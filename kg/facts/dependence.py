"""Shares of what one actor takes from another, whatever it is: a part of its imports, or a dependence in percent.

*De EU haalt 98 procent van haar magneten uit China*, *15 procent der amerikanischen Einfuhren*, *EU-afhankelijkheid van
China daalt van 11 naar 8 procent*: who takes, who supplies, and of what, in the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from kg.facts.measures import kinds_of
from kg.facts.modality import modality_of
from kg.facts.observed import Observed
from kg.facts.shares import WHO, Share, after_origin, is_actor, is_part, of_behind
from kg.facts.stages import stage_of
from kg.index.text_terms import words
from kg.model import Mention

_DEPENDENCE = re.compile(
    r"\w*(?:afhankelijkheid|abhängigkeit)\s+(?:van|von|vom|der)\b|\bdependen(?:ce|cy)\s+(?:up)?on\b", re.IGNORECASE
)
_END = re.compile(
    r"[,;:()]|\s(?:uit|aus|from|kam|kamen|kommt|kommen|komt|kwam|kwamen|stamm(?:t|en|te|ten)|bezieh(?:t|en)|bezog(?:en)?|"
    r"comes?|came|in|nach|naar|(?:19|20)\d\d)\b"
)
"""Where the words for a whole end: before what supplies it, or before the verb."""
_DETERMINERS = frozenset(
    "de het een haar zijn hun al alle der die das des den ihr ihrer ihres seiner the its their all".split()
)
_NEAR = 12
"""The actors of a dependence stand so many characters from its word at most, an article between."""
_FAR = 70
"""And its percentage so far behind, with no other actor between."""


def actor_shares(observed: Iterable[Observed]) -> Iterator[Share]:
    """Yield the shares: `what` is who takes, `who` is who supplies."""
    for o in observed:
        if o.row or o.figure.unit != "percent" or not is_part(o):
            continue
        ends = _dependence(o) or _taken(o) or _imported(o)
        if ends is not None:
            yield Share(*ends, o.figure, stage_of(o), o.evidence, "", _part_of(o), modality_of(o))


def _dependence(o: Observed) -> tuple[str, str] | None:
    """Return who depends on whom by a percentage right behind a word for dependence and its two ends."""
    for match in _DEPENDENCE.finditer(o.text):
        start, end = o.sentence[0] + match.start(), o.sentence[0] + match.end()
        subject = [m for m in o.mentions if is_actor(m) and start - _NEAR < m.end <= end and m.start <= start]
        object_ = [m for m in o.mentions if is_actor(m) and end <= m.start <= end + _NEAR]
        if subject and object_ and _speaks_of(o, object_[0]):
            return subject[-1].entity, object_[0].entity
    return None


def _speaks_of(o: Observed, object_: Mention) -> bool:
    between = (m for m in o.mentions if is_actor(m) and object_.end < m.start < o.figure.start)
    return 0 < o.figure.start - object_.end < _FAR and not any(between)


def _taken(o: Observed) -> tuple[str, str] | None:
    """Return who takes a part of something from whom: the supplier stands behind *uit*, *aus*, *from*."""
    if of_behind(o) is None:
        return None
    suppliers = [m.entity for m in o.mentions if m.start > o.figure.end and m.entity in after_origin(o)]
    takers = {m.entity for m in o.mentions if is_actor(m)} - set(suppliers)
    return (takers.pop(), suppliers[0]) if len(takers) == 1 and len(set(suppliers)) == 1 else None


def _imported(o: Observed) -> tuple[str, str] | None:
    """Return whose imports a part of comes from whom: the percentage is *of* these, and one supplier stands before it."""
    if of_behind(o) is None:
        return None
    at = o.figure.end - o.sentence[0]
    phrase = re.split(r"[,;:(]", o.text[at : at + _FAR])[0]
    inside = [m for m in o.mentions if is_actor(m) and o.figure.end <= m.start < o.figure.end + len(phrase)]
    if "import" not in kinds_of(words(phrase)) or len(inside) != 1:
        return None
    others = {m.entity for m in o.mentions if m.type in WHO and m.end < o.figure.start} - {inside[0].entity}
    return (inside[0].entity, others.pop()) if len(others) == 1 else None


def _part_of(o: Observed) -> str:
    """Return the words for what a percentage is a part of, as far as they stand right behind it, else ""."""
    match = of_behind(o)
    if match is None:
        return ""
    named = _END.split(o.text[match.end() : match.end() + _FAR].lstrip())[0].strip(" .!?").split()
    return " ".join(dropwhile(lambda w: w.casefold() in _DETERMINERS, named))
