"""A document as text: its clean form with the structure, and every repair beside the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.plain import shown
from app.view.notes import note_lines, notes_in
from kg.model import Block, BlockKind, Document

AROUND = 25
"""Characters shown on both sides of a repair."""
_MARKS = {BlockKind.LIST_ITEM: "- ", BlockKind.TABLE_ROW: "| ", BlockKind.CAPTION: "~ ", BlockKind.QUOTE: "> "}


def block_lines(document: Document, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the clean text block by block: headings with #, other kinds with a mark or their name in brackets.

    First comes what the head of a paper of parliament states; below a block stand the notes that its marks refer to.
    """
    yield from (f"[{term}] {shown(value)}" for term, value in document.head)
    for block in blocks:
        text = shown(document.clean[block.start : block.end])
        if block.kind is BlockKind.HEADING:
            yield f"\n{'#' * max(block.level, 1)} {text}"
        elif block.kind in (BlockKind.FURNITURE, BlockKind.BOILERPLATE, BlockKind.NOTE):
            yield f"[{block.kind.value}] {text}"
        else:
            yield _MARKS.get(block.kind, "") + text
        if document.notes:
            links = notes_in(document, *document.offsets.to_original(block.start, block.end))
            yield from (f"    [note {label}: {shown(note)}]" for label, note in note_lines(document, links))


def repair_lines(document: Document) -> Iterator[str]:
    """Yield a line a repair: place, rule, confidence, the original in its surroundings and what it was read as.

    Joining lines changes only whitespace and is left out.
    """
    for edit in document.edits:
        if edit.replacement.isspace() and not document.original[edit.start : edit.end].strip():
            continue
        before = shown(document.original[max(0, edit.start - AROUND) : edit.start])
        seen = shown(document.original[edit.start : edit.end])
        after = shown(document.original[edit.end : edit.end + AROUND])
        state = "" if edit.applied else "  (flagged only)"
        yield (
            f"{edit.start:7}–{edit.end:<7} {edit.rule} {edit.confidence:.2f}  …{before}[{seen}→{shown(edit.replacement)}]"
            f"{after}…{state}"
        )
