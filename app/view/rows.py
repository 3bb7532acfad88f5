"""What the cells of a quoted table row are: the titles of their columns and the caption of the table."""

from __future__ import annotations

from collections.abc import Iterable

from app.view.markup import Html, element
from kg.model import Block, BlockKind, Document, Evidence

LONGEST = 300
"""Characters shown of titles that cannot be put to cells one by one."""


def table_rows(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the table rows with a caption or titles of columns."""
    return tuple(b for b in blocks if b.kind is BlockKind.TABLE_ROW and (b.caption or b.header))


def row_html(document: Document, evidence: Evidence, rows: Iterable[Block]) -> Html | None:
    """Return the titles for a quote that is one of the rows or a part of it, None for any other."""
    start, end = document.offsets.to_clean(evidence.start, evidence.end)
    row = next((row for row in rows if row.start <= start and end <= row.end), None)
    if row is None:
        return None
    cells = [cell.strip() for cell in document.clean[row.start : row.end].strip("| \n").split("|")]
    titles = [" ".join(title.split()) for title in row.header]
    if len(cells) == len(titles) > 1:
        said = " · ".join(f"{title}: {cell}" for title, cell in zip(titles, cells, strict=True) if title and cell)
    else:
        said = " | ".join(titles)[:LONGEST]
    return element("p", ". ".join(part for part in (" ".join(row.caption.split()), said) if part), class_="kp-row")
