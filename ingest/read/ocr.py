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
from dataclasses import dataclass, replace
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
SURE = 0.6
"""Mean confidence of the letters below which a picture holds no text, or lies on its side."""
_FIELD = re.compile(r"(bbox|baseline|x_size|x_descenders|x_wconf|textangle)((?: -?[\d.]+)+)")
_X = "{http://www.w3.org/1999/xhtml}"

Grey = NDArray[np.uint8]
"""A picture as rows of brightness, 0 black."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of page `number` (from 1), `dpi` dots an inch, turned clockwise by `quarters` to stand upright."""

    number: int
    pixels: Grey
    dpi: float
    quarters: int = 0


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
    """Words on one line; its `foot` (below the descenders) in dots from above, its letters' full height in dots.

    A line that runs up or down the page is `turned`, and its measures mean nothing.
    """

    words: tuple[Word, ...]
    foot: float
    height: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """The program, its version, the languages it is asked for, and whether it can tell how a page is turned."""

    binary: str
    version: str
    languages: tuple[str, ...]
    turns: bool = False

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
    return Engine(binary, found[0] if found else "", tuple(pack for pack in LANGUAGES if pack in packs), "osd" in packs)


def read_images(engine: Engine, images: Iterable[PageImage], name: str) -> Iterator[tuple[PageImage, list[Line]]]:
    """Yield each picture, upright, with its lines, in the order given; a few are read at once, and no more are held.

    Raises:
        UnreadableInput: a page took more than its time or memory.
    """
    waiting = iter(images)
    at_once = max(1, min(MOST_AT_ONCE, os.cpu_count() or 1))
    with ThreadPoolExecutor(at_once) as pool:
        while batch := list(islice(waiting, at_once)):
            yield from pool.map(lambda image: _read_upright(engine, image, name), batch)


def _read_upright(engine: Engine, image: PageImage, name: str) -> tuple[PageImage, list[Line]]:
    """Read a picture as it lies; where that gives no words to be sure of, ask how it was turned, and read it again."""
    lines = read_image(engine, image, name)
    lies = sum(line.turned for line in lines) > len(lines) / 2
    if not engine.turns or (confidence_of(lines) >= SURE and not lies):
        return image, lines
    told = re.search(r"Rotate: (90|180|270)\b", _called(engine, image, ("-l", "osd", "--psm", "0")).decode())
    if told is None:
        return image, lines
    quarters = int(told[1]) // 90
    upright = replace(image, pixels=np.rot90(image.pixels, -quarters), quarters=quarters)
    return upright, read_image(engine, upright, name)


def confidence_of(lines: Iterable[Line]) -> float:
    """Return how sure the program is of the letters on some lines, 0..1; 0 when there are none."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def read_image(engine: Engine, image: PageImage, name: str) -> list[Line]:
    """Return the lines on a picture as it lies, in the order tesseract reads them.

    Raises:
        UnreadableInput: the page took more than its time or memory.
    """
    out = _called(engine, image, ("-l", "+".join(engine.languages), "--psm", "3", "hocr"))
    if not out.strip():
        raise UnreadableInput(
            f"{name}: OCR gave up on page {image.number} (over {LONGEST} s, or too much memory); take that page out and try again."
        )
    return list(_lines(fromstring(out)))


def _called(engine: Engine, image: PageImage, options: tuple[str, ...]) -> bytes:
    """What the program prints for a picture, nothing when it fails or takes more than its time or memory."""
    process = subprocess.Popen(  # noqa: S603 - our own arguments; the picture goes in by stdin
        (engine.binary, "stdin", "stdout", "--dpi", str(round(image.dpi)), *options),
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
            return b""
    return out if process.returncode == 0 else b""


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
            bottom, (_, offset) = fields["bbox"][3], fields.get("baseline", (0.0, 0.0))[:2]
            height = fields.get("x_size", (bottom - fields["bbox"][1],))[0]
            foot = bottom + offset + fields.get("x_descenders", (0.0,))[0]
            yield Line(words, foot, height, turned="baseline" not in fields or "textangle" in fields)


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
