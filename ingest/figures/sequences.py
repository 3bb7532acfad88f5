"""What stands between two quantities: a range, a change, or a list that shares one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.quantities import Quantity, times

_CHANGE = re.compile(
    r"\b(?:stijg|gesteg|steeg|daal|gedaal|daling|stijging|groei|groeien|gegroeid|toenem|toegenom|toenam|afnem|afgenom|oplop|opgelop|verhog|verhoog|"
    r"verlag|verlaag|verdubbel|beperk|terugbreng|teruggebracht|terugdring|reduc|brengen|uitbreid|opschal|opgeschaald|steig|gestieg|stieg|sink|sank|"
    r"gesunk|wachs|wuchs|gewachs|erhöh|senk|gesenkt|verdopp|anheb|zunehm|zugenomm|zunahm|klett|fiel|fall|rise|rose|grow|grew|increas|decreas|"
    r"fell|drop|declin|climb|doubl|reduc|expand|liep|neemt|nam|loopt|ging|gaat|komt|kwam)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s?[-–—]\s?-?")
_RANGE = re.compile(r"\s*(?:tot(?:\s+en\s+met)?|t/m|à|bis|to)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:en|und|and|of|oder|or)\s+", re.IGNORECASE)
_TOWARD = re.compile(r"\s*(?:naar|tot|auf|to)\s+", re.IGNORECASE)
_FROM = re.compile(r"\b(?:van|von|from)\s+(?:\S+\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:tussen|zwischen|between)\s+(?:de\s+|den\s+|het\s+)?$", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:tot|bis|up to|to)\s+$", re.IGNORECASE)


def joined(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with ranges made one and shared units handed on.

    `van 11 % naar 8 %` stays two quantities, `tussen 5 en 10 procent` and `30-50 procent` become one with two values.
    """
    result: list[Quantity] = []
    for right in found:
        if not result:
            result.append(right)
            continue
        result[-1:] = _pair(text, result[-1], right)
    return [_bounded(text, q) for q in result]


def _pair(text: str, left: Quantity, right: Quantity) -> list[Quantity]:
    gap, before = text[left.end : right.start], text[: left.start]
    if not _comparable(left, right):
        return [left, right]
    if _is_range(gap, before):
        return [_merged(_shared(left, right), right)]
    if _AND.fullmatch(gap) or _TOWARD.fullmatch(gap) or gap.strip() == ",":
        return [_shared(left, right), right]
    return [left, right]


def _comparable(left: Quantity, right: Quantity) -> bool:
    if isinstance(left.value, tuple) or isinstance(right.value, tuple) or not right.measured:
        return False
    bare = not left.unit and not left.noun
    same = (left.unit, left.currency) == (right.unit, right.currency)
    return same or (bare and left.currency in {None, right.currency}) or (left.unit == "count" and not left.noun)


def _is_range(gap: str, before: str) -> bool:
    if _BETWEEN.search(before):
        return bool(_AND.fullmatch(gap) or _DASH.fullmatch(gap))
    if _DASH.fullmatch(gap):
        return True
    changes = _FROM.search(before) and _CHANGE.search(before[-120:])
    return bool(_RANGE.fullmatch(gap)) and not changes


def _shared(left: Quantity, right: Quantity) -> Quantity:
    """Give a bare number the scale, unit, currency and noun of the number after it."""
    if left.unit and left.unit != "count" and left.scale != 1:
        return left
    assert not isinstance(left.value, tuple)
    scaled = left.scale == 1 and abs(left.value) < 1000 and right.scale != 1
    return replace(
        left,
        value=times(left.value, right.scale) if scaled else left.value,
        scale=right.scale if scaled else left.scale,
        unit=left.unit or right.unit,
        currency=left.currency or right.currency,
        noun=left.noun or right.noun,
    )


def _merged(left: Quantity, right: Quantity) -> Quantity:
    assert not isinstance(left.value, tuple)
    assert not isinstance(right.value, tuple)
    low, high = left.value, abs(right.value) if left.value >= 0 else right.value
    if low > high:
        low, high = high, low
    return replace(
        right, start=left.start, number=left.number, value=(low, high), qualifier=left.qualifier or right.qualifier
    )


def _bounded(text: str, found: Quantity) -> Quantity:
    """Read *tot 20 procent* as an upper bound, unless a verb of change says that it is where the change ends."""
    upper = _UPPER.search(text[: found.start])
    if found.qualifier or isinstance(found.value, tuple) or upper is None:
        return found
    before = text[max(0, upper.start() - 120) : upper.start()]
    if (
        _CHANGE.search(before)
        or re.search(r"\d\S*\s*(?:\w+\s*)?$", before)
        or not (found.currency or found.unit not in {None, "count", "rank"})
    ):
        return found
    return replace(found, start=upper.start(), qualifier="at most")
