"""Copies counted once: documents that are one source to a reader, and passages that are one passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.copies.relation import Kind, Relation
from kg.copies.shingles import LENGTH, words

T = TypeVar("T")
REPEATED = 0.8
"""Share of the runs of words of a passage that a repeat has in common with an earlier one."""


def one_source(relations: Iterable[Relation]) -> dict[str, str]:
    """Return, for each document that is a copy or a version of another, the one that stands for all of them.

    Two copies of one text, or two editions of one report, do not bear each other out. A document that only shares much
    text with another is a source of its own. The same document stands for the same ones, whatever the order.
    """
    root: dict[str, str] = {}

    def find(document_id: str) -> str:
        while root.setdefault(document_id, document_id) != document_id:
            document_id = root[document_id]
        return document_id

    for relation in relations:
        if relation.kind is not Kind.OVERLAP:
            first, second = sorted((find(relation.document_id), find(relation.other_id)))
            root[second] = first
    return {document_id: find(document_id) for document_id in list(root)}


def independent(document_ids: Iterable[str], sources: Mapping[str, str]) -> int:
    """Return how many sources some documents are, those that `one_source` counts as one counted once."""
    return len({sources.get(document_id, document_id) for document_id in document_ids})


def without_repeats(
    items: Iterable[T], document_id: Callable[[T], str], text: Callable[[T], str], related: Mapping[str, frozenset[str]]
) -> list[T]:
    """Return the items in their order without those that repeat an earlier one of a related document.

    An item is a repeat when nearly all its runs of words stand in an earlier item; another format cuts its passages
    elsewhere and misreads some words. A number that differs makes a sentence another one.

    Args:
        items: hits, citations or whatever quotes a document.
        document_id: gives the document of an item.
        text: gives its words.
        related: for a document those that share text with it, as `sharing` gives them.
    """
    kept: list[T] = []
    seen: list[tuple[str, _Said]] = []
    for item in items:
        owner, said = document_id(item), _Said.from_text(text(item))
        others = related.get(owner, frozenset())
        if not any(other in others and said.repeats(earlier) for other, earlier in seen):
            kept.append(item)
            seen.append((owner, said))
    return kept


@dataclass(frozen=True, slots=True)
class _Said:
    """What an item says: its words in runs, and its numbers."""

    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]

    @classmethod
    def from_text(cls, text: str) -> _Said:
        said = words(text)
        length = min(LENGTH, max(1, len(said)))
        runs = frozenset(tuple(said[n : n + length]) for n in range(len(said) - length + 1))
        return cls(runs, frozenset(word for word in said if word.isdecimal()))

    def repeats(self, earlier: _Said) -> bool:
        return (
            bool(self.runs)
            and self.numbers <= earlier.numbers
            and len(self.runs & earlier.runs) >= REPEATED * len(self.runs)
        )


def sharing(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """Return, for each document, those it is related to."""
    found: dict[str, set[str]] = {}
    for relation in relations:
        found.setdefault(relation.document_id, set()).add(relation.other_id)
        found.setdefault(relation.other_id, set()).add(relation.document_id)
    return {document_id: frozenset(others) for document_id, others in found.items()}
