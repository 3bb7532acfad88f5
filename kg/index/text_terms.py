"""Text to the terms that the lexical index counts: character n-grams and stems.

Character 5-grams survive OCR damage, inflection and compounds; Snowball stems are sharper on clean text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

import Stemmer

GRAM = 5
Terms = Callable[[str], Counter[int]]
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ALGORITHMS = {"nl": "dutch", "de": "german", "en": "english"}


def fold(text: str) -> str:
    """Lower the case and take diacritics off, so that `Brazilié`, `Brazilië` and `brazilie` meet."""
    if text.isascii():
        return text.lower()
    # Letters of mathematics and the like have a lower case only once they are plain letters.
    letters = unicodedata.normalize("NFKD", text).lower().replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", letters)
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the words of `text`, folded; hyphenated words stay whole."""
    return _WORD.findall(fold(text))


def surface_words(text: str) -> list[tuple[str, int]]:
    """Return the words of `text` in lower case, unfolded, each with where it begins."""
    return [(m[0].lower(), m.start()) for m in _WORD.finditer(text)]


def grams(text: str) -> Counter[int]:
    """Count the hashed character 5-grams of the words in `text`, each word padded with one space on both sides."""
    return Counter(h for word in words(text) for h in _word_grams(word))


def stems(text: str, language: str) -> Counter[int]:
    """Count the hashed Snowball stems of `text`, and those of the parts of hyphenated words.

    A text in a language without a stemmer is stemmed as Dutch, the language most sources have.
    """
    found: Counter[int] = Counter()
    for word in words(text):
        parts = re.split(r"[-'’]", word)
        found.update(_stem(part, language) for part in ([word, *parts] if len(parts) > 1 else parts))
    return found


@lru_cache(maxsize=200_000)
def _word_grams(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    if len(padded) <= GRAM:
        return (_hash(padded),)
    return tuple(_hash(padded[i : i + GRAM]) for i in range(len(padded) - GRAM + 1))


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> int:
    return _hash("=" + _stemmer(language).stemWord(word))


@lru_cache(maxsize=4)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_ALGORITHMS.get(language, "dutch"))


@lru_cache(maxsize=400_000)
def _hash(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")
