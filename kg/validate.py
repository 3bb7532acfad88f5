"""SHACL: the graph, or vocabularies before they are taken in, against the shapes of the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from pyshacl import validate
from rdflib import Dataset, URIRef
from rdflib import Graph as RdfGraph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph import Graph
from ontology import path


def violations(graph: Graph) -> list[str]:
    """Return a line for every violation of the shapes in the union of all graphs and the ontology, sorted."""
    return _violations(Dataset(store=OxigraphStore(store=graph.store()), default_union=True))


def file_violations(file: Path) -> list[str]:
    """Return a line for every violation in a file of RDF (.ttl, .nq or .jsonld) together with the ontology.

    Raises:
        QueryError: the file cannot be read as RDF of the format its ending names.
    """
    store = ox.Store()
    format_ = ox.RdfFormat.from_extension(file.suffix.lstrip("."))
    if format_ is None:
        raise QueryError(f"{file.name} ends in no RDF format there is; use .ttl, .nq or .jsonld")
    try:
        store.bulk_load(path=str(file), format=format_)
        # A part of the graph names relations that only the ontology describes.
        store.bulk_load(path=str(path("knooppunt.ttl")), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise QueryError(f"{file.name} cannot be read as RDF ({error}); export it anew.") from error
    return _violations(Dataset(store=OxigraphStore(store=store), default_union=True))


def vocabulary_violations(files: Iterable[Path]) -> list[str]:
    """Return a line for every violation in Turtle files taken together.

    Raises:
        SyntaxError: a file is not Turtle (rdflib's BadSyntax is one).
    """
    data = RdfGraph(store="Oxigraph")
    for file in files:
        data.parse(file, format="ox-turtle")
    return _violations(data)


def _violations(data: RdfGraph) -> list[str]:
    # Through Oxigraph as the data: rdflib's own parser leaves xsd:string off, and sh:in takes "a" for another value then.
    shapes = RdfGraph().parse(path("shapes.ttl"), format="ox-turtle")
    ontology = RdfGraph().parse(path("knooppunt.ttl"), format="ox-turtle")
    _, report, _ = validate(data, shacl_graph=shapes, ont_graph=ontology, advanced=True, inference="none")
    assert isinstance(report, RdfGraph)
    return sorted(_line(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _line(report: RdfGraph, result: Node) -> str:
    def part(name: URIRef) -> str:
        return str(report.value(result, name) or "")

    return f"{part(SH.focusNode)} {part(SH.resultPath)} {part(SH.value)}: {part(SH.resultMessage)}"
