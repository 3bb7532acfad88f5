"""Tells whether a SPARQL query may ask another server (SERVICE). When in doubt it may.

The engine has no switch for it, so the text decides. `<` opens an IRI or compares, `#` opens a comment or stands in an
IRI, and which of the two it is only a full parser knows. A query that holds the word is therefore read so that every
doubt counts against it: what remains outside strings, comments and names is searched.
"""

from __future__ import annotations

import re

_WORD = "service"
_IRI = r"[^<>\"{}|^`\\\x00-\x20]*"
_PROLOGUE = re.compile(rf"(?:\s*(?:PREFIX\s+[\w.-]*:|BASE)\s*<{_IRI}>)*", re.IGNORECASE)
_OPENING = re.compile(r"""['"#]""")
# SPARQL 1.1 §19.8: STRING_LITERAL_LONG1 and 2, STRING_LITERAL1 and 2, and comments, which end at either line break.
_TOKENS = re.compile(
    r"""'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"|\#[^\n\r]*""",
    re.DOTALL,
)
_WITHIN_IRI = re.compile(r"<[^<>\"{}|^`\x00-\x20]*")  # with backslashes: an IRI may hold escapes
# Variables, and names behind a prefix up to a dot: that may end the statement, as in `?s kp:value ?o.SERVICE`.
_NAMES = re.compile(r"[?$]\w+|:[\w-]*")


def may_ask_elsewhere(sparql: str) -> bool:
    """Return False only if the query cannot call another server.

    A string, a comment, a variable or the local part of a name may hold the word SERVICE. It is doubtful, and so True,
    where the query also holds an IRI with `#` or `'` outside its prologue.
    """
    if _WORD not in sparql.lower():
        return False
    prologue = _PROLOGUE.match(sparql)
    rest = _outside(sparql[prologue.end() if prologue else 0 :])
    return rest is None or _WORD in _NAMES.sub(" ", rest).lower()


def _outside(text: str) -> str | None:
    """Return what is outside strings and comments, None where that is doubtful."""
    parts, at = [], 0
    while opening := _OPENING.search(text, at):
        token = _TOKENS.match(text, opening.start())
        before = text[at : opening.start()]
        if token is None or before.endswith("\\") or _in_iri(before):
            return None
        parts.append(before)
        at = token.end()
    return " ".join((*parts, text[at:]))


def _in_iri(before: str) -> bool:
    """Tell whether an IRI may still be open at the end of a text."""
    opened = before.rfind("<")
    return opened >= 0 and bool(_WITHIN_IRI.fullmatch(before, opened))
