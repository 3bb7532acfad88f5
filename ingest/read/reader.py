"""What every reader is: bytes of one kind of file in, decoded text and what the container says of itself out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kg.model import Page


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text a reader found, untouched, with its pages and the metadata of its container."""

    original: str
    media_type: str
    pages: tuple[Page, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: str = ""
    ocr: str = ""
    """The program that read the text off pictures of pages, its version and languages; empty where none did."""


class Reader(Protocol):
    """One function; deterministic: the same bytes give the same text."""

    def __call__(self, data: bytes, name: str) -> Decoded:
        """Decode `data`; `name` is only for messages.

        Raises:
            UnreadableInput: the bytes are damaged, encrypted, binary, or hold no text.
        """
        ...
