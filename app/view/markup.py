"""The one place where HTML is made. Text of documents goes in as `str` and comes out escaped; only `Html` passes as is."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TURNED_ON_AFTER_PARSING = re.compile(r"(\\[:@]|\bwww(?=\\\.))", re.IGNORECASE)
WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Html:
    """Markup made by this module. There is no other way for text to become markup."""

    text: str


def element(tag: str, *children: Html | str, **attributes: str) -> Html:
    """Return an element; children that are `str` are escaped.

    Attribute names come from our own code: a trailing underscore is dropped (`class_`), others become hyphens.
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for name, value in attributes.items() if value
    )
    return Html(f"<{tag}{named}>{join(*children).text}</{tag}>")


def join(*children: Html | str) -> Html:
    """Return the children one after the other, text escaped."""
    return Html("".join(c.text if isinstance(c, Html) else html.escape(c) for c in children))


def as_label(text: str) -> str:
    """Return text for a widget label, which Streamlit reads as Markdown, so that it shows as it stands.

    A backslash takes the meaning from every punctuation mark. Icons, emoji, colours and bare addresses are found by
    Streamlit after parsing, where no backslash is left: an invisible word joiner breaks those.
    """
    escaped = _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
    return _TURNED_ON_AFTER_PARSING.sub(_broken, escaped)


def _broken(match: re.Match[str]) -> str:
    found = match[0]
    return found + WORD_JOINER if found.startswith("\\") else found[0] + WORD_JOINER + found[1:]
