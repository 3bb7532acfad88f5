"""Markdown: the text as it stands; the layout knows its marks. Front matter gives title, author and date."""

from __future__ import annotations

import re

from ingest.read.plain import decode_text
from ingest.read.reader import Decoded

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>[^\r\n]+)", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(?P<title>[^\r\n]+)", re.MULTILINE)


def read_markdown(data: bytes, name: str) -> Decoded:
    """Decode a Markdown file.

    Raises:
        UnreadableInput: the bytes are no text in any encoding tried.
    """
    text = decode_text(data, name)
    front = _FRONT.match(text)
    stated = (
        {field["key"].lower(): field["value"].strip(" '\"") for field in _FIELD.finditer(front["fields"])}
        if front
        else {}
    )
    heading = _HEADING.search(text)
    return Decoded(
        text,
        "text/markdown",
        title=stated.get("title") or (heading["title"].strip(" #") if heading else ""),
        authors=tuple(part for part in (stated.get("author", ""),) if part),
        publisher=stated.get("publisher", ""),
        issued=stated.get("date", "")[:10] if re.match(r"\d{4}-\d{2}-\d{2}", stated.get("date", "")) else "",
    )
