"""Figures as QUDT quantities in OWL-Time periods, for programs that know these and not our own terms.

The nodes are those of the graph (`#figure=` in `kg.rdf`), so that what is said here joins what stands there. Units
without a QUDT unit of their own (a price per tonne, a rank) keep only what the graph says of them.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.ids import BASE, document_iri
from kg.intervals import Span, span
from kg.model import Figure
from kg.texts import Texts
from ontology.terms import QUDT, RDF, TIME

UNIT = "http://qudt.org/vocab/unit/"
CURRENCY = "http://qudt.org/vocab/currency/"
_TIME = "http://www.w3.org/2006/time#"


def quantities(texts: Texts) -> Iterator[ox.Triple]:
    """Yield the triples of all figures that can be right: value or bounds, unit, and the period with its days."""
    periods: dict[str, Span] = {}
    for row in texts.documents():
        document = texts.document(row.id)
        assert document is not None
        seen: Counter[tuple[int, int]] = Counter()
        for _, _, figure in texts.figures(document_id=row.id):
            place = document.offsets.to_original(figure.start, figure.end)
            number = f";{seen[place]}" if seen[place] else ""
            seen[place] += 1
            if not figure.suspect:
                node = ox.NamedNode(f"{document_iri(row.id)}#figure={place[0]},{place[1]}{number}")
                yield from quantity(node, figure)
            days = span(figure.period) if figure.period else None
            if figure.period and days:
                periods[figure.period] = days
    for period, days in sorted(periods.items()):
        yield from interval(period, days)


def quantity(node: ox.NamedNode, figure: Figure) -> Iterator[ox.Triple]:
    """Yield the triples of one figure."""
    yield ox.Triple(node, RDF.type, QUDT.Quantity)
    bounds = (QUDT.lowerBound, QUDT.upperBound)
    values = (
        zip(bounds, figure.value, strict=True)
        if isinstance(figure.value, tuple)
        else [(QUDT.numericValue, figure.value)]
    )
    for predicate, value in values:
        yield ox.Triple(node, predicate, ox.Literal(f"{value:.15g}", datatype=_xsd("double")))
    unit = unit_iri(figure)
    if unit is not None:
        yield ox.Triple(node, QUDT.unit, unit)
    if figure.period and span(figure.period):
        yield ox.Triple(node, TIME.hasTime, _period(figure.period))


def unit_iri(figure: Figure) -> ox.NamedNode | None:
    """Return the QUDT unit or currency of a figure, None for prices per unit and units QUDT has not."""
    if figure.currency:
        return None if figure.unit else ox.NamedNode(CURRENCY + figure.currency)
    name = _units().get(figure.unit or "")
    return ox.NamedNode(UNIT + name) if name else None


def interval(period: str, days: Span) -> Iterator[ox.Triple]:
    """Yield the triples of a period: its first and last day, none where it is open."""
    node = _period(period)
    yield ox.Triple(node, RDF.type, _time("Interval"))
    ends = (("hasBeginning", days.first, date.min), ("hasEnd", days.last, date.max))
    for predicate, day, open_end in ends:
        if day != open_end:
            instant = ox.NamedNode(f"{BASE}day:{day}")
            yield ox.Triple(node, _time(predicate), instant)
            yield ox.Triple(instant, RDF.type, _time("Instant"))
            yield ox.Triple(instant, _time("inXSDDate"), ox.Literal(str(day), datatype=_xsd("date")))


@cache
def _units() -> dict[str, str]:
    text = (files("kg.facts") / "data" / "qudt_units.csv").read_text(encoding="utf-8")
    return {row["ucum"]: row["qudt"] for row in csv.DictReader(text.splitlines())}


def _period(period: str) -> ox.NamedNode:
    # A period that has days holds digits, hyphens, points and a slash, nothing else.
    return ox.NamedNode(f"{BASE}period:{period}")


def _time(name: str) -> ox.NamedNode:
    return ox.NamedNode(_TIME + name)


def _xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}")
