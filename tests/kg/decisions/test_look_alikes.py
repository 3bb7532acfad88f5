"""Which names look alike, and which do not."""

from __future__ import annotations

import pytest

from kg.decisions.look_alikes import bare, look_alikes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nordmetall GmbH", "Nordmetall Holding AG"),
        ("Scheepswerf De Hoop B.V.", "scheepswerf de hoop"),
        ("Société Générale S.A.", "Societe Generale"),
        ("De Nederlandsche Bank", "Nederlandsche Bank N.V."),
        ("Belimo-Gruppe", "BELIMO"),
    ],
)
def test_legal_form_case_and_marks_do_not_tell_names_apart(first: str, second: str) -> None:
    """Names that differ in no more than these are a pair."""
    assert bare(first) == bare(second)
    assert list(look_alikes({"urn:a": [first], "urn:b": [second]})) == [("urn:a", "urn:b", "the same name")]


@pytest.mark.parametrize(
    ("first", "second"), [("Nordmetall", "Südmetall"), ("AG", "SE"), ("EU", "Europese Unie"), ("Holding", "Groep")]
)
def test_other_names_are_no_pair(first: str, second: str) -> None:
    """Other words, two-letter abbreviations and bare legal forms make no pair."""
    assert list(look_alikes({"urn:a": [first], "urn:b": [second]})) == []


def test_an_abbreviation_is_a_pair_once() -> None:
    """Capitals that are the initials of a longer name make a pair, named once however many names show it."""
    names = {"urn:long": ["Raad Wonen Zorg", "Raad voor Wonen en Zorg"], "urn:short": ["RWZ"]}
    assert list(look_alikes(names)) == [("urn:long", "urn:short", "an abbreviation")]
