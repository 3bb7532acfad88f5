"""The command that sets two documents beside each other."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.options import json_option, kb_option, print_json, reading
from app.comparing import change_line, change_texts, comparison_line
from app.plain import shown
from kg.copies.difference import difference
from kg.copies.facts import fact_changes
from kg.copies.relation import relation
from kg.errors import KnowledgeBaseError
from kg.knowledge_base import KnowledgeBase
from kg.model import Document

MOST = 100
"""Changes shown as text."""


@click.command()
@click.argument("old")
@click.argument("new")
@json_option
@kb_option
def compare(old: str, new: str, folder: Path, *, as_json: bool) -> None:
    """Say how two documents relate, and which figures and claims appear, disappear and change from OLD to NEW.

    Each is a file name, path or id. The first JSON line tells of both documents, the others of one change each.
    """
    with reading(folder) as base:
        before, after = _document(base, old), _document(base, new)
        ours, theirs = base.texts.content(before.id), base.texts.content(after.id)
        assert ours is not None
        assert theirs is not None
        related, found = relation(ours, theirs), difference(ours.wording, theirs.wording)
        changes = fact_changes(base.texts, before.id, after.id)
    kind, shares = related.kind.value if related else None, (round(found.shared, 4), round(found.covered, 4))
    if as_json:
        print_json([comparison_line(before, after, kind, shares), *map(change_line, changes)])
        return
    click.echo(f"{shown(before.name)} → {shown(after.name)}: {kind or 'not related'}")
    click.echo(f"{shares[0]:.0%} of the older stands in the newer, {shares[1]:.0%} of the newer in the older")
    for text in change_texts(changes, MOST):
        click.echo(text)
    if not changes:
        click.echo("The same figures and claims.")


def _document(base: KnowledgeBase, name: str) -> Document:
    row = base.find_document(name)
    document = base.document(row.id) if row else None
    if document is None:
        raise KnowledgeBaseError(f"{name} is not in the knowledge base; see: knooppunt status")
    return document


COMMANDS = (compare,)
