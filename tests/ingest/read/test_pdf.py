"""PDF: reading order, pages, notes, running heads, and files that cannot be read. The files are written here by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.layout import layout
from ingest.read import read
from ingest.read.columns import find_gutter
from ingest.read.pdf_lines import PdfLine, Segment
from ingest.repair import repair
from kg.errors import OversizedInput, UnreadableInput
from kg.model import BlockKind

Placed = tuple[float, float, float, str]
"""Points from the left and from below, size, text."""
Pdf = Callable[..., bytes]


@pytest.fixture
def pdf(leaf: Any, written: Callable[..., bytes]) -> Pdf:
    """Write a PDF with text at these places of its pages."""
    return lambda pages, **options: written([leaf(page) for page in pages], **options)


def saved(folder: Path, data: bytes, name: str = "nota.pdf") -> Path:
    """The file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


WORDS = "het erts komt uit een land en dat land bepaalt de prijs van de keten waar de fabriek van leeft want zonder erts geen werk".split()


def column(x: float, first: int, count: int, top: float = 700) -> list[Placed]:
    """Lines of a column, each with its number."""
    return [(x, top - 12 * n, 10, f"regel {first + n} {' '.join(WORDS[n % 9 : n % 9 + 7])}") for n in range(count)]


def test_columns_are_read_one_after_the_other(tmp_path: Path, pdf: Pdf) -> None:
    """The left column comes before the right one though the file draws them line by line, a title above both comes first."""
    left, right = column(50, 100, 12), column(320, 200, 12)
    drawn = [placed for pair in zip(left, right, strict=True) for placed in pair]
    title: Placed = (50, 750, 18, "Een titel die over beide kolommen van deze bladzijde heen loopt")
    original = read(saved(tmp_path, pdf([[title, *drawn]]))).original
    numbers = [int(line.split()[1]) for line in original.splitlines() if line.startswith("regel")]
    assert numbers == [*range(100, 112), *range(200, 212)]
    assert original.startswith("Een titel")


def test_cells_of_a_row_stay_together(tmp_path: Path, pdf: Pdf) -> None:
    """Short cells far apart are a row of a table, not columns."""
    rows = [[(50.0, 700.0 - 14 * n, 10.0, f"Stof{n}"), (320.0, 700.0 - 14 * n, 10.0, f"{n} %")] for n in range(12)]
    document = repair(read(saved(tmp_path, pdf([[placed for row in rows for placed in row] + column(50, 1, 8, 400)]))))
    assert "Stof3 | 3 %" in document.clean
    assert any(block.kind is BlockKind.TABLE_ROW for block in layout(document))


def test_pages_and_sentences_over_them(tmp_path: Path, pdf: Pdf) -> None:
    """A sentence over a page is whole, its notes come behind, running heads and page numbers are gone, pages are known."""
    pages = []
    for number in (1, 2, 3):
        body = column(60, 10 * number, 9)
        body[-1] = (60, body[-1][1], 10, f"einde {number} van deze bladzijde die verder gaat met de zin over")
        note: Placed = (60, 90, 7, f"{number} Noot {number} bij deze bladzijde met een bron")
        pages.append([(60, 770, 9, f"Erts en macht {number}"), *body, note, (300, 30, 10, str(number))])
    document = repair(read(saved(tmp_path, pdf(pages))))
    assert "met de zin over regel 20" in document.clean
    assert "Erts en macht" not in document.clean
    notes = [document.clean[b.start : b.end] for b in layout(document) if b.kind is BlockKind.NOTE]
    assert len(notes) == 3
    assert document.page_at(document.original.index("regel 20")) == 2
    assert document.page_at(document.original.index("Noot 3")) == 3


def test_a_heading_with_a_number_is_no_page_number(tmp_path: Path, pdf: Pdf) -> None:
    """A heading such as "Vraag 2" at the head of page 2 stays, and the foot of the pages with their number goes."""
    pages = [
        [*column(50, 0, 6), (50, 400, 10, "Vraag 1"), (50, 50, 10, "Den Haag Stukken van de Kamer, blad 1")],
        [(50, 715, 10, "Vraag 2"), *column(50, 2, 6), (50, 50, 10, "Stukken van de Kamer, blad 2")],
        [*column(50, 4, 6), (50, 50, 10, "Stukken van de Kamer, blad 3")],
    ]
    original = read(saved(tmp_path, pdf(pages))).original
    assert "Vraag 2" in original
    assert "blad" not in original


def test_raised_digits_are_marks_of_notes(tmp_path: Path, pdf: Pdf) -> None:
    """A small raised digit behind a year stays apart from it and leaves the clean text."""
    lines = column(60, 1, 8)
    raised: Placed = (60, 500, 10, "De brief uit 2023) Tj /F1 6 Tf 4 Ts (5) Tj /F1 10 Tf 0 Ts ( legt dat uit.")
    document = repair(read(saved(tmp_path, pdf([[*lines, raised]]))))
    assert "2023⁵" in document.original
    assert "uit 2023 legt dat uit." in document.clean


def test_reading_is_deterministic(tmp_path: Path, pdf: Pdf) -> None:
    """The same bytes give the same text and pages."""
    path = saved(tmp_path, pdf([column(60, 1, 9), column(60, 20, 9)]))
    assert read(path) == read(path)


def test_encrypted_files_are_named(tmp_path: Path, pdf: Pdf) -> None:
    """A file with a password is refused with the remedy."""
    with pytest.raises(UnreadableInput, match="encrypted"):
        read(saved(tmp_path, pdf([column(60, 1, 9)], encrypted=True)))


@pytest.mark.parametrize("damage", [lambda data: data[:9], lambda _: b"geen pdf", lambda data: data[:200]])
def test_damaged_files_are_named(tmp_path: Path, pdf: Pdf, damage: Callable[[bytes], bytes]) -> None:
    """Empty, foreign and truncated files are refused with the remedy."""
    with pytest.raises(UnreadableInput, match=r"nota\.pdf"):
        read(saved(tmp_path, damage(pdf([column(60, 1, 9)]))))


def test_scans_without_text_are_named(tmp_path: Path, pdf: Pdf) -> None:
    """Pages without a text layer need OCR, and the message says so."""
    with pytest.raises(UnreadableInput, match="OCR"):
        read(saved(tmp_path, pdf([[], []])))


def test_too_many_pages_are_refused(tmp_path: Path, pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pages than the limit are refused before any is read."""
    monkeypatch.setattr("ingest.read.pdf.MOST_PAGES", 2)
    with pytest.raises(OversizedInput, match="3 pages"):
        read(saved(tmp_path, pdf([column(60, 1, 2)] * 3)))


def test_a_page_without_columns_has_no_gutter() -> None:
    """Lines over the whole width leave no place for a gutter."""
    lines = [
        PdfLine((Segment("een regel over de hele breedte", 50, 550),), 50, 550, y, y + 10, 10)
        for y in range(100, 700, 12)
    ]
    assert find_gutter(lines) is None
