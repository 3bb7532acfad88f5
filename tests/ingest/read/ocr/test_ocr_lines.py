"""The lines of a picture as those of a page: points, cells, rows, and the boxes of a picture that was turned."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.read.ocr import Line, PageImage, Word
from ingest.read.ocr_lines import lines_on_picture


def line(left: int, top: int, *words: str, step: int = 100) -> Line:
    """A line of words 80 dots wide and 20 high."""
    placed = (Word(w, left + n * step, top, left + n * step + 80, top + 20, 0.9) for n, w in enumerate(words))
    return Line(tuple(placed), top + 25, 25)


def page(quarters: int = 0) -> PageImage:
    """An upright picture of 400 by 600 dots at 144 an inch: 200 by 300 points."""
    return PageImage(1, np.full((600, 400), 255, dtype=np.uint8), 144, quarters)


def test_points_are_counted_from_below() -> None:
    """Dots become points, and a line near the head stands high."""
    (found,) = lines_on_picture([line(20, 40, "erts", "kade", step=90)], page())
    assert found.text == "erts kade"
    assert (found.left, found.right) == (10, 95)
    assert found.bottom == (600 - 65) / 2
    assert found.top - found.bottom == found.size == 15
    assert [round(box[0]) for boxes in found.boxes(0, 9) for box in boxes] == [10, 20, 30, 40, 55, 65, 75, 85]


def test_wide_gaps_part_cells() -> None:
    """Words further apart than a space are cells."""
    (found,) = lines_on_picture([line(20, 40, "Tin", "4", step=200)], page())
    assert found.text == "Tin | 4"


def test_cells_that_were_read_one_by_one_are_a_row() -> None:
    """What stands at one height is one line, where the page has no columns."""
    down = [line(20, 40, "Tin"), line(20, 80, "Neon"), line(300, 40, "4"), line(300, 82, "12")]
    assert [found.text for found in lines_on_picture(down, page())] == ["Tin | 4", "Neon | 12"]


def test_columns_keep_the_order_they_were_read_in() -> None:
    """On a page of two columns the left one comes first, as it was read."""
    words = ("een", "hele", "regel", "tekst", "hier")
    left = [line(10, 30 * n, *words, step=38) for n in range(12)]
    right = [line(230, 30 * n, *words, step=38) for n in range(12)]
    short = [
        Line(tuple(Word(w.text, w.left, w.top, w.left + 30, w.bottom, 0.9) for w in one.words), one.foot, one.height)
        for one in (*left, *right)
    ]
    found = lines_on_picture(short, page())
    assert [one.left for one in found] == [5] * 12 + [115] * 12


@pytest.mark.parametrize(
    ("quarters", "wanted"),
    [
        (0, (10, 50, 267.5, 282.5)),
        (1, (17.5, 32.5, 10, 50)),
        (2, (150, 190, 17.5, 32.5)),
        (3, (267.5, 282.5, 150, 190)),
    ],
)
def test_boxes_lie_as_the_page_is_shown(quarters: int, wanted: tuple[float, ...]) -> None:
    """A line at the head of a picture that was turned clockwise lies at the left, foot or right of the page shown."""
    (found,) = lines_on_picture([line(20, 40, "erts")], page(quarters))
    (boxes,) = found.boxes(0, 4)
    edges = min(b[0] for b in boxes), max(b[1] for b in boxes), min(b[2] for b in boxes), max(b[3] for b in boxes)
    assert edges == pytest.approx(wanted)
    assert found.text == "erts"
