"""Of what or whom a figure is, in sentences of our own."""

import re

import pytest

from ingest.figures.subjects import about
from kg.model import EntityType, Mention

NAMES = {
    "Peru": EntityType.COUNTRY,
    "Chili": EntityType.COUNTRY,
    "koper": EntityType.MATERIAL,
    "Novatek": EntityType.COMPANY,
    "Ulm": EntityType.PLACE,
    "Havenraad": EntityType.ORGANISATION,
}


def first(sentence: str, figure: str, unit: str | None = None, source: str = "") -> str:
    """Return the likeliest subject of a figure of a sentence, empty without one."""
    mentions = [Mention(m.start(), m.end(), m[0], NAMES[m[0]]) for m in re.finditer("|".join(NAMES), sentence)]
    start = sentence.index(figure)
    found = about(sentence, (start, start + len(figure)), mentions, unit, source)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("sentence", "figure", "subject"),
    [
        ("Peru haalt 63 procent van het koper uit Chili.", "63 procent", "koper"),
        ("Peru telt 34 miljoen mensen, terwijl Chili er 19 miljoen telt.", "34 miljoen", "Peru"),
        ("Peru telt 34 miljoen mensen, terwijl Chili er 19 miljoen telt.", "19 miljoen", "Chili"),
        ("Novatek, Ulm, verkocht 200 schepen.", "200", "Novatek"),
        ("In Ulm liggen 200 schepen.", "200", "Ulm"),
        ("Ulm (bericht) - Peru kocht 200 schepen.", "200", "Peru"),
        ("Er liggen 200 schepen, waaronder die van Novatek.", "200", ""),
    ],
)
def test_a_figure_is_of_what_its_clause_says(sentence: str, figure: str, subject: str) -> None:
    """What the number is a part of comes first, then what its clause names; a later clause, a dateline, a seat never."""
    assert first(sentence, figure) == subject


def test_the_source_is_not_what_a_figure_is_of() -> None:
    """Who says it is kept apart."""
    assert first("Volgens de Havenraad liggen er 200 schepen.", "200", source="de Havenraad") == ""


def test_an_age_is_of_no_entity() -> None:
    """A man is so many years old, not the firm named beside him."""
    assert first("Bij Novatek werkt een 78 jaar oude man.", "78 jaar", unit="a") == ""
