"""Commands for judging entities: what waits for a judgement, the judgements, their log, and taking them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.commands.building import finish, progress_bar
from app.commands.options import json_option, kb_option, print_json, reading
from app.judging import carry_out, login_name, take_back
from app.lines import citation
from app.plain import Lookup, quoted, shown
from kg.decisions.decision import Decision, Judgement
from kg.decisions.queue import Case, queue
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from ingest.build import Report

F = TypeVar("F", bound=Callable[..., Any])


def judging(function: F) -> F:
    """Add what every judgement takes: who, why, and the knowledge base."""
    by = click.option("--by", default=login_name, help="Who judges.  [default: your login name]")
    why = click.option("--why", default="", help="The reason, for the log.")
    return by(why(kb_option(function)))


@click.group(invoke_without_command=True)
@json_option
@kb_option
@click.pass_context
def review(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """Judge entities; without a command: list what waits for a judgement, with the sentences that show it.

    Every judgement is kept with who, when and why, holds for documents that are read later, and can be undone.
    An entity is given by its name or its IRI.
    """
    given = {name for name in ("folder", "as_json") if _is_typed(context, name)}
    if context.invoked_subcommand is not None:
        if given:
            raise click.UsageError(f"Put --kb and --json behind: knooppunt review {context.invoked_subcommand}")
        return
    with reading(folder) as base:
        cases = queue(base)
        if as_json:
            print_json(map(case_line, cases))
            return
        for case in cases:
            _print_case(case, base.document)
    click.echo(f"To be judged: {len(cases)}", err=True)


def _is_typed(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


@review.command()
@click.argument("first")
@click.argument("second")
@judging
def same(first: str, second: str, by: str, why: str, folder: Path) -> None:
    """Let SECOND count as FIRST everywhere."""
    _decide(folder, Decision(0, Judgement.SAME, (first, second), by, "", why))


@review.command()
@click.argument("first")
@click.argument("second")
@judging
def different(first: str, second: str, by: str, why: str, folder: Path) -> None:
    """Say that two entities are not the same, and keep them apart."""
    _decide(folder, Decision(0, Judgement.DIFFERENT, (first, second), by, "", why))


@review.command()
@click.argument("entity")
@judging
def reject(entity: str, by: str, why: str, folder: Path) -> None:
    """Hide an entity and all its mentions."""
    _decide(folder, Decision(0, Judgement.REJECT, (entity,), by, "", why))


@review.command()
@click.argument("entity")
@click.argument("label")
@click.option("--language", type=click.Choice(["nl", "de", "en"]), required=True, help="The language of the name.")
@judging
def rename(entity: str, label: str, language: str, by: str, why: str, folder: Path) -> None:
    """Give an entity another name in one language; it is still found by the earlier one."""
    _decide(folder, Decision(0, Judgement.RENAME, (entity,), by, "", why, label=label, language=language))


@review.command()
@click.argument("entity")
@click.argument("type_", metavar="TYPE", type=click.Choice([t.value for t in EntityType], case_sensitive=False))
@judging
def retype(entity: str, type_: str, by: str, why: str, folder: Path) -> None:
    """Give an entity another type."""
    _decide(folder, Decision(0, Judgement.RETYPE, (entity,), by, "", why, type=type_))


@review.command()
@click.argument("entity")
@judging
def promote(entity: str, by: str, why: str, folder: Path) -> None:
    """Take a found entity into a vocabulary and process the documents again, so that it is recognised in all."""
    report = _decide(folder, Decision(0, Judgement.PROMOTE, (entity,), by, "", why))
    if report is not None:
        finish(report, folder)


@review.command()
@click.argument("number", type=click.IntRange(1))
@kb_option
def undo(number: int, folder: Path) -> None:
    """Take back the decision with this number; it stays in the log."""
    undone, report = take_back(folder, number, progress_bar)
    click.echo(f"Undid decision {number}: {undone.judgement}", err=True)
    if report is not None:
        finish(report, folder)


@review.command()
@json_option
@kb_option
def log(folder: Path, *, as_json: bool) -> None:
    """List all decisions: number, time, who, what, why; undone ones too."""
    with reading(folder) as base:
        decisions = base.texts.decisions()
    if as_json:
        print_json(map(decision_line, decisions))
        return
    for decision in decisions:
        click.echo(_log_text(decision))


def _decide(folder: Path, draft: Decision) -> Report | None:
    """Carry out a judgement on the entities that the names in `draft` stand for."""
    with reading(folder) as base:
        iris = tuple(base.find_entity(name).iri for name in draft.entities)
    decided, report = carry_out(folder, replace(draft, entities=iris), progress_bar)
    click.echo(f"Decision {decided.number}: {decided.judgement} {' '.join(decided.entities)}", err=True)
    return report


def case_line(case: Case) -> dict[str, Any]:
    """Return the line of a case."""
    return {
        "kind": case.kind,
        "why": case.why,
        "mentions": case.mentions,
        "entities": [{"id": e.iri, "type": e.type.value, "label": e.label()} for e in case.entities],
        "evidence": [citation(e) for e in case.evidence],
    }


def decision_line(decision: Decision) -> dict[str, Any]:
    """Return the line of a decision."""
    return {
        "number": decision.number,
        "judgement": decision.judgement.value,
        "entities": list(decision.entities),
        "label": decision.label or None,
        "language": decision.language or None,
        "type": decision.type or None,
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
        "undone_at": decision.undone_at or None,
    }


def _print_case(case: Case, document: Lookup) -> None:
    named = " / ".join(map(_entity_text, case.entities))
    click.echo(f"{case.kind:10} {named}: {case.why}, mentions: {case.mentions}")
    for evidence in case.evidence:
        click.echo(quoted(evidence, document))


def _entity_text(entity: Entity) -> str:
    return f"{shown(entity.label())} ({entity.type}, {shown(entity.iri)})"


def _log_text(decision: Decision) -> str:
    given = " ".join(part for part in (decision.label, decision.language, decision.type) if part)
    undone = f"  (undone {decision.undone_at})" if decision.undone_at else ""
    what = f"{decision.judgement} {' '.join(decision.entities)} {given}".strip()
    return shown(f"{decision.number:4}  {decision.at}  {decision.by}: {what}  {decision.why}") + undone


COMMANDS = (review,)
