"""Compile kg/thesaurus.tsv, the thesaurus edited by hand, into the file that questions are read with.

    python bench/lexicon/thesaurus.py

A line is a concept: its words in Dutch, German and English, between tabs, those of a language between semicolons. The
compiled file has the format of the lexicon, into the languages of the texts, a language into itself for synonyms: a
stem leads to the words of all its concepts, each worth one over the root of their number.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from pathlib import Path

import numpy as np
import Stemmer
from safetensors.numpy import save_file
from write import buffer

from kg.lexicon import STEM_MARK, STEMMERS
from kg.translation import SOURCES, THESAURUS

SOURCE = THESAURUS.with_suffix(".tsv")
Concepts = list[dict[str, list[str]]]


def read(path: Path) -> Concepts:
    """Return the concepts, each with its lower-case words by language.

    Raises:
        ValueError: a line has not three fields, or an empty one.
    """
    concepts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fields = [[w.strip().lower() for w in field.split(";") if w.strip()] for field in line.split("\t")]
        if len(fields) != len(STEMMERS) or not all(fields):
            raise ValueError(f"{path}, line {number}: give the words in Dutch, German and English, between two tabs.")
        concepts.append(dict(zip(("nl", "de", "en"), fields, strict=True)))
    return concepts


def compiled(concepts: Concepts) -> dict[str, np.ndarray]:
    """Return the tensors of a lexicon file."""
    stem = {language: Stemmer.Stemmer(name).stemWord for language, name in STEMMERS.items()}
    forms = {k: sorted({w for c in concepts for w in c[k]}, key=str.encode) for k in STEMMERS}
    stems = {k: sorted({stem[k](w) for w in forms[k]}, key=lambda s: (STEM_MARK + s).encode()) for k in STEMMERS}
    tensors: dict[str, np.ndarray] = {}
    for k in STEMMERS:
        tensors |= buffer(f"keys.{k}", [(STEM_MARK + s).encode() for s in stems[k]])
        tensors[f"keys.{k}.rows"] = np.arange(len(stems[k]), dtype=np.uint32)
        tensors |= buffer(f"forms.{k}", [form.encode() for form in forms[k]])
    numbers = {k: {form: i for i, form in enumerate(forms[k])} for k in STEMMERS}
    for source, target in product(STEMMERS, SOURCES):
        rows: dict[str, list[int]] = defaultdict(list)
        for at, concept in enumerate(concepts):
            for key in {stem[source](w) for w in concept[source]}:
                rows[key].append(at)
        shares = [_shares([concepts[at][target] for at in rows[s]], numbers[target]) for s in stems[source]]
        tensors[f"{source}-{target}.starts"] = np.cumsum([0, *map(len, shares)]).astype(np.uint32)
        tensors[f"{source}-{target}.targets"] = np.array([w for row in shares for w, _ in row], dtype=np.uint32)
        tensors[f"{source}-{target}.shares"] = np.array([s for row in shares for _, s in row], dtype=np.uint8)
    return tensors


def _shares(concepts: list[list[str]], numbers: dict[str, int]) -> list[tuple[int, int]]:
    """Return the words of some concepts with their shares in 255ths, best first."""
    found: dict[str, float] = defaultdict(float)
    for words in concepts:
        for word in dict.fromkeys(words):
            found[word] += len(concepts) ** -0.5
    best = sorted(found.items(), key=lambda item: (-item[1], numbers[item[0]]))
    return [(numbers[word], round(min(share, 1.0) * 255)) for word, share in best]


if __name__ == "__main__":
    read_concepts = read(SOURCE)
    save_file(compiled(read_concepts), THESAURUS)
    print(f"{len(read_concepts)} concepts, {THESAURUS.stat().st_size / 1e6:.1f} MB")
