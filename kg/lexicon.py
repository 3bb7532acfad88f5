"""Words carried into the other languages: a translation lexicon of Dutch, German and English stems.

Learned by alignment from openly licensed translations and from the vocabularies' labels (bench/lexicon makes it).
A compound that the lexicon does not know is translated by its parts.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from kg.errors import VocabularyError

BUNDLED = Path(__file__).parent / "lexicon.safetensors"
STEMMERS = {"nl": "dutch", "de": "german", "en": "english"}
SHORTEST_PART = 4
LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What Dutch and German put between the parts of a compound."""
STEM_MARK = "~"
"""Stands before a key that is a stem: for inflected forms that were never seen themselves."""
BY_PARTS = 0.5
"""What a translation by parts is worth beside one of the whole word."""

Weighted = tuple[str, float]


class Words:
    """Words in one buffer, each decoded when asked for; with `find` where they are sorted."""

    def __init__(self, letters: NDArray[np.uint8], ends: NDArray[np.uint32]) -> None:
        self._letters = letters.tobytes()
        self._ends = ends

    def word(self, number: int) -> str:
        """Return a word by its number."""
        return self._key(number).decode("utf-8")

    def find(self, word: str) -> int | None:
        """Return the number of a word, None if it is not there."""
        key = word.encode("utf-8")
        at = bisect_left(range(len(self._ends)), key, key=self._key)
        return at if at < len(self._ends) and self._key(at) == key else None

    def _key(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) if number else 0
        return self._letters[start : int(self._ends[number])]


@dataclass(frozen=True, slots=True)
class Direction:
    """Translations from one language into another: those of row `i` stand at `starts[i] : starts[i + 1]`."""

    starts: NDArray[np.uint32]
    targets: NDArray[np.uint32]
    shares: NDArray[np.uint8]
    """Probabilities in 255ths, best first."""


class Lexicon:
    """Translations of single words with their probabilities. Make one with `load`."""

    def __init__(
        self,
        keys: dict[str, tuple[Words, NDArray[np.uint32]]],
        forms: dict[str, Words],
        directions: dict[tuple[str, str], Direction],
    ) -> None:
        self._keys = keys
        self._forms = forms
        self._directions = directions

    @classmethod
    def load(cls, path: Path = BUNDLED) -> Lexicon:
        """Read a lexicon file.

        Raises:
            VocabularyError: the file is missing, damaged or no lexicon.
        """
        try:
            return _read(path)
        except (SafetensorError, OSError, KeyError) as error:
            raise VocabularyError(f"{path} is no lexicon or is damaged ({error}); restore the file.") from error

    def translations(self, word: str, source: str, target: str, k: int = 5) -> list[Weighted]:
        """Return up to `k` lower-case words of the target language with their probabilities, best first.

        The target may be the source, where a file has synonyms.

        Inflected forms are found by their stem. A compound the lexicon does not hold gives the translations of
        its parts at half their probability. An unknown word, or a pair of languages not covered, gives none.
        """
        direction = self._directions.get((source, target))
        if direction is None:
            return []
        number = self._number(word.lower(), source)
        if number is not None and (found := self._of(direction, number, target)):
            return found[:k]
        return self._by_parts(word.lower(), source, target, direction)[:k]

    def knows(self, word: str, language: str) -> bool:
        """Tell whether a word, or a word of the same stem, was seen as a whole."""
        return self._number(word.lower(), language) is not None

    def parts(self, word: str, language: str) -> tuple[str, ...]:
        """Split a compound into two words the lexicon knows, linking letters left out; () if it cannot be.

        Of all splits the one whose shorter part is longest is taken.
        """
        if language == "en":
            return ()
        splits = (split for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1) for split in _cuts(word, at))
        known = [split for split in splits if all(self._number(part, language) is not None for part in split)]
        return max(known, key=lambda split: min(map(len, split)), default=())

    def _by_parts(self, word: str, source: str, target: str, direction: Direction) -> list[Weighted]:
        found: dict[str, float] = {}
        for part in self.parts(word, source):
            number = self._number(part, source)
            assert number is not None
            for translation, share in self._of(direction, number, target):
                found[translation] = max(found.get(translation, 0.0), share * BY_PARTS)
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def _of(self, direction: Direction, number: int, target: str) -> list[Weighted]:
        here = slice(int(direction.starts[number]), int(direction.starts[number + 1]))
        forms = self._forms[target]
        pairs = zip(direction.targets[here].tolist(), direction.shares[here].tolist(), strict=True)
        return [(forms.word(form), share / 255) for form, share in pairs]

    def _number(self, word: str, language: str) -> int | None:
        keys, rows = self._keys[language]
        at = keys.find(word)
        if at is None:
            at = keys.find(STEM_MARK + self._stemmers[language].stemWord(word))
        return None if at is None else int(rows[at])

    @cached_property
    def _stemmers(self) -> dict[str, Stemmer.Stemmer]:
        return {language: Stemmer.Stemmer(name) for language, name in STEMMERS.items()}


def _cuts(word: str, at: int) -> list[tuple[str, str]]:
    left, right = word[:at], word[at:]
    bare = [left[: len(left) - len(link)] for link in LINKS if left.endswith(link)]
    return [(part, right) for part in bare if len(part) >= SHORTEST_PART]


def _read(path: Path) -> Lexicon:
    with safe_open(path, framework="np") as file:
        get = file.get_tensor
        keys = {k: (Words(get(f"keys.{k}"), get(f"keys.{k}.ends")), get(f"keys.{k}.rows")) for k in STEMMERS}
        forms = {k: Words(get(f"forms.{k}"), get(f"forms.{k}.ends")) for k in STEMMERS}
        directions = {
            (a, b): Direction(get(f"{a}-{b}.starts"), get(f"{a}-{b}.targets"), get(f"{a}-{b}.shares"))
            for a in STEMMERS
            for b in STEMMERS
            if f"{a}-{b}.starts" in file.keys()  # noqa: SIM118 - no mapping
        }
    return Lexicon(keys, forms, directions)
