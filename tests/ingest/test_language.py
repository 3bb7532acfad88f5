"""The language of paragraphs."""

from __future__ import annotations

import pytest

from ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De haven van Rotterdam verwerkt het meeste erts van het land.", "nl"),
        ("Der Hafen von Hamburg verarbeitet den größten Teil der Waren.", "de"),
        ("The port handles most of the ore that the country imports.", "en"),
        ("Le port de Marseille traite la plus grande partie des marchandises du pays.", "other"),
        ("12 34,5 %", "other"),
        ("ASML", "other"),
    ],
)
def test_language_of_paragraphs(text: str, language: str) -> None:
    """A sentence in one of our languages is told; numbers, names and other languages are `other`."""
    assert language_of(text) == language
