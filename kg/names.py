"""Find the names of vocabularies in text: many names at once, inflected, in compounds, at exact places.

The names stand in one Aho-Corasick automaton over folded words (`kg.name_text`), anchored at word starts. What
follows a name within its word must be an ending or the second part of a compound (`kg.name_forms`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from ahocorasick_rs import AhoCorasick

from kg import name_forms
from kg.model import EntityType
from kg.name_reading import LAST_SIGNS, Entry, Option, Spot, after_article, names_sector, read
from kg.name_text import Words, folded_words, key
from ontology.vocabulary import Name, Term

__all__ = ["Candidate", "NameMatcher", "Names", "Option", "beginnings", "beginnings_in"]

_KEPT_FORMS = 50_000
"""How many written forms a matcher remembers, with what they name."""
_BEGINNING = 4
"""Letters of its first word by which the terms are told that a name in a text can belong to."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `start:end` of a text and all it can stand for.

    `method` is name, inflection, compound, or sector for a compound that names a whole sector (*Autoindustrie*).
    `exact` holds those entities whose name is written letter for letter as it stands.
    """

    start: int
    end: int
    options: tuple[Option, ...]
    method: str = "name"
    exact: frozenset[str] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether it has one sense, and no other is known."""
        return len(self.options) == 1 and not self.options[0].ambiguous

    @property
    def sole_type(self) -> EntityType | None:
        """The type that all its senses share."""
        types = {option.type for option in self.options}
        return next(iter(types)) if len(types) == 1 else None


class Names(Protocol):
    """What a question is read with: a matcher, or the names of a knowledge base (`kg.stored_names`)."""

    @property
    def terms(self) -> Mapping[str, Term]:
        """The terms by IRI."""
        ...

    def find(self, text: str, language: str | None = None) -> list[Candidate]:
        """Return the names in `text` in order, the longest where several begin at a word; none overlap."""
        ...


class NameMatcher:
    """All names of a vocabulary, ready to be found. Make one with `from_terms`; it never changes."""

    def __init__(self, entries: dict[str, list[Entry]]) -> None:
        self._by_key = entries
        self._entries = list(entries.values())
        self._lengths = list(map(len, entries))
        self._automaton = AhoCorasick(list(entries), store_patterns=False)
        self._reading = lru_cache(maxsize=_KEPT_FORMS)(self._read)

    @classmethod
    def from_terms(cls, terms: Iterable[Term]) -> NameMatcher:
        """Take the names of `terms`, with the spellings that endings alone do not reach."""
        entries: dict[str, list[Entry]] = {}
        for term in terms:
            for name, patterns in _spellings(term):
                entry = Entry(term, name)
                for pattern in patterns:
                    entries.setdefault(pattern, []).append(entry)
        entries.pop(" ", None)
        return cls(entries)

    def find(self, text: str, language: str | None = None) -> list[Candidate]:
        """Return the names in `text` in order, the longest where several begin at a word; none overlap.

        A text wholly in lower case, as questions are typed, is matched without regard to case.
        """
        return self.find_in(Words.from_text(text), language)

    def find_in(self, words: Words, language: str | None = None, *, relaxed: bool | None = None) -> list[Candidate]:
        """Return what `find` does, for a text whose words are known already; `relaxed` says whether case counts in it."""
        if relaxed is None:
            relaxed = words.text.islower()
        found: list[Candidate] = []
        behind = 0
        for start_hits in _by_start(self._automaton.find_matches_as_indexes(words.joined, overlapping=True)):
            first = words.at(start_hits[0][0])
            if words.starts[first] < behind:
                continue
            candidate = self._longest(words, first, start_hits, language, relaxed=relaxed)
            if candidate:
                found.append(candidate)
                behind = candidate.end
        return found

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The terms by IRI."""
        return {entry.term.iri: entry.term for entries in self._entries for entry in entries}

    @cached_property
    def _identified(self) -> dict[tuple[str, str], Term]:
        return {pair: term for term in self.terms.values() for pair in term.identifiers.items()}

    def by_identifier(self, scheme: str, identifier: str) -> Term | None:
        """Return the term that bears an identifier (celex, iso3166, lei ...), None if there is none."""
        return self._identified.get((scheme, identifier))

    def is_proper(self, iri: str) -> bool:
        """Tell whether a proper name names a concept: its Dutch or English label begins and ends with a capital word.

        A first word that only begins with a capital is enough (*Droezjba-pijpleiding*); an abbreviation is not (*EUV*).
        """
        names = self.terms[iri].names if iri in self.terms else ()
        labels = [n.text.replace("-", " ").split() for n in names if n.kind == "preferred" and n.language != "de"]
        return any(words[0][0].isupper() and (words[-1][0].isupper() or words[0].istitle()) for words in labels)

    def narrower(self, iri: str) -> frozenset[str]:
        """Return the IRIs of a concept and of all that `broader` leads up to it."""
        if iri not in self._narrower:
            found, open_ = {iri}, [iri]
            while open_:
                further = self._children.get(open_.pop(), set()) - found
                found |= further
                open_.extend(further)
            self._narrower[iri] = frozenset(found)
        return self._narrower[iri]

    @cached_property
    def _children(self) -> dict[str, set[str]]:
        children: dict[str, set[str]] = {}
        for term in self.terms.values():
            for parent in term.broader:
                children.setdefault(parent, set()).add(term.iri)
        return children

    @cached_property
    def _narrower(self) -> dict[str, frozenset[str]]:
        return {}

    def sole(self, name: str, term_type: str) -> Term | None:
        """Return the term that alone of its type has this name, whatever its case; None if there is none or several."""
        terms = {e.term.iri: e.term for e in self._by_key.get(key(name), ()) if e.term.type == term_type}
        return next(iter(terms.values())) if len(terms) == 1 else None

    def _longest(
        self, words: Words, first: int, hits: list[tuple[int, int]], language: str | None, *, relaxed: bool
    ) -> Candidate | None:
        for _, pattern in hits if len(hits) == 1 else sorted(hits, key=lambda hit: -self._lengths[hit[1]]):
            candidate = self._candidate(words, first, pattern, language, relaxed=relaxed)
            if candidate:
                return candidate
        return None

    def _candidate(
        self, words: Words, first: int, pattern: int, language: str | None, *, relaxed: bool
    ) -> Candidate | None:
        """Return what a pattern that begins at word `first` names there.

        That depends on the words as they are written, with a sign that may end the name, and on little else: a text
        writes most of them often.
        """
        stop = words.places[first] + self._lengths[pattern]
        last = first if stop <= words.places[first + 1] else words.at(stop - 1)
        start, end = words.starts[first], words.ends[last]
        form = words.text[start : end + words.text.startswith(LAST_SIGNS, end)]
        found = self._reading(pattern, form, language, relaxed, relaxed and after_article(words, first))
        if not found:
            return None
        method = found.method
        if method == "name" and names_sector(found.options, words.next_part(last)):
            method = "sector"
        return Candidate(start, start + found.end, found.options, method, found.exact)

    def _read(self, pattern: int, form: str, language: str | None, relaxed: bool, article: bool) -> Candidate | None:  # noqa: FBT001 - the key of a cache
        """Return what a pattern names that begins at the first letter of `form` and ends in its last word."""
        spot = Spot.of(Words.from_text(form), self._lengths[pattern])
        found = (read(entry, spot, language, relaxed=relaxed, article=article) for entry in self._entries[pattern])
        readings = [reading for reading in found if reading]
        if not readings:
            return None
        end = max(reading.end for reading in readings)
        signed = [reading for reading in readings if reading.signed] or readings
        options = {reading.option.entity: reading.option for reading in reversed(signed)}
        exact = frozenset(reading.option.entity for reading in signed if reading.exact)
        return Candidate(0, end, tuple(options.values())[::-1], signed[0].how, exact)


def beginnings(term: Term) -> set[str]:
    """Return the folded letters that the names of a term begin with."""
    return {
        pattern.split(maxsplit=1)[0][:_BEGINNING] for _, patterns in _spellings(term) for pattern in patterns - {" "}
    }


def beginnings_in(text: str) -> frozenset[str]:
    """Return the beginnings that the names in `text` can have: a term with none of them has no name there."""
    words = folded_words(text).split()
    return frozenset(word[:length] for word in words for length in range(1, _BEGINNING + 1))


def _spellings(term: Term) -> list[tuple[Name, set[str]]]:
    """Return the names of a term with their patterns; a proper name that is the same in Dutch and German comes once.

    Its forms do not depend on the language, so that one entry reads as three would.
    """
    if len(term.names) == 1 or term.type in name_forms.COMMON or term.type == "Act":
        return [(name, _patterns(name, term)) for name in term.names]
    groups: dict[tuple[str, str], list[Name]] = {}
    for name in term.names:
        own = name.language if name.kind in {"adjective", "demonym"} else ""
        groups.setdefault((name.text, name.kind + own), []).append(name)
    found: list[tuple[Name, set[str]]] = []
    for names in groups.values():
        patterns = [_patterns(name, term) for name in names]
        if {"nl", "de"} <= {name.language for name in names}:
            found.append((Name(names[0].text, "mul", names[0].kind), set().union(*patterns)))
        else:
            found += zip(names, patterns, strict=True)
    return found


def _patterns(name: Name, term: Term) -> set[str]:
    text = name.text
    if name.language in {"mul", "en"} and text.isascii() and "AI " not in text:
        return {key(text)}
    # Of a name that is also a common word the plural is the common word: *stromen* are flows, not electricity.
    kind = "mass" if "symbol" in term.identifiers or text in term.ambiguous else name.kind
    return {key(text), *map(key, name_forms.variants(text, term.type, kind, name.language))}


def _by_start(hits: Iterable[tuple[int, int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group automaton hits `(pattern, start, end)` by their start, in order, as `(start, pattern)`."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for pattern, start, _ in hits:
        groups.setdefault(start, []).append((start, pattern))
    return (groups[start] for start in sorted(groups))
