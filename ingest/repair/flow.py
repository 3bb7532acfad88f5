"""Lines joined to paragraphs: which line ends are only the column's, and the edits that take them away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.repair.asides import ends_well, is_list_of_labels
from ingest.repair.forms import (
    AWAITS,
    CHAPTER,
    ENDED,
    FOOTNOTE,
    ITEM,
    NOTE,
    NOTE_OPENS,
    is_caption,
    opens_small,
    stands_alone,
)
from ingest.repair.hyphens import ends_broken, joiner
from ingest.repair.lines import Line, Run
from ingest.repair.tables import same_row
from ingest.repair.words import Lexicon
from kg.offsets import Edit

_DASH = re.compile(r"[–—-]\s+[^\W\dA-Z]")
"""A dash before a small letter inside a sentence is a dash, not an item."""
_DATE = re.compile(r"\d{1,2}\.\s[A-ZÄ][^\W\d_]{2,}")
"""A number that opens a line inside a sentence may be a day or another ordinal of German."""
_TEXT = re.compile(r"[‘’“„\"'(«»]?(?:[^\W_]|[-–+]\d)")
"""A word or figure."""
_PROSE = 3
"""Lines from which a run is plainly a paragraph."""
_SLACK = 0.1
"""Share of the column's width that may stay empty on a full line."""
_SLACK_AFTER_SENTENCE = 0.3
"""The same where a sentence ends: headings, which stop short as well, do not end so."""
_FULL = 0.7
"""Share of the column's width from which a last line looks cut off rather than ended."""

_MOST_BETWEEN = 60
"""Runs between the halves of a paragraph: a chart that lost its drawing has a run for each label."""
_OPENS = frozenset(
    "de het een dit dat deze die er in op bij voor om als wij we the a an this these in on when as".split()
)
"""Little words that open a sentence; German, which has the same in names and titles of all kinds, is left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the page tells of its runs and lines: the runs outside the flow, and the lines of tables (by start)."""

    furniture: frozenset[int]
    quotes: frozenset[int]
    asides: frozenset[int]
    tables: frozenset[int]


def join_lines(runs: Sequence[Run], page: Page, lexicon: Lexicon) -> Iterator[Edit]:
    """Yield the edits that join lines within runs, and runs that are one paragraph.

    Args:
        runs: the runs of the text.
        page: which of them stand outside the flow, and which lines are of tables.
        lexicon: the words of the document and the language.
    """
    swallowed: set[int] = set()
    for here, there in _paragraphs_cut(runs, page, lexicon):
        swallowed.update(range(here + 1, there))
        yield edit_between(runs[here].lines[-1], runs[there].lines[0], lexicon)
    for number, run in enumerate(runs):
        if number in page.furniture or number in swallowed or is_list_of_labels(run):
            continue
        quoted = number in page.quotes or _is_chapter(run)
        for before, after in pairwise(run.lines):
            if before is run.lines[0] and not quoted and _is_heading_over(before.text, after.text, lexicon):
                continue
            if quoted or _goes_on(before, after, run.width, page, lexicon):
                yield edit_between(before, after, lexicon)


def _goes_on(before: Line, after: Line, width: int, page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a line goes on in the next: it is broken in a word, full, or stops where no sentence does."""
    if after.start in page.tables:
        return before.start in page.tables and same_row(before.text, after.text)
    if ends_broken(before.text) and (after.text[0].islower() or not _opens_alone(after.text)):
        return True
    ended = bool(ENDED.search(before.text))
    little = not ended and lexicon.is_little(before.text.split()[-1])
    runs_on = little or (not ended and len(before.text) > width * _FULL)
    if _divides(before.text, after.text, runs_on=runs_on):
        return False
    inside = (
        _DASH.match(after.text)
        or _is_open(before.text, after.text)
        or (_DATE.match(after.text) and _is_full(before.text, after.text, width))
    )
    if ITEM.match(after.text) and (ended or not inside):
        return False
    if ITEM.match(after.text) or (before.text.isupper() and after.text.isupper()):
        return runs_on and not ITEM.match(before.text)
    return little or _is_full(before.text, after.text, width) or (not ended and opens_small(after.text))


def _is_heading_over(before: str, after: str, lexicon: Lexicon) -> bool:
    """Tell whether the first line of a run is a heading: it ends no sentence, and an article with a capital follows.

    Inside a sentence a capital makes a little word the first of a name, and a name follows no word that awaits a noun.
    """
    first, last = after.split(maxsplit=1)[0], before.rsplit(maxsplit=1)[-1]
    opens = first.istitle() and first.lower() in _OPENS
    whole = not ENDED.search(before) and not ends_broken(before) and before[-1] not in ",(“‘„«–-"
    return opens and whole and before[0].isupper() and last[0].islower() and not lexicon.is_little(last)


def _is_open(before: str, after: str) -> bool:
    """Tell whether a bracket that the line opens closes in the next."""
    return before.rfind("(") > before.rfind(")") and 0 <= after.find(")") < (after.find("(") % (len(after) + 1))


def _is_full(before: str, after: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have found room on the line."""
    slack = _SLACK_AFTER_SENTENCE if ENDED.search(before) else _SLACK
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > width * (1 - slack)


def _divides(before: str, after: str, *, runs_on: bool) -> bool:
    """Tell whether the form of two lines keeps them apart: a row, a heading, a note or a caption."""
    if stands_alone(before) or _opens_alone(after) or NOTE.match(after):
        return True
    if before.isupper() and not after.isupper() and len(before.split()) > 1 and not after[0].islower():
        return True
    return (is_caption(after) and not runs_on) or (is_caption(before) and not opens_small(after))


def _opens_alone(text: str) -> bool:
    return stands_alone(text) or bool(NOTE_OPENS.match(text))


def _is_chapter(run: Run) -> bool:
    """The number of a chapter with its title on the lines below."""
    first = run.lines[0].text
    short = all(len(line.text) <= run.width * _FULL for line in run.lines)
    return bool(CHAPTER.match(first)) and first.endswith(":") and len(run.lines) <= 4 and short


def edit_between(before: Line, after: Line, lexicon: Lexicon) -> Edit:
    """Return the edit that puts `after` right behind `before`."""
    if not ends_broken(before.text):
        return Edit(before.end, after.start, " ", "line join")
    between = joiner(before.text, after.text, lexicon)
    return Edit(before.end - 1, after.start, between, "hyphen at line end" if not between else "line join")


def _paragraphs_cut(runs: Sequence[Run], page: Page, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the pairs of runs that are one paragraph, cut by a blank line, a page break or what is set aside."""
    taken: set[int] = set()
    outside = page.furniture | page.quotes | page.asides
    for here in range(len(runs)):
        there = None if here in outside else _next(runs, here, outside, page.tables)
        if there is not None and _is_cut(runs, here, there, lexicon):
            taken.update(range(here + 1, there + 1))
            yield here, there
    for here in sorted(page.asides - page.furniture - taken):
        there = here + 1
        if there < len(runs) and there not in taken and _aside_goes_on(runs[here], runs[there], page, lexicon):
            yield here, there


def _aside_goes_on(here: Run, there: Run, page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a caption or note that no sentence goes on behind goes on itself."""
    before, after = here.lines[-1], there.lines[0]
    if after.start in page.tables or FOOTNOTE.match(after.text) or not opens_small(after.text):
        return False
    return _leads_on(before, lexicon) or (len(before.text) > here.width * _FULL and not ends_well(here))


def _next(runs: Sequence[Run], here: int, outside: frozenset[int], tables: frozenset[int]) -> int | None:
    """The run in which the text goes on behind what stands outside it; none behind a table or too much."""
    if runs[here].lines[0].start in tables:
        return None
    for there in range(here + 1, min(here + 1 + _MOST_BETWEEN, len(runs))):
        if runs[there].lines[0].start in tables:
            return None
        if there not in outside:
            return there
    return None


def _is_cut(runs: Sequence[Run], here: int, there: int, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph that stopped inside a sentence goes on in another run."""
    before, after = runs[here].lines[-1], runs[there].lines[0]
    if ENDED.search(before.text) or _opens_anew(before, after):
        return False
    no_room = len(before.text) + 1 + len(after.text.split(maxsplit=1)[0]) > runs[here].width
    full = no_room or len(before.text) > runs[here].width * _FULL
    if opens_small(after.text) or (ends_broken(before.text) and after.text[0].isalpha()):
        return full or _leads_on(before, lexicon)
    if after.text.isupper():
        return before.text.isupper() and after.text[0].isalpha() and len(after.text.split()) <= 3
    if not full or not _TEXT.match(after.text) or is_caption(after.text) or FOOTNOTE.match(after.text):
        return False
    apart = there > here + 1 or after.page_top
    awaits = before.text.rsplit(maxsplit=1)[-1].lower() in AWAITS
    return awaits or (apart and _is_prose(runs[here]) and _opens_as_prose(runs[there]))


def _opens_anew(before: Line, after: Line) -> bool:
    """Tell whether the form of two lines of different runs keeps them apart."""
    return bool(
        ITEM.match(after.text) or NOTE.match(after.text) or NOTE.match(before.text) or stands_alone(before.text)
    )


def _is_prose(run: Run) -> bool:
    """Tell whether a run is lines of a paragraph, whose last stops at a word or comma."""
    plain = len(run.lines) >= _PROSE and not any(ITEM.match(line.text) for line in run.lines)
    return plain and (run.text[-1].isalpha() or run.text[-1] == ",")


def _opens_as_prose(run: Run) -> bool:
    """Tell whether a run opens with a full line of text, or is the end of a sentence on one line; headings are neither."""
    first = run.lines[0].text
    headed = CHAPTER.match(first) or FOOTNOTE.match(first) or first.isupper() or not first[0].isalpha()
    ended = len(run.lines) == 1 and ENDED.search(first)
    return not headed and bool(ended or (len(run.lines) > 1 and len(first) > run.width * _FULL))


def _leads_on(before: Line, lexicon: Lexicon) -> bool:
    """Tell whether a line stops inside a word or at one that ends no sentence."""
    if ENDED.search(before.text):
        return False
    return ends_broken(before.text) or lexicon.is_little(before.text.split()[-1])
