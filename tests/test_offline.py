"""Nothing leaves the machine: ingesting, asking and querying open no connection."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GUARD = """
import sys
OUTWARD = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}

def refuse(event, arguments):
    if event in OUTWARD:
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(refuse)
from app.cli import main
main()
"""


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Call the command line in a process where every connection ends it."""
    command = [sys.executable, "-c", GUARD, *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "HF_HUB_OFFLINE": "0"}
    )


def test_guard_sees_connections() -> None:
    """The guard of these tests ends a process that opens a connection."""
    code = GUARD.replace(
        "from app.cli import main\nmain()", "import socket; socket.create_connection(('127.0.0.1', 9))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode != 0
    assert "socket." in found.stderr


def test_no_connection_is_opened(notes: Path, kb: Path) -> None:
    """From ingesting to asking, with the bundled encoder, no socket is used."""
    (kb.parent / "new.txt").write_text("# Kobalt\\n\\nCongo leverde in 2023 kobalt aan China.\\n", encoding="utf-8")
    for words in (
        ("ingest", kb.parent / "new.txt", notes),
        ("ask", "Hoeveel ijzererts verwerkte de haven van Rotterdam?", "--json"),
        ("query", "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"),
    ):
        result = run(*words, "--kb", kb)
        assert result.returncode == 0, result.stderr
