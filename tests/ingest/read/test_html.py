"""Web pages: the text without what stands around it, and pages made to do harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput
from kg.model import BlockKind

SENTENCE = (
    "De verwerking van het erts is in handen van enkele landen, en dat geeft die landen macht over de hele keten."
)
PAGE = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Erts en macht | Voorbeeldsite</title>
<meta name="author" content="Anna de Wit"><meta property="article:published_time" content="2024-05-06">
<meta property="og:title" content="Erts en macht"><meta property="og:site_name" content="Voorbeeldsite"></head><body>
<nav><a href="/">Home</a> <a href="/nieuws">Nieuws</a> <a href="/contact">Contact</a></nav>
<article><h1>Erts en macht</h1><p>{SENTENCE} {SENTENCE}</p><h2>Winning</h2><p>{SENTENCE} Één land wint het meeste.</p>
<ul><li>{SENTENCE}</li><li>{SENTENCE} Opnieuw.</li></ul>
<table><tr><th>Stof</th><th>Deel</th></tr><tr><td>Tin</td><td>4 %</td></tr></table><p>{SENTENCE} Slot.</p></article>
<footer>Alle rechten voorbehouden. Cookies. <script>alert("x")</script></footer></body></html>"""


def saved(folder: Path, page: str, name: str = "pagina.html") -> Path:
    """A saved page."""
    path = folder / name
    path.write_bytes(page.encode())
    return path


def test_text_without_menus(tmp_path: Path) -> None:
    """The article is read, menus, footers and scripts are not; headings and rows are known."""
    document = repair(read(saved(tmp_path, PAGE)))
    kinds = {document.clean[block.start : block.end]: block.kind for block in layout(document)}
    assert "Contact" not in document.original
    assert "alert" not in document.original
    assert kinds["## Winning"] is BlockKind.HEADING
    assert kinds["| Tin | 4 % |"] is BlockKind.TABLE_ROW
    assert any(text.startswith(SENTENCE) and kind is BlockKind.PARAGRAPH for text, kind in kinds.items())


def test_metadata_comes_from_the_page(tmp_path: Path) -> None:
    """Title, author, site, date and language are those of the page."""
    document = read(saved(tmp_path, PAGE))
    assert (document.title, document.publisher, document.issued) == ("Erts en macht", "Voorbeeldsite", "2024-05-06")
    assert document.authors == ("Anna de Wit",)
    assert document.language == "nl"


def test_pages_without_text_are_refused(tmp_path: Path) -> None:
    """A page without main text is named with the remedy."""
    with pytest.raises(UnreadableInput, match=r"pagina\.html"):
        read(saved(tmp_path, "<html><body><script>1</script></body></html>"))


def test_deep_pages_are_refused_soon(tmp_path: Path) -> None:
    """Elements nested ten thousand deep end in an error within seconds."""
    start = time.monotonic()
    with pytest.raises((OversizedInput, UnreadableInput)):
        read(saved(tmp_path, "<html><body>" + "<div>" * 10_000 + SENTENCE + "</div>" * 10_000))
    assert time.monotonic() - start < 10


def test_huge_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page above the limit is refused by its size."""
    monkeypatch.setattr("ingest.read.html.MOST_BYTES", 100)
    with pytest.raises(OversizedInput, match="MB"):
        read(saved(tmp_path, PAGE))
