"""The words of one language, numbered, with the stem that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import Stemmer
from align import Bitext
from scipy.sparse import csr_matrix

from kg.lexicon import STEMMERS

LONGEST = 40
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Forms in sorted order, the sorted stems, the stem number of each form, and the form that stands for each stem."""

    forms: list[str]
    stems: list[str]
    stem_of: np.ndarray
    face: np.ndarray

    @classmethod
    def from_counts(cls, language: str, counts: dict[str, int]) -> Words:
        """Number the words; the most frequent form stands for its stem."""
        forms = sorted(counts, key=str.encode)
        found = Stemmer.Stemmer(STEMMERS[language]).stemWords(forms)
        stems = sorted(set(found), key=str.encode)
        number = {stem: i for i, stem in enumerate(stems)}
        stem_of = np.array([number[stem] for stem in found])
        rarest_first = np.argsort([counts[form] for form in forms], kind="stable")
        face = np.zeros(len(stems), dtype=np.int64)
        face[stem_of[rarest_first]] = rarest_first
        return cls(forms, stems, stem_of, face)

    def to_stems(self) -> csr_matrix:
        """Return the matrix (forms, stems) that leads each form to its stem."""
        count = len(self.forms)
        return csr_matrix((np.ones(count), (np.arange(count), self.stem_of)), shape=(count, len(self.stems)))

    def to_faces(self) -> csr_matrix:
        """Return the matrix (stems, forms) that leads each stem to the form that stands for it."""
        count = len(self.stems)
        return csr_matrix((np.ones(count), (np.arange(count), self.face)), shape=(count, len(self.forms)))


def words_of(text: str) -> list[str]:
    """Return the lower-case words of a text; numbers are no words."""
    return _WORD.findall(text.lower())


def bitext_of(pairs: Iterable[tuple[str, str, float]], source: Words, target: Words) -> Bitext:
    """Number the words of the pairs; pairs with an empty or a long side are left out."""
    left = {form: i for i, form in enumerate(source.forms)}
    right = {form: i for i, form in enumerate(target.forms)}
    split = ((words_of(a), words_of(b), weight) for a, b, weight in pairs)
    return Bitext.from_pairs(
        ([left[w] for w in a], [right[w] for w in b], weight)
        for a, b, weight in split
        if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST
    )
