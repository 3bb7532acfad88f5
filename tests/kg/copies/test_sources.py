"""Copies and versions are one source; what repeats a related document is left out."""

from __future__ import annotations

from itertools import permutations

from kg.copies.relation import Kind, Relation
from kg.copies.sources import independent, one_source, sharing, without_repeats

RELATIONS = (
    Relation("a", "b", Kind.COPY, 1, 1),
    Relation("c", "b", Kind.VERSION, 0.8, 0.9, "c"),
    Relation("d", "a", Kind.OVERLAP, 0.6, 0.2),
)


def test_copies_and_versions_count_once() -> None:
    """Whatever the order of the relations, a copy of a version is the same source; an overlap is one of its own."""
    for relations in permutations(RELATIONS):
        sources = one_source(relations)
        assert sources == {"a": "a", "b": "a", "c": "a"}
        assert independent(["a", "b", "c", "d", "e"], sources) == 3
    assert independent([], {}) == 0


def test_repeats_in_related_documents_are_left_out() -> None:
    """The same words in a related document are a repeat, in another document they are not, and the first is kept."""
    related = sharing(RELATIONS)
    items = [
        ("d", "Erts is op."),
        ("a", "erts is OP"),
        ("b", "Erts is op"),
        ("x", "Erts is op."),
        ("c", "Erts is er."),
        ("a", ""),
    ]
    assert without_repeats(items, lambda i: i[0], lambda i: i[1], related) == [items[0], items[2], *items[3:]]
    # The copy b is related to a and not to d: without a, which is left out, it stands for itself.
    assert sharing(()) == {}
