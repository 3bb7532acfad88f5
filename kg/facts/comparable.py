"""When two figures can be compared at all, and whether their values agree as precisely as they are written.

The precision of a value is read from how it is written. *440 miljoen* names millions, but its last digit that is not
a nought names tens of millions: a reader who rounds may have meant either, so both are kept.

A share written as a fraction (*een derde*) is compared as the percentage it is; a multiple (*doubled*) never is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf, isclose, log10

from kg.intervals import overlap
from kg.model import Figure


class Agreement(StrEnum):
    """How two values of one measure stand to each other."""

    SAME = "same"
    LESS_PRECISE = "less precise"
    """One rounds or bounds what the other says more exactly."""
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Reading:
    """The values a figure may stand for, `low` to `high`, and `exact`, the narrower reading of its digits."""

    low: float
    high: float
    exact: tuple[float, float]


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = re.compile(r"%|pro[cz]ent|per\s?cent|pct", re.IGNORECASE)
_FRACTION = 1.0, 5.0
"""Percentage points that a fraction in words stands for: *a third* says 33 percent, and rounds 31 and 35."""
_ABOUT = 0.05
"""*About* and *almost* leave room of a twentieth, or of the last digit that is not a nought if that is more."""


def in_percent(figure: Figure) -> Figure:
    """Return a share (0 to 1) as the percentage it is, to a tenth of a point, and any other figure as it is."""
    if figure.unit != "share":
        return figure
    if isinstance(figure.value, tuple):
        return replace(figure, unit="percent", value=(_tenth(figure.value[0]), _tenth(figure.value[1])))
    return replace(figure, unit="percent", value=_tenth(figure.value))


def _tenth(share: float) -> float:
    return round(share * 100, 1)


def same_scale(a: Figure, b: Figure) -> bool:
    """Tell whether the values of two figures count the same: equal unit and currency, neither of them suspect."""
    if a.suspect or b.suspect:
        return False
    return (a.unit, a.currency) == (b.unit, b.currency) and (a.unit or a.currency) is not None


def compatible_periods(a: str | None, b: str | None) -> bool:
    """Tell whether two ISO 8601 periods can mean the same time: one is not said, or they overlap as finely as written.

    A year is compatible with a month in it, not with a span of years that merely contains it.
    """
    if a is None or b is None or a == b:
        return True
    if "/" in a or "/" in b:
        return False
    return overlap(a, b)


def agreement(a: Figure, b: Figure) -> Agreement:
    """Return how the values of two figures of one measure stand to each other."""
    first, second = reading(a), reading(b)
    if _touch(first.exact, second.exact):
        return Agreement.SAME
    if _touch((first.low, first.high), (second.low, second.high)):
        return Agreement.LESS_PRECISE
    return Agreement.CONTRADICTION


def _touch(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Tell whether two intervals share more than a border."""
    return a == b or (a[0] < b[1] and b[0] < a[1])


def reading(figure: Figure) -> Reading:
    """Return the values that a figure may stand for, by how it is written and qualified."""
    if isinstance(figure.value, tuple):
        return Reading(*figure.value, figure.value)
    value = figure.value
    written, rounded = steps(figure)
    room = max(rounded, abs(value) * _ABOUT)
    as_rounded = (value - rounded / 2, value + rounded / 2)
    low, high = {
        "about": (value - room, value + room),
        "almost": (value - room, value),
        "more than": (value, value + room),
        "less than": (value - room, value),
        "at least": (value, inf),
        "at most": (-inf, value),
    }.get(figure.qualifier or "", as_rounded)
    beyond = {"more than": (0.0, written), "less than": (written, 0.0), "almost": (room, 0.0)}
    below, above = beyond.get(figure.qualifier or "", (written / 2, written / 2))
    return Reading(low, high, (value - below, value + above))


def steps(figure: Figure) -> tuple[float, float]:
    """Return the size of the last digit written and of the last that is not a nought, in the unit of the value.

    *660.000* ends in ones and in ten thousands, *4,12 biljoen* in ten milliards both times. The digits of a fraction
    (*2/3*) are no digits of its percentage.
    """
    value = abs(figure.value[0] if isinstance(figure.value, tuple) else figure.value)
    match = _DIGITS.search(figure.as_written)
    digits = re.sub(r"\D", "", match[0]) if match else ""
    number = int(digits) if digits else 0
    if figure.unit == "percent" and _is_fraction(figure.as_written, value, number):
        return _FRACTION
    if value == 0 or number == 0:
        return (min(1.0, value), min(1.0, value)) if value else (1.0, 1.0)
    written = value / number
    return written, written * 10 ** (len(digits) - len(digits.rstrip("0")))


def _is_fraction(written: str, value: float, number: int) -> bool:
    """Tell whether a percentage was written as a fraction: no word or sign says percent, and no digits are its own."""
    if _PERCENT.search(written):
        return False
    return number == 0 or value == 0 or not isclose(log10(value / number) % 1, 0.0, abs_tol=1e-9)
