"""What the cells of a quoted table row are."""

from __future__ import annotations

from dataclasses import replace

from app.view.rows import row_html, table_rows
from kg.model import Block, BlockKind, Document

TEXT = "Tabel 3. Kobalt\n| Congo | 170 | <74> % |\nDe rest komt van elders."
DOCUMENT = Document("d" * 64, "tabel.md", TEXT)
ROW = Block(BlockKind.TABLE_ROW, 16, 40, caption="Tabel 3. Kobalt", header=("Land", "Ton", "Aandeel"))
WHOLE = DOCUMENT.evidence(16, 40)


def test_each_cell_has_the_title_of_its_column() -> None:
    """Titles and cells stand in pairs behind the caption, escaped."""
    html = row_html(DOCUMENT, WHOLE, [ROW])
    assert html is not None
    assert "Tabel 3. Kobalt. Land: Congo · Ton: 170 · Aandeel: &lt;74&gt; %" in html.text


def test_titles_that_do_not_fit_the_cells_stand_in_a_row() -> None:
    """Where titles and cells cannot be paired nothing is claimed of any one cell."""
    html = row_html(DOCUMENT, WHOLE, [replace(ROW, header=("Land", "Aandeel in ton"))])
    assert html is not None
    assert "Land | Aandeel in ton</p>" in html.text


def test_other_quotes_have_no_titles() -> None:
    """A sentence outside the row, or one that reaches beyond it, is left as it is."""
    assert row_html(DOCUMENT, DOCUMENT.evidence(41, len(TEXT)), [ROW]) is None
    assert row_html(DOCUMENT, DOCUMENT.evidence(16, len(TEXT)), [ROW]) is None


def test_only_rows_with_something_to_tell_are_kept() -> None:
    """A row of a table without caption and titles has none to show; a heading is no row."""
    bare = replace(ROW, caption="", header=())
    heading = replace(ROW, kind=BlockKind.HEADING)
    assert table_rows([bare, heading, ROW]) == (ROW,)
