"""The terms of the vocabularies in the file of the texts: all of them, or those whose names can stand in a text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence

from kg.names import beginnings
from kg.rows import dump_term, term_row
from ontology.vocabulary import Term

SCHEMA = """
CREATE TABLE IF NOT EXISTS terms (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS beginnings (
    letters TEXT NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (letters, term)) WITHOUT ROWID;
"""


class TermRows:
    """The rows in the file of the texts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, terms: Sequence[Term]) -> None:
        """Replace all terms."""
        self._connection.execute("DELETE FROM terms")
        self._connection.execute("DELETE FROM beginnings")
        self._connection.executemany("INSERT INTO terms VALUES (?, ?)", enumerate(map(dump_term, terms)))
        rows = ((letters, i) for i, term in enumerate(terms) for letters in beginnings(term))
        self._connection.executemany("INSERT INTO beginnings VALUES (?, ?)", rows)

    def all(self) -> list[Term]:
        """Return the terms in the order they were put."""
        return _terms(self._connection.execute("SELECT body FROM terms ORDER BY id"))

    def beginning(self, letters: Collection[str]) -> list[Term]:
        """Return the terms with a name that has one of these beginnings (`kg.names.beginnings`), in the same order."""
        wanted = "SELECT term FROM beginnings WHERE letters IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(
            f"SELECT body FROM terms WHERE id IN ({wanted}) ORDER BY id",  # noqa: S608 - a constant
            (json.dumps(sorted(letters)),),
        )
        return _terms(rows)


def _terms(rows: sqlite3.Cursor) -> list[Term]:
    bodies = ",".join(row[0] for row in rows)
    return [term_row(row) for row in json.loads(f"[{bodies}]")]
