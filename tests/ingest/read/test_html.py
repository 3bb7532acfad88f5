"""Web pages: the text without what stands around it, and pages made to do harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.layout import layout, with_notes
from ingest.read import read
from ingest.read.html import read_html
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


MARKS = {
    "pandoc": (
        '<sup id="r{0}"><a href="#n{0}" class="footnote-ref">{0}</a></sup>',
        '<li id="n{0}"><p>{1} <a href="#r{0}">↩</a></p></li>',
    ),
    "wiki": (
        '<sup class="reference" id="r{0}"><a href="#n{0}">[{0}]</a></sup>',
        '<li id="n{0}"><span><a href="#r{0}">↑</a></span> <span>{1}</span></li>',
    ),
    "word": ('<a href="#n{0}" name="r{0}"><sup>[{0}]</sup></a>', '<p id="n{0}"><a href="#r{0}">[{0}]</a> {1}</p>'),
    "raised": (
        '<sup><a href="#n{0}" id="r{0}">{0}</a></sup>',
        '<li id="n{0}"><sup><a href="#r{0}">{0}</a></sup> {1}</li>',
    ),
}


@pytest.mark.parametrize("form", MARKS)
def test_footnotes_of_pages_lead_to_their_notes(tmp_path: Path, form: str) -> None:
    """Whatever form a page gives its footnotes, the words are free of marks and each mark leads to its note."""
    mark, note = MARKS[form]
    notes = "".join(note.format(n, f"Blad {n} over erts.") for n in (1, 2))
    body = f"<p>{SENTENCE}{mark.format(1)} {SENTENCE} In 2023{mark.format(2)} was dat zo.</p><p>{SENTENCE}</p>"
    listed = notes if form == "word" else f'<h2>Noten</h2><ol class="references">{notes}</ol>'
    document = repair(
        read(saved(tmp_path, f"<html><body><article><h1>Erts</h1>{body}{listed}</article></body></html>"))
    )
    document = with_notes(document, layout(document))
    assert "In 2023 was dat zo." in document.clean
    assert [(n.label, document.original[n.note_start : n.note_end]) for n in document.notes] == [
        ("1", "¹ Blad 1 over erts."),
        ("2", "² Blad 2 over erts."),
    ]


def test_numbers_that_are_no_marks_stay(tmp_path: Path) -> None:
    """A link to a part of the page is no footnote, nor is a raised number that links nowhere."""
    page = f'<html><body><article><p>{SENTENCE} Zie deel <a href="#d2">2</a>.</p><p id="d2">{SENTENCE} CO<sup>2</sup>.</p></article></body></html>'
    original = read(saved(tmp_path, page)).original
    assert "Zie deel 2." in original
    assert "²" not in original


@pytest.mark.parametrize("paragraphs", [3, 30, 120])
@pytest.mark.parametrize(
    "around", ["", "<nav><ul>" + "<li><a href='/x'>Een onderwerp van de site</a></li>" * 60 + "</ul></nav>"]
)
def test_the_fast_way_finds_the_same(monkeypatch: pytest.MonkeyPatch, paragraphs: int, around: str) -> None:
    """A page that is mostly paragraphs gives what all algorithms together would give."""
    inside = "".join(f"<p>{SENTENCE} Dat is punt {n}.</p>" + "<h2>Kop</h2>" * (n % 7 == 6) for n in range(paragraphs))
    page = f"<html><body>{around}<article>{inside}<table><tr><td>Tin</td></tr></table></article>{around}</body></html>"
    quick = read_html(page.encode(), "x")
    monkeypatch.setattr("ingest.read.html._MOSTLY", 2.0)
    assert read_html(page.encode(), "x") == quick


def test_no_date_is_taken_from_the_text(tmp_path: Path) -> None:
    """A day that the text mentions is not that of the page."""
    page = f"<html><body><article><p>{SENTENCE} Op 15 oktober 2021 viel het besluit.</p><p>{SENTENCE}</p></article></body></html>"
    assert read(saved(tmp_path, page)).issued == ""


@pytest.mark.parametrize(("before", "after"), [("", ""), ('<div id="wrap"><div>', "</div></div>")])
def test_a_body_without_known_containers_keeps_headings_and_lists(before: str, after: str) -> None:
    """A page whose content stands right in its body, or in elements of no telling name, keeps every heading and item."""
    told = "De sluis bij Terneuzen werd vorig jaar twee weken langer gestremd dan was aangekondigd door de beheerder."
    page = (
        f"<html><head><title>Sluizen</title></head><body>{before}<h1>Sluizen</h1><p>{told}</p><h2>Wat er misging</h2>"
        f"<p>{told} Schippers lagen dagen stil.</p><ul><li>de deur was te zwaar</li><li>de motor brandde door</li></ul>"
        f"<h2>Wat er nu gebeurt</h2><p>{told} Het onderhoud is vervroegd.</p>{after}</body></html>"
    )
    text = read_html(page.encode(), "sluizen.html").original
    wanted = ["## Wat er misging", "- de deur was te zwaar", "- de motor brandde door", "## Wat er nu gebeurt"]
    assert [line for line in text.splitlines() if line.startswith(("## ", "- "))] == wanted
