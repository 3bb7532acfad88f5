"""Copies, versions, and documents that share much text: how two documents relate, judged by their words.

The thresholds stand between documents of one kind that are different, and copies and versions of one, on data of others
and on noised and edited texts; bench/copies/likeness.py prints both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.copies.difference import Difference, Wording, difference
from kg.copies.shingles import words
from kg.index.text_terms import fold
from kg.model import Block, BlockKind, Document

MUCH = 0.5
"""Share of the one text that stands in the other from which they are related."""
SAME = 0.9
"""Share of both texts that stands in the other from which they are versions of one whatever their titles say."""
UNCHANGED = 0.02
"""Share of words that may be changed in a copy: what another format adds and leaves out."""
_ASIDE = frozenset({BlockKind.FURNITURE, BlockKind.BOILERPLATE})
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EDITION = frozenset(
    fold(
        "versie version fassung editie ausgabe edition auflage druk herzien herziene update updated geactualiseerd "
        "geactualiseerde aktualisiert aktualisierte überarbeitet überarbeitete revised revision concept entwurf draft "
        "definitief definitieve final endgültig stand januari februari maart april mei juni juli augustus september "
        "oktober november december januar februar märz mai august dezember january february march may june july october"
    ).split()
)
"""Words of a title that tell one edition from another, in small letters without accents."""


class Kind(StrEnum):
    """How the texts of two documents relate."""

    COPY = "copy"
    VERSION = "version"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a document to another.

    `shared` is the share of its words in runs that the other has too, `covered` that of the other's, `newer` the id of
    the newer of two versions, empty where their dates do not say.
    """

    document_id: str
    other_id: str
    kind: Kind
    shared: float
    covered: float
    newer: str = ""

    def seen_from(self, document_id: str) -> Relation:
        """Return the same relation with this document, one of the two, as the first."""
        if document_id == self.document_id:
            return self
        return replace(
            self, document_id=self.other_id, other_id=self.document_id, shared=self.covered, covered=self.shared
        )


@dataclass(frozen=True, slots=True)
class Content:
    """A document with the words that are compared."""

    document: Document
    wording: Wording

    @classmethod
    def from_document(cls, document: Document, blocks: Iterable[Block]) -> Content:
        """Take the words out of a document; its body is without running heads and boilerplate, where it has blocks."""
        whole = words(document.clean)
        body = [document.clean[b.start : b.end] for b in blocks if b.kind not in _ASIDE]
        return cls(document, Wording(words("\n".join(body)) if body else whole, whole))


def relation(content: Content, other: Content) -> Relation | None:
    """Return how two documents relate, None when they do not."""
    found = difference(content.wording, other.wording)
    kind = _kind(found, titles_agree(content.document, other.document))
    if kind is None:
        return None
    newer = newer_of(content.document, other.document) if kind is Kind.VERSION else ""
    ids = content.document.id, other.document.id
    return Relation(*ids, kind, round(found.shared, 4), round(found.covered, 4), newer)


def _kind(found: Difference, same_title: bool) -> Kind | None:  # noqa: FBT001 - one use, named there
    if found.most < MUCH:
        return None
    if found.least >= MUCH and found.changed <= UNCHANGED and not found.numbers:
        return Kind.COPY
    return Kind.VERSION if same_title or found.least >= SAME else Kind.OVERLAP


def titles_agree(a: Document, b: Document) -> bool:
    """Tell whether two titles are the same but for numbers, months and words such as *versie* and *Entwurf*."""
    ours, theirs = _title_words(a), _title_words(b)
    return bool(ours) and ours == theirs


def one_edition(a: Document, b: Document) -> bool:
    """Tell whether two titles name the same years, or none: the report of a year does not stand in for that of another."""
    return set(_YEAR.findall(a.title)) == set(_YEAR.findall(b.title))


def newer_of(a: Document, b: Document) -> str:
    """Return the id of the document issued later, empty when one has no date or the dates do not tell."""
    first, second = a.issued, b.issued
    if not first or not second or first.startswith(second) or second.startswith(first):
        return ""
    return a.id if first > second else b.id


def _title_words(document: Document) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(document.title))) - _EDITION
