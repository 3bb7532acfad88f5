"""Nouns to JSON and back, for the columns of the text store and the literals of the graph."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from kg.decisions.decision import Decision, Judgement
from kg.model import Block, BlockKind, Document, Entity, EntityType, Figure, NoteLink, Page, Passage, Sentence
from kg.offsets import Edit
from ontology.vocabulary import Name, Term


def dump(noun: Any) -> str:
    """Return a noun as JSON."""
    return json.dumps(noun, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> dict[str, Any] | list[Any]:
    """Return what JSON does not know: a noun as its fields, a set in order."""
    kind: type = type(value)
    return {name: getattr(value, name) for name in _names(kind)} if is_dataclass(kind) else sorted(value)


@cache
def _names(noun: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(noun))


_Row = dict[str, Any]


def document_row(row: _Row) -> Document:
    """Return the document in a decoded JSON object."""
    row["edits"] = tuple(Edit(**e) for e in row["edits"])
    row["pages"] = tuple(Page(**p) for p in row["pages"])
    row["authors"] = tuple(row["authors"])
    row["notes"] = tuple(NoteLink(**n) for n in row.get("notes", ()))
    row["head"] = tuple((term, value) for term, value in row.get("head", ()))
    return Document(**row)


def decision_row(row: _Row) -> Decision:
    """Return the decision in a decoded JSON object."""
    return Decision(**_tupled(row, "entities") | {"judgement": Judgement(row["judgement"])})


def block_row(row: _Row) -> Block:
    """Return the block in a decoded JSON object."""
    return Block(**_tupled(row, "headings", "header") | {"kind": BlockKind(row["kind"])})


def passage_row(row: _Row) -> Passage:
    """Return the passage in a decoded JSON object."""
    row["sentences"] = tuple(Sentence(**s) for s in row["sentences"])
    return Passage(**_tupled(row, "headings", "header") | {"kind": BlockKind(row["kind"])})


def entity_row(row: _Row) -> Entity:
    """Return the entity in a decoded JSON object."""
    return Entity(**row | {"type": EntityType(row["type"])})


def figure_row(row: _Row) -> Figure:
    """Return the figure in a decoded JSON object."""
    value = row["value"]
    return Figure(**_tupled(row, "about") | {"value": tuple(value) if isinstance(value, list) else value})


def _tupled(row: _Row, *names: str) -> _Row:
    return row | {name: tuple(row[name]) for name in names}


def term_entity(term: Term) -> Entity:
    """Return the entity a term of a vocabulary describes."""
    labels: dict[str, str] = {n.language: n.text for n in term.names if n.kind == "preferred"}
    return Entity(term.iri, EntityType(term.type), labels, dict(term.identifiers))


def dump_term(term: Term) -> str:
    """Return a term as JSON."""
    return dump(term)


def term_row(row: _Row) -> Term:
    """Return the term in a decoded JSON object."""
    row["names"] = tuple([Name(n["text"], n["language"], n["kind"]) for n in row["names"]])
    row["cues"], row["broader"] = tuple(row["cues"]), tuple(row["broader"])
    row["ambiguous"] = frozenset(row["ambiguous"])
    return Term(**row)
