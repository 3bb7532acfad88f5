"""Words, n-grams and stems are told alike in every spelling they are met in."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from kg.index.text_terms import fold, grams, stems, words


def test_diacritics_case_and_sharp_s_fold() -> None:
    """Spellings that differ in marks and case meet."""
    assert fold("Brazilië") == fold("BRAZILIË") == fold("Brazilié") == "brazilie"
    assert fold("Straße") == "strasse"
    assert fold("ﬁnanciële") == "financiele"


def test_words_keep_hyphens_and_apostrophes_inside() -> None:
    """A hyphenated word is one word; marks around words are none."""
    assert words("De EU-import (2024) van zeldzame-aardoxiden, 'n knelpunt!") == [
        *("de", "eu-import", "2024", "van", "zeldzame-aardoxiden", "n", "knelpunt")
    ]
    assert words("-- ’s-Hertogenbosch _x_") == ["s-hertogenbosch", "x"]
    assert words("") == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """Words of folded text are the words of the text."""
    assert words(fold(text)) == words(text)


@given(st.text(max_size=40), st.sampled_from(("nl", "de", "en", "other")))
def test_any_text_has_terms(text: str, language: str) -> None:
    """Every text can be counted, and has terms exactly where it has words."""
    assert bool(grams(text)) == bool(words(text))
    assert bool(stems(text, language)) == bool(words(text))
    assert all(0 <= term < 2**64 for term in (*grams(text), *stems(text, language)))


def test_damaged_and_compound_words_share_grams() -> None:
    """A word with an OCR error, and a compound with it, share n-grams with the word."""
    for other in ("athankelijk", "importafhankelijk"):
        assert len(grams("afhankelijk").keys() & grams(other).keys()) >= 4


def test_inflections_share_a_stem() -> None:
    """Forms of one word have one stem in their language; parts of a hyphenated word have theirs."""
    assert stems("grondstoffen", "nl").keys() == stems("grondstof", "nl").keys()
    assert stems("Rohstoffe", "de").keys() == stems("Rohstoff", "de").keys()
    assert stems("import", "nl").keys() < stems("EU-import", "nl").keys()


def test_hashes_are_equal_in_every_process() -> None:
    """A saved index can be asked by another process."""
    code = "from kg.index.text_terms import grams; print(sorted(grams('kobalt Gallium')))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == str(sorted(grams("kobalt Gallium")))
