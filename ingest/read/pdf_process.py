"""A PDF as PDFium reads it, in a process of its own that is ended when a file keeps it busy too long, and replaced.

PDFium does one thing at a time (pypdfium2's README, "Thread incompatibility"), and so does the process: it is started
for the first PDF, serves all that come after, and ends with the program.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import RLock
from typing import TypeVar

from pypdfium2 import PdfiumError

from ingest.read.columns import in_reading_order
from ingest.read.pdf_lines import PdfLine, Segment, Sheet
from ingest.read.pdf_worker import Message, Reply, receive, send
from kg.errors import OversizedInput, UnreadableInput

SECONDS = 60.0
"""What any request to PDFium may take, whatever the file; one for a page of text takes a hundredth of a second."""
SECONDS_A_PAGE = 0.25
SECONDS_A_MEGABYTE = 1.0
MOST_MEMORY = 3_000_000_000
"""Bytes of address space; the largest picture that is decoded takes some 600 MB, a page of text a hundredth of that."""
MOST_LETTERS = 3_000_000
"""Letters of one file that are taken over, as many as a text may have."""
_START = "import sys; sys.path[:] = sys.argv[2:]; from ingest.read.pdf_worker import main; main(int(sys.argv[1]))"
"""The worker finds its modules where this process does, and never in the folder it happens to be started in."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf:
    """What PDFium finds on a page: its lines as they are read, and what is shown of it, None when it cannot be loaded.

    `size` is its width and height in points as it is drawn. Where there are hardly any letters: the shapes drawn, the dots of the largest picture, and the share of the page that
    pictures lie on, strips of one scan together.
    """

    lines: list[PdfLine]
    sheet: Sheet | None = None
    size: tuple[float, float] = (0.0, 0.0)
    shapes: int = 0
    dots: int = 0
    covered: float = 0.0


class _Worker:
    """One process, started at the first request."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.process: subprocess.Popen[bytes] | None = None

    def ask(
        self, name: str, message: Message, seconds: float, take: Callable[[Reply], T], data: bytes = b""
    ) -> list[T]:
        """Send a request and return what `take` makes of its replies, one for each of its `numbers` or one.

        Raises:
            PdfiumError: PDFium refuses.
            OversizedInput: it takes longer than `seconds`.
            UnreadableInput: it breaks down, or takes more than its memory.
        """
        process = self.process = self.process or _started()
        assert process.stdin is not None
        assert process.stdout is not None
        began, whole, taken = time.monotonic(), False, []
        try:
            with suppress(OSError):
                send(process.stdin, message | {"seconds": max(0.001, seconds)}, data)
            for _ in message.get("numbers", (0,)):
                reply = receive(process.stdout)
                if reply is None:
                    raise _ended(name, seconds, time.monotonic() - began)
                if "failed" in reply[0]:
                    whole = True
                    raise PdfiumError(reply[0]["failed"])
                taken.append(take(reply))
            whole = True
        finally:
            # A process with replies left to give is of no use to the next request.
            if not whole:
                self.stop()
        return taken

    def stop(self) -> None:
        """End the process and wait until it is gone; the next request starts another."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            process.wait()


_WORKER = _Worker()
atexit.register(_WORKER.stop)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this Python, and our own module
        (sys.executable, "-P", "-c", _START, str(MOST_MEMORY), *sys.path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ended(name: str, seconds: float, took: float) -> OversizedInput | UnreadableInput:
    if took >= seconds:
        return OversizedInput(f"{name} keeps PDFium busy for more than {seconds:.0f} s; print it to a new PDF.")
    return UnreadableInput(
        f"{name} breaks PDFium down or takes it more than {MOST_MEMORY / 1e9:g} GB; print it to a new PDF."
    )


class PdfFile:
    """An open PDF of `count` pages; `metadata` as the file has them."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._size = len(data)
        fresh = _WORKER.process is None
        try:
            opened = self._opened(data)
        except UnreadableInput:
            if fresh:
                raise
            # Something else may have ended the process while it waited, and the file must not pay for that.
            opened = self._opened(data)
        self._process = _WORKER.process
        self._handle: int = opened["handle"]
        self.count: int = opened["pages"]
        self.metadata: dict[str, str] = opened["metadata"]

    def _opened(self, data: bytes) -> Message:
        ((message, _),) = _WORKER.ask(self._name, {"do": "open"}, self._bound(0), lambda reply: reply, data)
        return message

    def _bound(self, pages: int) -> float:
        """The seconds that reading so many pages may take."""
        return SECONDS + SECONDS_A_PAGE * pages + SECONDS_A_MEGABYTE * self._size / 1e6

    def read(self, numbers: Sequence[int]) -> list[Leaf]:
        """Return what is on these pages (from 0).

        Raises:
            OversizedInput: it takes too long, or there are more letters than `MOST_LETTERS`.
            UnreadableInput: PDFium fails.
        """
        letters = 0

        def taken(reply: Reply) -> Leaf:
            nonlocal letters
            letters += len(reply[1]) // 16
            if letters > MOST_LETTERS:
                raise OversizedInput(
                    f"{self._name} holds more than {MOST_LETTERS // 1_000_000} million characters of text; split it into parts and ingest those."
                )
            return _leaf(*reply)

        return self._asked({"do": "read", "numbers": list(numbers)}, self._bound(len(numbers)), taken)

    def drawn(
        self, number: int, scale: float, *, grey: bool, seconds: float | None = None
    ) -> tuple[tuple[int, int], bytes]:
        """Draw page `number` (from 0), `scale` dots a point.

        Returns:
            Width and height in dots, and the dots in rows from above: one byte each when grey, else red, green and blue.

        Raises:
            OversizedInput: it takes longer than `seconds`, `SECONDS` where that is None.
            UnreadableInput: PDFium fails.
        """
        message = {"do": "draw", "number": number, "scale": scale, "grey": grey}
        limit = SECONDS if seconds is None else seconds
        (((width, height), dots),) = self._asked(message, limit, lambda reply: (reply[0]["size"], reply[1]))
        return (width, height), dots

    def _asked(self, message: Message, seconds: float, take: Callable[[Reply], T]) -> list[T]:
        if self._process is None or self._process is not _WORKER.process:
            raise UnreadableInput(f"{self._name} is no longer open, for another PDF broke PDFium down; try again.")
        try:
            return _WORKER.ask(self._name, message | {"handle": self._handle}, seconds, take)
        except PdfiumError as error:
            raise UnreadableInput(
                f"{self._name} has a page that cannot be read ({error}); print it to a new PDF."
            ) from error

    def close(self) -> None:
        """Let go of the file."""
        if self._process is not None and self._process is _WORKER.process:
            self._asked({"do": "close"}, SECONDS, lambda _: None)


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[PdfFile]:
    """Open a PDF. Whoever has one open keeps other threads waiting.

    Raises:
        PdfiumError: the file is encrypted or damaged.
        OversizedInput: it takes too long.
        UnreadableInput: PDFium fails.
    """
    with _WORKER.lock:
        file = PdfFile(data, name)
        try:
            yield file
        finally:
            file.close()


def _leaf(message: Message, boxes: bytes) -> Leaf:
    if not message["loaded"]:
        return Leaf([])
    flat, at, lines = array("f", boxes), 0, []
    for segments, *place in message["lines"]:
        parts = []
        for text, left, right in segments:
            parts.append(Segment(text, left, right, flat[at : at + 4 * len(text)]))
            at += 4 * len(text)
        lines.append(PdfLine(tuple(parts), *place))
    seen = {key: message[key] for key in ("shapes", "dots", "covered") if key in message}
    width, height = message["size"]
    return Leaf(in_reading_order(lines), Sheet(*message["sheet"]), (width, height), **seen)
