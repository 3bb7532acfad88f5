"""Words by which a text says that others give another figure, that a figure is of a day only its reader knows, or of time."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Figure

DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""The units of figures that say how long something takes, by UCUM."""

_OTHERS = re.compile(
    r"\bandere\s+(?:bronnen|schattingen|ramingen|cijfers|berekeningen|onderzoeken|studies|deskundigen|opgaven)\b"
    r"|\b(?:volgens|aldus)\s+andere[n]?\b|\banderen\s+(?:spreken|noemen|schatten|ramen|komen|houden)\b"
    r"|\bandere[nr]?\s+(?:Quellen|Schätzungen|Angaben|Zahlen|Berechnungen|Studien|Fachleute|Experten)\b"
    r"|\bandere\s+(?:sprechen|nennen|schätzen|kommen|gehen)\b"
    r"|\bother\s+(?:sources|estimates|figures|calculations|studies|reports|experts)\b"
    r"|\bothers\s+(?:say|put|estimate|speak|give)\b|\baccording\s+to\s+others\b",
    re.IGNORECASE,
)

_DAY = re.compile(
    r"\b(?:vandaag|gisteren|morgen|eergisteren|vanochtend|vanmiddag|vanavond|heute|gestern|vorgestern|heutigen|today|"
    r"yesterday|tomorrow|tonight|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|Montag|Dienstag|Mittwoch|"
    r"Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:am|in\s+den|heute)\s+(?:Morgen|Vormittag|Nachmittag|Mittag|Abend|ersten\s+Minuten))\b",
    re.IGNORECASE,
)


_PER = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:per|pro|im|a|an)\s+(?:jaar|maand|week|dag|Jahr|Monat|Woche|Tag|year|month|week|day)\b"
    r"|(?:\s+\w+){0,2}?\s+(?:jaarlijks|maandelijks|jährlich|monatlich|yearly|annually|monthly)\b",
    re.IGNORECASE,
)


_SPAN = re.compile(
    r"(?:^|\s)(?:half|boek|kalender|school|viertel|halb|geschäfts)?(?:jaar|jaren|jaarhelft|kwarta(?:al|len)|maand(?:en)?|week|"
    r"weken|dag(?:en)?|uur|uren|minu(?:ut|ten)|seconden?|eeuw(?:en)?|decenni(?:um|a)|jahr(?:e|es|en|s)?|quartal(?:e|en|s)?|"
    r"monat(?:e|en|s)?|wochen?|tag(?:e|en|es)?|stunden?|minuten?|sekunden?|jahrhundert(?:e|en|s)?|jahrzehnt(?:e|en|s)?|"
    r"years?|quarters?|months?|weeks?|days?|hours?|minutes?|seconds?|centur(?:y|ies)|decades?)$",
    re.IGNORECASE,
)
"""Words for lengths of time, as the last word of what a figure measures."""


def is_of_time(figure: Figure) -> bool:
    """Tell whether a figure counts or numbers time itself: a duration, *three quarters*, *the second half-year*."""
    if figure.unit in DURATIONS:
        return True
    return figure.unit in ("count", "rank") and _SPAN.search(figure.measure.strip()) is not None


@lru_cache(maxsize=20_000)
def speaks_of_others(sentence: str) -> bool:
    """Tell whether a sentence sets what others say beside what was said before."""
    return bool(_OTHERS.search(sentence))


@lru_cache(maxsize=20_000)
def speaks_of_a_day(sentence: str) -> bool:
    """Tell whether a sentence counts its time from the day it was written: today, on Friday."""
    return bool(_DAY.search(sentence))


def is_rate(sentence: str, end: int) -> bool:
    """Tell whether the amount that ends at `end` of a sentence is one per year, month or day."""
    return bool(_PER.match(sentence, end))
