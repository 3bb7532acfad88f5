"""Figures as QUDT quantities and periods as OWL-Time intervals: what rdflib reads back is what the texts say."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from kg.export import export
from kg.facts.quantities import quantities, quantity, unit_iri
from kg.ids import document_iri
from kg.intervals import span
from kg.knowledge_base import KnowledgeBase
from kg.model import Analysis, Document, Figure
from kg.rdf import analysis_quads
from ontology.terms import KP, QUDT, RDF, TIME

NODE = ox.NamedNode("urn:test")
AT = "urn:knooppunt:day:"


def written(*figures: Figure) -> list[ox.Triple]:
    """Return the triples for figures of one document, by way of what the graph holds of them."""
    document = Document("0" * 64, "a.txt", "x" * 1000)
    return list(quantities(analysis_quads(Analysis(document, figures=figures), "", "")))


def numbers(figure: Figure) -> dict[str, float]:
    """Return the value and the bounds of a quantity."""
    found = (t for t in quantity(NODE, figure) if isinstance(t.object, ox.Literal))
    return {
        t.predicate.value.rpartition("/")[2]: float(t.object.value) for t in found if isinstance(t.object, ox.Literal)
    }


@pytest.mark.parametrize(
    ("unit", "currency", "iri"),
    [
        ("t", None, "http://qudt.org/vocab/unit/TONNE"),
        ("percent", None, "http://qudt.org/vocab/unit/PERCENT"),
        ("share", None, "http://qudt.org/vocab/unit/FRACTION"),
        ("ratio", None, "http://qudt.org/vocab/unit/UNITLESS"),
        (None, "EUR", "http://qudt.org/vocab/currency/EUR"),
        ("/t", "EUR", None),
        ("rank", None, None),
        (None, None, None),
    ],
)
def test_common_units_have_their_qudt_unit(unit: str | None, currency: str | None, iri: str | None) -> None:
    """UCUM codes and currencies lead to QUDT; a price per tonne and a rank have no unit there."""
    found = unit_iri(Figure(0, 1, "5", 5.0, unit, currency))
    assert (found.value if found else None) == iri


def test_a_range_has_bounds_and_no_value() -> None:
    """Low and high of a range are the bounds of the quantity; a value said to be the least is a bound as well."""
    assert numbers(Figure(0, 1, "5-7", (5.0, 7.0), "t")) == {"lowerBound": 5, "upperBound": 7}
    assert numbers(Figure(0, 1, "5", 5.0, "t", qualifier="at least")) == {"numericValue": 5, "lowerBound": 5}
    assert numbers(Figure(0, 1, "5", 5.0, "t", qualifier="almost")) == {"numericValue": 5, "upperBound": 5}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_of_a_value_is_lost(value: float) -> None:
    """The value read back is the value, whatever its size."""
    assert numbers(Figure(0, 1, "5", value))["numericValue"] == value


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022/..", "2022-01-01", None),
        ("../2022", None, "2022-12-31"),
        ("2025/2031", "2025-01-01", "2031-12-31"),
    ],
)
def test_a_period_has_its_days(period: str, first: str | None, last: str | None) -> None:
    """A period begins and ends on a day; where it is open it does not."""
    triples = written(Figure(1, 2, "5", 5.0, "t", period=period))
    (time,) = [t.object for t in triples if t.predicate == TIME.hasTime]
    days = {t.predicate: t.object for t in triples if t.subject == time}
    for predicate, day in ((TIME.hasBeginning, first), (TIME.hasEnd, last)):
        assert days.get(predicate) == (ox.NamedNode(AT + day) if day else None)


def test_what_is_no_period_has_none() -> None:
    """Without a period, or with one no calendar knows, no time is given."""
    for period in (None, "ooit", ""):
        assert not [t for t in written(Figure(1, 2, "5", 5.0, period=period)) if t.predicate == TIME.hasTime]


def test_a_suspect_value_is_not_passed_on() -> None:
    """What cannot be right is no quantity for other programs to count with."""
    assert written(Figure(1, 2, "7750 procent", 7750.0, "percent", suspect="too large")) == []


@pytest.fixture(scope="module")
def exported(sample_base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The Turtle of the samples, as rdflib reads it."""
    file = tmp_path_factory.mktemp("export") / "out.ttl"
    export(sample_base, file)
    return Graph().parse(file, format="turtle")


def node(base: KnowledgeBase, document: str, figure: Figure) -> URIRef:
    """Return the node of a figure."""
    found = base.document(document)
    assert found is not None
    first, last = found.offsets.to_original(figure.start, figure.end)
    return URIRef(f"{document_iri(document)}#figure={first},{last}")


def uri(term: ox.NamedNode) -> URIRef:
    """Return a term for rdflib."""
    return URIRef(term.value)


def test_value_unit_and_period_survive_the_export(sample_base: KnowledgeBase, exported: Graph) -> None:
    """Every figure of the samples that can be right comes back from the Turtle with its value, unit and days."""
    figures = [(d, f) for d, _, f in sample_base.texts.figures() if not f.suspect]
    assert len(figures) > 40
    for document, figure in figures:
        quantity_ = node(sample_base, document, figure)
        value = exported.value(quantity_, uri(QUDT.quantityValue))
        parts = (QUDT.numericValue,) if isinstance(figure.value, float) else (QUDT.lowerBound, QUDT.upperBound)
        read = [float(str(exported.value(value, uri(p)))) for p in parts]
        assert read == (list(figure.value) if isinstance(figure.value, tuple) else [figure.value])
        unit = unit_iri(figure)
        assert exported.value(value, uri(QUDT.unit)) == (uri(unit) if unit else None)
        days = span(figure.period) if figure.period else None
        assert days_of(exported, quantity_) == ((days.first, days.last) if days else None)


def days_of(graph: Graph, node: URIRef) -> tuple[date, ...] | None:
    """Return the first and last day of the period of a node, the ends of the calendar where it is open."""
    time = graph.value(node, uri(TIME.hasTime))
    if time is None:
        return None
    ends = ((TIME.hasBeginning, date.min), (TIME.hasEnd, date.max))
    instants = [(graph.value(time, uri(predicate)), open_) for predicate, open_ in ends]
    return tuple(o if i is None else date.fromisoformat(str(graph.value(i, uri(TIME.inXSDDate)))) for i, o in instants)


def test_claims_have_their_period_too(sample_base: KnowledgeBase, exported: Graph) -> None:
    """The claims of the samples that name a time have it as an interval."""
    timed = [c for _, _, c in sample_base.texts.claims() if c.period]
    claims = set(exported.subjects(uri(RDF.type), uri(KP.Claim)))
    assert len([s for s in exported.subjects(uri(TIME.hasTime)) if s in claims]) == len(timed) > 0


def test_the_quantities_are_figures_of_the_graph(sample_base: KnowledgeBase, exported: Graph) -> None:
    """Every quantity is a node that the graph calls a figure."""
    found = set(exported.subjects(uri(QUDT.quantityValue)))
    known = {q.subject for q in sample_base.graph.all_quads() if q.predicate == RDF.type and q.object == KP.Figure}
    assert found
    assert {str(s) for s in found} <= {getattr(s, "value", "") for s in known}
