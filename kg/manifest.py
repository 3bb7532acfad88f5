"""The manifest of a knowledge base: its format, encoder, vocabulary and the hash of every index file.

It is written last and at once (a new file renamed over the old), so that a reader sees either the state before a
change or the state after it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg.errors import DamagedKnowledgeBase, MissingKnowledgeBase, NewerKnowledgeBase

FORMAT = 4
"""Of the index; 3 was never given out."""
NAME = "manifest.json"
_SEGMENT = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What belongs together.

    `encoder` identifies the encoder, `encoder_source` is where to load it from (empty: bundled). `files` maps a path
    below `index/` to the BLAKE2b hash of its bytes, `stamps` to the size and the time of change (ns) it had when hashed.
    """

    format: int = FORMAT
    generation: int = 0
    encoder: str = ""
    encoder_source: str = ""
    vocabulary: str = ""
    segments: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a knowledge base.

        Raises:
            MissingKnowledgeBase: the folder has no manifest.
            DamagedKnowledgeBase: the manifest is not one.
            NewerKnowledgeBase: a newer version wrote it.
        """
        path = folder / NAME
        if not path.is_file():
            raise MissingKnowledgeBase(f"There is no knowledge base in {folder}; make one with: knooppunt ingest PATH")
        damage = DamagedKnowledgeBase(f"{path} is damaged; mend it with: knooppunt reindex")
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            made_with = int(row["format"])
        except (ValueError, KeyError, TypeError) as error:
            raise damage from error
        if made_with > FORMAT:
            raise NewerKnowledgeBase(
                f"{folder} was written by a newer Knooppunt (format {made_with}, this one reads {FORMAT}); "
                "update Knooppunt, or use another folder with --kb"
            )
        try:
            stamps = {name: (int(size), int(changed)) for name, (size, changed) in row.get("stamps", {}).items()}
            manifest = cls(**row | {"segments": tuple(row["segments"]), "files": dict(row["files"]), "stamps": stamps})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise damage from error
        if not manifest._is_sound():
            raise damage
        # The index of an earlier format is left behind: it is found empty, and made again from the texts.
        return manifest if made_with == FORMAT else replace(manifest, format=FORMAT, segments=(), files={}, stamps={})

    def _is_sound(self) -> bool:
        """Tell whether the fields are of their types, and no name leads out of the folder of the index."""
        texts = (self.encoder, self.encoder_source, self.vocabulary, *self.segments, *self.files.values())
        names = (*self.segments, *(name.partition("/")[0] for name in self.files))
        return (
            isinstance(self.generation, int)
            and all(isinstance(text, str) for text in texts)
            and all(_SEGMENT.fullmatch(name) for name in names)
            and not any(".." in name for name in self.files)
        )

    def write(self, folder: Path) -> Manifest:
        """Write this state as the next generation and return it."""
        following = replace(self, generation=self.generation + 1)
        draft = folder / f"{NAME}.new"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(following), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / NAME)
        return following


def file_hashes(root: Path, folder: Path) -> dict[str, str]:
    """Return the hash of every file below `folder`, keyed by its path below `root`."""
    return {path.relative_to(root).as_posix(): _hash(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def file_stamps(root: Path, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the size and the time of change (ns) of the files with these paths below `root`."""
    return {name: _stamp(root / name) for name in names}


def damaged(root: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the index files that are missing or not what the manifest says; every byte is read."""
    for name, expected in manifest.files.items():
        path = root / name
        if not path.is_file() or _hash(path) != expected:
            yield name


def changed(root: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the index files that are missing or were changed since they were hashed.

    A file with the size and time of change of its stamp is taken for what it was, as make and git do, so that opening
    a large index reads none of it; any other is hashed. What changes bytes and puts the time back is found by `damaged`.
    """
    for name, expected in manifest.files.items():
        path = root / name
        if not path.is_file() or (_stamp(path) != manifest.stamps.get(name) and _hash(path) != expected):
            yield name


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
