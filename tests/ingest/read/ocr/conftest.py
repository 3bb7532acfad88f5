"""Pictures of pages for the tests of OCR: text drawn by PDFium with the letters built into it, no fonts of the system."""

from __future__ import annotations

import io
import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path

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


def digital(pages: Sequence[Sequence[str]], size: int = 11) -> bytes:
    """A PDF with these lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 {size} Tf 50 {HEIGHT - 45 - 1.5 * size * n:.1f} Td ({escaped(line)}) Tj ET\n"
            for n, line in enumerate(lines)
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def escaped(line: str) -> str:
    """A line as PDF writes it."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def picture(lines: Sequence[str], dpi: int = 300, size: int = 11) -> Image.Image:
    """The picture of a page with these lines."""
    with pypdfium2.PdfDocument(digital([lines], size)) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


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
    digital = staticmethod(digital)
    picture = staticmethod(picture)
    photograph = staticmethod(photograph)
    scanned = staticmethod(scanned)
    joined = staticmethod(joined)


@pytest.fixture(scope="session")
def paper() -> type[Paper]:
    """Give pages with text, pictures of them, and PDFs of such pictures."""
    return Paper


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
