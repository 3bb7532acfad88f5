"""The triggers of `ontology/relations/`, compiled to regular expressions over rendered sentences.

The syntax is described in `ontology/relations/README.md`. Patterns come from the bundled tables only; no text of a
document ever becomes part of one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.claims.rendering import ANY_SIGN, ATTRIBUTIVE, CLOSE, MENTION, OPEN, SIGNS
from ingest.claims.verb_forms import is_participle
from ingest.claims.word_order import RELATIVE, Order, orders
from ingest.claims.words import words
from kg.errors import VocabularyError
from kg.model import EntityType, Language
from ontology import path

_TAIL = f"{ANY_SIGN}*(?= )"
_WORD = r"(?:\d[\d.,]*" + ANY_SIGN + r"*(?= )|[^\s,;:.!?()\"„“”»«–—" + OPEN + CLOSE + "]+)"
_NAMED, _COMMA = frozenset({OPEN}), frozenset({","})
_FIXED = {"S": [_NAMED], "O": [_NAMED], "G": [_NAMED, _NAMED], ",": [_COMMA]}
_NOWHERE = 1 << 30
_PRESENT = re.compile(r"[a-zäöüß]{3,}(?:[^e]t|iert|ert)")
_GAPS = frozenset({"..", "...", "...."})
_TOPIC = r" (?i:voor|für|bij|bei|op het gebied van|wat betreft|im Bereich|im Bereich der|hinsichtlich)" + _TAIL


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrasing of a relation, ready to search with; `begins` is S or O when it begins with that phrase."""

    relation: str
    source: str
    subject: str
    object: str
    negative: bool
    begins: str
    gapped: frozenset[str]
    """The sides that stand after a gap, where a preposition may have slipped in before them."""
    opened: dict[str, frozenset[str]]
    """The prepositions that open the gap before a side."""
    verb: frozenset[str]
    """The alternatives of the first word of the phrasing."""
    reported: frozenset[str]
    """German verbs of the phrasing in the form of reported speech (*produziere*)."""
    needs: tuple[frozenset[str], ...]
    """What a sentence must hold in this order, one of each: names, commas and words; a cheap test before the search."""
    types: dict[str, frozenset[EntityType]]
    """The types that the phrasing wants on a side, where the relation allows more."""
    phrase: bool
    """Whether the phrasing is a noun phrase: the mood and the negation of its clause are not its own."""
    inverted: bool
    """Whether the verb stands before its subject: something else must open the clause."""
    relative: bool
    """Whether it is a relative clause, whose pronoun may be its object as well."""
    apposition: bool
    """Whether it is a name and, after a comma, what explains it."""
    aside: bool
    """Whether what it says stands in a relative clause after the comma that follows its subject."""
    shared: bool
    """Whether its verb is the second one of its subject."""
    perfect: bool
    """Whether it is in the perfect tense."""
    intended: bool
    """Whether it is what somebody plans, promises or threatens to do."""
    infinitives: frozenset[str]
    """The infinitives among its words, with which *wird*, *zal* and *gaat* make a future."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when the first sentence holds its words: most are never needed."""
        return _compiled(self.source)

    @property
    def rarest(self) -> frozenset[str]:
        """The alternatives of the word that fewest sentences hold, judged by its length."""
        listed = [options for options in self.needs if options not in {_NAMED, _COMMA}]
        return max(listed, key=lambda options: min(len(o.strip("*")) for o in options), default=_NAMED)

    def may_match(self, places: dict[str, list[int]]) -> bool:
        """Tell whether a sentence that holds options of the triggers at these places can hold the phrasing."""
        at = -1
        for options in self.needs:
            later = [next((p for p in places[o] if p > at), _NOWHERE) for o in options & places.keys()]
            at = min(later, default=_NOWHERE)
            if at == _NOWHERE:
                return False
        return True


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def triggers(language: Language) -> tuple[Trigger, ...]:
    """Return the triggers of a language, in the order of the table; none where there is no table.

    Raises:
        VocabularyError: a row of the table cannot be read.
    """
    if language not in {"nl", "de"}:
        return ()
    text = path(f"relations/triggers.{language}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return tuple(t for row in rows for t in _triggers(row, language))


def _triggers(row: dict[str, str], language: Language) -> Iterator[Trigger]:
    """Yield the phrasing in each word order it has."""
    written = row["pattern"].replace("(", " ( ").replace(")", " ) ").split()
    elements = [e.partition("=")[0] for e in written]
    if sorted(e for e in elements if e in {"S", "O", "G"}) not in (["O", "S"], ["G"]):
        raise VocabularyError(f"The pattern {row['pattern']!r} must hold S and O once each, or G once.")
    types = {e[0]: frozenset(map(EntityType, e[2:].split("|"))) for e in written if e[1:2] == "=" and e[0] in "SO"}
    for order in orders(elements, language) if row["form"] == "clause" else [Order(elements)]:
        yield _trigger(order, row, language, types)


def _trigger(
    order: Order,
    row: dict[str, str],
    language: Language,
    types: dict[str, frozenset[EntityType]],
) -> Trigger:
    elements = order.elements
    return Trigger(
        relation=row["relation"],
        source="".join(_element(e, row, language) for e in elements) + "(?= )",
        subject=row["subject"],
        object=row["object"],
        negative=row["polarity"] == "negative",
        begins=_begins(elements, row),
        gapped=frozenset(side for side in "SO" if _after_gap(elements, side, language)),
        opened=_opened(elements, language),
        verb=frozenset(
            next((e for e in elements if e[0].isalpha() and e not in {"S", "O", "G"}), "").lower().split("|")
        ),
        reported=_reported(elements) if language == "de" and row["form"] == "clause" else frozenset(),
        needs=_needs(elements, language),
        types=types,
        phrase=row["form"] == "phrase",
        inverted=row["form"] == "clause" and _is_inverted(elements, language),
        relative=elements[1:3] == [",", RELATIVE],
        apposition=elements[:2] == ["S", ","],
        aside=row["form"] == "clause" and "S , " in " ".join([*elements, ""]),
        shared=order.shared,
        perfect=order.perfect,
        intended=order.intended,
        infinitives=_infinitives(order),
    )


def _infinitives(order: Order) -> frozenset[str]:
    """Return the infinitives of a pattern: of its own verb, or those that a modal verb of the table asks for."""
    options = [set(e.split("|")) for e in order.elements]
    modal = any(o & {"wil", "zal", "will", "wird"} and not o & {"wurde", "werd"} for o in options)
    last = next((e for e in reversed(order.elements) if e[0].islower()), "") if modal else ""
    listed = {option for option in last.split("|") if option.endswith("n") and not is_participle(option)}
    return order.infinitives | listed


def _reported(elements: list[str]) -> frozenset[str]:
    """Return the verbs of a pattern in the first subjunctive: *produziert* is *produziere* in reported speech."""
    verbs = (v for e in elements if e[0].islower() for v in e.split("|") if _PRESENT.fullmatch(v))
    return frozenset(v[:-1] + "e" for v in verbs)


def _is_inverted(elements: list[str], language: Language) -> bool:
    """Tell whether a pattern begins with a verb and its subject."""
    options = set(elements[0].split("|"))
    goes_on = elements[1] in {"S", "O", "G"} and set(elements[2:3]) <= _GAPS | {"~", "("}
    return goes_on and elements[0][0].islower() and not options & words("preposition", language)


def _after_gap(elements: list[str], side: str, language: Language) -> bool:
    """Tell whether the last fixed element before a side is a gap, and none that a preposition opens."""
    opened = _before_gap(elements, side, language)
    return opened is not None and opened.isdisjoint(words("preposition", language))


def _opened(elements: list[str], language: Language) -> dict[str, frozenset[str]]:
    """Return the prepositions that open a gap before a side."""
    opened = {side: _before_gap(elements, side, language) for side in "SO"}
    return {side: o for side, o in opened.items() if o and not o.isdisjoint(words("preposition", language))}


def _before_gap(elements: list[str], side: str, language: Language) -> frozenset[str] | None:
    """Return the options of the last fixed element before the gap that a side stands after; None without a gap."""
    if side not in elements:
        return None
    before = [e for e in elements[: elements.index(side)] if e not in {"(", ")", "~", "#", "+"}]
    if not before or before[-1] not in _GAPS:
        return None
    fixed = [set(e.split("|")) for e in before[:-1]]
    known = [options for options in fixed if not options <= words("determiner", language)]
    return frozenset(known[-1]) if known else frozenset({""})


def _begins(elements: list[str], row: dict[str, str]) -> str:
    """Return which phrase a pattern begins with, if a preposition before it would change what it means.

    What a relative clause says holds of its noun whatever stands before that (*für Gallium, das ...*).
    """
    first = elements[0]
    if elements[1] == "," or elements[1:3] == ["~", ","]:
        return ""
    modes = {"S": row["subject"], "O": row["object"], "G": "name"}
    return first if modes.get(first, "adjective") not in {"adjective", "genitive", "compound"} else ""


def candidates(tokens: Sequence[str], language: Language) -> list[Trigger]:
    """Return the triggers whose names and words a sentence of these lower-case tokens holds in their order."""
    places = _places(tokens, language)
    index = _by_word(language)
    known = triggers(language)
    chosen = sorted({number for option in places for number in index.get(option, ())})
    return [known[number] for number in chosen if known[number].may_match(places)]


@cache
def _by_word(language: Language) -> dict[str, list[int]]:
    """Return the numbers of the triggers by the options of their rarest words."""
    index: dict[str, list[int]] = {}
    for number, trigger in enumerate(triggers(language)):
        for option in trigger.rarest:
            index.setdefault(option, []).append(number)
    return index


@cache
def _all_options(language: Language) -> frozenset[str]:
    return frozenset(option for trigger in triggers(language) for group in trigger.needs for option in group)


def _places(tokens: Sequence[str], language: Language) -> dict[str, list[int]]:
    """Return where the options of the triggers, `word`, `beginning*`, `*end` and names, stand among the tokens."""
    found: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        for option in _NAMED if token.startswith(OPEN) else _held(token, language):
            found.setdefault(option, []).append(at)
    return found


@lru_cache(maxsize=1 << 14)
def _held(token: str, language: Language) -> tuple[str, ...]:
    """Return the options of the triggers that a token is: itself, its beginnings and its ends."""
    places = range(len(token) + 1)
    forms = {token, *(f"{token[:i]}*" for i in places), *(f"*{token[i:]}" for i in places)}
    return tuple(forms & _all_options(language))


def _needs(elements: list[str], language: Language) -> tuple[frozenset[str], ...]:
    """Return what stands for each element that is not optional: a name, a comma or the alternatives of a word."""
    depth, needed = 0, []
    for element in elements:
        depth += (element == "(") - (element == ")")
        if depth or element in {"(", ")", "~", "#", "+"} | _GAPS:
            continue
        needed += _FIXED.get(element) or [frozenset(option.lower() for option in _options(element, language))]
    return tuple(needed)


def _options(element: str, language: Language) -> list[str]:
    """Return the words an element stands for: its alternatives, or those of the class it names."""
    if element.startswith("@"):
        return sorted(words(element[1:], language))
    return element.split("|") + (sorted(_reported([element])) if language == "de" else [])


def _element(element: str, row: dict[str, str], language: Language) -> str:
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
    if element[1:] in SIGNS:
        return _of(element[1:])
    options = "|".join(_option(option) for option in _options(element, language))
    return f"{_GOOD * _is_noun(element)} (?i:{options}){_TAIL}"


def _is_noun(element: str) -> bool:
    return element[0] in "@*" or (element[0].isupper() and len(element) > 1)


def _option(option: str) -> str:
    """Return the pattern of a word; `*afhankelijkheid` is no *onafhankelijkheid*."""
    stem = re.escape(option.strip("*"))
    leading = rf"(?!\w*(?:on|un){stem})[\w-]*" if option.startswith("*") else ""
    return leading + stem + r"\w*" * option.endswith("*")


def _of(kind: str) -> str:
    """Return the pattern of a token of a class."""
    return f" [^ ]*{SIGNS[kind]}[^ ]*"


_GOOD = f"(?: {OPEN}\\d+{CLOSE}{ATTRIBUTIVE})?"
"""The good that a compound begins with (*Rohstoffpartnerschaft*), or an adjective."""

_SEAT = f"(?: (?:mit{ANY_SIGN}* Sitz )?(?:uit|aus|in){ANY_SIGN}* {MENTION})?"
"""Where a firm is at home, between its name and the verb (*Acme aus Ulm liefert ...*)."""

_BEARER = "(?: [A-ZÄÖÜ][\\w-]+(?= ))?"
"""The name of who holds an office (*de Peruaanse president Vargas*)."""

_SHARE = f"(?: (?:zu|voor|für){_TAIL}(?:{_of('amount')}){{1,6}})"
_KIND = f"(?:{_of('company')}|{_of('standin')})"
_DESCRIBING = f"(?: {OPEN}\\d+{CLOSE}{ATTRIBUTIVE})"
_LEAD = (
    f"(?:{_of('determiner')}|{_of('adjective')}){{0,5}}(?:{_DESCRIBING}{_of('adjective')})?(?:{_DESCRIBING}?{_KIND})?"
)
_APPOSED = f" [A-ZÄÖÜ][\\w-]+{ANY_SIGN}*(?= )"
"""A German noun before the name it explains (*der Vermögensverwalter Pamera*)."""

_AND = f"(?: ,)?(?: (?:en|und|of|oder|sowie|alsmede|als{ANY_SIGN}* (?:auch|ook)){ANY_SIGN}*)(?: (?:mit|met|von|van|aus|uit|an|aan|nach|naar|in){ANY_SIGN}*)?"
_NAME = f" {MENTION}(?: {MENTION})?"
"""A name, or an adjective before a name (*Chinees staal*)."""

_LISTED = f"(?: ,{_LEAD}{_NAME})*{_AND}{_LEAD}{_NAME}"
"""What makes a name a list; commas alone do not, since a clause may begin after one."""

_TOPIC_PHRASE = f"{_TOPIC}(?:{_of('determiner')})?(?:{_of('adjective')})?(?: {MENTION}| {_WORD})(?: (?:en|und){ANY_SIGN}*(?: {MENTION}| {_WORD}))?"
_FILLERS = f"(?:{_of('filler')}|{_TOPIC_PHRASE}|{_SHARE}){{0,8}}?"


def _phrase(name: str, mode: str) -> str:
    """Return the pattern of a noun phrase: names in a list, before them what may lead in, after them what may follow."""
    listed = f"{_NAME}(?:{_LISTED})?"
    if mode == "name":
        return f"{_LEAD}(?P<{name}A>{_DESCRIBING}?{_APPOSED})?(?P<{name}>{listed})(?:{_of('standin')}{_BEARER})?{_SEAT}"
    if mode in {"adjective", "genitive", "compound"}:
        return f"{_LEAD}(?P<{name}>{listed})"
    goods = f"(?:{_of('goods')}(?: (?:van|von|aus|uit|der|des|an|in|met|voor|für){ANY_SIGN}*)?{_LEAD})?"
    noun = f"(?: {_WORD})?"
    source = f"(?:{noun} (?:uit|aus|van|von|vom){ANY_SIGN}*{_LEAD}{listed})?" if mode == "chain" else ""
    return f"{_LEAD}{goods}(?P<{name}>{listed}{source}){'' if mode == 'chain' else noun}"
