"""Pages a second from PDF beside pypdf and pdfminer (if installed), and megabytes a second from text and HTML.

    python bench/reading/speed.py PDF_DIR TEXT_DIR

HTML comes in three kinds, all made of the texts: pages as they are saved from a site (menus, teasers, scripts, styles),
one bare page of paragraphs, and one of a paragraph for every printed line, which is the hardest. Beside ours stands
trafilatura as it comes.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from ingest.read.html import read_html
from ingest.read.pdf import read_pdf
from ingest.read.plain import read_plain


def seconds(work: Callable[[], object]) -> float:
    """Seconds by the clock of the second run, when everything is loaded; the machine has to be idle, for PDFium works in another process."""
    work()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
        print(f"{name}: {pages / seconds(partial(_each, reader, paths)):.0f} pages a second")
    plain = b"".join(path.read_bytes() for path in sorted(texts.glob("*.txt"))) * 10
    print(f"text: {len(plain) / 1e6 / seconds(lambda: read_plain(plain, 'x')):.0f} MB a second")
    for kind, html in web_pages(texts).items():
        size = sum(map(len, html)) / 1e6
        ours, theirs = (size / seconds(partial(_each, reader, html)) for reader in (_ours, _theirs))
        print(f"HTML, {kind}: {ours:.1f} MB a second; trafilatura {theirs:.1f}")


def _each(reader: Callable[[Any], object], files: list[Any]) -> None:
    for file in files:
        reader(file)


def _ours(page: bytes) -> object:
    return read_html(page, "x")


def _theirs(page: bytes) -> object:
    return bare_extraction(page, with_metadata=True)


def web_pages(texts: Path) -> dict[str, list[bytes]]:
    """Pages of each kind."""
    written = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt")))
    paragraphs = [f"<p>{escape(part)}</p>" for part in written.split("\n\n")]
    lines = [f"<p>{escape(line)}</p>" for line in written.splitlines()]
    return {
        "saved from a site": [site_page(paragraphs[at : at + 40]) for at in range(0, len(paragraphs), 40)],
        "paragraphs alone": [bare_page(paragraphs)],
        "a paragraph a line": [bare_page(lines)],
    }


def bare_page(paragraphs: list[str]) -> bytes:
    """A page that is only text."""
    return (
        f"<html><head><meta charset=utf-8></head><body><article>{''.join(paragraphs)}</article></body></html>".encode()
    )


def site_page(paragraphs: list[str]) -> bytes:
    """A page with what a news site puts around a text: two menus, forty teasers, some 130 kB of scripts and styles."""
    items = (
        f'<li class="menu__item"><a class="menu__link" href="/thema/{n}/overzicht">Thema {n}</a></li>'
        for n in range(200)
    )
    menu = f"<ul>{''.join(items)}</ul>"
    teasers = (
        f'<div class="teaser"><a href="/{n}"><img src="/{n}.jpg"><h3>Bericht {n}</h3></a></div>' for n in range(40)
    )
    script = "".join(f"window.data[{n}]={{id:{n},load:function(a,b){{return a<b?{n}:0}}}};" for n in range(1500))
    style = "".join(f".block-{n}{{margin:{n}px;padding:{n}px;color:#444}}" for n in range(1000))
    return (
        f"<!doctype html><html lang=nl><head><meta charset=utf-8><title>Titel</title><style>{style}</style></head><body>"
        f"<header><nav>{menu}</nav></header><main><article><h1>Titel</h1>{''.join(paragraphs)}</article></main>"
        f"<aside>{''.join(teasers)}</aside><footer>{menu}</footer><script>{script}</script></body></html>"
    ).encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
