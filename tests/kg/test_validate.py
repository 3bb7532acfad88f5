"""The shapes see what must not be: each broken thing is a violation, and whole data are none."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import Graph
from kg.ids import content_hash, document_iri
from kg.model import Analysis, Claim, Document, Entity, EntityType, Figure, Mention, Passage, Sentence
from kg.rdf import analysis_quads
from kg.validate import violations, vocabulary_violations
from ontology import path

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL's use of rdflib

TEXT = "Congo levert ongeveer 5 ton kobalt."
DOCUMENT = Document(content_hash(TEXT.encode()), "a.txt", TEXT)
NODE = document_iri(DOCUMENT.id)
CONGO = Entity("urn:knooppunt:entity:country:cd", EntityType.COUNTRY, {"nl": "Congo"})
COBALT = Entity("urn:knooppunt:entity:material:cobalt", EntityType.MATERIAL, {"nl": "kobalt"})
WHOLE = Analysis(
    DOCUMENT,
    passages=(Passage(0, 35, (Sentence(0, 35, "nl"),), language="nl"),),
    mentions=(Mention(0, 5, CONGO.iri, CONGO.type), Mention(28, 34, COBALT.iri, COBALT.type)),
    entities=(CONGO, COBALT),
    figures=(Figure(13, 27, "ongeveer 5 ton", 5.0, "t", qualifier="about", about=(COBALT.iri,)),),
    claims=(Claim(0, 35, CONGO.iri, "urn:knooppunt:ontology#produces", COBALT.iri, extractor="test 1"),),
)


@pytest.fixture
def store() -> ox.Store:
    """A graph with the ontology and one whole document."""
    found = ox.Store()
    Graph(found).load_vocabulary([path("knooppunt.ttl")])
    Graph(found).replace(NODE, analysis_quads(WHOLE, "a.txt", "1"))
    return found


def test_whole_data_break_no_shape(store: ox.Store) -> None:
    """A document with one of everything, qualifier and modality included, is valid."""
    assert violations(Graph(store)) == []


KP = "urn:knooppunt:ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
BROKEN = {
    "qualifier": f'DELETE {{ ?f <{KP}qualifier> ?q }} INSERT {{ ?f <{KP}qualifier> "perhaps" }} WHERE {{ ?f <{KP}qualifier> ?q }}',
    "polarity": f'DELETE {{ ?c <{KP}polarity> ?q }} INSERT {{ ?c <{KP}polarity> "maybe" }} WHERE {{ ?c <{KP}polarity> ?q }}',
    "endIndex": f"DELETE {{ ?m <{NIF}endIndex> ?e }} INSERT {{ ?m <{NIF}endIndex> 0 }} WHERE {{ ?m a <{KP}Mention> ; <{NIF}endIndex> ?e }}",
    "anchorOf": f"DELETE WHERE {{ ?m <{NIF}anchorOf> ?words }}",
    "refersTo": f"DELETE {{ ?m <{KP}refersTo> ?e }} INSERT {{ ?m <{KP}refersTo> <urn:nobody> }} WHERE {{ ?m <{KP}refersTo> ?e }}",
    "low": f"DELETE WHERE {{ ?f <{KP}value> ?v }}",
    "without a positive kp:Claim": f"INSERT DATA {{ <{COBALT.iri}> <{KP}produces> <{CONGO.iri}> }}",
    "label": f"DELETE WHERE {{ <{CONGO.iri}> <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }}",
    "confidence": f"DELETE {{ ?m <{KP}confidence> ?c }} INSERT {{ ?m <{KP}confidence> 2e0 }} WHERE {{ ?m <{KP}confidence> ?c }}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_data_are_violations(store: ox.Store, name: str) -> None:
    """Each broken thing is found, and the line names it."""
    update = BROKEN[name].replace("DELETE", f"WITH <{NODE}> DELETE", 1) if "WHERE {" in BROKEN[name] else BROKEN[name]
    if update.startswith(f"WITH <{NODE}> DELETE WHERE"):
        inner = update.split("WHERE ", 1)[1]
        update = f"WITH <{NODE}> DELETE {inner} WHERE {inner}"
    if "INSERT DATA" in update:
        update = update.replace("{ ", f"{{ GRAPH <{NODE}> {{ ", 1) + " }"
    before = len(store), set(store)
    store.update(update)
    assert (len(store), set(store)) != before
    found = violations(Graph(store))
    assert found
    assert all(NODE in line or "urn:" in line for line in found)


def test_vocabulary_with_a_missing_label(tmp_path: Path) -> None:
    """A concept without a German name is found before it is taken in."""
    file = tmp_path / "x.ttl"
    file.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<urn:knooppunt:entity:place:x> a <{KP}Place> ; skos:prefLabel "x"@nl, "x"@en ; skos:inScheme <urn:s> .\n',
        encoding="utf-8",
    )
    assert any("prefLabel" in line for line in vocabulary_violations([file]))
