"""The picture of a page: its size is bounded, and what is marked is coloured there and nowhere else."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from ingest.read import pdf_picture, read
from ingest.read.pdf_boxes import boxes
from ingest.read.pdf_picture import MOST_DOTS, page_picture, quote_pictures
from kg.errors import OversizedInput, UnreadableInput
from kg.model import Document

Write = Callable[[Sequence[Any]], bytes]
NOTE = Document("0" * 64, "nota.pdf", "", media_type="application/pdf")
LINES = [(40, 300 - 14 * n, 12, f"Regel {n} over erts en kobalt") for n in range(5)]


def picture(data: bytes, *marked: Any) -> Image.Image:
    """The first page."""
    return Image.open(io.BytesIO(page_picture(NOTE, data, 1, marked).png)).convert("RGB")


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("cut", [(0, 0, 0, 0), (30, 50, 70, 90)])
def test_marks_lie_on_the_words(
    tmp_path: Path, leaf: Any, written: Write, quarters: int, cut: tuple[float, float, float, float]
) -> None:
    """However a page is turned and cut, the ink of a quote is on coloured ground and the ink elsewhere is not."""
    data = written([leaf([(x, y, s, t) for x, y, s, t in LINES], quarters, cut)])
    (tmp_path / "nota.pdf").write_bytes(data)
    document = read(tmp_path / "nota.pdf")
    start = document.original.index("Regel 2")
    plain, marked = (
        picture(data),
        picture(data, *boxes(document, data, start, start + len("Regel 2 over erts en kobalt"))),
    )
    coloured = marked.convert("HSV").getchannel("S").point(lambda s: 255 * (s > 60)).getbbox()
    assert coloured is not None
    assert plain.convert("HSV").getchannel("S").point(lambda s: 255 * (s > 60)).getbbox() is None
    dark = plain.convert("L").point(lambda v: 255 * (v < 100))
    left, top, right, bottom = coloured
    line = dark.crop((0, top, dark.width, bottom)).getbbox()
    # All ink at this height is marked, and the lines above and below have as much white between them and it.
    assert line is not None
    assert left <= line[0]
    assert line[2] <= right
    scale = min(2.0, MOST_DOTS / max(plain.size) * 2)
    assert 8 * scale < bottom - top < 20 * scale


def test_size_is_bounded(written: Write, leaf: Any) -> None:
    """A page is drawn at no more than so many dots a side, however large it is."""
    data = written([leaf(LINES)]).replace(b"[0 0 600 800]", b"[0 0 600 9000]")
    huge = picture(data.replace(b"/CropBox [0 0 600 800]", b"/CropBox [0 0 600 9000]"))
    assert max(huge.size) <= MOST_DOTS
    assert picture(data.replace(b"/CropBox [0 0 600 800]", b"/CropBox [0 0 1 9000]")).size[0] >= 1


def test_a_page_that_takes_too_long_is_refused(written: Write, leaf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing stops at the limit of time."""
    monkeypatch.setattr(pdf_picture, "LONGEST", -1.0)
    data = written([leaf(LINES, drawing="0 0 10 10 re f\n" * 20_000)])
    with pytest.raises(OversizedInput, match=r"Page 1 of nota\.pdf"):
        page_picture(NOTE, data, 1)


def test_a_page_that_is_not_there_is_named(written: Write, leaf: Any) -> None:
    """A number beyond the last page is refused."""
    with pytest.raises(UnreadableInput, match="no page 2"):
        page_picture(NOTE, written([leaf(LINES)]), 2)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs tesseract (Debian: apt install tesseract-ocr-nld)")
def test_a_picture_file_is_marked_where_it_was_read(tmp_path: Path, leaf: Any, written: Write) -> None:
    """The quote from a scanned picture is marked on it, at its height."""
    names = "haven prijs keten fabriek kade schip lading markt".split()
    printed = leaf([(60, 700 - 40 * n, 20, f"Regel {word} over erts en kobalt") for n, word in enumerate(names)])
    with PdfDocument(written([printed])) as pdf:
        pdf[0].render(scale=300 / 72).to_pil().save(tmp_path / "nota.png", dpi=(300, 300))
    document, data = read(tmp_path / "nota.png"), (tmp_path / "nota.png").read_bytes()
    start = document.original.index("Regel keten")
    (found,) = quote_pictures(document, data, start, start + len("Regel keten over erts en kobalt"))
    marked = Image.open(io.BytesIO(found.png)).convert("HSV").getchannel("S").point(lambda s: 255 * (s > 60)).getbbox()
    assert marked is not None
    height = 800 * 2
    assert abs((marked[1] + marked[3]) / 2 - (height - 2 * (700 - 80 + 6))) < 20
    with pytest.raises(UnreadableInput, match="no page 2"):
        page_picture(document, data, 2)


def test_the_pages_of_a_quote(tmp_path: Path, leaf: Any, written: Write) -> None:
    """A quote over a page gives both pages, each with its own marks; a file that reads otherwise gives pages unmarked."""
    data = written(
        [leaf([(40, 700 - 14 * n, 12, f"Blad {page} regel {n} over erts") for n in range(9)]) for page in "xyz"]
    )
    (tmp_path / "nota.pdf").write_bytes(data)
    document = read(tmp_path / "nota.pdf")
    start, end = document.original.index("Blad x regel 8"), document.original.index("Blad y regel 2")
    found = list(quote_pictures(document, data, start, end))
    assert [(p.number, len(p.marked), p.size) for p in found] == [(1, 1, (600, 800)), (2, 2, (600, 800))]
    other = data.replace(b"Blad x regel 3", b"Blad x regel 4")
    assert [(p.number, p.marked) for p in quote_pictures(document, other, start, end)] == [(1, ()), (2, ())]
