"""Commands that write: ingest, remove, vocabulary, reindex."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.options import json_option, kb_option, print_json, reading, say
from app.comparing import outcome_line, outcome_texts
from app.plain import shown
from app.summary import summary
from kg.errors import VocabularyError

if TYPE_CHECKING:
    from ingest.build import Report

MOST_CHANGES = 20
"""Facts shown that a version changes."""

# The reading stages take seconds to import; a question must not wait for them.
# ruff: noqa: PLC0415


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Keep the newest version of a document only.")
@json_option
@kb_option
def ingest(paths: tuple[Path, ...], folder: Path, *, replace: bool, as_json: bool) -> None:
    """Read files and folders into the knowledge base; unchanged files are skipped.

    Copies and versions of what is stored are named, with the facts that a newer version states otherwise. With
    --replace the older version of a document is taken out: the earlier text of a file, and a document with the same
    title (and year, if it names one) and mostly the same text that was issued before.
    """
    from ingest.build import ingest as run

    report = run(paths, folder, replace=replace, progress=progress_bar)
    if as_json:
        print_json(map(outcome_line, report.outcomes))
    finish(report, folder)


@click.command()
@click.argument("documents", nargs=-1, required=True)
@kb_option
def remove(documents: tuple[str, ...], folder: Path) -> None:
    """Take documents out again, by file name, path or id."""
    from kg.writing import open_writer

    with reading(folder) as base:
        found = {name: base.find_document(name) for name in documents}
    with open_writer(folder) as writer:
        for row in (row for row in found.values() if row is not None):
            writer.remove(row.id)
            click.echo(f"Removed {shown(row.name)}", err=True)
    missing = [name for name, row in found.items() if row is None]
    for name in missing:
        say(f"{name} is not in the knowledge base; see: knooppunt status")
    sys.exit(1 if missing else 0)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--write", "target", type=click.Path(path_type=Path, file_okay=False), help="Copy those in force here.")
@kb_option
def vocabulary(files: tuple[Path, ...], target: Path | None, folder: Path) -> None:
    """Load edited vocabularies (Turtle, SKOS): one that has the name of a bundled file stands in for it.

    Without FILES: say which are in force. Every file is checked against the shapes first, and the stored documents
    are processed again.
    """
    from app.vocabularies import copy_vocabularies, install_vocabularies, vocabulary_lines
    from ingest.build import refresh

    if target is not None:
        copy_vocabularies(folder, target)
    if not files:
        for line in vocabulary_lines(folder):
            click.echo(line)
        return
    install_vocabularies(folder, files)
    try:
        finish(refresh(folder, progress_bar), folder)
    except SyntaxError as error:
        raise VocabularyError(f"A vocabulary is not Turtle: {error}") from error


@click.command()
@click.option("--encoder", help="Name or folder of a sentence-transformers model; 'default' for the bundled one.")
@kb_option
def reindex(encoder: str | None, folder: Path) -> None:
    """Make texts and index anew from the graph, also with another encoder."""
    from kg.writing import open_writer

    with open_writer(folder, encoder=encoder) as writer:
        writer.rebuild()
        click.echo(f"Indexed {len(writer.texts.passage_ids())} passages", err=True)


def finish(report: Report, folder: Path) -> None:
    """Print what came of an ingest and leave with the exit code."""
    for text in outcome_texts(report.outcomes, MOST_CHANGES):
        say(text)
    if report.stored or report.unchanged:
        with reading(folder) as base:
            click.echo(summary(base, report), err=True)
    sys.exit(1 if report.failed else 0)


def progress_bar(files: Iterable[Path]) -> Iterable[Path]:
    """Show on a terminal how far the work on some files is."""
    # Not above: its import would cost every question some time.
    from tqdm import tqdm

    bar: Iterable[Path] = tqdm(list(files), desc="Ingesting", unit="file", file=sys.stderr, disable=None, leave=False)
    return bar


COMMANDS = (ingest, remove, vocabulary, reindex)
