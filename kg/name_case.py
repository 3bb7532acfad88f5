"""When the way a name is written in a text lets it be that name: capitals, diacritics, language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from kg.name_forms import COMMON
from kg.name_text import fold

_LOOSE_ABBREVIATION = 4
"""From this length on, an abbreviation may be written as a word: *Besi* for *BESI*."""
_SHORT_WORD = 3
"""Shorter abbreviations in lower case are words (*is*, *vs*), but after an article (*de vs*)."""
_ROBUST = 6
"""From this length on, a diacritic that the name has not is taken for a slip."""
_FOREIGN = 8
"""From this length on, a Dutch name of a country is taken in German text and the other way round (no *Island*)."""


class Case(Enum):
    """How a name must be written."""

    EXACT = "as it stands, or in capitals"
    PROPER = "with a capital"
    NOUN = "with a capital in German, with or without elsewhere"
    FREE = "with or without a capital"


class _Named(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Writing:
    """How a name is written: its text, its case rule and whether it has diacritics."""

    text: str
    case: Case
    plain: bool

    @classmethod
    def of(cls, text: str, term_type: str, kind: str, language: str) -> Writing:
        """Derive the rule from the name, the type of its term, the kind of name and its language."""
        return cls(text, _case(text, term_type, kind, language), text.isascii())


def _case(text: str, term_type: str, kind: str, language: str) -> Case:
    word = max(text.replace("-", " ").split(), key=len, default=text)
    capitals = sum(map(str.isupper, word))
    if len(text) == 1 or (capitals > 1 and len(text) <= _ROBUST and " " not in text):
        return Case.EXACT
    if text[0].islower() and term_type not in COMMON:
        return Case.FREE
    if kind == "adjective":
        return Case.FREE if language == "de" else Case.PROPER
    if term_type in COMMON:
        return Case.NOUN if language == "de" else Case.FREE
    return Case.PROPER


def is_written(surface: str, writing: Writing, language: str | None, *, relaxed: bool, article: bool = False) -> bool:
    """Tell whether `surface` may be the name of `writing`.

    Three capitals are an abbreviation, not a short name (*IRE* is no *Ire*).
    `relaxed`: the whole text is in lower case. `article`: an article stands before.
    """
    if surface == writing.text:
        return True
    if not _marks_fit(surface, writing):
        return False
    if writing.case is Case.FREE:
        return True
    if writing.case is Case.NOUN:
        return language != "de" or relaxed or any(word[0].isupper() for word in surface.split())
    if writing.case is Case.PROPER:
        shouted = 1 < len(surface) <= _SHORT_WORD and surface.isupper()
        return not shouted and (surface[0].isupper() or surface[0].isdigit() or relaxed)
    return _abbreviation_fits(surface, writing, relaxed=relaxed, article=article)


def _abbreviation_fits(surface: str, writing: Writing, *, relaxed: bool, article: bool) -> bool:
    if relaxed:
        return article or len(writing.text) >= _SHORT_WORD
    if surface.isupper():
        return len(writing.text) > 1
    return len(writing.text) >= _LOOSE_ABBREVIATION and surface.istitle()


def _marks_fit(surface: str, writing: Writing) -> bool:
    """Tell whether the diacritics allow it: lost or changed ones do, new ones only in long names."""
    if surface.isascii() or not writing.plain:
        return True
    return len(surface) >= _ROBUST or all(map(str.isascii, filter(str.isalpha, surface)))


def in_language(name: _Named, term_type: str, language: str | None) -> bool:
    """Tell whether a name of its language can stand in a text of `language` (None: any)."""
    if language not in {"nl", "de"} or name.language in {language, "mul"}:
        return True
    if name.kind == "adjective":
        return False  # *Johnny English*, *American Airlines*
    if term_type in COMMON:
        return name.language == "en" and " " in name.text
    return name.language == "en" or len(name.text) >= _FOREIGN


__all__ = ["Case", "Writing", "fold", "in_language", "is_written"]
