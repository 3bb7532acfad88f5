"""Pictures of pages for the tests of OCR: text drawn by PDFium with the letters built into it, no fonts of the system."""

from __future__ import annotations

import io
import shutil
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from ingest.read.ocr import find_engine
from kg.errors import UnreadableInput

SAMPLES = Path(__file__).parents[4] / "docs" / "samples"
WIDTH, HEIGHT = 595, 420
"""Points of a page of A5, lying."""


def opening(name: str, lines: int = 14) -> list[str]:
    """The first lines of a sample, as a page of this width breaks them; paragraphs apart."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    return [line for part in text.split("\n") for line in (textwrap.wrap(part, 84) or [""])][:lines]


def escaped(line: str) -> str:
    """A line as PDF writes it."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def photograph() -> Image.Image:
    """A picture without text: clouds of grey."""
    clouds = Image.effect_noise((40, 30), 120)
    return clouds.resize((2000, 1500), Image.Resampling.BICUBIC)


def scanned(pictures: Sequence[Image.Image], dpi: int = 300) -> bytes:
    """A PDF whose pages are pictures."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=list(pictures[1:]), resolution=dpi)
    return buffer.getvalue()


def joined(*files: bytes) -> bytes:
    """One PDF with the pages of all."""
    with pypdfium2.PdfDocument.new() as whole:
        for data in files:
            with pypdfium2.PdfDocument(data) as part:
                whole.import_pages(part)
        buffer = io.BytesIO()
        whole.save(buffer)
    return buffer.getvalue()


class Paper:
    """What tests of scans are made of."""

    opening = staticmethod(opening)
    photograph = staticmethod(photograph)
    scanned = staticmethod(scanned)
    joined = staticmethod(joined)

    def __init__(self, leaf: Any, written: Callable[..., bytes]) -> None:
        self._leaf = leaf
        self._written = written

    def digital(self, pages: Sequence[Sequence[str]], size: int = 11) -> bytes:
        """A PDF with these lines."""
        return self._written([self._page(lines, size) for lines in pages])

    def picture(self, lines: Sequence[str], dpi: int = 300, size: int = 11) -> Image.Image:
        """The picture of a page with these lines."""
        with pypdfium2.PdfDocument(self.digital([lines], size)) as document:
            return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")

    def _page(self, lines: Sequence[str], size: int) -> Any:
        tops = (HEIGHT - 45 - 1.5 * size * n for n in range(len(lines)))
        placed = [(50, top, size, escaped(line)) for top, line in zip(tops, lines, strict=True)]
        return self._leaf(placed, size=(WIDTH, HEIGHT))


@pytest.fixture(scope="session")
def paper(leaf: Any, written: Callable[..., bytes]) -> Paper:
    """Give pages with text, pictures of them, and PDFs of such pictures."""
    return Paper(leaf, written)


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Give the description of tesseract; a test that asks for it is skipped where it or a language is missing."""
    try:
        engine = find_engine("a scan") if shutil.which("tesseract") else None
    except UnreadableInput:
        engine = None
    if engine is None or not {"nld", "deu"} <= set(engine.languages):
        pytest.skip("tesseract with nld and deu is not installed")
    return engine.description
