"""The lines of a text as they stand on the page: runs of lines between blank lines or page breaks, and their width."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from kg.model import Page

_LINE = re.compile(r"[^\n\r\f]+")
_FOOTNOTE_NUMBER = re.compile(r"([1-9]\d{0,2})[.)]?\s+(?=[\"'“‘„«(]?(?:[A-ZÀ-Þ]|https?:|www\.))")
_FOOTNOTE_LETTER = re.compile(r"([a-z])\s+(?=[A-ZÀ-Þ])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST_PAGE = 120
"""Lines above a footnote in which its mark is looked for."""
_WRAPPED_LENGTH = 200
"""No printed column sets more characters on a line; a longer line is a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is `original[start:end]` without the white space around it. `run` numbers its run of lines."""

    start: int
    end: int
    text: str
    run: int
    page_top: bool = False
    """Whether a page begins with this line."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines with no blank line or page break between them, and the width of their column in characters."""

    lines: tuple[Line, ...]
    width: int

    @property
    def text(self) -> str:
        """The lines with a space between."""
        return " ".join(line.text for line in self.lines)


def runs_of(text: str, pages: Sequence[Page] = ()) -> list[Run]:
    """Cut a text into its runs of lines.

    A page begins where `pages` says, after a form feed, or, as in texts out of a PDF whose form feeds were replaced,
    at a line indented by one space.
    """
    runs: list[list[Line]] = []
    page_starts = {page.start for page in pages}
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        if not raw.strip():
            continue
        gap = text[last_end : match.start()]
        fresh = gap.count("\n") > 1 or gap.replace("\r\n", "\n").count("\r") > 1
        top = "\f" in gap or match.start() in page_starts or bool(re.match(r" (?=\S)", raw))
        start = match.start() + len(raw) - len(raw.lstrip())
        if fresh or top or not runs:
            runs.append([])
        line = raw.strip()
        runs[-1].append(Line(start, start + len(line), line, len(runs) - 1, top))
        last_end = match.end()
    return _with_widths(_footnotes_apart(runs))


def _footnotes_apart(runs: list[list[Line]]) -> list[list[Line]]:
    """Cut a run where a footnote begins on its lines: a number whose mark stands behind a word of the same page."""
    apart: list[list[Line]] = []
    above: deque[str] = deque(maxlen=LONGEST_PAGE)
    for run in runs:
        if run[0].page_top:
            above.clear()
        for at, line in enumerate(run):
            opens = _FOOTNOTE_NUMBER.match(line.text) if at else None
            marked = opens is not None and is_marked(" ".join(above), opens[1])
            if at == 0 or marked or _is_next_letter(apart[-1][0].text, line.text):
                apart.append([])
            apart[-1].append(replace(line, run=len(apart) - 1))
            above.append(line.text[-_WRAPPED_LENGTH:])
    return apart


def _is_next_letter(note: str, line: str) -> bool:
    """Tell whether a line opens with the letter behind that of the footnote that a run opens with."""
    here, there = _FOOTNOTE_LETTER.match(note), _FOOTNOTE_LETTER.match(line)
    return here is not None and there is not None and ord(there[1]) == ord(here[1]) + 1


def is_marked(text: str, number: str) -> bool:
    """Tell whether a number stands behind a word of the text as a footnote mark does."""
    return bool(re.search(rf"[^\W\d_]{{2}}[.,;:!?]?[)’”»']?(?:{number}|{number.translate(_RAISED)})(?![\w⁰-⁹])", text))


def is_wrapped(runs: Sequence[Run]) -> bool:
    """Tell whether lines were broken to fit a column, rather than one line being one paragraph."""
    lengths = [len(line.text) for run in runs for line in run.lines]
    return sum(n for n in lengths if n > _WRAPPED_LENGTH) < 0.3 * sum(lengths)


def _with_widths(runs: list[list[Line]]) -> list[Run]:
    """A run of four or more lines shows its own width; a shorter one is as wide as those around it, or itself."""
    own = [max(len(line.text) for line in run) for run in runs]
    telling = [i for i, run in enumerate(runs) if len(run) >= 4]
    return [
        Run(tuple(run), own[i] if len(run) >= 4 else max(own[i], _near(i, telling, own))) for i, run in enumerate(runs)
    ]


def _near(i: int, telling: list[int], own: list[int]) -> int:
    at = bisect_left(telling, i)
    around = [own[j] for j in telling[max(0, at - 2) : at + 2]]
    return int(median(around)) if around else 0
