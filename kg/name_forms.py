"""The forms a name takes in a Dutch, German or English sentence: endings, stem changes and compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.name_text import fold

COMMON = frozenset({"Material", "Chokepoint", "Sector"})
"""The types whose names are common nouns: lower case in Dutch, inflected, and written together with other nouns."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_ADJECTIVE = {
    "nl": frozenset({"e", "en", "s"}),
    "de": frozenset({"e", "en", "er", "es", "em"}),
    "en": frozenset[str](),
    "mul": frozenset[str](),
}
_DEMONYM = {
    "nl": frozenset({"e", "en", "n", "s", "es"}),
    "de": frozenset({"e", "n", "en", "s", "in", "innen", "ern"}),
    "en": frozenset({"s"}),
    "mul": frozenset({"s"}),
}
_SHORT_NOUN = 5
_NOUN = {
    "nl": frozenset({"s", "en"}),
    "de": frozenset({"e", "en", "s", "es"}),
    "en": frozenset({"s", "es"}),
    "mul": frozenset({"s"}),
}
_TITLE = {
    "nl": frozenset({"s", "en"}),
    "de": frozenset({"s", "es", "e", "en", "n"}),
    "en": frozenset({"s"}),
    "mul": frozenset({"s"}),
}
_PLURAL = re.compile(r"(?:lande|emirate)$", re.IGNORECASE)
"""German plurals that name countries and take an -n in the dative: *in den Niederlanden*."""
_GENITIVE = frozenset({"s", "es"})
_LINK = r"(?:s|es|n|en|e|er)?"
_LONG_VOWEL = re.compile(r"(.+)(aa|ee|oo|uu)([bcdfgklmnprstvz])$")
_GERMAN_ADJECTIVE = re.compile(r"(?:\w{3,}?)(e|er|es|en)$")


def ending_kept(word_type: str, kind: str) -> bool:
    """Tell whether a mention covers the ending: that of a noun or adjective, not the genitive of a name."""
    return word_type in COMMON or kind in {"adjective", "demonym"} or word_type == "Act"


def is_ending(rest: str, name: str, word_type: str, kind: str, language: str) -> bool:
    """Tell whether the folded letters `rest` after a folded `name` are an inflection of it."""
    if kind == "adjective":
        return rest in _ADJECTIVE[language]
    if kind == "demonym":
        return rest in _DEMONYM[language]
    if word_type in COMMON:
        return _is_noun_ending(rest, name, language)
    return rest in _TITLE[language] if word_type == "Act" else rest in _GENITIVE


def shortest_in_compound(word_type: str) -> int:
    """Return how many letters a name needs to be taken for the first part of a compound."""
    if word_type in COMMON:
        return 3
    return 4 if word_type == "Country" else 5


def _is_noun_ending(rest: str, name: str, language: str) -> bool:
    """Tell plurals and cases of a noun; short nouns take few, lest *klein* be *klei* and *Tone* be *Ton*."""
    if len(name) < _SHORT_NOUN:
        return rest == "s"
    if rest == "n":
        return language in {"nl", "de"} and (name[-1] == "e" or name[-2:] in {"el", "er"})
    return rest in _NOUN[language] or (language == "nl" and rest == name[-1] + "en")


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(_LINK + _bare_tails().pattern)


@cache
def _bare_tails() -> re.Pattern[str]:
    lines = (Path(__file__).parent / "name_heads.txt").read_text(encoding="utf-8").splitlines()
    heads = sorted({line for line in lines if line and not line.startswith("#")}, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, heads)) + ")")


def is_compound_tail(rest: str, name: str) -> bool:
    """Tell whether the folded letters `rest` after a folded `name` are the second part of a compound of the field.

    Short names join without a linking sound: *kleinbedrijf* is not made of *klei*.
    """
    if len(rest) <= 2:
        return False
    return (_tails() if len(name) >= _SHORT_NOUN else _bare_tails()).match(rest) is not None


_WEAK_TAIL = re.compile(_LINK + "(?:industr|sector|sektor|branche|wirtschaft|economie|system|systeem)")


def is_weak_tail(rest: str) -> bool:
    """Tell whether a compound names a sector rather than the thing its first part names: *Autoindustrie*."""
    return _WEAK_TAIL.match(rest) is not None


def variants(name: str, word_type: str, kind: str, language: str) -> Iterator[str]:
    """Yield further spellings of a name that endings alone do not reach; `mass` nouns such as elements have no plural."""
    if not name.isascii():
        written_out = name.translate(_UMLAUTS)
        if written_out != name:
            yield written_out
    if language == "de" and word_type not in COMMON and _PLURAL.search(name):
        yield name + "n"
        yield from _german_phrases(name + "n")
    if language == "de" and " " in name:
        yield from _german_phrases(name)
    elif language == "nl" and (kind in {"adjective", "demonym"} or (word_type in COMMON and kind != "mass")):
        yield from _open_syllables(name, kind)
    if "AI " in name:
        # Optical recognition reads a capital I as a small l.
        yield name.replace("AI ", "Al ")


def _german_phrases(name: str) -> Iterator[str]:
    """Inflect the adjectives before the last word: *Seltene Erden*, *Seltenen Erden*, *Seltener Erden*."""
    *heads, last = name.split(" ")
    matches = [_GERMAN_ADJECTIVE.match(head) for head in heads]
    if not matches or not matches[0]:
        return
    for ending in ("e", "en", "er", "es", "em"):
        words = [head[: match.start(1)] + ending if match else head for head, match in zip(heads, matches, strict=True)]
        form = " ".join((*words, last))
        if form != name:
            yield form


def _open_syllables(name: str, kind: str) -> Iterator[str]:
    """Shorten the vowel of an open syllable: *magneet*, *magneten*; *Chinees*, *Chinese*."""
    match = _LONG_VOWEL.match(fold(name))
    if not match or (len(name) < _SHORT_NOUN + 1 and kind not in {"adjective", "demonym"}):
        return
    stem = name[: match.start(2) + 1]
    # A voiced consonant between vowels: *kolf*, *kolven*; only before -en of nouns.
    consonant = match[3] if kind in {"adjective", "demonym"} else {"f": "v", "s": "z"}.get(match[3], match[3])
    yield stem + consonant + "en"
    if kind in {"adjective", "demonym"}:
        yield stem + consonant + "e"
