"""The commands query, export, validate and verify: formats, refusals."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import Result
from rdflib import Dataset, Graph

import kg.graph
from kg.facts.quantities import GRAPH, quantities
from ontology.terms import QUDT

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "samples"

Run = Callable[..., Result]


def test_query_formats(run: Run, sample_kb: Path, tmp_path: Path) -> None:
    """A query, as text or in a file, comes as table, SPARQL JSON or CSV; the usual prefixes are declared."""
    text = "SELECT ?name WHERE { ?d a kp:Document ; kp:fileName ?name } ORDER BY ?name"
    (tmp_path / "names.rq").write_text(text, encoding="utf-8")
    names = sorted(p.name for p in SAMPLES.iterdir() if p.suffix)
    as_json = json.loads(run("query", text, "--format", "json", kb=sample_kb).stdout)
    assert [b["name"]["value"] for b in as_json["results"]["bindings"]] == names
    as_csv = run("query", tmp_path / "names.rq", "--format", "csv", kb=sample_kb).stdout
    assert as_csv.split() == ["name", *names]
    assert run("query", text, kb=sample_kb).stdout.split() == ["name", *names]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("ASK { ?d a kp:Document }", "true"),
        ("SELECT ?x { ?x a kp:Nothing }", "x"),
        ("SELECT * { VALUES ?x { 1 UNDEF } }", "x\n1"),
        ("CONSTRUCT { ?d a kp:Thing } WHERE { ?d kp:fileName 'crma.md' }", "#Thing> ."),
        ("SELECT (COUNT(*) AS ?n) FROM <urn:knooppunt:graph:none> { ?s ?p ?o }", "n\n0"),
    ],
)
def test_query_forms(run: Run, sample_kb: Path, query: str, wanted: str) -> None:
    """ASK, CONSTRUCT, empty and unbound results are all printed."""
    result = run("query", query, kb=sample_kb)
    assert result.exit_code == 0, result.stderr
    assert wanted in result.stdout


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.service<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DROP ALL",
        "LOAD <file:///etc/passwd>",
        "SELECT * { nonsense",
        "",
    ],
)
def test_query_refusals(run: Run, sample_kb: Path, query: str) -> None:
    """Other servers, updates and nonsense are refused in one message; nothing changes."""
    before = json.loads(run("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "json", kb=sample_kb).stdout)
    result = run("query", query, kb=sample_kb)
    assert result.exit_code == 2
    assert result.stderr.startswith("knooppunt: ")
    assert "Traceback" not in result.stderr
    after = json.loads(run("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "json", kb=sample_kb).stdout)
    assert after == before


def test_query_file_that_is_none(run: Run, sample_kb: Path, tmp_path: Path) -> None:
    """A query file that is missing or no text is named."""
    (tmp_path / "bad.rq").write_bytes(b"SELECT \xff")
    for name in ("none.rq", "bad.rq"):
        result = run("query", tmp_path / name, kb=sample_kb)
        assert result.exit_code == 2
        assert name in result.stderr


@pytest.fixture
def exported(run: Run, small_kb: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Export the knowledge base of the two notes to a file with an ending."""

    def export(ending: str) -> Path:
        file = tmp_path / f"out.{ending}"
        assert run("export", file, kb=small_kb).exit_code == 0
        return file

    return export


@pytest.fixture
def quads(small_kb: Path) -> set[ox.Quad]:
    """Return the quads of the knowledge base of the two notes, with what exports derive from its figures."""
    stored = set(kg.graph.Graph.open(small_kb / "graph").all_quads())
    graph = ox.NamedNode(GRAPH)
    return stored | {ox.Quad(t.subject, t.predicate, t.object, graph) for t in quantities(stored)}


def test_export_as_quads(exported: Callable[[str], Path], quads: set[ox.Quad]) -> None:
    """.nq and .jsonld hold every quad, as another store reads them, and the quantities in a graph of their own."""
    assert any(q.predicate == QUDT.quantityValue for q in quads)
    assert set(ox.parse(path=str(exported("nq")), format=ox.RdfFormat.N_QUADS)) == quads
    assert set(ox.parse(path=str(exported("jsonld")), format=ox.RdfFormat.JSON_LD)) == quads


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_export_reads_in_rdflib(exported: Callable[[str], Path], quads: set[ox.Quad]) -> None:
    """.ttl holds the union of the graphs, and rdflib reads it and the archive."""
    assert len(Graph().parse(exported("ttl"), format="turtle")) == len({q.triple for q in quads})
    dataset = Dataset()
    dataset.parse(exported("nq"), format="nquads")
    names = {str(getattr(q.graph_name, "value", "")) for q in quads}
    assert {str(g.identifier) for g in dataset.graphs() if len(g)} == names


def test_export_as_graphml_and_csv(exported: Callable[[str], Path], notes: Path) -> None:
    """.graphml and .csv hold the same links, with labels and a quote as proof."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.parse(exported("graphml")).getroot()
    nodes = {node.attrib["id"] for node in root.iter(f"{space}node")}
    edges = [(e.attrib["source"], e.attrib["target"]) for e in root.iter(f"{space}edge")]
    assert edges
    assert nodes == {end for edge in edges for end in edge}
    with exported("csv").open(encoding="utf-8", newline="") as file:
        links = list(csv.DictReader(file))
    assert len(links) == len(edges)
    for link in links:
        text = (notes / link["document"]).read_text(encoding="utf-8")
        assert text[int(link["start"]) : int(link["end"])] == link["quote"] != ""


@pytest.mark.parametrize("name", ["out.xml", "out", "no/such/folder/out.nq"])
def test_export_refusals(run: Run, sample_kb: Path, tmp_path: Path, name: str) -> None:
    """An ending without a format and a place that cannot be written are named."""
    result = run("export", tmp_path / name, kb=sample_kb)
    assert result.exit_code == 2
    assert result.stderr.startswith("knooppunt: ")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL's use of rdflib
def test_validate_and_verify(run: Run, sample_kb: Path) -> None:
    """The samples break no shape, and every stored place quotes its original."""
    for command in ("validate", "verify"):
        result = run(command, kb=sample_kb)
        assert (result.exit_code, result.stdout, result.exception) == (0, "", None)
