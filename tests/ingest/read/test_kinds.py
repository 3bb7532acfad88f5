"""Files whose ending says something else than their bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.read import READERS, read
from kg.errors import InputError, UnreadableInput


def zipped(first: str, content: str = "") -> bytes:
    """An archive with one part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(first, content)
    return buffer.getvalue()


KINDS: dict[str, tuple[bytes, str]] = {
    "PDF": (b"%PDF-1.7\n" + b"erts " * 100, r"rename it to end in \.pdf"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, r"rename it to end in \.png"),
    "JPEG": (b"\xff\xd8\xff\xe0" + b"x" * 100, r"rename it to end in \.png"),
    "RTF": (b"{\\rtf1 Het erts komt uit een land.}", "save it as"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "save it as"),
    "spreadsheet": (zipped("xl/workbook.xml"), "save it as"),
    "EPUB": (zipped("mimetype", "application/epub+zip"), r"rename it to end in \.epub"),
    "ODT": (zipped("mimetype", "application/vnd.oasis.opendocument.text"), r"rename it to end in \.odt"),
    "Word": (zipped("word/document.xml"), r"rename it to end in \.docx"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".xyz"])
def test_the_kind_is_named(tmp_path: Path, kind: str, ending: str) -> None:
    """Bytes with the marks of a kind under the ending of another are refused, and the message says what they are."""
    data, remedy = KINDS[kind]
    path = tmp_path / f"nota{ending}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"nota\." if ending == ".xyz" else remedy):
        read(path)


@pytest.mark.parametrize("ending", sorted(READERS))
def test_text_under_another_ending(tmp_path: Path, ending: str) -> None:
    """Plain text is read as such, and named under the ending of any other kind."""
    path = tmp_path / f"nota{ending}"
    path.write_text(
        "Het erts komt uit een land, en dat land bepaalt de prijs van de hele keten. " * 5, encoding="utf-8"
    )
    if ending in {".txt", ".text", ".md", ".markdown"}:
        assert "Het erts komt" in read(path).original
    else:
        with pytest.raises(UnreadableInput, match=rf"nota\{ending}"):
            read(path)


def test_pictures_may_be_of_another_kind_of_picture(tmp_path: Path) -> None:
    """A picture is refused for its damage, not for the ending of another kind of picture."""
    (tmp_path / "beeld.jpg").write_bytes(KINDS["PNG"][0])
    with pytest.raises(UnreadableInput, match="whole picture"):
        read(tmp_path / "beeld.jpg")
