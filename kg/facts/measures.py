"""What kinds of measure a phrase names (revenue, reserves, exports), in nl, de and en, from `data/measures.csv`.

The same kind in two languages says that two figures may measure the same, different kinds that they do not. A
compound is of the kind its last part names (*lithiumreserves*, *Weltproduktion*).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

SHORTEST_HEAD = 5
"""Shorter last parts of compounds are too often something else."""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    text = (files("kg.facts") / "data" / "measures.csv").read_text(encoding="utf-8")
    kinds: dict[str, set[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for language in ("nl", "de", "en"):
            for form in row[language].split():
                kinds.setdefault(form, set()).add(row["measure"])
    return {form: frozenset(found) for form, found in kinds.items()}


def kinds_of(words: Iterable[str]) -> frozenset[str]:
    """Return the kinds of measure that folded words name."""
    return frozenset(kind for word in words for kind in _kind(word))


@lru_cache(maxsize=50_000)
def _kind(word: str) -> frozenset[str]:
    known = _kinds()
    if word in known:
        return known[word]
    heads = (word[i:] for i in range(1, len(word) - SHORTEST_HEAD + 1))
    return next((known[head] for head in heads if head in known), frozenset())
