"""The words of a question tell in which unit it wants a number."""

import pytest

from kg.answering.wanted_unit import wanted_unit


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Op welke plaats staat Noorwegen?", "rank"),
        ("How deep is the harbour?", "extent"),
        ("Wie lange dauert der Bau?", "time"),
        ("Welk aandeel heeft de zeevaart?", "share"),
        ("Was kostet eine Tonne Nickel?", "money"),
        ("Hoe ver ligt de haven van de mijn?", "extent"),
        ("How far away from the port is it?", "extent"),
        ("How far ahead does the forecast look?", "time"),
        ("Welche Lieferzeit hat eine Turbine?", "time"),
        ("Hoe vol is de opslag?", "share"),
        ("freight rate from Basel", "money"),
        ("Wat verdient een lasser?", "money"),
        ("Wat was de gemeente kwijt voor de brug?", "money"),
        ("How costly was the lock?", "money"),
        ("Hoe ver daalt de export?", None),
        ("Hoeveel havens telt het land?", None),
        ("How many European ports are there?", None),
    ],
)
def test_unit_of_a_question(question: str, unit: str | None) -> None:
    """Rank, extent, time, share and money are told apart, and a bare count asks for no unit."""
    assert wanted_unit(question) == unit
