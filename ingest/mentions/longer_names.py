"""Names that are a part of a longer one, which somebody else bears: *Christine Blasey Ford*, *Chad Hammel*, *La Roche-Posay*.

Only names that are also a common word or another's are doubted, and only where no rule has shown who is meant. A name that
a document shows as a part of a person's is that person's where it stands alone as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.mentions.coinage import is_coined
from ingest.mentions.contexts import is_role
from ingest.mentions.junk import TITLE_STARTERS, common_words, first_names, opens_sentence
from ingest.mentions.people import is_title
from kg.model import EntityType, Mention
from kg.name_text import fold
from kg.names import NameMatcher

_TYPES = frozenset({EntityType.COMPANY, EntityType.COUNTRY, EntityType.PLACE, EntityType.ORGANISATION, EntityType.ACT})
_LOCATED = frozenset({EntityType.COUNTRY, EntityType.PLACE})
_BY_LINKING = frozenset({"context", "undecided", "usual sense", "one sense a text", "name"})
_BEFORE = re.compile(r"(?<![\w.@#-])([A-ZÀ-Þ][\w’'.-]*) $")
_AFTER = re.compile(r" ([A-ZÀ-Þ][\w’'-]*\w)")
_PARTICLE = re.compile(r"\b(?:da|di|del|della|du|la|le|el|al|bin|ibn|san|santa|saint|sankt|st\.)[ -]$", re.IGNORECASE)
"""Words of other languages before a part of a name: *da Vinci*, *La Roche*; those of Dutch and German are prepositions too."""
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?){1,5}")
_LONGEST = 30
_SURELY = 0.85
"""A place where the context shows the entity so surely stays, whoever else bears the name."""


def without_longer_names(
    mentions: Sequence[Mention], text: str, language: str, matcher: NameMatcher
) -> Sequence[Mention]:
    """Drop the mentions of ambiguous names that are a part of a longer name, and those of persons shown by it."""
    doubtful = [m for m in mentions if _is_doubtful(m, text, matcher)]
    if not doubtful:
        return mentions
    spans = {(m.start, m.end) for m in mentions}
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    before = {m for m in doubtful if m.start - 1 not in ends and _is_last_part(text, m.start, language)}
    after = {
        m for m in doubtful if m.type in _LOCATED and m.end + 1 not in starts and _is_first_part(text, m.end, language)
    }
    people = {text[m.start : m.end] for m in before | after}
    dropped = before | after
    dropped |= {m for m in doubtful if m.confidence < _SURELY and text[m.start : m.end] in people}
    return [m for m in mentions if m not in dropped]


def _is_doubtful(mention: Mention, text: str, matcher: NameMatcher) -> bool:
    if mention.type not in _TYPES or mention.method not in _BY_LINKING:
        return False
    term = matcher.terms.get(mention.entity)
    return term is not None and text[mention.start : mention.end] in term.ambiguous


def _is_last_part(text: str, start: int, language: str) -> bool:
    """Tell whether a name of somebody stands right before: *Blasey Ford*, but not *Volgens Ford* or *Hersteller Ford*."""
    if _PARTICLE.search(text, max(0, start - _LONGEST), start):
        return True
    found = _BEFORE.search(text, max(0, start - _LONGEST), start)
    if not found or is_role(found[1]):
        return False
    if fold(found[1]) in first_names() or is_title(found[1]) or _INITIALS.fullmatch(found[1]):
        return True
    return not opens_sentence(text, found.start()) and _is_name(found[1], language)


def _is_first_part(text: str, end: int, language: str) -> bool:
    """Tell whether the name goes on after it: *Jordan Spieth*, *Victoria Cross*."""
    found = _AFTER.match(text, end)
    return found is not None and _is_name(found[1], language)


def _is_name(word: str, language: str) -> bool:
    """Tell whether a word with a capital inside a sentence is a name, in German if its language has no such word."""
    folded = fold(word)
    if folded in TITLE_STARTERS or folded in common_words() or word.isupper():
        return False
    return language != "de" or is_coined(word.removesuffix("s"), "de")
