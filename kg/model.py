"""The nouns of Knooppunt. The same noun has the same variable name everywhere.

One text, many views: block, sentence, passage and mention are `(start, end)` over the **clean** text of their
document, in code points, end exclusive. Evidence is the exception: it stands in the **original**.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from kg.errors import OffsetError
from kg.offsets import Edit, OffsetMap

Language = Literal["nl", "de", "en", "other"]


class EntityType(StrEnum):
    """What an entity can be; the value is the local name of its class in the ontology."""

    COUNTRY = "Country"
    ACT = "Act"
    COMPANY = "Company"
    MATERIAL = "Material"
    CHOKEPOINT = "Chokepoint"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    PLACE = "Place"
    SECTOR = "Sector"

    @classmethod
    def from_iri(cls, iri: str) -> EntityType:
        """Read the type off the IRI of an entity, `urn:knooppunt:entity:<type>:<slug>`."""
        return cls(iri.split(":")[3].capitalize())


class BlockKind(StrEnum):
    """What a stretch of the clean text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "pull quote"
    FURNITURE = "furniture"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number` (from 1) of the original, `original[start:end]`.

    `confidence` is how sure the reader is of its letters, 0..1: below 1 where OCR read them off a picture.
    """

    number: int
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A layout unit of the clean text. `headings` are the headings above it, outermost first.

    A table row carries the `caption` and the `header` of its table; a heading its `level` from 1.
    """

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    level: int = 0
    caption: str = ""
    header: tuple[str, ...] = ()
    language: Language = "other"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text."""

    start: int
    end: int
    language: Language = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """What is retrieved: some 60 to 120 words within one section, or one table row.

    `headings`, `caption` and `header` are context for search, not part of the text.
    """

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    headings: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    caption: str = ""
    header: tuple[str, ...] = ()
    language: Language = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the clean text where an entity is named. `method` says which rule found it."""

    start: int
    end: int
    entity: str
    type: EntityType
    confidence: float = 1.0
    method: str = "vocabulary"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the texts speak of. `labels` by language, `identifiers` by scheme (iso3166, wikidata, celex, lei, cas)."""

    iri: str
    type: EntityType
    labels: dict[str, str]
    identifiers: dict[str, str] = field(default_factory=dict)

    def label(self, language: str = "en") -> str:
        """Return the label in `language`, else in English, Dutch, German, or the first there is."""
        for wanted in (language, "en", "nl", "de"):
            if wanted in self.labels:
                return self.labels[wanted]
        return next(iter(self.labels.values()), self.iri.rsplit(":", 1)[-1])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its meaning, at `start:end` of the clean text.

    `value` is in base units (36,06 miljard is 36060000000.0), or a (low, high) pair; `unit` is percent,
    percentage point, share (0 to 1), ratio (times), rank, count or a UCUM code; `currency` ISO 4217; `period` ISO 8601;
    `about` names the likeliest first. `suspect` says why the value cannot be what the text prints, and what it probably
    reads.
    """

    start: int
    end: int
    as_written: str
    value: float | tuple[float, float]
    unit: str | None = None
    currency: str | None = None
    period: str | None = None
    qualifier: str | None = None
    measure: str = ""
    about: tuple[str, ...] = ()
    attribution: str = ""
    suspect: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`subject predicate object` as some sentence at `start:end` of the clean text says it."""

    start: int
    end: int
    subject: str
    predicate: str
    object: str
    polarity: Literal["positive", "negative"] = "positive"
    modality: Literal["asserted", "planned", "expected", "conditional", "quoted"] = "asserted"
    attribution: str = ""
    period: str | None = None
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A footnote mark at `start:end` and the note it refers to at `note_start:note_end`, all in the **original**.

    The original, because the clean text has no mark, and no note where that stood in the middle of a sentence.
    `label` is what mark and note share, in plain digits or letters.
    """

    label: str
    start: int
    end: int
    note_start: int
    note_end: int


@dataclass(frozen=True)
class Document:
    """A source: its original text, the edits that repair it, and what is known about it.

    `id` is the SHA-256 of the original bytes, in hexadecimal. Dates are ISO 8601. `ocr` names the program that read
    the text off pictures of pages, where one did.
    """

    id: str
    name: str
    original: str
    edits: tuple[Edit, ...] = ()
    pages: tuple[Page, ...] = ()
    media_type: str = "text/plain"
    title: str = ""
    language: Language = "other"
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: str = ""
    ocr: str = ""
    notes: tuple[NoteLink, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    """What the head of a paper of parliament states, as term and value, sorted; the terms are those of `kg.rdf.HEAD`."""

    @cached_property
    def offsets(self) -> OffsetMap:
        """The map between `original` and `clean`."""
        return OffsetMap(len(self.original), self.edits)

    @cached_property
    def clean(self) -> str:
        """The repaired text."""
        return self.offsets.apply(self.original)

    def page_at(self, position: int) -> int | None:
        """Return the number of the page that holds a position of the original, None without pages."""
        return next((p.number for p in self.pages if p.start <= position < p.end), None)

    def evidence(self, start: int, end: int, headings: tuple[str, ...] = ()) -> Evidence:
        """Return the evidence for a span of the clean text.

        Raises:
            OffsetError: the span lies outside the text or holds nothing to quote.
        """
        first, last = self.offsets.to_original(start, end)
        quote = self.original[first:last]
        if not quote.strip():
            raise OffsetError(f"The span {start}..{end} of {self.name} holds nothing to quote.")
        return Evidence(
            document_id=self.id,
            document=self.name,
            title=self.title or self.name,
            start=first,
            end=last,
            quote=quote,
            page=self.page_at(first),
            heading=" › ".join(headings),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote at its place in the original: `original[start:end] == quote`. Checked when made and when shown."""

    document_id: str
    document: str
    title: str
    start: int
    end: int
    quote: str
    page: int | None = None
    heading: str = ""

    def holds_in(self, original: str) -> bool:
        """Tell whether the quote stands in `original` at its place, character for character."""
        return bool(self.quote) and original[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that ingestion derives from one document; what the store takes."""

    document: Document
    blocks: tuple[Block, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    """Entities found in this document that no vocabulary holds."""
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found, with its score (higher is better) and the reasons it was found."""

    passage_id: int
    score: float
    evidence: Evidence
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every word stands in a citation, or an abstention that says what is `missing`.

    `nearest` holds the passages to show when the sources do not say.
    """

    question: str
    language: Language
    kind: str
    text: str
    abstained: bool
    confidence: float
    citations: tuple[Evidence, ...] = ()
    entities: tuple[Entity, ...] = ()
    missing: str = ""
    nearest: tuple[Evidence, ...] = ()
