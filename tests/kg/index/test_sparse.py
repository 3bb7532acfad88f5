"""The sparse matrix scores as the plain formula does, whole, in segments, and after rows have gone."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.index.sparse import K1, B, Collection, SparseMatrix

Counts = dict[int, float]
terms = st.sampled_from([0, 1, 2, 3, 2**63, 2**64 - 1])
passages = st.lists(st.dictionaries(terms, st.sampled_from([0.5, 1.0, 2.0, 7.0]), max_size=4), max_size=8)
queries = st.dictionaries(terms | st.just(99), st.sampled_from([0.3, 1.0]), max_size=4)


def plain_bm25(counts: list[Counts], query: Counts) -> list[float]:
    """Return the scores by Robertson's formula, term by term."""
    mean = sum(sum(c.values()) for c in counts) / max(len(counts), 1) or 1.0
    scores = []
    for own in counts:
        score = 0.0
        for term, weight in query.items():
            holding = sum(term in c for c in counts)
            idf = math.log(1 + (len(counts) - holding + 0.5) / (holding + 0.5))
            frequency = own.get(term, 0.0)
            norm = K1 * (1 - B + B * sum(own.values()) / mean)
            score += weight * idf * frequency * (K1 + 1) / (frequency + norm) if frequency else 0.0
        scores.append(score)
    return scores


@given(passages, queries)
def test_scores_are_those_of_the_formula(counts: list[Counts], query: Counts) -> None:
    """One matrix gives the scores of the twelve-line formula."""
    scores = Collection([SparseMatrix.from_counts(counts)]).bm25(query)
    np.testing.assert_allclose(scores, plain_bm25(counts, query), rtol=1e-5, atol=1e-6)


@given(passages, passages, queries)
def test_segments_score_as_one(first: list[Counts], second: list[Counts], query: Counts) -> None:
    """Two segments give the scores of one that holds both: document frequencies go over all."""
    scores = Collection([SparseMatrix.from_counts(first), SparseMatrix.from_counts(second)]).bm25(query)
    np.testing.assert_allclose(scores, plain_bm25(first + second, query), rtol=1e-5, atol=1e-6)


def equal(a: SparseMatrix, b: SparseMatrix) -> bool:
    """Tell whether two matrices hold the same arrays."""
    names = ("terms", "starts", "rows", "frequencies", "lengths")
    return all(
        np.array_equal(getattr(a, n), getattr(b, n)) and getattr(a, n).dtype == getattr(b, n).dtype for n in names
    )


@given(passages, passages, st.data())
def test_merged_is_built_at_once(first: list[Counts], second: list[Counts], data: st.DataObject) -> None:
    """Merging segments without some rows is building one segment that never had them."""
    keep = [np.array([data.draw(st.booleans()) for _ in part], bool) for part in (first, second)]
    merged = SparseMatrix.merged([SparseMatrix.from_counts(first), SparseMatrix.from_counts(second)], keep)
    left = [c for part, kept in zip((first, second), keep, strict=True) for c, k in zip(part, kept, strict=True) if k]
    assert equal(merged, SparseMatrix.from_counts(left))


def test_saved_is_what_is_opened(tmp_path: Path) -> None:
    """A matrix comes back from its files, and scores from them."""
    matrix = SparseMatrix.from_counts([{1: 2.0, 5: 1.0}, {}, {5: 3.0}])
    matrix.save(tmp_path / "matrix")
    opened = SparseMatrix.open(tmp_path / "matrix")
    assert equal(matrix, opened)
    np.testing.assert_array_equal(Collection([opened]).bm25({5: 1.0}), Collection([matrix]).bm25({5: 1.0}))


@given(passages, passages, queries)
def test_names_of_one_concept_count_once(first: list[Counts], second: list[Counts], query: Counts) -> None:
    """Of a concept's names the best counts: naming the same thing twice changes nothing, a second concept adds."""
    collection = Collection([SparseMatrix.from_counts(first), SparseMatrix.from_counts(second)])
    once = collection.bm25(query)
    np.testing.assert_allclose(collection.best_names([[(1.0, query), (1.0, query)]]), once, rtol=1e-5)
    np.testing.assert_allclose(collection.best_names([[(1.0, query)], [(1.0, query)]]), 2 * once, rtol=1e-5)


def test_terms_of_one_concept_are_one_term() -> None:
    """A concept with any of its terms is there, as rare as all of them together, and its share goes by rarity."""
    collection = Collection(
        [SparseMatrix.from_counts([{1: 1.0}, {2: 1.0}]), SparseMatrix.from_counts([{3: 1.0}, {4: 1.0}])]
    )
    scores, share = collection.any_names([{1: 1.0, 2: 1.0}, {3: 1.0}])
    assert scores[0] == scores[1] < scores[2]
    assert share[3] == scores[3] == 0
    assert share[0] == share[1] < 0.5 < share[2]
    np.testing.assert_allclose(share[0] + share[2], 1.0, rtol=1e-6)
    weaker, _ = collection.any_names([{1: 0.5, 2: 1.0}, {3: 1.0}])
    assert 0 < weaker[0] < weaker[1]
