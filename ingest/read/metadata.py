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
_WRITTEN_MONTH = re.compile(r"\b([^\W\d_]{3,9})\s+(\d{4})\b")
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[-./](\d{1,2})[-./](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DATED = re.compile(
    r"\b(?:gepubliceerd(?: op)?|publicatiedatum|datum|veröffentlicht(?: am)?|erschienen(?: am)?|stand|ontvangen|published(?: on)?|date)"
    r"\s*:?\s*(?=\d|[^\W\d_]{3,9}\s\d{4})",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\b(?:auteurs?|door|autor(?:in|en)?|verfasser|von|authors?|by)\s*:\s*([^\n|/–—]{3,120})", re.IGNORECASE
)
_PUBLISHER = re.compile(r"\b(?:uitgever|uitgegeven door|herausgeber|publisher)\s*:\s*([^\n|/–—]{2,80})", re.IGNORECASE)
_OPENING = 3000
"""Characters at the head of a document in which such statements stand."""
_LONGEST_TITLE = 250
_ANY_SECTION = frozenset(
    {
        *("voorwoord", "inleiding", "samenvatting", "managementsamenvatting", "inhoud", "inhoudsopgave", "colofon"),
        *("vorwort", "einleitung", "zusammenfassung", "inhalt", "inhaltsverzeichnis", "impressum"),
        *("foreword", "preface", "introduction", "summary", "executive summary", "contents", "abstract"),
    }
)
_PAGE_LABEL = re.compile(r"\s{2,}\d{1,4}$")
_RUNNING_HEAD = re.compile(r"^[ \f]?(?P<head>[A-ZÀ-Þ][A-ZÀ-Þ &'’-]{5,60}) \d{1,3}[ \r]*$", re.MULTILINE)
_SHORT_SENTENCE = re.compile(r"(?P<sentence>[A-ZÀ-Þ][^.!?\n]{10,90})[.!?](?:\s|$)")


def with_stated(decoded: Decoded) -> Decoded:
    """Fill what the container left open from the head of the text."""
    head = decoded.original[:_OPENING].lstrip("\ufeff")
    return replace(
        decoded,
        title=decoded.title or _title(decoded.original),
        authors=decoded.authors or _authors(head),
        publisher=decoded.publisher or _first(_PUBLISHER, head),
        issued=decoded.issued or _issued(head),
    )


def date_in(text: str) -> str:
    """Return the first date in `text` as ISO 8601, of a day or else of a month, "" when there is none."""
    if match := _ISO_DATE.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _WRITTEN_DATE.search(text):
        return _iso(int(match[3]), _MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match := _NUMERIC_DATE.search(text):
        return _iso(int(match[3]), int(match[2]), int(match[1]))
    return _month_in(text)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _issued(head: str) -> str:
    stated = _DATED.search(head)
    return date_in(head[stated.end() : stated.end() + 30]) if stated else ""


def _month_in(text: str) -> str:
    match = _WRITTEN_MONTH.search(text)
    month = _MONTHS.get(match[1].lower(), 0) if match else 0
    return f"{match[2]}-{month:02}" if match and month else ""


def _authors(head: str) -> tuple[str, ...]:
    stated = _first(_AUTHOR, head)
    return tuple(name.strip() for name in re.split(r",|;| en | und | and ", stated) if name.strip())


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip(" .\r") if match else ""


def _title(text: str) -> str:
    """The first line, if it has the length of a title and is not the name any section may have.

    A report that opens with "Voorwoord" is named by its running head, or by a short first sentence.
    """
    lines = [
        _PAGE_LABEL.sub("", line.strip().lstrip("\ufeff# ")) for line in text[:_OPENING].splitlines() if line.strip()
    ]
    first = lines[0] if lines else ""
    if first.lower().rstrip(" .:") not in _ANY_SECTION:
        return first if len(first) <= _LONGEST_TITLE else ""
    return _running_head(text) or _first_sentence(" ".join(lines[1:4]))


def _running_head(text: str) -> str:
    """The longest line in capitals that carries a page number, in small letters."""
    heads = (match["head"].strip() for match in _RUNNING_HEAD.finditer(text))
    best = max((head for head in heads if len(head.split()) > 1), key=len, default="")
    return best.capitalize()


def _first_sentence(text: str) -> str:
    match = _SHORT_SENTENCE.match(text)
    return match["sentence"] if match else ""
