"""Page furniture: running heads, page numbers, letters of vertical headings. It stands outside the flow of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.repair.forms import CHAPTER
from ingest.repair.lines import Run

_PAGE_NUMBER = re.compile(r"(?:(?:pagina|seite|page|p\.)\s*)?\d{1,4}(?:\s*(?:/|van|von|of)\s*\d{1,4})?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,4}\s+(?P<after>\D{3,60})|(?P<before>\D{3,60}?)\s+\d{1,4})")
_CAPITALS_AND_NUMBER = re.compile(r"\D{6,60}\s\d{1,4}")
_SERIAL = re.compile(r"\bISSN\s*:?\s*\d{4}\s?[-–]\s?\d{3}[\dXx]\b")
"""An ISSN (ISO 3297)."""
_FOOT = re.compile(r"[^\n]{3,120}\|\s*\d{1,4}")
_MOST_IMPRINT_LINES = 3
_FEWEST = 3
"""Pages on which a line must return to be a running head."""


def furniture_runs(runs: Sequence[Run]) -> frozenset[int]:
    """Return the numbers of the runs that are furniture."""
    heads = Counter(_head(run) for run in runs if len(run.lines) == 1)
    recurring = {head for head, count in heads.items() if head and count >= _FEWEST}
    return (
        frozenset(n for n, run in enumerate(runs) if _is_furniture(run, recurring)) | _vertical(runs) | _imprint(runs)
    )


def _imprint(runs: Sequence[Run]) -> frozenset[int]:
    """The few lines that hold the number of a serial, and the foot of the page with its number right behind them."""
    held = {n for n, run in enumerate(runs) if len(run.lines) <= _MOST_IMPRINT_LINES and _SERIAL.search(run.text)}
    feet = {n + 1 for n in held if n + 1 < len(runs) and _FOOT.fullmatch(runs[n + 1].text)}
    return frozenset(held | feet)


def _is_furniture(run: Run, recurring: set[str]) -> bool:
    if len(run.lines) != 1:
        return False
    text = run.lines[0].text
    if _PAGE_NUMBER.fullmatch(text) or _head(run) in recurring:
        return True
    return text.isupper() and bool(_CAPITALS_AND_NUMBER.fullmatch(text)) and not CHAPTER.match(text)


def _head(run: Run) -> str:
    """The words of a line that carries a page number, without the number."""
    match = _NUMBERED.fullmatch(run.lines[0].text)
    return (match["after"] or match["before"]).strip().lower() if match else ""


def _vertical(runs: Sequence[Run]) -> frozenset[int]:
    """Runs of letters set one under another: three or more neighbouring runs whose lines have at most three letters."""
    small = [all(len(line.text) <= 3 and line.text.isalpha() for line in run.lines) for run in runs]
    found: set[int] = set()
    start = 0
    for n in range(len(runs) + 1):
        if n == len(runs) or not small[n]:
            if sum(len(run.lines) for run in runs[start:n]) >= 3:
                found.update(range(start, n))
            start = n + 1
    return frozenset(found)
