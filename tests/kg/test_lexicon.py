"""Tests of the translation lexicon: its file format, its lookups, and what the bundled one knows."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import save_file

from kg.errors import VocabularyError
from kg.lexicon import BUNDLED, Lexicon

needs_lexicon = pytest.mark.skipif(not BUNDLED.exists(), reason="the bundled lexicon is missing")


def letters(words: list[str]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Return words as one buffer and their ends."""
    coded = [word.encode() for word in words]
    ends = np.cumsum([len(word) for word in coded]).astype(np.uint32)
    return np.frombuffer(b"".join(coded), dtype=np.uint8), ends


def small_lexicon(path: Path) -> Path:
    """Write a lexicon of four Dutch keys, two of German, and one direction each way."""
    keys = {"nl": ["haven", "huis", "~hav", "~huis"], "de": ["hafen", "zoll"], "en": ["port"]}
    rows = {"nl": [0, 1, 0, 1], "de": [0, 1], "en": [0]}
    forms = {"nl": ["haven", "huis", "douane"], "de": ["hafen", "port", "haus"], "en": ["port"]}
    tensors: dict[str, NDArray[np.generic]] = {}
    for language, words in keys.items():
        tensors[f"keys.{language}"], tensors[f"keys.{language}.ends"] = letters(words)
        tensors[f"keys.{language}.rows"] = np.array(rows[language], dtype=np.uint32)
        tensors[f"forms.{language}"], tensors[f"forms.{language}.ends"] = letters(forms[language])
    for name, starts, targets, shares in (
        ("nl-de", [0, 2, 3], [0, 1, 2], [204, 51, 255]),
        ("de-nl", [0, 1, 2], [0, 2], [255, 255]),
    ):
        tensors[f"{name}.starts"] = np.array(starts, dtype=np.uint32)
        tensors[f"{name}.targets"] = np.array(targets, dtype=np.uint32)
        tensors[f"{name}.shares"] = np.array(shares, dtype=np.uint8)
    save_file(tensors, path)
    return path


@pytest.fixture(scope="module")
def bundled() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon.load()


def test_translations_come_best_first_with_probabilities(tmp_path: Path) -> None:
    """A known word gives its translations in order, with the probabilities the file holds."""
    lexicon = Lexicon.load(small_lexicon(tmp_path / "small.safetensors"))
    assert lexicon.translations("Haven", "nl", "de") == [("hafen", 0.8), ("port", 0.2)]
    assert lexicon.translations("haven", "nl", "de", k=1) == [("hafen", 0.8)]


def test_an_unseen_inflection_is_found_by_its_stem(tmp_path: Path) -> None:
    """A form that is no key is looked up by its stem."""
    lexicon = Lexicon.load(small_lexicon(tmp_path / "small.safetensors"))
    assert lexicon.translations("huizen", "nl", "de") == [("haus", 1.0)]


def test_a_compound_is_translated_by_its_parts_at_half_weight(tmp_path: Path) -> None:
    """A German compound of two known words gives what the words give, at half the probability."""
    lexicon = Lexicon.load(small_lexicon(tmp_path / "small.safetensors"))
    assert lexicon.parts("hafenzoll", "de") == ("hafen", "zoll")
    assert lexicon.translations("Hafenzoll", "de", "nl") == [("douane", 0.5), ("haven", 0.5)]


def test_unknown_words_and_directions_give_nothing(tmp_path: Path) -> None:
    """A word without an entry, and a pair of languages without a table, give no translations."""
    lexicon = Lexicon.load(small_lexicon(tmp_path / "small.safetensors"))
    assert lexicon.translations("qwertz", "de", "nl") == []
    assert lexicon.translations("port", "en", "nl") == []
    assert lexicon.translations("port", "fr", "nl") == []


@pytest.mark.parametrize("content", [b"", b"not safetensors at all", b"\x02\x00\x00\x00\x00\x00\x00\x00{}"])
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    """A file that is no lexicon is an error that names it."""
    path = tmp_path / "damaged.safetensors"
    path.write_bytes(content)
    with pytest.raises(VocabularyError, match=r"damaged\.safetensors"):
        Lexicon.load(path)


@needs_lexicon
@pytest.mark.parametrize(
    ("word", "source", "target", "expected"),
    [
        ("grondstoffen", "nl", "de", "rohstoffe"),
        ("Uitvoer", "nl", "en", "export"),
        ("halfgeleiders", "nl", "en", "semiconductors"),
        ("aardgas", "nl", "de", "erdgas"),
        ("Wachstum", "de", "nl", "groei"),
        ("Halbleiter", "de", "nl", "halfgeleiders"),
        ("Erdgas", "de", "en", "gas"),
        ("tariffs", "en", "nl", "tarieven"),
        ("mining", "en", "nl", "mijnbouw"),
        ("share", "en", "nl", "aandeel"),
    ],
)
def test_trade_words_have_their_translation(
    bundled: Lexicon, word: str, source: str, target: str, expected: str
) -> None:
    """Words of trade and raw materials are carried over between all three languages."""
    assert expected in [translation for translation, _ in bundled.translations(word, source, target)]


@needs_lexicon
@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_probabilities_are_positive_and_sum_to_one_at_most(text: str) -> None:
    """Whatever the word, the probabilities lie above 0, sum to at most one (and rounding), and fall."""
    lexicon = _loaded()
    for source, target in permutations(("nl", "de", "en"), 2):
        shares = [share for _, share in lexicon.translations(text, source, target)]
        assert all(0 < share <= 1 for share in shares)
        assert sum(shares) <= 1.03
        assert shares == sorted(shares, reverse=True)


def _loaded(memory: list[Lexicon] = []) -> Lexicon:  # noqa: B006 - hypothesis takes no fixtures; loaded once
    if not memory:
        memory.append(Lexicon.load())
    return memory[0]
