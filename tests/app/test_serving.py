"""Starting the pages."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from app.serving import announce, check_port, options, serve
from kg.errors import KnooppuntError, MissingKnowledgeBase


def test_a_taken_port_is_named_with_the_remedy() -> None:
    """A port on which somebody listens is refused in one sentence that says what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(KnooppuntError, match=rf"Port {port} .*--port"):
            check_port(port)


def test_a_free_port_passes() -> None:
    """A port that nobody holds is fine."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    check_port(port)


def test_the_address_is_printed_when_somebody_answers_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever follows the printed address at once finds the pages; before that there is none to follow."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        assert not announce(port, patience=0.15)
        assert capsys.readouterr().out == ""
        server.listen()
        assert announce(port)
        assert f"http://127.0.0.1:{port}" in capsys.readouterr().out


def test_without_a_knowledge_base_nothing_starts(tmp_path: Path) -> None:
    """A folder without knowledge base is named before a server runs."""
    with pytest.raises(MissingKnowledgeBase, match="knooppunt ingest"):
        serve(tmp_path, 8501)


def test_the_server_is_for_this_machine_alone() -> None:
    """The server listens on the loopback address and reports to nobody."""
    words = options(8599)
    told = dict(zip(words[::2], words[1::2], strict=True))
    assert told["--server.address"] == "127.0.0.1"
    assert told["--server.port"] == "8599"
    assert told["--browser.gatherUsageStats"] == "false"
    assert told["--client.showErrorLinks"] == "false"
