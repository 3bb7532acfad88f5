"""Fractions and multiples in words, and what they are of, in sentences of our own."""

import pytest

from ingest.figures.extract import quantities
from ingest.figures.fractions import fractions
from kg.model import Language


@pytest.mark.parametrize(
    ("sentence", "language", "value", "qualifier"),
    [
        ("Een derde van het koper komt uit Peru.", "nl", 1 / 3, None),
        ("Bijna twee derde van de schepen vaart om.", "nl", 2 / 3, "almost"),
        ("De helft van de havens is vol.", "nl", 1 / 2, None),
        ("Ruim een kwart van de kades ligt stil.", "nl", 1 / 4, "more than"),
        ("Driekwart van de mijnen is dicht.", "nl", 3 / 4, None),
        ("Een op de vijf schepen is leeg.", "nl", 1 / 5, None),
        ("Rund ein Drittel der Schiffe liegt still.", "de", 1 / 3, "about"),
        ("Mehr als zwei Drittel des Kupfers fehlen.", "de", 2 / 3, "more than"),
        ("Knapp die Hälfte der Häfen ist voll.", "de", 1 / 2, "almost"),
        ("Jedes fünfte Schiff fährt leer.", "de", 1 / 5, None),
        ("Drei Viertel der Gruben ruhen.", "de", 3 / 4, None),
        ("One in four ports is full.", "en", 1 / 4, None),
    ],
)
def test_a_fraction_is_a_share(sentence: str, language: Language, value: float, qualifier: str | None) -> None:
    """A part in words has its value, the unit `share` and the qualifier before it."""
    (found,) = fractions(sentence, language)
    assert (found.value, found.unit, found.qualifier) == (pytest.approx(value), "share", qualifier)


@pytest.mark.parametrize(
    ("sentence", "language", "value"),
    [
        ("De haven is twee keer zo groot als toen.", "nl", 2),
        ("Peru wint acht keer zoveel koper.", "nl", 8),
        ("De vraag verdubbelde.", "nl", 2),
        ("De voorraad is gehalveerd.", "nl", 0.5),
        ("De prijs is verdrievoudigd.", "nl", 3),
        ("Peru fördert doppelt so viel Kupfer.", "de", 2),
        ("Der Preis ist fünfmal so hoch.", "de", 5),
        ("Die Menge hat sich verdreifacht.", "de", 3),
        ("Die Vorräte halbierten sich.", "de", 0.5),
        ("Prices have doubled.", "en", 2),
    ],
)
def test_a_multiple_is_a_ratio(sentence: str, language: Language, value: float) -> None:
    """How many times as much, by a number or a verb."""
    (found,) = fractions(sentence, language)
    assert (found.value, found.unit) == (value, "ratio")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("De derde haven is vol.", "nl"),
        ("In de eerste helft van 2024 lag de haven stil.", "nl"),
        ("De raad kwam twee keer bijeen.", "nl"),
        ("Een derde land mag meedoen.", "nl"),
        ("In der zweiten Hälfte des Jahres ruhte der Hafen.", "de"),
        ("Das Stadtviertel ist alt.", "de"),
        ("Der Rat tagte dreimal.", "de"),
    ],
)
def test_ordinals_halves_of_years_and_repetitions_are_no_fractions(sentence: str, language: Language) -> None:
    """The third, the first half of a year and a number of times measure no part of anything."""
    assert fractions(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "language", "value", "unit", "currency"),
    [
        ("De opslag bevat 11 bcm gas.", "nl", 11e9, "m3", None),
        ("Een kilo kost 12 eurocent.", "nl", 0.12, None, "EUR"),
        ("Der Strom kostet 8 ct/kWh.", "de", 0.08, "/kWh", "EUR"),
    ],
)
def test_a_unit_may_be_a_part_or_a_multiple_of_another(
    sentence: str, language: Language, value: float, unit: str | None, currency: str | None
) -> None:
    """Cents are hundredths of a euro, bcm a thousand million cubic metres."""
    found = quantities(sentence, language)[-1]
    assert (found.value, found.unit, found.currency) == (pytest.approx(value), unit, currency)


def test_some_of_so_many_is_one_figure() -> None:
    """*Drei der vier Gruben* counts three pits, not four."""
    (found,) = quantities("Drei der vier Gruben ruhen.", "de")
    assert (found.value, found.unit, found.noun) == (3, "count", "Gruben")
