"""Acts by number: EU legislation, American bills and orders, and statutes cited by section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.mentions.found import Found
from kg.model import EntityType
from kg.names import NameMatcher

_KINDS = {
    "R": r"(?:\w{1,40})?(?:[Vv]erordening(?:en)?|[Vv]erordnung(?:en)?|Regulation|VO)",
    "L": r"(?:\w{1,40})?(?:[Rr]ichtlijn(?:en)?|[Rr]ichtlinien?|Directive|RL)",
    "D": r"(?:\w{1,40})?(?:[Bb]esluit(?:en)?|[Bb]eschluss(?:es)?|Decision)",
}
_WORDS = {"R": "regulation", "L": "directive", "D": "decision"}
_BODY = r"(?:EU|EG|EC|EEG|EWG|EEC|Euratom)"
_EU = re.compile(
    r"\b(?:" + "|".join(f"(?P<{letter}>{words})" for letter, words in _KINDS.items()) + r")"
    rf"\s*(?:[(<\[]\s*{_BODY}(?:,\s*Euratom)?\s*[)>\]]\s*)?(?:[Nn][ro]\.?\s*)?"
    rf"(?P<first>\d{{1,4}})\s*/\s*(?P<second>\d{{1,4}})(?:\s*/\s*{_BODY}\b)?"
)
_HAS_BODY = re.compile(rf"\b{_BODY}\b")
_AMERICAN = re.compile(
    r"\b(?:(?P<order>(?:Executive|executive) [Oo]rder|EO|Proclamation)\s(?:No\.?\s)?(?P<order_number>\d{4,5})"
    r"|(?P<chamber>SB|AB|HB|H\.\s?R\.|H\.B\.)[\s-]?(?P<bill>\d{1,5})(?!\s?/\s?\d)"
    r"|(?P<public>Public Law|Pub\.\s?L\.)\s(?P<public_number>\d{2,3}[-–]\d{1,4}))\b"
)
_PART = (
    r"(?:\s*(?:Abs(?:atz|\.)?|Satz|S\.?(?=\s*\d)|Nr\.?|Nummer|Buchst(?:\.|abe)?|Alt\.?|Halbs\.?|Hs\.?|ff?\.?|lid|sub|onder|onderdeel|Var\.?"
    r"|Rn\.?|Unterabs\.?|aF|nF|i\.\s?V\.\s?m\.|iVm|in Verbindung mit|und|bis|oder|sowie|en|tot|juncto|jo\.?|§§?|Art(?:\.|ikel)?"
    r"|Alternative|Halbsatz|Anlage|Ziff(?:er|\.)?|\(\w{1,3}\)|[,;])"
    r"|\s*\d+(?:[.:]\d+)*\s?[a-z]{0,2}\b|\s+[a-z]{1,2}\b\)?){0,40}+"
)
_SECTION = re.compile(
    rf"(?:§§?|\b[Aa]rt(?:ikel[ns]?|\.)?)\s*\d+(?:[.:]\d+)*\s?[a-z]{{0,2}}\b{_PART}\s*"
    r"(?:\b(?:des|der|von|van\s(?:de|het)|van)\s+)?"
    r"(?P<act>[a-z]?(?:[A-ZÄÖÜ]+[a-zäöüß]{0,10}-?){1,8}(?:\s[IVX]{1,4})?)(?![\w])"
)
_HAS_ARTICLE = re.compile(r"rt(?:ikel\w?|\.)?\s\d")
_HAS_RATIO = re.compile(r"/\s*\d")
_HAS_STATUTE = re.compile(r"G(?<=[a-zäöü]G)\b")
_IN_AMERICAN = ("xecutive", "EO", "Proclamation", "SB", "AB", "HB", "H.", "Public Law", "Pub.")
"""What the patterns below need is looked for first, with patterns that begin with a letter of their own: most passages
have none of it."""
_NO_ACT = re.compile(
    r"(?:RdNr|RdNrn|Rdn|SozR|EU|EG|BGBl|ABl|BStBl|BGH|BFH|BAG|BSG|BVerfG|BVerwG|EuGH|EuG|EGMR|OLG|VGH|LSG|BV|BSGE|BGHZ|BGHSt|BVerfGE|BVerwGE|BFHE|BAGE|RGZ|BGHR|GmSOGB|UAbs|FGr|LK|VO|DVO|[A-Z-]*TV(?!G$).*|BAT.*)"
)
"""Courts, their reports, collective agreements, parts of acts and the Union itself can follow a section too."""
_BARE = re.compile(r"\b(?:(?:[A-ZÄÖÜ][a-zäöü]+){1,3}[A-ZÄÖÜ]?(?<=[a-zäöü])G|SGB\s(?:XI{0,2}|I{1,3}|I?V|VI{1,3}|IX))\b")
"""Statutes without a section: *AsylG*, *MarkenG*, *SGB II*. A capital G after a small letter ends few other words."""
_MODERN = 2015
"""From this year on the year stands first in regulations too."""


@dataclass(frozen=True, slots=True)
class EuAct:
    """An act of the European Union by kind (R, L, D), year and number."""

    kind: str
    year: int
    number: int

    @property
    def celex(self) -> str:
        """The CELEX number, such as 32024R1252."""
        return f"3{self.year}{self.kind}{self.number:04}"

    @property
    def name(self) -> str:
        """An English name that all documents share."""
        return f"{_WORDS[self.kind].capitalize()} (EU) {self.year}/{self.number}"

    @classmethod
    def from_numbers(cls, kind: str, first: str, second: str) -> EuAct | None:
        """Tell year and number apart: regulations before 2015 give the number first, directives the year.

        Returns None where no reading gives a year of the Union's time.
        """
        for year, number in ((first, second), (second, first)):
            full = _year(year)
            if full is None or not int(number):
                continue
            if year is first and kind == "R" and len(year) == len("2014") and full < _MODERN and _year(second):
                continue
            return cls(kind, full, int(number))
        return None


def _year(digits: str) -> int | None:
    """Read a year of four digits, or of two in the last century."""
    value = int(digits)
    if len(digits) == len("99") and 57 < value <= 99:
        return 1900 + value
    return value if 1957 < value < 2100 else None


def by_number(text: str, matcher: NameMatcher) -> Iterator[Found]:
    """Yield the acts that a text names by their number."""
    if _HAS_RATIO.search(text):
        yield from _european(text, matcher)
    for match in _AMERICAN.finditer(text) if any(sign in text for sign in _IN_AMERICAN) else ():
        name = _american_name(match)
        yield Found(match.start(), match.end(), EntityType.ACT, name, 0.95, "act number")


def _european(text: str, matcher: NameMatcher) -> Iterator[Found]:
    for match in _EU.finditer(text):
        kind = match.lastgroup if match.lastgroup in _KINDS else next(k for k in _KINDS if match[k])
        act = EuAct.from_numbers(str(kind), match["first"], match["second"])
        # Many bodies decide by year and number: a decision is the Union's only where it says so.
        if act and (kind != "D" or _HAS_BODY.search(match[0])):
            known = matcher.by_identifier("celex", act.celex)
            iri = known.iri if known else ""
            yield Found(match.start(), match.end(), EntityType.ACT, act.name, 0.95, "act number", iri, anywhere=False)


def _american_name(match: re.Match[str]) -> str:
    if match["order"]:
        return f"{'Proclamation' if match['order'][0] == 'P' else 'Executive Order'} {match['order_number']}"
    if match["public"]:
        return f"Public Law {match['public_number'].replace('–', '-')}"
    return f"{match['chamber'].replace('.', '').replace(' ', '')} {match['bill']}"


def by_section(text: str) -> Iterator[Found]:
    """Yield the statutes whose sections a text cites (*§ 5 GWB*), and those whose abbreviation ends as statutes' do."""
    cited: set[int] = set()
    for match in _SECTION.finditer(text) if "§" in text or _HAS_ARTICLE.search(text) else ():
        start, end = match.span("act")
        if not _is_statute(match["act"]):
            continue
        cited.add(end)
        yield Found(start, end, EntityType.ACT, match["act"], 0.9, "section of an act")
    for match in _BARE.finditer(text) if "SGB" in text or _HAS_STATUTE.search(text) else ():
        if match.end() not in cited and _is_statute(match[0]):
            yield Found(match.start(), match.end(), EntityType.ACT, match[0], 0.75, "statute")


def _is_statute(abbreviation: str) -> bool:
    """Tell whether it has the two capitals of an abbreviation and is none of what else follows a section."""
    return sum(map(str.isupper, abbreviation)) > 1 and not _NO_ACT.fullmatch(abbreviation)
