"""Pictures of pages as files: the usual kinds, pages of a TIFF, and pictures that cannot be read."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest

from ingest.read import read
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput


def saved(folder: Path, name: str, data: bytes) -> Path:
    """The file with these bytes."""
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("a.png", "L", "PNG"),
        ("a.jpg", "L", "JPEG"),
        ("a.tif", "1", "TIFF"),
        ("b.png", "RGBA", "PNG"),
        ("c.png", "P", "PNG"),
    ],
)
def test_pictures_of_pages(paper: Any, tmp_path: Path, name: str, mode: str, kind: str) -> None:
    """Pictures of the usual kinds, in grey, black and white, with colours or see-through, are read alike."""
    paper.picture(paper.opening("lithium.txt", 7)).convert(mode).save(tmp_path / name, kind, dpi=(300, 300))
    document = read(tmp_path / name)
    assert "krijgt elk jaar een ander antwoord. In het overzicht" in repair(document).clean
    assert document.media_type == f"image/{kind.lower()}"
    assert document.title == "Lithium: genoeg in de grond, te weinig in de raffinaderij"


@pytest.mark.usefixtures("tesseract")
def test_pictures_of_phones_are_read_like_any(paper: Any, tmp_path: Path) -> None:
    """A JPEG with a further picture behind it is a JPEG, whose lines are joined to paragraphs."""
    page = paper.picture(paper.opening("lithium.txt", 7))
    page.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[page.resize((200, 150))], dpi=(300, 300))
    document = read(tmp_path / "a.jpg")
    assert "krijgt elk jaar een ander antwoord. In het overzicht" in repair(document).clean
    assert document.media_type == "image/jpeg"


@pytest.mark.usefixtures("tesseract")
def test_coarse_pictures_are_drawn_finer(paper: Any, tmp_path: Path) -> None:
    """A picture at 100 dots an inch that does not say so is read."""
    paper.picture(paper.opening("lithium.txt", 9), dpi=100).save(tmp_path / "grof.png")
    assert "genoeg in de grond" in read(tmp_path / "grof.png").original


@pytest.mark.usefixtures("tesseract")
def test_pages_of_a_tiff(paper: Any, tmp_path: Path) -> None:
    """Every page of a TIFF is a page of the document."""
    pages = [paper.picture(paper.opening(name, 6)).convert("1") for name in ("lithium.txt", "batterien.txt")]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:], compression="group4", dpi=(300, 300))
    document = read(tmp_path / "a.tiff")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(document.original.index("Vorprodukte")) == 2


@pytest.mark.usefixtures("tesseract")
def test_a_picture_without_text_is_named(paper: Any, tmp_path: Path) -> None:
    """A photograph holds no text, by itself and as a PDF; among pages with text it does no harm."""
    paper.photograph().save(tmp_path / "wolken.png")
    saved(tmp_path, "wolken.pdf", paper.scanned([paper.photograph()]))
    for name in ("wolken.png", "wolken.pdf"):
        with pytest.raises(UnreadableInput, match=f"{name}.* no text"):
            read(tmp_path / name)
    mixed = saved(
        tmp_path,
        "omslag.pdf",
        paper.joined(paper.scanned([paper.photograph()]), paper.digital([paper.opening("lithium.txt")])),
    )
    assert [page.number for page in read(mixed).pages] == [2]


def png(width: int, height: int) -> bytes:
    """A picture that says it is of this size, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(12_000, 14_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_pictures_that_grow_are_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    """A small file that unpacks to a picture of gigabytes is refused by the size it states."""
    with pytest.raises(OversizedInput, match=r"bom\.png"):
        read(saved(tmp_path, "bom.png", png(*size)))


def test_damaged_pictures_are_named(paper: Any, tmp_path: Path) -> None:
    """Pictures that are cut off, foreign or hold nothing are named."""
    whole = io.BytesIO()
    paper.picture(paper.opening("lithium.txt", 3)).save(whole, "PNG")
    data = whole.getvalue()
    for number, bad in enumerate((data[:20], data[: len(data) // 2], png(2000, 2000), b"\xff\xd8\xff\xe0" + b"x" * 90)):
        with pytest.raises(UnreadableInput, match=f"stuk{number}"):
            read(saved(tmp_path, f"stuk{number}.png", bad))
