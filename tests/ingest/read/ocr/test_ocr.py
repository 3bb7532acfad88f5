"""Scanned pages and pictures of pages: what OCR reads, what the document says of it, and what happens without it.

The scans are made here: text drawn by PDFium with the letters built into it, no fonts of the system.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from ingest.layout import layout
from ingest.read import read
from ingest.read.ocr import find_engine
from ingest.read.pdf_boxes import boxes
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput
from kg.model import BlockKind, Document

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
def scan(paper: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two scanned pages, one Dutch and one German."""
    pages = [paper.picture(paper.opening(TEXTS[language])) for language in ("nl", "de")]
    return saved(tmp_path_factory.mktemp("scan"), "scan.pdf", paper.scanned(pages))


@pytest.fixture(scope="module")
def document(scan: Path) -> Document:
    """The scan as it is read."""
    return read(scan)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(("number", "language"), [(1, "nl"), (2, "de")])
def test_the_words_of_a_scan(paper: Any, document: Document, number: int, language: str) -> None:
    """Of the words drawn on a Dutch and a German page at least 98 in 100 are read, in their order."""
    drawn = words("\n".join(paper.opening(TEXTS[language])))
    page = document.pages[number - 1]
    found = words(document.original[page.start : page.end])
    right = sum(a == b for a, b in zip(drawn, found, strict=False))
    assert page.number == number
    assert right >= 0.98 * len(drawn)


@pytest.mark.usefixtures("tesseract")
def test_a_scan_says_that_it_is_one(document: Document) -> None:
    """The document names the program that read it, and each page how sure it was; the day of the scan dates nothing."""
    assert re.fullmatch(r"tesseract \d[\d.]+ \(nld\+deu(\+eng)?\)", document.ocr)
    assert all(0.8 < page.confidence < 1 for page in document.pages)
    assert document.issued == "2025-03-03"
    assert document.media_type == "application/pdf"


@pytest.mark.usefixtures("tesseract")
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


@pytest.mark.usefixtures("tesseract")
def test_reading_is_deterministic(scan: Path, document: Document) -> None:
    """The same bytes give the same text, pages and confidences."""
    assert read(scan) == document


@pytest.mark.usefixtures("tesseract")
def test_quotes_stand_on_the_picture(scan: Path, document: Document) -> None:
    """A quote of a scan has its box on the page, where the words were drawn."""
    start = document.original.index("Greenbushes") if "Greenbushes" in document.original else 0
    (box,) = boxes(document, scan.read_bytes(), start, start + 11)
    assert box.page == 1
    assert 0 < box.left < box.right < 595
    assert 0 < box.bottom < box.top < 420
    assert 30 < box.right - box.left < 90


@pytest.mark.usefixtures("tesseract")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_facts_of_a_scan_are_proved(
    paper: Any,
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
    saved(tmp_path, "haven.pdf", paper.scanned([paper.picture(lines)]))
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


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_page_in_a_digital_file(paper: Any, tmp_path: Path) -> None:
    """One scanned page between two with text is read in its place; the others stay as the file has them."""
    first, third = paper.digital([paper.opening("lithium.txt")]), paper.digital([paper.opening("knelpunten.txt")])
    path = saved(
        tmp_path,
        "deels.pdf",
        paper.joined(first, paper.scanned([paper.picture(paper.opening("batterien.txt"))]), third),
    )
    document = read(path)
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [page.confidence == 1 for page in document.pages] == [True, False, True]
    at = document.original.index("Batteriezelle")
    assert document.page_at(at) == 2


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("quarters", [1, 2])
def test_pages_on_their_side(paper: Any, tmp_path: Path, quarters: int) -> None:
    """A page scanned on its side or upside down is turned and read, and its boxes lie where the page shows the words."""
    upright = paper.picture(paper.opening("batterien.txt", 9))
    path = saved(tmp_path, "gedraaid.pdf", paper.scanned([upright.rotate(90 * quarters, expand=True)]))
    document = read(path)
    assert "Eine Batteriezelle ist zu einem großen Teil Chemie." in repair(document).clean
    start = document.original.index("Batteriezelle")
    (box,) = boxes(document, path.read_bytes(), start, start + len("Batteriezelle"))
    wide, high = box.right - box.left, box.top - box.bottom
    assert (wide > high) == (quarters == 2)
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    assert {1: middle[0] < 210, 2: middle[1] < 210}[quarters]


@pytest.mark.usefixtures("tesseract")
def test_rows_of_a_scanned_table(paper: Any, tmp_path: Path) -> None:
    """Cells far apart on one line are a row."""
    gap = " " * 40
    rows = [
        f"{stuff}{gap}{share} procent" for stuff, share in (("Tin", 4), ("Kobalt", 70), ("Grafiet", 65), ("Neon", 12))
    ]
    original = read(saved(tmp_path, "tabel.pdf", paper.scanned([paper.picture(rows)]))).original
    assert "Kobalt | 70 procent" in original.splitlines()


def test_without_ocr_scans_are_named(paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tesseract is missing, scans, pictures and a scanned page among others are named with what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    page = paper.picture(paper.opening("lithium.txt", 9))
    page.save(tmp_path / "a.png")
    saved(tmp_path, "a.pdf", paper.scanned([page]))
    saved(tmp_path, "b.pdf", paper.joined(paper.digital([paper.opening("lithium.txt")]), paper.scanned([page])))
    for name in ("a.png", "a.pdf", "b.pdf"):
        with pytest.raises(
            UnreadableInput, match=f"{name}.*apt install tesseract-ocr tesseract-ocr-nld tesseract-ocr-deu"
        ):
            read(tmp_path / name)


def test_without_ocr_photographs_do_no_harm(paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF with text and a photograph over a whole page needs no OCR program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = saved(
        tmp_path,
        "omslag.pdf",
        paper.joined(paper.scanned([paper.photograph()]), paper.digital([paper.opening("lithium.txt")])),
    )
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


def test_missing_languages_are_named(paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tesseract that knows none of our languages is named with what to install."""
    program(tmp_path, monkeypatch, "osd", "exit 1")
    with pytest.raises(UnreadableInput, match="tesseract-ocr-nld"):
        read(saved(tmp_path, "a.pdf", paper.scanned([paper.picture(paper.opening("lithium.txt", 3))])))


def test_the_languages_there_are_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs that are not installed are not asked for."""
    program(tmp_path, monkeypatch, "deu\\nfra", "exit 1")
    assert find_engine("a.pdf").description == "tesseract 5.9.9 (deu)"


@pytest.mark.parametrize("rest", ["exec sleep 60", "cat > /dev/null; exit 1", "cat > /dev/null", "kill -9 $$"])
def test_a_page_that_ocr_cannot_bear_is_named(
    paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    """A program that hangs, fails, says nothing or dies on a page is ended, and file and page are named."""
    program(tmp_path, monkeypatch, "nld\\ndeu", rest)
    monkeypatch.setattr("ingest.read.ocr.LONGEST", 1)
    with pytest.raises(UnreadableInput, match=r"a\.pdf: OCR gave up on page 1"):
        read(saved(tmp_path, "a.pdf", paper.scanned([paper.picture(paper.opening("lithium.txt", 3))])))


def test_too_many_scans_are_refused(paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More scanned pages than the limit are refused before any is read."""
    monkeypatch.setattr("ingest.read.scans.MOST_SCANNED", 2)
    monkeypatch.setattr("ingest.read.images.MOST_SCANNED", 2)
    pages = [paper.picture(paper.opening("lithium.txt", 3), dpi=50)] * 3
    with pytest.raises(OversizedInput, match="3 scanned pages"):
        read(saved(tmp_path, "a.pdf", paper.scanned(pages, dpi=50)))
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    with pytest.raises(OversizedInput, match="3 pages"):
        read(tmp_path / "a.tif")


def test_pictures_that_grow_inside_a_pdf_are_refused(tmp_path: Path) -> None:
    """A PDF of a few kilobytes whose scanned page would unpack to gigabytes is refused before it is drawn."""
    side = 50_000
    data = zlib.compress(b"\0" * 1_000_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 27 >>\nstream\n600 0 0 800 0 0 cm /I Do   \nendstream",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (side, side, len(data), data),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    with pytest.raises(OversizedInput, match=r"bom\.pdf has a picture .* page 1"):
        read(saved(tmp_path, "bom.pdf", body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"))


@pytest.mark.usefixtures("tesseract")
def test_memory_of_a_page_is_bounded(paper: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that takes more memory than allowed is given up, and nothing else is."""
    monkeypatch.setattr("ingest.read.ocr.MOST_MEMORY", 30_000_000)
    with pytest.raises(UnreadableInput, match="too much memory"):
        read(saved(tmp_path, "a.pdf", paper.scanned([paper.picture(paper.opening("lithium.txt", 3))])))
