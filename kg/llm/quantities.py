"""The numbers of a sentence as values: *36,06 miljard*, *36.06 billion* and *drie* in base units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.index.text_terms import fold
from kg.model import Language

_THOUSAND, _MILLION, _MILLIARD, _BILLION = 1e3, 1e6, 1e9, 1e12
_SHARED = {"mln": _MILLION, "mio": _MILLION, "mld": _MILLIARD, "mrd": _MILLIARD, "bn": _MILLIARD}
SCALES: dict[str, dict[str, float]] = {
    "nl": _SHARED
    | {"duizend": _THOUSAND, "miljoen": _MILLION, "miljard": _MILLIARD, "biljoen": _BILLION, "triljoen": 1e18},
    "de": _SHARED
    | {"tausend": _THOUSAND, "million": _MILLION, "millionen": _MILLION, "milliarde": _MILLIARD, "billion": _BILLION}
    | {"milliarden": _MILLIARD, "billionen": _BILLION, "trillion": 1e18, "trillionen": 1e18},
    "en": _SHARED
    | {"hundred": 1e2, "thousand": _THOUSAND, "million": _MILLION, "billion": _MILLIARD, "trillion": _BILLION}
    | {"tn": _BILLION, "trn": _BILLION},
}
"""Scale words by language, folded: a German and Dutch *Billion*/*biljoen* is an English *trillion*."""
_NL = "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
_DE = "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"
_EN = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = {
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
}
_PARTS: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("half halve helft halfte halb halbe halben", (0.5, 50.0)),
    ("derde drittel dritte dritten third thirds", (1 / 3, 3.0)),
    ("kwart viertel quarter quarters", (0.25, 25.0)),
    (
        "dubbele verdubbeling verdubbelde verdubbeld verdubbelen verdoppelt verdoppelte "
        "verdoppeln verdopplung verdoppelung doppelt doppelte double doubled doubling twice tweemaal zweimal",
        (2.0,),
    ),
    ("beide beiden both", (2.0,)),
)
"""Folded words for parts and multiples, with what digits may say instead."""
ONE = frozenset("een ein eine einer einem einen one a an".split())
"""Words that count only before a scale word."""
UNITS = {
    "percent": re.compile(r"\s*(?:%|procent\b|prozent\b|per ?cent\b)", re.IGNORECASE),
    "euro": re.compile(r"\s*(?:€|euros?\b|eur\b)", re.IGNORECASE),
    "dollar": re.compile(r"\s*(?:\$|(?:us-?)?dollars?\b|usd\b)", re.IGNORECASE),
    "tonne": re.compile(r"\s*(?:ton|tonnen|tonnes|tons)\b", re.IGNORECASE),
}
_SIGNS = {"€": "euro", "$": "dollar"}
_NUMBER = re.compile(
    r"(?<![^\W])\d{1,3}(?:[\u00a0\u202f\u2009 '’]\d{3})+(?!\d)(?:[.,]\d+)?|(?<![^\W])\d+(?:[.,]\d+)*|[^\W\d_]+"
)
_SCALE = re.compile(r"[\s-]*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with the values it may have (*1.234* has two) and its unit, empty if unknown or none."""

    written: str
    values: frozenset[float]
    unit: str = ""

    def agrees(self, other: Quantity) -> bool:
        """Tell whether two are the same number: a value in common, and not of different units."""
        return not self.values.isdisjoint(other.values) and (not self.unit or self.unit == (other.unit or self.unit))


def quantities(text: str, language: Language) -> list[Quantity]:
    """Return the numbers of a text in order; digits within a name (CO2, G7) belong to the name."""
    scales = SCALES.get(language, {})
    found: list[Quantity] = []
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < end:
            continue
        scale = _SCALE.match(text, match.end())
        factor = scales.get(fold(scale[1]).rstrip("."), 0.0) if scale else 0.0
        values = _values(match[0], language, scaled=bool(factor))
        if values:
            end = scale.end() if scale and factor else match.end()
            written = text[match.start() : end]
            scaled = frozenset(float(f"{value * (factor or 1.0):.12g}") for value in values)
            found.append(Quantity(written, scaled, _unit(text, match.start(), end)))
    return found


def _values(written: str, language: Language, *, scaled: bool) -> set[float]:
    if written[0].isdecimal():
        return set(_readings(written))
    word = fold(written)
    if word in ONE:
        return {1.0} if scaled else set()
    return {*_words(language).get(word, ()), *(v for forms, values in _PARTS if word in forms.split() for v in values)}


def _words(language: Language) -> dict[str, tuple[float, ...]]:
    units = {"nl": _NL, "de": _DE, "en": _EN}.get(language, "").split()
    tens = _TENS.get(language, "").split()
    values = (*range(2, 20), *range(20, 101, 10), 1000)
    return {word: (float(value),) for word, value in zip((*units, *tens), values, strict=False)}


def _readings(digits: str) -> Iterator[float]:
    """Yield what digits with separators can mean; those of a date are numbers of their own."""
    plain = re.sub(r"[\u00a0\u202f\u2009 '’]", "", digits)
    parts = re.split(r"[.,]", plain)
    marks = re.findall(r"[.,]", plain)
    grouped = len(parts[0]) <= 3 and not parts[0].startswith("0") and all(len(p) == 3 for p in parts[1:])
    if not marks or (grouped and len(set(marks)) == 1):
        yield float("".join(parts))
    if len(marks) == 1 or (len(set(marks)) == 2 and marks.count(marks[-1]) == 1):
        yield float(f"{''.join(parts[:-1])}.{parts[-1]}")
    elif marks and not grouped:
        yield from map(float, parts)


def _unit(text: str, start: int, end: int) -> str:
    before = text[:start].rstrip()[-1:]
    after = (unit for unit, pattern in UNITS.items() if pattern.match(text, end))
    return _SIGNS.get(before) or next(after, "")
