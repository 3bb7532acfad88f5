"""Tests of telling made-up words from words of a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.mentions.coinage import is_coined


@pytest.mark.parametrize(
    ("word", "language"), [("Qorvexa", "nl"), ("Zentivora", "de"), ("Tekvoria", "de"), ("Norvexium", "nl")]
)
def test_a_word_that_no_list_has_is_coined(word: str, language: str) -> None:
    """Neither the word nor two parts of it are words of the language."""
    assert is_coined(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Messgeräte", "de"),
        ("Fußballverein", "de"),
        ("Außenminister", "de"),
        ("Batteriefabrik", "de"),
        ("Wasserstoffnetzbetreiber", "de"),
        ("Scheepsbouw", "nl"),
        ("Grondstoffenfonds", "nl"),
        ("Maria", "nl"),
        ("ASML", "nl"),
        ("A7", "de"),
    ],
)
def test_words_compounds_first_names_and_abbreviations_are_not(word: str, language: str) -> None:
    """A compound of known parts is a word, however rare; an abbreviation says nothing."""
    assert not is_coined(word, language)


@pytest.mark.parametrize("language", ["en", "fr", "other", ""])
def test_other_languages_have_no_coined_words(language: str) -> None:
    """Without a list of the language nothing can be said."""
    assert not is_coined("Qorvexa", language)


@given(st.text(max_size=60))
def test_only_words_are_coined(word: str) -> None:
    """What has signs or figures in it, or is short, is none, however odd."""
    assert is_coined("Qorvexa" + word, "de") <= (word.isalpha() or not word)
    assert not is_coined(word[:3], "de")
