"""Find the names of vocabularies in text: many names at once, inflected, in compounds, at exact places.

The names stand in one Aho-Corasick automaton over folded words (`kg.name_text`), anchored at word starts. What
follows a name within its word must be an ending or the second part of a compound (`kg.name_forms`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg import name_forms
from kg.model import EntityType
from kg.name_case import Writing, in_language, is_written
from kg.name_text import WORD, Words, fold, key
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


@dataclass(slots=True)
class _Entry:
    """One spelling of one name of one term; the option is made when the name is first found."""

    term: Term
    name: Name
    writing: Writing | None = None
    option: Option | None = None

    def resolve(self) -> tuple[Option, Writing]:
        if self.option is None or self.writing is None:
            term, name = self.term, self.name
            ambiguous = name.text in term.ambiguous
            self.option = Option(term.iri, EntityType(term.type), name.kind, ambiguous, term.cues)
            self.writing = Writing.of(name.text, term.type, name.kind, name.language)
        return self.option, self.writing


class NameMatcher:
    """All names of a vocabulary, ready to be found. Make one with `from_terms`; it never changes."""

    def __init__(self, entries: dict[str, list[_Entry]]) -> None:
        self._by_key = entries
        self._proper: frozenset[str] | None = None
        self._narrower: dict[str, frozenset[str]] = {}
        self._identified: dict[tuple[str, str], Term] | None = None
        self._entries = list(entries.values())
        self._lengths = [len(pattern) for pattern in entries]
        self._automaton = AhoCorasick(list(entries), store_patterns=False)

    @classmethod
    def from_terms(cls, terms: Iterable[Term]) -> NameMatcher:
        """Take the names of `terms`, with the spellings that endings alone do not reach."""
        entries: dict[str, list[_Entry]] = {}
        for term in terms:
            for name in term.names:
                for pattern in _patterns(name, term):
                    entries.setdefault(pattern, []).append(_Entry(term, name))
        return cls(entries)

    def find(self, text: str, language: str | None = None) -> list[Candidate]:
        """Return the names in `text` in order, the longest where several begin at a word; none overlap.

        A text wholly in lower case, as questions are typed, is matched without regard to case.
        """
        return self.find_in(Words.from_text(text), language)

    def find_in(self, words: Words, language: str | None = None) -> list[Candidate]:
        """Return what `find` does, for a text whose words are known already."""
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

    def by_identifier(self, scheme: str, identifier: str) -> Term | None:
        """Return the term that bears an identifier (celex, iso3166, lei ...), None if there is none."""
        if self._identified is None:
            terms = {id(entry.term): entry.term for entries in self._entries for entry in entries}
            self._identified = {pair: term for term in terms.values() for pair in term.identifiers.items()}
        return self._identified.get((scheme, identifier))

    def is_proper(self, iri: str) -> bool:
        """Tell whether a proper name names a concept: its Dutch or English label begins and ends with a capital word."""
        if self._proper is None:
            terms = {e.term.iri: e.term for entries in self._entries for e in entries}
            self._proper = frozenset(iri for iri, term in terms.items() if _has_proper_label(term))
        return iri in self._proper

    def narrower(self, iri: str) -> frozenset[str]:
        """Return the IRIs of a concept and of all that `broader` leads up to it."""
        if iri not in self._narrower:
            broader = {e.term.iri: e.term.broader for entries in self._entries for e in entries}
            found, size = {iri}, 0
            while len(found) > size:
                size = len(found)
                found.update(term for term, above in broader.items() if not found.isdisjoint(above))
            self._narrower[iri] = frozenset(found)
        return self._narrower[iri]

    def sole(self, name: str) -> Term | None:
        """Return the term that alone has this name, whatever its case; None if there is none or several."""
        terms = {entry.term.iri: entry.term for entry in self._by_key.get(key(name), ())}
        return next(iter(terms.values())) if len(terms) == 1 else None

    def _longest(
        self, words: Words, first: int, hits: list[tuple[int, int]], language: str | None, *, relaxed: bool
    ) -> Candidate | None:
        for _, pattern in sorted(hits, key=lambda hit: -self._lengths[hit[1]]):
            candidate = self._candidate(words, first, pattern, language, relaxed=relaxed)
            if candidate:
                return candidate
        return None

    def _candidate(
        self, words: Words, first: int, pattern: int, language: str | None, *, relaxed: bool
    ) -> Candidate | None:
        stop = words.places[first] + self._lengths[pattern]
        last = words.at(stop - 1)
        end = words.starts[last] + stop - words.places[last] - 1
        rest = words.folded[end : words.ends[last]]
        surface = words.text[words.starts[first] : end]
        options: dict[str, Option] = {}
        exact: set[str] = set()
        method, reach = "", end
        for entry in self._entries[pattern]:
            option, writing = entry.resolve()
            if option.entity in options or not in_language(entry.name, option.type, language):
                continue
            if not is_written(surface, writing, language, relaxed=relaxed) or not _gaps_fit(words, first, last, entry):
                continue
            how = _how(rest, words.folded[words.starts[last] : end], option, entry.name) if rest else "name"
            if how:
                options[option.entity] = option
                if surface == writing.text:
                    exact.add(option.entity)
                method = method or how
                if how == "inflection" and name_forms.ending_kept(option.type, option.kind):
                    reach = words.ends[last]
        if not options:
            return None
        if not rest and words.next_part(last) and _names_sector(options.values(), words.next_part(last)):
            method = "sector"
        return Candidate(words.starts[first], reach, tuple(options.values()), method, frozenset(exact))


def _patterns(name: Name, term: Term) -> set[str]:
    spellings = {key(name.text)}
    kind = "mass" if "symbol" in term.identifiers else name.kind
    spellings.update(map(key, name_forms.variants(name.text, term.type, kind, name.language)))
    spellings.discard(" ")
    return spellings


def _has_proper_label(term: Term) -> bool:
    labels = [
        name.text.replace("-", " ").split() for name in term.names if name.kind == "preferred" and name.language != "de"
    ]
    return any(words[0][0].isupper() and words[-1][0].isupper() for words in labels)


def _by_start(hits: Iterable[tuple[int, int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group automaton hits `(pattern, start, end)` by their start, in order, as `(start, pattern)`."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for pattern, start, _ in hits:
        groups.setdefault(start, []).append((start, pattern))
    return (groups[start] for start in sorted(groups))


def _how(rest: str, word: str, option: Option, name: Name) -> str:
    """Say how a name whose last `word` goes on with the letters `rest` stands there; empty: it does not."""
    if name_forms.is_ending(rest, word, option.type, option.kind, name.language):
        return "inflection"
    if option.kind in {"adjective", "demonym", "seat"} or len(name.text) < name_forms.shortest_in_compound(option.type):
        return ""
    if not name_forms.is_compound_tail(rest):
        return ""
    return "sector" if name_forms.is_weak_tail(rest) else "compound"


def _names_sector(options: Iterable[Option], tail: str) -> bool:
    """Tell whether common nouns that a hyphen joins to `tail` name a sector: *auto-industrie*."""
    return name_forms.is_weak_tail(tail) and all(option.type in name_forms.COMMON for option in options)


def _gaps_fit(words: Words, first: int, last: int, entry: _Entry) -> bool:
    """Tell whether only spaces, hyphens and the name's own signs stand between the words of the name."""
    if first == last:
        return True
    own = set(entry.name.text)
    for gap in words.gaps(first, last):
        if gap == " ":
            continue
        signs = set(gap)
        if len(gap) > _LONGEST_GAP or gap.count("\n") > 1 or not signs <= _GAP_SIGNS | own:
            return False
        if signs & _QUOTES and len(gap) > 1 and not signs & _QUOTES & own:
            return False
    return True


_GAP_SIGNS = frozenset(" \t\n\r\u00a0\u00ad\u2009\u202f-‐‑–'’´`")
_QUOTES = frozenset("'’´`")
"""An apostrophe within a name stands alone; beside a space it is a quotation mark."""
_LONGEST_GAP = 4

__all__ = ["WORD", "Candidate", "NameMatcher", "Option", "fold"]
