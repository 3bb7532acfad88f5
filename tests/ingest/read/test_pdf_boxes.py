"""The place of a quote on its page: each character has one box, and what stands in a box is the quote."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from ingest.read import read
from ingest.read.pdf_boxes import PageBox, boxes, placed_pages
from kg.errors import OffsetError, UnreadableInput
from kg.model import Document

Write = Callable[[Sequence[Any]], bytes]
PDFS = sorted((Path(__file__).parents[4] / "shared" / "benchmarks" / "kamervragen-nl" / "pdf").glob("*.pdf"))
WORDS = (
    "erts kobalt haven prijs keten fabriek kade schip lading markt grondstof voorraad invoer uitvoer heffing".split()
)
CUTS = ((0, 0, 0, 0), (30, 20, 40, 10), (0, 0, 90, 120))


def stored(folder: Path, data: bytes) -> Document:
    """The document read from a file with these bytes."""
    (folder / "nota.pdf").write_bytes(data)
    return read(folder / "nota.pdf")


def lines(x: float, top: float, texts: Sequence[str], size: float = 10) -> list[tuple[float, float, float, str]]:
    """Lines below each other."""
    return [(x, top - 12 * n, size, text) for n, text in enumerate(texts)]


def numbered(first: int, count: int) -> list[str]:
    """Lines of some length, each with a number of its own."""
    return [f"regel {n} {' '.join(WORDS[n % 9 : n % 9 + 4])}" for n in range(first, first + count)]


def text_in(data: bytes, box: PageBox, leaf: Any) -> str:
    """What PDFium finds inside a box."""
    ends = (leaf.own(box.left, box.bottom), leaf.own(box.right, box.top))
    (left, right), (bottom, top) = (sorted(values) for values in zip(*ends, strict=True))
    with PdfDocument(data) as pdf:
        return str(pdf[box.page - 1].get_textpage().get_text_bounded(left, bottom, right, top))


pages = st.builds(
    lambda quarters, cut, texts, double: (quarters, cut, texts, double),
    st.integers(0, 3),
    st.sampled_from(CUTS),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=4), min_size=1, max_size=12),
    st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(pages, min_size=1, max_size=3), share=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_every_character_has_one_box_with_its_words(
    tmp_path: Path, leaf: Any, written: Write, drawn: Any, share: tuple[float, float]
) -> None:
    """On turned, cut and two-column pages each character has one box on its page, and boxes hold the words quoted."""
    leaves = [
        leaf(
            [
                *lines(20, 420, [f"a{page}{n} {' '.join(words)}" for n, words in enumerate(texts)]),
                *(
                    lines(270, 420, [f"b{page}{n} {' '.join(words)}" for n, words in enumerate(texts)])
                    if double
                    else ()
                ),
            ],
            quarters,
            cut,
        )
        for page, (quarters, cut, texts, double) in enumerate(drawn)
    ]
    data = written(leaves)
    document = stored(tmp_path, data)
    whole = {p.number: p for p in placed_pages(document, data, dict.fromkeys(p.number for p in document.pages))}
    for position, letter in enumerate(document.original):
        page = whole[document.page_at(position) or 0]
        found = page.boxes(position, position + 1)
        assert len(found) == (not letter.isspace() and letter != "|")
        width, height = page.sheet.size
        assert all(0 <= b.left <= b.right <= width and 0 <= b.bottom <= b.top <= height for b in found)
    start, end = sorted(round(part * len(document.original)) for part in share)
    start, end = whole_words(document.original, start, end)
    seen = " ".join(text_in(data, box, leaves[box.page - 1]) for box in boxes(document, data, start, end))
    assert seen.split() == document.original[start:end].replace("|", " ").split()


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def test_a_box_a_line_in_the_order_of_the_columns(tmp_path: Path, leaf: Any, written: Write) -> None:
    """A quote from the end of one column into the next has a box for each line, the left column first."""
    left, right = lines(30, 700, numbered(100, 12)), lines(320, 700, numbered(200, 12))
    data = written([leaf([placed for pair in zip(left, right, strict=True) for placed in pair])])
    document = stored(tmp_path, data)
    start, end = document.original.index("regel 110"), document.original.index("regel 202")
    found = boxes(document, data, start, end)
    assert [(round(b.left), round(b.bottom)) for b in found] == [(30, 578), (30, 566), (320, 698), (320, 686)]


def test_a_quote_over_two_pages(tmp_path: Path, leaf: Any, written: Write) -> None:
    """A sentence over a page has boxes on both, and the running head between them has none."""
    head = [(60, 770, 9, "Erts en macht")]
    data = written([leaf([*head, *lines(60, 700, numbered(20 * n, 12))]) for n in (1, 2, 3)])
    document = stored(tmp_path, data)
    start, end = document.original.index("regel 31"), document.original.index("regel 41")
    assert [(b.page, round(b.top) > 760) for b in boxes(document, data, start, end)] == [(1, False), (2, False)]


def test_a_heading_like_the_running_head_is_told_from_it(tmp_path: Path, leaf: Any, written: Write) -> None:
    """Where a heading repeats the running head above it, the box is that of the heading."""
    head = [(60, 770, 9, "Erts en macht")]
    sheets = [leaf([*head, *lines(60, 700, numbered(20 * n, 12))]) for n in (1, 2)]
    data = written([*sheets, leaf([*head, (60, 730, 14, "Erts en macht"), *lines(60, 700, numbered(60, 12))])])
    document = stored(tmp_path, data)
    start = document.original.index("Erts en macht")
    assert [
        (b.page, round(b.bottom) > 720, round(b.bottom) > 750) for b in boxes(document, data, start, start + 13)
    ] == [(3, True, False)]


def test_notes_behind_the_text_are_on_their_page(tmp_path: Path, leaf: Any, written: Write) -> None:
    """The box of a footnote is at the foot of its page, though its text stands behind that of all pages."""
    data = written(
        [leaf([*lines(60, 700, numbered(20 * n, 12)), (60, 60, 7, f"Noot {'ab'[n]} erbij")]) for n in (0, 1)]
    )
    document = stored(tmp_path, data)
    start = document.original.index("Noot a")
    assert start > document.original.index("regel 21")
    found = boxes(document, data, start, start + 6)
    assert [(b.page, 55 < b.bottom < 65) for b in found] == [(1, True)]


def test_text_outside_the_shown_part_is_not_read(tmp_path: Path, leaf: Any, written: Write) -> None:
    """What the crop box hides is no text of the document."""
    document = stored(
        tmp_path, written([leaf([*lines(60, 500, numbered(1, 8)), (-250, 300, 10, "verborgen")], 0, CUTS[1])])
    )
    assert "regel 3" in document.original
    assert "verborgen" not in document.original


def test_a_file_that_reads_otherwise_is_refused(tmp_path: Path, leaf: Any, written: Write) -> None:
    """Boxes are never taken from a page that does not give the stored text."""
    document = stored(tmp_path, written([leaf(lines(60, 700, numbered(1, 12)))]))
    other = written([leaf(lines(60, 700, numbered(2, 12)))])
    with pytest.raises(UnreadableInput, match=r"Page 1 of nota\.pdf"):
        boxes(document, other, 0, 5)
    longer = replace(document, original=document.original.replace("regel 12", "regel 1 2"))
    with pytest.raises(UnreadableInput, match="otherwise"):
        boxes(longer, written([leaf(lines(60, 700, numbered(1, 12)))]), 0, 5)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs tesseract (Debian: apt install tesseract-ocr-nld)")
def test_the_words_of_a_scan_have_boxes(tmp_path: Path, leaf: Any, written: Write) -> None:
    """A quote from a scanned page is where the words are on its picture, within half a letter or so."""
    printed = leaf([(60, 700 - 40 * n, 20, f"Regel {word} over erts en prijs") for n, word in enumerate(WORDS[:8])])
    with PdfDocument(written([printed])) as pdf:
        picture = pdf[0].render(scale=300 / 72).to_pil()
    picture.save(tmp_path / "nota.pdf", resolution=300)
    document = read(tmp_path / "nota.pdf")
    start = document.original.index("keten")
    (found,) = boxes(document, (tmp_path / "nota.pdf").read_bytes(), start, start + 5)
    assert found.left == pytest.approx(118, abs=10)
    assert found.bottom < 700 - 160 + 5 < found.top


def test_spans_outside_the_text_are_refused(tmp_path: Path, leaf: Any, written: Write) -> None:
    """A span beyond the end or backwards is no place."""
    data = written([leaf(lines(60, 700, numbered(1, 12)))])
    document = stored(tmp_path, data)
    for start, end in ((0, len(document.original) + 1), (5, 4), (-1, 3)):
        with pytest.raises(OffsetError, match="lies outside"):
            boxes(document, data, start, end)


@pytest.mark.skipif(not PDFS, reason="needs ../shared/benchmarks/kamervragen-nl")
@pytest.mark.parametrize("path", PDFS, ids=lambda path: str(path.stem[:8]))
def test_parliamentary_papers(path: Path) -> None:
    """In real files every character has one box, and each line read back from its box has the words of the text."""
    document, data = read(path), path.read_bytes()
    counted = Counter[int]()
    with PdfDocument(data) as pdf:
        for page in placed_pages(document, data, dict.fromkeys(p.number for p in document.pages)):
            text = pdf[page.number - 1].get_textpage()
            for at, line in page.lines:
                counted.update(at + n for n in range(len(line.text)) if page.boxes(at + n, at + n + 1))
                (x, y), found = (page.sheet.left, page.sheet.bottom), page.boxes(at, at + len(line.text))
                seen = " ".join(text.get_text_bounded(x + b.left, y + b.bottom, x + b.right, y + b.top) for b in found)
                assert letters(line.text) == letters(seen)
    assert set(counted.values()) == {1}
    left_out = {c for i, c in enumerate(document.original) if i not in counted and not c.isspace()}
    assert left_out <= {"|"}


def letters(text: str) -> list[str]:
    """The letters of a text; hyphens at line ends and raised digits are written otherwise by PDFium."""
    plain: Iterator[str] = (c for c in text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) if c.isalnum())
    return list(plain)
