"""Late interaction: the plain definition, in one sweep over many passages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.encoder import StaticEncoder, load_encoder
from kg.late import BLOCK, NEAR, LateInteraction

WORDS = st.sampled_from("kobalt haven Rotterdam Lieferkette import grafiet der en 2023 chips".split())
TEXTS = st.lists(st.lists(WORDS, max_size=3 * BLOCK).map(" ".join), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def words() -> StaticEncoder:
    """The bundled encoder."""
    found = load_encoder(None)
    assert isinstance(found, StaticEncoder)
    return found


def plain(words: StaticEncoder, asked: str, tokens: NDArray[np.uint32], most: float = 1.0) -> float:
    """Return the mean best cosine of the asked tokens, `most` at most, weighed by their lengths, word by word."""
    vectors = words.token_vectors(words.token_ids(asked)).astype(np.float64)
    weights = np.linalg.norm(vectors, axis=1)
    if not len(tokens) or not weights.sum():
        return 0.0
    others = words.token_vectors(tokens).astype(np.float64)
    cosines = (vectors / weights[:, None]) @ (others / np.linalg.norm(others, axis=1)[:, None]).T
    return float(weights @ np.minimum(cosines.max(axis=1), most) / weights.sum())


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3))
def test_scores_are_those_of_the_definition(words: StaticEncoder, texts: list[str], asked: list[str]) -> None:
    """The whole is MaxSim over all tokens, the stretch over the best two blocks, the opening over the first two."""
    tokens = [words.token_ids(text) for text in texts]
    late = LateInteraction(words).scores(" ".join(asked), tokens)
    for i, own in enumerate(tokens):
        starts = range(0, max(len(own), 1), BLOCK)
        stretches = [plain(words, " ".join(asked), own[start : start + 2 * BLOCK]) for start in starts]
        assert late.whole[i] == pytest.approx(plain(words, " ".join(asked), own), abs=1e-4)
        assert late.stretch[i] == pytest.approx(max(stretches), abs=1e-4)
        assert late.opening[i] == pytest.approx(stretches[0], abs=1e-4)
        near = [plain(words, " ".join(asked), own[start : start + 2 * BLOCK], NEAR) for start in starts]
        assert late.near[i] == pytest.approx(max(near), abs=1e-4)


@given(TEXTS, WORDS)
def test_a_beginning_has_the_vector_of_its_tokens(words: StaticEncoder, texts: list[str], asked: str) -> None:
    """The beginning of a passage is compared as a text of its first two blocks would be; an empty one scores nothing."""
    tokens = [words.token_ids(text) for text in texts]
    found = LateInteraction(words).beginnings(asked, tokens)
    for own, score in zip(tokens, found, strict=True):
        vector = words.token_vectors(own[: 2 * BLOCK]).sum(axis=0)
        length = float(np.linalg.norm(vector)) or 1.0
        assert score == pytest.approx(float(vector @ words.encode([asked])[0]) / length, abs=1e-4)


def test_a_question_of_nothing_scores_nothing(words: StaticEncoder) -> None:
    """Without words to look for, or passages to look in, there is no score and no error."""
    assert LateInteraction(words).scores("", [words.token_ids("kobalt")]).whole.tolist() == [0.0]
    assert LateInteraction(words).scores("kobalt", []).whole.tolist() == []
