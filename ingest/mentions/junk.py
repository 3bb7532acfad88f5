"""Words that begin, end or make up capitalised phrases without being names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

TITLE_STARTERS = frozenset(
    "the a an this that these those de het een die der das dem den des ein eine einem einen einer und en and of or in im op on "
    "with mit met bij bei by door durch via per voor für for from von van to zum zur auf als as if when wanneer dat dit deze our "
    "their his its new federal draft proposed recent european-style former also ook auch maar aber but under unter onder uit aus "
    "amerikaanse amerikanische amerikanischen europese europäische europäischen nieuwe neue neuen volgens laut nach na seit sinds".split()
)
GENERIC_ACT_PARTS = frozenset(
    "bundes landes reichs änderungs rahmen kader nood spoed begrotings invoerings uitvoerings wijzigings natuur natur artikel "
    "mantel ausführungs einführungs umsetzungs nach ratifikations zustimmungs haushalts belasting steuer straf basis euro eu "
    "bestemmingsplan notfall eil eilgesetz wets denk moral sitten unter vor gesamt bundesreichs parlaments raam raamwet moeder rijks rechts "
    "fach spezial sonder goedkeurings gemeente provinciale gedelegeerde delegierte uitvoering durchführungs regierungs "
    "bewegungs gravitations fall hebel trägheits erhaltungs energieerhaltungs strahlungs brechungs reflexions induktions kraft bildungs vererbungs "
    "sprach handlungs schwerkraft natuurkunde zwaartekracht bewegings "
    "sunset balancing juggling disappearing class security trust".split()
)


@cache
def common_words() -> frozenset[str]:
    """Return the words that are no company by themselves, folded: functions, roles, months, generic nouns."""
    return _listed("common_words.txt")


_ABSTRACT = re.compile(
    r"[a-zäöü]{3}(?:ungen|ung|heit|keit|schaft|schaften|tion|tionen|ismus|isme|tät|teit|heid|ing|ingen|nis|nisse)$"
)


@cache
def first_names() -> frozenset[str]:
    """Return common first names, folded."""
    return _listed("first_names.txt")


def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_NATIONAL = frozenset(
    "deutsche deutscher deutsches deutschen niederländische europäische europäischer europäischen amerikanische amerikanischer "
    "amerikanischen chinesische chinesischer chinesischen".split()
)
"""German adjectives that can begin a name (*Deutsche Telekom*) but are none."""
_ODD = re.compile(r"[^\w\s&.,’'´+!/-]")


def is_junk(name: str) -> bool:
    """Tell whether a phrase cannot be a name: no letters, one letter, all common words, odd signs, very long."""
    words = name.split()
    if not words or len(words) > 7 or len(name) > 70 or _ODD.search(name):
        return True
    letters = sum(map(str.isalpha, name))
    if letters < 2 or not any(map(str.isupper, name)):
        return True
    if len(words) == 1 and _ABSTRACT.search(name):
        return True
    return all(_bare(word) in common_words() | _NATIONAL or not any(map(str.isalpha, word)) for word in words)


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a place begins a sentence or line, where a capital says nothing."""
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘„(")
    return not before or before[-1] in ".!?:\n"


def _bare(word: str) -> str:
    return word.lower().strip(".,&-’'")
