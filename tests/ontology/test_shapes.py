"""The shapes hold on what is bundled, and each of them can fail."""

import pytest
from pyshacl import validate
from rdflib import Graph

from ontology import path

PREFIXES = """
@prefix kp: <urn:knooppunt:ontology#> .
@prefix c: <urn:knooppunt:entity:country:> .
@prefix m: <urn:knooppunt:entity:material:> .
@prefix v: <urn:knooppunt:vocabulary:> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DOCUMENT = "urn:knooppunt:document:" + "a" * 64
GOOD = f"""
v:test a skos:ConceptScheme ; dcterms:source "us" ; dcterms:license <urn:cc0> ;
    skos:prefLabel "proef"@nl, "Probe"@de, "test"@en .
c:cn a kp:Country ; skos:inScheme v:test ; skos:prefLabel "China"@nl, "China"@de, "China"@en ; kp:iso3166 "CN" .
m:gallium a kp:Material ; skos:inScheme v:test ; kp:cas "7440-55-3" ;
    skos:prefLabel "gallium"@nl, "Gallium"@de, "gallium"@en .
<{DOCUMENT}> a kp:Document ; kp:fileName "note.txt" .
<{DOCUMENT}#char=0,5> a kp:Mention ; nif:referenceContext <{DOCUMENT}> ; nif:beginIndex 0 ; nif:endIndex 5 ;
    kp:cleanBegin 0 ; kp:cleanEnd 5 ; nif:anchorOf "China" ; kp:refersTo c:cn ;
    kp:confidence "0.9"^^xsd:double ; kp:method "vocabulary" .
<{DOCUMENT}#char=0,40> a kp:Claim ; nif:referenceContext <{DOCUMENT}> ; nif:beginIndex 0 ; nif:endIndex 40 ;
    nif:anchorOf "China beperkt de uitvoer van gallium." ; kp:subject c:cn ; kp:predicate kp:restrictsExportOf ;
    kp:object m:gallium ; kp:polarity "positive" ; kp:modality "asserted" ;
    kp:confidence "0.9"^^xsd:double ; kp:extractor "test 1" .
c:cn kp:restrictsExportOf m:gallium .
<{DOCUMENT}#char=50,60> a kp:Figure ; nif:referenceContext <{DOCUMENT}> ; nif:beginIndex 50 ; nif:endIndex 60 ;
    kp:asWritten "98 procent" ; kp:value "98"^^xsd:double ; kp:unit "percent" ; kp:about m:gallium .
"""
FAULTS = {
    "a concept without a German label": ('"Gallium"@de, ', "prefLabel in each of nl, de and en"),
    "a second Dutch label": ('"gallium"@nl,', "prefLabel in each of nl, de and en", '"gallium"@nl, "gallie"@nl,'),
    "a name in another language": (
        '"gallium"@nl,',
        "other than nl, de and en",
        '"gallium"@nl . m:gallium skos:altLabel "gallio"@it ; skos:prefLabel',
    ),
    "a name with a space at its end": (
        '"gallium"@nl,',
        "without spaces at its ends",
        '"gallium"@nl . m:gallium skos:altLabel "gallie " ; skos:prefLabel',
    ),
    "a badly formed identifier": ('"7440-55-3"', "Value does not match pattern", '"7440"'),
    "a mention that ends before it begins": ("nif:endIndex 5 ;", "begins before it ends", "nif:endIndex 0 ;"),
    "a mention of nothing": ("kp:refersTo c:cn ;", "refers to one entity"),
    "a mention without its words": ('nif:anchorOf "China" ;', "holds the words"),
    "a place outside any document": (
        f"a kp:Mention ; nif:referenceContext <{DOCUMENT}> ;",
        "stands in one document",
        "a kp:Mention ;",
    ),
    "a claim with an unknown relation": (
        "kp:predicate kp:restrictsExportOf",
        "one relation of the ontology",
        "kp:predicate kp:hates",
    ),
    "a direct triple without a claim": ("kp:object m:gallium", "stands without a positive kp:Claim", "kp:object c:cn"),
    "a direct triple whose claim denies it": ('"positive"', "stands without a positive kp:Claim", '"negative"'),
    "a confidence above one": ('kp:confidence "0.9"', "Value is not <=", 'kp:confidence "1.5"'),
    "a figure without a value": ('kp:value "98"^^xsd:double ;', "has a value, or else"),
    "a document by another name": ("<urn:knooppunt:document:", "Value does not match pattern", "<urn:other:"),
    "a vocabulary without a source": ('dcterms:source "us" ;', "names its sources"),
}


@pytest.fixture(scope="module")
def relations() -> Graph:
    """The ontology alone."""
    return Graph().parse(path("knooppunt.ttl"))


def check(shapes: Graph, relations: Graph, turtle: str) -> tuple[bool, str]:
    """Validate a small graph beside the ontology."""
    graph = relations + Graph().parse(data=PREFIXES + turtle, format="turtle")
    conforms, _, text = validate(graph, shacl_graph=shapes, inference="none")
    return bool(conforms), str(text)


def test_bundled_data_holds(report: str) -> None:
    """The ontology and the vocabularies hold to the shapes."""
    assert not report, report[:3000]


def test_a_good_graph_holds(shapes: Graph, relations: Graph) -> None:
    """A graph with a mention, a claim with its direct triple and a figure holds."""
    conforms, text = check(shapes, relations, GOOD)
    assert conforms, text


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(shapes: Graph, relations: Graph, fault: str) -> None:
    """One change to the good graph is reported with the sentence that belongs to it."""
    seen, expected, *instead = FAULTS[fault]
    assert seen in GOOD
    conforms, text = check(shapes, relations, GOOD.replace(seen, instead[0] if instead else ""))
    assert not conforms
    assert expected in text
