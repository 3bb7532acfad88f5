"""From paths to a knowledge base: incremental, one transaction a document, and a report at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from ingest.pipeline import analyse, recipe
from ingest.read import LARGEST
from ingest.sources import find_sources
from ingest.versions import Related, related_documents, remark
from kg.errors import InputError, OffsetError
from kg.ids import content_hash
from kg.model import Analysis
from kg.names import NameMatcher
from kg.texts import DocumentRow
from kg.writing import Writer, open_writer

Progress = Callable[[Iterable[Path]], Iterable[Path]]
"""Wraps the files while they are processed, to show how far they are."""


State = Literal["stored", "unchanged", "left out", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its state, its document, what to tell the user, and the documents it relates to."""

    file: str
    state: State
    document_id: str | None = None
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(slots=True)
class Report:
    """What came of an ingest, file by file, and the seconds it took."""

    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def stored(self) -> list[str]:
        """Names of files whose text was stored."""
        return self._files("stored")

    @property
    def unchanged(self) -> list[str]:
        """Names of files that were stored already."""
        return self._files("unchanged")

    @property
    def failed(self) -> list[str]:
        """What could not be read and the remedy."""
        return [note for outcome in self.outcomes if outcome.state == "failed" for note in outcome.notes]

    @property
    def notes(self) -> list[str]:
        """What else to tell the user."""
        return [note for outcome in self.outcomes if outcome.state != "failed" for note in outcome.notes]

    def _files(self, state: State) -> list[str]:
        return [outcome.file for outcome in self.outcomes if outcome.state == state]


def ingest(paths: Iterable[Path], folder: Path, *, replace: bool = False, progress: Progress = iter) -> Report:
    """Read files and folders into the knowledge base in `folder`, which is made when there is none.

    Unchanged files are skipped. A file that cannot be read is reported and the rest goes on. A newer version of a
    document stands beside the older, unless `replace` takes that out; an older one that comes later is then left out.

    Raises:
        KnowledgeBaseError: the knowledge base cannot be written.
    """
    began = time.perf_counter()
    report = Report()
    files, errors = find_sources(paths)
    report.outcomes += [Outcome("", "failed", notes=(str(error),)) for error in errors]
    if files:
        with open_writer(folder, create=True) as writer:
            build = _Build(writer, report, replace=replace)
            for file in progress(files):
                build.take(file)
    report.seconds = time.perf_counter() - began
    return report


def refresh(folder: Path, progress: Progress = iter) -> Report:
    """Process every stored document again from its kept bytes, where stages or vocabularies have changed.

    Raises:
        KnowledgeBaseError: the knowledge base cannot be written.
    """
    began = time.perf_counter()
    report = Report()
    with open_writer(folder) as writer:
        build = _Build(writer, report, replace=False)
        kept = {writer.original(row.id, row.name): row for row in writer.texts.documents()}
        for file in progress(kept):
            build.take(file, kept[file].path)
    report.seconds = time.perf_counter() - began
    return report


class _Build:
    """One run over files into an open knowledge base."""

    def __init__(self, writer: Writer, report: Report, *, replace: bool) -> None:
        self._writer = writer
        self._report = report
        self._replace = replace
        self._recipe = recipe(writer.vocabulary)
        self._known = {row.id: row for row in writer.texts.documents()}
        self._matcher = NameMatcher.from_terms(writer.texts.terms())

    def take(self, file: Path, path: str | None = None) -> None:
        """Process one file; `path` is where it was when it is read from the kept originals."""
        try:
            self._store(file, path or readable(str(file.absolute())))
        except (InputError, OffsetError) as error:
            self._note(file, "failed", str(error))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self._note(file, "failed", f"{file.name} cannot be read ({reason}); check the file and its rights.")

    def _note(self, file: Path, state: State, *notes: str, document_id: str | None = None) -> None:
        self._report.outcomes.append(Outcome(file.name, state, document_id, notes))

    def _store(self, file: Path, path: str) -> None:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        known = self._known.get(content_hash(data)) if data else None
        if known is not None and known.recipe == self._recipe:
            self._skip(file, known)
            return
        analysis = _readably_named(analyse(file, self._matcher))
        document = analysis.document
        path = known.path if known else path
        self._writer.put(analysis, data, path, self._recipe)
        self._known[document.id] = DocumentRow(
            document.id, document.name, path, self._recipe, document.title, document.language
        )
        if known is None:
            self._relate(file, document.id, path, "stored")
        else:
            self._note(file, "stored", document_id=document.id)

    def _skip(self, file: Path, known: DocumentRow) -> None:
        if known.name != readable(file.name):
            note = f"{file.name} is the same text as {known.name}, which is stored; it is kept once."
            self._note(file, "unchanged", note, document_id=known.id)
        elif self._replace:
            self._relate(file, known.id, known.path, "unchanged")
        else:
            self._note(file, "unchanged", document_id=known.id)

    def _relate(self, file: Path, document_id: str, path: str, state: State) -> None:
        """Report what a document is to the others, and with `replace` keep the newest version only."""
        found = related_documents(self._writer.texts, document_id, path, self._known.values())
        newer = next((r for r in found if r.is_newer and r.may_replace), None) if self._replace else None
        if newer is not None:
            self._remove(document_id)
            note = f"{file.name} is an older version of {newer.name}, which is stored; it is left out."
            self._report.outcomes.append(Outcome(file.name, "left out", None, (note,), found))
            return
        if self._replace:
            found = tuple(replace(related, replaced=related.is_older and related.may_replace) for related in found)
            for related in found:
                if related.replaced:
                    self._remove(related.relation.other_id)
        if state == "unchanged":
            found = tuple(related for related in found if related.replaced)
        notes = tuple(remark(file.name, related, path) for related in found)
        self._report.outcomes.append(Outcome(file.name, state, document_id, notes, found))

    def _remove(self, document_id: str) -> None:
        self._writer.remove(document_id)
        del self._known[document_id]


def readable(name: str) -> str:
    """Return a file name as text: bytes of it that are no UTF-8 cannot be stored, and become a replacement mark."""
    return os.fsencode(name).decode("utf-8", "replace")


def _readably_named(analysis: Analysis) -> Analysis:
    document = analysis.document
    named = replace(document, name=readable(document.name), title=readable(document.title))
    return analysis if named == document else replace(analysis, document=named)
