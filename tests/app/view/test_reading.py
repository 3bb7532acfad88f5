"""A document to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.reading import block_parts, blocks_html, original_parts, search
from app.view.wording import Wording
from kg.model import Block, BlockKind, Document
from kg.offsets import Edit
from kg.texts import DocumentRow

SAY = Wording("en")
ORIGINAL = "#Kop\nEen <b>athankelijke</b> zin\nvan twee regels.\n3\n"
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, (Edit(13, 14, "f", "misread letters", 0.9),), language="nl")


def test_structure_becomes_elements_and_text_stays_text() -> None:
    """A heading stands below those of the page, without its mark; a list item is an item; angle brackets are text."""
    blocks = (Block(BlockKind.HEADING, 0, 4, level=1), Block(BlockKind.LIST_ITEM, 5, 32))
    html = blocks_html(DOCUMENT, blocks, SAY).text
    assert "<h3>Kop</h3>" in html
    assert "<li>Een &lt;b&gt;afhankelijke&lt;/b&gt; zin</li>" in html
    assert 'lang="nl"' in html


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_is_shown(kind: BlockKind) -> None:
    """No text disappears, whatever its kind."""
    assert "Kop" in blocks_html(DOCUMENT, (Block(kind, 0, 4, level=9),), SAY).text


def test_what_is_no_running_text_is_named() -> None:
    """Furniture, boilerplate and notes say what they are."""
    assert "page furniture" in blocks_html(DOCUMENT, (Block(BlockKind.FURNITURE, 0, 3),), SAY).text


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


def test_documents_are_found_by_title_or_file_name() -> None:
    """Part of a title or of a name is enough; the list is in the order of the titles."""
    rows = [
        DocumentRow("1", "b.txt", "b.txt", "", "Zink", "nl"),
        DocumentRow("2", "kobalt.txt", "kobalt.txt", "", "Batterijen", "nl"),
        DocumentRow("3", "a.txt", "a.txt", "", "", "de"),
    ]
    assert [r.id for r in search(rows, "")] == ["3", "2", "1"]
    assert [r.id for r in search(rows, "KOBALT")] == ["2"]
    assert [r.id for r in search(rows, "zin")] == ["1"]
    assert search(rows, "[a-z]") == []
