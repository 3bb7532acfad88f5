"""Documents, passages, mentions and figures by key: one SQLite file, derived from the graph.

The graph is the truth. This file answers what a question needs in microseconds and is made again from the graph
when it is lost or damaged. What people decided about entities takes effect here, when rows are written
(`kg.decisions.resolver`): the graph of a document keeps what was found, these rows hold what counts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.copies import rows as copies
from kg.copies.relation import Content
from kg.decisions.decision import Decision
from kg.decisions.resolver import Resolver
from kg.ids import passage_key
from kg.model import Analysis, Block, Claim, Document, Entity, EntityType, Figure, Mention, Passage
from kg.rows import (
    block_row,
    decision_row,
    document_row,
    dump,
    entity_row,
    figure_row,
    passage_row,
    term_entity,
)
from kg.term_rows import SCHEMA as TERMS_SCHEMA
from kg.term_rows import TermRows
from ontology.vocabulary import Term

VERSION = 3
"""Raised whenever the tables or what is derived into them (also in `kg.copies`) change, so that they are made again."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, recipe TEXT NOT NULL, title TEXT NOT NULL,
    language TEXT NOT NULL, body TEXT NOT NULL, blocks TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    start INTEGER NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mentions (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, passage_id INTEGER, sentence INTEGER,
    entity TEXT NOT NULL, type TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    confidence REAL NOT NULL, method TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entities (
    iri TEXT NOT NULL, document_id TEXT REFERENCES documents ON DELETE CASCADE, type TEXT NOT NULL, body TEXT NOT NULL,
    borrowed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS figures (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, passage_id INTEGER, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claims (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, passage_id INTEGER, subject TEXT NOT NULL,
    predicate TEXT NOT NULL, object TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passages_document ON passages (document_id);
CREATE INDEX IF NOT EXISTS mentions_document ON mentions (document_id);
CREATE INDEX IF NOT EXISTS mentions_entity ON mentions (entity);
CREATE INDEX IF NOT EXISTS mentions_passage ON mentions (passage_id);
CREATE INDEX IF NOT EXISTS entities_iri ON entities (iri);
CREATE INDEX IF NOT EXISTS entities_document ON entities (document_id);
CREATE INDEX IF NOT EXISTS figures_document ON figures (document_id);
CREATE INDEX IF NOT EXISTS figures_passage ON figures (passage_id);
CREATE INDEX IF NOT EXISTS claims_document ON claims (document_id);
CREATE INDEX IF NOT EXISTS claims_subject ON claims (subject);
CREATE INDEX IF NOT EXISTS claims_object ON claims (object);
"""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its key and the document it is in."""

    id: int
    document_id: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with where it stands: its document, passage and the number of the sentence in that passage."""

    document_id: str
    passage_id: int | None
    sentence: int | None
    mention: Mention


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a list of documents shows. `recipe` says which pipeline and vocabulary made its facts."""

    id: str
    name: str
    path: str
    recipe: str
    title: str
    language: str


class Texts:
    """The SQLite file. Reading works while another process writes (write-ahead log)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.copies = copies.CopyRows(connection)
        self.vocabulary = TermRows(connection)

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> Texts:
        """Open the file; a writable one is made when it is not there.

        Raises:
            sqlite3.DatabaseError: the file is missing, is no database or holds other tables.
        """
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if writable else 'rw'}"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, timeout=10)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            if writable and connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (0,):
                connection.executescript(f"{SCHEMA}{TERMS_SCHEMA}{copies.SCHEMA}PRAGMA user_version = {VERSION};")
            _check_tables(connection)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another it is part of that one."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            self.__dict__.pop("resolver", None)
            raise
        self._connection.execute("COMMIT")

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, analysis: Analysis, path: str, recipe: str) -> list[int]:
        """Store all of a document, replacing what was stored of it; return the ids of its passages."""
        document = analysis.document
        with self.transaction():
            self._connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
            self._connection.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document.id,
                    document.name,
                    path,
                    recipe,
                    document.title,
                    document.language,
                    dump(document),
                    json.dumps([asdict(b) for b in analysis.blocks], ensure_ascii=False),
                ),
            )
            ids = [self._put_passage(document, p) for p in analysis.passages]
            self._put_facts(self.resolver.analysis(analysis), _Places(analysis.passages, ids))
            self.copies.put(Content.from_document(document, analysis.blocks), self.content)
        return ids

    def content(self, document_id: str) -> Content | None:
        """Return the words of a document that are compared with those of others, None if it is not there."""
        document = self.document(document_id)
        return Content.from_document(document, self.blocks(document_id)) if document else None

    def _put_passage(self, document: Document, passage: Passage) -> int:
        body = dump(passage)
        key = passage_key(document.id, document.title, body, document.clean[passage.start : passage.end])
        self._connection.execute(
            "INSERT OR IGNORE INTO passages VALUES (?, ?, ?, ?, ?, ?)",
            (key, document.id, passage.start, passage.language, passage.kind, body),
        )
        return key

    def _put_facts(self, analysis: Analysis, places: _Places) -> None:
        key = analysis.document.id
        self._connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, *places.of(m.start), m.entity, m.type, m.start, m.end, m.confidence, m.method)
                for m in analysis.mentions
            ],
        )
        self._put_entities(analysis.entities, key)
        self._connection.executemany(
            "INSERT INTO figures VALUES (?, ?, ?)",
            [(key, places.of(f.start)[0], dump(f)) for f in analysis.figures],
        )
        self._connection.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)",
            [(key, places.of(c.start)[0], c.subject, c.predicate, c.object, dump(c)) for c in analysis.claims],
        )

    def _put_entities(self, entities: Iterable[Entity], document_id: str | None) -> None:
        described = ((e, own) for entity in entities for e, own in self.resolver.described(entity))
        rows = [(e.iri, document_id, e.type, dump(e), int(not own)) for e, own in described]
        self._connection.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", rows)

    def remove(self, document_id: str) -> None:
        """Drop all of a document."""
        with self.transaction():
            self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def put_vocabulary(self, terms: Sequence[Term]) -> None:
        """Replace the terms of the vocabularies and the entities they describe."""
        with self.transaction():
            self.vocabulary.put(terms)
            self._connection.execute("DELETE FROM entities WHERE document_id IS NULL")
            self._put_entities(map(term_entity, terms), None)

    def put_decisions(self, decisions: Sequence[Decision]) -> None:
        """Replace the decisions. They hold for what is put from now on; what is there is the caller's to put again."""
        with self.transaction():
            self._connection.execute("DELETE FROM decisions")
            self._connection.executemany("INSERT INTO decisions VALUES (?)", [(dump(d),) for d in decisions])
        self.__dict__.pop("resolver", None)

    # -- reading ---------------------------------------------------------------------------------------------------

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that these rows were written under, the first first."""
        return tuple(decision_row(json.loads(r[0])) for r in self._rows("SELECT body FROM decisions ORDER BY rowid"))

    @cached_property
    def resolver(self) -> Resolver:
        """What these decisions do."""
        return Resolver(self.decisions())

    def documents(self) -> list[DocumentRow]:
        """Return a row for every document, by name."""
        rows = self._rows("SELECT id, name, path, recipe, title, language FROM documents ORDER BY name, id")
        return [DocumentRow(*row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Return a document, or None."""
        row = next(self._rows("SELECT body FROM documents WHERE id = ?", (document_id,)), None)
        return document_row(json.loads(row[0])) if row else None

    def blocks(self, document_id: str) -> tuple[Block, ...]:
        """Return the layout of a document."""
        row = next(self._rows("SELECT blocks FROM documents WHERE id = ?", (document_id,)), None)
        return tuple(block_row(b) for b in json.loads(row[0])) if row else ()

    def passages(self, ids: Sequence[int] | None = None, document_id: str | None = None) -> list[StoredPassage]:
        """Return the passages with these ids (those that are there), of a document, or all, in the order of the texts."""
        if document_id is not None:
            rows = self._rows(
                "SELECT id, document_id, body FROM passages WHERE document_id = ? ORDER BY start, id", (document_id,)
            )
        elif ids is None:
            rows = self._rows("SELECT id, document_id, body FROM passages ORDER BY document_id, start, id")
        else:
            rows = self._in(
                "SELECT id, document_id, body FROM passages WHERE id IN ({}) ORDER BY document_id, start, id", ids
            )
        return [StoredPassage(row[0], row[1], passage_row(json.loads(row[2]))) for row in rows]

    def passage_ids(self) -> list[int]:
        """Return the ids of all passages, ascending."""
        return [row[0] for row in self._rows("SELECT id FROM passages ORDER BY id")]

    def mentions(
        self, *, entity: str | None = None, document_id: str | None = None, passage_ids: Sequence[int] | None = None
    ) -> list[StoredMention]:
        """Return mentions of an entity, in a document, in passages, or all, in the order of the texts."""
        select = "SELECT document_id, passage_id, sentence, start, end, entity, type, confidence, method FROM mentions"
        order = " ORDER BY document_id, start"
        if passage_ids is not None:
            rows = self._in(select + " WHERE passage_id IN ({})" + order, passage_ids)
        elif entity is not None:
            rows = self._rows(select + " WHERE entity = ?" + order, (entity,))
        elif document_id is not None:
            rows = self._rows(select + " WHERE document_id = ?" + order, (document_id,))
        else:
            rows = self._rows(select + order)
        return [StoredMention(r[0], r[1], r[2], Mention(r[3], r[4], r[5], EntityType(r[6]), r[7], r[8])) for r in rows]

    def entities(self, iris: Sequence[str] | None = None, *, mentioned: bool = False) -> list[Entity]:
        """Return entities by IRI, all that some document mentions, or all; one per IRI, by IRI.

        Of several descriptions its own come first, and of these the first as text, whichever document came first.
        """
        select = "SELECT body, MIN(borrowed || body) FROM entities {} GROUP BY iri ORDER BY iri"
        if iris is not None:
            rows = self._in(select.format("WHERE iri IN ({})"), iris)
        else:
            rows = self._rows(select.format("WHERE iri IN (SELECT entity FROM mentions)" if mentioned else ""))
        return [entity_row(json.loads(row[0])) for row in rows]

    def terms(self) -> list[Term]:
        """Return the terms of the vocabularies as they stand there, by IRI; see `resolver` for what was decided."""
        return self.vocabulary.all()

    def found_entities(self) -> list[Entity]:
        """Return the entities that no vocabulary holds, by IRI: one for each, and one for each other name it goes by."""
        rows = self._rows(
            "SELECT body, MIN(body) FROM entities WHERE document_id IS NOT NULL "
            "GROUP BY iri, CASE borrowed WHEN 0 THEN '' ELSE body END ORDER BY iri, borrowed"
        )
        return [entity_row(json.loads(row[0])) for row in rows]

    def figures(
        self, passage_ids: Sequence[int] | None = None, document_id: str | None = None
    ) -> list[tuple[str, int | None, Figure]]:
        """Return (document id, passage id, figure) in passages, in a document, or all, in the order they were found."""
        select = "SELECT document_id, passage_id, body FROM figures"
        return [(r[0], r[1], figure_row(json.loads(r[2]))) for r in self._facts(select, passage_ids, document_id)]

    def claims(
        self, passage_ids: Sequence[int] | None = None, document_id: str | None = None
    ) -> list[tuple[str, int | None, Claim]]:
        """Return (document id, passage id, claim) in passages, in a document, or all, in the order they were found."""
        select = "SELECT document_id, passage_id, body FROM claims"
        return [(r[0], r[1], Claim(**json.loads(r[2]))) for r in self._facts(select, passage_ids, document_id)]

    def _facts(self, select: str, passage_ids: Sequence[int] | None, document_id: str | None) -> Iterator[Any]:
        if passage_ids is not None:
            return self._in(select + " WHERE passage_id IN ({}) ORDER BY rowid", passage_ids)
        if document_id is not None:
            return self._rows(select + " WHERE document_id = ? ORDER BY rowid", (document_id,))
        return self._rows(select + " ORDER BY document_id, rowid")

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        with closing(self._connection.execute(sql, values)) as cursor:
            yield from cursor.fetchall()

    def _in(self, sql: str, keys: Sequence[Any]) -> Iterator[Any]:
        # One parameter however many keys: SQLite takes no more than 32,766 of them.
        return self._rows(sql.format("SELECT value FROM json_each(?)"), (json.dumps(list(keys)),))


def _check_tables(connection: sqlite3.Connection) -> None:
    """Refuse a file of an earlier version, which is made again from the graph, and any other file.

    Raises:
        sqlite3.DatabaseError: it holds other tables.
    """
    connection.execute("SELECT start, borrowed, decisions.body FROM passages, entities, decisions LIMIT 0")
    if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
        raise sqlite3.DatabaseError("the texts were written by another version of Knooppunt")


class _Places:
    """Which passage and sentence holds a position of the clean text."""

    def __init__(self, passages: Sequence[Passage], ids: Sequence[int]) -> None:
        self._spans = [
            (s.start, s.end, id_, number)
            for p, id_ in zip(passages, ids, strict=True)
            for number, s in enumerate(p.sentences)
        ]
        self._spans.sort()

    def of(self, position: int) -> tuple[int | None, int | None]:
        """Return (passage id, number of the sentence), (None, None) outside every sentence."""
        low, high = 0, len(self._spans)
        while low < high:
            middle = (low + high) // 2
            if self._spans[middle][0] <= position:
                low = middle + 1
            else:
                high = middle
        start, end, id_, number = self._spans[low - 1] if low else (0, 0, None, None)
        return (id_, number) if start <= position < end else (None, None)
