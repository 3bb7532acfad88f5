"""The kind of each line of a clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.layout.boilerplate import boilerplate_lines
from ingest.layout.lines import TextLine
from ingest.repair.forms import CHAPTER, NOTE, NOTE_OPENS, is_bare_caption, is_caption, is_delimited, is_table_caption
from kg.model import BlockKind

_NOTES_HEADING = re.compile(
    r"(?:eindnoten|voetnoten|noten|bronnen|bronvermelding|literatuur(?:lijst)?|referenties|bibliografie|"
    r"endnoten|fußnoten|quellen(?:verzeichnis)?|literatur(?:verzeichnis)?|anmerkungen|"
    r"endnotes|footnotes|notes|references|bibliography|sources)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[•·▪●○◦‣☑✓✔➤►*–—-]\ufe0f?\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+\S")
_NUMBERED_HEADING = re.compile(r"(?:\d{1,2}\.?|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]+\.)\s+[A-ZÀ-Þ]")
_LETTER_NOTE = re.compile(r"[a-z]\s+[A-ZÀ-Þ]")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LABELLED = re.compile(
    r"(?:vraag|vragen|antwoord|frage|fragen|antwort|question|answer)\s+\d{1,3}(?:(?:\s*[,–-]\s*|\s+(?:en|t/m|und|bis|and)\s+)\d{1,3})*",
    re.IGNORECASE,
)
"""The label of a question or an answer; the question itself stands on the line below."""
_MARKDOWN = re.compile(r"#{1,6}\s")
_STATED = re.compile(
    r"(?:auteurs?|autor(?:in|en)?|authors?|door|von|by|gepubliceerd|bijgewerkt|veröffentlicht|published|updated|stand|datum|date|"
    r"uitgever|herausgeber|publisher|bron|quelle|source|redactie|redaktion)\b[^:]{0,20}:\s*\S",
    re.IGNORECASE,
)
"""What a text says of itself: author, date, publisher."""
_SENTENCE_END = re.compile(r"[^.]\.[\"'”’)\]]*$")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 130
_LONGEST_QUESTION = 100
_ENDED = re.compile(r"[.!;,:…][\"'”’)\]]*$")
_FEWEST_LABELS = 6
_MOST_BELOW = 30
"""Lines below a caption among which the note of the figure is looked for."""
_MOST_LABEL_WORDS = 2.2
"""Mean number of words on the lines of a chart that lost its drawing."""


def kinds_of(lines: Sequence[TextLine], title: str = "") -> Iterator[BlockKind]:
    """Yield the kind of each line; `title` is that of the document."""
    aside = boilerplate_lines([line.text for line in lines])
    labels = _chart_labels(lines) | _left_of_figures(lines)
    in_notes = False
    for number, line in enumerate(lines):
        kind = _form(lines, number, title)
        if _NOTES_HEADING.fullmatch(line.text.strip(" .:#")):
            in_notes, kind = True, BlockKind.HEADING
        elif in_notes and kind is BlockKind.HEADING and _opens_section(line.text):
            in_notes = False
        elif in_notes:
            kind = BlockKind.NOTE
        elif number in labels:
            kind = BlockKind.FURNITURE
        yield BlockKind.BOILERPLATE if number in aside else kind


def _form(lines: Sequence[TextLine], number: int, title: str) -> BlockKind:
    text = lines[number].text
    if is_caption(text):
        return BlockKind.CAPTION
    if (
        NOTE.match(text)
        or text[0] in _RAISED
        or NOTE_OPENS.match(text)
        or (_LETTER_NOTE.match(text) and len(text) > 60)
    ):
        return BlockKind.NOTE
    if _ITEM.match(text) or (_NUMBERED.match(text) and _ENDED.search(text)):
        return BlockKind.LIST_ITEM
    # A document that opens with a sentence may have that for its title; it stays part of the text.
    is_title = number < 2 and text == title and not _SENTENCE_END.search(text) and len(text) <= _LONGEST_TITLE
    return BlockKind.HEADING if is_title or _is_heading(lines, number) else BlockKind.PARAGRAPH


def _is_heading(lines: Sequence[TextLine], number: int) -> bool:
    """A heading is short, opens with a capital or its number, does not end as a sentence does, and heads something."""
    text = lines[number].text
    if _MARKDOWN.match(text) or _LABELLED.fullmatch(text):
        return True
    if _STATED.match(text) or (text.endswith("?") and number and _LABELLED.fullmatch(lines[number - 1].text)):
        return False
    if len(text) > (_LONGEST_QUESTION if text.endswith("?") else _LONGEST_HEADING):
        return False
    if CHAPTER.match(text) and text.rstrip(": ")[-1:].isalnum():
        return True
    if text.isupper() and sum(c.isalpha() for c in text) >= 8:
        return True
    return _opens_as_heading(text) and _heads_prose(lines, number)


def _opens_as_heading(text: str) -> bool:
    opens = _NUMBERED_HEADING.match(text) or text[0].isupper() or text[0] in "‘“„\"'"
    return bool(opens) and not _ENDED.search(text) and any(c.isalpha() for c in text)


def _heads_prose(lines: Sequence[TextLine], number: int) -> bool:
    following = [line.text for line in lines[number + 1 : number + 4]]
    return any(len(t) > _LONGEST_HEADING or (_ENDED.search(t) and not is_caption(t)) for t in following)


def _opens_section(text: str) -> bool:
    """In the notes only what is plainly a chapter ends them; titles of sources look like headings."""
    return bool(CHAPTER.match(text) or re.match(r"\d{1,2}\s+[A-Z]{3,}|#", text)) or (text.isupper() and len(text) > 8)


def _chart_labels(lines: Sequence[TextLine]) -> frozenset[int]:
    """Many short lines in a row, none a sentence, an item or a row: the labels of a chart."""
    found: set[int] = set()
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and _is_label(lines[number].text):
            continue
        run = range(start, number)
        words = sum(len(lines[n].text.split()) for n in run)
        if len(run) >= _FEWEST_LABELS and words <= _MOST_LABEL_WORDS * len(run):
            headed = (
                number < len(lines)
                and len(lines[number].text) > _LONGEST_HEADING
                and lines[number - 1].text[0].isupper()
            )
            found.update(run[:-1] if headed else run)
        start = number + 1
    return frozenset(found)


def _left_of_figures(lines: Sequence[TextLine]) -> frozenset[int]:
    """What is left of a drawing between the caption of a figure and its note: short lines, none a sentence."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if is_caption(line.text) and not is_table_caption(line.text):
            below = lines[number + 1 : number + 1 + _MOST_BELOW]
            note = next((n for n, other in enumerate(below) if NOTE.match(other.text)), 0)
            left = range(number + 1, number + 1 + note)
            if all(len(lines[n].text) < _LONGEST_HEADING and not _ENDED.search(lines[n].text) for n in left):
                found.update(left[is_bare_caption(line.text) :])
    return frozenset(found)


def _is_label(text: str) -> bool:
    ended = _ENDED.search(text) and any(c.isalpha() for c in text)
    return len(text.split()) <= 4 and not (ended or _ITEM.match(text) or is_caption(text) or is_delimited(text))
