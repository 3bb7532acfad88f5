"""Writing a knowledge base: one writer at a time, one transaction a document, and mending what is derived.

Order of a change: the graph first (the truth), then the texts, then the index with the manifest. A crash in between
leaves the later ones behind, and the next writer brings them up to date from the graph.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.decisions.decision import Decision, decision_quads, read_decisions
from kg.decisions.resolver import Resolver
from kg.encoder import Encoder, load_encoder
from kg.errors import DamagedKnowledgeBase, LockedKnowledgeBase, MissingKnowledgeBase
from kg.graph import Graph
from kg.ids import DECISIONS_GRAPH, document_iri
from kg.index.passage_index import IndexedText, IndexWriter
from kg.index.segment import Segment
from kg.layout import Layout
from kg.manifest import NAME, Manifest, damaged
from kg.model import Analysis
from kg.rdf import analysis_quads
from kg.rdf_reading import read_analysis
from kg.texts import Texts
from kg.word_encoder import word_encoder
from ontology import path
from ontology.vocabulary import load_terms, vocabulary_files

LOCK_TIMEOUT = 5.0
"""Seconds to wait for another writer before saying who it is."""


class Writer:
    """A knowledge base open for writing. Make one with `open_writer`."""

    def __init__(self, layout: Layout, manifest: Manifest, graph: Graph, texts: Texts, encoder: Encoder) -> None:
        self._layout = layout
        self._manifest = manifest
        self.published: Manifest | None = None
        self._changed = False
        self._graph = graph
        self._encoder = encoder
        self._index = IndexWriter(layout.index, encoder, word_encoder(encoder))
        self.texts = texts

    @property
    def vocabulary(self) -> str:
        """The fingerprint of the vocabularies in force."""
        return self._manifest.vocabulary

    def put(self, analysis: Analysis, data: bytes, source: str, recipe: str) -> None:
        """Store a document and all that was derived from it, replacing an earlier version of the same bytes.

        The index follows at the next `flush`.
        """
        self._changed = True
        _write_once(self._layout.original(analysis.document.id, analysis.document.name), data)
        self._graph.replace(document_iri(analysis.document.id), analysis_quads(analysis, source, recipe))
        self.texts.put(analysis, source, recipe)

    def remove(self, document_id: str) -> None:
        """Drop a document; the index follows at the next `flush`."""
        self._changed = True
        self._graph.remove(document_iri(document_id))
        self.texts.remove(document_id)
        shutil.rmtree(self._layout.originals / document_id, ignore_errors=True)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that was decided about entities, undone or not."""
        return read_decisions(self._graph.quads(DECISIONS_GRAPH))

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Put these decisions in place of those that are stored, and let them take effect in the texts."""
        self._graph.replace(DECISIONS_GRAPH, decision_quads(decisions))
        self._follow_decisions()

    def _follow_decisions(self) -> None:
        """Write anew what the texts hold of the entities whose judgement has changed."""
        before, now = self.texts.resolver, Resolver(self.decisions)
        if before.decisions == now.decisions:
            return
        changed = [i for i in sorted(before.judged | now.judged) if before.effect(i) != now.effect(i)]
        with self.texts.transaction():
            self.texts.put_decisions(now.decisions)
            for document_id in sorted({id_ for iri in changed for id_ in self._graph.documents_naming(iri)}):
                self._put_texts(document_id)
            if changed:
                self.texts.put_vocabulary(self.texts.terms())
        self._changed = True

    def _put_texts(self, document_id: str) -> None:
        stored = read_analysis(self._graph.quads(document_iri(document_id)))
        self.texts.put(stored.analysis, stored.path, stored.recipe)

    def original(self, document_id: str, name: str) -> Path:
        """Return where the bytes of an ingested file are kept."""
        return self._layout.original(document_id, name)

    def flush(self) -> None:
        """Bring the index in step with the texts and publish the new state to readers."""
        wanted = set(self.texts.passage_ids())
        there = {int(i) for name in self._manifest.segments for i in Segment.open(self._layout.index / name).ids}
        added = self._indexed_texts(sorted(wanted - there))
        self._layout.index.mkdir(exist_ok=True)
        changed = self._index.update(self._manifest, added, there - wanted)
        self._publish(replace(changed, encoder=self._encoder.name))
        self._index.sweep(self._manifest)

    def load_vocabulary(self) -> None:
        """Take in the vocabularies in force when they are not those that are stored."""
        files = effective_vocabulary(self._layout)
        fingerprint = _fingerprint(files)
        if fingerprint != self._manifest.vocabulary:
            terms = load_terms(files)
            self._graph.load_vocabulary([path("knooppunt.ttl"), *files])
            self.texts.put_vocabulary(terms)
            self._publish(replace(self._manifest, vocabulary=fingerprint))

    def _publish(self, manifest: Manifest) -> None:
        """Write the manifest unless nothing has changed: readers open again at every new generation."""
        same = self.published is not None and replace(manifest, generation=self.published.generation) == self.published
        if self._changed or not same:
            self.published = manifest.write(self._layout.folder)
            self._changed = False
        self._manifest = self.published or manifest

    def mend(self) -> None:
        """Make texts and index again where they are not what the graph says."""
        self._follow_decisions()
        there = {row.id: row.recipe for row in self.texts.documents()}
        wanted = {id_: self._graph.recipe(id_) for id_ in self._graph.document_ids()}
        for document_id in sorted(there.keys() - wanted.keys()):
            self.texts.remove(document_id)
            self._changed = True
        for document_id in sorted(id_ for id_, recipe in wanted.items() if there.get(id_) != recipe):
            self._put_texts(document_id)
            self._changed = True
        if any(damaged(self._layout.index, self._manifest)) or self._manifest.encoder != self._encoder.name:
            self.drop_index()
        if not self.texts.terms():
            self._manifest = replace(self._manifest, vocabulary="")
        self.load_vocabulary()
        self.flush()

    def close(self) -> None:
        """Close the files; the graph frees its lock, also where somebody still holds this writer."""
        self.texts.close()
        self._graph.flush()
        del self._graph

    def rebuild(self) -> None:
        """Make texts and index anew from the graph, whatever state they are in."""
        self.texts.close()
        self.texts = _fresh_texts(self._layout.texts)
        self.drop_index()
        self.mend()

    def drop_index(self) -> None:
        """Forget the index, so that the next `flush` makes it anew."""
        self._manifest = replace(self._manifest, segments=(), files={})

    def _indexed_texts(self, passage_ids: Sequence[int]) -> list[IndexedText]:
        stored = self.texts.passages(passage_ids) if passage_ids else []
        documents = {id_: self.texts.document(id_) for id_ in {p.document_id for p in stored}}
        found = ((p, documents[p.document_id]) for p in stored)
        return [IndexedText.from_passage(p.id, p.passage, d.clean, d.title) for p, d in found if d is not None]


@contextmanager
def open_writer(
    folder: Path, *, create: bool = False, encoder: str | None = None, wait: float | None = None
) -> Iterator[Writer]:
    """Open a knowledge base for writing, mended, and flush it at the end.

    Args:
        folder: where it is, or is to be made.
        create: make one where there is none.
        encoder: name or folder of another encoder than the one it remembers, "default" for the bundled one.
        wait: seconds to wait for another writer, LOCK_TIMEOUT if None.

    Raises:
        MissingKnowledgeBase: there is none and `create` is off.
        LockedKnowledgeBase: another process is writing.
        NewerKnowledgeBase: a newer Knooppunt wrote it.
        DamagedKnowledgeBase: the graph is gone or cannot be read.
    """
    layout = Layout(folder)
    if not create and not layout.graph.is_dir():
        Manifest.read(folder)
        raise MissingKnowledgeBase(f"There is no knowledge base in {folder}; make one with: knooppunt ingest PATH")
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(layout, LOCK_TIMEOUT if wait is None else wait):
        manifest, published = _manifest(folder)
        _check_graph(layout)
        if encoder is not None:
            manifest = replace(manifest, encoder_source="" if encoder == "default" else encoder)
        encoder_ = load_encoder(manifest.encoder_source or None)
        writer = Writer(layout, manifest, Graph.open(layout.graph, writable=True), _texts(layout.texts), encoder_)
        writer.published = published
        try:
            _mended(writer)
            yield writer
            writer.flush()
        finally:
            writer.close()


def _mended(writer: Writer) -> None:
    try:
        writer.mend()
    except sqlite3.DatabaseError:
        writer.rebuild()


def _check_graph(layout: Layout) -> None:
    """Refuse to begin a new graph where there was one: all that is derived from it would be dropped with it.

    Raises:
        DamagedKnowledgeBase: the graph is gone.
    """
    if (layout.folder / NAME).is_file() and not (layout.graph / "CURRENT").is_file():
        raise DamagedKnowledgeBase(
            f"The graph of {layout.folder} is gone; put {layout.graph} back from a copy, or ingest the files in "
            f"{layout.originals} into a new knowledge base."
        )


def effective_vocabulary(layout: Layout) -> list[Path]:
    """Return the vocabulary files in force: the bundled ones, those of the knowledge base in place of namesakes."""
    own = {p.name: p for p in sorted(layout.vocabulary.glob("*.ttl"))} if layout.vocabulary.is_dir() else {}
    bundled = {p.name: p for p in vocabulary_files()}
    return [path for _, path in sorted((bundled | own).items())]


def _manifest(folder: Path) -> tuple[Manifest, Manifest | None]:
    """Return the manifest to go on with, and the one that readers see."""
    try:
        manifest = Manifest.read(folder)
    except (MissingKnowledgeBase, DamagedKnowledgeBase):
        return Manifest(), None
    return manifest, manifest


def _texts(path: Path) -> Texts:
    try:
        return Texts.open(path, writable=True)
    except sqlite3.DatabaseError:
        return _fresh_texts(path)


def _fresh_texts(path: Path) -> Texts:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()
    return Texts.open(path, writable=True)


@contextmanager
def _locked(layout: Layout, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415  its import would cost every reader some time

    lock = FileLock(layout.lock, timeout=wait)
    try:
        lock.acquire()
    except Timeout as error:
        holder = layout.holder.read_text(encoding="utf-8") if layout.holder.is_file() else "another process"
        raise LockedKnowledgeBase(f"{holder} is writing to {layout.folder}; wait until it is done.") from error
    try:
        layout.holder.write_text(f"Process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        layout.holder.unlink(missing_ok=True)
        lock.release()


def _fingerprint(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in (path("knooppunt.ttl"), *files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _write_once(path: Path, data: bytes) -> None:
    if not path.is_file() or path.stat().st_size != len(data):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.parent / ".new"
        draft.write_bytes(data)
        draft.replace(path)
