"""Periods named in a text, as ISO 8601: 2024, 2023-12, 2023-01/2024-08, and `2010/..` (ISO 8601-2) since 2010.

A phrase relative to the day of writing (*vorig jaar*) is resolved when the year of writing is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.figures.lexicon import alternatives, currencies, scales, units

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_SHORT = {"jan": 1, "feb": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT |= {"okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12, "jänner": 1}
MONTHS: dict[str, int] = {
    **{name.lower(): n for names in _MONTHS.values() for n, name in enumerate(names.split(), 1)},
    **_SHORT,
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:1[89]|20)\d{2}"
_PART = r"(?:(?:begin|eind|einde|medio|mid|half|anfang|ende|mitte|early|late|the\s+end\s+of|the\s+beginning\s+of|het\s+einde\s+van)[\s-]+)?"
_POINT = rf"{_PART}(?:(?:\d{{1,2}}\.?\s+)?{_MONTH}\s+(?:van\s+)?)?(?:het\s+jaar\s+|the\s+year\s+)?{_YEAR}(?!\d)"
_EDGE = r"(?<![\w.,/€$£-])"
_DASH = r"\s?[-–—]\s?|/"
_TO = r"\s+(?:tot(?:\s+en\s+met)?|t/m|bis(?:\s+(?:zum|ende))?|to|until|through|en|und|and)\s+"
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3,
    "dritten": 3, "vierte": 4, "vierten": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "1e": 1, "2e": 2,
    "3e": 3, "4e": 4, "1.": 1, "2.": 2, "3.": 3, "4.": 4,
}  # fmt: skip
_NTH = "|".join(re.escape(o) for o in _ORDINALS)
_DECADES = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60,
    "siebziger": 70, "achtziger": 80, "neunziger": 90,
}  # fmt: skip

_PATTERNS = {
    "iso": rf"{_EDGE}(?P<iso>{_YEAR}-[01]\d-[0-3]\d)\b",
    "day": rf"{_EDGE}(?P<d>\d{{1,2}})[.-](?P<m>[01]?\d)[.-](?P<dy>{_YEAR})\b",
    "between": rf"\b(?:tussen|zwischen|between|van|vanaf|von|from)\s+(?P<b1>{_POINT}){_TO}(?P<b2>{_POINT})",
    "months": rf"\b(?:tussen|zwischen|between|van|von|from)\s+(?P<m1>{_MONTH}){_TO}(?P<m2>{_MONTH}\s+{_YEAR})(?!\d)",
    "quarter": rf"(?:\b(?P<q1>{_NTH})\s+(?:kwartaal|Quartal|Quartals|quarter)|\bQ(?P<q2>[1-4])|\b(?P<q3>[1-4])Q)[\s/]*(?:van\s+|of\s+|des\s+Jahres\s+)?(?P<qy>{_YEAR})(?!\d)",
    "half": rf"\b(?:(?P<h1>eerste|tweede|ersten?|zweiten?|first|second|1\.|2\.)\s*(?:helft|half|Hälfte|Halbjahr)|H(?P<h2>[12]))\s+(?:van\s+|of\s+|des\s+Jahres\s+)?(?P<hy>{_YEAR})(?!\d)",
    "span": rf"{_EDGE}(?P<s1>{_YEAR})(?:{_DASH})(?P<s2>{_YEAR}|\d{{2}})(?![\d\w]|[.,]\d|-\d)",
    "until": rf"{_EDGE}(?P<u1>{_YEAR})\s+(?:tot(?:\s+en\s+met)?|t/m|bis|to|through)\s+(?:en\s+met\s+)?(?P<u2>{_YEAR})(?!\d)",
    "since": rf"\b(?:sinds|vanaf|seit|ab|since|from)\s+(?:(?P<o>{_POINT})|(?:de\s+|den\s+|the\s+)?(?:jaren\s+)?(?P<od>{'|'.join(_DECADES)})(?:\s+Jahren)?)",
    "decade": rf"\bjaren\s+(?P<d1>{'|'.join(_DECADES)}|'?’?\d0)\b|\b(?P<d2>{'|'.join(_DECADES)})\s+Jahren?\b|\b(?P<d3>{_YEAR[:-5]}\d0)(?:er\s+Jahren?|s\b|'s\b)",
    "month": rf"\b(?:{_PART}(?:(?P<md>\d{{1,2}})\.?\s+)?)(?P<mm>{_MONTH})\s+(?:van\s+)?(?P<my>{_YEAR})(?!\d)",
    "year": rf"{_EDGE}(?P<y>{_YEAR})(?![\d\w]|[.,]\d|[-–/]\d)",
}
_PERIOD = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in _PATTERNS.items()), re.IGNORECASE)
_MAYBE = re.compile(rf"\d0|{_YEAR}|" + "|".join(_DECADES), re.IGNORECASE)
"""What every date holds: a year, or a decade in words or by its two digits."""
_RELATIVE = {
    0: r"dit\s+jaar|dieses\s+Jahr|in\s+diesem\s+Jahr|this\s+year",
    -1: r"vorig\s+jaar|afgelopen\s+jaar|letztes\s+Jahr|im\s+vergangenen\s+Jahr|im\s+letzten\s+Jahr|im\s+Vorjahr|last\s+year",
    1: r"volgend\s+jaar|komend\s+jaar|nächstes\s+Jahr|im\s+kommenden\s+Jahr|next\s+year",
}
_SAME = re.compile(
    r"\b(?:(?:in\s+)?(?:dat|datzelfde|hetzelfde|dit\s+laatste)\s+jaar|im\s+(?:selben|gleichen)\s+Jahr|(?:in\s+)?the\s+same\s+year|that\s+year)\b",
    re.IGNORECASE,
)
_CITATION = re.compile(
    rf"\((?=[^()]*\b[A-Z])[^()]*,\s*{_YEAR}[a-z]?(?:[;:,][^()]*)?\)|\b(?:Bron|Quelle|Source)\s*:[^\n]*|\((?:geraadpleegd|abgerufen|accessed)[^()]*\)|\bal\.,?\s*\(?{_YEAR}\)?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A period named at `start:end` of a text, in ISO 8601."""

    start: int
    end: int
    iso: str
    opened: bool = False
    """Whether it begins there and has no end (since 2010)."""


def periods(text: str, written: int | None = None) -> list[Period]:
    """Return the periods a text names, from left to right; `written` is the year of writing, if known."""
    cited = [m.span() for m in _CITATION.finditer(text)]
    found = [p for m in _dates(text) if (p := _period(m)) and not _within(p, cited)]
    return sorted(_with_same_year(text, found + _relative(text, written)), key=lambda p: p.start)


def year_spans(text: str) -> list[tuple[int, int]]:
    """Return where dates and years stand, those of citations included: no number there is a figure."""
    return [m.span() for m in (*_dates(text), *_CITATION.finditer(text))]


_AMOUNT_BEFORE = re.compile(
    r"(?:meer dan|ruim|bijna|minstens|mehr als|knapp|fast|mindestens|bis zu|more than|over|almost|at least|up to)\s+$",
    re.IGNORECASE,
)


_ROUGHLY = re.compile(r"(?:rund|circa|ca\.|ongeveer|zo'n|zo’n|etwa|ungefähr|about|some|über)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?!(?:in|op|und|en|and|werd|wurde|was|is|war)\b)[^\W\d_]{4,}")


@cache
def _measure_after() -> re.Pattern[str]:
    forms = "|".join(alternatives(table) for table in (units(), currencies(), scales("nl"), scales("de")))
    return re.compile(rf"\s?(?:{forms})(?!\s*\d)", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def _dates(text: str) -> tuple[re.Match[str], ...]:
    """Return the dates of a text, without four digits that are an amount (*ruim 2000 euro*)."""
    if not _MAYBE.search(text):
        return ()
    return tuple(m for m in _PERIOD.finditer(text) if m["year_"] is None or not _is_amount(text, m))


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Tell an amount from a year by the words around it."""
    if _ROUGHLY.search(text[: match.start()][-20:]) and _COUNTED.match(text, match.end()):
        return True
    return bool(_AMOUNT_BEFORE.search(text[: match.start()][-20:]) or _measure_after().match(text, match.end()))


def _within(period: Period, spans: list[tuple[int, int]]) -> bool:
    return any(start <= period.start < end for start, end in spans)


def _relative(text: str, written: int | None) -> list[Period]:
    if written is None:
        return []
    return [
        Period(m.start(), m.end(), str(written + shift))
        for shift, pattern in _RELATIVE.items()
        for m in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]


def _with_same_year(text: str, found: list[Period]) -> list[Period]:
    """Give *in datzelfde jaar* the period named last before it in the same text."""
    for m in _SAME.finditer(text):
        earlier = [p for p in found if p.end <= m.start()]
        found = [*found, Period(m.start(), m.end(), earlier[-1].iso)] if earlier else found
    return found


def _period(match: re.Match[str]) -> Period | None:
    kind = (match.lastgroup or "").rstrip("_")
    g = match.groupdict()
    iso = _ISO[next(name for name in _PATTERNS if g[f"{name}_"] is not None)](g)
    return Period(match.start(), match.end(), iso, opened=iso.endswith("..") or kind == "since") if iso else None


def point(phrase: str) -> str:
    """Return the year or month that a phrase such as *begin maart 2024* names."""
    year = re.search(rf"{_YEAR}(?!\d)", phrase)
    if year is None:
        return ""
    month = next((MONTHS[w] for w in re.findall(r"[^\W\d_]+", phrase.lower()) if w in MONTHS), 0)
    return f"{year[0]}-{month:02d}" if month else year[0]


def _interval(first: str, last: str) -> str:
    return f"{first}/{last}" if first < last else ""


def _span(g: dict[str, str]) -> str:
    first, last = g["s1"], g["s2"]
    return _interval(first, first[:2] + last if len(last) == 2 else last)


def _months_of(year: str, first: int, count: int) -> str:
    return f"{year}-{first:02d}/{year}-{first + count - 1:02d}"


def _quarter(g: dict[str, str]) -> str:
    nth = int(g["q2"] or g["q3"] or _ORDINALS[g["q1"].lower()])
    return _months_of(g["qy"], 3 * nth - 2, 3)


def _half(g: dict[str, str]) -> str:
    second = (g["h1"] or g["h2"]).lower() in {"tweede", "zweite", "zweiten", "second", "2.", "2"}
    return _months_of(g["hy"], 7 if second else 1, 6)


def _decade(g: dict[str, str]) -> str:
    written = (g["d1"] or g["d2"] or g["d3"]).lower().strip("'’")
    first = int(written) if len(written) == 4 else 1900 + _DECADES.get(written, 0)
    first = 1900 + int(written) if written.isdigit() and len(written) == 2 else first
    return f"{first}/{first + 9}"


def _first_month(g: dict[str, str]) -> str:
    last = point(g["m2"])
    return _interval(f"{last[:4]}-{MONTHS[g['m1'].lower().rstrip('.')]:02d}", last)


_ISO: dict[str, Callable[[dict[str, str]], str]] = {
    "iso": lambda g: g["iso"],
    "day": lambda g: f"{g['dy']}-{int(g['m']):02d}-{int(g['d']):02d}" if 0 < int(g["m"]) < 13 else "",
    "between": lambda g: _interval(point(g["b1"]), point(g["b2"])),
    "months": _first_month,
    "quarter": _quarter,
    "half": _half,
    "span": _span,
    "until": lambda g: _interval(g["u1"], g["u2"]),
    "decade": _decade,
    "since": lambda g: (point(g["o"]) if g["o"] else str(1900 + _DECADES[g["od"].lower()])) + "/..",
    "month": lambda g: point(f"{g['mm']} {g['my']}") + (f"-{int(g['md']):02d}" if g["md"] else ""),
    "year": lambda g: g["y"],
}
