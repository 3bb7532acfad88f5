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


SAID = "De haven verwerkte in 2023 ruim 340 ton kobalt uit Congo en de rest kwam per schip"


def repeats(*items: tuple[str, str]) -> list[int]:
    """The numbers of the items that are kept."""
    related = sharing(RELATIONS)
    return without_repeats(range(len(items)), lambda n: items[n][0], lambda n: items[n][1], related)


def test_repeats_in_related_documents_are_left_out() -> None:
    """The first of two related documents that say the same is kept; who is not related may say the same again."""
    assert repeats(("a", SAID), ("b", SAID.upper() + "."), ("x", SAID), ("a", "Iets anders.")) == [0, 2, 3]
    # Of c only the copy b is known to be related, so beside a it is kept.
    assert repeats(("a", SAID), ("c", SAID)) == [0, 1]


def test_what_says_more_or_otherwise_is_no_repeat() -> None:
    """Part of an earlier passage repeats it; a longer one and one with another number do not; nothing repeats nothing."""
    assert repeats(("a", SAID), ("b", SAID[:60])) == [0]
    assert repeats(("a", SAID[:40]), ("b", SAID)) == [0, 1]
    assert repeats(("a", SAID), ("b", SAID.replace("340", "430"))) == [0, 1]
    assert repeats(("a", ""), ("b", "")) == [0, 1]
