"""Pages a second from PDF beside pypdf and pdfminer (if installed), and megabytes a second from text and HTML.

python bench/reading/speed.py PDF_DIR TEXT_DIR
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ingest.read.html import read_html
from ingest.read.pdf import read_pdf
from ingest.read.plain import read_plain


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of the second run, when everything is loaded."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def peers() -> dict[str, Callable[[Path], object]]:
    """The other readers that are installed here, each as a function of a path."""
    found: dict[str, Callable[[Path], object]] = {}
    with suppress(ImportError):
        pypdf = importlib.import_module("pypdf")
        found["pypdf"] = lambda path: [page.extract_text() for page in pypdf.PdfReader(path).pages]
    with suppress(ImportError):
        found["pdfminer"] = importlib.import_module("pdfminer.high_level").extract_text
    return found


def main(pdfs: Path, texts: Path) -> None:
    """Print the speeds."""
    paths = sorted(pdfs.glob("*.pdf"))
    data = [path.read_bytes() for path in paths]
    pages = sum(len({page.number for page in read_pdf(content, "x").pages}) for content in data)
    print(f"knooppunt: {pages / seconds(lambda: [read_pdf(content, 'x') for content in data]):.0f} pages a second")
    for name, reader in peers().items():
        print(f"{name}: {pages / seconds(lambda reader=reader: [reader(path) for path in paths]):.0f} pages a second")
    plain = b"".join(path.read_bytes() for path in sorted(texts.glob("*.txt"))) * 10
    print(f"text: {len(plain) / 1e6 / seconds(lambda: read_plain(plain, 'x')):.0f} MB a second")
    lines = b"".join(path.read_bytes() for path in sorted(texts.glob("*.txt"))).splitlines()
    page = b"<html><head><meta charset=utf-8></head><body><article>" + b"".join(b"<p>%b</p>" % line for line in lines)
    print(f"HTML: {len(page) / 1e6 / seconds(lambda: read_html(page, 'x')):.1f} MB a second")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
