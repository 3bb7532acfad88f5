"""What rules a sense of a name out, whatever else speaks for it: an expression, a language, an article, a number, another's adjective."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.link_context import Surroundings
from kg.link_phrases import is_in_phrase
from kg.model import EntityType
from kg.name_forms import COMMON
from kg.name_text import fold
from kg.names import Candidate, Option

_LOCATED = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_OF_COUNTRIES = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION})
_TASK = re.compile(
    r"\s(?:van|voor|inzake|für|zur|zum|der|des|for|on|of)\s(?:(?:de|het|den|the|die|das)\s)?[A-ZÀ-Þ][^.;]{0,40}"
)
_SHORT = 3
"""A word of so few letters with an ending is another word, unless they are capitals."""
_NAMES = frozenset({"preferred", "alternative"})


def is_something_else(around: Surroundings, candidate: Candidate, language: str | None) -> bool:
    """Tell whether an expression, a language or a surname (*Maxine Waters*) is all that stands there."""
    start, end = candidate.start, candidate.end
    if is_in_phrase(around.text, start, end) or _is_tongue(around, candidate, language):
        return True
    if candidate.method != "inflection":
        return False
    if end - start <= _SHORT and not around.text[start:end].isupper():
        return True  # *Niss* is not of *Niš*
    surname = language == "nl" and candidate.options[0].type in COMMON and not around.opens_sentence(start)
    return surname and around.text[start].isupper() and around.text[end - 1] == "s"


def _is_tongue(around: Surroundings, candidate: Candidate, language: str | None) -> bool:
    """Tell whether an adjective is the name of a language, or stands without what it says something of.

    German inflects adjectives before nouns, Dutch does so less, English never.
    """
    if candidate.method != "name" or any(option.kind != "adjective" for option in candidate.options):
        return False
    return around.is_tongue(candidate.start, candidate.end, language)


def is_ruled_out(
    around: Surroundings, candidates: Sequence[Candidate], i: int, option: Option, language: str | None
) -> bool:
    """Tell whether candidate `i` cannot be an ambiguous option of it."""
    if not option.ambiguous:
        return False
    here = candidates[i]
    if _is_no_place(around, here, option, language) or _has_other_task(around, here, option):
        return True
    return _is_others(around, candidates, i, option)


def _is_no_place(around: Surroundings, candidate: Candidate, option: Option, language: str | None) -> bool:
    """Tell whether a word is a common noun, or the second part of another place's name: *Halle 6*, *Zuid-Holland*."""
    if option.type not in _LOCATED or option.kind == "adjective":
        return False
    if around.is_second_part(candidate.start) or around.is_numbered(candidate.end):
        return True
    return option.type is EntityType.PLACE and language == "de" and around.has_article(candidate.start)


def _has_other_task(around: Surroundings, candidate: Candidate, option: Option) -> bool:
    """Tell whether what follows makes a body one of its own: *de Commissie voor Werkgelegenheid*, not *van de EU*."""
    if option.type is not EntityType.ORGANISATION or around.text[candidate.start : candidate.end].isupper():
        return False
    task = _TASK.match(around.text, candidate.end)
    return task is not None and not any(cue in task[0] for cue in option.cues)


def _is_others(around: Surroundings, candidates: Sequence[Candidate], i: int, option: Option) -> bool:
    """Tell whether the name is another country's: *de Hongaarse Volksrepubliek*, *de Volksrepubliek Polen*."""
    if option.type not in _OF_COUNTRIES:
        return False
    here, before = candidates[i], candidates[i - 1] if i else None
    after = candidates[i + 1] if i + 1 < len(candidates) else None
    if after and after.start == here.end + 1 and after.sole_type is EntityType.COUNTRY:
        return all(other.entity != option.entity and other.kind in _NAMES for other in after.options)
    if before is None or before.end + 1 != here.start or any(o.kind != "adjective" for o in before.options):
        return False
    adjective = fold(around.text[before.start : before.end])
    own = any(adjective.startswith(fold(cue)) for cue in option.cues)
    return not own and option.entity not in {o.entity for o in before.options}
