"""The noun that a number counts."""

from __future__ import annotations

import re

from ingest.figures.lexicon import function_words
from ingest.figures.periods import MONTHS
from kg.model import Language

_WORD = re.compile(r"[^\S\n]+(?P<noun>[^\W\d_][\w'’-]*(?:(?<=-)\s+(?:en|und|and|of|oder|or)\s+[\w-]+)?)")
_LONGEST = {"nl": 4, "de": 5, "en": 4, "other": 4}
_MODIFIER = re.compile(
    r"(?:vaak|zeer|sterk|relatief|fundamenteel|totaal|bijzonder|geheel|extra|very|highly|fully|specifiek|nieuw)"
    r"|[a-zà-ÿ]+(?:lijk|isch|wijs|weise)"
)
"""Adverbs: they may stand before the noun, but are never what is counted."""

_ADJECTIVE = {
    "nl": re.compile(r"(?:[a-zà-ÿ-]{3,}|[A-Z][a-zà-ÿ-]+s)e"),
    "en": re.compile(r"[a-z-]{2,}(?:al|ic|ive|ed|ing|ary|ous|ent|ant|ble|ful)|new|large|small|major|key"),
}
_VERB = re.compile(
    r"(?:stijg|daal|groei|oplop|dal|toenem|afnem|steig|sink|wachs|erhöh|verdubbel|verdopp)\w*en", re.IGNORECASE
)
_NATIONAL = re.compile(r"[A-Z].*(?:se|sen|ser|sch\w{0,2}|ish|an|ean|ese|-\w+)")
_NO_NOUN = re.compile(
    r"(?:keer|maal|mal|times|fach|e|de|ste|er|uur|uhr|op|x|jährige?[rn]?|jarige?)$|.*(?:voudig|maals|mals|fold)$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:Zahl|Anzahl|aantal|number)\s+(?:der|van|of|an|aan|von)?\s*(?:de\s+|the\s+|het\s+)?(?P<noun>[^\W\d_][\w-]*)\s"
    r"[^.;:\d]{0,60}?\b(?:auf|op|bei|von|naar|tot|is|to|at|beträgt|bedraagt|was)\s+(?:[^\W\d_]+\s+){0,2}$"
)
_OF_THEM = re.compile(
    r"\b(?:davon|darunter|waarvan|waaronder|of which|alleine?|alleen al)\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE
)


def noun_after(text: str, at: int, language: Language) -> tuple[int, str]:
    """Return where the noun after a number ends and what it is, adjectives included (*2400 kritieke goederen*).

    A German noun has a capital; elsewhere it is the first word that is no adjective. `(at, "")` without one.
    """
    end, words = at, list[str]()
    for _ in range(_LONGEST[language]):
        match = _WORD.match(text, end)
        if match is None or not _may_follow(match["noun"], language):
            break
        end = match.end()
        words.append(match["noun"])
        if _is_head(words[-1], language):
            return end, " ".join(text[at:end].split())
    return _without_head(text, at, words, language)


def _without_head(text: str, at: int, words: list[str], language: Language) -> tuple[int, str]:
    """Accept an adjective used as a noun (*de twaalf armste*) in Dutch and English only."""
    while words and (_MODIFIER.fullmatch(words[-1]) or language == "de"):
        words.pop()
    if not words:
        return at, ""
    end = at
    for _ in words:
        match = _WORD.match(text, end)
        assert match is not None
        end = match.end()
    return end, " ".join(words)


def _is_head(word: str, language: Language) -> bool:
    if language == "de":
        return word[0].isupper() and not re.fullmatch(r"[A-Z][a-zäöüß]+(?:ische|ischen|ischer)", word)
    adjective = _ADJECTIVE.get(language, _ADJECTIVE["en"])
    return not (adjective.fullmatch(word) or _MODIFIER.fullmatch(word) or word.isupper())


def _may_follow(word: str, language: Language) -> bool:
    """Tell whether a word can stand in a counted phrase.

    In Dutch and English a capital after a bare number starts a sentence after a footnote mark or belongs to a name
    (*Chip 4 Alliance*), unless it is an abbreviation or the adjective of a country.
    """
    low = word.lower()
    if low in function_words() or low in MONTHS or _NO_NOUN.match(word) or _VERB.fullmatch(word):
        return False
    return language == "de" or not word[0].isupper() or word.isupper() or bool(_NATIONAL.fullmatch(word))


def noun_before(text: str, start: int) -> str:
    """Return what a bare number counts when it was named before: *Zahl der Todesopfer auf 350*, *waarvan 20*."""
    before = text[max(0, start - 120) : start]
    total = _TOTAL.search(before)
    if total:
        return total["noun"]
    of_them = _OF_THEM.search(before)
    return of_them[0].split()[0] if of_them else ""
