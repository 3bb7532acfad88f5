"""How well a text covers the words of a question, within a language and across languages.

A word of the question is matched by a mention of the entity it names, by the same stem, by a word that shares most of
its letters (compounds, inflection, OCR damage), or by a word whose vector points the same way (synonyms,
translations).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import StaticEncoder
from kg.index import text_terms
from kg.model import Language
from kg.question import ContentWord
from kg.question_words import FUNCTION_WORDS
from kg.translation import Translation, in_thesaurus, synonyms, translations

Floats = NDArray[np.float32]

_FUNCTION_WORDS = FUNCTION_WORDS["nl"] | FUNCTION_WORDS["de"]
MEANING_FLOOR = 0.35
"""Cosine below which two words are strangers; the rest is stretched to 0..1."""
TRANSLATED = 0.5
"""What a translation or a synonym counts at least; its probability is added."""
PART, HEAD, COMPOUND_REST = 5, 4, 3
"""Letters from which a translation may be the first part of a compound, and its last (Zusatzzoll), and letters the rest
has at least."""
ASKED_FOR = 0.4
"""Weight of a word that says what kind of thing is asked for (*welk bedrijf*), which an answer need not repeat."""
VERB = 5
"""Letters from which a word in -t is taken for a Dutch verb as well."""
_DOUBLE_VOWEL = re.compile(r"([aeou])\1([^aeiou])$")
IN_COMPOUND = 0.9
"""What a translation inside a compound counts beside one that is the whole word."""
LETTERS_FLOOR = 0.45
"""Share of the question word's 4-grams below which spelling says nothing."""


@dataclass(frozen=True, slots=True)
class Translated:
    """The other words for a word: hashed stems, and folded forms that may be part of a compound, with their worth."""

    stems: dict[int, float]
    forms: tuple[tuple[str, float], ...]
    trusted: bool = False
    """Whether they come of the thesaurus: where none of them stands, the thing is hardly spoken of."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The content words of a question with unit vectors (n, dimension) and weights (n,), lengths of the vectors."""

    words: tuple[ContentWord, ...]
    vectors: Floats
    weights: Floats
    translated: tuple[Translated, ...]
    """For each word what else it is called, in the other languages and in its own."""
    unheard: frozenset[str] = frozenset()
    """Folded words that no passage of the knowledge base holds, under none of these names."""

    @property
    def is_entity(self) -> NDArray[np.bool_]:
        """Which words (n,) belong to the name of an entity."""
        return np.array([w.entity is not None for w in self.words], bool)

    @property
    def is_name(self) -> NDArray[np.bool_]:
        """Which words (n,) are names."""
        return np.array([w.is_name for w in self.words], bool)


class WordMatcher:
    """Compares words by spelling, by translation and by meaning."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=100_000)(self._uncached_vector)
        self.asked = lru_cache(maxsize=64)(self._uncached_asked)
        """Takes the words of a question (a tuple) and its language."""

    def _uncached_asked(self, words: tuple[ContentWord, ...], language: Language) -> Asked:
        """Return the words of a question with their vectors and translations."""
        distinct = tuple({w.folded: w for w in words}.values())
        vectors = self._vectors([w.surface for w in distinct])
        lengths = np.linalg.norm(vectors, axis=1)
        lengths[[w.asked_for for w in distinct]] *= ASKED_FOR
        translated = tuple(_translated(w, language) for w in distinct)
        return Asked(distinct, _unit(vectors), lengths, translated)

    def matches(self, asked: Asked, texts: Sequence[str]) -> Floats:
        """Return for each text how well its best word matches each asked word, (texts, asked) in 0..1.

        Every distinct word of the texts is compared once.
        """
        best = np.zeros((len(texts), len(asked.words)), np.float32)
        found = [_words_of(text) for text in texts]
        surfaces = {folded: surface for words in reversed(found) for folded, surface in reversed(words)}
        if not surfaces or not asked.words:
            return best
        number = {folded: i for i, folded in enumerate(surfaces)}
        scores = self._against(asked, surfaces)
        filled = [i for i, words in enumerate(found) if words]
        columns = [number[folded] for i in filled for folded, _ in found[i]]
        starts = np.cumsum([0, *(len(found[i]) for i in filled[:-1])])
        best[filled] = np.maximum.reduceat(scores[:, columns], starts, axis=1).T
        return best

    def _against(self, asked: Asked, surfaces: dict[str, str]) -> Floats:
        """Return how well each asked word matches each word, (asked, words); `surfaces` gives them by folded form."""
        meaning = asked.vectors @ _unit(self._vectors(list(surfaces.values()))).T
        scores: Floats = np.clip((meaning - MEANING_FLOOR) / (1 - MEANING_FLOOR), 0, 1).astype(np.float32)
        written = _Written(list(surfaces))
        for row, word, translated in zip(scores, asked.words, asked.translated, strict=True):
            for at, value in (*written.like(word.folded), *written.translating(translated)):
                row[at] = max(row[at], value)
        return scores

    def _vectors(self, words: Sequence[str]) -> Floats:
        if not words:
            return np.zeros((0, self._encoder.dimension), np.float32)
        return np.stack([self._vector(w) for w in words])

    def _uncached_vector(self, word: str) -> Floats:
        vectors: Floats = self._encoder.token_vectors(self._encoder.token_ids(word)).sum(axis=0)
        return vectors


class _Written:
    """Words to be found by their stems and by their letters, so that few pairs need be compared."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._by_stem: dict[int, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            for stem in _stems(word):
                self._by_stem.setdefault(stem, []).append(at)
            for quad in _quads(word):
                self._by_letters.setdefault(quad, []).append(at)

    def like(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the words spelled like one, with how far: the same stem counts fully, shared 4-grams by their share."""
        mine = _quads(word)
        if len(word) >= PART:
            shared = Counter(at for quad in mine for at in self._by_letters.get(quad, ()))
            yield from ((at, _by_letters(len(mine), count, self._words[at])) for at, count in shared.items())
        yield from ((at, 1.0) for stem in _stems(word) for at in self._by_stem.get(stem, ()))

    def translating(self, translated: Translated) -> Iterator[tuple[int, float]]:
        """Yield the words that translate one, or are compounds with a translation as a part."""
        for stem, value in translated.stems.items():
            yield from ((at, value) for at in self._by_stem.get(stem, ()))
        for form, value in translated.forms:
            held = (at for at in self._by_letters.get(form[:4], ()) if _holds_part(self._words[at], form))
            yield from ((at, value) for at in held)


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None]
    return unit


@lru_cache(maxsize=50_000)
def _words_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the distinct words of a text that carry meaning, folded and as written; hyphenated ones also by their parts."""
    found: dict[str, str] = {}
    for surface, _ in text_terms.surface_words(text):
        for part in _parts(surface):
            folded = text_terms.fold(part)
            if folded not in _FUNCTION_WORDS:
                found.setdefault(folded, part)
    return tuple(found.items())


@lru_cache(maxsize=20_000)
def _translated(word: ContentWord, language: Language) -> Translated:
    """Return the other words for a word; a probable one counts nearly as the word itself."""
    stems: dict[int, float] = {}
    forms: dict[str, float] = {}
    for other in (*translations(word.surface, language), *synonyms(word.surface, language)):
        value = min(1.0, TRANSLATED + other.probability)
        for stem in _stems_in(other):
            stems[stem] = max(stems.get(stem, 0.0), value)
        form = text_terms.fold(other.word)
        if len(form) >= HEAD:
            forms[form] = max(forms.get(form, 0.0), IN_COMPOUND * value)
    return Translated(stems, tuple(forms.items()), in_thesaurus(word.surface, language))


def _stems_in(other: Translation) -> frozenset[int]:
    stems = frozenset(text_terms.stems(other.word, other.language))
    return stems | _verb_stem(text_terms.fold(other.word)) if other.language == "nl" else stems


def _holds_part(word: str, part: str) -> bool:
    """Tell whether a compound begins or ends with a part (handelstekort, tekort)."""
    if len(word) < len(part) + COMPOUND_REST:
        return False
    return word.endswith(part) or (len(part) >= PART and word.startswith(part))


def _parts(word: str) -> list[str]:
    parts = [p for p in word.replace("’", "-").replace("'", "-").split("-") if len(p) > 2]
    return [word, *parts] if len(parts) > 1 else [word]


def _by_letters(mine: int, shared: int, other: str) -> float:
    """Weigh the 4-grams a word of `mine` of them shares with another of at least `PART` letters."""
    if len(other) < PART:
        return 0.0
    # A short word inside a compound (chips, chipfabriek) counts from its own side, a long one needs most of itself.
    share = max(shared / mine, 0.8 * shared / len(_quads(other)))
    return max(0.0, min(1.0, (share - LETTERS_FLOOR) / (1 - LETTERS_FLOOR))) * 0.9


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[int]:
    found = frozenset(h for language in ("nl", "de", "en") for h in text_terms.stems(word, language))
    return found | _verb_stem(word)


def _verb_stem(word: str) -> frozenset[int]:
    """Return the stem of a Dutch verb in the third person (*bespaart*, *levert*), which Snowball leaves with its t.

    It is the stem of the infinitive, which is made of the rest of the word: *bespar-en*, *lever-en*.
    """
    if len(word) < VERB or not word.endswith("t"):
        return frozenset()
    rest = _DOUBLE_VOWEL.sub(r"\1\2", word[:-1])
    return frozenset(text_terms.stems(rest + "en", "nl"))


@lru_cache(maxsize=100_000)
def _quads(word: str) -> frozenset[str]:
    return frozenset(word[i : i + 4] for i in range(len(word) - 3))
