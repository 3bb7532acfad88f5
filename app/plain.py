"""Answers and hits as plain text for the terminal. Text of documents is shown without control characters."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from app.view.answer import BETWEEN, parts, support
from app.view.quoting import flowing_quote
from app.view.wording import LANGUAGES, Wording
from kg.model import Answer, Document, Evidence, Hit

WIDTH = 100
SHOWN = 5

Lookup = Callable[[str], Document | None]
"""What gives the document with an id."""


def answer_text(answer: Answer, document: Lookup) -> str:
    """Return an answer with its numbered evidence and how well it is supported, or what is missing with the nearest passages.

    What is said around the quotes is in the language of the question.
    """
    say = Wording(answer.language if answer.language in LANGUAGES else "en")
    if answer.abstained:
        head = [shown(answer.missing)]
        if answer.nearest:
            head += ["", f"{say('nearest')} ({say('not an answer')}):"]
        return "\n".join([*head, *_numbered(answer.nearest, document)])
    said = map(_wrap, _lines(answer))
    supported = f"({say(f'support {support(answer.confidence)}')})"
    return "\n".join([*said, supported, "", *_numbered(answer.citations, document)])


def _lines(answer: Answer) -> Iterator[str]:
    """Yield the parts of an answer, each with the number of its citation: one a line is easier to check than a block."""
    for text, number in parts(answer.text, len(answer.citations)):
        said = text.strip(BETWEEN)
        yield f"{said} [{number}]" if number is not None else said


def hits_text(hits: Iterable[Hit], document: Lookup) -> str:
    """Return the hits, numbered, with place, text and the reasons why each was found."""
    lines: list[str] = []
    for number, hit in enumerate(hits, 1):
        lines += [_head(number, hit.evidence), _quote(hit.evidence, document, "    ")]
        lines += [_wrap(f"({'; '.join(hit.why)})", "    "), ""]
    return "\n".join(lines) or "Nothing found."


def place(evidence: Evidence) -> str:
    """Return where a quote stands: document, page, characters."""
    page = f", p. {evidence.page}" if evidence.page is not None else ""
    heading = f", {shown(evidence.heading)}" if evidence.heading else ""
    return f"{shown(evidence.document)}{page}{heading}, characters {evidence.start}–{evidence.end}"


def shown(text: str) -> str:
    """Return text fit for a terminal: whitespace runs as one space, other control characters left out."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _numbered(evidence: Iterable[Evidence], document: Lookup) -> Iterator[str]:
    for number, item in enumerate(list(evidence)[:SHOWN], 1):
        yield _head(number, item)
        yield _quote(item, document, "    ")


def _head(number: int, evidence: Evidence) -> str:
    title = f"{shown(evidence.title)} · " if evidence.title not in ("", evidence.document) else ""
    said = f"[{number}] {title}{place(evidence)}"
    return textwrap.fill(said, WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def quoted(evidence: Evidence, document: Lookup, indent: str = "    ") -> str:
    """Return a quote on lines of reading width, and below it where it stands."""
    where = textwrap.fill(place(evidence), WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ")
    return f"{_quote(evidence, document, indent)}\n{where}"


def _quote(evidence: Evidence, document: Lookup, indent: str) -> str:
    found = document(evidence.document_id)
    return _wrap(f"“{flowing_quote(found, evidence) if found else evidence.quote}”", indent)


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(shown(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
