"""Hand-made documents in a text store: sentences with the figures, mentions and claims that the test says they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from kg.encoder import load_encoder
from kg.facts import Facts
from kg.model import Analysis, Claim, Document, Entity, EntityType, Figure, Mention, Passage, Sentence
from kg.texts import Texts
from kg.word_encoder import word_encoder


@dataclass(frozen=True, slots=True)
class Note:
    """A document of some sentences. `figures` give the words of a number with its figure, `names` those of an entity.

    With `lines` every line of a sentence is one of its own, in the same passage.
    """

    name: str
    sentences: Sequence[str]
    figures: Sequence[Figure] = ()
    names: Sequence[tuple[str, str]] = ()
    claims: Sequence[tuple[int, Claim]] = ()
    issued: str = ""
    lines: bool = False


def figure(written: str, value: float | tuple[float, float], **more: object) -> Figure:
    """Return a figure whose place the store finds by its words."""
    return replace(Figure(0, 0, written, value), **more)  # type: ignore[arg-type]


def claim(subject: str, predicate: str, object_: str, **more: object) -> Claim:
    """Return a claim between entities given as `country:cn`, whose place is that of its sentence."""
    ends = (f"urn:knooppunt:entity:{x}" for x in (subject, object_))
    first, last = ends
    return replace(Claim(0, 0, first, f"urn:knooppunt:ontology#{predicate}", last), **more)  # type: ignore[arg-type]


def analysis(note: Note) -> Analysis:
    """Return the document with a passage for every sentence, all in one section."""
    text = "\n".join(note.sentences)
    document = Document(sha256((note.name + text).encode()).hexdigest(), note.name, text, issued=note.issued)
    spans = [(text.index(s), text.index(s) + len(s)) for s in note.sentences]
    passages = tuple(Passage(a, b, tuple(_lines(text, a, b) if note.lines else [Sentence(a, b)])) for a, b in spans)
    places = [(text.index(f.as_written), f) for f in note.figures]
    mentions = tuple(_mention(text, words, iri) for words, iri in note.names)
    found = tuple(replace(f, start=at, end=at + len(f.as_written)) for at, f in places)
    said = tuple(replace(c, start=spans[n][0], end=spans[n][1]) for n, c in note.claims)
    entities = tuple(
        {m.entity: Entity(m.entity, m.type, {"nl": m.entity.rsplit(":", 1)[-1]}) for m in mentions}.values()
    )
    return Analysis(document, (), passages, mentions, entities, found, said)


def _lines(text: str, start: int, end: int) -> Iterator[Sentence]:
    for line in text[start:end].split("\n"):
        yield Sentence(start, start + len(line))
        start += len(line) + 1


def _mention(text: str, words: str, iri: str) -> Mention:
    start = text.index(words)
    types = {t.value.lower(): t for t in EntityType}
    return Mention(start, start + len(words), f"urn:knooppunt:entity:{iri}", types[iri.split(":", maxsplit=1)[0]])


Store = Callable[..., Texts]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Put notes into a text store."""

    def put(*notes: Note) -> Texts:
        texts = Texts.open(tmp_path / "texts.sqlite", writable=True)
        for note in notes:
            texts.put(analysis(note), note.name, "test")
        return texts

    return put


@pytest.fixture
def facts(store: Store) -> Callable[..., Facts]:
    """Return what follows from the notes given."""
    return lambda *notes: Facts(store(*notes), word_encoder(load_encoder(None)))


@pytest.fixture
def make_note() -> Callable[..., Note]:
    """Make a note."""
    return Note


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    """Make a figure, by its words, value and other fields."""
    return figure


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Make a claim, by its ends, predicate and other fields."""
    return claim
