"""What or whom a figure is of: the entities of its sentence, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import EntityType, Mention

NEAREST = 3
"""So many entities of the sentence, the likeliest first, can be what a figure is about."""

_MOMENTS = frozenset({"min", "s", "h", "d"})
"""A stretch of time of this kind is of an event, hardly of an entity."""

_AGE = re.compile(r"\s*(?:alte[rnms]?\b|alt\b|oud\b|oude\b|old\b)")
_OF = re.compile(
    r"[\s-]*(?:(?:van|der|des|von|of|aan|an|in|im|voor|für|vom)\s+)?(?:(?:de|het|den|dem|die|das|the|alle|aller|al|zijn|haar|hun|ihrer|seiner)\s+)*"
    r"(?:[a-zà-ÿ-]+(?:e|en|er|es|em|s)\s+){0,2}"
)
_BORDER = re.compile(
    r"[,;:–()]|\s-\s|\b(?:terwijl|während|whereas|while|maar|aber|but|sondern|en\s+(?=in\b)|oplopend|davon|waarvan|darunter)\b"
)
_LATER = re.compile(
    r"[,;:]\s|\s[-–]\s|\b(?:terwijl|während|whereas|maar|aber|but|sondern|oplopend|davon|waarvan|darunter)\b"
)
_LIST = re.compile(r"(?:\s*(?:,|en|und|and|of|oder)\s*[^,.;:()]{0,40}?)*")
_HOME = re.compile(r",?\s(?:[A-Z][\w-]+,\s)?")
_PLACES = frozenset({EntityType.COUNTRY, EntityType.PLACE})
_FIRMS = frozenset({EntityType.COMPANY})
_UNDER = re.compile(r"\b(?:gemäß|laut|krachtens|ingevolge|op grond van|under|nach)\s+[^,;:]{0,25}$")
_DATELINE = re.compile(r"\s*(?:\([^()]{2,20}\)|,\s+\d{1,2}\.\s*\w+\s+\d{4})\s*[-–]|\s+[-–]\s")
_SAYS = re.compile(
    r"\b(?:teilte|teilten|berichtete|berichteten|erklärte|sagte|mitteilte|mitteilten|meldde|meldden|zei|zegt|meldt)\b"
)
_SPEAKER, _SPOKEN = 30, 25
"""So many characters before and after a name may make it the one who says so."""
_COMPOUND = re.compile(r"-?[^\W\d_]")
_WEAK = 0.65
"""At or below this confidence, a country is named by its adjective or people."""

_OTHER_CLAUSE, _AFTER, _WEAKLY, _PART = 100, 15, 40, 60
"""What a border of clauses, standing behind the figure, being an adjective and opening a compound count, in characters."""


def about(
    text: str, place: tuple[int, int], mentions: Sequence[Mention], unit: str | None = None, source: str = ""
) -> tuple[str, ...]:
    """Return the entities a figure is about, the likeliest first, each once.

    Args:
        text: the sentence.
        place: where the figure stands in it.
        mentions: those of the sentence, their places in it.
        unit: that of the figure.
        source: whom the sentence names as its source; it is not what the figure is of.
    """
    _start, end = place
    if unit in _MOMENTS or (unit in {"a", "mo"} and _AGE.match(text, end)):
        return ()
    told = _spans(text, source)
    kept = [m for m in _without_seats(text, mentions) if not _is_aside(text, m, place, told)]
    kept = [m for m in kept if not _comes_later(text, m, end, kept)]
    ordered = sorted(kept, key=lambda m: (_distance(text, m, place), m.start))
    return tuple(dict.fromkeys(m.entity for m in ordered))[:NEAREST]


def _without_seats(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out the places that say where the firm before them is at home (*Acme AG, Ulm*, *Acme Deutschland*)."""
    kept: list[Mention] = []
    firm: int | None = None
    for mention in sorted(mentions, key=lambda m: m.start):
        at_home = mention.type in _PLACES and firm is not None and _HOME.fullmatch(text[firm : mention.start])
        firm = mention.end if mention.type in _FIRMS or at_home else None
        if not at_home:
            kept.append(mention)
    return kept


def _comes_later(text: str, mention: Mention, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name first comes in a clause after that of the figure, and in no list that begins in it."""
    if mention.start < end:
        return False
    first = next((b.end() for b in _LATER.finditer(text, end, mention.start)), None)
    if first is None:
        return False
    listed = [m for m in mentions if end <= m.start < mention.start]
    return not (listed and _LIST.fullmatch(text[listed[0].end : mention.start]))


def _spans(text: str, phrase: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(re.escape(phrase), text)] if phrase else []


def _is_aside(text: str, mention: Mention, place: tuple[int, int], told: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a mention is no part of what is said: in the figure itself, the source, the place of writing."""
    if (
        mention.start < place[1]
        and place[0] < mention.end
        and text[place[0] : place[1]].rstrip().endswith(("ollar", "D"))
    ):
        return True
    if any(a <= mention.start and mention.end <= b for a, b in told):
        return True
    if mention.type is EntityType.ACT and _UNDER.search(text[: mention.start]):
        return True
    opening = mention.start < 3 and bool(_DATELINE.match(text, mention.end))
    before, after = text[max(0, mention.start - _SPEAKER) : mention.start], text[mention.end : mention.end + _SPOKEN]
    return (opening and mention.type is EntityType.PLACE) or _speaks(before, after)


def _speaks(before: str, after: str) -> bool:
    """Tell whether the words next to a name make it the one who says so (*wie Fraport mitteilte*, *teilte AIG mit*)."""
    return bool(re.search(r"\bwie\s+[^,]*$", before) and _SAYS.search(after)) or bool(
        re.search(r"\b(?:berichtete|sagte|erklärte|meldete)\s+(?:der|die|das)?\s*$", before)
    )


def _distance(text: str, mention: Mention, place: tuple[int, int]) -> float:
    """Return how far a mention is from a figure, in characters; less than nothing where the figure is *of* it."""
    start, end = place
    weak = _WEAKLY * (mention.confidence <= _WEAK) + _PART * bool(_COMPOUND.match(text, mention.end))
    if mention.start < end and start < mention.end:
        return -1 + weak
    if mention.start >= end:
        if _OF.fullmatch(text[end : mention.start]):
            return -1 + weak
        between = text[end : mention.start]
        return len(between) + _AFTER + weak + _OTHER_CLAUSE * len(_BORDER.findall(between))
    between = text[mention.end : start]
    return len(between) + weak + _OTHER_CLAUSE * len(_BORDER.findall(between))
