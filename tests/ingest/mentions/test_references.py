"""Tests of acts named by number or section."""

import pytest

from ingest.mentions.references import EuAct, by_number, by_section
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term

CRMA = Term(
    "urn:knooppunt:entity:act:crma", "Act", (Name("Critical Raw Materials Act", "mul", "preferred"),), {"celex": "32024R1252"}
)  # fmt: skip
MATCHER = NameMatcher.from_terms([CRMA])


@pytest.mark.parametrize(
    "text",
    [
        "Verordening (EU) 2024/1252",
        "der Verordnung (EU) 2024/1252",
        "Regulation (EU) 2024 / 1252",
        "VO (EU) Nr. 2024/1252",
    ],
)
def test_one_act_in_three_languages(text: str) -> None:
    """The number leads to the vocabulary's act in each language and spelling."""
    [found] = by_number(text, MATCHER)
    assert found.entity == CRMA.iri
    assert text[found.start : found.end].endswith("1252")


@pytest.mark.parametrize(
    ("kind", "first", "second", "celex"),
    [
        ("R", "2024", "1252", "32024R1252"),
        ("R", "428", "2009", "32009R0428"),
        ("R", "1303", "2013", "32013R1303"),
        ("L", "2009", "28", "32009L0028"),
        ("L", "96", "9", "31996L0009"),
        ("R", "2013", "2014", "32014R2013"),
    ],
)
def test_year_and_number_are_told_apart(kind: str, first: str, second: str, celex: str) -> None:
    """Directives give the year first, regulations since 2015."""
    act = EuAct.from_numbers(kind, first, second)
    assert act is not None
    assert act.celex == celex


def test_impossible_numbers_are_no_act() -> None:
    """Two numbers of which none can be a year name nothing."""
    assert list(by_number("besluit 12/34 van de raad", MATCHER)) == []
    assert EuAct.from_numbers("R", "1800", "12") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("under Executive Order 14017 of", "Executive Order 14017"),
        ("EO 14017 regelt", "Executive Order 14017"),
        ("de wet SB 253 in Californië", "SB 253"),
        ("H.R. 4346 passed", "HR 4346"),
        ("Public Law 117-167", "Public Law 117-167"),
    ],
)
def test_american_acts(text: str, name: str) -> None:
    """Bills, orders and public laws are acts by their number."""
    assert [found.name for found in by_number(text, MATCHER)] == [name]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("nach § 5 GWB und § 19 Abs. 2 Nr. 1 GWB", ["GWB", "GWB"]),
        ("Art. 12 Abs. 1 Satz 2 GG", ["GG"]),
        ("§§ 33 Abs. 2, 41 MarkenG", ["MarkenG"]),
        ("gemäß § 52 SGG und § 4 TVG", ["SGG", "TVG"]),
        ("Artikel 6 Abs. 1 der EMRK", ["EMRK"]),
        ("nach dem AsylG und dem SGB II", ["AsylG", "SGB II"]),
        ("BSG SozR 3 § 18 Nr 2 RdNr 30; § 7 Abs. 1 TV-L", []),
        ("§ 3 Die Beteiligten", []),
    ],
)
def test_statutes_by_section(text: str, acts: list[str]) -> None:
    """What follows a section is a statute, unless it is a court report or a collective agreement."""
    found = list(by_section(text))
    assert [find.name for find in found] == acts
    assert [text[find.start : find.end] for find in found] == acts
