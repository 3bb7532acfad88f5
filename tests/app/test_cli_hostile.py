"""A hostile document stays text: exact in JSON, harmless on the terminal, and never markup, query or path."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import Result

from ingest.build import ingest
from kg.graph import Graph
from kg.knowledge_base import KnowledgeBase
from kg.verify import problems

Rows = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]

RED = "\x1b[31m"
TITLE_LINK = "\x1b]0;owned\x07\x1b]8;;http://127.0.0.1/\x07klik\x1b]8;;\x07"
HOSTILE = f"""# Kobalt {RED}</script><script>alert(1)</script>

Congo leverde in 2023 ongeveer 170.000 ton kobalt {RED}aan{TITLE_LINK} de wereld, zegt \u202eednaletraB\u202c het ministerie.
China kocht kobalt " . }} ; DROP ALL ; INSERT DATA {{ <urn:a> <urn:b> "\\u0041" }} # uit Congo in 2024.
Brazilië verkocht ' OR 1=1; DROP TABLE documents; -- ijzererts aan China\u200b voor =cmd|'/c calc'!A1 in 2022.

""" + "\n".join(
    f"De werf in Delfzijl bouwde in {year} ook {year - 1700} schepen voor de visserij." for year in range(1800, 1930)
)
NAME = f"no{RED}te; rm -rf ~ \\u202etxt..txt"
ASKED = "Hoeveel kobalt leverde Congo in 2023?"


@pytest.fixture(scope="module")
def hostile_kb(tmp_path_factory: pytest.TempPathFactory, small_vocabulary: Callable[[Path], None]) -> Path:
    """A knowledge base of one hostile document with a hostile name."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / NAME).write_bytes(HOSTILE.encode())
    small_vocabulary(folder / "kb")
    report = ingest([folder / NAME], folder / "kb")
    assert report.failed == []
    return folder / "kb"


def harmless(text: str) -> bool:
    """Tell whether a text has no control or formatting characters but line ends."""
    return not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


def test_quotes_stay_exact(rows: Rows, hostile_kb: Path) -> None:
    """In JSON every quote is the source, control characters included."""
    (answer,) = rows("ask", ASKED, kb=hostile_kb)
    assert not answer["abstained"]
    assert "170.000" in answer["answer"]
    (search,) = rows("search", "kobalt aan de wereld, zegt het ministerie", kb=hostile_kb)
    figures, entities = rows("figures", kb=hostile_kb), rows("entities", kb=hostile_kb)
    mentions = [m | {"quote": m["text"]} for e in entities for m in e["mentions"]]
    for place in [*answer["citations"], *search["hits"], *figures, *mentions]:
        assert HOSTILE[place["start"] : place["end"]] == place["quote"]
        assert place["document"] == NAME
    assert any(RED in place["quote"] for place in search["hits"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "words",
    [
        ("ask", ASKED),
        ("ask", "Wie speelt er piano in Parijs?"),
        ("search", "kobalt"),
        ("entities",),
        ("figures",),
        ("claims",),
        ("path", "China", "Congo"),
        ("status",),
        ("show", NAME),
        ("show", NAME, "--repairs"),
        ("compare", NAME, NAME),
        ("neighbours", "China"),
        ("disagreements",),
        ("matrix",),
        ("matrix", "--candidates"),
        ("timeline",),
        ("review",),
        ("review", "log"),
        ("compare", NAME, f"{RED}none"),
        ("neighbours", "China", "--document", f"{RED}none"),
        ("neighbours", "China", "--relation", f"{RED}none"),
        ("timeline", "--before", f"{RED}none"),
        ("query", "SELECT ?o { ?s ?p ?o FILTER(isLiteral(?o)) }"),
        ("query", "SELECT ?x { VALUES ?x { '\x1b[31m' } }"),
        ("validate",),
        ("verify",),
        ("remove", f"{RED}none"),
        ("show", f"{RED}none"),
        ("ask", "--batch", f"{RED}none"),
        ("path", "China", f"{RED}none"),
        ("query", f"{RED}none.rq"),
        ("export", f"{RED}none"),
        ("ingest", f"{RED}none"),
    ],
    ids=lambda words: " ".join(words).replace(RED, "").replace(NAME, "NAME"),
)
def test_terminal_is_safe(run: Run, hostile_kb: Path, words: tuple[str, ...]) -> None:
    """What is printed for people holds no control characters, whatever document, file name or argument holds."""
    result = run(*words, kb=hostile_kb, color=True)
    assert result.exit_code in {0, 1, 2}
    assert harmless(result.stdout), result.stdout
    assert harmless(result.stderr), result.stderr


def test_hostile_file_names_on_the_way_in(run: Run, tmp_path: Path, hostile_kb: Path) -> None:
    """Messages of ingest name a hostile file without its escapes."""
    (tmp_path / f"{RED}empty.txt").write_bytes(b"")
    (tmp_path / f"{RED}copy.txt").write_bytes(HOSTILE.encode())
    result = run("ingest", tmp_path, kb=hostile_kb, color=True)
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "copy.txt" in result.stderr
    assert harmless(result.stderr)


def test_name_that_is_no_text(rows: Rows, run: Run, tmp_path: Path, small_vocabulary: Callable[[Path], None]) -> None:
    """A file whose name is not UTF-8 goes in and can be asked about."""
    file = tmp_path / b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    file.write_text("# Kobalt\n\nCongo leverde in 2023 ongeveer 170.000 ton kobalt aan China.\n", encoding="utf-8")
    small_vocabulary(tmp_path / "kb")
    result = run("ingest", file, kb=tmp_path / "kb")
    assert result.exit_code == 0, result.output
    (answer,) = rows("ask", ASKED, kb=tmp_path / "kb")
    assert answer["citations"]
    assert run("status", kb=tmp_path / "kb").exit_code == 0
    assert run("verify", kb=tmp_path / "kb").exit_code == 0


def test_nothing_is_executed(hostile_kb: Path) -> None:
    """SPARQL and SQL in a text are text: the graph and the tables hold it, and nothing else happened."""
    base = KnowledgeBase.open(hostile_kb)
    assert problems(base) == []
    (row,) = base.documents()
    document = base.document(row.id)
    assert document is not None
    assert document.original == HOSTILE
    base.close()
    graph = Graph.open(hostile_kb / "graph")
    assert not list(graph.query("SELECT * { <urn:a> ?p ?o }"))
    kept = [path for path in (hostile_kb / "originals").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [HOSTILE.encode()]


def test_exports_hold_it(run: Run, rows: Rows, hostile_kb: Path, tmp_path: Path) -> None:
    """Every export is well-formed, and those with quotes have them exact."""
    for ending in ("nq", "ttl", "jsonld", "graphml", "csv"):
        assert run("export", tmp_path / f"out.{ending}", kb=hostile_kb).exit_code == 0
    texts = {q.object.value for q in ox.parse(path=str(tmp_path / "out.ttl"), format=ox.RdfFormat.TURTLE)}
    assert HOSTILE in texts
    assert ET.parse(tmp_path / "out.graphml").getroot().tag.endswith("graphml")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        for link in csv.DictReader(file):
            assert HOSTILE[int(link["start"]) : int(link["end"])] == link["quote"]
    table = csv.DictReader(io.StringIO(run("figures", "--csv", kb=hostile_kb).stdout, newline=""))
    assert [row["quote"] for row in table] == [row["quote"] for row in rows("figures", kb=hostile_kb)]


def test_query_results_hold_it(run: Run, hostile_kb: Path) -> None:
    """JSON and CSV of a query give the original back."""
    query = "SELECT ?text { ?d <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString> ?text }"
    (row,) = json.loads(run("query", query, "--format", "json", kb=hostile_kb).stdout)["results"]["bindings"]
    assert row["text"]["value"] == HOSTILE
    (line,) = csv.DictReader(io.StringIO(run("query", query, "--format", "csv", kb=hostile_kb).stdout, newline=""))
    assert line["text"] == HOSTILE
