"""Whether a hyphen at a line end belongs to the word or only to the line."""

from __future__ import annotations

import re

from ingest.repair.words import Lexicon

HYPHENS = "-\u00ad\u2010¬"
_SUSPENDED = re.compile(r"(?:en|of|tot|noch|und|oder|bis|sowie|and|or|to)\b", re.IGNORECASE)
_LAST_PART = re.compile(r"[^\W_]+$")
_FIRST_PART = re.compile(r"[^\W_]+")
_CHAIN_BEFORE = re.compile(r"[^\W_]-[^\W_]+$")
_CHAIN_AFTER = re.compile(r"[^\W_]+-[^\W_]")
_ADDRESS = re.compile(r"://|^\W*www\.|\.[a-z]{2,}/|(?:[^\W_]+-){4}")
"""The address of a page, or a part of one: a hyphen there is one of its own, unless it divides a single word."""
_VOWEL_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu]|é[ei])$")
"""Letters that read as one sound: between two parts of a Dutch compound they need a hyphen (Leidraad, rule 6.E)."""


def ends_broken(line: str) -> bool:
    """Tell whether the line ends inside a word: a letter or digit, then a hyphen."""
    return len(line) > 1 and line[-1] in HYPHENS and line[-2].isalnum()


def joiner(before: str, after: str, lexicon: Lexicon) -> str:
    """Return what stands between the halves of a word broken at a line end: "", "-", or "- " for a suspended hyphen.

    Args:
        before: the line that ends in the hyphen.
        after: the line that follows.
        lexicon: the words of the document and the language.
    """
    if before[-1] == "\u00ad":
        return ""
    if _SUSPENDED.match(after):
        return _suspended(before, after, lexicon)
    left, right = _LAST_PART.search(before[:-1]), _FIRST_PART.match(after)
    if left is None or right is None:
        return "-"
    whole = lexicon.knows(left[0] + right[0])
    if not whole and _ADDRESS.search(before.rsplit(maxsplit=1)[-1]):
        return "-"
    if not whole and _in_chain(before, after) and lexicon.knows(left[0]) and lexicon.knows(right[0]):
        return "-"
    return "-" if _is_real(left[0], right[0], lexicon) else ""


def _in_chain(before: str, after: str) -> bool:
    """Tell whether both halves hang on further hyphens, as in "state-of-" and "the-art"."""
    return bool(_CHAIN_BEFORE.search(before[:-1]) and _CHAIN_AFTER.match(after))


def _suspended(before: str, after: str, lexicon: Lexicon) -> str:
    """Hyphen and space stay in "grondstoffen- en energie"; not where only the two halves together are a word."""
    left, right = _LAST_PART.search(before[:-1]), _FIRST_PART.match(after)
    assert left is not None
    assert right is not None
    whole = left[0] + right[0]
    if lexicon.knows(whole) and not lexicon.knows(left[0]):
        return ""
    return "- "


def _is_real(left: str, right: str, lexicon: Lexicon) -> bool:
    """Weigh the word with the hyphen against the word without it."""
    if right[0].isupper() and not (left.isupper() and lexicon.knows(left + right)):
        return True
    if right[0].isdigit() or left[-1].isdigit() or (left.isupper() and len(left) > 1 and right[0].islower()):
        return True
    hyphenated, whole = lexicon.here(f"{left}-{right}"), lexicon.here(left + right)
    if hyphenated != whole:
        return hyphenated > whole
    if lexicon.knows(left + right):
        return False
    clash = bool(_VOWEL_CLASH.search((left[-1] + right[0]).lower()))
    return clash and all(lexicon.knows(part) and len(part) > 3 for part in (left, right))
