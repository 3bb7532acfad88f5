"""The names of a knowledge base, as many of them as what is read needs.

A program that answers one question and ends would spend a third of its time on the names of all the vocabularies, of
which a question can hold few: those that begin as its words do. They are read for the first text. If another text needs
others, all are read, and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.names import Candidate, NameMatcher, beginnings_in
from kg.terms_of import found_terms
from kg.texts import Texts
from ontology.vocabulary import Term


class StoredNames:
    """A `kg.names.Names` over the names of the vocabularies and of the entities found in the texts."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._first: tuple[frozenset[str], NameMatcher] | None = None
        self._has_all = False

    def find(self, text: str, language: str | None = None) -> list[Candidate]:
        """Return the names in `text` in order, as `NameMatcher.find` does."""
        return self._matcher(text).find(text, language)

    @property
    def terms(self) -> Mapping[str, Term]:
        """All terms by IRI."""
        return self._all.terms

    def _matcher(self, text: str) -> NameMatcher:
        # What people decided may give a term the names of another.
        if self._has_all or self._texts.resolver.judged:
            return self._all
        letters = beginnings_in(text)
        if self._first is None:
            self._first = letters, self._matcher_of(self._texts.vocabulary.beginning(letters))
        known, matcher = self._first
        return matcher if letters <= known else self._all

    @cached_property
    def _all(self) -> NameMatcher:
        self._has_all = True
        return self._matcher_of(self._texts.terms())

    def _matcher_of(self, vocabulary: Iterable[Term]) -> NameMatcher:
        terms = [*vocabulary, *found_terms(self._texts.found_entities())]
        resolver = self._texts.resolver
        return NameMatcher.from_terms(resolver.terms(terms) if resolver.judged else terms)
