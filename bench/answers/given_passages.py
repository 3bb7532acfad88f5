"""Knowledge bases over passages that somebody else cut: the passages of a benchmark, with all else as in ingestion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ingest.mentions import recognise
from ingest.segment import sentence_spans
from kg.ids import content_hash
from kg.knowledge_base import KnowledgeBase
from kg.model import Analysis, Document, Language, Passage, Sentence
from kg.names import NameMatcher
from kg.writing import open_writer


@dataclass(frozen=True, slots=True)
class Given:
    """A passage of a benchmark: its key there, the document it belongs to and that document's title."""

    key: str
    document: str
    title: str
    text: str
    language: Language


def knowledge_base(folder: Path, passages: Iterable[Given]) -> tuple[KnowledgeBase, dict[int, str]]:
    """Return a knowledge base of the passages, made unless it is there, and the key of each passage by its id."""
    given = list(passages)
    if not (folder / "manifest.json").is_file():
        with open_writer(folder, create=True) as writer:
            matcher = NameMatcher.from_terms(writer.texts.terms())
            for _, group in groupby(given, lambda g: g.document):
                analysis = _analysis(list(group), matcher)
                writer.put(analysis, analysis.document.original.encode(), analysis.document.name, "given")
    base = KnowledgeBase.open(folder)
    names = {row.id: row.name for row in base.documents()}
    keys: dict[tuple[str, int], str] = {(d, start): key for d, start, key in _places(given)}
    return base, {p.id: keys[names[p.document_id], p.passage.start] for p in base.texts.passages()}


def _places(given: list[Given]) -> Iterator[tuple[str, int, str]]:
    for document, group in groupby(given, lambda g: g.document):
        at = 0
        for passage in group:
            yield document, at, passage.key
            at += len(passage.text) + 2


def _analysis(group: list[Given], matcher: NameMatcher) -> Analysis:
    text = "\n\n".join(g.text for g in group)
    first = group[0]
    # The name belongs to the bytes: two documents of one text are two documents here.
    id_ = content_hash(f"{first.document}\0{text}".encode())
    document = Document(id_, first.document, text, title=first.title, language=first.language)
    passages, at = [], 0
    for given in group:
        spans = sentence_spans(given.text, given.language)
        sentences = tuple(Sentence(at + a, at + b, given.language) for a, b in spans)
        passages.append(Passage(at, at + len(given.text), sentences, language=given.language))
        at += len(given.text) + 2
    mentions, entities = recognise(document, passages, matcher)
    return Analysis(document, (), tuple(passages), mentions, entities)
