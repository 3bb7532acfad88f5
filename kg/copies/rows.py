"""Samples of shingles and relations between documents, as rows beside the texts they are derived from.

A new document finds those that share text with it by the hashes of its sample, at a cost in proportion to itself;
only these few are compared word by word. Everything here follows from the texts and is made again with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict
from typing import Any

from kg.copies.relation import MUCH, Content, Kind, Relation, relation
from kg.copies.shingles import sample, shingles

SCHEMA = """
CREATE TABLE IF NOT EXISTS samples (
    hash INTEGER NOT NULL, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (hash, document_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS samples_document ON samples (document_id);
CREATE TABLE IF NOT EXISTS relations (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS relations_document ON relations (document_id);
CREATE INDEX IF NOT EXISTS relations_other ON relations (other_id);
"""
LIKELY = 0.6 * MUCH
"""Share of the smaller sample that two documents have in common before they are compared; a sample only estimates."""
MOST_COMPARED = 20
"""Documents a new one is compared with, those with most in common first."""


class CopyRows:
    """The rows in the file of the texts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, content: Content, find: Callable[[str], Content | None]) -> tuple[Relation, ...]:
        """Store the sample of a document that is stored already, and how it relates to the others; return that.

        Args:
            content: the document.
            find: gives a stored document by id.
        """
        hashes = [int(value >> 1) for value in sample(shingles(content.wording.body)).tolist()]
        document_id = content.document.id
        likely = self._likely(hashes, document_id)
        self._connection.executemany(
            "INSERT OR IGNORE INTO samples VALUES (?, ?)", [(value, document_id) for value in hashes]
        )
        others = (find(other_id) for other_id in likely)
        found = tuple(r for other in others if other is not None and (r := relation(content, other)) is not None)
        self._connection.executemany(
            "INSERT INTO relations VALUES (?, ?, ?)",
            [(r.document_id, r.other_id, json.dumps(asdict(r), ensure_ascii=False)) for r in found],
        )
        return found

    def of(self, document_id: str) -> tuple[Relation, ...]:
        """Return how a document relates to others, those that share most first."""
        rows = self._rows("SELECT body FROM relations WHERE document_id = :id OR other_id = :id", {"id": document_id})
        seen = (_relation(row[0]).seen_from(document_id) for row in rows)
        return tuple(sorted(seen, key=lambda r: (-max(r.shared, r.covered), r.other_id)))

    def all(self) -> tuple[Relation, ...]:
        """Return every relation once."""
        return tuple(_relation(row[0]) for row in self._rows("SELECT body FROM relations ORDER BY rowid", {}))

    def _likely(self, hashes: list[int], document_id: str) -> list[str]:
        """The documents with enough of a sample in common, most first."""
        rows = self._rows(
            "SELECT document_id, COUNT(*) AS common, "
            "(SELECT COUNT(*) FROM samples AS own WHERE own.document_id = samples.document_id) AS size FROM samples "
            "WHERE hash IN (SELECT value FROM json_each(:hashes)) AND document_id <> :id "
            "GROUP BY document_id HAVING common >= :least ORDER BY common DESC, document_id",
            {"hashes": json.dumps(hashes), "id": document_id, "least": 2},
        )
        likely = (id_ for id_, common, size in rows if common >= LIKELY * min(size, len(hashes)))
        return [id_ for id_, _ in zip(likely, range(MOST_COMPARED), strict=False)]

    def _rows(self, sql: str, values: dict[str, Any]) -> Iterable[Any]:
        with closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()


def _relation(body: str) -> Relation:
    row = json.loads(body)
    return Relation(**row | {"kind": Kind(row["kind"])})
