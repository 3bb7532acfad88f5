"""Fixed expressions in which a name stands for something else: *unter Wasser*, *op papier*, *Victoria Cross*."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from kg.name_text import fold, folded_words

_REACH = 40
"""Characters on each side that the longest expression needs."""


def is_in_phrase(text: str, start: int, end: int) -> bool:
    """Tell whether the name at `start:end` of a text is a part of a fixed expression (link_phrases.txt)."""
    beside = _phrases().get(fold(text[start:end]))
    if not beside:
        return False
    before = folded_words(text[max(0, start - _REACH) : start])
    after = folded_words(text[end : end + _REACH]) + " "
    return any(before.endswith(left) and after.startswith(right) for left, right in beside)


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """Return by name the words that stand before and after it, with a space before and after each."""
    phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (Path(__file__).parent / "link_phrases.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, name, right = line.split("*")
            phrases[name].append((folded_words(left), folded_words(right) + " " if right else ""))
    return dict(phrases)
