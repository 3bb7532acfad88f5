"""Sentence boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment import sentence_spans
from kg.model import Language


def cut(text: str, language: Language = "nl") -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Op 31 maart 2025 werd het besluit genomen", "nl"),
        ("Metalle wie z.B. Kobalt und Nickel sind knapp.", "de"),
        ("Landen, o.a. Chili en Peru, leveren koper.", "nl"),
        ("Siehe Abb. 3 auf der nächsten Seite.", "de"),
        ("Dit is de 126e keer dat het gebeurt.", "nl"),
        ("Het kostte $ 36,06 miljard.", "nl"),
        ("Volgens J. P. Jansen is dat onwaar.", "nl"),
        ("Am 3. Oktober trat das Gesetz in Kraft.", "de"),
        ("Het aandeel bedroeg ca. 1.200 ton.", "nl"),
        ("Het was dr. Smit die het zei.", "nl"),
    ],
)
def test_points_inside_sentences(text: str, language: Language) -> None:
    """Dates, abbreviations, initials, ordinals and numbers do not end a sentence."""
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Het is klaar.|De rest volgt.",
        "Is dat zo?|Zeker!|“Ja.”|Goed.",
        "Dat is gedeeld.3|Die orde bleef.",
        "Het groeide tot 2024.|Daarna niet.",
        "Dat steeg met 5%.|In 2023 ook.",
        "- een punt\n|- nog een punt",
    ],
)
def test_ends_of_sentences(text: str) -> None:
    """A stop before a capital ends a sentence, also behind a footnote mark or quotation mark, and so does a line end."""
    parts = [part.strip() for part in text.split("|")]
    assert cut(text.replace("\n|", "\n").replace("|", " ")) == parts


@given(st.text(alphabet="aB1.?! \n”", max_size=200))
def test_nothing_is_lost(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out nothing but white space."""
    at, left = 0, ""
    for start, end in sentence_spans(text):
        assert at <= start < end
        left += text[at:start]
        at = end
    assert not (left + text[at:]).strip()
