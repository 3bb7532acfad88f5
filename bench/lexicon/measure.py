"""Measure the lexicon: against Wiktionary, and by what query translation adds to BM25 over character 5-grams.

    python bench/lexicon/measure.py [--shared ../shared] [--out bench/lexicon/results.json]

Wiktionary is not among the sets the lexicon is learned from; neither is NTREX.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from itertools import permutations
from pathlib import Path

import numpy as np
import Stemmer
from scipy.sparse import csr_matrix

sys.path.append(str(Path(__file__).parents[1] / "encoder"))

from pairs import held_out, rows
from retrieval_sets import Task, tasks

from kg.lexicon import STEMMERS, Lexicon

ROOT = Path(__file__).parents[2]
GRAM = 5
K1, B = 1.2, 0.75
TAKEN = 3
EVERY = 5
Profile = dict[str, float]


def main() -> None:
    """Print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "lexicon" / "results.json")
    options = parser.parse_args()
    lexicon = Lexicon.load()
    parallel = options.shared / "parallel"
    results = {"wiktionary": dictionary(lexicon, rows(parallel / "wiktionary-en/wiktionary-en.terms.tsv.gz"), EVERY)}
    results["cpv, held out"] = dictionary(lexicon, held_out(parallel / "cpv/cpv.terms.tsv.gz"), 1)
    across = (task for task in tasks(options.shared) if task.name.startswith(("news", "products")))
    results["BM25 across"] = {task.name: retrieval(lexicon, task) for task in across}
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def dictionary(lexicon: Lexicon, three: list[tuple[str, ...]], every: int) -> dict[str, dict[str, float]]:
    """Return for each direction: words asked, share with an answer, and of these right first and right in three.

    A translation is right when its stem is that of one of the translations in the list.
    """
    stem = {language: Stemmer.Stemmer(name).stemWord for language, name in STEMMERS.items()}
    found = {}
    for source, target in permutations(STEMMERS, 2):
        right = defaultdict(set)
        for row in three:
            word, other = (row[list(STEMMERS).index(language)].lower() for language in (source, target))
            if word.isalpha() and other.isalpha():
                right[word].add(stem[target](other))
        answers = {word: lexicon.translations(word, source, target, TAKEN) for word in sorted(right)[::every]}
        known = {word: [stem[target](t) for t, _ in given] for word, given in answers.items() if given}
        found[f"{source}-{target}"] = {
            "words": len(answers),
            "answered": round(len(known) / max(1, len(answers)), 3),
            "first right": _share(given[0] in right[word] for word, given in known.items()),
            "in three right": _share(bool(right[word] & set(given)) for word, given in known.items()),
        }
    return found


def retrieval(lexicon: Lexicon, task: Task) -> dict[str, float]:
    """Return MRR@10 of BM25 without translation and with it."""
    source, target = task.name.split()[-1].split("-")
    index = Grams(task.passages)
    plain = [profile(query) for query in task.queries]
    carried = [translated(lexicon, query, source, target) for query in task.queries]
    return {name: _mrr(index.scores(p), task.relevant) for name, p in (("as asked", plain), ("translated", carried))}


def translated(lexicon: Lexicon, query: str, source: str, target: str) -> Profile:
    """Return the grams of the query with those of its words' translations, each at its probability."""
    grams = profile(query)
    for word in set(re.findall(r"\w+", query.lower())):
        for translation, share in lexicon.translations(word, source, target, TAKEN):
            for gram, weight in profile(translation).items():
                grams[gram] = grams.get(gram, 0.0) + share * weight
    return grams


def profile(text: str) -> Profile:
    """Return the character 5-grams of a text's words with their counts; short words count whole."""
    grams: Profile = defaultdict(float)
    for word in re.findall(r"\w+", text.lower()):
        marked = f" {word} "
        for i in range(max(1, len(marked) - GRAM + 1)):
            grams[marked[i : i + GRAM]] += 1
    return grams


class Grams:
    """BM25 over character 5-grams as one sparse matrix (passages, grams)."""

    def __init__(self, passages: list[str]) -> None:
        """Count the grams and weigh them."""
        counted = [profile(passage) for passage in passages]
        self._number = {gram: i for i, gram in enumerate(dict.fromkeys(g for p in counted for g in p))}
        matrix = self._matrix(counted)
        length = np.asarray(matrix.sum(axis=1)).ravel()
        norm = K1 * (1 - B + B * length / length.mean())
        matrix.data = matrix.data * (K1 + 1) / (matrix.data + np.repeat(norm, np.diff(matrix.indptr)))
        present = np.bincount(matrix.indices, minlength=matrix.shape[1])
        idf = np.log(1 + (len(passages) - present + 0.5) / (present + 0.5))
        matrix.data *= idf[matrix.indices]
        self._weights = matrix

    def scores(self, queries: list[Profile]) -> np.ndarray:
        """Return (queries, passages)."""
        scores: np.ndarray = (self._matrix(queries) @ self._weights.T).toarray()
        return scores

    def _matrix(self, profiles: list[Profile]) -> csr_matrix:
        cells = [(i, self._number[g], w) for i, p in enumerate(profiles) for g, w in p.items() if g in self._number]
        row, column, weight = zip(*cells, strict=True)
        return csr_matrix((np.array(weight), (row, column)), shape=(len(profiles), len(self._number)))


def _mrr(scores: np.ndarray, relevant: list[int]) -> float:
    right = scores[np.arange(len(relevant)), relevant]
    ranks = (scores > right[:, None]).sum(axis=1) + 1
    return round(float(np.where((ranks <= 10) & (right > 0), 1 / ranks, 0).mean()), 3)


def _share(values: object) -> float:
    return round(float(np.mean(list(values))), 3)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
