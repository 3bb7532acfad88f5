"""From paths to a knowledge base: incremental, one transaction a document, and a report at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.pipeline import analyse, recipe
from ingest.read import LARGEST
from ingest.sources import find_sources
from kg.errors import InputError, OffsetError
from kg.ids import content_hash
from kg.model import Analysis
from kg.names import NameMatcher
from kg.texts import DocumentRow
from kg.writing import Writer, open_writer

Progress = Callable[[Iterable[Path]], Iterable[Path]]
"""Wraps the files while they are processed, to show how far they are."""


@dataclass(slots=True)
class Report:
    """What came of an ingest: names of stored and unchanged files, failures with the remedy, notes, seconds."""

    stored: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def ingest(paths: Iterable[Path], folder: Path, *, replace: bool = False, progress: Progress = iter) -> Report:
    """Read files and folders into the knowledge base in `folder`, which is made when there is none.

    Unchanged files are skipped. A file that cannot be read is reported and the rest goes on. A changed file stands
    beside its earlier version, unless `replace` takes that out.

    Raises:
        KnowledgeBaseError: the knowledge base cannot be written.
    """
    began = time.perf_counter()
    report = Report()
    files, errors = find_sources(paths)
    report.failed += map(str, errors)
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
            self._report.failed.append(str(error))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self._report.failed.append(f"{file.name} cannot be read ({reason}); check the file and its rights.")

    def _store(self, file: Path, path: str) -> None:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        known = self._known.get(content_hash(data)) if data else None
        if known is not None and known.recipe == self._recipe:
            self._skip(file, known)
            return
        analysis = _readably_named(analyse(file, self._matcher))
        self._writer.put(analysis, data, known.path if known else path, self._recipe)
        self._report.stored.append(file.name)
        self._compare_versions(analysis.document.id, file.name, path)

    def _skip(self, file: Path, known: DocumentRow) -> None:
        self._report.unchanged.append(file.name)
        if known.name != readable(file.name):
            self._report.notes.append(
                f"{file.name} is the same text as {known.name}, which is stored; it is kept once."
            )

    def _compare_versions(self, document_id: str, name: str, path: str) -> None:
        for row in [r for r in self._known.values() if r.path == path and r.id != document_id]:
            if self._replace:
                self._writer.remove(row.id)
                del self._known[row.id]
                self._report.notes.append(f"{name}: the earlier version was replaced.")
            else:
                self._report.notes.append(
                    f"{name} has changed; both versions are kept. Take the older out with: knooppunt ingest --replace {path}"
                )
        self._known[document_id] = DocumentRow(document_id, name, path, self._recipe, name, "")


def readable(name: str) -> str:
    """Return a file name as text: bytes of it that are no UTF-8 cannot be stored, and become a replacement mark."""
    return os.fsencode(name).decode("utf-8", "replace")


def _readably_named(analysis: Analysis) -> Analysis:
    document = analysis.document
    named = replace(document, name=readable(document.name), title=readable(document.title))
    return analysis if named == document else replace(analysis, document=named)
