"""Quantities: a numeral with its scale, unit or currency, the noun it counts, and the qualifier before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from ingest.figures.lexicon import alternatives, currencies, lookup, qualifiers, scales, units
from ingest.figures.nouns import noun_after, noun_before
from ingest.figures.numerals import ARTICLES, Numeral
from kg.model import Language


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as a sentence writes it at `start:end`, qualifier included; `number` is where its digits begin."""

    start: int
    end: int
    number: int
    value: float | tuple[float, float]
    scale: float = 1
    unit: str | None = None
    currency: str | None = None
    qualifier: str | None = None
    noun: str = ""
    decimals: int = 0
    word: bool = False

    @property
    def measured(self) -> bool:
        """Whether something says what the number counts."""
        return bool(self.unit or self.currency or self.noun or self.scale != 1)


_PER = {"jaar": "a", "jahr": "a", "year": "a", "annum": "a", "dag": "d", "tag": "d", "day": "d", "uur": "h", "stunde": "h", "hour": "h", "maand": "mo", "monat": "mo", "month": "mo", "week": "wk", "woche": "wk", "seconde": "s", "sekunde": "s", "second": "s", "h": "h", "a": "a", "ton": "t", "tonne": "t", "t": "t", "mwh": "MWh", "kwh": "kWh", "kg": "kg", "kilo": "kg", "km": "km", "liter": "L", "litre": "L", "barrel": "[bbl_us]", "vat": "[bbl_us]", "hectare": "har", "hektar": "har", "km2": "km2", "km²": "km2", "m2": "m2", "m²": "m2", "m3": "m3", "m³": "m3", "kubikmeter": "m3", "quadratmeter": "m2"}  # fmt: skip
_DENOMINATOR = re.compile(
    r"\s*(?:(?:[^\W\d_][\w₂-]*\s+)?(?:(?:per|pro|je|p\.|a)\s+|/)(?P<per>"
    + "|".join(sorted(_PER, key=len, reverse=True))
    + r")(?!\w)"
    r"|(?P<yearly>jährlich|yearly|annually))",
    re.IGNORECASE,
)
_PRICED = frozenset({"MWh", "kWh", "kg", "t", "L", "km", "[bbl_us]", "har", "m2", "m3", "km2"})
"""Denominators that make an amount of money a price; an amount a year stays an amount."""

_ABBREVIATION = 3
"""A scale word of so few letters (Mrd., mln) takes a point with it."""

_AT_LEAST_AFTER = re.compile(r"\s*(?:\+|of meer|oder mehr|or more|plus)(?!\w)", re.IGNORECASE)
_WORDS = "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf"
_PART_OF = re.compile(
    r"\s+(?:(?:van|von|out of|of)\s+(?:de|het|den|der|the|in totaal|insgesamt)?\s*\d[\d.,]*"
    rf"|(?:van\s+de|der|von\s+den|von)\s+(?:{_WORDS})\b)",
    re.IGNORECASE,
)


@cache
def _scale_pattern(language: Language) -> re.Pattern[str]:
    forms = alternatives(scales(language))
    return re.compile(rf"\s*,?[\s-]*(?P<scale>{forms})(?P<dot>\.)?(?!\w)", re.IGNORECASE)


@cache
def _currency_after() -> re.Pattern[str]:
    words = alternatives(currencies())
    return re.compile(
        rf"[\s-]*(?:(?-i:(?:[A-Z]\w+|federal)(?:e|en|er|an|l)\s+)(?=\w))?(?P<currency>{words})(?![^\S\n]*\d)",
        re.IGNORECASE,
    )


@cache
def _currency_before() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(currencies(), key=len, reverse=True) if w == w.upper())
    return re.compile(rf"(?<![^\W\d_])(?P<currency>{words})\s*~?\s*[-–]?$")


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]*(?P<unit>{alternatives(units())})", re.IGNORECASE)


@cache
def _qualifier_pattern(language: Language) -> re.Pattern[str]:
    words = alternatives(qualifiers(language))
    return re.compile(rf"(?<!\w)(?P<phrase>{words})\s*(?:de|het|die|das|the|an|a|zu)?\s*$", re.IGNORECASE)


def quantity(text: str, numeral: Numeral, language: Language, floor: int = 0) -> Quantity:
    """Read what stands around a numeral, no further left than `floor`; a bare number comes back bare."""
    bare = Quantity(
        numeral.start, numeral.end, numeral.start, numeral.value, decimals=numeral.decimals, word=numeral.word
    )
    found = _money_before(text, bare, floor)
    found = _at_least(text, _scaled(text, found, language))
    found = _counted(text, _unit(text, _money_after(text, found)), language)
    return qualified(text, _at_least(text, found), language, floor)


def _money_before(text: str, found: Quantity, floor: int) -> Quantity:
    before = text[max(floor, found.start - 12) : found.start]
    match = _currency_before().search(before)
    if match is None:
        return found
    start = found.start - len(before) + match.start()
    return replace(found, start=start, currency=currencies()[match["currency"]])


def _scaled(text: str, found: Quantity, language: Language) -> Quantity:
    match = _scale_pattern(language).match(text, found.end)
    if match is None:
        glued = re.compile(r"(?P<scale>[mkb])(?!\w)").match(text, found.end) if found.currency else None
        factors = {"m": 1e6, "k": 1e3, "b": 1e9}
        return _times(found, factors[glued["scale"]], glued.end()) if glued else found
    abbreviated = len(match["scale"]) <= _ABBREVIATION
    end = match.end() if abbreviated else match.end("scale")
    return _times(found, lookup_scale(language, match["scale"]), end)


def lookup_scale(language: Language, written: str) -> float:
    """Return the factor of a scale word as a text of `language` writes it."""
    forms = scales(language)
    return forms[written] if written in forms else forms[written.lower()]


def _times(found: Quantity, factor: float, end: int) -> Quantity:
    assert not isinstance(found.value, tuple)
    return replace(found, end=end, value=times(found.value, factor), scale=factor)


def times(value: float, factor: float) -> float:
    """Multiply without the noise of binary fractions: 36.06 * 1e9 is 36060000000."""
    return float(Decimal(str(value)) * Decimal(str(factor)))


def _money_after(text: str, found: Quantity) -> Quantity:
    match = _currency_after().match(text, found.end)
    if found.currency or match is None:
        return found
    return _in(found, lookup(currencies(), match["currency"]), match.end(), "currency")


def _in(found: Quantity, written: str, end: int, kind: Literal["unit", "currency"]) -> Quantity:
    """Return a quantity in a unit or a currency that the tables give with a factor (`0.01 EUR`, `1e9 m3`)."""
    factor, _, name = written.rpartition(" ")
    if factor and not factor[0].isdigit():
        factor, name = "", written
    assert not isinstance(found.value, tuple)
    scale = float(factor or 1)
    value, scaled = times(found.value, scale), found.scale * scale
    if kind == "currency":
        return replace(found, end=end, currency=name, value=value, scale=scaled)
    return replace(found, end=end, unit=name, value=value, scale=scaled)


def _unit(text: str, found: Quantity) -> Quantity:
    if found.currency:
        per = _DENOMINATOR.match(text, found.end)
        below = _PER.get((per["per"] or "").lower()) if per else None
        return replace(found, end=per.end(), unit=f"/{below}") if per and below in _PRICED else found
    match = _unit_pattern().match(text, found.end)
    if match is None:
        return found
    unit, end = lookup(units(), match["unit"]), match.end()
    per = _DENOMINATOR.match(text, end)
    if per and unit not in {"percent", "percentage point"}:
        below = "a" if per["yearly"] else _PER[per["per"].lower()]
        return _in(found, f"{unit}/{below}", per.end(), "unit")
    return _in(found, unit, end, "unit")


def _counted(text: str, found: Quantity, language: Language) -> Quantity:
    """Add the noun that is counted; *57 van de 64* counts without one."""
    if found.unit or found.currency:
        return found
    part = _PART_OF.match(text, found.end)
    if part:
        _, whole = noun_after(text, part.end(), language)
        return replace(found, end=part.end(), unit="count", noun=whole or part[0].strip())
    end, noun = noun_after(text, found.end, language)
    noun = noun or noun_before(text, found.start)
    counts = found.scale != 1 or (noun and (found.word or found.value != 1))
    return replace(found, end=end, unit="count", noun=noun) if counts else found


def _at_least(text: str, found: Quantity) -> Quantity:
    match = _AT_LEAST_AFTER.match(text, found.end)
    return replace(found, end=match.end(), qualifier="at least") if match else found


def qualified(text: str, found: Quantity, language: Language, floor: int) -> Quantity:
    """Return a quantity with the qualifier that stands before it, no further left than `floor`."""
    before = text[max(floor, found.start - 30) : found.start]
    match = _qualifier_pattern(language).search(before)
    if match is None:
        return found
    start = found.start - len(before) + match.start()
    return replace(found, start=start, qualifier=found.qualifier or lookup(qualifiers(language), match["phrase"]))


def is_figure(found: Quantity, written: str) -> bool:
    """Tell whether a quantity measures something; *een* and *half* only do so before a scale or a share.

    *Een procent* is a figure; *een jaar* and *een vat olie* are not.
    """
    if written.lower() in ARTICLES:
        return found.scale != 1 or found.unit in {"percent", "percentage point"}
    return found.measured
