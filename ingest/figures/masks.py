"""Numbers that name something instead of measuring it: articles, pages, laws, phone numbers, addresses of the web."""

from __future__ import annotations

import re
from functools import cache

from ingest.figures.lexicon import labels
from ingest.figures.periods import MONTHS

_NAMES = re.compile(
    r"""
      https?://\S+ | www\.\S+ | \b[\w.+-]+@[\w-]+\.\w+          # addresses of the web
    | \b10\.\d{4,}/\S+                                           # DOI
    | \+\d{2}[\d\s()./-]{6,}\d | \b0\d{2,3}[\s/-]\d[\d\s-]{5,}\d      # telephone numbers
    | \b\d{4}/\d{2,4}(?=/[A-Z]{2,}) | \(E[UG]\)\s*(?:nr\.?|Nr\.?)?\s*\d+/\d+   # numbers of EU acts
    | (?<![\d%])\b(?!(?:19|20)\d\d/(?:19|20)?\d\d\b)\d{1,4}/\d{1,4}(?:/[A-Z]+)?\b  # other numbers with a stroke
    | \b\d{1,2}(?:[:.]\d{2})?\s*Uhr\b | \b\d{1,2}[:.]\d{2}\s*(?:uur|h)\b | \b(?:om|rond|vanaf|at)\s\d{1,2}\s(?:uur|o'clock)\b
    | \b(?:\d{1,2}\.?\s*(?:,|en|und|and|tot|bis|to|t/m|[-–])\s*)*\d{1,2}\.?\s(?:@MONTHS@)\b  # days of a month
    | \bS&P[\s-]\d+ | \b(?:NASDAQ|Nasdaq|Dow|Stoxx|Euro\s?Stoxx|FTSE|Nikkei|DAX|Top|TOP)[\s-]\d+\b
    | \b\d{1,2}(?:ste|de|e|er|st|nd|rd|th)\s+(?:eeuw|century)\b | \b\d{1,2}\.\s*Jahrhundert\w*
    | \b\d{5}(?:\s+\d{3})?-[A-Z0-9]\w*                            # file numbers
    | \b[A-Z]{1,6}[-–]?\d+(?:-\d+)?[A-Za-z]{0,3}\b                      # A320, CO2, G20
    | \b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{1,6})[-\s]\d+\b(?!\s*(?:%|pro|Pro|per|mil|Mil|mld|mrd|Mrd|Mio|bil|Bil|[a-zäöü]{3,}))  # SB 253, MiG-29
    | \b(?:paar|enkele|einige|etliche|mehrere|several|few)\s+(?:honderd|duizend|hundert|tausend|hundred|thousand)\w*
    | \bKamerstuk(?:ken)?\b(?:\s+(?:I{1,2}|l{1,2}|EK|TK))?,?(?:\s+\d{4}[/–-]\d{2,4})?,?\s+\d{2}\s?\d{3}(?:[\s-][IVXLC]+\b)?
    | \bin\sacht\s(?:te\s)?(?:nem|gen|nam)\w*
    | \bCOVID-19 | \bISO\s*\d+(?:-\d+)?
    | (?m:^)\s*(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\(\d{1,2}\))\s       # numbers of list items and sections
    | (?<=[:;,.]\s)\d{1,2}\)\s                                    # enumerations in running text
    | \[\d+(?:[,–-]\s*\d+)*\]                                    # references
    """.replace("@MONTHS@", "|".join(m for name in sorted(MONTHS) for m in (name, name.capitalize()))),
    re.VERBOSE,
)
_CODES = re.compile(r"(?:EUR|USD|GBP|JPY|CNY|RMB|CHF|SEK|NOK|DKK|PLN|AUD|CAD|INR|KRW|RUB|BRL|MXN)\b")


@cache
def _labelled() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(labels(), key=len, reverse=True))
    number = r"[A-Z]?\.?\d+(?:[.:-]\d+)*[a-z]?"
    return re.compile(
        rf"(?<!\w)(?:{words})\s*{number}(?:\s*(?:,|;|en|und|and|of|oder|or|tot|bis|to|t/m|[-–])\s*{number}(?![\w%]|[.,]\d|\s*(?:%|proc|proz|perc|mil|mld|mrd)))*",
        re.IGNORECASE,
    )


def names(text: str) -> list[tuple[int, int]]:
    """Return the spans whose numbers are names."""
    found = [m.span() for m in _NAMES.finditer(text) if not _CODES.match(m[0])]
    return found + [m.span() for m in _labelled().finditer(text) if not _measured(text, m.end())]


def _measured(text: str, end: int) -> bool:
    """Tell whether a unit follows, so that the word before the number is no label (*groep 20 procent*)."""
    return bool(
        re.match(r"(?:[.,]\d+)?\s*(?:%|procent|percent|prozent|mil|mld|mrd|€|\$|euro)", text[end:], re.IGNORECASE)
    )
