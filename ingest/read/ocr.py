"""Text out of pictures of pages, by tesseract (Smith 2007) where it is installed, one process a page.

The program is found on the PATH and asked for Dutch, German and English, as far as its packs are installed. Every page
has a bound on its time and memory, and one thread, so that the same picture gives the same words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from xml.etree.ElementTree import Element

import numpy as np
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it has no stubs
from numpy.typing import NDArray

from kg.errors import UnreadableInput

LANGUAGES = ("nld", "deu", "eng")
"""Packs asked for, in this order; those that are not installed are left out."""
REMEDY = "install tesseract with its languages (apt install tesseract-ocr tesseract-ocr-nld tesseract-ocr-deu) and ingest it again"
LONGEST = 120
"""Seconds for one page; a dense page at 300 dots an inch takes about five on a 2020s core."""
MOST_MEMORY = 3_000_000_000
"""Bytes of address space for one page; a page of A4 with three languages takes about a fifth of it."""
MOST_AT_ONCE = 4
_FIELD = re.compile(r"(bbox|baseline|x_size|x_descenders|x_wconf|textangle)((?: -?[\d.]+)+)")
_X = "{http://www.w3.org/1999/xhtml}"

Grey = NDArray[np.uint8]
"""A picture as rows of brightness, 0 black."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of page `number` (from 1), `dpi` dots an inch."""

    number: int
    pixels: Grey
    dpi: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read, its box in dots from above left, and how sure the program is, 0..1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line; its `foot` (below the descenders) in dots from above, its letters' full height in dots."""

    words: tuple[Word, ...]
    foot: float
    height: float


@dataclass(frozen=True, slots=True)
class Engine:
    """The program, its version, and the languages it is asked for."""

    binary: str
    version: str
    languages: tuple[str, ...]

    @property
    def description(self) -> str:
        """Name, version and languages, in one phrase."""
        return f"tesseract {self.version} ({'+'.join(self.languages)})"


def find_engine(name: str) -> Engine:
    """Return tesseract as it is installed; `name` is the file that needs it.

    Raises:
        UnreadableInput: it is not on the PATH, or has none of the languages; the message says what to install.
    """
    binary = shutil.which("tesseract")
    engine = _engine(binary) if binary else None
    if engine is None:
        raise UnreadableInput(f"{name} holds pictures of text, and there is no OCR program to read them; {REMEDY}.")
    if not engine.languages:
        raise UnreadableInput(f"{name} holds pictures of text, and tesseract lacks Dutch and German; {REMEDY}.")
    return engine


@lru_cache(maxsize=4)
def _engine(binary: str) -> Engine | None:
    """Ask the program for its version and languages, once; None when it does not run."""
    try:
        version, installed = (
            subprocess.run([binary, option], capture_output=True, text=True, timeout=LONGEST, check=True).stdout  # noqa: S603 - a fixed option
            for option in ("--version", "--list-langs")
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"\d+(?:\.\d+)+", version)
    packs = installed.split()
    return Engine(binary, found[0] if found else "", tuple(pack for pack in LANGUAGES if pack in packs))


def read_images(engine: Engine, images: Iterable[PageImage], name: str) -> Iterator[tuple[PageImage, list[Line]]]:
    """Yield each picture with its lines, in the order given; a few are read at once, and no more are held.

    Raises:
        UnreadableInput: a page took more than its time or memory.
    """
    waiting = iter(images)
    at_once = max(1, min(MOST_AT_ONCE, os.cpu_count() or 1))
    with ThreadPoolExecutor(at_once) as pool:
        while batch := list(islice(waiting, at_once)):
            yield from zip(batch, pool.map(lambda image: read_image(engine, image, name), batch), strict=True)


def read_image(engine: Engine, image: PageImage, name: str) -> list[Line]:
    """Return the lines on a picture, in the order tesseract reads them.

    Raises:
        UnreadableInput: the page took more than its time or memory.
    """
    words = (
        *(engine.binary, "stdin", "stdout", "-l", "+".join(engine.languages)),
        *("--dpi", str(round(image.dpi)), "--psm", "3", "hocr"),
    )
    process = subprocess.Popen(  # noqa: S603 - our own arguments; the picture goes in by stdin
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    with process:
        _limit(process.pid)
        try:
            out, _ = process.communicate(_pgm(image.pixels), timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            out = b""
    if process.returncode != 0 or not out.strip():
        raise UnreadableInput(
            f"{name}: OCR gave up on page {image.number} (over {LONGEST} s, or too much memory); take that page out and try again."
        )
    return list(_lines(fromstring(out)))


def _limit(pid: int) -> None:
    """Bound the memory of a process, where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        except (ProcessLookupError, PermissionError):
            return


def _pgm(pixels: Grey) -> bytes:
    """The picture in the plainest format there is."""
    height, width = pixels.shape
    return b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(pixels).tobytes()


def _lines(root: Element) -> Iterator[Line]:
    """Yield the lines of hOCR that hold words."""
    for element in root.iter(f"{_X}span"):
        if element.get("class", "").startswith("ocr_") and (words := tuple(_words(element))):
            fields = _fields(element)
            bottom, (_, offset) = fields["bbox"][3], fields.get("baseline", (0.0, 0.0))
            height = fields.get("x_size", (bottom - fields["bbox"][1],))[0]
            yield Line(words, bottom + offset + fields.get("x_descenders", (0.0,))[0], height)


def _words(line: Element) -> Iterator[Word]:
    for element in line.iter(f"{_X}span"):
        text = "".join(element.itertext()).strip()
        if element.get("class") == "ocrx_word" and text:
            fields = _fields(element)
            left, top, right, bottom = fields["bbox"]
            yield Word(text, left, top, right, bottom, fields.get("x_wconf", (0.0,))[0] / 100)


def _fields(element: Element) -> dict[str, tuple[float, ...]]:
    """The numbers that hOCR keeps in the title of an element."""
    return {key: tuple(map(float, values.split())) for key, values in _FIELD.findall(element.get("title", ""))}
