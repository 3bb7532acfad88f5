"""The notes that the marks in a text refer to, beside the words they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.view.markup import Html, element
from app.view.quoting import flowing
from app.view.wording import Wording
from kg.model import Document, Evidence, NoteLink

_LABEL = re.compile(r"\s*(?:[-•]\s+)?(?:\[\^?[^\]\s]{1,20}\]:?|[⁰¹²³⁴-⁹]{1,3}|\d{1,3}[.)]?(?=\s)|[a-z][.)]?(?=\s))\s*")
LONGEST = 600
"""Characters shown of a note."""


def notes_in(document: Document, start: int, end: int) -> list[NoteLink]:
    """Return the links whose marks stand in `original[start:end]` or right behind it, in the order of the text.

    A mark behind the full stop belongs to the sentence before it, though a quote of that ends at the stop.
    """
    return [link for link in document.notes if start < link.end and link.start <= end]


def notes_of(document: Document, evidence: Evidence) -> list[NoteLink]:
    """Return the notes of a citation."""
    return notes_in(document, evidence.start, evidence.end)


def note_text(document: Document, link: NoteLink) -> str:
    """Return what a note says, on one line, without its number; a long one is cut."""
    text = " ".join(flowing(document, link.note_start, link.note_end).split())
    text = _LABEL.sub("", text, count=1)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def note_lines(document: Document, links: Sequence[NoteLink]) -> list[tuple[str, str]]:
    """Return label and text of each note, one that several marks refer to only once."""
    once = {(link.note_start, link.label): link for link in reversed(links)}
    return [(link.label, note_text(document, link)) for link in sorted(once.values(), key=lambda link: link.start)]


def notes_html(document: Document, links: Sequence[NoteLink], say: Wording) -> Html | None:
    """Return the notes as a list, "note 12: …", None where there are none."""
    items = [
        element("li", element("span", f"{say('note')} {label}:", class_="kp-type"), " ", text)
        for label, text in note_lines(document, links)
    ]
    return element("ul", *items, class_="kp-notes") if items else None
