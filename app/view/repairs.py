"""Repairs beside the original: what each repaired word was read as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.view.markup import Html, element
from app.view.wording import TEXTS, Wording
from kg.model import Document
from kg.offsets import Edit

BESIDE = 40
"""Characters of the original shown on both sides of a repair."""
LONGEST = 300
"""Characters shown of the repaired place itself."""
_EDGES = ".,;:!?()[]{}<>«»„“”\"'’‘"


@dataclass(frozen=True, slots=True)
class Reading:
    """A repair with the word it made, empty where text was left out, and where that ends in the original."""

    edit: Edit
    word: str
    end: int


def readings(document: Document, edits: Iterable[Edit]) -> Iterator[Reading]:
    """Yield what each repair made; those that change only whitespace, such as joined lines, are left out."""
    for edit in edits:
        seen = document.original[edit.start : edit.end]
        if any(map(str.isalnum, seen)) and not edit.replacement.strip():
            yield Reading(edit, "", edit.end)
        elif edit.replacement.strip() or seen.strip():
            yield _applied(document, edit) if edit.applied else _flagged(document, edit)


def _applied(document: Document, edit: Edit) -> Reading:
    start, end = _word(document.clean, *document.offsets.to_clean(edit.start, edit.end))
    last = document.offsets.to_original(start, end)[1] if end > start else edit.end
    return Reading(edit, document.clean[start:end].strip(_EDGES), max(last, edit.end))


def _flagged(document: Document, edit: Edit) -> Reading:
    original = document.original
    start, end = _word(original, edit.start, edit.end)
    word = original[start : edit.start] + edit.replacement + original[edit.end : end]
    return Reading(edit, word.strip(_EDGES), end)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def reading_html(reading: Reading, say: Wording) -> Html:
    """Return what a repaired place was read as."""
    note = say("reads") if reading.edit.applied else say("flagged")
    class_ = "kp-repair" if reading.edit.applied else "kp-repair kp-flag"
    return element("ins", _cut(reading.word) or say("removed"), class_=class_, title=note)


def repairs_html(document: Document, found: Sequence[Reading], say: Wording) -> Html:
    """Return a table of repairs: place, the original in its surroundings, what it was read as, rule, confidence."""
    titles = ("place", "in original", "reads", "rule", "confidence")
    head = element("tr", *(element("th", say(t).capitalize(), scope="col") for t in titles))
    rows = (element("tr", *_cells(document, reading, say)) for reading in found)
    return element("table", element("thead", head), element("tbody", *rows), class_="kp-table kp-repairs")


def _cells(document: Document, reading: Reading, say: Wording) -> Iterator[Html]:
    original, edit = document.original, reading.edit
    before, after = original[max(0, edit.start - BESIDE) : edit.start], original[edit.end : edit.end + BESIDE]
    flag = f" ({say('flagged')})" if not edit.applied else ""
    yield element("td", f"{edit.start}–{edit.end}")
    yield element("td", "…", before, element("mark", _cut(original[edit.start : edit.end])), after, "…")
    yield element("td", reading_html(reading, say), flag)
    yield element("td", rule_name(edit.rule, say))
    yield element("td", say.number(round(edit.confidence, 2)))


def rule_name(rule: str, say: Wording) -> str:
    """Return the name of a rule of repair in the language of the page; one that has no name there goes by its own."""
    key = f"repair {rule}"
    return say(key) if key in TEXTS else rule


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"
