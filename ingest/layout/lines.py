"""The lines of a clean text that hold text: each is a block, or part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\f]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """`text` is `clean[start:end]`, without the white space around it."""

    start: int
    end: int
    text: str


def lines_of(clean: str) -> list[TextLine]:
    """Return the lines that hold text."""
    found = []
    for match in _LINE.finditer(clean):
        text = match[0].strip()
        if text:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(TextLine(start, start + len(text), text))
    return found
