"""The lines of tables that lost their columns: where they begin and end, and which of them are one row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.repair.forms import NOTE, is_table_caption
from ingest.repair.lines import Line

_SENTENCE_END = re.compile(r"[^\W\d_]{2}\.(?:$| [A-ZÀ-Þ])")
_LONGEST = 80
"""Lines after a caption in which its table must end."""


def table_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines between the caption of a table and its notes or the prose behind it."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if is_table_caption(line.text):
            found.update(_until_end(lines, number + 1))
    return frozenset(found)


def _until_end(lines: Sequence[Line], first: int) -> range:
    for number in range(first, min(len(lines), first + _LONGEST)):
        if NOTE.match(lines[number].text) or _is_prose(lines, number):
            return range(first, number)
    return range(first, min(len(lines), first + _LONGEST))


def _is_prose(lines: Sequence[Line], number: int) -> bool:
    """Three lines that read on, one of them ending a sentence, or one that is a paragraph."""
    three = lines[number : number + 3]
    if len(lines[number].text) > 200:
        return True
    same_run = len(three) == 3 and three[0].run == three[2].run
    reads_on = sum(line.text[0].islower() for line in three[1:]) >= 1 and not any(
        _has_cells(line.text) for line in three
    )
    return same_run and reads_on and any(_SENTENCE_END.search(line.text) for line in three)


def _has_cells(text: str) -> bool:
    """Tell whether a line ends in two figures."""
    tail = text.split()[-2:]
    return len(tail) == 2 and all(any(c.isdigit() for c in cell) for cell in tail)


def same_row(before: str, after: str) -> bool:
    """Tell whether a line of a table goes on in the next: it is no new row that opens small, or inside a bracket."""
    opened = before.rfind("(") > before.rfind(")") and ")" in after and "(" not in after
    return opened or after[0].islower() or (after[0] == "-" and after[1:2].isalpha())
