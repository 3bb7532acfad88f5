"""Fractions and multiples in words: *een derde van*, *zwei Drittel*, *een op de vijf*, *doppelt so viel*, *verdubbelde*.

A fraction has the unit `share` (a third is 0.333…), a multiple the unit `ratio` (doubled is 2, halved 0.5).
"""

from __future__ import annotations

import re
from functools import cache

from ingest.figures.numerals import number_words
from ingest.figures.quantities import Quantity, qualified
from kg.model import Language

_PARTS = {
    "nl": "derde:3 kwart:4 vierde:4 vijfde:5 zesde:6 zevende:7 achtste:8 negende:9 tiende:10 twintigste:20 honderdste:100",
    "de": "drittel:3 viertel:4 fünftel:5 sechstel:6 siebtel:7 achtel:8 neuntel:9 zehntel:10 zwanzigstel:20 hundertstel:100",
    "en": "third:3 thirds:3 quarter:4 quarters:4 fourth:4 fifth:5 fifths:5 sixth:6 eighth:8 tenth:10 tenths:10",
}
_ORDINALS = {
    "nl": "tweede:2 derde:3 vierde:4 vijfde:5 zesde:6 zevende:7 achtste:8 negende:9 tiende:10",
    "de": "zweite:2 dritte:3 vierte:4 fünfte:5 sechste:6 siebte:7 achte:8 neunte:9 zehnte:10",
    "en": "",
}
_WHOLE = {
    "nl": r"\b(?:de\s+|een\s+)?(?<!eerste\s)(?<!tweede\s)(?<!laatste\s)(?:helft)\b(?!\s+(?:van\s+)?(?:de\s+)?(?:jaren|eeuw|(?:19|20)\d\d))",
    "de": r"\b(?:die\s+|der\s+)?(?<!erste\s)(?<!ersten\s)(?<!zweite\s)(?<!zweiten\s)Hälfte\b(?!\s+(?:des|der)\s+(?:Jahres|Jahrhunderts|(?:19|20)\d\d))",
    "en": r"\bhalf\s+of\b",
}
_MULTIPLES = {
    "nl": {"dubbele": 2, "drievoudige": 3, "viervoudige": 4, "vijfvoudige": 5, "tienvoudige": 10},
    "de": {"Doppelte": 2, "Dreifache": 3, "Vierfache": 4, "Fünffache": 5, "Zehnfache": 10},
    "en": {},
}
_VERBS = {
    "nl": "verdubbel:2 verdrievoudig:3 verviervoudig:4 vervijfvoudig:5 verzesvoudig:6 vertienvoudig:10 halveer:0.5 gehalveerd:0.5",
    "de": "verdoppel:2 verdreifach:3 vervierfach:4 verfünffach:5 versechsfach:6 verzehnfach:10 halbier:0.5",
    "en": "doubled:2 doubling:2 tripled:3 quadrupled:4 halved:0.5",
}
_TIMES = {
    "nl": r"(?:{n})\s*(?:keer|maal)\s+(?=zo|zoveel|meer\b|groter|hoger|sneller|duurder|de\b|het\b|langer|kleiner|lager)|(?P<twice>dubbel)\s+(?=zo)",
    "de": r"(?:{n})\s?-?(?:mal|fach)\s+(?=so|mehr|höher|größer|teurer|schneller|länger)|(?P<twice>doppelt)\s+(?=so)",
    "en": r"(?:{n})\s+times\s+(?=as|more|higher|larger|the)|(?P<twice>twice)\s+(?=as|the)",
}
_NUMBER_FIRST = r"(?:(?P<count>{words}|\d+)[\s-]*)?"


def fractions(text: str, language: Language) -> list[Quantity]:
    """Return the fractions and multiples that a text writes in words, from left to right."""
    if language not in _PARTS:
        return []
    found = [
        Quantity(*span, span[0], value, unit=unit, word=True)
        for pattern, unit in _patterns(language)
        for match in pattern.finditer(text)
        if (value := _value(match, language)) is not None
        for span in [(match.start(), match.start() + len(match[0].rstrip()))]
    ]
    first: dict[int, Quantity] = {}
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not any(q.start < quantity.end and quantity.start < q.end for q in first.values()):
            first[quantity.start] = quantity
    return [qualified(text, q, language, 0) for q in first.values()]


@cache
def _table(listed: str) -> dict[str, float]:
    return {word: float(value) for word, _, value in (item.partition(":") for item in listed.split())}


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what to look for, each with its unit. A Dutch *een derde* is a share only before what it is of."""
    small = r"eine[mns]|" * (language == "de") + "|".join(
        sorted((w for w, v in number_words(language).items() if 1 <= v <= 100), key=len, reverse=True)
    )
    parts = "|".join(_table(_PARTS[language]))
    follows = r"(?=\s+(?:van|deel|meer|minder|hoger|lager|of)\b|[.,;)])" if language == "nl" else ""
    alone = r"(?!\s+(?:eeuw|Jahrhundert|jaar|uur|Stunde|nach|vor|finals))"
    fraction = rf"\b(?P<count>{small}|\d)[\s-]?(?P<part>{parts})\b{follows}{alone}"
    quarter = rf"\b(?P<count>een|één|drie)\s?(?P<part>kwart)\b{alone}" if language == "nl" else r"(?!)"
    among = {
        "nl": rf"\b(?:een|één|1)\s+op\s+de\s+(?P<among>{small}|\d+)\b",
        "de": rf"\b(?:jede[rsnm]?)\s+(?P<nth>{'|'.join(_table(_ORDINALS['de']))})[rsnm]?\b|\bein(?:er|e|es)?\s+von\s+(?P<among>{small}|\d+)\b",
        "en": rf"\b(?:one|1)\s+in\s+(?P<among>{small}|\d+)\b",
    }[language]
    multiple = "|".join(_MULTIPLES[language]) or "(?!)"
    verbs = "|".join(_table(_VERBS[language]))
    return (
        (re.compile(fraction, re.IGNORECASE), "share"),
        (re.compile(quarter, re.IGNORECASE), "share"),
        (re.compile(_WHOLE[language]), "share"),
        (re.compile(among, re.IGNORECASE), "share"),
        (re.compile(r"\b" + _TIMES[language].format(n=rf"(?P<times>{small}|\d+(?:,\d+)?)"), re.IGNORECASE), "ratio"),
        (re.compile(rf"\b(?:het|das|ein)\s+(?P<multiple>{multiple})\b"), "ratio"),
        (re.compile(rf"\b(?:ge)?(?P<verb>{verbs})\w*", re.IGNORECASE), "ratio"),
    )


def _value(match: re.Match[str], language: Language) -> float | None:
    """Return what a match is worth; None for a fraction of one or more (*vier Viertel*)."""
    groups = {name: text for name, text in match.groupdict().items() if text}
    if "part" in groups:
        count, part = _number(groups["count"], language), _table(_PARTS[language])[groups["part"].lower()]
        return count / part if count < part else None
    if "among" in groups or "nth" in groups:
        whole = _table(_ORDINALS[language]).get(groups.get("nth", "").lower())
        return 1 / (whole or _number(groups["among"], language))
    return _multiple(groups, language)


def _multiple(groups: dict[str, str], language: Language) -> float:
    """Return how many times; a match that says nothing else is a half."""
    if "times" in groups:
        return _number(groups["times"], language)
    if "verb" in groups:
        return _table(_VERBS[language])[groups["verb"].lower()]
    if "multiple" in groups:
        return float(_MULTIPLES[language][groups["multiple"]])
    return 2.0 if "twice" in groups else 0.5


def _number(written: str, language: Language) -> float:
    words = number_words(language)
    low = written.lower()
    if low in words or low.startswith("eine"):
        return float(words.get(low, 1))
    return float(written.replace(",", "."))
