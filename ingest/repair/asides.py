"""What may stand between the two halves of a sentence: captions, sources of figures, footnotes, labels of a chart.

Furniture and pull quotes are told elsewhere; tables are no aside, since their rows are text of their own.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.repair.forms import ENDED, FOOTNOTE, ITEM, NOTE, is_caption
from ingest.repair.hyphens import ends_broken
from ingest.repair.lines import LONGEST_PAGE, Run, is_marked
from kg.offsets import Edit

JOINS = frozenset({"line join", "hyphen at line end"})
"""The rules that put a line behind another, with or without something between them."""
_LINE = re.compile(r"\S[^\n\r\f]*")
_FEWEST_LABELS = 4
"""Lines of a chart that lost its drawing; fewer may be lines of the text."""
_MOST_LABEL_WORDS = 4
_NARROW = 0.5
"""Share of the column that a label fills at most."""
_MOST_CAPTION_LINES = 3
_LONGEST_LINE = 200
"""Characters of a line in which marks are looked for; a longer one is no line of a column."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


def aside_runs(runs: Sequence[Run], furniture: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the numbers of the runs that may stand inside a sentence without being part of it."""
    plain = {n for n, run in enumerate(runs) if _is_caption_run(run) or NOTE.match(run.lines[0].text)}
    return frozenset(plain | _labels(runs)) | footnote_runs(runs, furniture)


def footnote_runs(runs: Sequence[Run], furniture: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the numbers of the runs that look like footnotes: they open with a mark, and what follows on the page is one too.

    Where no page can be told from the next, each run counts for itself.
    """
    tops = [n for n, run in enumerate(runs) if run.lines[0].page_top]
    found: set[int] = set()
    for first, last in zip([0, *tops], [*tops, len(runs)], strict=True):
        found.update(
            _at_foot(runs, first, last, furniture) if tops else filter(lambda n: opens_footnote(runs[n]), range(last))
        )
    return frozenset(found)


def marked_footnotes(runs: Sequence[Run], furniture: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the footnotes among the runs whose mark stands behind a word above them, or that are lettered at a page's foot."""
    found: set[int] = set()
    at_foot = footnote_runs(runs, furniture)
    paged = any(run.lines[0].page_top for run in runs)
    above: deque[str] = deque(maxlen=LONGEST_PAGE)
    for n, run in enumerate(runs):
        if run.lines[0].page_top:
            above.clear()
        mark = FOOTNOTE.match(run.lines[0].text) if n in at_foot else None
        if mark:
            marked = mark["mark"].isdecimal() and is_marked(" ".join(above), mark["mark"])
            found.update({n} if marked or (paged and mark["mark"].isalpha()) else ())
        elif n in at_foot and n - 1 in found:
            found.add(n)
        above.extend(line.text[-_LONGEST_LINE:] for line in run.lines)
    return frozenset(found)


def opens_footnote(run: Run) -> bool:
    """Tell whether a run opens with a footnote mark and a capital or address, and is no item with a sign of lists."""
    text = run.lines[0].text
    return bool(FOOTNOTE.match(text)) and not text.isupper() and not is_caption(text)


def ends_well(run: Run) -> bool:
    """Tell whether a run ends as a sentence or a reference does."""
    last = run.lines[-1].text
    return bool(ENDED.search(last) or _ADDRESS.search(last) or last.endswith(")"))


def _at_foot(runs: Sequence[Run], first: int, last: int, furniture: frozenset[int]) -> Iterator[int]:
    """The last runs of a page from a footnote on, over what goes on in small letters; the page's first run is text."""
    for n in range(last - 1, first, -1):
        if opens_footnote(runs[n]):
            yield from (m for m in range(n, last) if m not in furniture)
            last = n
        elif n in furniture:
            continue
        elif not runs[n].text[:1].islower() or ITEM.match(runs[n].text):
            return


def _is_caption_run(run: Run) -> bool:
    return len(run.lines) <= _MOST_CAPTION_LINES and is_caption(run.text) and not ENDED.search(run.text[:-1])


def _labels(runs: Sequence[Run]) -> set[int]:
    """Runs one after another of short lines, none of which ends as a sentence does."""
    found: set[int] = set()
    start = 0
    for n in range(len(runs) + 1):
        if n < len(runs) and _is_label_run(runs[n]):
            continue
        if sum(len(run.lines) for run in runs[start:n]) >= _FEWEST_LABELS:
            found.update(range(start, n))
        start = n + 1
    return found


def is_list_of_labels(run: Run) -> bool:
    """Tell whether a run is short lines under each other, as the legend of a chart has them."""
    words = [len(line.text.split()) for line in run.lines]
    plain = not any(ENDED.search(line.text) or ends_broken(line.text) or ITEM.match(line.text) for line in run.lines)
    return len(words) >= _FEWEST_LABELS and max(words) <= _MOST_LABEL_WORDS and sum(words) <= 2 * len(words) and plain


def _is_label_run(run: Run) -> bool:
    short = is_list_of_labels(run) or all(
        len(line.text.split()) <= _MOST_LABEL_WORDS and len(line.text) <= _NARROW * run.width for line in run.lines
    )
    return short and not any(ENDED.search(line.text) or ITEM.match(line.text) for line in run.lines)


def skipped_footnotes(original: str, edits: Iterable[Edit]) -> Iterator[tuple[str, int, int]]:
    """Yield label, start and end of the footnotes that joins over them took out of the text."""
    for edit in edits:
        if edit.applied and edit.rule in JOINS:
            yield from _footnotes_in(original, edit.start, edit.end)


def _footnotes_in(original: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The footnotes between two places, each up to the next one."""
    lines = [(start + m.start(), start + m.end(), m[0]) for m in _LINE.finditer(original[start:end])]
    opening = [(n, match["mark"]) for n, (_, _, text) in enumerate(lines) if (match := FOOTNOTE.match(text.strip()))]
    for (n, label), (after, _) in pairwise([*opening, (len(lines), "")]):
        yield label, lines[n][0], lines[after - 1][1]
