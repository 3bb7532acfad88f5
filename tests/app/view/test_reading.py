"""A document to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.reading import block_parts, blocks_html, original_parts, repairs, repairs_html
from app.view.wording import Wording
from kg.model import Block, BlockKind, Document
from kg.offsets import Edit

SAY = Wording("en")
ORIGINAL = "Kop\nEen <b>athankelijke</b> zin\nvan twee regels.\n3\n"
EDITS = (
    Edit(12, 13, "f", "misread letters", 0.9),
    Edit(31, 32, " ", "line join"),
    Edit(49, 50, "", "furniture", 0.8),
    Edit(0, 3, "kop", "unsure", 0.4, applied=False),
)
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, EDITS, language="nl")


def test_structure_becomes_elements_and_text_stays_text() -> None:
    """A heading is a heading below those of the page, a list item an item; angle brackets are text."""
    blocks = (Block(BlockKind.HEADING, 0, 3, level=1), Block(BlockKind.LIST_ITEM, 4, 31))
    html = blocks_html(DOCUMENT, blocks, SAY).text
    assert "<h3>Kop</h3>" in html
    assert "<li>Een &lt;b&gt;afhankelijke&lt;/b&gt; zin</li>" in html
    assert 'lang="nl"' in html


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_is_shown(kind: BlockKind) -> None:
    """No text disappears, whatever its kind."""
    assert "Kop" in blocks_html(DOCUMENT, (Block(kind, 0, 3, level=9),), SAY).text


def test_what_is_no_running_text_is_named() -> None:
    """Furniture, boilerplate and notes say what they are."""
    assert "page furniture" in blocks_html(DOCUMENT, (Block(BlockKind.FURNITURE, 0, 3),), SAY).text


def test_joining_lines_counts_for_no_repair() -> None:
    """Only repairs that change or flag more than whitespace are listed."""
    assert [e.rule for e in repairs(DOCUMENT)] == ["misread letters", "furniture", "unsure"]


def test_a_repair_stands_beside_its_original() -> None:
    """Place, original with surroundings, reading, rule and confidence; a flag is called one."""
    html = repairs_html(DOCUMENT, repairs(DOCUMENT), SAY).text
    assert "<td>12–13</td>" in html
    assert "&lt;b&gt;a<mark>t</mark>hankelijke&lt;/b&gt;" in html
    assert "misread letters" in html
    assert "0.90" in html
    assert "left out" in html
    assert "kop (flagged only)" in html
    assert html.count("<tr>") == 4


def test_a_long_repair_is_cut() -> None:
    """Removed boilerplate of pages does not fill the table."""
    long = Document("e" * 64, "lang.txt", "x" * 5000, (Edit(0, 4000, "", "boilerplate"),))
    assert len(repairs_html(long, repairs(long), SAY).text) < 1000


@given(st.text(alphabet="ab\n", max_size=200), st.integers(1, 50))
def test_the_parts_of_an_original_are_all_of_it(original: str, size: int) -> None:
    """The parts follow one another without gap or overlap, none is longer than asked for."""
    parts = original_parts(original, size)
    assert "".join(original[p.start : p.end] for p in parts) == original
    assert all(p.end - p.start <= size for p in parts)


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(1, 100))
def test_the_parts_of_a_layout_are_all_of_it(lengths: list[int], size: int) -> None:
    """Every block stands in one part, in order."""
    at, blocks = 0, []
    for length in lengths:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + length))
        at += length
    assert [b for part in block_parts(blocks, size) for b in part] == blocks
