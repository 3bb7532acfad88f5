"""Acts by the form of their title: *Digital Markets Act*, *Energiewet*, *Lieferkettengesetz*, *Gesetz gegen …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mentions.found import Found
from ingest.mentions.junk import GENERIC_ACT_PARTS, TITLE_STARTERS, opens_sentence
from ingest.mentions.nouns import is_noun
from ingest.mentions.people import is_title
from kg.model import EntityType
from kg.names import NameMatcher

_CAPITAL = r"[A-ZÄÖÜ]"
_TITLE_WORD = r"[A-Z][\w’'-]*[\w]"
_ENGLISH = re.compile(
    rf"\b(?:{_TITLE_WORD}(?:\s(?:and|of|for|the|to|in|on|&)){{0,2}},?\s){{1,7}}(?:Act|Bill)\b(?:\sof\s(?:19|20)\d\d)?"
)
_COMPOUND_END = r"(?:wet|gesetz(?:es|e|en|s)?|gesetzbuch(?:es|s|e)?|verordnung(?:en)?|verordening(?:en)?|richtlijn|richtlinie|ordnung)"
_COMPOUND = re.compile(
    rf"\b(?P<hyphen>(?:{_CAPITAL}[\wäöüß]{{0,40}}-){{1,4}})?(?P<word>[\wäöüß]{{0,60}}{_COMPOUND_END})\b",
)
_HAS_COMPOUND = re.compile(_COMPOUND_END + r"\b")
_DUTCH_HEADS = ("Wet", "Rijkswet", "Kaderwet")
_DUTCH = re.compile(
    rf"\b(?:{'|'.join(_DUTCH_HEADS)})\s(?:(?:op|tot|inzake|betreffende|houdende|ter|voor|van|bij)\s)?(?:(?:de|het)\s)?[\w-]+(?:,?\s[\w-]+){{0,10}}"
)
_GERMAN_STEP = (
    r"(?:\s(?:des|der|dem|den|die|das|von|vom|und|im|in|zum|zur|zu|über|für|auf|bei|beim|gegen|mit|an|eines|einer|einen|aus|sowie"
    r"|nach\sde[mnr]))"
)
_GERMAN_ADJECTIVE = r"(?:\s(?!seine|ihre|diese|unsere|meine|jede|jene|welche|andere|alle)[a-zäöüß]+(?:en|er|e|es)){0,2}"
_GERMAN_NOUN = rf"{_GERMAN_ADJECTIVE}(?:\s{_CAPITAL}[a-zäöüß]+e[rnsm]?(?=\s{_CAPITAL}))?\s(?:{_CAPITAL}[\wäöüß-]*-\sund\s)?{_CAPITAL}[\wäöüß/-]+"
_GERMAN = re.compile(
    rf"\b(?:Gesetz(?:es)?|Verordnung)\s(?:über|zur|zum|gegen|für|betreffend)\b{_GERMAN_STEP}{{0,3}}{_GERMAN_NOUN}"
    rf"(?:,?{_GERMAN_STEP}{{1,3}}{_GERMAN_NOUN}){{0,7}}"
)
_DUTCH_END = re.compile(
    r"(?:(?<=\s(?:19|20)\d\d)\s|,?\s(?:Stb|Trb|Stcrt)\b|,\s(?:[A-Z\d]|zoals|als|in|op|met|voor|artikel|hoofdstuk|paragraaf|onderdeel|ge\w+(?:d|t|en)\b)|\sen\s(?:artikel|hoofdstuk|het\s|de\s)"
    r"|\sin\s(?:ieder|samenhang|verbinding|combinatie|werking)\s|,\s(?:een|de|het)\s|[,;]?\s(?:is|zijn|wordt|worden|werd|werden|heeft|hebben|had|die|dat|waarin|waarmee|waardoor|moet|moeten|kan|kunnen|zal|zullen|zou"
    r"|biedt|bevat|geldt|gelden|regelt|stelt|verplicht|verbiedt|treedt|trad|geeft|gaat|komt|maakt|niet|ook|als|om|maar|omdat|al|dan|er|uit"
    r"|onder|door|per|sinds|vanaf|tegen|ons|zich|dus|nog|wel|mag|mogen|bepaalt|introduceert|beoogt|vereist|schrijft|hanteert|dient|dienen|luidt|luidde|blijft|blijven|vormt|voorziet|bedoeld|genoemd|gewijzigd|vastgesteld)\b).*$",
    re.DOTALL,
)
_GERMAN_DATED = re.compile(r"\b(?:Gesetz(?:es)?|Verordnung)\svom\s\d{1,2}\.\s(?:[A-Z]\w+|\d{1,2}\.)\s(?:19|20)\d\d\b")
_HEADS = ("wet", "gesetz", "ordnung", "ordening", "richtlijn", "richtlinie")
_CITED = re.compile(r"(?:§§?|Art(?:\.|ikel)?)\s*\d[^;]{0,40}\b(?:der|von)\s+$")
_CITATION = 70
_ORDINANCES = (
    "gerichtsordnung", "prozessordnung", "insolvenzordnung", "abgabenordnung", "gewerbeordnung", "bauordnung", "gebührenordnung",
    "verkehrsordnung", "handwerksordnung", "grundbuchordnung", "wahlordnung", "laufbahnordnung", "zulassungsordnung",
)  # fmt: skip
_SHORTEST_STEM = 3
_MOST_WORDS = 9
_FEWEST = 2
_SURNAME = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")
_INDEFINITE = re.compile(r"\b(?:ein|eines|einem|kein|keine|neues?)\s$", re.IGNORECASE)
_THIS = re.compile(r"\b(?:diese[mrs]?|jene[mrs]?|jede[mrs]?|solche[mrs]?)\s$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:gesetze|gesetzen|verordnungen|wetten|verordeningen)$")
_ONE_KIND = 0.6
"""Confidence of a title that may be no more than a kind of act: in the plural, or after an indefinite article."""


def by_title(text: str, language: str, matcher: NameMatcher) -> Iterator[Found]:
    """Yield the acts that a text names by a title."""
    if "Act" in text or "Bill" in text:
        for match in _ENGLISH.finditer(text):
            yield from _english(match, language)
    if any(head in text for head in _HEADS) and _HAS_COMPOUND.search(text):
        for match in _COMPOUND.finditer(text):
            yield from _compound(text, match, matcher)
    if language == "nl" and any(head in text for head in _DUTCH_HEADS):
        for match in _DUTCH.finditer(text):
            yield from _dutch(text, match)
    if language == "de" and ("Gesetz" in text or "Verordnung" in text):
        for match in (*_GERMAN.finditer(text), *_GERMAN_DATED.finditer(text)):
            if _THIS.search(text, max(0, match.start() - _CITATION), match.start()):
                continue  # *in der Anlage zu dieser Verordnung für …* names nothing
            name = re.sub(r"^(Gesetz)es\b", r"\1", match[0])
            kind = _INDEFINITE.search(text, max(0, match.start() - _CITATION), match.start())
            confidence = _ONE_KIND if kind else 0.8
            yield Found(
                match.start(), match.end(), EntityType.ACT, " ".join(name.split()), confidence, "title of an act"
            )


def _english(match: re.Match[str], language: str) -> Iterator[Found]:
    """Drop what begins a sentence rather than a title; one word must be left before *Act*. *Bill* may be a person."""
    words = match[0].split()
    start = match.start()
    while words and (words[0].strip(",").lower() in TITLE_STARTERS or words[0][0].islower()):
        start += len(words.pop(0))
        start += len(match.string[start:]) - len(match.string[start:].lstrip())
    if len(words) < 2 or words[0].isdigit() or words[0].endswith(","):
        return
    if " ".join(words[:-1]).lower() in GENERIC_ACT_PARTS:
        return
    if words[-1] == "Bill" and (_SURNAME.match(match.string, match.end()) or is_title(words[-2])):
        return
    if len(words) == _FEWEST and is_noun(words[0], language):
        return
    yield Found(start, match.end(), EntityType.ACT, " ".join(words), 0.9, "title of an act")


_ENDINGS = re.compile(r"(?<=gesetz)(?:es|e|en|s)$|(?<=gesetzbuch)(?:es|s|e)$|(?<=verordn)ungen$|(?<=verordening)en$")
_HEAD = re.compile(r"(?:wet|gesetz|gesetzbuch|verordnung|verordening|richtlijn|richtlinie|ordnung)$")


def _compound(text: str, match: re.Match[str], matcher: NameMatcher) -> Iterator[Found]:
    """Take a compound whose first part says more than *new* or *federal*."""
    hyphen, word = match["hyphen"] or "", match["word"]
    name = hyphen + _ENDINGS.sub(lambda m: "ung" if m[0] == "ungen" else "", word)
    stem = _HEAD.sub("", name).rstrip("-").lower()
    if len(stem) < _SHORTEST_STEM or stem in GENERIC_ACT_PARTS or not name[0].isupper():
        return
    if "ordnung" in name.lower() and not _is_ordinance(name, text, match):
        return
    if hyphen.count("-") == 1 and matcher.sole(hyphen.rstrip("-"), EntityType.ACT):
        return
    at_start = opens_sentence(text, match.start())
    dutch = name.endswith(("wet", "verordening", "richtlijn"))
    confidence = 0.6 if at_start and dutch else 0.8
    if _PLURAL.search(word):
        confidence = _ONE_KIND
    yield Found(match.start(), match.end(), EntityType.ACT, name, confidence, "title of an act")


def _is_ordinance(name: str, text: str, match: re.Match[str]) -> bool:
    """Tell ordinances from other kinds of order: *Insolvenzordnung* with a section before it, not *Größenordnung*."""
    lower = name.lower()
    if lower.endswith("verordnung"):
        return len(lower) > len("verordnung") + _SHORTEST_STEM
    cited = _CITED.search(text, max(0, match.start() - _CITATION), match.start())
    return cited is not None or lower.endswith(_ORDINANCES)


def _dutch(text: str, match: re.Match[str]) -> Iterator[Found]:
    """End the title before the sentence goes on, and at its abbreviation in brackets with certainty."""
    title = _DUTCH_END.sub("", match[0])
    words = title.split()
    while words and words[-1].lower() in {
        "en",
        "of",
        "de",
        "het",
        "van",
        "in",
        "op",
        "voor",
        "met",
        "een",
        "te",
        "aan",
        "bij",
        "naar",
    }:
        words.pop()
    if not 1 < len(words) <= _MOST_WORDS:
        return
    end = match.start() + len(title.rstrip())
    shown = " ".join(words)
    bracket = text[end : end + 2] == " ("
    # A capital inside a sentence is that of a title: *De Wet weerbaarheid defensie*.
    titled = not opens_sentence(text, match.start()) and len(words) > 2
    signed = titled or words[1] in {"op", "tot", "inzake", "betreffende", "houdende"} or words[1][0].isupper()
    confidence = 0.9 if bracket else 0.8 if signed else 0.55
    end = match.start() + _length(title, len(words))
    yield Found(match.start(), end, EntityType.ACT, shown, confidence, "title of an act")


def _length(title: str, count: int) -> int:
    """Return the length of the first `count` words of a title as it stands."""
    ends = [m.end() for m in re.finditer(r"\S+", title)]
    return ends[count - 1]
