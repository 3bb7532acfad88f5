"""OpenDocument texts: structure, notes, metadata, and files that cannot be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from kg.errors import UnreadableInput
from kg.model import BlockKind

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
BODY = (
    "<text:tracked-changes><text:changed-region><text:p>weggehaald</text:p></text:changed-region></text:tracked-changes>"
    "<text:table-of-content><text:index-body><text:p>Winning 1</text:p></text:index-body></text:table-of-content>"
    '<text:h text:outline-level="2">Winning</text:h>'
    "<text:p>Het erts komt<text:s/>uit <text:span>één</text:span> land<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Zie het register.</text:p></text:note-body></text:note>, zegt men.<office:annotation>"
    "<text:p>klopt dit?</text:p></office:annotation></text:p>"
    "<text:section><text:list><text:list-item><text:p>een punt</text:p><text:p>dat doorgaat</text:p></text:list-item></text:list>"
    "</text:section>"
    "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Stof</text:p></table:table-cell>"
    "<table:table-cell><text:p>Deel</text:p></table:table-cell></table:table-row></table:table-header-rows>"
    "<table:table-row><table:table-cell><text:p>Tin</text:p></table:table-cell><table:table-cell><text:p>4 %</text:p>"
    '</table:table-cell><table:table-cell table:number-columns-repeated="9000"/></table:table-row></table:table>'
    "<text:p>Voor het kader.<draw:frame><draw:text-box><text:p>In het kader staat dit.</text:p></draw:text-box></draw:frame></text:p>"
)
META = (
    f'<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Erts en macht</dc:title>'
    "<meta:initial-creator>A. de Wit</meta:initial-creator><dc:creator>B. Maas</dc:creator>"
    "<meta:creation-date>2024-05-06T10:00:00</meta:creation-date></office:meta></office:document-meta>"
)


def text_file(path: Path, body: str = BODY, manifest: str = "") -> Path:
    """An OpenDocument text with this body."""
    content = (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("meta.xml", META)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {SPACES}>{manifest}</manifest:manifest>")
    return path


def test_structure_survives(tmp_path: Path) -> None:
    """Headings, items, rows, notes and text boxes come out as such, and the mark of a note leaves its word."""
    document = repair(read(text_file(tmp_path / "nota.odt")))
    blocks = [(block.kind, document.clean[block.start : block.end]) for block in layout(document)]
    assert (BlockKind.HEADING, "## Winning") in blocks
    assert (BlockKind.PARAGRAPH, "Het erts komt uit één land, zegt men.") in blocks
    assert (BlockKind.LIST_ITEM, "- een punt") in blocks
    assert (BlockKind.TABLE_ROW, "| Tin | 4 % |") in blocks
    assert (BlockKind.NOTE, "¹ Zie het register.") in blocks
    assert (BlockKind.PARAGRAPH, "In het kader staat dit.") in blocks


def test_what_is_no_text_stays_out(tmp_path: Path) -> None:
    """Deleted text, remarks and lists of contents are no text; each paragraph comes once."""
    original = read(text_file(tmp_path / "nota.odt")).original
    assert "weggehaald" not in original
    assert "klopt dit" not in original
    assert "Winning 1" not in original
    assert original.count("Zie het register") == 1


def test_metadata_comes_from_the_container(tmp_path: Path) -> None:
    """Title, the first author and the date of making are those the file states of itself."""
    document = read(text_file(tmp_path / "nota.odt"))
    assert (document.title, document.authors, document.issued) == ("Erts en macht", ("A. de Wit",), "2024-05-06")


def test_encrypted_files_are_named(tmp_path: Path) -> None:
    """A file with a password is refused with the remedy."""
    lock = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(UnreadableInput, match="encrypted"):
        read(text_file(tmp_path / "nota.odt", manifest=lock))


def test_other_files_of_the_kind_are_named(tmp_path: Path) -> None:
    """A spreadsheet that calls itself a text, and an archive without text, are refused."""
    for name, kind in (("a.odt", "application/vnd.oasis.opendocument.spreadsheet"), ("b.odt", "x")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", kind)
            archive.writestr("content.xml", "<a/>")
        with pytest.raises(UnreadableInput, match=name):
            read(tmp_path / name)
