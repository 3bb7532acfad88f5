"""Commands that take a question: ask, search."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from app.commands.options import json_option, kb_option, print_json, reading, say
from app.lines import answer_line, failed_line, search_line
from app.plain import answer_text, hits_text
from app.retelling import KEY, MODEL, URL, retelling
from kg.errors import QuestionError
from kg.knowledge_base import KnowledgeBase
from kg.model import Answer

Line = dict[str, Any]


@click.command()
@click.argument("question", required=False)
@click.option(
    "--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "question"}; answers in that order.'
)
@click.option("--after", default="", metavar="QUESTION", help='The question before, for a follow-up: "en in 2030?".')
@click.option(
    "--llm", "url", envvar=URL, default="", metavar="URL", help="OpenAI-compatible endpoint that retells answers."
)
@click.option(
    "--model", envvar=MODEL, default="", metavar="NAME", help=f"Model to ask there; its key is read from {KEY}."
)
@json_option
@kb_option
def ask(
    question: str | None, batch: Path | None, after: str, url: str, model: str, folder: Path, *, as_json: bool
) -> None:
    """Answer a question from the texts, every word cited, or say what the sources do not say."""
    _check_one(question, batch)
    if after and batch is not None:
        raise click.UsageError("--after is for one question, not for --batch FILE.")
    with reading(folder) as base:
        if batch is not None:
            sys.exit(_run_batch(batch, lambda q, i: _told(base, base.ask(q), url, model)[1] | {"id": i}))
        answer, line = _told(base, base.ask(question or "", after), url, model)
        if as_json:
            print_json([line])
            return
        click.echo(answer_text(answer, base.document))
    for note in line.get("notes", ()):
        say(note)


def _told(base: KnowledgeBase, answer: Answer, url: str, model: str) -> tuple[Answer, Line]:
    """Return an answer and its line: as it is, or as the model at `url` retells it, with notes on that."""
    if not url:
        return answer, answer_line(answer)
    written = retelling(base, answer, url, model)()
    return written.answer, answer_line(written.answer) | {"notes": list(written.notes)}


@click.command()
@click.argument("question", required=False)
@click.option("-k", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "question"}.')
@json_option
@kb_option
def search(question: str | None, k: int, batch: Path | None, folder: Path, *, as_json: bool) -> None:
    """Show the passages nearest to a question, with the reasons each was found; no answering."""
    _check_one(question, batch)
    with reading(folder) as base:
        if batch is not None:
            sys.exit(_run_batch(batch, lambda q, i: search_line(q, base.search(q, k), i)))
        hits = base.search(question or "", k)
        if as_json:
            print_json([search_line(question or "", hits)])
        else:
            click.echo(hits_text(hits, base.document))


def _check_one(question: str | None, batch: Path | None) -> None:
    if (question is None) == (batch is None):
        raise click.UsageError("Give a question, or --batch FILE.")


def _run_batch(batch: Path, answer: Callable[[str, str | None], Line]) -> int:
    """Print a line for every line of the batch, in order; return the exit code."""
    failed = False
    for number, row in _rows(batch):
        try:
            line = answer(_asked(row), row.get("id"))
        except QuestionError as error:
            failed = True
            say(f"{batch.name} line {number}: {error}")
            line = failed_line(row.get("id") if isinstance(row, dict) else None, str(error))
        print_json([line])
    return 1 if failed else 0


def _asked(row: Any) -> str:
    question = row.get("question") if isinstance(row, dict) else None
    if not isinstance(question, str):
        raise QuestionError('It is no {"id": "…", "question": "…"}; correct the line.')
    return question


def _rows(batch: Path) -> Iterator[tuple[int, Any]]:
    try:
        text = batch.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QuestionError(f"{batch} cannot be read as UTF-8 text ({reason}); check the file.") from error
    # Not splitlines: a JSON string may hold other line separators of Unicode as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, {}


COMMANDS = (ask, search)
