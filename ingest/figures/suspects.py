"""Values that cannot be what the text says: flagged with the reason and a proposed reading, never corrected."""

from __future__ import annotations

import re
from statistics import median

from ingest.figures.quantities import Quantity

_SHARE = re.compile(
    r"aandeel|deel van|anteil|share|proportion|quote|percentage|van (?:de|het|alle)|der\b|des\b", re.IGNORECASE
)
_OVER = re.compile(
    r"meer dan|stijg|groei|toename|heffing|tarie|zoll|zölle|tariff|hoger|höher|higher|increase|anstieg|verdubbel|boven|van het bbp|BBP|BIP|GDP",
    re.IGNORECASE,
)
_FEWEST_CELLS = 3
_MOST = 0.75


def implausible_share(text: str, found: Quantity) -> str:
    """Say why a percentage cannot be a share: above 100, without decimals, where a share is meant."""
    if found.unit != "percent" or isinstance(found.value, tuple) or found.value <= 100 or found.decimals:
        return ""
    around = text[max(0, found.start - 80) : found.end + 40]
    if found.value < 1000 and (not _SHARE.search(around) or _OVER.search(around)):
        return ""
    return f"A share of {found.value:g} % is impossible{_reading(found.value, 2)}."


def misfit(value: float, decimals: int, column: list[tuple[float, int]]) -> str:
    """Say why a cell does not fit its column: whole where all others have decimals, and far larger than they are.

    Args:
        value: the value of the cell.
        decimals: how many digits it has after the decimal mark.
        column: value and decimals of the other cells of the column.
    """
    fine = [(abs(v), d) for v, d in column if d]
    if len(fine) < _FEWEST_CELLS or decimals or len(fine) < _MOST * len(column):
        return ""
    places = [d for _, d in fine]
    typical, digits = median(v for v, _ in fine), max(set(places), key=places.count)
    shifted = value / 10**digits
    if abs(value) < 10 * typical or not typical / 10 <= abs(shifted) <= 10 * typical:
        return ""
    return f"The other cells of this column have {digits} decimals and are near {typical:g}{_reading(value, digits)}."


def _reading(value: float, digits: int) -> str:
    return f"; it probably reads {value / 10**digits:.{digits}f}"
