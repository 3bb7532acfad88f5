"""Tests of telling ordinary German nouns from names."""

import pytest

from ingest.mentions.nouns import is_noun, is_ordinary


@pytest.mark.parametrize(
    "word", ["Fähre", "Leute", "Ressourcen", "Windmühlen", "Fußballverein", "Fußballspieler", "Unternehmen"]
)
def test_words_that_are_translated_and_compounds_of_them_are_nouns(word: str) -> None:
    """A noun has a translation other than itself, or falls into two that have one; *ß* is read like any letter."""
    assert is_noun(word, "de")


@pytest.mark.parametrize("word", ["Ford", "Apple", "Zentiva", "Cornerstone", "Terex", "Roskosmos", "ASML", "A7", "Ei"])
def test_names_are_none(word: str) -> None:
    """A name is translated by itself or not at all."""
    assert not is_noun(word, "de")


def test_the_last_part_of_a_hyphened_word_decides() -> None:
    """*Vereins* behind a hyphen makes a noun of the whole."""
    assert is_noun("Qorvex-Vereins", "de")
    assert not is_noun("Vereins-Qorvex", "de")


def test_only_german_gives_nouns_a_capital() -> None:
    """In another language a capital inside a sentence is that of a name."""
    assert not is_noun("Verein", "nl")


def test_an_ordinary_word_is_translated_into_another() -> None:
    """*Windmill* is ordinary English, a surname is not."""
    assert is_ordinary("Mining", "en", "de")
    assert not is_ordinary("Kusuma", "en", "de")
