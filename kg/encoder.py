"""The seam between texts and vectors: one protocol, ours by default, any sentence-transformers model by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kg.encoders.static import StaticEncoder, is_static

__all__ = ["BUNDLED", "Encoder", "StaticEncoder", "load_encoder"]

BUNDLED = Path(__file__).parent / "model_nlde"
"""The folder of our own Dutch, German and English encoder (bench/encoder makes it; docs/encoder.md)."""


class Encoder(Protocol):
    """Turns texts into vectors that lie close together when the texts mean the same."""

    @property
    def name(self) -> str:
        """What a knowledge base remembers of its encoder: equal names give equal vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        """Return float32 (texts, dimension), L2-normalised; `query` says that the texts are questions."""


def load_encoder(name: str | None = None) -> Encoder:
    """Return our encoder, or the sentence-transformers model in a folder or on the hub.

    A folder with a static model takes the light path, without torch, whoever made it.

    Raises:
        EncoderError: the model cannot be found or read.
    """
    if name is None:
        return StaticEncoder.from_folder(BUNDLED)
    if is_static(Path(name)):
        return StaticEncoder.from_folder(Path(name))
    from kg.encoders.transformer import TransformerEncoder  # noqa: PLC0415 - keeps the import of kg.encoder light

    return TransformerEncoder.from_name(name)
