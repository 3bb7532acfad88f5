"""Lines joined to paragraphs: which line ends are only the column's, and the edits that take them away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.repair.hyphens import ends_broken, joiner
from ingest.repair.lines import Line, Run
from ingest.repair.words import Lexicon
from kg.offsets import Edit

ITEM = re.compile(r"(?:[•·▪●○◦‣☑✓✔➤►*–—-]\ufe0f?\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
"""What opens a list item or a note."""
_ENDED = re.compile(r"[.!?:;…]['\"’”»)\]]*(?:\d{1,3})?$")
_DASH = re.compile(r"[–—-]\s+[^\W\dA-Z]")
"""A dash before a small letter inside a sentence is a dash, not an item."""
_SLACK = 0.1
"""Share of the column's width that may stay empty on a full line."""
_SLACK_AFTER_SENTENCE = 0.3
"""The same where a sentence ends: headings, which stop short as well, do not end so."""


def join_lines(runs: Sequence[Run], aside: frozenset[int], lexicon: Lexicon) -> Iterator[Edit]:
    """Yield the edits that join lines within runs, and runs that are one paragraph.

    Args:
        runs: the runs of the text.
        aside: numbers of the runs that stand outside the flow (running heads, page numbers).
        lexicon: the words of the document and the language.
    """
    for number, run in enumerate(runs):
        if number in aside:
            continue
        for before, after in pairwise(run.lines):
            if continues(before, after, run.width):
                yield edit_between(before, after, lexicon)
    yield from _join_runs(runs, aside, lexicon)


def continues(before: Line, after: Line, width: int) -> bool:
    """Tell whether a line goes on in the next: it is broken in a word, full, or stops where no sentence does."""
    if ends_broken(before.text):
        return True
    ended = bool(_ENDED.search(before.text))
    if ITEM.match(after.text) and (ended or not _DASH.match(after.text)):
        return False
    first_word = after.text.split(maxsplit=1)[0]
    slack = _SLACK_AFTER_SENTENCE if ended else _SLACK
    full = len(before.text) + 1 + len(first_word) > width * (1 - slack)
    return full or (not ended and after.text[0].islower())


def edit_between(before: Line, after: Line, lexicon: Lexicon) -> Edit:
    """Return the edit that puts `after` right behind `before`."""
    if not ends_broken(before.text):
        return Edit(before.end, after.start, " ", "line join")
    between = joiner(before.text, after.text, lexicon)
    return Edit(before.end - 1, after.start, between, "hyphen at line end" if not between else "line join")


def _join_runs(runs: Sequence[Run], aside: frozenset[int], lexicon: Lexicon) -> Iterator[Edit]:
    flowing = [number for number in range(len(runs)) if number not in aside]
    for here, there in pairwise(flowing):
        before, after = runs[here].lines[-1], runs[there].lines[0]
        if _one_paragraph(before, after, runs[here].width):
            yield edit_between(before, after, lexicon)


def _one_paragraph(before: Line, after: Line, width: int) -> bool:
    """A paragraph goes on after a blank line or page break when it stopped inside a sentence on a full line."""
    if not after.text[0].islower() or ITEM.match(after.text):
        return False
    full = len(before.text) > width * 0.7
    return ends_broken(before.text) or (full and not _ENDED.search(before.text))
