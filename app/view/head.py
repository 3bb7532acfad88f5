"""What the head of a paper of parliament states, for its reader."""

from __future__ import annotations

from itertools import groupby

from app.view.markup import Html, element
from kg.model import Document
from kg.rdf import HEAD
from ontology.labels import term_label

_ORDER = (
    *("kind", "identifier", "subject", "askedBy", "addressedTo", "submitted"),
    *("answeredBy", "answered", "seeAlso", "questionCount"),
)


def head_rows(document: Document, language: str) -> list[tuple[str, str]]:
    """Return name and values of each statement, in the order of such a head; several values are one row."""
    stated = sorted(document.head, key=lambda pair: _ORDER.index(pair[0]))
    grouped = groupby(stated, key=lambda pair: pair[0])
    return [(term_label(HEAD[term].value, language), ", ".join(value for _, value in pairs)) for term, pairs in grouped]


def head_html(document: Document, language: str) -> Html | None:
    """Return the statements as a list of descriptions, None for a text that has no such head."""
    rows = head_rows(document, language)
    items = [part for name, value in rows for part in (element("dt", name), element("dd", value))]
    return element("dl", *items, class_="kp-head") if items else None
