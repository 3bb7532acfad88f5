"""Ranks: *126e plaats van de 180*, *op plaats 126*, *Platz 3*, *ranked 3rd*."""

from __future__ import annotations

import re

from ingest.figures.quantities import Quantity

_PLACE = r"(?:plaats|plek|positie|Platz|Rang|Stelle|Position|place|rank|position)"
_NTH = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8,
    "negende": 9, "tiende": 10, "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "fünften": 5, "sechsten": 6,
    "siebten": 7, "achten": 8, "neunten": 9, "zehnten": 10, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_OF = r"(?:\s+(?:van|von|of|out\s+of|unter)\s+(?:de|den|the|insgesamt|in\s+totaal)?\s*\d[\d.,]*)?"
_RANK = re.compile(
    rf"\b(?P<before>\d{{1,4}})(?:e|de|ste|st|nd|rd|th|\.)?\s+{_PLACE}(?!\w){_OF}"
    rf"|\b(?P<nth>{'|'.join(_NTH)})\s+{_PLACE}(?!\w){_OF}"
    rf"|\b(?:op|auf|at|in|belegt|belegte|bekleedt|ranked|ranks)\s+(?:de\s+|the\s+)?(?:{_PLACE}|nummer|number)\s+(?:no\.\s*|nr\.\s*|#)?(?P<after>\d{{1,4}}){_OF}"
    rf"|\b(?:Platz|Rang)\s+(?P<german>\d{{1,4}}){_OF}"
    rf"|\brank(?:ed|s|ing)?\s+(?:as\s+)?(?:the\s+)?#?(?P<english>\d{{1,4}})(?:st|nd|rd|th)?{_OF}"
    rf"|\b(?P<ordinal>\d{{1,4}})(?:e|ste|de)\s+(?:van|von|of)\s+(?:de|den|the)?\s*\d[\d.,]*",
    re.IGNORECASE,
)


_FIRSTLY = re.compile(
    r"\b(?:in de eerste|in de tweede|in the first|in erster|an erster) (?:plaats|place|Linie|Stelle)$", re.IGNORECASE
)


def ranks(text: str) -> list[Quantity]:
    """Return the ranks of a text."""
    return [
        Quantity(m.start(), m.end(), m.start(), float(_value(m)), unit="rank", noun=" ".join(m[0].split()))
        for m in _RANK.finditer(text)
        if not _FIRSTLY.search(text[: m.start()] + m[0])
    ]


def _value(match: re.Match[str]) -> float:
    if match["nth"]:
        return _NTH[match["nth"].lower()]
    names = ("before", "after", "german", "english", "ordinal")
    return float(next(match[name] for name in names if match[name]))
