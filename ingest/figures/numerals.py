"""Numerals: digits by the conventions of a language, and number words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from ingest.figures.lexicon import alternatives, currencies, scales, units
from kg.model import Language

_SPACE = "\u00a0\u202f\u2009 '’"
_DIGITS = re.compile(
    rf"(?<![\w.,:/§%])(?<![^\W\d_][-–‑])(?:(?P<grouped>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?![\d])(?:[.,]\d+)?)|\d+(?:[.,]\d+)*)"
)
_AFTER_CODE = re.compile(r"(?<=[A-Z$€£¥])\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEADING_ZERO = re.compile(r"0\d+")
_AFTER_MONEY = re.compile(r"[$€£¥]\s?$")
_ORDINAL = re.compile(r"(?:ste|de|e|er|st|nd|rd|th)(?!\w)")
_ATTACHED = 2
"""A unit glued to its number has at least so many letters (100MW); 5G and 6G are names."""

_NL_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_NL_TENS = "tien twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_NL_TEENS = "elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_DE_UNITS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_DE_TENS = "zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_DE_TEENS = "elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_EN_UNITS = "one two three four five six seven eight nine".split()
_EN_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
Join = Callable[[str, str], str]

_PARTS: dict[str, dict[str, float]] = {
    "nl": {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "één": 1, "eén": 1},
    "de": {
        "halbe": 0.5,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "eine": 1,
        "einer": 1,
        "dreissig": 30,
    },
    "en": {"half": 0.5, "a": 1},
}
ARTICLES = frozenset({"een", "één", "eén", "ein", "eine", "einer", "one", "a", "half", "halve", "halbe"})
"""Number words that are a figure only before a scale word or a unit of measure."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `start:end` of a text; `decimals` counts the digits after the decimal mark."""

    start: int
    end: int
    value: float
    decimals: int = 0
    word: bool = False


def parse_digits(written: str, language: Language) -> tuple[float, int]:
    """Return the value of a number in digits and how many decimals it has.

    A mark followed by anything but groups of three is a decimal mark whatever the language; otherwise Dutch and
    German group with the point and English with the comma. A leading zero (0.744) never starts a group.
    """
    plain = re.sub(rf"[{_SPACE}]", "", written)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return float(plain), 0
    decimal = marks[-1] if _ends_in_decimals(plain, marks, language) else ""
    whole, _, fraction = plain.rpartition(decimal) if decimal else (plain, "", "")
    return float(re.sub("[.,]", "", whole) + ("." + fraction if fraction else "")), len(fraction)


def _ends_in_decimals(plain: str, marks: list[str], language: Language) -> bool:
    if len(set(marks)) == 2:
        return True
    groups = re.split("[.,]", plain)
    if any(len(g) != 3 for g in groups[1:]) or len(groups[0]) > 3:
        return len(marks) == 1
    if groups[0].startswith("0"):
        return True
    return len(marks) == 1 and marks[0] == ("." if language == "en" else ",")


@cache
def number_words(language: Language) -> dict[str, float]:
    """Return every number word of a language up to the thousands, with its value; none for other languages."""
    builders = {"nl": _dutch, "de": _german, "en": _english}
    if language not in builders:
        return {}
    small = builders[language]()
    return {**small, **_PARTS[language]}


def _dutch() -> dict[str, float]:
    below = _below_hundred(_NL_UNITS, _NL_TEENS, _NL_TENS, lambda u, t: u + ("ën" if u.endswith("e") else "en") + t)
    return _hundreds(below, _NL_UNITS, "honderd", "duizend")


def _german() -> dict[str, float]:
    below = _below_hundred(_DE_UNITS, _DE_TEENS, _DE_TENS, lambda u, t: f"{u}und{t}")
    return _hundreds(below, _DE_UNITS, "hundert", "tausend")


def _english() -> dict[str, float]:
    return _below_hundred(_EN_UNITS, _EN_TEENS, _EN_TENS, lambda u, t: f"{t}-{u}")


def _below_hundred(units_: list[str], teens: list[str], tens: list[str], join: Join) -> dict[str, float]:
    words: dict[str, float] = {word: n for n, word in enumerate(units_, 1)}
    words |= {word: n for n, word in enumerate(teens, 11)}
    words |= {word: 10 * n for n, word in enumerate(tens, 1)}
    pairs = product(enumerate(units_, 1), list(enumerate(tens, 1))[1:])
    return words | {join(unit, ten): 10 * t + u for (u, unit), (t, ten) in pairs}


def _hundreds(below: dict[str, float], units_: list[str], hundred: str, thousand: str) -> dict[str, float]:
    words = dict(below)
    heads = [(hundred, 100), *((unit + hundred, 100 * n) for n, unit in enumerate(units_, 1))]
    for head, value in heads:
        words[head] = value
        words |= {head + word: value + n for word, n in below.items()}
    thousands = {word + thousand: 1000 * n for word, n in below.items()}
    return words | thousands | {thousand: 1000, hundred + thousand: 100_000}


def numerals(text: str, language: Language, taken: Iterable[tuple[int, int]] = ()) -> list[Numeral]:
    """Return the numerals of a text from left to right, none inside the `taken` spans."""
    spans = list(taken)
    found = [*_in_digits(text, language), *_in_words(text, language)]
    free = [n for n in found if not any(start < n.end and n.start < end for start, end in spans)]
    return sorted(free, key=lambda n: n.start)


def _in_digits(text: str, language: Language) -> list[Numeral]:
    matches = {m.start(): m for m in (*_AFTER_CODE.finditer(text), *_DIGITS.finditer(text))}
    return [
        _numeral(text, m, language)
        for m in matches.values()
        if _stands_alone(text, m) and not _LEADING_ZERO.fullmatch(m[0])
    ]


def _numeral(text: str, match: re.Match[str], language: Language) -> Numeral:
    value, decimals = parse_digits(match[0], language)
    negative = _is_negative(text, match.start())
    signed = negative and text[match.start() - 1] != " "
    return Numeral(match.start() - signed, match.end(), -value if negative else value, decimals)


def _is_negative(text: str, start: int) -> bool:
    """Tell a sign from a dash: a sign has white space or an opening mark before it and no dash or number."""
    if text[:start].endswith(("minus ", "Minus von ")):
        return True
    if start == 0 or text[start - 1] not in "-−–":
        return False
    before = text[: start - 1]
    return not before or (before[-1] in " \n\t(" and not re.search(r"[\d%–—-]\s*$", before))


@cache
def _glued() -> re.Pattern[str]:
    forms = {form: unit for form, unit in {**units(), **currencies()}.items() if len(form) >= _ATTACHED}
    return re.compile(alternatives(forms) + "|" + alternatives(scales("nl")))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether what follows the digits is no part of a name such as 5G, 3GPP or 2024/1252."""
    end = match.end()
    if end == len(text) or not (text[end].isalnum() or text[end] in "_/"):
        return True
    if _AFTER_MONEY.search(text[: match.start()]) and re.match(r"[mkb](?!\w)", text[end:]):
        return True
    return bool(_glued().match(text, end) or _ORDINAL.match(text, end))


def _in_words(text: str, language: Language) -> list[Numeral]:
    words = number_words(language)
    return [
        Numeral(m.start(), m.end(), float(words[m[0].lower()]), word=True)
        for m in _WORD.finditer(text)
        if m[0].lower() in words
    ]
