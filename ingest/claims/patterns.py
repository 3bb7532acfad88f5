"""The triggers of `ontology/relations/`, compiled to regular expressions over rendered sentences.

The syntax is described in `ontology/relations/README.md`. Patterns come from the bundled tables only; no text of a
document ever becomes part of one.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from ingest.claims.rendering import ANY_SIGN, ATTRIBUTIVE, CLOSE, MENTION, OPEN, SIGNS
from ingest.claims.words import words
from kg.errors import VocabularyError
from kg.model import Language
from ontology import path

_TAIL = f"{ANY_SIGN}*(?= )"
_WORD = r"(?:\d[\d.,]*" + ANY_SIGN + r"*(?= )|[^\s,;:.!?()\"„“”»«–—" + OPEN + CLOSE + "]+)"
_YEAR = (
    r"(?: (?:in|im|sinds|seit|vanaf|ab|eind|begin|Ende|Anfang|Jahr|Jahre|jaar)" + _TAIL + r")* (?:19|20)\d\d" + _TAIL
)
_GAPS = frozenset({"..", "...", "...."})
_TOPIC = r" (?i:voor|für|bij|bei|op het gebied van|wat betreft|im Bereich|im Bereich der|hinsichtlich)" + _TAIL


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrasing of a relation, ready to search with; `begins` is S or O when it begins with that phrase."""

    relation: str
    pattern: re.Pattern[str]
    subject: str
    object: str
    negative: bool
    begins: str
    gapped: frozenset[str]
    """The sides that stand after a gap, where a preposition may have slipped in before them."""
    verb: frozenset[str]
    """The alternatives of the first word of the phrasing."""
    needs: tuple[tuple[str, ...], ...]
    """Beginnings of words, one of each of which a sentence must hold: a cheap test before the search."""

    def may_match(self, tokens: frozenset[str]) -> bool:
        """Tell whether a sentence of these lower-case tokens can hold the phrasing."""
        return all(any(_holds(tokens, option) for option in options) for options in self.needs)


@cache
def triggers(language: Language) -> tuple[Trigger, ...]:
    """Return the triggers of a language, in the order of the table; none where there is no table.

    Raises:
        VocabularyError: a row of the table cannot be read.
    """
    if language not in {"nl", "de"}:
        return ()
    text = path(f"relations/triggers.{language}.csv").read_text(encoding="utf-8")
    return tuple(_trigger(row, language) for row in csv.DictReader(text.splitlines()))


def _trigger(row: dict[str, str], language: Language) -> Trigger:
    elements = row["pattern"].replace("(", " ( ").replace(")", " ) ").split()
    if sorted(e for e in elements if e in {"S", "O", "G"}) not in (["O", "S"], ["G"]):
        raise VocabularyError(f"The pattern {row['pattern']!r} must hold S and O once each, or G once.")
    source = "".join(_element(e, row) for e in elements)
    return Trigger(
        relation=row["relation"],
        pattern=re.compile(source + "(?= )"),
        subject=row["subject"],
        object=row["object"],
        negative=row["polarity"] == "negative",
        begins=_begins(elements[0], row),
        gapped=frozenset(side for side in "SO" if _after_gap(elements, side, language)),
        verb=frozenset(
            next((e for e in elements if e[0].isalpha() and e not in {"S", "O", "G"}), "").lower().split("|")
        ),
        needs=_needs(elements, language),
    )


def _after_gap(elements: list[str], side: str, language: Language) -> bool:
    """Tell whether the last fixed element before a side is a gap, and none that a preposition opens."""
    if side not in elements:
        return False
    before = [e for e in elements[: elements.index(side)] if e not in {"(", ")", "~", "#", "+"}]
    if not before or before[-1] not in _GAPS:
        return False
    fixed = [e for e in before[:-1] if not set(e.split("|")) <= words("determiner", language)]
    return not (fixed and set(fixed[-1].split("|")) & words("preposition", language))


def _begins(first: str, row: dict[str, str]) -> str:
    """Return which phrase a pattern begins with, if a preposition before it would change what it means."""
    modes = {"S": row["subject"], "O": row["object"], "G": "name"}
    return first if modes.get(first, "adjective") != "adjective" else ""


def _holds(tokens: frozenset[str], option: str) -> bool:
    if option.startswith("*"):
        return any(token.endswith(option[1:]) for token in tokens)
    if option.endswith("*"):
        return any(token.startswith(option[:-1]) for token in tokens)
    return option in tokens


def _needs(elements: list[str], language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of each word that is not optional."""
    depth, needed = 0, []
    for element in elements:
        depth += (element == "(") - (element == ")")
        if depth or element in {"S", "O", "G", "(", ")", "~", "#", "+", "..", "...", "....", ","}:
            continue
        options = sorted(words(element[1:], language)) if element.startswith("@") else element.lower().split("|")
        needed.append(tuple(options))
    return tuple(sorted(needed, key=lambda options: len(options[0]), reverse=True))


def _element(element: str, row: dict[str, str]) -> str:
    if element in {"S", "O"}:
        return _phrase(element, row["subject"] if element == "S" else row["object"])
    if element == "G":
        return f"{_LEAD}(?P<G> {MENTION}{_LISTED})"
    simple = {
        "(": "(?:",
        ")": ")?",
        "~": _FILLERS,
        "#": f"(?:{_of('amount')}|{_of('determiner')}){{0,8}}",
        "+": f"(?:{_of('adjective')}){{0,2}}",
        "..": f"(?: (?![^ ]*{SIGNS['breaks']}){_WORD}){{0,6}}?",
        "...": f"(?: (?![^ ]*{SIGNS['breaks']})(?:{_WORD}|{MENTION})){{0,14}}?",
        "....": "(?: [^ ;:]+){0,24}?",
        ",": " ,",
    }
    if element in simple:
        return simple[element]
    if element.startswith("@"):
        return _of(element[1:])
    options = "|".join(_option(option) for option in element.split("|"))
    return f" (?i:{options}){_TAIL}"


def _option(option: str) -> str:
    return r"\w*" * option.startswith("*") + re.escape(option.strip("*")) + r"\w*" * option.endswith("*")


def _of(kind: str) -> str:
    """Return the pattern of a token of a class."""
    return f" [^ ]*{SIGNS[kind]}[^ ]*"


_KIND = f"(?:{_of('company')}|{_of('standin')})"
_DESCRIBING = f"(?: {OPEN}\\d+{CLOSE}{ATTRIBUTIVE})"
_LEAD = (
    f"(?:{_of('determiner')}|{_of('adjective')}){{0,5}}(?:{_DESCRIBING}{_of('adjective')})?(?:{_DESCRIBING}?{_KIND})?"
)
_APPOSED = f" [A-ZÄÖÜ][\\w-]+{ANY_SIGN}*(?= )"
"""A German noun before the name it explains (*der Vermögensverwalter Pamera*)."""

_AND = f"(?: ,)?(?: (?:en|und|of|oder|sowie|alsmede){ANY_SIGN}*)"
_NAME = f" {MENTION}(?: {MENTION})?"
"""A name, or an adjective before a name (*Chinees staal*)."""

_LISTED = f"(?: ,{_LEAD}{_NAME})*{_AND}{_LEAD}{_NAME}"
"""What makes a name a list; commas alone do not, since a clause may begin after one."""

_TOPIC_PHRASE = f"{_TOPIC}(?:{_of('determiner')})?(?:{_of('adjective')})?(?: {MENTION}| {_WORD})(?: (?:en|und){ANY_SIGN}*(?: {MENTION}| {_WORD}))?"
_FILLERS = f"(?:{_of('filler')}|{_YEAR}|{_TOPIC_PHRASE}){{0,8}}?"


def _phrase(name: str, mode: str) -> str:
    """Return the pattern of a noun phrase: names in a list, before them what may lead in, after them what may follow."""
    listed = f"{_NAME}(?:{_LISTED})?"
    if mode == "name":
        return f"{_LEAD}(?P<{name}A>{_DESCRIBING}?{_APPOSED})?(?P<{name}>{listed})(?:{_of('standin')})?"
    if mode == "adjective":
        return f"{_LEAD}(?P<{name}>{listed})"
    goods = f"(?:{_of('goods')}(?: (?:van|von|aus|uit|der|des|an|in|met|voor|für){ANY_SIGN}*)?{_LEAD})?"
    noun = f"(?: {_WORD})?"
    source = f"(?:{noun} (?:uit|aus|van|von|vom){ANY_SIGN}*{_LEAD}{listed})?" if mode == "chain" else ""
    return f"{_LEAD}{goods}(?P<{name}>{listed}{source}){'' if mode == 'chain' else noun}"
