"""Paths as the user gives them to the files there are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.read import READERS
from kg.errors import InputError, UnreadableInput

_BESIDE = ("_files", "_bestanden", "-bestanden", "_dateien", "-dateien", ".files")
"""How browsers end the name of the folder of icons and scripts that they save beside a page, in English, Dutch, German."""


def find_sources(paths: Iterable[Path]) -> tuple[list[Path], list[InputError]]:
    """Return the files to read, each once and in the order given, and what cannot be used.

    A folder is searched through, left out what is hidden, of a kind that no reader takes, or saved beside a web page by
    a browser; a file or folder that is named is always tried.
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
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        beside = any(part.lower().endswith(_BESIDE) for part in parts[:-1])
        if path.is_file() and not hidden and not beside and path.suffix.lower() in READERS:
            yield path
