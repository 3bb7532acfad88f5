"""The words of sources in an answer: on one line, with no mark that means something else there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answering.shown import on_one_line, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- Te weinig\n  kades.", "Te weinig kades."),
        ("• Zinn aus Bolivien [12]", "Zinn aus Bolivien"),
        ("-5 graden in de kas", "-5 graden in de kas"),
        ("De kade - de oude - is dicht.", "De kade - de oude - is dicht."),
        ("-", "-"),
    ],
)
def test_marks_of_lists_and_references_go(text: str, shown: str) -> None:
    """The mark before an item and the source's reference marks are not shown; a minus and a dash are."""
    assert on_one_line(text) == shown


@given(st.text(max_size=80), st.integers(2, 60))
def test_what_is_shortened_fits(text: str, longest: int) -> None:
    """Whatever the text, no more characters are shown than asked for."""
    assert len(shortened(text, longest)) <= longest
