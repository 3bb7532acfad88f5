"""From alignments in both directions, of forms and of stems, to weighted translations."""

from __future__ import annotations

import numpy as np
from align import Translations
from scipy.sparse import csr_matrix, diags
from words import Words

LEAST = 0.03
DOUBT = 1.5
DETOUR = 0.6
STEM_SHARE = 0.5
KEPT = 4
KEPT_SHARE = 0.05
Scores = dict[tuple[str, str], csr_matrix]


def agreed(there: Translations, back: Translations, shape: tuple[int, int]) -> csr_matrix:
    """Return (source words, target words): the geometric mean of both directions, less where counts are few.

    What only one direction proposes (mostly a rare word that explains everything) is dropped.
    """
    p = csr_matrix((there.probability, (there.source, there.target)), shape=shape)
    q = csr_matrix((back.probability, (back.target, back.source)), shape=shape)
    count = csr_matrix((there.count, (there.source, there.target)), shape=shape)
    count = count.minimum(csr_matrix((back.count, (back.target, back.source)), shape=shape)).tocsr()
    count.data /= count.data + DOUBT
    return _pruned(p.multiply(q).sqrt().multiply(count).tocsr(), LEAST)


def of_forms(forms: csr_matrix, stems: csr_matrix, source: Words, target: Words) -> csr_matrix:
    """Return (forms, forms): what the forms themselves say, and at a discount what their stems say.

    Stems pool the counts of rare inflections; forms keep apart what a stemmer throws together (Ausfuhr, ausführen).
    """
    return _pruned((forms + STEM_SHARE * (source.to_stems() @ stems @ target.to_faces())).tocsr(), LEAST)


def with_detours(scores: Scores) -> Scores:
    """Add to each direction what the way over the third language says, at a discount."""
    languages = {language for pair in scores for language in pair}
    detoured = {}
    for source, target in scores:
        (middle,) = languages - {source, target}
        way = _pruned(scores[source, middle] @ scores[middle, target], 2 * LEAST)
        detoured[source, target] = _pruned((scores[source, target] + DETOUR * way).tocsr(), LEAST)
    return detoured


def best(scores: csr_matrix) -> csr_matrix:
    """Keep the best few of each row, and of these what has a fair share; scale rows to sum to one."""
    kept = scores.copy()
    for start, end in zip(kept.indptr[:-1], kept.indptr[1:], strict=True):
        values = kept.data[start:end]
        if len(values) > KEPT:
            values[values < np.partition(values, -KEPT)[-KEPT]] = 0
        values[values < KEPT_SHARE * values.sum()] = 0
    kept.eliminate_zeros()
    total = np.asarray(kept.sum(axis=1)).ravel()
    return (diags(1 / np.maximum(total, 1e-9)) @ kept).tocsr()


def _pruned(matrix: csr_matrix, least: float) -> csr_matrix:
    matrix.data[matrix.data < least] = 0
    matrix.eliminate_zeros()
    return matrix
