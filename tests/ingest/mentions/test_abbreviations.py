"""Tests of abbreviations introduced in brackets."""

import pytest

from ingest.mentions.abbreviations import by_bracket, long_form
from kg.model import EntityType, Mention


@pytest.mark.parametrize(
    ("short", "before", "expected"),
    [
        ("IMF", "volgens het Internationaal Monetair Fonds", "Internationaal Monetair Fonds"),
        (
            "CSDDD",
            "de Corporate Sustainability Due Diligence Directive",
            "Corporate Sustainability Due Diligence Directive",
        ),
        ("RLI", "De Raad voor de leefomgeving en infrastructuur", "Raad voor de leefomgeving en infrastructuur"),
        ("BMWK", "das Ministerium", None),
    ],
)
def test_long_forms(short: str, before: str, expected: str | None) -> None:
    """The letters of the abbreviation stand in its words in order, the first at the start of one."""
    start = long_form(short, before)
    assert (before[start:] if start is not None else None) == expected


def test_the_abbreviation_of_a_known_act() -> None:
    """Where a mention ends at the bracket, the abbreviation is its, in whatever language."""
    text = "De verordening kritieke grondstoffen (CRMA) geldt."
    act = Mention(3, 36, "urn:x:crma", EntityType.ACT)
    [found] = by_bracket(text, [act], [])
    assert (text[found.start : found.end], found.entity) == ("CRMA", "urn:x:crma")


def test_a_bracket_after_a_country_needs_its_letters() -> None:
    """Other words in brackets after a country are not its abbreviation."""
    text = "in China (OESO) en de Volksrepubliek China (VRC)"
    china = [Mention(3, 8, "urn:x:cn", EntityType.COUNTRY), Mention(22, 42, "urn:x:cn", EntityType.COUNTRY)]
    assert [text[f.start : f.end] for f in by_bracket(text, china, [])] == ["VRC"]


def test_the_abbreviation_of_a_longer_phrase() -> None:
    """Where the letters reach back before the mention, they are not its abbreviation."""
    text = "Het Nationaal Comité van Onderzoek in Jemen (NCOJ) en de EU AI Act (EAA)"
    known = [Mention(38, 43, "urn:x:ye", EntityType.COUNTRY), Mention(60, 66, "urn:x:ai", EntityType.ACT)]
    assert [(text[f.start : f.end], f.entity) for f in by_bracket(text, known, [])] == [("EAA", "urn:x:ai")]


def test_an_unknown_body_and_its_abbreviation_are_one() -> None:
    """A long form that says what it is becomes an entity with its abbreviation; a technical term does not."""
    found = list(by_bracket("Het Planbureau voor de Leefomgeving (PBL); carbon capture and storage (CCS)", [], []))
    assert len({f.entity for f in found}) <= 1
    found = list(by_bracket("The International Energy Agency (IEA) says", [], []))
    assert [f.alias for f in found] == ["", "IEA"]
    assert len({f.entity for f in found}) == 1
