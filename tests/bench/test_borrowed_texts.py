"""The borrowed documents are written to the byte, for the questions name places in them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType

import pytest

DIGESTS = {
    "borrowed": "b427616d28633552d16d59ec2e2b449d67b8065ed59da532dbf4986aa83f5ca9",
    "blind-borrowed": "742276c9196c5a35f1cd0419ff7d88bdd7a18b34ae32f5603ad19572ef489b24",
}
"""SHA-256 over the names and the bytes of the documents on which the questions were written."""


def digest(folder: Path) -> str:
    """Give one digest for all files of a folder."""
    files = sorted(folder.iterdir())
    sums = (f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files)
    return hashlib.sha256("".join(sums).encode()).hexdigest()


def test_documents_are_those_the_questions_were_written_on(texts: Path) -> None:
    """Both folders hold the same files with the same bytes as when the questions were written."""
    assert {folder.name: digest(folder) for folder in texts.iterdir()} == DIGESTS


def test_missing_sources_are_named(borrowed_texts: ModuleType, tmp_path: Path) -> None:
    """Where a set is missing the error names its file, and nothing is written."""
    with pytest.raises(FileNotFoundError, match=r"sections\.jsonl"):
        borrowed_texts.write(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()
