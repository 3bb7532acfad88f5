"""What a document just stored is to the others: a copy, a newer or older version, or one that shares much of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from shlex import quote

from kg.copies.difference import difference
from kg.copies.facts import FactChange, fact_changes
from kg.copies.relation import SAME, Kind, Relation, one_edition
from kg.texts import DocumentRow, Texts


@dataclass(frozen=True, slots=True)
class Related:
    """A document that the new one relates to, seen from the new one.

    `same_file` says that both were read from one path, `one_edition` that their titles name no different years.
    `changes` are the facts that the newer of two versions states otherwise than the older; `replaced` says that the
    older one was taken out.
    """

    relation: Relation
    name: str
    same_file: bool
    one_edition: bool = True
    changes: tuple[FactChange, ...] = ()
    replaced: bool = False

    @property
    def may_replace(self) -> bool:
        """Whether the newer of the two may stand in for the older."""
        return self.same_file or self.one_edition or min(self.relation.shared, self.relation.covered) >= SAME

    @property
    def is_older(self) -> bool:
        """Whether the other is the older version."""
        return self.same_file or (
            self.relation.kind is Kind.VERSION and self.relation.newer == self.relation.document_id
        )

    @property
    def is_newer(self) -> bool:
        """Whether the other is a newer version than the document just read."""
        return (
            not self.same_file and self.relation.kind is Kind.VERSION and self.relation.newer == self.relation.other_id
        )


def related_documents(texts: Texts, document_id: str, path: str, others: Iterable[DocumentRow]) -> tuple[Related, ...]:
    """Return what a stored document relates to: earlier texts of its file first, then those that share most with it."""
    rows = {row.id: row for row in others if row.id != document_id}
    found = {r.other_id: r for r in texts.copies.of(document_id)}
    same_file = [id_ for id_, row in rows.items() if row.path == path]
    relations = [found.get(id_) or _earlier(texts, document_id, id_) for id_ in same_file]
    relations += [r for id_, r in found.items() if id_ not in same_file and id_ in rows]
    return tuple(_related(texts, relation, rows[relation.other_id], path) for relation in relations)


def _related(texts: Texts, relation: Relation, row: DocumentRow, path: str) -> Related:
    ids = relation.other_id, relation.document_id
    same_file = row.path == path
    ours, theirs = (texts.document(id_) for id_ in ids)
    assert ours is not None
    assert theirs is not None
    edition = one_edition(ours, theirs)
    if relation.kind is not Kind.VERSION and not same_file:
        return Related(relation, row.name, same_file, edition)
    old, new = reversed(ids) if relation.newer == relation.other_id and not same_file else ids
    return Related(relation, row.name, same_file, edition, fact_changes(texts, old, new))


def _earlier(texts: Texts, document_id: str, other_id: str) -> Relation:
    """The relation of a changed file to its earlier text, however little is left of that."""
    ours, theirs = texts.content(document_id), texts.content(other_id)
    assert ours is not None
    assert theirs is not None
    found = difference(ours.wording, theirs.wording)
    return Relation(
        document_id, other_id, Kind.VERSION, round(found.shared, 4), round(found.covered, 4), newer=document_id
    )


def remark(name: str, related: Related, path: str) -> str:  # noqa: PLR0911 - a sentence a case
    """Return what a reader of the report should know, in a sentence or two; commands in it can be run as they stand."""
    relation, other, shared = related.relation, related.name, f"{related.relation.shared:.0%}"
    ids = f"{relation.other_id[:12]} {relation.document_id[:12]}"
    if related.same_file:
        if related.replaced:
            return f"{name}: the earlier version was replaced{_counted(related)}."
        return (
            f"{name} has changed{_counted(related)}; both versions are kept. Compare them with: knooppunt compare {ids}. "
            f"Take the older out with: knooppunt ingest --replace {quote(path)}"
        )
    if relation.kind is Kind.COPY:
        return f"{name} holds the same text as {other}; both are kept, and count as one source."
    if relation.kind is Kind.OVERLAP:
        return f"{name} shares {shared} of its text with {other}, of which {relation.covered:.0%} stands in it."
    if related.is_older:
        if related.replaced:
            return f"{name} is a newer version of {other}, which was replaced{_counted(related)}."
        out = f"ingest --replace {quote(path)}" if related.may_replace else f"remove {relation.other_id[:12]}"
        return (
            f"{name} is a newer version of {other} ({shared} is the same){_counted(related)}; both are kept. Compare "
            f"them with: knooppunt compare {ids}. Take the older out with: knooppunt {out}"
        )
    if related.is_newer:
        return f"{name} is an older version of {other} ({shared} is the same){_counted(related)}."
    return (
        f"{name} is a version of {other} ({shared} is the same){_counted(related)}; their dates do not say which is "
        f"newer. Compare them with: knooppunt compare {ids}. Take one out with: knooppunt remove ID"
    )


def _counted(related: Related) -> str:
    return ": " + ", ".join(_counts(related.changes)) if related.changes else ""


def _counts(changes: Iterable[FactChange]) -> Iterator[str]:
    kinds = [change.what for change in changes]
    for what, word in (("appears", "appear"), ("disappears", "disappear"), ("changes", "change")):
        if count := kinds.count(what):
            facts = "fact" if count == 1 else "facts"
            yield f"{count} {facts} {what if count == 1 else word}"
