"""The index over segments is the index over all passages, however they came in and whatever has gone."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import kg.manifest
from kg.encoder import StaticEncoder, load_encoder
from kg.errors import DamagedKnowledgeBase
from kg.index.passage_index import IndexedText, IndexWriter, PassageIndex
from kg.manifest import Manifest, changed, damaged

WORDS = ("kobalt", "grafiet", "haven", "Rotterdam", "import", "Lieferkette", "Brazilië", "2023")


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    """The bundled encoder."""
    found = load_encoder(None)
    assert isinstance(found, StaticEncoder)
    return found


def text(id_: int) -> IndexedText:
    """Return a passage whose words follow from its id."""
    chosen = [WORDS[(id_ * k + k) % len(WORDS)] for k in range(1, 5)]
    return IndexedText(id_, "nl", " ".join(chosen), WORDS[id_ % 3])


def scores(index: PassageIndex, encoder: StaticEncoder) -> dict[int, NDArray[np.float32]]:
    """Return all scores of every passage for one query."""
    query = {term: 1.0 for matrix in index.segments for term in matrix.lexical["grams"].terms.tolist()}
    products = index.products(encoder.encode(["kobalt in de haven"])[0])
    nearest = dict(zip(index.ids.tolist(), products.tolist(), strict=True))
    by_grams = dict(zip(index.ids.tolist(), index.lexical("grams").bm25(query).tolist(), strict=True))
    by_stems = dict(zip(index.ids.tolist(), index.lexical("stems").bm25(query).tolist(), strict=True))
    return {i: np.array([by_grams[i], by_stems[i], nearest[i]], np.float32) for i in index.ids.tolist()}


steps = st.lists(
    st.tuples(st.sets(st.integers(1, 30), max_size=8), st.sets(st.integers(1, 30), max_size=3)), max_size=5
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_history_gives_the_same_index(
    tmp_path_factory: pytest.TempPathFactory, encoder: StaticEncoder, steps: list[tuple[set[int], set[int]]]
) -> None:
    """After any additions and removals scores and tokens are those of an index made at once; no file is left over."""
    root = tmp_path_factory.mktemp("index")
    writer, manifest, there = IndexWriter(root, encoder, encoder), Manifest(), set[int]()
    for added, dead in steps:
        new = sorted(added - there)
        manifest = writer.update(manifest, [text(i) for i in new], dead & there)
        there = (there - dead) | set(new)
        writer.sweep(manifest)
    index = PassageIndex.open(root, manifest)
    assert sorted(index.ids.tolist()) == sorted(there)
    assert {p.name for p in root.iterdir()} == set(manifest.segments)
    assert len(manifest.segments) <= 4
    if there:
        fresh_root = tmp_path_factory.mktemp("fresh")
        fresh = PassageIndex.open(
            fresh_root, IndexWriter(fresh_root, encoder, encoder).update(Manifest(), [text(i) for i in sorted(there)])
        )
        wanted = scores(fresh, encoder)
        for id_, found in scores(index, encoder).items():
            np.testing.assert_allclose(found, wanted[id_], rtol=1e-4, atol=1e-5)
        for row, id_ in enumerate(index.ids.tolist()):
            assert index.tokens(row).tolist() == encoder.token_ids(text(id_).text).tolist()


def made(root: Path, encoder: StaticEncoder) -> Manifest:
    """Make an index of five passages."""
    return IndexWriter(root, encoder, encoder).update(Manifest(), [text(i) for i in range(5)])


def test_every_file_is_in_the_manifest(tmp_path: Path, encoder: StaticEncoder) -> None:
    """The manifest holds the hash of every file of the index, so that none can be changed unseen."""
    manifest = made(tmp_path, encoder)
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert set(manifest.files) == files
    assert list(damaged(tmp_path, manifest)) == []
    for name in files:
        data = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(data[:-1])
        assert list(damaged(tmp_path, manifest)) == [name]
        (tmp_path / name).write_bytes(data)


def test_only_changed_files_are_read_at_opening(
    tmp_path: Path, encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with the size and time it had when it was hashed is not read; touched it is hashed, changed refused."""
    manifest = made(tmp_path, encoder)
    read: list[Path] = []
    hashed = kg.manifest._hash

    def noted(path: Path) -> str:
        read.append(path)
        return hashed(path)

    monkeypatch.setattr(kg.manifest, "_hash", noted)
    assert list(changed(tmp_path, manifest)) == []
    assert read == []
    name = min(manifest.files)
    os.utime(tmp_path / name, ns=(1, 1))
    assert list(changed(tmp_path, manifest)) == []
    assert read == [tmp_path / name]
    data = bytearray((tmp_path / name).read_bytes())
    data[-1] ^= 1
    (tmp_path / name).write_bytes(data)
    assert list(changed(tmp_path, manifest)) == [name]


@pytest.mark.parametrize("name", ["ids.npy", "vectors.faiss", "stems/terms.npy"])
def test_foreign_files_are_refused_even_with_their_hash(tmp_path: Path, encoder: StaticEncoder, name: str) -> None:
    """A file that is no array or no FAISS index is damage, not a crash, also where the manifest vouches for nothing."""
    manifest = made(tmp_path, encoder)
    (tmp_path / manifest.segments[0] / name).write_bytes(b"something else")
    with pytest.raises(DamagedKnowledgeBase, match="reindex"):
        PassageIndex.open(tmp_path, replace(manifest, files={}))


def test_empty_index(tmp_path: Path) -> None:
    """An index of nothing has no rows and can be asked."""
    index = PassageIndex.open(tmp_path, Manifest())
    assert len(index) == 0
    assert index.lexical("grams").bm25({1: 1.0}).shape == (0,)
    assert index.products(np.zeros(4, np.float32)).shape == (0,)
    assert index.rows([1, 2]).shape == (0,)
