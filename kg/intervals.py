"""Periods as spans of days: what ISO 8601 writes as 2024, 2023-12, 2025/2031, 2010/.. or 2024-02-29."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kg.errors import KnooppuntError

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


class PeriodError(KnooppuntError):
    """A date or period that is not ISO 8601."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def span(period: str) -> Span | None:
    """Return the days of a period, open ends as the ends of the calendar; None for what is no period."""
    begin, slash, end = period.partition("/")
    first, last = _days(begin), _days(end) if slash else _days(begin)
    if first is None or last is None or first.first > last.last:
        return None
    return Span(first.first, last.last)


def asked(period: str) -> Span:
    """Return the days of a period that somebody asks for.

    Raises:
        PeriodError: it is not ISO 8601.
    """
    found = span(period)
    if found is None:
        raise PeriodError(f"{period!r} is no date or period; write 2024, 2024-05, 2024-05-31 or 2023/2025.")
    return found


def _days(part: str) -> Span | None:
    if part in ("", ".."):
        return Span(date.min, date.max)
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    assert year is not None
    try:
        if month is None:
            return Span(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Span(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def overlap(a: str, b: str) -> bool:
    """Tell whether two periods share a day; what is no period shares none."""
    one, other = span(a), span(b)
    return one is not None and other is not None and one.first <= other.last and other.first <= one.last
