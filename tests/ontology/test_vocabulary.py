"""Terms are read from Turtle as the vocabularies write them."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.vocabulary import Name, Term, load_terms, read_terms, vocabulary_files

TURTLE = """
@prefix kp: <urn:knooppunt:ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:knooppunt:entity:company:orange> a kp:Company ;
    skos:prefLabel "Orange"@nl, "Orange"@de, "Orange"@en ;
    skos:altLabel "Orange SA" ;
    kp:ambiguousLabel "Orange" ;
    kp:cue "telecom", "France" ;
    kp:lei "969500MCOONR8990S771" .
<urn:knooppunt:entity:country:br> a kp:Country ;
    skos:prefLabel "Brazilië"@nl, "Brasilien"@de, "Brazil"@en ;
    kp:adjective "Braziliaans"@nl ;
    kp:demonym "Brazilianen"@nl ;
    kp:seat "Brasilia" ;
    kp:iso3166 "BR" .
<urn:knooppunt:entity:material:chips> a kp:Material ;
    skos:broader <urn:knooppunt:entity:material:electronics> ;
    skos:prefLabel "halfgeleiders"@nl, "Halbleiter"@de, "semiconductors"@en ;
    skos:hiddenLabel "halfgelijders"@nl ;
    kp:ambiguousLabel "chips"@nl .
<urn:example> skos:prefLabel "no concept"@en .
"""


def terms_of(turtle: str) -> list[Term]:
    """Read the terms of a Turtle text."""
    return read_terms(quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE))


@pytest.fixture
def terms() -> dict[str, Term]:
    """The terms of the example by the last part of their IRI."""
    return {term.iri.rsplit(":", 1)[-1]: term for term in terms_of(TURTLE)}


def test_sorted_and_typed(terms: dict[str, Term]) -> None:
    """Terms come sorted by IRI with the local name of their class; what is no concept is passed over."""
    assert [(name, term.type) for name, term in terms.items()] == [
        ("orange", "Company"),
        ("br", "Country"),
        ("chips", "Material"),
    ]


def test_kinds_and_languages_of_names(terms: dict[str, Term]) -> None:
    """Each label predicate gives its kind of name, and a label without a tag holds in every language."""
    assert set(terms["br"].names) == {
        Name("Brazilië", "nl", "preferred"),
        Name("Brasilien", "de", "preferred"),
        Name("Brazil", "en", "preferred"),
        Name("Braziliaans", "nl", "adjective"),
        Name("Brazilianen", "nl", "demonym"),
        Name("Brasilia", "mul", "seat"),
    }
    assert Name("halfgelijders", "nl", "hidden") in terms["chips"].names


def test_an_ambiguous_label_is_a_name(terms: dict[str, Term]) -> None:
    """An ambiguous label that is no other name counts as an alternative one."""
    assert Name("chips", "nl", "alternative") in terms["chips"].names
    assert terms["chips"].ambiguous == {"chips"}


def test_an_ambiguous_preferred_label_stays_preferred(terms: dict[str, Term]) -> None:
    """Marking the preferred label as ambiguous adds no second name."""
    assert [name.kind for name in terms["orange"].names if name.text == "Orange"] == ["preferred"] * 3
    assert terms["orange"].ambiguous == {"Orange"}
    assert terms["orange"].cues == ("France", "telecom")


def test_cues_of_a_scheme_hold_for_its_ambiguous_concepts() -> None:
    """A cue of the vocabulary counts for each of its concepts that has an ambiguous name, and for no other."""
    turtle = """
        @prefix kp: <urn:knooppunt:ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:scheme> a skos:ConceptScheme ; kp:cue "afhankelijk" .
        <urn:cloud> a kp:Chokepoint ; skos:inScheme <urn:scheme> ; kp:ambiguousLabel "cloud" ; kp:cue "Azure" .
        <urn:suez> a kp:Chokepoint ; skos:inScheme <urn:scheme> ; skos:altLabel "Suez" .
    """
    assert [term.cues for term in terms_of(turtle)] == [("Azure", "afhankelijk"), ()]


def test_identifiers_and_broader(terms: dict[str, Term]) -> None:
    """Identifiers are kept by scheme, broader concepts by IRI."""
    assert terms["br"].identifiers == {"iso3166": "BR"}
    assert terms["orange"].identifiers == {"lei": "969500MCOONR8990S771"}
    assert terms["chips"].broader == ("urn:knooppunt:entity:material:electronics",)


@given(st.permutations([quad.triple for quad in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)]))
def test_the_order_of_triples_does_not_matter(triples: list[ox.Triple]) -> None:
    """Any order of the same triples gives the same terms."""
    assert read_terms(triples) == terms_of(TURTLE)


def test_several_files_speak_of_one_term(tmp_path: Path) -> None:
    """What two files say of one IRI becomes one term."""
    prefix = "@prefix kp: <urn:knooppunt:ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    (tmp_path / "a.ttl").write_text(prefix + '<urn:x> a kp:Act ; skos:altLabel "A" .', encoding="utf-8")
    (tmp_path / "b.ttl").write_text(prefix + '<urn:x> skos:altLabel "B" .', encoding="utf-8")
    (term,) = load_terms([tmp_path / "a.ttl", tmp_path / "b.ttl"])
    assert [name.text for name in term.names] == ["A", "B"]


def test_broken_turtle_is_named(tmp_path: Path) -> None:
    """A file that is not Turtle raises SyntaxError with the place."""
    (tmp_path / "bad.ttl").write_text("<urn:x> a ;", encoding="utf-8")
    with pytest.raises(SyntaxError, match="line 1"):
        load_terms([tmp_path / "bad.ttl"])


def test_bundled_files_are_sorted_turtle() -> None:
    """The bundled vocabularies are found, sorted by name."""
    files = vocabulary_files()
    assert "countries.ttl" in {file.name for file in files}
    assert list(files) == sorted(files)
