"""Any other model, by hub name or folder, through sentence-transformers. Importing it loads torch: seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# The E5 models were trained with these words before each text, but their folders do not say so
# (https://huggingface.co/intfloat/multilingual-e5-base, "FAQ").
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class TransformerEncoder:
    """Encodes with a sentence-transformers model, with the model's own prompts for questions and passages."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self._model = model

    @classmethod
    def from_name(cls, name: str) -> TransformerEncoder:
        """Load a folder or a model of the local cache; only if neither is there, ask the hub.

        Raises:
            EncoderError: sentence-transformers is not installed, or the model cannot be found or read.
        """
        model = _load(name, offline=True) or _load(name, offline=False)
        if model is None:
            raise EncoderError(
                f"The encoder {name} is no folder with a sentence-transformers model, is not in the local cache and "
                "cannot be fetched: give the folder of a downloaded model, or go online once."
            )
        if "e5-" in name.lower() and not any(model.prompts.values()):
            model.prompts = dict(_E5_PROMPTS)
        return cls(name, model)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._model.get_embedding_dimension() or 0

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        """Return float32 (texts, dimension), each row of length one."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encode = self._model.encode_query if query else self._model.encode_document
        vectors = encode(list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(vectors, dtype=np.float32)


def _load(name: str, *, offline: bool) -> SentenceTransformer | None:
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - torch is loaded only when asked for
    except ImportError as error:
        raise EncoderError(
            f"The encoder {name} needs sentence-transformers: pip install sentence-transformers."
        ) from error
    try:
        return SentenceTransformer(name, local_files_only=offline)
    except (OSError, ValueError, RuntimeError):
        # What is missing from the cache, unreachable or no model is told by three kinds of error across versions.
        return None
