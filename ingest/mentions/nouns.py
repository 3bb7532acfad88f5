"""Whether a word is an ordinary noun of German, which writes all of them with a capital: *Fähre*, *Fußballverein*.

A word is ordinary if the bundled lexicon (`kg.lexicon`) translates it into another word, not into itself as it does
names, or if it falls into two such words.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ingest.mentions.coinage import is_coined
from kg.lexicon import Lexicon

_LEAST = 0.3
"""Share that the best translation has at least; less is a guess of the alignment."""
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def is_noun(word: str, language: str) -> bool:
    """Tell whether a capitalised German word, or its part behind a hyphen, is an ordinary one; never one in capitals."""
    word = word.rpartition("-")[2]
    if language != "de" or len(word) < _SHORTEST or not word.isalpha() or not word[1:].islower():
        return False
    if is_coined(word, "de"):
        return False  # the lexicon knows words by their stem too: *Olesen* by that of *Olesia*
    return _is_noun(word) or (word.endswith("s") and _is_noun(word.removesuffix("s")))


def _is_noun(word: str) -> bool:
    if _lexicon().knows(word, "de"):
        return is_ordinary(word, "de", "en")
    parts = _lexicon().parts(word.lower(), "de")
    return len(parts) > 1 and all(is_ordinary(part, "de", "en") for part in parts)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str, language: str, other: str) -> bool:
    """Tell whether the lexicon holds a word of a language as a whole and translates it into another."""
    lexicon, lower = _lexicon(), word.lower()
    if not lexicon.knows(lower, language):
        return False
    best = lexicon.translations(lower, language, other, k=1)
    return bool(best) and best[0][0] != lower and best[0][1] >= _LEAST


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()
