"""The command line: a thin door. Results go to stdout, progress and messages to stderr.

Exit codes: 0 done, 1 some inputs failed (each named on stderr with the remedy), 2 the call itself cannot be carried out.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
from pathlib import Path
from typing import Any

import click

from app.commands import asking, building, comparing, exchange, facts, listing, review, stating, walking
from app.commands.options import kb_option, say
from kg.errors import KnooppuntError

LONGEST = 300
"""Characters that the help shows of a command; no first sentence is longer."""
YOUNG = 100_000
"""So many new objects before Python looks for cycles among them: names and passages come by the ten thousand and form
none, and looking at every 700 took an eighth of the time of a question."""


class Commands(click.Group):
    """Reports our own errors as one sentence instead of a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command.

        Raises:
            SystemExit: with code 2 and the message on stderr, for any `KnooppuntError` and for files that fail.
        """
        gc.set_threshold(YOUNG)
        try:
            return super().invoke(context)
        except KnooppuntError as error:
            say(error)
            raise SystemExit(2) from error
        except BrokenPipeError:
            # The reader of our output (head, less) has seen enough.
            sys.stderr.close()
            raise SystemExit(0) from None
        except sqlite3.DatabaseError as error:
            say(f"The texts of the knowledge base are damaged ({error}); mend them with: knooppunt reindex")
            raise SystemExit(2) from error
        except OSError as error:
            say(f"{error.filename or 'A file'} cannot be used ({error.strerror}); check the place and its rights.")
            raise SystemExit(2) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does in a whole sentence, where click would cut it to the width of the terminal."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(LONGEST)) for name, command in found if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="knooppunt")
def main() -> None:
    """Read Dutch and German policy texts into a knowledge graph and answer questions with proved citations."""


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port on this machine.")
@kb_option
def app(folder: Path, port: int) -> None:
    """Serve the pages for the browser: ask, explore, facts, documents, review."""
    from app.serving import serve  # noqa: PLC0415  Streamlit takes a second to import, which no other command needs

    serve(folder, port)


for command in (
    *building.COMMANDS,
    *comparing.COMMANDS,
    *asking.COMMANDS,
    *listing.COMMANDS,
    *stating.COMMANDS,
    *walking.COMMANDS,
    *facts.COMMANDS,
    *exchange.COMMANDS,
    *review.COMMANDS,
):
    main.add_command(command)
