"""Options that several commands share, and how they write lines of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from app.plain import shown
from kg.knowledge_base import KnowledgeBase

F = TypeVar("F", bound=Callable[..., Any])


def kb_option(function: F) -> F:
    """Add `--kb DIR`, the folder of the knowledge base."""
    option = click.option(
        "--kb",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="KNOOPPUNT_KB",
        default=Path("knooppunt-kb"),
        show_default=True,
        help="Folder of the knowledge base (or set KNOOPPUNT_KB).",
    )
    return option(function)


def json_option(function: F) -> F:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(function)


@contextmanager
def reading(folder: Path) -> Iterator[KnowledgeBase]:
    """Open a knowledge base and close it at the end."""
    base = KnowledgeBase.open(folder)
    try:
        yield base
    finally:
        base.close()


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """Print one JSON object a line, as UTF-8 whatever the terminal speaks."""
    for row in rows:
        # A file name or question may hold half of a surrogate pair; JSON writes that as an escape.
        click.echo(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def print_data(text: str, end: str = "\n") -> None:
    """Print text for other programs as it is, in UTF-8; on a terminal without what could move it."""
    if sys.stdout.isatty():
        click.echo("".join(c for c in text if c.isprintable() or c in "\n\t") + end, nl=False)
    else:
        # As bytes: click takes colour codes out of text, which are part of it here.
        click.echo((text + end).encode("utf-8", "backslashreplace"), nl=False)


def say(message: object) -> None:
    """Print a message on stderr, without what a file name or a text could do to the terminal."""
    click.echo(f"knooppunt: {shown(str(message))}", err=True)
