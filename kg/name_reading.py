"""One place in a text read as one name: do language, case, signs and the rest of the word allow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg import name_forms
from kg.model import EntityType
from kg.name_case import Writing, in_language, is_written
from kg.name_text import Words
from ontology.vocabulary import Name, Term


@dataclass(frozen=True, slots=True)
class Option:
    """An entity that a name can stand for. `kind` is that of the name; `cues` speak for this sense.

    An `ambiguous` name is also a common word or another thing's name, and needs such support.
    """

    entity: str
    type: EntityType
    kind: str
    ambiguous: bool = False
    cues: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """One spelling of one name of one term; the option is made when the name is first found."""

    term: Term
    name: Name
    writing: Writing | None = None
    option: Option | None = None

    def resolve(self) -> tuple[Option, Writing]:
        """Return what the spelling stands for and how it must be written."""
        if self.option is None or self.writing is None:
            term, name = self.term, self.name
            ambiguous = name.text in term.ambiguous
            self.option = Option(term.iri, EntityType(term.type), name.kind, ambiguous, term.cues)
            self.writing = Writing.of(name.text, term.type, name.kind, name.language)
        return self.option, self.writing


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pattern lies: from the first of some words to `end` in their text, with the letters that follow in its word.

    `last` is the number of its last word, `word` the part of that word that belongs to the pattern, `rest` what is left
    of it, both folded.
    """

    words: Words
    last: int
    end: int
    word: str
    rest: str

    @classmethod
    def of(cls, words: Words, length: int) -> Spot:
        """Make the spot of a pattern of `length` folded characters that begins at the first word."""
        last = words.at(length - 1)
        begin = words.starts[last]
        end = begin + length - words.places[last] - 1
        folded = words.folded
        return cls(words, last, end, folded[begin:end], folded[end : words.ends[last]])


def after_article(words: Words, i: int) -> bool:
    """Tell whether an article stands right before word `i`."""
    return i > 0 and words.folded[words.starts[i - 1] : words.ends[i - 1]] in _ARTICLES


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a spot: as which option, how, up to where."""

    option: Option
    how: str
    end: int
    exact: bool
    signed: bool


def read(entry: Entry, spot: Spot, language: str | None, *, relaxed: bool, article: bool) -> Reading | None:
    """Read a spot as the name of an entry, None if language, case, signs or the rest of the word forbid it.

    `relaxed` and `article` as in `kg.name_case.is_written`.
    """
    option, writing = entry.resolve()
    surface = spot.words.text[: spot.end]
    if not in_language(entry.name, option.type, language):
        return None
    if not is_written(surface, writing, language, relaxed=relaxed, article=article):
        return None
    if not _signs_fit(spot, entry.name.text):
        return None
    how = _how(spot, option, entry.name) if spot.rest else "name"
    if not how:
        return None
    signed = entry.name.text[-1] in LAST_SIGNS
    kept = how == "inflection" and name_forms.ending_kept(option.type, option.kind)
    end = spot.words.ends[spot.last] if kept else spot.end + signed
    return Reading(option, how, end, surface == writing.text, signed)


def _how(spot: Spot, option: Option, name: Name) -> str:
    """Say how a name stands in a word that goes on after it; empty: it does not."""
    if name_forms.is_ending(spot.rest, spot.word, option.type, option.kind, name.language):
        return "inflection"
    if option.kind in {"adjective", "demonym", "seat"} or len(name.text) < name_forms.shortest_in_compound(option.type):
        return ""
    if not name_forms.is_compound_tail(spot.rest, spot.word):
        return ""
    return "sector" if option.type in _THINGS and name_forms.is_weak_tail(spot.rest) else "compound"


def names_sector(options: Iterable[Option], tail: str) -> bool:
    """Tell whether things that a hyphen joins to `tail` name a sector with it: *auto-industrie*."""
    return name_forms.is_weak_tail(tail) and all(option.type in _THINGS for option in options)


def _signs_fit(spot: Spot, name: str) -> bool:
    """Tell whether the name's own signs, and else only spaces and hyphens, stand in and after it."""
    words = spot.words
    if name[-1] in LAST_SIGNS and not words.text.startswith(name[-1], words.ends[spot.last]):
        return False
    own = set(name) if spot.last else set[str]()
    for gap in words.gaps(0, spot.last):
        if gap == " ":
            continue
        signs = set(gap)
        if len(gap) > _LONGEST_GAP or gap.count("\n") > 1 or not signs <= _GAP_SIGNS | own:
            return False
        if signs & _QUOTES and len(gap) > 1 and not signs & _QUOTES & own:
            return False
    return True


_THINGS = name_forms.COMMON - {EntityType.SECTOR}
_ARTICLES = frozenset({"de", "het", "der", "die", "den", "dem", "the"})
LAST_SIGNS = ("+", "!")
"""Signs that make another name of it at the end: *OPEC+*."""
_GAP_SIGNS = frozenset(" \t\n\r\u00a0\u00ad\u2009\u202f-‐‑–'’´`")
_QUOTES = frozenset("'’´`")
"""An apostrophe within a name stands alone; beside a space it is a quotation mark."""
_LONGEST_GAP = 4
