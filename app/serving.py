"""Starts the pages: Streamlit on this machine only, without a line to the outside."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from threading import Thread

import click
from streamlit.web import cli

from app.state import FOLDER
from kg.errors import KnooppuntError
from kg.knowledge_base import KnowledgeBase

ADDRESS = "127.0.0.1"
PATIENCE = 300.0
"""Seconds in which the pages must answer for their address to be printed."""
OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.enableStaticServing": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
    "theme.base": "light",
    "theme.primaryColor": "#1f5f8b",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f3f6f8",
    "theme.textColor": "#1c2b36",
    "theme.linkColor": "#1f5f8b",
    "theme.borderColor": "#d5dde3",
    "theme.baseRadius": "small",
}
"""What Streamlit is told. On the command line it holds wherever the package is installed, whatever folder it runs in."""


def serve(folder: Path, port: int) -> None:
    """Show the pages of a knowledge base at http://127.0.0.1:`port` until the user stops them.

    Raises:
        KnowledgeBaseError: the folder holds no knowledge base that can be opened.
        KnooppuntError: the port is taken.
    """
    KnowledgeBase.open(folder).close()
    check_port(port)
    os.environ[FOLDER] = str(folder.resolve())
    click.echo("Starting the pages …", err=True)
    Thread(target=announce, args=(port,), daemon=True).start()
    cli.main(["run", str(Path(__file__).with_name("main.py")), *options(port)], standalone_mode=False)


def announce(port: int, patience: float = PATIENCE) -> bool:
    """Print the address of the pages once they answer there; return whether they did within `patience` seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                click.echo(f"Knooppunt: http://{ADDRESS}:{port}  (stop with Ctrl+C)")
                return True
        time.sleep(0.1)
    return False


def options(port: int) -> list[str]:
    """Return the options of Streamlit for its command line."""
    return [part for name, value in {**OPTIONS, "server.port": str(port)}.items() for part in (f"--{name}", value)]


def check_port(port: int) -> None:
    """Make sure that nobody listens on a port of this machine.

    Raises:
        KnooppuntError: the port is taken.
    """
    with socket.socket() as probe:
        # As the server does: a port that was left a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise KnooppuntError(
                f"Port {port} cannot be used ({error.strerror}); choose another with --port"
            ) from error
