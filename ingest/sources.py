"""Paths as the user gives them to the files there are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.read import READERS
from kg.errors import InputError, UnreadableInput


def find_sources(paths: Iterable[Path]) -> tuple[list[Path], list[InputError]]:
    """Return the files to read, each once and in the order given, and what cannot be used.

    A folder is searched through, hidden files and files of kinds that no reader takes left out; a file that is named
    is always tried.
    """
    files: dict[Path, None] = {}
    errors: list[InputError] = []
    for path in paths:
        if path.is_dir():
            found = list(_readable(path))
            if not found:
                kinds = ", ".join(sorted(READERS))
                errors.append(
                    UnreadableInput(f"{path} holds no file that can be read; put files of these kinds in it: {kinds}")
                )
            files.update(dict.fromkeys(found))
        elif path.is_file():
            files[path] = None
        elif path.exists():
            errors.append(UnreadableInput(f"{path} is neither a file nor a folder; give the text in a file"))
        else:
            errors.append(UnreadableInput(f"{path} does not exist; check the name"))
    return list(files), errors


def _readable(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() in READERS:
            yield path
