"""Tests of the words of a question in other words: the thesaurus beside the lexicon."""

from __future__ import annotations

import random

import pytest

from kg.lexicon import Lexicon
from kg.translation import SOURCES, THESAURUS, TRUSTED, synonyms, translations

LINES = THESAURUS.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()


def test_every_line_is_a_concept_in_three_languages() -> None:
    """The source has three fields a line, none empty, each word once in its field, no spaces within a word."""
    for line in LINES:
        fields = [[w.strip() for w in field.split(";")] for field in line.split("\t")]
        assert len(fields) == 3, line
        assert all(words and all(words) and len(set(words)) == len(words) for words in fields), line
        assert not any(" " in word for words in fields for word in words), line
    assert len(set(LINES)) == len(LINES)


def test_what_is_compiled_is_what_is_written() -> None:
    """The words of a line lead to those of the same line in the languages of the texts: the compiled file is not stale."""
    compiled = Lexicon.load(THESAURUS)
    for line in random.Random(3).sample(LINES, 200):
        words = dict(zip(("nl", "de", "en"), (field.split("; ") for field in line.split("\t")), strict=True))
        for source in words:
            for target in SOURCES:
                found = {w for w, _ in compiled.translations(words[source][0], source, target, 1000)}
                assert {w.lower() for w in words[target]} <= found, (line, source, target)


def test_a_word_has_synonyms_in_its_own_language() -> None:
    """A fall is a decrease, and never itself; English texts are none of ours, so English has none."""
    found = {s.word for s in synonyms("daling", "nl")}
    assert {"afname", "afnemen"} <= found
    assert "daling" not in found
    assert synonyms("decline", "en") == ()
    assert synonyms("daling", "other") == ()


@pytest.mark.parametrize(
    ("word", "language", "target", "expected"),
    [
        ("Bußgelder", "de", "nl", "boete"),
        ("duties", "en", "de", "zoll"),
        ("abgebaut", "de", "nl", "ontgonnen"),
        ("burgemeester", "nl", "de", "bürgermeister"),
    ],
)
def test_words_of_the_thesaurus_are_trusted(word: str, language: str, target: str, expected: str) -> None:
    """A word of a concept is a translation with a fair probability, however inflected it is asked."""
    found = {t.word: t.probability for t in translations(word, language) if t.language == target}  # type: ignore[arg-type]
    assert 0 < found[expected] <= 1
    assert max(found.values()) >= TRUSTED / 4
