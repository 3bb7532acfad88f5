"""Vocabularies as files: which are in force, copies to edit, and edited ones taken in after a check."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import VocabularyError
from kg.layout import Layout
from kg.manifest import Manifest
from kg.validate import vocabulary_violations
from kg.writing import effective_vocabulary
from ontology.vocabulary import load_terms

SHOWN = 5
"""Violations named in a message; the rest are counted."""


def vocabulary_lines(folder: Path) -> Iterator[str]:
    """Yield a line for each vocabulary in force: terms by type, and the file."""
    for file in effective_vocabulary(Layout(folder)):
        counts = Counter(t.type for t in load_terms([file]))
        yield f"{', '.join(f'{n} {type_}' for type_, n in sorted(counts.items())):30}  {file}"


def copy_vocabularies(folder: Path, target: Path) -> None:
    """Copy the vocabularies in force into a folder, to be edited there; files that are there already stay."""
    target.mkdir(parents=True, exist_ok=True)
    for file in effective_vocabulary(Layout(folder)):
        if not (target / file.name).exists():
            shutil.copyfile(file, target / file.name)


def install_vocabularies(folder: Path, files: Sequence[Path]) -> None:
    """Check edited vocabularies together with the others in force and put them into the knowledge base.

    Raises:
        MissingKnowledgeBase: there is none to put them in.
        VocabularyError: a file cannot be read, is not Turtle, or breaks a shape; none is put in then.
    """
    layout = Layout(folder)
    Manifest.read(folder)
    for file in files:
        if file.suffix != ".ttl" or not file.is_file():
            raise VocabularyError(f"{file} is no Turtle file (.ttl); check the name.")
    others = [f for f in effective_vocabulary(layout) if f.name not in {file.name for file in files}]
    try:
        found = vocabulary_violations([*others, *files])
    except SyntaxError as error:
        raise VocabularyError(f"A vocabulary is not Turtle: {error}; mend it and load it again.") from error
    if found:
        more = f" (and {len(found) - SHOWN} more)" if len(found) > SHOWN else ""
        raise VocabularyError("The vocabularies break the shapes: " + "; ".join(found[:SHOWN]) + more)
    layout.vocabulary.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, layout.vocabulary / file.name)
