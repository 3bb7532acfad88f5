"""Sentence boundaries by rule: a full stop ends a sentence unless it belongs to an abbreviation, initial or ordinal.

Rules rather than a trained splitter, since the texts carry footnote marks, bullets and OCR damage that shift one, and
because the same characters must always give the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Language

_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+)"
    r"(?P<close>[\"'”’»“)\]]*)"
    # A footnote mark, read as digits or as what OCR made of small digits.
    r"(?P<mark>[\d*†‡®°©™¹²³⁰-⁹?'’,&§#%¥€£]{0,8})"
    r"(?P<gap>\s+)"
    r"(?=[\"'“”„‘’«»(\[•–—-]*\s?[^\W_])"
)
_NL = """o.a o.m d.w.z bijv bv m.b.t t.o.v t.a.v i.p.v i.v.m n.a.v m.n e.d e.a a.h.w z.g zgn zog nr nrs art artt blz p pp
ca circa resp incl excl vgl evt mr drs ir ing prof dr dhr mevr mw jhr sr jr max min mln mld tel afb fig hfst vs
t.w m.i.v t.m t.b.v a.d.h.v d.m.v i.h.b i.h.a m.a.w p.m n.v b.v c.q s.v.p z.o.z red"""
_DE = """z.b d.h u.a u.ä u.s.w usw bzw etc evtl ggf vgl abb tab s abs nr bd hrsg sog inkl exkl mio mrd mind ca rd
i.d.r i.e.s o.ä v.a z.t z.zt u.u st str bspw ebd f ff jh jhdt allg zzgl abzgl art kap ziff hl frhr gem lt dgl"""
_EN = """e.g i.e mr mrs ms no vol fig eq sec approx dept est inc ltd co corp gov sen rep gen jan feb mrt apr jun jul aug
sep sept okt oct nov dec mär dez u.s u.k"""
_ABBREVIATIONS = frozenset(f"{_NL} {_DE} {_EN}".split())
"""Lower case, without the last point. "bijv. in", "z.B. die": a point after these ends no sentence by itself."""
_MONTH_OR_COUNTED = re.compile(
    r"(?:jan|feb|mär|mrt|maart|apr|mai|mei|jun|jul|aug|sep|okt|oct|nov|dez|dec|jahr|jh|eeuw|quartal|kwartaal|kapitel|platz|"
    r"auflage|absatz|etage|klasse|stock|tag|woche|monat|hälfte)",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters around a full stop that are looked at, so that time grows with the length of a line and no faster."""
_BEFORE = re.compile(r"[^\s(\[\"'“”„‘’«»/]+$")


def sentence_spans(text: str, language: Language = "other") -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of `text`, without the white space around them.

    Line breaks always end a sentence.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        for first, last in _in_line(line, language):
            yield start + first, start + last
        start += len(line)


def _in_line(line: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BOUNDARY.finditer(line):
        if _ends(line, match, language):
            yield from _trimmed(line, start, match.start("gap"))
            start = match.end()
    yield from _trimmed(line, start, len(line))


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends(line: str, match: re.Match[str], language: Language) -> bool:
    following = line[match.end() : match.end() + _NEAR].lstrip("\"'“”„‘’«»([ •–—-")
    if not following[:1].isupper() and not following[:1].isdigit():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    before = _BEFORE.search(line, max(0, match.start() - _NEAR), match.start())
    if before is None:
        return True
    inside_number = match["mark"][:1].isdigit() and before[0][-1].isdigit()
    opens_line = before[0].isdigit() and before.start() < _NEAR and not line[: before.start()].strip()
    return not (inside_number or opens_line or _is_abbreviated(before[0], following, language))


def _is_abbreviated(word: str, following: str, language: Language) -> bool:
    """Tell whether the point after `word` belongs to it."""
    if word.lower() in _ABBREVIATIONS:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    if word.isdigit() and len(word) <= 2:
        return language == "de" or bool(_MONTH_OR_COUNTED.match(following))
    return bool(re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word)) and not word.isupper()
