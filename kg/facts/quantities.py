"""Figures as QUDT quantities and periods as OWL-Time intervals, for programs that know these and not our own terms.

Derived when something is exported, not stored: the graph says each thing once, in `kp:value`, `kp:unit` and `kp:period`,
and what is said here follows from that alone. The nodes are those of the graph, so that it joins what stands there.
A figure without a unit of QUDT (a price per tonne, a rank) keeps its value and loses nothing in the graph.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.ids import BASE
from kg.intervals import span
from kg.model import Figure
from ontology.terms import KP, QUDT, RDF, TIME, XSD

UNIT = "http://qudt.org/vocab/unit/"
CURRENCY = "http://qudt.org/vocab/currency/"
GRAPH = f"{BASE}graph:quantities"
"""The named graph of these triples in an export that has named graphs."""
PREFIXES = {
    "qudt": "http://qudt.org/schema/qudt/",
    "unit": UNIT,
    "currency": CURRENCY,
    "time": "http://www.w3.org/2006/time#",
}
_DOUBLE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")
_LOWER, _UPPER = frozenset({"at least", "more than"}), frozenset({"at most", "less than", "almost"})

Triples = Iterator[ox.Triple]
Values = Mapping[str, str]


def quantities(statements: Iterable[ox.Quad | ox.Triple]) -> Triples:
    """Yield what follows from the figures and claims among statements of the graph: quantities, periods, their days.

    Suspect figures are left out: what cannot be right is nothing for other programs to count with.
    """
    periods: set[str] = set()
    for node, values in _nodes(statements):
        if _of_class(values, KP.Figure) and KP.suspect.value not in values:
            yield from quantity(node, _figure(values))
        period = values.get(KP.period.value, "")
        if period and span(period):
            periods.add(period)
            yield ox.Triple(node, TIME.hasTime, _period(period))
    for period in sorted(periods):
        yield from interval(period)


def _nodes(statements: Iterable[ox.Quad | ox.Triple]) -> Iterator[tuple[ox.NamedNode, Values]]:
    """Yield the figures and claims among statements, each with one value a predicate."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for s in statements:
        if isinstance(s.subject, ox.NamedNode) and isinstance(s.object, ox.NamedNode | ox.Literal):
            found[s.subject.value][s.predicate.value] = s.object.value
    for iri in sorted(found):
        if _of_class(found[iri], KP.Figure) or _of_class(found[iri], KP.Claim):
            yield ox.NamedNode(iri), found[iri]


def _of_class(values: Values, class_: ox.NamedNode) -> bool:
    return values.get(RDF.type.value) == class_.value


def _figure(values: Values) -> Figure:
    """Return the figure with what a quantity needs: value, unit, currency, qualifier."""
    text = values.get(KP.value.value)
    bounds = values.get(KP.low.value, "nan"), values.get(KP.high.value, "nan")
    value = float(text) if text is not None else (float(bounds[0]), float(bounds[1]))
    unit, currency, qualifier = (values.get(p.value) for p in (KP.unit, KP.currency, KP.qualifier))
    return Figure(0, 0, "", value, unit, currency, qualifier=qualifier)


def quantity(node: ox.NamedNode, figure: Figure) -> Triples:
    """Yield the triples of one figure: `node` is a quantity, and `node;value` its value with its unit.

    A range has bounds and no value. A value that the text calls the least or the most there is is a bound as well.
    """
    value = ox.NamedNode(f"{node.value};value")
    yield ox.Triple(node, RDF.type, QUDT.Quantity)
    yield ox.Triple(node, QUDT.quantityValue, value)
    yield ox.Triple(value, RDF.type, QUDT.QuantityValue)
    for predicate, number in _numbers(figure):
        yield ox.Triple(value, predicate, ox.Literal(repr(float(number)), datatype=_DOUBLE))
    unit = unit_iri(figure)
    if unit is not None:
        yield ox.Triple(value, QUDT.unit, unit)


def _numbers(figure: Figure) -> Iterator[tuple[ox.NamedNode, float]]:
    if isinstance(figure.value, tuple):
        yield from zip((QUDT.lowerBound, QUDT.upperBound), figure.value, strict=True)
        return
    yield QUDT.numericValue, figure.value
    if figure.qualifier in _LOWER:
        yield QUDT.lowerBound, figure.value
    if figure.qualifier in _UPPER:
        yield QUDT.upperBound, figure.value


def unit_iri(figure: Figure) -> ox.NamedNode | None:
    """Return the QUDT unit or currency of a figure, None for prices per unit and units QUDT has not."""
    if figure.currency:
        return None if figure.unit else ox.NamedNode(CURRENCY + figure.currency)
    name = _units().get(figure.unit or "")
    return ox.NamedNode(UNIT + name) if name else None


def timed(node: ox.NamedNode, period: str | None) -> Triples:
    """Yield that something holds in a period, and the days of that; nothing for what is no period."""
    if period and span(period):
        yield ox.Triple(node, TIME.hasTime, _period(period))
        yield from interval(period)


def interval(period: str) -> Triples:
    """Yield the triples of a period: its first and last day, none where it is open."""
    days = span(period)
    if days is None:
        return
    node = _period(period)
    yield ox.Triple(node, RDF.type, TIME.Interval)
    for predicate, day, open_end in ((TIME.hasBeginning, days.first, date.min), (TIME.hasEnd, days.last, date.max)):
        if day != open_end:
            instant = ox.NamedNode(f"{BASE}day:{day}")
            yield ox.Triple(node, predicate, instant)
            yield ox.Triple(instant, RDF.type, TIME.Instant)
            yield ox.Triple(instant, TIME.inXSDDate, ox.Literal(str(day), datatype=XSD.date))


@cache
def _units() -> dict[str, str]:
    text = (files("kg.facts") / "data" / "qudt_units.csv").read_text(encoding="utf-8")
    return {row["ucum"]: row["qudt"] for row in csv.DictReader(text.splitlines())}


def _period(period: str) -> ox.NamedNode:
    # A period that has days holds digits, hyphens, points and a slash, nothing else.
    return ox.NamedNode(f"{BASE}period:{period}")
