"""Plain text: UTF-8, else UTF-16 when a byte order mark says so, else a one-byte Western encoding if it reads as text.

A byte order mark in UTF-8 stays a character of the original, so that offsets equal those of the file decoded as UTF-8;
the repair takes it off. Newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re

from ingest.read.reader import Decoded
from kg.errors import UnreadableInput

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.001
"""Share of control characters above which something is no text; stray form feeds and escapes are below it."""


def read_plain(data: bytes, name: str) -> Decoded:
    """Decode a text file.

    Raises:
        UnreadableInput: the bytes are no text in any encoding tried.
    """
    return Decoded(decode_text(data, name), "text/plain")


def decode_text(data: bytes, name: str) -> str:
    """Decode bytes as UTF-8, UTF-16 or a Western one-byte encoding, in this order.

    Raises:
        UnreadableInput: the bytes are no text in any encoding tried.
    """
    text = _utf16(data) if data.startswith(_UTF16_MARKS) else _utf8(data)
    text = text if text is not None else _western(data)
    if text is None or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableInput(f"{name} is not text in UTF-8, UTF-16 or Latin-1; save it as UTF-8 and try again.")
    return text


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return None


def _western(data: bytes) -> str | None:
    """Decode as Windows-1252, whose letters are those of Latin-1, when its high bytes are mostly letters in words.

    Every byte string is valid Latin-1, so the test is whether it reads as text: at most a twentieth of high bytes, or
    nearly all of them letters.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if ord(c) > 127]
    odd = sum(not c.isalpha() for c in high)
    return text if odd <= max(3, len(text) // 50) and len(high) <= len(text) * 0.3 else None
