"""The title of the column a cell stands in, for rows whose cells stand between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CELL = re.compile(r"[^|]+")


def column_title(header: Sequence[str], row: str, position: int) -> str:
    """Return the title above the cell that holds `position` of the row, "" when row and header do not match.

    `header` holds the titles one by one, or a whole header row with bars.
    """
    titles = list(header) if len(header) > 1 else _cells(header[0] if header else "")
    found = [m for m in _CELL.finditer(row) if m[0].strip()]
    if len(found) < 2 or len(found) != len(titles):
        return ""
    return next((t.strip() for t, m in zip(titles, found, strict=True) if m.start() <= position < m.end()), "")


def _cells(row: str) -> list[str]:
    return [m[0] for m in _CELL.finditer(row) if m[0].strip()]
