"""The command line keeps its contract (docs/architecture.md): keys and types of every line, order, formats, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import Result
from rdflib import Dataset, Graph

import kg.graph
from app.lines import FIGURE_COLUMNS

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "samples"
QUESTIONS = ROOT / "tests" / "data" / "sample-questions.jsonl"
ASKED = "Hoeveel ton zeldzame aarden kwam er in 2023 wereldwijd uit de mijnen?"
VAIN = "Wie won in 1998 het wereldkampioenschap schaken?"

Line = dict[str, Any]
Rows = Callable[..., list[Line]]
Run = Callable[..., Result]

CITATION = {"document": str, "title": str, "start": int, "end": int, "quote": str, "page": int | None, "heading": str}
ANSWER = {
    "id": str | None,
    "question": str,
    "language": str,
    "kind": str,
    "answer": str,
    "abstained": bool,
    "confidence": float,
    "citations": list,
    "entities": list,
    "missing": str,
}
PLACE = {"document": str, "start": int, "end": int, "quote": str}
FIGURE = PLACE | {
    "id": str,
    "about": list,
    "measure": str,
    "value": int | float | list,
    "unit": str | None,
    "currency": str | None,
    "period": str | None,
    "qualifier": str | None,
    "as_written": str,
    "suspect": str | None,
}


def check(row: Line, keys: dict[str, Any], *, exact: bool = False) -> None:
    """Check that an object has these keys with values of these types, and no others if `exact`."""
    wrong = {k: row.get(k, "missing") for k, type_ in keys.items() if k not in row or not isinstance(row[k], type_)}
    assert not wrong, wrong
    assert not exact or set(row) == set(keys)


def original(document: str) -> str:
    """Return a sample note as it is read: the file decoded as UTF-8."""
    return (SAMPLES / document).read_bytes().decode("utf-8")


def check_quote(place: Line, key: str = "quote") -> None:
    """Check that a place holds its quote, character for character."""
    assert original(place["document"])[place["start"] : place["end"]] == place[key] != ""


def test_answer_line(rows: Rows, sample_kb: Path) -> None:
    """An answer has exactly the keys of the contract, and its quotes are the source."""
    (row,) = rows("ask", ASKED, kb=sample_kb)
    check(row, ANSWER, exact=True)
    assert row["question"] == ASKED
    assert (row["language"], row["abstained"], row["missing"], row["id"]) == ("nl", False, "", None)
    assert 0 <= row["confidence"] <= 1
    assert "350.000" in row["answer"]
    for place in row["citations"]:
        check(place, CITATION, exact=True)
        check_quote(place)
    for entity in row["entities"]:
        check(entity, {"id": str, "type": str, "label": str}, exact=True)


def test_abstention_line(rows: Rows, sample_kb: Path) -> None:
    """An abstention has the same keys, no citation, and says what is missing."""
    (row,) = rows("ask", VAIN, kb=sample_kb)
    check(row, ANSWER, exact=True)
    assert row["abstained"]
    assert row["missing"]
    assert (row["answer"], row["citations"]) == ("", [])


def test_search_line(rows: Rows, sample_kb: Path) -> None:
    """A search gives ranked passages, each with a quote that is the source, a score and the reasons."""
    (row,) = rows("search", ASKED, "-k", "7", kb=sample_kb)
    check(row, {"id": str | None, "question": str, "hits": list}, exact=True)
    assert len(row["hits"]) == 7
    for hit in row["hits"]:
        check(hit, PLACE | {"score": float, "why": list})
        check_quote(hit)
        assert all(isinstance(reason, str) for reason in hit["why"])
        assert hit["why"], hit
    scores = [hit["score"] for hit in row["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_entity_lines(rows: Rows, sample_kb: Path) -> None:
    """An entity has labels in three languages and the places that name it."""
    found = rows("entities", kb=sample_kb)
    assert len(found) > 30
    for row in found:
        check(row, {"id": str, "type": str, "label": str, "labels": dict, "mentions": list}, exact=True)
        assert set(row["labels"]) == {"nl", "de", "en"}
        assert row["mentions"]
        for place in row["mentions"]:
            check(place, {"document": str, "start": int, "end": int, "text": str}, exact=True)
            check_quote(place, "text")
    assert len({row["id"] for row in found}) == len(found)


def test_entities_of_a_document_and_type(rows: Rows, sample_kb: Path) -> None:
    """--document and --type choose, the type in any case."""
    found = rows("entities", "--document", "lithium.txt", "--type", "country", kb=sample_kb)
    assert found
    assert {row["type"] for row in found} == {"Country"}
    assert {place["document"] for row in found for place in row["mentions"]} == {"lithium.txt"}


def test_figure_lines(rows: Rows, sample_kb: Path) -> None:
    """A figure has a value in base units, the codes of the contract, and a quote that is the source."""
    found = rows("figures", kb=sample_kb)
    assert len(found) > 40
    for row in found:
        check(row, FIGURE)
        assert tuple(row) == FIGURE_COLUMNS
        check_quote(row)
        assert row["qualifier"] in {None, "about", "almost", "more than", "less than", "at least", "at most"}
        assert row["currency"] is None or len(row["currency"]) == 3
        assert not isinstance(row["value"], list) or row["value"][0] <= row["value"][1]
    assert any(row["value"] == 350_000 and row["unit"] == "t" for row in found)


def test_figures_about_an_entity(rows: Rows, sample_kb: Path) -> None:
    """--about takes a name in any language, or the id."""
    by_name = rows("figures", "--about", "Lithium", kb=sample_kb)
    assert by_name
    assert by_name == rows("figures", "--about", "urn:knooppunt:entity:material:lithium", kb=sample_kb)
    assert all("urn:knooppunt:entity:material:lithium" in row["about"] for row in by_name)


def test_figures_as_csv(run: Run, rows: Rows, sample_kb: Path) -> None:
    """--csv holds the same figures under the same names, lists as JSON."""
    result = run("figures", "--csv", kb=sample_kb)
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    lines = rows("figures", kb=sample_kb)
    assert [row["quote"] for row in table] == [row["quote"] for row in lines]
    assert [json.loads(row["about"]) for row in table] == [row["about"] for row in lines]


def test_claim_lines(rows: Rows, sample_kb: Path) -> None:
    """A claim says who does what to whom, how certain, and quotes the source."""
    for row in rows("claims", kb=sample_kb):
        check(row, PLACE | {"subject": str, "predicate": str, "object": str, "polarity": str, "modality": str})
        check_quote(row)


def test_path_line(rows: Rows, sample_kb: Path) -> None:
    """A path is one object: its hops, each with entities and evidence that is the source, and the weakest."""
    (row,) = rows("path", "China", "lithium", kb=sample_kb)
    check(row, {"found": bool, "weakest": int, "hops": list})
    assert row["found"]
    for hop in row["hops"]:
        check(hop, {"source": dict, "target": dict, "relation": str, "weight": float, "evidence": list}, exact=True)
        assert hop["evidence"]
        for place in hop["evidence"]:
            check(place, CITATION, exact=True)
            check_quote(place)


def test_path_to_itself(rows: Rows, sample_kb: Path) -> None:
    """Where there is no path the object says so."""
    (row,) = rows("path", "China", "China", kb=sample_kb)
    assert row == {"found": False, "weakest": None, "hops": []}


def test_unknown_entity(run: Run, sample_kb: Path) -> None:
    """A name that nothing answers to is named, with where to look."""
    result = run("path", "China", "Xyzzyland", kb=sample_kb)
    assert result.exit_code == 2
    assert "Xyzzyland" in result.stderr
    assert "knooppunt entities" in result.stderr


def test_batch_keeps_the_order(rows: Rows, sample_kb: Path, tmp_path: Path) -> None:
    """A batch gives one line a question, in the order of the file, with its id; other keys are passed over."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[:6][::-1]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(lines), encoding="utf-8")
    asked = [json.loads(line) for line in lines]
    for command, keys in (("ask", ANSWER), ("search", {"id": str, "question": str, "hits": list})):
        found = rows(command, "--batch", batch, kb=sample_kb)
        assert [(row["id"], row["question"]) for row in found] == [(row["id"], row["question"]) for row in asked]
        for row in found:
            check(row, keys, exact=True)


def test_one_question_and_a_batch_agree(rows: Rows, sample_kb: Path, tmp_path: Path) -> None:
    """Asked alone or in a batch, a question has the same answer."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text(json.dumps({"question": ASKED}) + "\n", encoding="utf-8")
    assert rows("ask", "--batch", batch, kb=sample_kb) == rows("ask", ASKED, kb=sample_kb)


def test_kb_from_the_environment(run: Run, sample_kb: Path) -> None:
    """KNOOPPUNT_KB names the knowledge base where --kb does not."""
    result = run("status", env={"KNOOPPUNT_KB": str(sample_kb)})
    assert result.exit_code == 0
    assert "10 documents" in result.stdout


def test_default_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without either it is ./knooppunt-kb, and its absence is said in one sentence with the remedy."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KNOOPPUNT_KB", raising=False)
    result = run("status")
    assert result.exit_code == 2
    assert "knooppunt-kb" in result.stderr
    assert "knooppunt ingest" in result.stderr
    assert result.stderr.count("\n") == 1


def test_status(rows: Rows, run: Run, sample_kb: Path) -> None:
    """Status lists the documents with id, name, title and language, and counts the rest."""
    (row,) = rows("status", kb=sample_kb)
    assert len(row["documents"]) == 10
    for document in row["documents"]:
        check(document, {"id": str, "name": str, "title": str, "language": str}, exact=True)
    assert {d["language"] for d in row["documents"]} == {"nl", "de"}
    assert row["passages"] > 40
    assert "batterien.txt" in run("status", kb=sample_kb).stdout


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
    """Return the quads of the knowledge base of the two notes."""
    return set(kg.graph.Graph.open(small_kb / "graph").all_quads())


def test_export_as_quads(exported: Callable[[str], Path], quads: set[ox.Quad]) -> None:
    """.nq and .jsonld hold every quad, as another store reads them."""
    assert set(ox.parse(path=str(exported("nq")), format=ox.RdfFormat.N_QUADS)) == quads
    assert set(ox.parse(path=str(exported("jsonld")), format=ox.RdfFormat.JSON_LD)) == quads


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_export_reads_in_rdflib(exported: Callable[[str], Path], quads: set[ox.Quad]) -> None:
    """.ttl holds the union of the graphs, and rdflib reads it and the archive."""
    assert len(Graph().parse(exported("ttl"), format="turtle")) == len({q.triple for q in quads})
    dataset = Dataset()
    dataset.parse(exported("nq"), format="nquads")
    assert {str(g.identifier) for g in dataset.graphs() if len(g)} == {q.graph_name.value for q in quads}


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


def test_show(run: Run, sample_kb: Path) -> None:
    """Show gives the clean text, the repairs, or the original to the character."""
    assert run("show", "knelpunten.txt", "--original", kb=sample_kb).stdout == original("knelpunten.txt")
    assert "afhankelijk" in run("show", "knelpunten.txt", kb=sample_kb).stdout
    repairs = run("show", "knelpunten.txt", "--repairs", kb=sample_kb).stdout
    assert "[t→f]hankelijk" in repairs
    missing = run("show", "none.txt", kb=sample_kb)
    assert missing.exit_code == 2
    assert "none.txt" in missing.stderr


def test_remove(run: Run, rows: Rows, kb: Path) -> None:
    """A document goes by its name; one that is not there is named and makes the code 1, the others go all the same."""
    result = run("remove", "havens.md", "none.txt", kb=kb)
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    (row,) = rows("status", kb=kb)
    assert [d["name"] for d in row["documents"]] == ["hafen.txt"]
    assert run("remove", "hafen.txt", kb=kb).exit_code == 0
    (left,) = rows("ask", ASKED, kb=kb)
    assert left["abstained"]


def test_help_of_every_command(run: Run) -> None:
    """Every command and option says what it is for."""
    overview = run("--help").stdout
    for name in "ingest remove status verify validate ask search entities figures claims path query export app".split():
        assert f"  {name}" in overview
        assert "--kb" in run(name, "--help").stdout


def test_in_a_process_of_its_own(sample_kb: Path) -> None:
    """The installed command prints UTF-8 JSON and nothing else on stdout, whatever the locale."""
    found = subprocess.run(
        [Path(sys.executable).with_name("knooppunt"), "ask", ASKED, "--json", "--kb", sample_kb],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONWARNINGS": ""},
    )
    assert json.loads(found.stdout.decode("utf-8"))["question"] == ASKED
    assert found.stderr == b""
