"""Scanned pages and pictures of pages: what OCR reads, what the document says of it, and what happens without it.

The scans are made here: text drawn by PDFium with the letters built into it, no fonts of the system.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import textwrap
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import Result
from PIL import Image

from ingest.layout import layout
from ingest.read import read
from ingest.read.ocr import find_engine
from ingest.read.pdf_boxes import boxes
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput
from kg.model import BlockKind, Document

SAMPLES = Path(__file__).parents[3] / "docs" / "samples"
WIDTH, HEIGHT = 595, 420
"""Points of a page of A5, lying."""


def has_languages() -> bool:
    """Tell whether tesseract with Dutch and German is installed."""
    try:
        return shutil.which("tesseract") is not None and {"nld", "deu"} <= set(find_engine("").languages)
    except UnreadableInput:
        return False


needs_tesseract = pytest.mark.skipif(not has_languages(), reason="tesseract with nld and deu is not installed")


def opening(name: str, lines: int = 14) -> list[str]:
    """The first lines of a sample, as a page of this width breaks them; paragraphs apart."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    return [line for part in text.split("\n") for line in (textwrap.wrap(part, 84) or [""])][:lines]


def digital(pages: Sequence[Sequence[str]], size: int = 11) -> bytes:
    """A PDF with these lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 {size} Tf 50 {HEIGHT - 45 - 1.5 * size * n:.1f} Td ({escaped(line)}) Tj ET\n"
            for n, line in enumerate(lines)
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def escaped(line: str) -> str:
    """A line as PDF writes it."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def picture(lines: Sequence[str], dpi: int = 300, size: int = 11) -> Image.Image:
    """The picture of a page with these lines."""
    with pypdfium2.PdfDocument(digital([lines], size)) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def photograph() -> Image.Image:
    """A picture without text: clouds of grey."""
    clouds = Image.effect_noise((40, 30), 120)
    return clouds.resize((2000, 1500), Image.Resampling.BICUBIC)


def scanned(pictures: Sequence[Image.Image], dpi: int = 300) -> bytes:
    """A PDF whose pages are pictures."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=list(pictures[1:]), resolution=dpi)
    return buffer.getvalue()


def joined(*files: bytes) -> bytes:
    """One PDF with the pages of all."""
    with pypdfium2.PdfDocument.new() as whole:
        for data in files:
            with pypdfium2.PdfDocument(data) as part:
                whole.import_pages(part)
        buffer = io.BytesIO()
        whole.save(buffer)
    return buffer.getvalue()


TEXTS = {"nl": "lithium.txt", "de": "batterien.txt"}
PROGRAM = """#!/bin/sh
case "$1" in
--version) echo "tesseract 5.9.9" ;;
--list-langs) printf 'List of available languages (2):\\n{languages}\\n' ;;
*) {rest} ;;
esac
"""


def saved(folder: Path, name: str, data: bytes) -> Path:
    """The file with these bytes."""
    (folder / name).write_bytes(data)
    return folder / name


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w[\w.,-]*\w|\w", text)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two scanned pages, one Dutch and one German."""
    pages = [picture(opening(TEXTS[language])) for language in ("nl", "de")]
    return saved(tmp_path_factory.mktemp("scan"), "scan.pdf", scanned(pages))


@pytest.fixture(scope="module")
def document(scan: Path) -> Document:
    """The scan as it is read."""
    return read(scan)


@needs_tesseract
@pytest.mark.parametrize(("number", "language"), [(1, "nl"), (2, "de")])
def test_the_words_of_a_scan(document: Document, number: int, language: str) -> None:
    """Of the words drawn on a Dutch and a German page at least 98 in 100 are read, in their order."""
    drawn = words("\n".join(opening(TEXTS[language])))
    page = document.pages[number - 1]
    found = words(document.original[page.start : page.end])
    right = sum(a == b for a, b in zip(drawn, found, strict=False))
    assert page.number == number
    assert right >= 0.98 * len(drawn)


@needs_tesseract
def test_a_scan_says_that_it_is_one(document: Document) -> None:
    """The document names the program that read it, and each page how sure it was; the day of the scan dates nothing."""
    assert re.fullmatch(r"tesseract \d[\d.]+ \(nld\+deu(\+eng)?\)", document.ocr)
    assert all(0.8 < page.confidence < 1 for page in document.pages)
    assert document.issued == "2025-03-03"
    assert document.media_type == "application/pdf"


@needs_tesseract
def test_paragraphs_of_a_scan_are_whole(document: Document) -> None:
    """Lines are joined to paragraphs as in any PDF, and what is clean has its place in the original."""
    clean = repair(document)
    blocks = [clean.clean[b.start : b.end] for b in layout(clean) if b.kind is BlockKind.PARAGRAPH]
    (block,) = (text for text in blocks if text.startswith("Wie wil weten"))
    assert "elk jaar een ander antwoord. In het overzicht" in block
    start = clean.clean.index("ander antwoord. In het overzicht")
    evidence = clean.evidence(start, start + 32)
    assert evidence.holds_in(document.original)
    assert evidence.page == 1


@needs_tesseract
def test_reading_is_deterministic(scan: Path, document: Document) -> None:
    """The same bytes give the same text, pages and confidences."""
    assert read(scan) == document


@needs_tesseract
def test_quotes_stand_on_the_picture(scan: Path, document: Document) -> None:
    """A quote of a scan has its box on the page, where the words were drawn."""
    start = document.original.index("Greenbushes") if "Greenbushes" in document.original else 0
    (box,) = boxes(document, scan.read_bytes(), start, start + 11)
    assert box.page == 1
    assert 0 < box.left < box.right < 595
    assert 0 < box.bottom < box.top < 420
    assert 30 < box.right - box.left < 90


@needs_tesseract
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_facts_of_a_scan_are_proved(
    run: Callable[..., Result],
    rows: Callable[..., list[dict[str, Any]]],
    small_vocabulary: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    """Through the whole chain: mentions and citations are quotes of what OCR read, stored, verified, and kept in the graph."""
    lines = [
        "Kobalt en ijzererts",
        "",
        "De haven verwerkte in 2023 ruim 20 miljoen ton ijzererts uit Brazilië, en het kobalt kwam",
        "vooral uit Congo. Der Hafen schlug auch Gallium aus China um.",
    ]
    saved(tmp_path, "haven.pdf", scanned([picture(lines)]))
    kb = tmp_path / "kb"
    small_vocabulary(kb)
    assert run("ingest", tmp_path / "haven.pdf", kb=kb).exit_code == 0
    original = run("show", "haven.pdf", "--original", kb=kb).stdout
    mentions = [m for row in rows("entities", kb=kb) for m in row["mentions"]]
    assert {m["text"] for m in mentions} >= {"ijzererts", "Brazilië", "Congo", "Gallium", "China"}
    assert all(original[m["start"] : m["end"]] == m["text"] for m in mentions)
    (answer,) = rows("ask", "Hoeveel ijzererts verwerkte de haven in 2023?", kb=kb)
    assert answer["citations"]
    for cited in answer["citations"]:
        assert original[cited["start"] : cited["end"]] == cited["quote"]
        assert cited["page"] == 1
    assert run("verify", kb=kb).exit_code == 0
    assert run("validate", kb=kb).exit_code == 0
    asked = "SELECT ?o ?c { ?d a kp:Document ; kp:ocr ?o . ?p a kp:Page ; kp:confidence ?c }"
    (found,) = json.loads(run("query", asked, "--format", "json", kb=kb).stdout)["results"]["bindings"]
    assert found["o"]["value"].startswith("tesseract ")
    assert 0.8 < float(found["c"]["value"]) < 1


@needs_tesseract
def test_a_scanned_page_in_a_digital_file(tmp_path: Path) -> None:
    """One scanned page between two with text is read in its place; the others stay as the file has them."""
    first, third = digital([opening("lithium.txt")]), digital([opening("knelpunten.txt")])
    path = saved(tmp_path, "deels.pdf", joined(first, scanned([picture(opening("batterien.txt"))]), third))
    document = read(path)
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [page.confidence == 1 for page in document.pages] == [True, False, True]
    at = document.original.index("Batteriezelle")
    assert document.page_at(at) == 2


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2])
def test_pages_on_their_side(tmp_path: Path, quarters: int) -> None:
    """A page scanned on its side or upside down is turned and read, and its boxes lie where the page shows the words."""
    upright = picture(opening("batterien.txt", 9))
    path = saved(tmp_path, "gedraaid.pdf", scanned([upright.rotate(90 * quarters, expand=True)]))
    document = read(path)
    assert "Eine Batteriezelle ist zu einem großen Teil Chemie." in repair(document).clean
    start = document.original.index("Batteriezelle")
    (box,) = boxes(document, path.read_bytes(), start, start + len("Batteriezelle"))
    wide, high = box.right - box.left, box.top - box.bottom
    assert (wide > high) == (quarters == 2)
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    assert {1: middle[0] < 210, 2: middle[1] < 210}[quarters]


@needs_tesseract
def test_rows_of_a_scanned_table(tmp_path: Path) -> None:
    """Cells far apart on one line are a row."""
    gap = " " * 40
    rows = [
        f"{stuff}{gap}{share} procent" for stuff, share in (("Tin", 4), ("Kobalt", 70), ("Grafiet", 65), ("Neon", 12))
    ]
    original = read(saved(tmp_path, "tabel.pdf", scanned([picture(rows)]))).original
    assert "Kobalt | 70 procent" in original.splitlines()


@needs_tesseract
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
def test_pictures_of_pages(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    """Pictures of the usual kinds, in grey, black and white, with colours or see-through, are read alike."""
    picture(opening("lithium.txt", 7)).convert(mode).save(tmp_path / name, kind, dpi=(300, 300))
    document = read(tmp_path / name)
    assert "krijgt elk jaar een ander antwoord. In het overzicht" in repair(document).clean
    assert document.media_type == f"image/{kind.lower()}"
    assert document.title == "Lithium: genoeg in de grond, te weinig in de raffinaderij"


@needs_tesseract
def test_coarse_pictures_are_drawn_finer(tmp_path: Path) -> None:
    """A picture at 100 dots an inch that does not say so is read."""
    picture(opening("lithium.txt", 9), dpi=100).save(tmp_path / "grof.png")
    assert "genoeg in de grond" in read(tmp_path / "grof.png").original


@needs_tesseract
def test_pages_of_a_tiff(tmp_path: Path) -> None:
    """Every page of a TIFF is a page of the document."""
    pages = [picture(opening(TEXTS[language], 6)).convert("1") for language in ("nl", "de")]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:], compression="group4", dpi=(300, 300))
    document = read(tmp_path / "a.tiff")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(document.original.index("Vorprodukte")) == 2


@needs_tesseract
def test_a_picture_without_text_is_named(tmp_path: Path) -> None:
    """A photograph holds no text, by itself and as a PDF; among pages with text it does no harm."""
    photograph().save(tmp_path / "wolken.png")
    saved(tmp_path, "wolken.pdf", scanned([photograph()]))
    for name in ("wolken.png", "wolken.pdf"):
        with pytest.raises(UnreadableInput, match=f"{name}.* no text"):
            read(tmp_path / name)
    mixed = saved(tmp_path, "omslag.pdf", joined(scanned([photograph()]), digital([opening("lithium.txt")])))
    assert [page.number for page in read(mixed).pages] == [2]


def test_without_ocr_scans_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tesseract is missing, scans, pictures and a scanned page among others are named with what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    page = picture(opening("lithium.txt", 9))
    page.save(tmp_path / "a.png")
    saved(tmp_path, "a.pdf", scanned([page]))
    saved(tmp_path, "b.pdf", joined(digital([opening("lithium.txt")]), scanned([page])))
    for name in ("a.png", "a.pdf", "b.pdf"):
        with pytest.raises(
            UnreadableInput, match=f"{name}.*apt install tesseract-ocr tesseract-ocr-nld tesseract-ocr-deu"
        ):
            read(tmp_path / name)


def test_without_ocr_photographs_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF with text and a photograph over a whole page needs no OCR program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = saved(tmp_path, "omslag.pdf", joined(scanned([photograph()]), digital([opening("lithium.txt")])))
    document = read(path)
    assert "Greenbushes" in document.original or "Lithium" in document.original
    assert document.ocr == ""


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, languages: str, rest: str) -> None:
    """Put a program that calls itself tesseract on the PATH."""
    (folder / "bin").mkdir()
    path = folder / "bin" / "tesseract"
    path.write_text(PROGRAM.format(languages=languages, rest=rest), encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")


def test_missing_languages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tesseract that knows none of our languages is named with what to install."""
    program(tmp_path, monkeypatch, "osd", "exit 1")
    with pytest.raises(UnreadableInput, match="tesseract-ocr-nld"):
        read(saved(tmp_path, "a.pdf", scanned([picture(opening("lithium.txt", 3))])))


def test_the_languages_there_are_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs that are not installed are not asked for."""
    program(tmp_path, monkeypatch, "deu\\nfra", "exit 1")
    assert find_engine("a.pdf").description == "tesseract 5.9.9 (deu)"


@pytest.mark.parametrize("rest", ["exec sleep 60", "cat > /dev/null; exit 1", "cat > /dev/null", "kill -9 $$"])
def test_a_page_that_ocr_cannot_bear_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str) -> None:
    """A program that hangs, fails, says nothing or dies on a page is ended, and file and page are named."""
    program(tmp_path, monkeypatch, "nld\\ndeu", rest)
    monkeypatch.setattr("ingest.read.ocr.LONGEST", 1)
    with pytest.raises(UnreadableInput, match=r"a\.pdf: OCR gave up on page 1"):
        read(saved(tmp_path, "a.pdf", scanned([picture(opening("lithium.txt", 3))])))


def test_too_many_scans_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More scanned pages than the limit are refused before any is read."""
    monkeypatch.setattr("ingest.read.scans.MOST_SCANNED", 2)
    monkeypatch.setattr("ingest.read.images.MOST_SCANNED", 2)
    pages = [picture(opening("lithium.txt", 3), dpi=50)] * 3
    with pytest.raises(OversizedInput, match="3 scanned pages"):
        read(saved(tmp_path, "a.pdf", scanned(pages, dpi=50)))
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    with pytest.raises(OversizedInput, match="3 pages"):
        read(tmp_path / "a.tif")


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


def test_damaged_pictures_are_named(tmp_path: Path) -> None:
    """Pictures that are cut off, foreign or hold nothing are named."""
    whole = io.BytesIO()
    picture(opening("lithium.txt", 3)).save(whole, "PNG")
    data = whole.getvalue()
    for number, bad in enumerate((data[:20], data[: len(data) // 2], png(2000, 2000), b"\xff\xd8\xff\xe0" + b"x" * 90)):
        with pytest.raises(UnreadableInput, match=f"stuk{number}"):
            read(saved(tmp_path, f"stuk{number}.png", bad))


@needs_tesseract
def test_memory_of_a_page_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that takes more memory than allowed is given up, and nothing else is."""
    monkeypatch.setattr("ingest.read.ocr.MOST_MEMORY", 30_000_000)
    with pytest.raises(UnreadableInput, match="too much memory"):
        read(saved(tmp_path, "a.pdf", scanned([picture(opening("lithium.txt", 3))])))
