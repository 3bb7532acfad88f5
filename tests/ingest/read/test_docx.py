"""Word files: structure, notes, and archives made to do harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from kg.errors import UnreadableInput
from kg.model import BlockKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f'<w:styles xmlns:w="{W}"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>'
CORE = (
    '<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>Erts en macht</dc:title><dc:creator>A. de Wit; B. Maas</dc:creator><t:created>2024-05-06T10:00:00Z</t:created>"
    "</cp:coreProperties>"
)
NOTES = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Zie het register.</w:t></w:r></w:p></w:footnote></w:footnotes>'


def paragraph(text: str, style: str = "", inside: str = "") -> str:
    """A paragraph of WordprocessingML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t>{inside}</w:r></w:p>"


BODY = (
    paragraph("Winning", "Kop1")
    + paragraph("Het erts komt uit één land", inside='<w:footnoteReference w:id="2"/>')
    + paragraph("een punt", "ListParagraph")
    + "<w:tbl>"
    + "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
        for a, b in (("Stof", "Deel"), ("Tin", "4 %"))
    )
    + "</w:tbl>"
)


def archived(folder: Path, body: str = BODY, name: str = "nota.docx") -> Path:
    """A Word file with this body."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/footnotes.xml", NOTES)
        archive.writestr("docProps/core.xml", CORE)
    return path


def test_structure_survives(tmp_path: Path) -> None:
    """Headings, items, rows and notes come out as such, and the mark of a note leaves its word."""
    document = repair(read(archived(tmp_path)))
    blocks = [(block.kind, document.clean[block.start : block.end]) for block in layout(document)]
    assert (BlockKind.HEADING, "# Winning") in blocks
    assert (BlockKind.LIST_ITEM, "- een punt") in blocks
    assert (BlockKind.TABLE_ROW, "| Tin | 4 % |") in blocks
    assert (BlockKind.NOTE, "¹ Zie het register.") in blocks
    assert any(text == "Het erts komt uit één land" for _, text in blocks)


def test_metadata_comes_from_the_container(tmp_path: Path) -> None:
    """Title, authors and date are those the file states of itself."""
    document = read(archived(tmp_path))
    assert (document.title, document.issued) == ("Erts en macht", "2024-05-06")
    assert document.authors == ("A. de Wit", "B. Maas")


def test_reading_is_deterministic(tmp_path: Path) -> None:
    """The same bytes give the same text."""
    path = archived(tmp_path)
    assert read(path).original == read(path).original


def test_content_controls_are_read(tmp_path: Path) -> None:
    """Paragraphs and rows inside content controls are text; the table of contents that Word makes is not."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    row = control.format("", f"<w:tr><w:tc>{paragraph('Tin')}</w:tc><w:tc>{paragraph('4 %')}</w:tc></w:tr>")
    body = control.format("", paragraph("In een veld")) + control.format(gallery, paragraph("Winning 3"))
    original = read(archived(tmp_path, body + f"<w:tbl>{row}</w:tbl>")).original
    assert original.startswith("In een veld\n\n| Tin | 4 % |")
    assert "Winning 3" not in original


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    """A text box comes behind its paragraph, once, though Word keeps it twice for older programs."""
    box = f"<w:txbxContent>{paragraph('In het kader')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    original = read(archived(tmp_path, paragraph("Voor het kader", inside=both))).original
    assert original.split() == "Voor het kader In het kader".split()


def test_text_boxes_inside_text_boxes_are_read_once(tmp_path: Path) -> None:
    """However deep text boxes stand in each other, the text of each comes once."""
    body = paragraph("kern")
    for depth in range(40):
        body = paragraph(f"schil {depth}", inside=f"<w:txbxContent>{body}</w:txbxContent>")
    words = read(archived(tmp_path, body)).original.split("\f")[0].split()
    assert words == [*(word for depth in reversed(range(40)) for word in ("schil", str(depth))), "kern"]


def test_text_boxes_in_cells_are_read_once(tmp_path: Path) -> None:
    """A text box in a table comes behind the table and not in the row as well."""
    cell = paragraph("Tin", inside=f"<w:txbxContent>{paragraph('In het kader')}</w:txbxContent>")
    original = read(archived(tmp_path, f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")).original
    assert original == "| Tin |\n\nIn het kader\n"


@pytest.mark.parametrize(("level", "opening"), [("0", "# Iets"), ("8", "######### Iets"), ("9", "Iets"), ("²", "Iets")])
def test_outline_levels_are_headings(tmp_path: Path, level: str, opening: str) -> None:
    """A style with an outline level below 9 is a heading; 9 is the text, and what is no level does no harm."""
    outlined = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'
    path = tmp_path / "nota.docx"
    with zipfile.ZipFile(path, "w") as archive:
        body = paragraph("Iets", "eigen")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        style = f'<w:style w:styleId="eigen">{outlined}</w:style>'
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{style}</w:styles>')
    assert read(path).original == f"{opening}\n"


def test_tables_inside_cells_come_once(tmp_path: Path) -> None:
    """A table inside a cell is text of that cell, not rows of its own beside it."""
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('binnen')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('buiten')}{inner}</w:tc></w:tr></w:tbl>"
    assert read(archived(tmp_path, body)).original.startswith("| buiten binnen |")


def test_endnotes_are_numbered_on(tmp_path: Path) -> None:
    """Notes of both kinds are numbered in the order of the text and follow it, those nobody refers to left out."""
    end = '<w:endnote w:id="2"><w:p><w:r><w:t>Bron: een wet.</w:t></w:r></w:p></w:endnote>'
    path = archived(
        tmp_path,
        paragraph("Een zin", inside='<w:endnoteReference w:id="2"/>')
        + paragraph("Nog een", inside='<w:footnoteReference w:id="2"/>'),
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/endnotes.xml", f'<w:endnotes xmlns:w="{W}">{end}{end.replace("2", "3")}</w:endnotes>')
    original = read(path).original
    assert original.startswith("Een zin¹\n\nNog een²")
    assert original.endswith("\f¹ Bron: een wet.\n\n² Zie het register.\n")


def test_no_archive_is_refused(tmp_path: Path) -> None:
    """Bytes that are no archive, and an archive without a document, are no Word file."""
    (tmp_path / "a.docx").write_bytes(b"geen zip")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    for name in ("a.docx", "b.docx"):
        with pytest.raises(UnreadableInput, match="Word"):
            read(tmp_path / name)


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    """A truncated file is named, not half read."""
    path = archived(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableInput, match=r"nota\.docx"):
        read(path)
