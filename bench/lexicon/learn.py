"""Learn the translation lexicon from the open sets and the vocabularies' labels, and write kg/lexicon.safetensors.

    python bench/lexicon/learn.py [--shared ../shared] [--out kg/lexicon.safetensors]

One command without randomness; most of its time goes into aligning the treaties.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

from align import Bitext, Translations, align
from bitexts import Pair, bitext, open_groups
from combine import Scores, agreed, best, of_forms, with_detours
from scipy.sparse import csr_matrix
from words import Words, bitext_of, words_of
from write import write

from kg.lexicon import STEMMERS

ROOT = Path(__file__).parents[2]
ITERATIONS = 5


def main() -> None:
    """Build and write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "kg" / "lexicon.safetensors")
    options = parser.parse_args()
    groups = open_groups(options.shared)
    pairs = {(a, b): list(bitext(groups, a, b)) for a, b in combinations(STEMMERS, 2)}
    words = {language: words_from(language, pairs) for language in STEMMERS}
    scores: Scores = {}
    for (source, target), rows in pairs.items():
        found = aligned(rows, words[source], words[target])
        scores |= {(source, target): found, (target, source): found.T.tocsr()}
    write(options.out, words, {pair: best(score) for pair, score in with_detours(scores).items()})


def aligned(pairs: list[Pair], source: Words, target: Words) -> csr_matrix:
    """Align forms, then stems, and return (source forms, target forms)."""
    forms = bitext_of(pairs, source, target)
    stems = forms.renumbered(source.stem_of, target.stem_of)
    return of_forms(
        agreed(*both_ways(forms, len(source.forms), len(target.forms))),
        agreed(*both_ways(stems, len(source.stems), len(target.stems))),
        source,
        target,
    )


def both_ways(bitext: Bitext, source: int, target: int) -> tuple[Translations, Translations, tuple[int, int]]:
    """Align in both directions."""
    there = align(bitext, target, ITERATIONS)
    return there, align(bitext.reversed(), source, ITERATIONS), (source, target)


def words_from(language: str, pairs: dict[tuple[str, str], list[Pair]]) -> Words:
    """Number the words of one language in all pairs that have it."""
    sides = ((rows, pair.index(language)) for pair, rows in pairs.items() if language in pair)
    return Words.from_counts(
        language, Counter(w for rows, side in sides for row in rows for w in words_of(str(row[side])))
    )


if __name__ == "__main__":
    main()
