"""A citation as a footnote to paste into a briefing."""

from __future__ import annotations

from app.view.quoting import flowing_quote
from app.view.wording import Wording
from kg.model import Document, Evidence


def footnote(evidence: Evidence, document: Document, say: Wording) -> str:
    """Return authors, title, publisher, date, page, heading, the quote and its place, as one line of plain text."""
    authors = ", ".join(document.authors)
    parts = (
        authors,
        f"“{_line(evidence.title)}”",
        document.publisher if document.publisher != authors else "",
        document.issued,
        say("page", number=evidence.page) if evidence.page is not None else "",
        _line(evidence.heading),
    )
    described = ", ".join(_line(p) for p in parts if p)
    where = say("characters", start=evidence.start, end=evidence.end)
    return f"{described}: “{flowing_quote(document, evidence)}” ({document.name}, {where})."


def where(evidence: Evidence, say: Wording) -> str:
    """Return the place of a quote for its reader: page and headings, else the characters."""
    page = say("page", number=evidence.page) if evidence.page is not None else ""
    known = " · ".join(p for p in (page, _line(evidence.heading)) if p)
    return known or say("characters", start=evidence.start, end=evidence.end)


def described(evidence: Evidence, document: Document, say: Wording) -> str:
    """Return who published the document of a quote and when, as far as it says so, and the place of the quote."""
    known = (document.publisher or ", ".join(document.authors), document.issued, where(evidence, say))
    return " · ".join(_line(part) for part in known if part)


def _line(text: str) -> str:
    return " ".join(text.split())
