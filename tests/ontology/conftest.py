"""The bundled data, parsed once."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph

from ontology import path
from ontology.vocabulary import Term, load_terms, vocabulary_files


@pytest.fixture(scope="session")
def terms() -> list[Term]:
    """All bundled terms."""
    return load_terms(vocabulary_files())


@pytest.fixture(scope="session")
def ontology_store() -> ox.Store:
    """The ontology in memory."""
    store = ox.Store()
    store.load(path=str(path("knooppunt.ttl")), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """The shapes graph."""
    return Graph().parse(path("shapes.ttl"))


@pytest.fixture(scope="session")
def base() -> Graph:
    """The ontology and every vocabulary in one graph."""
    graph = Graph()
    for file in (path("knooppunt.ttl"), *vocabulary_files()):
        graph.parse(Path(file))
    return graph


@pytest.fixture(scope="session")
def report(shapes: Graph, base: Graph) -> str:
    """What SHACL says of the bundled data, empty when it holds."""
    conforms, _, text = validate(base, shacl_graph=shapes, inference="none", advanced=False)
    return "" if conforms else str(text)
