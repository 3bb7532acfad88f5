"""Answers and hits as plain text for the terminal. Text of documents is shown without control characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from kg.model import Answer, Evidence, Hit

WIDTH = 100
SHOWN = 5


def answer_text(answer: Answer) -> str:
    """Return an answer with its numbered evidence, or what is missing with the nearest passages."""
    if answer.abstained:
        missing = shown(answer.missing)
        head = [missing, "", "Nearest passages (no answer):"] if answer.nearest else [missing]
        return "\n".join([*head, *_numbered(answer.nearest)])
    return "\n".join([_wrap(answer.text), "", *_numbered(answer.citations)])


def hits_text(hits: Iterable[Hit]) -> str:
    """Return the hits, numbered, with place, reasons and text."""
    lines = []
    for number, hit in enumerate(hits, 1):
        lines += [f"[{number}] {place(hit.evidence)}  ({'; '.join(hit.why)})", _wrap(hit.evidence.quote, "    "), ""]
    return "\n".join(lines) or "Nothing found."


def place(evidence: Evidence) -> str:
    """Return where a quote stands: document, page, characters."""
    page = f", p. {evidence.page}" if evidence.page is not None else ""
    heading = f", {shown(evidence.heading)}" if evidence.heading else ""
    return f"{shown(evidence.document)}{page}{heading}, characters {evidence.start}–{evidence.end}"


def shown(text: str) -> str:
    """Return text fit for a terminal: whitespace runs as one space, other control characters left out."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _numbered(evidence: Iterable[Evidence]) -> list[str]:
    lines = []
    for number, item in enumerate(list(evidence)[:SHOWN], 1):
        lines += [f"[{number}] {place(item)}", _wrap(f"“{item.quote}”", "    ")]
    return lines


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(shown(text), WIDTH, initial_indent=indent, subsequent_indent=indent)
