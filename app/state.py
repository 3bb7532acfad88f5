"""What outlives one run of a page: the open knowledge base of this process and the memory of a session.

The only module that touches Streamlit's caches and session state.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.view.catalogue import Listed, catalogue
from app.view.wording import LANGUAGES, Wording
from kg.errors import UnreadableInput
from kg.knowledge_base import KnowledgeBase
from kg.model import Answer, Document

if TYPE_CHECKING:
    from ingest.read.pdf_picture import Picture

MOST_PICTURES = 24
"""Quotes whose pages are kept as pictures; a page takes some 300 kB."""
MOST_PAGES = 4
"""Pages shown of one quote."""
FOLDER = "KNOOPPUNT_KB"
"""The environment variable that names the folder of the knowledge base."""


class Opened:
    """The knowledge base of this process, opened again when a later state has been published.

    Streamlit runs each visitor in a thread of its own. One at a time reads: then no thread can close the files
    under another, and what is made on first use is made once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = RLock()
        self._base: KnowledgeBase | None = None
        self._listed: tuple[Listed, ...] | None = None
        self._pictures = lru_cache(maxsize=MOST_PICTURES)(_drawn)
        self._picture = lru_cache(maxsize=MOST_PICTURES)(_drawn_page)

    @contextmanager
    def reading(self) -> Iterator[KnowledgeBase]:
        """Lend the knowledge base in its latest state.

        Raises:
            KnowledgeBaseError: it is gone, or cannot be opened at present.
        """
        with self._lock:
            yield self._current()

    def pictures(self, document: Document, start: int, end: int) -> tuple[Picture, ...]:
        """Return the pages of a PDF on which `original[start:end]` stands, with the place marked.

        Raises:
            InputError: the kept file cannot be read, or a page takes too long to draw.
        """
        with self.reading() as base:
            return self._pictures(base.original_file(document), document, start, end)

    def picture(self, document: Document, number: int) -> Picture:
        """Return page `number` (from 1) of a PDF.

        Raises:
            InputError: the kept file cannot be read, or the page takes too long to draw.
        """
        with self.reading() as base:
            return self._picture(base.original_file(document), document, number)

    def close(self) -> None:
        """Close the files; the next reading opens them again."""
        with self._lock:
            self._pictures.cache_clear()
            self._picture.cache_clear()
            if self._base is not None:
                self._base.close()
            self._base = self._listed = None

    def listed(self) -> tuple[Listed, ...]:
        """Return the entities the texts mention."""
        with self.reading() as base:
            if self._listed is None:
                self._listed = catalogue(base.texts.entities(mentioned=True), base.texts.mentions())
            return self._listed

    def _current(self) -> KnowledgeBase:
        if self._base is not None and self._base.is_current():
            return self._base
        self.close()
        self._base = KnowledgeBase.open(self._folder)
        return self._base


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"The kept file of {file.name} cannot be opened ({error.strerror}); ingest the file again."
        ) from error


def _drawn(file: Path, document: Document, start: int, end: int) -> tuple[Picture, ...]:
    from ingest.read.pdf_picture import quote_pictures  # noqa: PLC0415  PDFium is loaded only for whom looks at a page

    return tuple(islice(quote_pictures(document, _bytes(file), start, end), MOST_PAGES))


def _drawn_page(file: Path, document: Document, number: int) -> Picture:
    from ingest.read.pdf_picture import page_picture  # noqa: PLC0415  as above

    return page_picture(document, _bytes(file), number)


@st.cache_resource(show_spinner=False, on_release=Opened.close)
def _opened(folder: str) -> Opened:
    return Opened(Path(folder))


def opened() -> Opened:
    """Return the knowledge base that the pages were started for."""
    return _opened(os.environ.get(FOLDER, "knooppunt-kb"))


class Session:
    """The memory of one visitor: language, questions and answers, what is being looked at."""

    def __init__(self, state: MutableMapping[Any, Any] | None = None) -> None:
        self._state: MutableMapping[Any, Any] = st.session_state if state is None else state

    @property
    def say(self) -> Wording:
        """The texts in the language of the visitor."""
        return Wording(self._state.get("language") or next(iter(LANGUAGES)))

    @property
    def answers(self) -> list[Answer]:
        """All answers of this session, the oldest first."""
        found: list[Answer] = self._state.setdefault("answers", [])
        return found

    @property
    def number(self) -> int | None:
        """The number in `answers` of the answer that is being read."""
        found: int | None = self._state.get("answer")
        return found

    @property
    def answer(self) -> Answer | None:
        """The answer that is being read."""
        return self.answers[self.number] if self.number is not None else None

    def remember(self, answer: Answer) -> None:
        """Keep an answer and show it."""
        self.answers.append(answer)
        self.show(len(self.answers) - 1)

    def show(self, number: int) -> None:
        """Show an earlier answer."""
        self._state["answer"] = number

    @property
    def entity(self) -> str | None:
        """The IRI of the entity that is being explored."""
        found: str | None = self._state.get("entity")
        return found

    def explore(self, iri: str) -> None:
        """Go to an entity."""
        self._state["entity"] = iri
        self._state["destination"] = "explore"

    @property
    def document(self) -> str | None:
        """The id of the document that is being read."""
        found: str | None = self._state.get("document")
        return found

    def read(self, document_id: str) -> None:
        """Read a document."""
        self._state["document"] = document_id

    def destination(self) -> str | None:
        """Return, once, the page to go to."""
        found: str | None = self._state.pop("destination", None)
        return found

    def tell(self, text: str) -> None:
        """Keep what is to be told when the page is shown anew."""
        self._state["told"] = text

    def told(self) -> str:
        """Return, once, what is to be told."""
        found: str = self._state.pop("told", "")
        return found

    def limit(self, key: str, first: int) -> int:
        """Return how many items of a list to show: `first` until more were asked for."""
        return int(self._state.get(f"limit-{key}", first))

    def show_more(self, key: str, count: int) -> None:
        """Show this many items of a list from now on."""
        self._state[f"limit-{key}"] = count

    def picked(self, key: str) -> int | None:
        """Return the number of the node that was chosen in the network with this key."""
        selection = self._state.get(key, {}).get("selection", {})
        groups = selection.get("selected", [])
        return next((g["data_indices"][0] for g in groups if g.get("data_type") == "node" and g["data_indices"]), None)

    def row(self, key: str) -> int | None:
        """Return the number of the row that was chosen in the table with this key."""
        rows: list[int] = self._state.get(key, {}).get("selection", {}).get("rows", [])
        return rows[0] if rows else None

    def cell(self, key: str, titles: Sequence[str]) -> tuple[int | None, int | None]:
        """Return the numbers of the row and of the column that were chosen in the table with this key.

        `titles` are those of the columns, the first that of the names of the rows: there, only the row is chosen.
        """
        cells = self._state.get(key, {}).get("selection", {}).get("cells", [])
        if not cells:
            return None, None
        row, title = cells[0]
        return row, titles.index(title) - 1 if title in titles[1:] else None
