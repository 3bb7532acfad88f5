"""Tests of fixed expressions in which a name stands for something else."""

import pytest

from kg.link_phrases import is_in_phrase


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De wijk staat onder water sinds gisteren.", "water"),
        ("Sie sprang ins Wasser.", "Wasser"),
        ("Op papier is alles geregeld.", "papier"),
        ("Hij kreeg het Victoria Cross.", "Victoria"),
        ("Zij kan beter gas geven.", "gas"),
        ("Grund und Boden sind teuer.", "Boden"),
    ],
)
def test_words_beside_make_an_expression(text: str, name: str) -> None:
    """The words before and after are compared without capitals, wherever the sentence stands."""
    at = text.index(name)
    assert is_in_phrase(text, at, at + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De fabriek verbruikt water.", "water"),
        ("Das Waschmittel enthält Wasser.", "Wasser"),
        ("De krant koopt papier in.", "papier"),
        ("Victoria ligt in Australië.", "Victoria"),
        ("Het hoofd van gas gevende installaties.", "gas"),
    ],
)
def test_the_same_name_elsewhere_is_none(text: str, name: str) -> None:
    """Without these words the name is a name; half a word is not the word."""
    at = text.index(name)
    assert not is_in_phrase(text, at, at + len(name))
