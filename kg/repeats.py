"""What one document repeats of another, word for word, counts once: a copy or a new edition bears nothing out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from kg.copies.sources import sharing, without_repeats
from kg.model import Claim, Document
from kg.texts import Texts

T = TypeVar("T")


def once(texts: Texts, items: Iterable[T], document_id: Callable[[T], str], text: Callable[[T], str]) -> list[T]:
    """Return the items without those that repeat an earlier one in a document that shares text with its own.

    `text` gives what must be the same; it is asked only for items of documents that share text with others.
    """
    related = sharing(texts.copies.all())
    found = list(items)
    if not related:
        return found
    return without_repeats(found, document_id, lambda i: text(i) if document_id(i) in related else "", related)


def claims_once(texts: Texts) -> list[tuple[str, Claim]]:
    """Return the claims with their documents, those that a related document repeats once."""
    read = lru_cache(maxsize=64)(texts.document)
    return once(texts, ((d, c) for d, _, c in texts.claims()), lambda said: said[0], lambda said: _said(said, read))


def _said(said: tuple[str, Claim], read: Callable[[str], Document | None]) -> str:
    document_id, claim = said
    document = read(document_id)
    sentence = document.clean[claim.start : claim.end] if document is not None else ""
    return f"{claim.subject} {claim.predicate} {claim.object} {claim.polarity} {sentence}"
