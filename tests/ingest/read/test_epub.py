"""Electronic books: chapters, notes, tables, metadata, and archives made to do harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput
from kg.model import BlockKind

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/boek.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>Erts en macht</dc:title><dc:creator>A. de Wit</dc:creator>'
    "<dc:creator>B. Maas</dc:creator><dc:publisher>De Kade</dc:publisher><dc:language>nl</dc:language>"
    '<dc:date opf:event="modification">2025-01-01</dc:date><dc:date opf:event="publication">2024-05-06</dc:date></metadata>'
    '<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="tekst/tweede%20deel.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="{first}" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/x.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>'
    "<style>p { color: red }</style></head><body>"
)
FIRST = (
    "<section><h1>Winning</h1><p>Het erts komt uit &eacute;&eacute;n land"
    '<a epub:type="noteref" href="#n1">1</a>, zegt het <em>register</em>.</p>'
    "<ul><li><p>een punt</p></li><li>nog een<ul><li>daaronder</li></ul></li></ul>"
    "<table><caption>Tabel 1. Delen</caption><thead><tr><th>Stof</th><th>Deel</th></tr></thead>"
    "<tr><td><p>Tin</p></td><td>4&nbsp;%</td></tr></table>"
    '<aside epub:type="footnote" id="n1"><p><a epub:type="backlink" href="#r1">1.</a> Zie het register.</p>'
    "<p>En de bijlage.</p></aside></section><script>alert(1)</script></body></html>"
)
SECOND = "<h2><img src='x.png'/></h2><div>Der Anteil liegt bei 10<sup>6</sup> Tonnen.<br/>Der Rest ist Gestein.</div></body></html>"


def book(path: Path, first: str = HEAD + FIRST, href: str = "tekst/eerste.xhtml", **parts: str) -> Path:
    """A book of two chapters; further parts by name, "__" for a slash."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/boek.opf", OPF.format(first=href))
        archive.writestr("OEBPS/nav.xhtml", HEAD + "<nav><ol><li>Winning</li></ol></nav></body></html>")
        archive.writestr("OEBPS/tekst/eerste.xhtml", first)
        archive.writestr("OEBPS/tekst/tweede deel.xhtml", HEAD + SECOND)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_structure_survives(tmp_path: Path) -> None:
    """Chapters come in the order of the spine, with headings, items, rows and notes as such."""
    document = repair(read(book(tmp_path / "boek.epub")))
    blocks = [(block.kind, document.clean[block.start : block.end]) for block in layout(document)]
    assert (BlockKind.HEADING, "# Winning") in blocks
    assert [text for kind, text in blocks if kind is BlockKind.LIST_ITEM] == ["- een punt", "- nog een", "- daaronder"]
    assert (BlockKind.TABLE_ROW, "| Tin | 4 % |") in blocks
    assert (BlockKind.NOTE, "¹ Zie het register. En de bijlage.") in blocks
    assert (BlockKind.PARAGRAPH, "Het erts komt uit één land, zegt het register.") in blocks
    assert document.original.index("Winning") < document.original.index("Anteil")


def test_what_is_no_text_stays_out(tmp_path: Path) -> None:
    """Contents, styles and scripts are no text; a heading that is a picture marks no paragraph; raised digits stay raised."""
    original = read(book(tmp_path / "boek.epub")).original
    assert "alert" not in original
    assert "color" not in original
    assert original.count("Winning") == 1
    assert original.splitlines()[-1] == "Der Anteil liegt bei 10⁶ Tonnen. Der Rest ist Gestein."


def test_named_letters_never_become_tags(tmp_path: Path) -> None:
    """Every name HTML has for a sign is read as that sign, those for brackets and ampersands too."""
    text = "<p>prijs &LT;b&GT; 4 &AMP; 5 &eacute;&nbsp;&nvlt; &lt;i&gt;</p></body></html>"
    assert "prijs <b> 4 & 5 é <\u20d2 <i>" in read(book(tmp_path / "boek.epub", HEAD + text)).original


def test_metadata_comes_from_the_package(tmp_path: Path) -> None:
    """Title, authors, publisher and the date of publication are those of the package, not that of the last change."""
    document = read(book(tmp_path / "boek.epub"))
    assert (document.title, document.authors, document.publisher) == (
        "Erts en macht",
        ("A. de Wit", "B. Maas"),
        "De Kade",
    )
    assert (document.issued, document.language, document.media_type) == ("2024-05-06", "nl", "application/epub+zip")


def test_reading_is_deterministic(tmp_path: Path) -> None:
    """The same bytes give the same text."""
    path = book(tmp_path / "boek.epub")
    assert read(path) == read(path)


def test_encrypted_chapters_are_named(tmp_path: Path) -> None:
    """A book under DRM is refused as such; an obfuscated font does no harm."""
    lock = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        '<e:EncryptedData><e:CipherData><e:CipherReference URI="OEBPS/{}"/></e:CipherData></e:EncryptedData></encryption>'
    )
    with pytest.raises(UnreadableInput, match="DRM"):
        read(book(tmp_path / "a.epub", **{"META-INF__encryption.xml": lock.format("tekst/tweede%20deel.xhtml")}))
    assert read(book(tmp_path / "b.epub", **{"META-INF__encryption.xml": lock.format("font.otf")})).original


@pytest.mark.parametrize("href", ["../../../etc/passwd", "/etc/passwd", "weg.xhtml", "http://example.org/a.xhtml"])
def test_chapters_outside_the_archive_are_not_looked_for(tmp_path: Path, href: str) -> None:
    """A chapter whose name leads out of the archive, or nowhere, is missing; nothing else is opened."""
    with pytest.raises(UnreadableInput, match=r"boek\.epub lacks a chapter"):
        read(book(tmp_path / "boek.epub", href=href))


@pytest.mark.parametrize(
    "first",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/passwd">]><d>&b;</d>',
        "<html><body><p>niet gesloten</body></html>",
        "\x00\x01" * 50,
    ],
)
def test_bad_chapters_are_named(tmp_path: Path, first: str) -> None:
    """Chapters with entities of their own, broken XML or no text at all are refused with the name of the book."""
    with pytest.raises(UnreadableInput, match=r"boek\.epub"):
        read(book(tmp_path / "boek.epub", first))


def test_deep_chapters_are_refused(tmp_path: Path) -> None:
    """Elements nested ten thousand deep are refused instead of followed."""
    with pytest.raises(OversizedInput, match="deep"):
        read(book(tmp_path / "boek.epub", "<div>" * 10_000 + "erts" + "</div>" * 10_000))


def test_archives_that_are_no_books(tmp_path: Path) -> None:
    """An archive without a package, and one without a container, are no book."""
    for name, parts in (("a.epub", {}), ("b.epub", {"META-INF/container.xml": CONTAINER})):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            for part, content in parts.items():
                archive.writestr(part, content)
        with pytest.raises(UnreadableInput, match="EPUB"):
            read(tmp_path / name)
