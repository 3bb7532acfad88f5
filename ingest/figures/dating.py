"""Which of the periods a text names is that of a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.periods import Period

_NEAR = 40
"""A period so many characters after a figure, with no comma between, belongs to it rather than one before it."""

_COMPARES = re.compile(
    r"\b(?:dan|als|than|vergeleken|vergelijking|ten opzichte van|t\.o\.v\.|tegenover|gegenüber|verglichen|Vergleich|compared|versus|vs\.?|sinds|seit|since)\b",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"groei|wachstum|zuwachs|growth|cagr|toename|anstieg|increase", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"respectievelijk|resp\.|beziehungsweise|bzw\.|respectively|jeweils", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:maar|aber|but|terwijl|während|while)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure's place in its sentence, and whether it is a percentage."""

    start: int
    end: int
    percent: bool = False


def dates_of(
    text: str, figures: Sequence[Dated], periods: Sequence[Period], inherited: str | None = None
) -> list[str | None]:
    """Return the period of each figure of one sentence.

    In order: one of as many periods as figures, named together with *respectievelijk*; the span of two dated values
    for the growth between them; the period right after; the one before; one after it with no other figure between;
    the only period of the sentence before (`inherited`).
    """
    paired = _respectively(text, figures, periods)
    if paired:
        return paired
    result: list[str | None] = []
    for i, figure in enumerate(figures):
        after = _after(text, figure, figures[i + 1 :], periods)
        before = [p for p in periods if p.end <= figure.start]
        result.append(_growth(text, figure, figures[:i], result) or _choose(text, figure, before, after) or inherited)
    return result


def _respectively(text: str, figures: Sequence[Dated], periods: Sequence[Period]) -> list[str | None]:
    if len(figures) < 2 or len(figures) != len(periods) or not _RESPECTIVELY.search(text):
        return []
    apart = periods[-1].end <= figures[0].start or figures[-1].end <= periods[0].start
    return [p.iso for p in periods] if apart else []


def _growth(text: str, figure: Dated, earlier: Sequence[Dated], dated: Sequence[str | None]) -> str | None:
    """Return the span between the two dated values that a growth rate connects."""
    around = text[max(0, figure.start - 40) : figure.end + 25]
    known = [p for p in dated if p]
    if not figure.percent or len(earlier) < 2 or len(known) < 2 or not _GROWTH.search(around):
        return None
    first, last = known[-2:]
    return f"{first}/{last}" if "/" not in first + last and first < last else None


def _after(text: str, figure: Dated, later: Sequence[Dated], periods: Sequence[Period]) -> Period | None:
    """Return the next period that no other figure and no comparison keeps apart."""
    period = next((p for p in periods if p.start >= figure.end), None)
    if period is None or any(f.start < period.start for f in later):
        return None
    between = text[figure.end : period.start]
    return None if _COMPARES.search(between) or period.opened else period


def _choose(text: str, figure: Dated, before: Sequence[Period], after: Period | None) -> str | None:
    if after and _touches(text[figure.end : after.start]):
        return after.iso
    if before:
        return before[-1].iso
    if after and not _CLAUSE_END.search(text[figure.end : after.start]):
        return after.iso
    return None


def _touches(between: str) -> bool:
    return len(between) <= _NEAR and not re.search(r"[,;:]", between)
