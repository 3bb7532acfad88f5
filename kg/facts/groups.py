"""Groups from links: the connected components of what is linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def joined(links: Iterable[tuple[T, T]]) -> list[list[T]]:
    """Return the groups of things that links connect, in the order they were first linked."""
    parent: dict[T, T] = {}

    def root(thing: T) -> T:
        while parent.setdefault(thing, thing) != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    for a, b in links:
        parent[root(b)] = root(a)
    groups: dict[T, list[T]] = {}
    for thing in list(parent):
        groups.setdefault(root(thing), []).append(thing)
    return list(groups.values())
