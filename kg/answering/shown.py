"""The words of sources as an answer shows them: on one line, repaired, and with no mark that reads as a citation."""

from __future__ import annotations

import re

from kg.model import Document, Evidence

_LIST_MARK = re.compile(r"[-–•*·]\s+(?=\S)")
_REFERENCE_MARK = re.compile(r"\s?\[\d{1,4}\]")


def on_one_line(text: str) -> str:
    """Return the text on one line, without the source's own reference marks: `[12]` would read as our twelfth citation.

    The mark of a list before it goes as well: in an answer there is no list that it would be an item of.
    """
    line = " ".join(_REFERENCE_MARK.sub("", text).split())
    mark = _LIST_MARK.match(line)
    return line[mark.end() :] if mark else line


def repaired_words(evidence: Evidence, document: Document | None) -> str:
    """Return the repaired words of a quote on one line; as they stand in the original without its document."""
    if document is None:
        return on_one_line(evidence.quote)
    start, end = document.offsets.to_clean(evidence.start, evidence.end)
    return on_one_line(document.clean[start:end])


def shortened(text: str, longest: int) -> str:
    """Return the text, or as many of its first words as `longest` characters hold."""
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
