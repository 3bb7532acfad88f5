"""Title, author, publisher and date where the first lines of a text plainly state them.

Pages of the web and press releases open with such lines ("Gepubliceerd op: … – Auteur: …", "Stand: …", "Autor: …").
Only labelled statements are taken; nothing is guessed from running text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.read.reader import Decoded

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari januar jänner january jan",
            "februari februar february feb",
            "maart märz march mrt mär mar",
            "april apr",
            "mei mai may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dezember dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_WRITTEN_DATE = re.compile(r"\b(\d{1,2})\.?\s+([^\W\d_]{3,9})\.?\s+(\d{4})\b")
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[-./](\d{1,2})[-./](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DATED = re.compile(
    r"\b(?:gepubliceerd(?: op)?|publicatiedatum|datum|veröffentlicht(?: am)?|erschienen(?: am)?|stand|published(?: on)?|date)"
    r"\s*:?\s*(?=\d)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\b(?:auteurs?|door|autor(?:in|en)?|verfasser|von|authors?|by)\s*:\s*([^\n|/–—]{3,120})", re.IGNORECASE
)
_PUBLISHER = re.compile(r"\b(?:uitgever|uitgegeven door|herausgeber|publisher)\s*:\s*([^\n|/–—]{2,80})", re.IGNORECASE)
_OPENING = 3000
"""Characters at the head of a document in which such statements stand."""
_LONGEST_TITLE = 250


def with_stated(decoded: Decoded) -> Decoded:
    """Fill what the container left open from the head of the text."""
    head = decoded.original[:_OPENING].lstrip("\ufeff")
    return replace(
        decoded,
        title=decoded.title or _title(head),
        authors=decoded.authors or _authors(head),
        publisher=decoded.publisher or _first(_PUBLISHER, head),
        issued=decoded.issued or _issued(head),
    )


def date_in(text: str) -> str:
    """Return the first date in `text` as ISO 8601, "" when there is none."""
    if match := _ISO_DATE.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _WRITTEN_DATE.search(text):
        return _iso(int(match[3]), _MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match := _NUMERIC_DATE.search(text):
        return _iso(int(match[3]), int(match[2]), int(match[1]))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _issued(head: str) -> str:
    stated = _DATED.search(head)
    return date_in(head[stated.end() : stated.end() + 30]) if stated else ""


def _authors(head: str) -> tuple[str, ...]:
    stated = _first(_AUTHOR, head)
    return tuple(name.strip() for name in re.split(r",|;| en | und | and ", stated) if name.strip())


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip(" .\r") if match else ""


def _title(head: str) -> str:
    """The first line, if it has the length of a title."""
    line = next((line.strip() for line in head.splitlines() if line.strip()), "").lstrip("# ")
    return line if len(line) <= _LONGEST_TITLE else ""
