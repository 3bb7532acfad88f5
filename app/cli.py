"""The command line: a thin door. Results go to stdout, progress and messages to stderr.

Exit codes: 0 done, 1 some inputs failed (each named on stderr with the remedy), 2 the call itself cannot be carried out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from app.commands import asking, building, exchange, listing
from kg.errors import KnooppuntError


class Commands(click.Group):
    """Reports our own errors as one sentence instead of a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command.

        Raises:
            SystemExit: with code 2 and the message on stderr, for any `KnooppuntError`.
        """
        try:
            return super().invoke(context)
        except KnooppuntError as error:
            click.echo(f"knooppunt: {error}", err=True)
            raise SystemExit(2) from error
        except BrokenPipeError:
            # The reader of our output (head, less) has seen enough.
            sys.stderr.close()
            raise SystemExit(0) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="knooppunt")
def main() -> None:
    """Read Dutch and German policy texts into a knowledge graph and answer questions with proved citations."""


@main.command()
@click.option("--kb", "folder", type=click.Path(path_type=Path), envvar="KNOOPPUNT_KB", default=Path("knooppunt-kb"))
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port on this machine.")
def app(folder: Path, port: int) -> None:
    """Open the pages in the browser: ask, and explore."""
    from app.serving import serve  # noqa: PLC0415  Streamlit takes a second to import, which no other command needs

    serve(folder, port)


for command in (*building.COMMANDS, *asking.COMMANDS, *listing.COMMANDS, *exchange.COMMANDS):
    main.add_command(command)
