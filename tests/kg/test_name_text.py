"""Parts of a text that is split into words already are what splitting them anew gives."""

from hypothesis import given
from hypothesis import strategies as st

from kg.name_text import Words, folded_words

# A sigma at the end of a word has a small letter of its own, so that cutting its word changes it.
TEXT = st.text(st.sampled_from(list("aÉß9_ -.\n𝕏İ"))) | st.text().filter(lambda text: "Σ" not in text)
CUT = st.floats(0, 1)


@given(TEXT, CUT, CUT)
def test_a_part_has_the_words_of_its_text(text: str, one: float, other: float) -> None:
    """Words, places and offsets of a part are those of its text, also where it cuts a word."""
    start, end = sorted((int(one * len(text)), int(other * len(text))))
    assert Words.from_text(text).part(start, end) == Words.from_text(text[start:end])


@given(TEXT, CUT, CUT)
def test_a_joined_part_has_the_folded_words_of_its_text(text: str, one: float, other: float) -> None:
    """The folded words of a part are those of its text, also where it cuts a word or ends behind the text."""
    start, end = int(one * len(text)), int(other * 2 * len(text))
    assert Words.from_text(text).joined_part(start, end) == folded_words(text[start:end])
