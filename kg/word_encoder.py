"""The encoder whose word vectors late interaction compares: the static one, whatever makes the passage vectors."""

from __future__ import annotations

from kg.encoder import Encoder, StaticEncoder, load_encoder
from kg.errors import EncoderError


def word_encoder(encoder: Encoder) -> StaticEncoder:
    """Return `encoder` if it has word vectors, else the bundled one.

    Raises:
        EncoderError: the bundled encoder is missing.
    """
    static = encoder if isinstance(encoder, StaticEncoder) else load_encoder(None)
    if not isinstance(static, StaticEncoder):
        raise EncoderError("The bundled encoder has no word vectors; install Knooppunt anew.")
    return static
