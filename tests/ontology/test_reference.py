"""Identifiers of the vocabularies against public lists, where these lie beside the project, and against each other."""

import csv
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.name_text import key
from ontology.terms import KP
from ontology.vocabulary import Term, vocabulary_files

REFERENCE = Path(__file__).parents[3] / "shared" / "benchmarks" / "reference"
listed = pytest.mark.skipif(not REFERENCE.is_dir(), reason="the public lists are not here")
KINDS = {"reg": "R", "dir": "L", "dec": "D", "reg_impl": "R", "reg_del": "R"}


@pytest.fixture(scope="module")
def countries(terms: list[Term]) -> dict[str, Term]:
    """The countries by their code of two letters."""
    return {term.identifiers["iso3166"]: term for term in terms if "iso3166" in term.identifiers}


@listed
def test_countries_have_the_codes_of_the_list(countries: dict[str, Term]) -> None:
    """Each country of the ISO list is there under both its codes."""
    with (REFERENCE / "iso3166_countries_nl_de.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["alpha_2"]: row["alpha_3"] for row in rows} == {
        code: term.identifiers["iso3166alpha3"] for code, term in countries.items()
    }


@listed
@pytest.mark.parametrize("language", ["nl", "de"])
def test_countries_bear_the_names_of_the_list(countries: dict[str, Term], language: str) -> None:
    """The list's name of a country in a language is one of its names, or none of another country's."""
    with (REFERENCE / "iso3166_countries_nl_de.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {key(name.text): code for code, term in countries.items() for name in term.names if name.kind != "seat"}
    wrong = {
        row[language]: names[key(row[language])]
        for row in rows
        if names.get(key(row[language]), row["alpha_2"]) != row["alpha_2"]
    }
    known = sum(key(row[language]) in names for row in rows)
    assert wrong == {}
    assert known / len(rows) > 0.85


@listed
def test_straits_bear_their_portwatch_number(terms: list[Term]) -> None:
    """Each of the 24 numbers of IMF PortWatch belongs to the chokepoint that has the strait's English name."""
    ours = {t.identifiers["portwatch"]: {key(n.text) for n in t.names} for t in terms if "portwatch" in t.identifiers}
    wanted = json.loads((REFERENCE / "imf_portwatch_chokepoints.json").read_text(encoding="utf-8"))
    assert set(ours) == set(wanted)
    assert [name for number, name in wanted.items() if key(name) not in ours[number]] == []


@listed
@pytest.mark.parametrize(
    ("annex", "names"), [(KP.AnnexI, "strategic_2024_1252_annex_I_de"), (KP.AnnexII, "critical_2024_1252_annex_II_de")]
)
def test_materials_are_on_the_annexes_that_name_them(terms: list[Term], annex: ox.NamedNode, names: str) -> None:
    """Each entry of an annex of Regulation (EU) 2024/1252 has a material that is marked as being on it."""
    store = ox.Store()
    for file in vocabulary_files():
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    marked = {
        q.subject.value for q in store.quads_for_pattern(None, KP.onList, annex) if isinstance(q.subject, ox.NamedNode)
    }
    on_list = [term for term in terms if term.iri in marked]
    labels = {key(name.text) for term in on_list for name in term.names}
    symbols = {term.identifiers.get("symbol") for term in on_list}
    entries = json.loads((REFERENCE / "critical_raw_materials_eu_de.json").read_text(encoding="utf-8"))[names]
    for entry in entries:
        elements = set(re.findall(r"\b[A-Z][a-z]\b", entry.partition("(")[2]))
        name = re.split(r"\s+[—-]\s+|/|\s*\(", entry)[0].strip()
        assert key(name) in labels or (elements and elements <= symbols), entry


def test_eli_and_celex_name_the_same_act(terms: list[Term]) -> None:
    """Year, number and kind of an ELI are those of the CELEX number beside it."""
    both = [
        t for t in terms if "eli" in t.identifiers and re.fullmatch(r"3\d{4}[RLD]\d{4}", t.identifiers.get("celex", ""))
    ]
    assert len(both) > 20
    for term in both:
        match = re.search(r"/eli/([a-z_]+)/(\d{4})/(\d+)", term.identifiers["eli"])
        assert match, term.iri
        assert term.identifiers["celex"] == f"3{match[2]}{KINDS[match[1]]}{int(match[3]):04}", term.iri


def test_a_name_with_an_act_number_agrees_with_its_celex(terms: list[Term]) -> None:
    """*Verordnung (EU) 2024/1252* is a name of no act but 32024R1252."""
    for term in terms:
        celex = term.identifiers.get("celex", "")
        for name in term.names:
            match = re.fullmatch(
                r"(?:Verordening|Verordnung|Regulation|Richtlijn|Richtlinie|Directive) \(EU\) (\d{4})/(\d+)", name.text
            )
            if match and celex:
                assert (celex[1:5], int(celex[6:10])) == (match[1], int(match[2])), (term.iri, name.text)
