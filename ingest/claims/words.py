"""The closed word classes of `ontology/relations/words.csv`, by language."""

from __future__ import annotations

import csv
import re
from functools import cache

from ontology import path


@cache
def words(kind: str, language: str) -> frozenset[str]:
    """Return the words of a class, in lower case, `_` of the table read as a space; none for another language."""
    rows = csv.DictReader(path("relations/words.csv").read_text(encoding="utf-8").splitlines())
    found = (row["words"].split() for row in rows if (row["class"], row["language"]) == (kind, language))
    return frozenset(word.lower().replace("_", " ") for row in found for word in row)


def has(kind: str, text: str, language: str) -> bool:
    """Tell whether a text holds a word or phrase of a class; words stand between spaces."""
    padded = f" {text.lower()} "
    return any(f" {word} " in padded for word in words(kind, language))


def has_stem(kind: str, line: str, language: str) -> bool:
    """Tell whether a rendered line holds a word of a class whose words may end or begin in `*`."""
    pattern = _stems(kind, language)
    return bool(pattern and pattern.search(line))


@cache
def _stems(kind: str, language: str) -> re.Pattern[str] | None:
    listed = sorted(words(kind, language))
    stems = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in listed)
    return re.compile(rf" (?:{stems})(?= )", re.IGNORECASE) if listed else None
