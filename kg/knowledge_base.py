"""A knowledge base open for reading: the one door through which the command line and the pages come in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from kg.answering.answerer import Answerer
from kg.compound import answer_in_parts, parts_of
from kg.conversation import resolve_follow_up
from kg.decisions.decision import read_decisions
from kg.encoder import Encoder, load_encoder
from kg.errors import (
    DamagedKnowledgeBase,
    EncoderError,
    KnowledgeBaseError,
    LockedKnowledgeBase,
    MissingKnowledgeBase,
    UnknownEntity,
)
from kg.graph import Graph
from kg.hits import HitFinder
from kg.ids import BASE, DECISIONS_GRAPH
from kg.index.passage_index import PassageIndex
from kg.layout import Layout
from kg.manifest import Manifest
from kg.model import Answer, Document, Entity, Hit
from kg.names import Names, Option
from kg.question import Question
from kg.repeats import once
from kg.retrieval import Retriever
from kg.said_by import asked_who_says, who_says
from kg.search import Searcher
from kg.stored_names import StoredNames
from kg.texts import DocumentRow, Texts
from kg.walk import FREE, Limits, Link, Walker
from kg.word_encoder import word_encoder
from kg.writing import open_writer

CACHED_DOCUMENTS = 64


class KnowledgeBase:
    """The state of a knowledge base at one generation. Open a new one when `is_current` turns false."""

    def __init__(self, layout: Layout, manifest: Manifest, texts: Texts, index: PassageIndex) -> None:
        self._layout = layout
        self.manifest = manifest
        self.texts = texts
        self.index = index

    @classmethod
    def open(cls, folder: Path) -> KnowledgeBase:
        """Open a knowledge base; what is damaged of its derived files is made again from the graph first.

        Raises:
            MissingKnowledgeBase: there is none.
            NewerKnowledgeBase: a newer Knooppunt wrote it.
            LockedKnowledgeBase: it cannot be read before it is mended, and another process writes.
            DamagedKnowledgeBase: its graph is gone or cannot be read.
        """
        layout = Layout(folder)
        base = cls._attempt(layout)
        if base is None:
            with open_writer(folder):
                pass
            return cls._open(layout)
        return cls._in_step(base)

    @classmethod
    def _attempt(cls, layout: Layout) -> KnowledgeBase | None:
        """Open what is there, None if it must be mended first."""
        try:
            return cls._open(layout)
        except MissingKnowledgeBase:
            if not layout.graph.is_dir():
                raise
            return None
        except (DamagedKnowledgeBase, sqlite3.DatabaseError):
            # A writer may have taken files away between our reading the manifest and them: look once more.
            with suppress(DamagedKnowledgeBase, sqlite3.DatabaseError):
                return cls._open(layout)
            return None

    @classmethod
    def _open(cls, layout: Layout) -> KnowledgeBase:
        manifest = Manifest.read(layout.folder)
        index = PassageIndex.open(layout.index, manifest)
        texts = Texts.open(layout.texts)
        return cls(layout, manifest, texts, index)

    @classmethod
    def _in_step(cls, base: KnowledgeBase) -> KnowledgeBase:
        """Mend what a crash left behind; while a writer is at it, its half-done state is what there is to read."""
        if base._is_in_step():
            return base
        try:
            with open_writer(base._layout.folder, wait=0):
                pass
        except LockedKnowledgeBase:
            return base
        base.close()
        return cls._open(base._layout)

    def _is_in_step(self) -> bool:
        """Tell whether graph, texts and index hold the same, and the bundled encoder is still the one of the index.

        The decisions belong to it: the texts were written under those that the graph holds.
        """
        if not self.manifest.encoder_source:
            try:
                _ = self.encoder
            except EncoderError:
                return False
        in_graph = {id_: self.graph.recipe(id_) for id_ in self.graph.document_ids()}
        try:
            recipes = {row.id: row.recipe for row in self.texts.documents()}
            decided = self.texts.decisions() == read_decisions(self.graph.quads(DECISIONS_GRAPH))
            return decided and recipes == in_graph and set(self.index.ids.tolist()) == set(self.texts.passage_ids())
        except sqlite3.DatabaseError:
            return False

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._layout.folder

    def close(self) -> None:
        """Close the files."""
        self.texts.close()

    def is_current(self) -> bool:
        """Tell whether no later state has been published since this one was opened."""
        try:
            return Manifest.read(self._layout.folder) == self.manifest
        except KnowledgeBaseError:
            return False

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder the vectors were made with.

        Raises:
            EncoderError: it is not there, or is another by now.
        """
        encoder = load_encoder(self.manifest.encoder_source or None)
        if encoder.name != self.manifest.encoder:
            raise EncoderError(
                f"The index was made with the encoder {self.manifest.encoder}, here is {encoder.name}; "
                "change it with: knooppunt reindex"
            )
        return encoder

    @cached_property
    def matcher(self) -> Names:
        """The names of the vocabularies and of the entities found in the texts."""
        return StoredNames(self.texts)

    @cached_property
    def retriever(self) -> Retriever:
        """Search over this state."""
        return Retriever(self.index, self.texts, Searcher(self.index, self.encoder, word_encoder(self.encoder)))

    @cached_property
    def graph(self) -> Graph:
        """The graph, read-only."""
        return Graph.open(self._layout.graph)

    def documents(self) -> list[DocumentRow]:
        """Return a row for every document, by name."""
        return self.texts.documents()

    def document(self, document_id: str) -> Document | None:
        """Return a document by id, or None."""
        return self._document(document_id)

    @cached_property
    def _document(self) -> Callable[[str], Document | None]:
        # Lists of mentions ask for the same document thousands of times.
        return lru_cache(maxsize=CACHED_DOCUMENTS)(self.texts.document)

    def find_document(self, name: str) -> DocumentRow | None:
        """Return the document with this name, id, beginning of an id (at least 6 characters) or path, or None."""
        rows = self.documents()
        exact = (r for r in rows if name in (r.name, r.id, r.path))
        short = (r for r in rows if len(name) >= 6 and r.id.startswith(name))
        return next(exact, None) or next(short, None)

    def original_file(self, document: Document) -> Path:
        """Return where the bytes of an ingested file are kept."""
        return self._layout.original(document.id, document.name)

    def understand(self, text: str) -> Question:
        """Understand a question.

        Raises:
            QuestionError: it is empty or too long.
        """
        return Question.from_text(text, self.matcher)

    def search(self, text: str, k: int = 10) -> list[Hit]:
        """Return the best passages for a question, best first; what a copy or edition repeats stands once.

        Raises:
            QuestionError: the question is empty or too long.
        """
        wanted = 2 * k if self.texts.copies.all() else k
        found = HitFinder(self.answerer).find(self.understand(text), wanted)
        return once(self.texts, found, lambda hit: hit.evidence.document_id, lambda hit: hit.evidence.quote)[:k]

    @cached_property
    def answerer(self) -> Answerer:
        """Answers over this state."""
        encoders = (self.encoder, word_encoder(self.encoder))
        return Answerer(self.texts, self.retriever, self.walker, encoders)

    def ask(self, text: str, after: str = "") -> Answer:
        """Answer a question, every word cited, or abstain and say what is missing.

        With `after`, the question asked before, a follow-up (*en in Duitsland?*, *wie zegt dat?*) is understood from it. Two
        questions in one are asked in two parts.

        Raises:
            QuestionError: one of the questions is empty or too long.
        """
        if after and (language := asked_who_says(text)):
            return who_says(text, language, self.ask(after), self.texts)
        full = resolve_follow_up(text, self.understand(after), self.matcher) if after else text
        whole = self.understand(full)
        parts = parts_of(whole, self.matcher)
        if len(parts) == 1:
            return self.answerer.answer(whole)
        return answer_in_parts(whole.text, parts, lambda part: self.answerer.answer(self.understand(part)))

    @cached_property
    def walker(self) -> Walker:
        """Walks over the entities of this state."""
        return Walker(self.texts)

    def find_entity(self, name: str) -> Entity:
        """Return the entity with this IRI or name; of several, the one that is mentioned most.

        Raises:
            UnknownEntity: none answers to it.
        """
        iris = [self.texts.resolver.root(name)] if name.startswith(BASE) else [o.entity for o in self._options(name)]
        found = self.texts.entities(iris)
        if not found:
            raise UnknownEntity(f"No entity answers to {name!r}; see: knooppunt entities")
        return max(found, key=lambda e: len(self.texts.mentions(entity=e.iri)))

    def _options(self, name: str) -> tuple[Option, ...]:
        """Return what a name that stands alone may mean: the candidate that covers most of it."""
        candidates = self.matcher.find(name)
        return max(candidates, key=lambda c: c.end - c.start).options if candidates else ()

    def path(
        self, source: str, target: str, limits: Limits = FREE, *, shortest: bool = False
    ) -> list[tuple[Link, Entity, Entity]]:
        """Return the strongest path between two entities (IRIs), or the shortest: each hop with its two entities."""
        return self.hops(self.walker.path(source, target, limits=limits, shortest=shortest))

    def hops(self, links: Sequence[Link]) -> list[tuple[Link, Entity, Entity]]:
        """Return links with the entities at their ends."""
        ends = {
            e.iri: e for e in self.texts.entities(sorted({i for link in links for i in (link.source, link.target)}))
        }
        return [(link, ends[link.source], ends[link.target]) for link in links]
