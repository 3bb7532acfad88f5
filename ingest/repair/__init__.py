"""Repair: a document in, the same document with the edits that make its clean text.

Nothing is lost: `original` stays as it is, each repair is an `Edit` with the name of its rule and a confidence, and
what could change meaning (digits, negations, one known name into another) is only flagged.
Line ends that only the column made become spaces; the clean text has one line per paragraph, heading, item or row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.repair.compose import composed, narrowed, without_overlaps
from ingest.repair.flow import join_lines
from ingest.repair.furniture import furniture_runs
from ingest.repair.letters import lost_spaces, misread_letters
from ingest.repair.lines import Run, is_wrapped, runs_of
from ingest.repair.marks import numbered_marks, scanned_marks
from ingest.repair.spelling import is_scan, readings
from ingest.repair.words import Lexicon
from kg.model import Document
from kg.offsets import Edit

__all__ = ["repair"]

_LEAST_CONFIDENCE = 0.8
"""A repair below this is only flagged."""


def repair(document: Document) -> Document:
    """Return the document with the edits that repair it."""
    joined = replace(document, edits=tuple(sorted(_line_edits(document), key=lambda edit: edit.start)))
    return replace(document, edits=composed(joined, _word_edits(joined)))


def _line_edits(document: Document) -> Iterator[Edit]:
    text = document.original
    if text.startswith("\ufeff"):
        yield Edit(0, 1, "", "byte order mark")
    runs = runs_of(text, document.pages)
    aside = furniture_runs(runs)
    joins = list(join_lines(runs, aside, Lexicon(text, document.language))) if is_wrapped(runs) else []
    yield from joins
    yield from _without_furniture([runs[n] for n in sorted(aside)], joins)


def _without_furniture(furniture: Iterable[Run], joins: Iterable[Edit]) -> Iterator[Edit]:
    """Take furniture out of the text where no join over it has done so."""
    joined = {at for edit in joins for at in range(edit.start, edit.end)}
    for run in furniture:
        start, end = run.lines[0].start, run.lines[-1].end
        if start not in joined:
            yield Edit(start, end, "", "page furniture")


def _word_edits(document: Document) -> list[Edit]:
    """The edits on the joined text: footnote marks, misread letters, lost spaces and accents."""
    text = document.clean
    lexicon = Lexicon(text, document.language)
    scanned = is_scan(text, lexicon)
    edits = [*numbered_marks(text, lexicon), *lost_spaces(text, lexicon)]
    if scanned:
        edits = [*scanned_marks(text), *edits, *misread_letters(text, lexicon)]
    for reading in readings(text, lexicon, scanned=scanned):
        edit = Edit(reading.start, reading.end, reading.right, reading.rule, reading.confidence)
        edits.append(narrowed(replace(edit, applied=reading.confidence >= _LEAST_CONFIDENCE), reading.word))
    return without_overlaps(edits)
