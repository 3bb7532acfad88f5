"""How well and how fast scanned pages are read: full pages of A4 drawn from our own samples, clean and spoilt.

    python bench/reading/ocr.py            needs tesseract with nld and deu

Prints, for each way of scanning, the share of words read right and the seconds of processor time a page takes.
Spoilt pages are drawn at 150 dots an inch, turned by 0.7 degrees, noisy, and packed as a coarse JPEG.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
from PIL import Image

from ingest.read import read

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
LINES, LETTERS, PAGES = 56, 88, 10
Spoil = Callable[[Image.Image], Image.Image]


def main() -> None:
    """Read the same pages scanned in several ways."""
    pages = list(drawn_pages())[:PAGES]
    ways: dict[str, tuple[int, Spoil]] = {
        "300 dots": (300, lambda page: page),
        "200 dots, black and white": (200, lambda page: page.convert("1").convert("L")),
        "spoilt": (150, spoilt),
    }
    print(f"{len(pages)} pages, {sum(len(words(page)) for page in pages)} words")
    for name, (dpi, spoil) in ways.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scan.pdf"
            path.write_bytes(scanned([spoil(picture(page, dpi)) for page in pages], dpi))
            before, began = os.times(), time.perf_counter()
            document = read(path)
            after, took = os.times(), time.perf_counter() - began
        used = sum(after[:4]) - sum(before[:4])
        right = accuracy(words("\n".join(pages)), words(document.original))
        print(
            f"{name}: {right:.1%} of words; a page {used / len(pages):.1f} s processor, {took / len(pages):.1f} s clock"
        )


def drawn_pages() -> Iterator[str]:
    """Yield the samples, page by page; again from the start with other breaks, until there are enough."""
    for width in (LETTERS, LETTERS - 9):
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
        lines = [line for part in text.split("\n") for line in (textwrap.wrap(part, width) or [""])]
        for at in range(0, len(lines), LINES):
            yield "\n".join(lines[at : at + LINES])


def picture(page: str, dpi: int) -> Image.Image:
    """Draw a page of A4."""
    shown = "".join(
        f"BT /F1 10.5 Tf 60 {790 - 13.2 * n:.1f} Td ({line}) Tj ET\n"
        for n, line in enumerate(re.sub(r"([\\()])", r"\\\1", page).split("\n"))
    ).encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    with pypdfium2.PdfDocument(body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n") as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def spoilt(page: Image.Image) -> Image.Image:
    """Turn a page a little, make it noisy, and pack it coarsely."""
    turned = page.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255)
    noisy = Image.blend(turned, Image.effect_noise(turned.size, 90), 0.25)
    buffer = io.BytesIO()
    noisy.save(buffer, "JPEG", quality=30)
    return Image.open(buffer)


def scanned(pictures: list[Image.Image], dpi: int) -> bytes:
    """Make a PDF whose pages are pictures."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return buffer.getvalue()


def words(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return re.findall(r"\w[\w.,-]*\w|\w", text)


def accuracy(drawn: list[str], found: list[str]) -> float:
    """Return the share of the words drawn that are found, in their order."""
    same = SequenceMatcher(None, drawn, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / len(drawn)


if __name__ == "__main__":
    main()
