"""Whether a word is a word of its language, or one that somebody made up: *Zentiva*, *Eurenco*.

German writes every noun with a capital, so that a capital says little there; a word that no list of the language has and
that does not fall into two that it has says more.
"""

from __future__ import annotations

from functools import lru_cache

from ingest.mentions.junk import common_words, first_names
from ingest.repair.words import frequencies
from kg.name_text import fold

_RARE = 1e-7
"""Words with a smaller share of all words are as good as unlisted: lists from the web hold names as well."""
_LEAST_PART = 3e-7
_SHORTEST_PART = 4
_SHORTEST = 4
_LINKS = ("", "s", "e", "en", "n", "es", "er")
"""What may stand between the parts of a compound."""


@lru_cache(maxsize=20_000)
def is_coined(word: str, language: str) -> bool:
    """Tell whether a word is none of a language (`nl`, `de`; any other has no coined words), nor a first name."""
    lower = word.lower()
    if language not in {"nl", "de"} or len(lower) < _SHORTEST or not lower.isalpha() or word.isupper():
        return False
    if fold(lower) in common_words() or fold(lower) in first_names():
        return False
    return _share(lower, language) < _RARE and not _is_compound(lower, language)


def _share(word: str, language: str) -> float:
    # The lists are folded as Unicode folds: they hold *fussball*, not *fußball*.
    return frequencies(language).get(word.replace("ß", "ss"), 0.0)


def _is_compound(word: str, language: str) -> bool:
    """Tell whether a word falls into two, or into one and a rest that falls into two."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if _is_part(word[:at], language):
            rest = word[at:]
            if _share(rest, language) >= _LEAST_PART or _is_compound(rest, language):
                return True
    return False


def _is_part(left: str, language: str) -> bool:
    bare = (left[: len(left) - len(link)] for link in _LINKS if left.endswith(link))
    return any(len(part) >= _SHORTEST_PART and _share(part, language) >= _LEAST_PART for part in bare)
