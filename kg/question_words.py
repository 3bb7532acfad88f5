"""Words that make a question in Dutch, German and English: what it asks for, and what carries no content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.question_nouns import first_noun, kind_of_noun, noun_after_which
from kg.question_phrases import ASKED, ASKS, BIDS, SUBJECTS, TOLD, UNITS, VERB_ENDINGS, VERBS, WHAT_IS, WHOLE

KINDS = tuple(
    "disagreement documents path yes/no definition reason number when person organisation company country act material "
    "place list".split()
)
"""What a question can ask for; `what` is anything else."""
_SURE = frozenset(("disagreement", "documents", "path", "number"))
"""Kinds whose phrases leave no doubt."""
_BY_IS = frozenset(("number", "when", "place", "reason"))
"""Kinds for which *what is the* asks as *which* does; *what is the Act* wants a definition."""
_BY_NOUN = {"which": "list", "what thing": "what", "name": "what", "title": "what"}
"""Phrases whose kind the noun that follows tells, and their kind where it does not."""
_PLURAL = re.compile(r"\b(?:are|were|zijn|waren|sind)\b")
_AT_END = ("number", "when")
"""Kinds whose noun closes keywords: *Chemiewerk Neubau Kosten*."""
_FEW = 5
"""Words up to which keywords have no grammar, so that the last may be the head."""
_MOST_KEYWORDS = 16
"""Words above which a text without a question word is a story, not a question of keywords."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for, and the span of the words that say so (*welke rederij*, *how many*)."""

    kind: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The patterns of one language, compiled."""

    whole: tuple[tuple[str, re.Pattern[str]], ...]
    asked: tuple[tuple[str, re.Pattern[str]], ...]
    what_is: re.Pattern[str]
    told: re.Pattern[str]
    asks: re.Pattern[str]
    verbs: frozenset[str]


@lru_cache(maxsize=16)
def asked_for(text: str, language: str) -> Asked | None:
    """Return which of `KINDS` a question in nl, de or en (in lower case) asks for, None where it may be anything."""
    phrases = _phrases(language)
    first = next((Asked(k, m.span()) for k, pattern in phrases.whole if (m := pattern.search(text))), None)
    if first is not None and first.kind in _SURE:
        return first
    if _whether(text, language):
        return Asked("yes/no", (0, 0))
    return _of_what_is(text, language) or first or _of_phrase(text, language) or _of_keywords(text, language)


@cache
def _phrases(language: str) -> _Phrases:
    whole, asked = (
        tuple((kind, re.compile(pattern)) for kind, pattern in patterns[language]) for patterns in (WHOLE, ASKED)
    )
    return _Phrases(
        whole,
        asked,
        what_is=re.compile(WHAT_IS[language]),
        told=re.compile(rf"\b{TOLD[language]}\b"),
        asks=re.compile(rf"\b(?:{ASKS[language]})\b|^(?:{BIDS[language]})\b"),
        verbs=frozenset(VERBS[language].split()),
    )


def _whether(text: str, language: str) -> bool:
    """Tell whether a question begins with a finite verb and does not go on to ask who or what."""
    first, second, *_ = (*text.split(maxsplit=2), "", "")
    phrases = _phrases(language)
    verb = first in phrases.verbs or (
        text.endswith("?")
        and second in SUBJECTS[language]
        and first.endswith(VERB_ENDINGS[language])
        and kind_of_noun(first, language) is None
        and phrases.asks.search(text) is None
    )
    return verb and not phrases.told.search(text)


def _of_what_is(text: str, language: str) -> Asked | None:
    """Read *what is the price of*; *what is the price?* wants a definition."""
    opening = _phrases(language).what_is.match(text)
    noun = noun_after_which(text, opening.end(), language) if opening else None
    if opening is None or noun is None:
        return None
    plural = _PLURAL.search(opening[0]) is not None
    if noun[0] == "none" and plural:
        return Asked("list", (0, noun[1]))
    if not (text[noun[1] :].strip(" ?") or _of_whom(opening[0])):
        return None
    taken = noun[0] in _BY_IS or (noun[0] != "none" and plural)
    return Asked(noun[0], (0, noun[1])) if taken else None


def _of_whom(opening: str) -> bool:
    """Tell whether *what is its* says whose price is asked for, as *what is the price of* does."""
    return opening.rsplit(maxsplit=1)[-1] not in ("the", "de", "het", "der", "die", "das")


def _of_phrase(text: str, language: str) -> Asked | None:
    """Read the phrase that asks first."""
    asked = [(found, kind) for kind, pattern in _phrases(language).asked if (found := pattern.search(text))]
    if not asked:
        return None
    found, kind = min(asked, key=lambda each: each[0].start())
    if kind not in _BY_NOUN:
        return Asked(kind, found.span())
    reading = first_noun if kind == "title" else noun_after_which
    noun = reading(text, found.end(), language)
    if noun is None or noun[0] == "none":
        return Asked(_BY_NOUN[kind], found.span())
    return Asked(noun[0], (found.start(), noun[1]))


def _of_keywords(text: str, language: str) -> Asked | None:
    """Read keywords without a question word: a unit, the noun at the end, or the first that can be asked for.

    The language of a few keywords is hard to tell, so that nouns of the others are known too.
    """
    keywords = text.strip(" ?.!").split()
    if not keywords or len(keywords) > _MOST_KEYWORDS or _phrases(language).asks.search(text):
        return None
    if re.search(UNITS, text):
        return Asked("number", (0, 0))
    last = kind_of_noun(keywords[-1], language) if len(keywords) <= _FEW else None
    if last in _AT_END:
        return Asked(last, (0, 0))
    languages = (language, *(other for other in ASKED if other != language))
    noun = next((noun for each in languages if (noun := first_noun(text, 0, each))), None)
    return Asked(noun[0], (0, 0)) if noun else None


DEFINING_WORDS = frozenset(
    "betekenis betekent betekenen bedoeld bedoelen definitie begrip term afkorting voorstellen verstaan houdt inhoudt omschrijft "
    "omschrijven staat heisst bedeutung bedeutet bedeuten gemeint definition begriff abkurzung kurzel vorstellen "
    "versteht verstehen steckt verbirgt steht meaning mean means meant define defined term abbreviation stand stands me mir "
    "eigentlich hinter achter exactly".split()
)
"""Folded words with which one asks what something is, and which what explains it need not have."""
FUNCTION_WORDS = {
    "nl": frozenset(
        "de het een en of maar want dat die dit deze er hier daar waar wat wie welk welke wiens hoe hoeveel waarom "
        "wanneer is zijn was waren wordt worden werd werden ben bent geweest heeft hebben had hadden kan kunnen kon "
        "konden mag mogen moet moeten moest zal zullen zou zouden wil willen doet doen deed gaat gaan ging in op aan "
        "van voor met door bij om te tot uit naar over onder tussen tegen volgens als dan dus ook nog al niet geen "
        "meer zo zich zij ze hij hun haar hem hen ik je jij u we wij ons onze mijn uw er om sinds tijdens per via "
        "elkaar iets iemand eigenlijk precies ongeveer".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn dass dies diese dieser dieses "
        "diesem diesen es da dort wo was wer wen wem wessen welche welcher welches welchem welchen wie wieviel "
        "viel viele warum wann ist sind war waren wird werden wurde wurden worden sein gewesen hat haben hatte hatten "
        "kann konnen konnte darf durfen muss mussen soll sollen sollte will wollen tut tun geht gehen in im ins auf "
        "an am fur mit durch bei beim um zu zum zur bis aus nach uber unter zwischen gegen laut als dann also auch "
        "noch schon nicht kein keine keinen mehr so sich sie er ihr ihre ihren ihm ihn ich du wir uns unsere man von "
        "vom seit wahrend pro etwa genau ob".split()
    ),
    "en": frozenset(
        "the a an and or but that this these those there here where what who whom whose which how why when is are was "
        "were be been being has have had can could may might must shall should will would does do did done doing in "
        "on at of for with by from to up out into over under between against according as than then also still "
        "already not no more so it its they them their he she his her we us our i you your many much some any about "
        "since during per via each other if whether many".split()
    ),
    "other": frozenset(),
}
"""Folded words (no diacritics, see `kg.index.text_terms.fold`) that say nothing about the subject."""
