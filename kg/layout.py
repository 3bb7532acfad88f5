"""Where the parts of a knowledge base lie in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths below the folder of a knowledge base."""

    folder: Path

    @property
    def graph(self) -> Path:
        """The Oxigraph store: the truth."""
        return self.folder / "graph"

    @property
    def texts(self) -> Path:
        """The SQLite file, derived from the graph."""
        return self.folder / "texts.sqlite"

    @property
    def index(self) -> Path:
        """The segments of the index, derived from the texts."""
        return self.folder / "index"

    @property
    def originals(self) -> Path:
        """The bytes of every ingested file, in a folder named for the document's id."""
        return self.folder / "originals"

    def original(self, document_id: str, name: str) -> Path:
        """Return where the bytes of one file are. Only the last part of a name counts, so that none leads outside."""
        return self.originals / document_id / Path(name).name

    @property
    def vocabulary(self) -> Path:
        """Vocabularies that stand in for bundled ones of the same name, or beside them."""
        return self.folder / "vocabulary"

    @property
    def lock(self) -> Path:
        """Held by the process that writes."""
        return self.folder / "lock"

    @property
    def holder(self) -> Path:
        """Says which process holds the lock."""
        return self.folder / "lock.holder"
