"""What the bundled vocabularies must be, whatever they hold."""

import re
from collections import defaultdict

import pyoxigraph as ox
import pytest

from ontology.terms import KP, RDF, RDFS, SKOS
from ontology.vocabulary import TYPES, Term, load_terms, vocabulary_files

IRI = re.compile(r"urn:knooppunt:entity:([a-z]+):[a-z0-9]+(-[a-z0-9]+)*")


def test_every_concept_has_a_label_in_three_languages(terms: list[Term]) -> None:
    """Each concept has exactly one preferred label in Dutch, German and English."""
    for term in terms:
        languages = sorted(name.language for name in term.names if name.kind == "preferred")
        assert languages == ["de", "en", "nl"], term.iri


def test_iris_are_well_formed(terms: list[Term]) -> None:
    """Each IRI says its type and a slug."""
    for term in terms:
        match = IRI.fullmatch(term.iri)
        assert match, term.iri
        assert match[1] == term.type.lower()


def test_no_two_concepts_share_an_unambiguous_name(terms: list[Term]) -> None:
    """Within a type and a language, a strong name that two concepts share is marked ambiguous in both."""
    owners: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for term in terms:
        for name in term.names:
            if name.kind in {"preferred", "alternative", "hidden"} and name.text not in term.ambiguous:
                for language in ("nl", "de", "en") if name.language == "mul" else (name.language,):
                    owners[term.type, language, name.text.casefold()].add(term.iri)
    assert {key: sorted(iris) for key, iris in owners.items() if len(iris) > 1} == {}


def test_an_ambiguous_name_has_cues(terms: list[Term]) -> None:
    """A name that needs context comes with words to look for."""
    assert [term.iri for term in terms if term.ambiguous and not term.cues] == []


def test_broader_concepts_exist(terms: list[Term]) -> None:
    """Every broader concept is bundled, and none is broader than itself."""
    known = {term.iri: set(term.broader) for term in terms}
    for iri, parents in known.items():
        above, todo = set(), set(parents)
        while todo:
            above |= todo
            todo = {up for down in todo for up in known[down]} - above
        assert iri not in above, iri


def test_cas_numbers_have_their_check_digit(terms: list[Term]) -> None:
    """The last digit of a CAS number is the weighted sum of the others, modulo ten."""
    for term in terms:
        if "cas" in term.identifiers:
            *digits, check = term.identifiers["cas"].replace("-", "")
            total = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), 1))
            assert total % 10 == int(check), term.iri


def test_leis_have_their_check_digits(terms: list[Term]) -> None:
    """An LEI read as a number, letters from 10, is 1 modulo 97 (ISO 17442)."""
    for term in terms:
        if "lei" in term.identifiers:
            assert int("".join(str(int(character, 36)) for character in term.identifiers["lei"])) % 97 == 1, term.iri


@pytest.mark.parametrize("scheme", ["iso3166", "iso3166alpha3", "wikidata", "celex", "lei", "cas", "portwatch"])
def test_an_identifier_names_one_concept(terms: list[Term], scheme: str) -> None:
    """No identifier is given to two concepts."""
    given = [term.identifiers[scheme] for term in terms if scheme in term.identifiers]
    assert sorted(set(given)) == sorted(given)


def test_countries_are_those_of_iso_3166(terms: list[Term]) -> None:
    """There are 249 countries with a code, and Kosovo."""
    countries = [term for term in terms if term.type == "Country"]
    assert sum("iso3166" in term.identifiers for term in countries) == 249
    assert len(countries) == 250


def test_every_type_but_person_is_there(terms: list[Term]) -> None:
    """The vocabularies hold concepts of every class they are meant for."""
    assert {term.type for term in terms} == set(TYPES) - {"Person"}


def test_concepts_stand_sorted_in_their_file() -> None:
    """The blocks of a vocabulary are sorted, so that a hand finds its place."""
    for file in vocabulary_files():
        slugs = re.findall(r"^[a-z]+:(\S+) a kp:", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert slugs == sorted(slugs), file.name


def test_vocabularies_stay_small() -> None:
    """All vocabularies together are few enough triples to be read at every ingest."""
    terms = load_terms(vocabulary_files())
    triples = sum(1 for file in vocabulary_files() for _ in ox.parse(path=str(file)))
    assert len(terms) * 4 < triples < 60_000


def test_own_terms_are_explained_in_three_languages(ontology_store: ox.Store) -> None:
    """Every class, property and list of ours has a label and a comment in nl, de and en."""
    for subject in {quad.subject for quad in ontology_store.quads_for_pattern(None, RDF.type, None)}:
        if isinstance(subject, ox.NamedNode) and subject.value.startswith("urn:knooppunt:ontology#"):
            for predicate in (RDFS.label, RDFS.comment):
                found = [quad.object for quad in ontology_store.quads_for_pattern(subject, predicate, None)]
                languages = sorted(str(node.language) for node in found if isinstance(node, ox.Literal))
                assert languages == ["de", "en", "nl"], (subject.value, predicate.value)


def test_vocabularies_use_only_terms_of_the_ontology(ontology_store: ox.Store) -> None:
    """A predicate of ours that a vocabulary uses is declared in the ontology."""
    for file in vocabulary_files():
        for predicate in {quad.predicate for quad in ox.parse(path=str(file))}:
            if predicate.value.startswith("urn:knooppunt:ontology#"):
                assert any(ontology_store.quads_for_pattern(predicate, RDF.type, None)), predicate.value


def test_targets_of_links_exist(terms: list[Term]) -> None:
    """What a concept points to (country, holder, jurisdiction, what passes) is a bundled concept."""
    known = {term.iri for term in terms}
    links = {KP.country, KP.heldBy, KP.jurisdiction, KP.gates, SKOS.broader}
    for file in vocabulary_files():
        for quad in ox.parse(path=str(file)):
            if quad.predicate in links and isinstance(quad.object, ox.NamedNode):
                assert quad.object.value in known, (quad.subject, quad.object.value)
