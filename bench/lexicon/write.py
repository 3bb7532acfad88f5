"""Write the lexicon as one safetensors file: words in sorted buffers, translations as sparse rows of bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from combine import Scores
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from words import Words

from kg.lexicon import STEM_MARK


def write(path: Path, words: dict[str, Words], scores: Scores) -> None:
    """Write what has a translation as keys and what is one as forms.

    A marked stem is a further key to the row of the form that stands for it, for inflections not seen.
    """
    tensors: dict[str, np.ndarray] = {}
    for language, known in words.items():
        out = sum(np.diff(score.indptr) for (source, _), score in scores.items() if source == language)
        into = sum(_uses(score) for (_, target), score in scores.items() if target == language)
        rows, forms = np.flatnonzero(out), np.flatnonzero(into)
        number = np.full(len(known.forms), -1)
        number[rows] = np.arange(len(rows))
        keys = [(known.forms[i].encode(), number[i]) for i in rows]
        keys += [
            (f"{STEM_MARK}{known.stems[i]}".encode(), number[f]) for i, f in enumerate(known.face) if number[f] >= 0
        ]
        keys.sort()
        tensors |= buffer(f"keys.{language}", [key for key, _ in keys])
        tensors[f"keys.{language}.rows"] = np.array([row for _, row in keys], dtype=np.uint32)
        tensors |= buffer(f"forms.{language}", [known.forms[i].encode() for i in forms])
        scores = {pair: _cut(score, language, pair, rows, forms) for pair, score in scores.items()}
    for (source, target), score in scores.items():
        tensors |= {f"{source}-{target}.{name}": values for name, values in _rows(score).items()}
    save_file(tensors, path)


def buffer(name: str, words: Sequence[bytes]) -> dict[str, np.ndarray]:
    """Return words as one buffer under a name, with where each ends."""
    ends = np.cumsum([len(word) for word in words]).astype(np.uint32)
    return {name: np.frombuffer(b"".join(words), dtype=np.uint8), f"{name}.ends": ends}


def _uses(score: csr_matrix) -> np.ndarray:
    return np.bincount(score.indices, minlength=score.shape[1])


def _cut(score: csr_matrix, language: str, pair: tuple[str, str], rows: np.ndarray, forms: np.ndarray) -> csr_matrix:
    if pair[0] == language:
        return score[rows]
    return score[:, forms] if pair[1] == language else score


def _rows(score: csr_matrix) -> dict[str, np.ndarray]:
    """Return the rows with each row's translations best first."""
    row = np.repeat(np.arange(score.shape[0]), np.diff(score.indptr))
    order = np.lexsort((score.indices, -score.data, row))
    shares = np.clip(np.rint(score.data[order] * 255), 1, 255).astype(np.uint8)
    return {
        "starts": score.indptr.astype(np.uint32),
        "targets": score.indices[order].astype(np.uint32),
        "shares": shares,
    }
