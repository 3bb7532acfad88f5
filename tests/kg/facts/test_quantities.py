"""Figures as QUDT quantities and OWL-Time periods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from kg.facts.quantities import quantities, quantity, unit_iri
from kg.knowledge_base import KnowledgeBase
from kg.model import Figure
from ontology.terms import KP, QUDT, RDF, TIME

Make = Callable[..., Any]
OPENED = "2022/.."


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ({"unit": "t"}, "http://qudt.org/vocab/unit/TONNE"),
        ({"unit": "percent"}, "http://qudt.org/vocab/unit/PERCENT"),
        ({"currency": "EUR"}, "http://qudt.org/vocab/currency/EUR"),
        ({"currency": "EUR", "unit": "/t"}, None),
        ({"unit": "rank"}, None),
        ({}, None),
    ],
)
def test_common_units_have_their_qudt_unit(fields: dict[str, str], unit: str | None) -> None:
    """UCUM codes and currencies lead to QUDT; a price per tonne and a rank have no unit there."""
    found = unit_iri(Figure(0, 1, "5", 5.0, **fields))
    assert (found.value if found else None) == unit


def test_a_range_has_bounds_and_no_value() -> None:
    """Low and high of a range are the bounds of the quantity."""
    node = ox.NamedNode("urn:test")
    found = {t.predicate: t.object.value for t in quantity(node, Figure(0, 1, "5-7", (5.0, 7.0), unit="t"))}
    assert float(found[QUDT.lowerBound]) == 5
    assert float(found[QUDT.upperBound]) == 7
    assert QUDT.numericValue not in found


def test_an_open_period_has_no_end(store: Make, make_note: Make, make_figure: Make) -> None:
    """A period that is still going on begins on a day and has no last one."""
    figure = make_figure("5 ton", 5.0, unit="t", period=OPENED)
    triples = list(quantities(store(make_note("a.txt", ["Sinds 2022 5 ton."], [figure]))))
    (time,) = [t.object for t in triples if t.predicate == TIME.hasTime]
    about = {t.predicate.value.rpartition("#")[2] for t in triples if t.subject == time}
    assert about == {"type", "hasBeginning"}


def test_a_suspect_value_is_not_passed_on(store: Make, make_note: Make, make_figure: Make) -> None:
    """What cannot be right is no quantity for other programs to count with."""
    figure = make_figure("7750 procent", 7750.0, unit="percent", suspect="too large")
    assert list(quantities(store(make_note("a.txt", ["Een aandeel van 7750 procent."], [figure])))) == []


def test_the_quantities_of_the_samples_are_figures_of_the_graph(sample_base: KnowledgeBase) -> None:
    """Every quantity is a node that the graph calls a figure, with a value or bounds."""
    triples = list(quantities(sample_base.texts))
    nodes = {t.subject for t in triples if t.predicate == RDF.type and t.object == QUDT.Quantity}
    valued = {t.subject for t in triples if t.predicate in (QUDT.numericValue, QUDT.lowerBound)}
    known = {q.subject for q in sample_base.graph.all_quads() if q.predicate == RDF.type and q.object == KP.Figure}
    assert nodes
    assert nodes == valued
    assert nodes <= known
