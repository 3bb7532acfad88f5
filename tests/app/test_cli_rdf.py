"""The RDF that commands print: valid by the shapes, with values, units, times, names and quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rdflib import Graph, URIRef

from ingest.build import ingest
from kg.validate import file_violations
from ontology.terms import KP, NIF, PROV, QUDT, RDF, SKOS, TIME

Run = Callable[..., Result]
CHINA, GALLIUM = (URIRef(f"urn:knooppunt:entity:{x}") for x in ("country:cn", "material:gallium"))
NOTES = (
    "Een notitie\n\nDuitsland is afhankelijk van Rusland. De regering schreef dat vorig jaar.\n",
    "Eine Notiz\n\nDeutschland ist nicht von Russland abhängig. So schrieb es die Regierung.\n",
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL's use of rdflib


def uri(term: object) -> URIRef:
    """Return a term of the ontology for rdflib."""
    return URIRef(str(getattr(term, "value", term)))


@pytest.fixture
def printed(run: Run, tmp_path: Path) -> Callable[..., Graph]:
    """Run a command with --rdf, check what it prints against the shapes, and read it with rdflib."""

    def call(*words: str, kb: Path) -> Graph:
        result = run(*words, "--rdf", kb=kb)
        assert result.exit_code == 0, result.stderr
        file = tmp_path / "out.ttl"
        file.write_text(result.stdout, encoding="utf-8")
        assert file_violations(file) == []
        return Graph().parse(file, format="turtle")

    return call


Printed = Callable[..., Graph]


def of_class(graph: Graph, class_: object) -> list[URIRef]:
    """Return the nodes of a class."""
    return [URIRef(str(s)) for s in graph.subjects(uri(RDF.type), uri(class_))]


def quoted(graph: Graph, node: URIRef) -> list[str]:
    """Return the quotes a node rests on."""
    return [str(graph.value(quote, uri(NIF.anchorOf))) for quote in graph.objects(node, uri(PROV.wasDerivedFrom))]


def test_figures_about_an_entity(printed: Printed, sample_kb: Path) -> None:
    """The figures of one entity come with value, unit, time and the names of what they are about."""
    graph = printed("figures", "--about", "gallium", kb=sample_kb)
    figures = of_class(graph, KP.Figure)
    assert figures
    assert all(GALLIUM in set(graph.objects(figure, uri(KP.about))) for figure in figures)
    values = {float(str(v)) for v in graph.objects(None, uri(QUDT.numericValue))}
    assert {98.0, 94.0} <= values
    assert URIRef("http://qudt.org/vocab/unit/PERCENT") in set(graph.objects(None, uri(QUDT.unit)))
    assert any(graph.value(figure, uri(TIME.hasTime)) for figure in figures)
    assert "gallium" in {str(name) for name in graph.objects(GALLIUM, uri(SKOS.prefLabel))}


def test_claims_about_an_entity(printed: Printed, sample_kb: Path) -> None:
    """The claims of one entity have their ends, and those that name a time an interval."""
    graph = printed("claims", "--about", "China", kb=sample_kb)
    claims = of_class(graph, KP.Claim)
    assert claims
    for claim in claims:
        assert CHINA in {graph.value(claim, uri(KP.subject)), graph.value(claim, uri(KP.object))}
    assert any(graph.value(claim, uri(TIME.hasTime)) for claim in claims)


def test_the_matrix(printed: Printed, sample_kb: Path) -> None:
    """A cell is a dependence with its parties, its share as a quantity and its quote; indexes say if they are computed."""
    graph = printed("matrix", kb=sample_kb)
    cells = [c for c in of_class(graph, KP.Dependence) if graph.value(c, uri(KP.dependenceOn)) == GALLIUM]
    values = [graph.value(c, uri(QUDT.quantityValue)) for c in cells]
    shares = {float(str(graph.value(value, uri(QUDT.numericValue)))) for value in values if value is not None}
    assert {98.0, 94.0} <= shares
    assert {graph.value(c, uri(KP.party)) for c in cells} == {CHINA}
    assert all(quoted(graph, c) for c in cells)
    assert of_class(graph, KP.Concentration)


def test_actors_and_an_empty_matrix(printed: Printed, sample_kb: Path) -> None:
    """The matrix of actors is printed alike; where nothing is known, nothing is said."""
    assert of_class(printed("matrix", "--actors", kb=sample_kb), KP.Dependence)
    assert len(printed("matrix", "--about", "Panama", kb=sample_kb)) == 0


def test_disagreements_in_figures(printed: Printed, sample_kb: Path) -> None:
    """Each side of a disagreement has its value and its quotes."""
    graph = printed("disagreements", kb=sample_kb)
    (found,) = of_class(graph, KP.Disagreement)
    sides = [URIRef(str(s)) for s in graph.objects(found, uri(KP.side))]
    assert len(sides) == 2
    assert {float(str(v)) for v in graph.objects(None, uri(QUDT.numericValue))} == {180_000, 204_000}
    assert all(quoted(graph, side) for side in sides)


def test_claims_that_are_denied(printed: Printed, run: Run, tmp_path: Path) -> None:
    """What a Dutch note claims and a German one denies is shown as sentences, and printed with the relation."""
    for name, text in zip(("a.txt", "b.txt"), NOTES, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    ingest([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "kb")
    words = run("disagreements", kb=tmp_path / "kb").stdout
    assert "Germany dependsOn Russia" in words
    assert "Germany not dependsOn Russia" in words
    graph = printed("disagreements", kb=tmp_path / "kb")
    (found,) = of_class(graph, KP.Disagreement)
    assert graph.value(found, uri(KP.predicate)) == uri(KP.dependsOn)


def test_a_file_that_breaks_the_shapes_is_told(run: Run, tmp_path: Path) -> None:
    """Validate FILE names what is wrong; a file that is no RDF is refused."""
    file = tmp_path / "wrong.ttl"
    file.write_text("<urn:x> a <http://qudt.org/schema/qudt/QuantityValue> .", encoding="utf-8")
    result = run("validate", file)
    assert result.exit_code == 1
    assert "A quantity has a value" in result.stdout
    file.write_text("no turtle", encoding="utf-8")
    assert run("validate", file).exit_code == 2


def test_candidates_have_no_table(run: Run, sample_kb: Path) -> None:
    """What is computed is not passed on as CSV or RDF, where the mark might be lost."""
    assert run("matrix", "--candidates", "--rdf", kb=sample_kb).exit_code == 2
