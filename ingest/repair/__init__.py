"""Repair: a document in, the same document with the edits that make its clean text.

Nothing is lost: `original` stays as it is, each repair is an `Edit` with the name of its rule and a confidence, and
what could change meaning (digits, negations, one known name into another) is only flagged.
Line ends that only the column made become spaces; the clean text has one line per paragraph, heading, item or row.
A pull quote or footnote that stays in the text is flagged by an edit that is not applied (rules "pull quote" and
"footnote"), for the layout to see; one that stood inside a sentence is left out, and what it says is in the original.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from ingest.repair.asides import aside_runs, marked_footnotes, skipped_footnotes
from ingest.repair.compose import composed, narrowed, without_overlaps
from ingest.repair.flow import Page, join_lines
from ingest.repair.furniture import furniture_runs
from ingest.repair.letters import lost_spaces, misread_letters, split_accents
from ingest.repair.lines import Run, is_wrapped, runs_of
from ingest.repair.marks import lettered_marks, named_marks, numbered_marks, raised_marks, scanned_marks
from ingest.repair.pullquotes import pull_quotes
from ingest.repair.spelling import Reading, is_scan, readings
from ingest.repair.tables import table_lines
from ingest.repair.words import Lexicon
from kg.model import Document
from kg.offsets import Edit

__all__ = ["FOOTNOTE_RULE", "repair"]

FOOTNOTE_RULE = "footnote"
"""The rule of an edit that is not applied and tells the layout where a footnote of the page stands."""
_LEAST_CONFIDENCE = 0.8
"""A repair below this is only flagged."""
_WRAPPED = frozenset(
    {"text/plain", "text/markdown", "application/pdf", "image/png", "image/jpeg", "image/tiff"}  # the last three by OCR
)
"""Kinds of files whose lines may be those of a column; the readers of the others give whole paragraphs."""


def repair(document: Document) -> Document:
    """Return the document with the edits that repair it."""
    joined = replace(document, edits=tuple(sorted(_line_edits(document), key=lambda edit: edit.start)))
    return replace(document, edits=composed(joined, _word_edits(joined)))


def _line_edits(document: Document) -> Iterator[Edit]:
    text = document.original
    if text.startswith("\ufeff"):
        yield Edit(0, 1, "", "byte order mark")
    runs = runs_of(text, document.pages)
    if document.media_type in _WRAPPED and is_wrapped(runs):
        lines = [line for run in runs for line in run.lines]
        tables = frozenset(lines[number].start for number in table_lines(lines))
        lexicon = Lexicon(text, document.language)
        furniture = furniture_runs(runs)
        page = Page(furniture, pull_quotes(runs, lexicon), aside_runs(runs, furniture), tables)
        joins = list(join_lines(runs, page, lexicon))
        yield from joins
        # A line end that only became a space lies between lines; a join over anything else has taken it out.
        over = [edit for edit in joins if text[edit.start : edit.end].strip()]
        joined = {at for edit in over for at in range(edit.start, edit.end)}
        yield from _set_aside([runs[n] for n in sorted(page.furniture)], joined, "page furniture", applied=True)
        yield from _set_aside([runs[n] for n in sorted(page.quotes)], joined, "pull quote", applied=False)
        footnotes = [runs[n] for n in sorted(marked_footnotes(runs, furniture))]
        yield from _set_aside(footnotes, joined, FOOTNOTE_RULE, applied=False)


def _set_aside(aside: Iterable[Run], joined: Container[int], rule: str, *, applied: bool) -> Iterator[Edit]:
    """Take runs out of the text, or flag them for the layout, where no join over them (`joined`) has taken them out."""
    for run in aside:
        start, end = run.lines[0].start, run.lines[-1].end
        if start not in joined:
            yield Edit(start, end, "", rule, 0.9, applied)


def _word_edits(document: Document) -> list[Edit]:
    """The edits on the joined text: footnote marks, misread letters, lost spaces and accents."""
    text = document.clean
    lexicon = Lexicon(text, document.language)
    scanned = is_scan(text, lexicon)
    found = list(readings(text, lexicon, scanned=scanned))
    marks = [*raised_marks(text), *named_marks(text), *numbered_marks(text, lexicon)]
    edits = [*marks, *lettered_marks(text, _note_letters(document)), *lost_spaces(text, lexicon), *split_accents(text)]
    if scanned:
        mended = frozenset(reading.word for reading in found)
        edits = [*scanned_marks(text), *edits, *misread_letters(text, lexicon, mended)]
    return without_overlaps([*edits, *(_edit_for(reading) for reading in found)])


def _note_letters(document: Document) -> frozenset[str]:
    """The letters that footnotes of the document open with."""
    flagged = [document.original[edit.start] for edit in document.edits if edit.rule == FOOTNOTE_RULE]
    skipped = [label for label, _, _ in skipped_footnotes(document.original, document.edits)]
    return frozenset(label for label in (*flagged, *skipped) if label.isalpha() and label.islower())


def _edit_for(reading: Reading) -> Edit:
    edit = Edit(reading.start, reading.end, reading.right, reading.rule, reading.confidence)
    return narrowed(replace(edit, applied=reading.confidence >= _LEAST_CONFIDENCE), reading.word)
