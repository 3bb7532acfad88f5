"""What holds for every command: where the knowledge base is, help, exit codes, a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

ASKED = "Hoeveel ton zeldzame aarden kwam er in 2023 wereldwijd uit de mijnen?"

Line = dict[str, Any]
Rows = Callable[..., list[Line]]
Run = Callable[..., Result]
COMMANDS = (
    "ingest remove status verify validate ask search entities figures claims disagreements matrix timeline path "
    "neighbours query export show review vocabulary reindex app"
)


def test_kb_from_the_environment(run: Run, sample_kb: Path) -> None:
    """KNOOPPUNT_KB names the knowledge base where --kb does not."""
    result = run("status", env={"KNOOPPUNT_KB": str(sample_kb)})
    assert result.exit_code == 0
    assert "10 documents" in result.stdout


def test_default_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without either it is ./knooppunt-kb, and its absence is said in one sentence with the remedy."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KNOOPPUNT_KB", raising=False)
    result = run("status")
    assert result.exit_code == 2
    assert "knooppunt-kb" in result.stderr
    assert "knooppunt ingest" in result.stderr
    assert result.stderr.count("\n") == 1


def test_remove(run: Run, rows: Rows, kb: Path) -> None:
    """A document goes by its name; one that is not there is named and makes the code 1, the others go all the same."""
    result = run("remove", "havens.md", "none.txt", kb=kb)
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    (row,) = rows("status", kb=kb)
    assert [d["name"] for d in row["documents"]] == ["hafen.txt"]
    assert run("remove", "hafen.txt", kb=kb).exit_code == 0
    (left,) = rows("ask", ASKED, kb=kb)
    assert left["abstained"]


def test_help_of_every_command(run: Run) -> None:
    """Every command and option says what it is for."""
    overview = run("--help").stdout
    assert "..." not in overview.partition("Commands:")[2]
    for name in COMMANDS.split():
        assert f"  {name}" in overview
        assert "--kb" in run(name, "--help").stdout


def test_in_a_process_of_its_own(sample_kb: Path) -> None:
    """The installed command prints UTF-8 JSON and nothing else on stdout, whatever the locale."""
    found = subprocess.run(
        [Path(sys.executable).with_name("knooppunt"), "ask", ASKED, "--json", "--kb", sample_kb],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONWARNINGS": ""},
    )
    assert json.loads(found.stdout.decode("utf-8"))["question"] == ASKED
    assert found.stderr == b""
