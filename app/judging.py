"""Judging entities, with what must follow: the documents are processed again when a vocabulary has changed."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.decisions.decision import Decision, Judgement

if TYPE_CHECKING:
    from ingest.build import Report

# The shapes and the reading stages take seconds to import; lists and pages must not wait for them.
# ruff: noqa: PLC0415

Progress = Callable[[Iterable[Path]], Iterable[Path]]


def login_name() -> str:
    """Return the name of whoever runs this process, as far as the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def carry_out(folder: Path, draft: Decision, progress: Progress = iter) -> tuple[Decision, Report | None]:
    """Store a judgement; return it, and what came of processing the documents again where that was needed.

    Raises:
        UnknownEntity: the knowledge base has no such entity.
        DecisionError: the judgement says nothing new, or goes against another that is in force.
        VocabularyError: an entity to be promoted breaks a shape.
        KnowledgeBaseError: the knowledge base cannot be written now.
    """
    from kg.decisions.deciding import decide

    return _followed(folder, decide(folder, draft), progress)


def take_back(folder: Path, number: int, progress: Progress = iter) -> tuple[Decision, Report | None]:
    """Undo a decision; return it, and what came of processing the documents again where that was needed.

    Raises:
        DecisionError: there is no such decision, or it was undone before.
        KnowledgeBaseError: the knowledge base cannot be written now.
    """
    from kg.decisions.deciding import undo

    return _followed(folder, undo(folder, number), progress)


def _followed(folder: Path, decision: Decision, progress: Progress) -> tuple[Decision, Report | None]:
    if decision.judgement is not Judgement.PROMOTE:
        return decision, None
    from ingest.build import refresh

    return decision, refresh(folder, progress)
