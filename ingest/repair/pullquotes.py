"""Pull quotes: lines lifted out of the text and set between its columns. They stand outside the flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ingest.repair.forms import CHAPTER, ENDED, ITEM, NOTE, is_caption
from ingest.repair.lines import Run
from ingest.repair.words import Lexicon

_NARROW = 0.68
"""Share of the column that a pull quote fills at most; a heading over two lines fills more."""
_FEWEST_WORDS = 5
_MOST_LINES = 7
_PROSE = 4
"""Lines from which a run is a paragraph."""


def pull_quotes(runs: Sequence[Run], lexicon: Lexicon) -> frozenset[int]:
    """Return the numbers of the runs that are pull quotes: set narrow, or standing word for word in a paragraph."""
    prose = {
        gram for run in runs if len(run.lines) >= _PROSE and ENDED.search(run.lines[-1].text) for gram in _grams(run)
    }
    found: set[int] = set()
    for number, run in enumerate(runs):
        if (_could_be(runs, number, lexicon) and (_is_narrow(runs, number) or prose.issuperset(_grams(run)))) or (
            number - 1 in found and _ends_quote(run)
        ):
            found.add(number)
    return frozenset(found)


def _could_be(runs: Sequence[Run], number: int, lexicon: Lexicon) -> bool:
    """Tell whether a run could be one by its first and last words; right below a chapter stands a heading."""
    run = runs[number]
    if lexicon.is_little(run.text.split()[-1]) or (number and runs[number - 1].text.isupper()):
        return False
    first = run.lines[0].text
    plain = not (
        CHAPTER.match(first) or ITEM.match(first) or NOTE.match(first) or is_caption(first) or first[0].isdigit()
    )
    fits = len(run.lines) <= _MOST_LINES and len(run.text.split()) >= _FEWEST_WORDS
    return plain and fits and first[0].isupper() and not run.text.isupper() and not ENDED.search(run.lines[-1].text)


def _is_narrow(runs: Sequence[Run], number: int) -> bool:
    """Lines that end long before the column does, though what follows reads on."""
    lines = runs[number].lines
    width = _column(runs, number)
    reads_on = [line.text[0].islower() for line in lines[1:]]
    return (
        len(lines) >= 2
        and max(len(line.text) for line in lines) <= width * _NARROW
        and 2 * sum(reads_on) >= len(reads_on)
    )


def _ends_quote(run: Run) -> bool:
    """The last line of a pull quote that a gap cut off."""
    return (
        len(run.lines) == 1
        and run.text[0].islower()
        and not ENDED.search(run.text)
        and len(run.text) <= run.width * _NARROW
    )


def _column(runs: Sequence[Run], number: int) -> float:
    """The width of the paragraphs around a run."""
    near = [run.width for run in runs[max(0, number - 8) : number] if len(run.lines) >= _PROSE][-2:]
    near += [run.width for run in runs[number + 1 : number + 9] if len(run.lines) >= _PROSE][:2]
    return median(near) if near else 0


def _grams(run: Run) -> set[tuple[str, ...]]:
    """Each five words in a row of a run, in small letters, with words broken at line ends whole."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=\w)- (?=[^\W\d_])", "", run.text).lower())
    return set(zip(*(words[at:] for at in range(_FEWEST_WORDS)), strict=False))
