"""Ingestion is incremental, one document at a time, and reports what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ingest import build
from ingest.build import ingest, refresh
from kg.errors import OffsetError
from kg.knowledge_base import KnowledgeBase

TEXT = "# Grafiet\n\nDuitsland kocht in 2023 ongeveer 40.000 ton grafiet uit China.\n"


def stored(kb: Path) -> dict[str, str]:
    """Return the names of the documents with their paths."""
    base = KnowledgeBase.open(kb)
    found = {row.name: row.path for row in base.documents()}
    base.close()
    return found


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A short note."""
    (tmp_path / "grafiet.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "grafiet.txt"


def test_report_names_what_was_done(kb: Path, note: Path, notes: Path, tmp_path: Path) -> None:
    """New, unchanged and failed files are told apart."""
    (tmp_path / "empty.txt").write_bytes(b"")
    report = ingest([note, notes / "havens.md", tmp_path / "empty.txt"], kb)
    assert (report.stored, report.unchanged) == (["grafiet.txt"], ["havens.md"])
    assert ["empty.txt" in failure for failure in report.failed] == [True]
    assert report.seconds > 0


def test_original_bytes_are_kept(kb: Path, note: Path) -> None:
    """The bytes of a file are kept as they were, under its id."""
    ingest([note], kb)
    base = KnowledgeBase.open(kb)
    row = base.find_document("grafiet.txt")
    assert row is not None
    document = base.document(row.id)
    assert document is not None
    assert base.original_file(document).read_bytes() == note.read_bytes()
    assert row.path == str(note)
    base.close()


def test_progress_sees_every_file(kb: Path, note: Path, notes: Path) -> None:
    """The wrapper for progress gets all files and decides when the next is due."""
    seen: list[str] = []

    def watch(files: Iterable[Path]) -> Iterator[Path]:
        for file in files:
            seen.append(file.name)
            yield file

    ingest([notes, note], kb, progress=watch)
    assert seen == ["hafen.txt", "havens.md", "grafiet.txt"]


def test_file_that_goes_away_is_reported(kb: Path, note: Path, notes: Path) -> None:
    """A file that disappears during the run is a failure of its own; the rest goes on."""

    def spoil(files: Iterable[Path]) -> Iterator[Path]:
        for file in files:
            file.unlink() if file == note else None
            yield file

    report = ingest([note, notes], kb, progress=spoil)
    assert ["grafiet.txt" in failure for failure in report.failed] == [True]
    assert len(report.unchanged) == 2


def test_a_stage_that_fails_fails_one_document(
    kb: Path, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A span outside its text, made by some stage, costs that document and no other."""
    other = tmp_path / "ander.txt"
    other.write_text(TEXT.replace("Grafiet", "Kobalt"), encoding="utf-8")
    whole = build.analyse

    def failing(path: Path, matcher: object) -> object:
        if path == note:
            raise OffsetError("grafiet.txt: a span lies outside the text.")
        return whole(path, matcher)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "analyse", failing)
    report = ingest([note, other], kb)
    assert report.stored == ["ander.txt"]
    assert ["grafiet.txt" in failure for failure in report.failed] == [True]


def test_changed_recipe_processes_again(kb: Path, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the stages have changed an unchanged file is processed again, once."""
    monkeypatch.setattr(build, "recipe", lambda vocabulary: f"new/{vocabulary}")
    assert len(ingest([notes], kb).stored) == 2
    assert len(ingest([notes], kb).unchanged) == 2


def test_refresh_reads_the_kept_originals(kb: Path, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored documents are processed again from their kept bytes; where their files were is remembered."""
    ingest([note], kb)
    note.unlink()
    before = stored(kb)
    assert refresh(kb).stored == []
    monkeypatch.setattr(build, "recipe", lambda vocabulary: f"new/{vocabulary}")
    assert sorted(refresh(kb).stored) == ["grafiet.txt", "hafen.txt", "havens.md"]
    assert stored(kb) == before


def test_replace_takes_out_only_the_same_path(kb: Path, note: Path, tmp_path: Path) -> None:
    """--replace takes out the earlier text of the same file, not a namesake elsewhere."""
    (tmp_path / "other").mkdir()
    namesake = tmp_path / "other" / "grafiet.txt"
    namesake.write_text(TEXT + "\nNamesake.\n", encoding="utf-8")
    ingest([note, namesake], kb)
    note.write_text(TEXT + "\nNieuw.\n", encoding="utf-8")
    report = ingest([note], kb, replace=True)
    assert sum("replaced" in line for line in report.notes) == 1
    base = KnowledgeBase.open(kb)
    originals = [base.document(row.id) for row in base.documents() if row.name == "grafiet.txt"]
    base.close()
    assert sorted(d.original.split()[-1] for d in originals if d is not None) == ["Namesake.", "Nieuw."]
