"""The light path: a static sentence encoder read with tokenizers, safetensors and numpy; torch is not imported.

A folder in sentence-transformers' format whose only learned part is one vector a token
(`modules.json` names a StaticEmbedding). The vector of a text is the sum of its tokens' vectors, L2-normalised;
dividing by their number, as sentence-transformers does, changes nothing after that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from kg.errors import EncoderError

Vectors = NDArray[np.float32]
Ids = NDArray[np.uint32]

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
_BATCH = 1024
FEW = 64
"""Texts up to which each is encoded by itself and remembered: a question weighs the same sentences as the one before."""
REMEMBERED = 8_192
"""Vectors kept, 15 MB."""


class StaticEncoder:
    """Encodes texts by summing token vectors. Make one with `from_folder`.

    `table` (vocabulary, dimension) may be int8; row `i` of it times `scales[i]` is the vector of token `i`.
    """

    def __init__(self, folder: Path, name: str, table: NDArray[np.generic], scales: Vectors) -> None:
        self.name = name
        self._folder = folder
        self._table = table
        self._scales = scales
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._encoded)

    @classmethod
    def from_folder(cls, folder: Path) -> StaticEncoder:
        """Read the weights; the tokenizer is read when first needed.

        Raises:
            EncoderError: the folder holds no static model, or its weights are damaged.
        """
        if not is_static(folder):
            raise EncoderError(f"{folder} holds no static encoder: modules.json, {WEIGHTS} and {TOKENIZER} are needed.")
        try:
            return cls(folder, *_read(folder / WEIGHTS))
        except (SafetensorError, OSError) as error:
            raise EncoderError(f"{folder / WEIGHTS} cannot be read ({error}); restore the file.") from error

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return float32 (texts, dimension), each row of length one; a text without a known token is all zeros.

        `query` makes no difference here: questions and passages share one space.
        """
        del query
        if 0 < len(texts) <= FEW:
            return np.stack([self._remembered(text) for text in texts])
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for i, ids in enumerate(self._all_ids(texts)):
            vectors[i] = self._vector(ids)
        return vectors

    def _encoded(self, text: str) -> Vectors:
        # One text alone is not worth the threads of a batch.
        return self._vector(np.array(self._tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.intp))

    def _vector(self, ids: NDArray[np.intp]) -> Vectors:
        vector: Vectors = self._scales[ids] @ self._table[ids].astype(np.float32)
        return vector / np.float32(np.linalg.norm(vector) or 1.0)

    def token_ids(self, text: str) -> Ids:
        """Return the ids (tokens,) of a text's tokens in order."""
        return np.array(self._tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.uint32)

    def token_vectors(self, ids: Ids) -> Vectors:
        """Return float32 (ids, dimension): the vectors that `encode` sums.

        Their length is the token's weight (frequent words are short), so MaxSim takes cosines between them
        and weighs a question's tokens by their lengths.
        """
        return self._table[ids].astype(np.float32) * self._scales[ids, None]

    def _all_ids(self, texts: Sequence[str]) -> Iterator[NDArray[np.intp]]:
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            for encoding in self._tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                yield np.array(encoding.ids, dtype=np.intp)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer


def is_static(folder: Path) -> bool:
    """Tell whether the folder is a sentence-transformers model made of one table of token vectors."""
    if not all((folder / name).is_file() for name in ("modules.json", WEIGHTS, TOKENIZER)):
        return False
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    except ValueError:
        return False
    kinds = [str(module.get("type", "")).rpartition(".")[2] for module in modules]
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


def _read(path: Path) -> tuple[str, NDArray[np.generic], Vectors]:
    """Return name, table and scales; the keys are those that sentence-transformers' StaticEmbedding reads."""
    with safe_open(path, framework="np") as file:
        keys = set(file.keys())
        if "mapping" in keys or not keys & {"embeddings", "embedding.weight"}:
            raise EncoderError(f"{path} has the tensors {sorted(keys)}; `embeddings`, one row a token, is needed.")
        table = file.get_tensor("embedding.weight" if "embedding.weight" in keys else "embeddings")
        scales = file.get_tensor("weights") if "weights" in keys else np.ones(len(table))
        name = (file.metadata() or {}).get("name", path.parent.name)
    return name, table, scales.astype(np.float32)
