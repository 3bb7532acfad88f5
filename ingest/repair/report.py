"""The clean text with each repair beside the original: the model behind `knooppunt show` and the page that shows sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Block, Document
from kg.offsets import Edit

OF_LINES = frozenset({"line join", "hyphen at line end", "byte order mark"})
"""Rules that only undo the setting of the page; a reader seldom wants to see them."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair, or one flag if not `applied`: what stood at `start:end` of the original and what the clean text reads.

    `clean_start:clean_end` is its place in the clean text.
    """

    start: int
    end: int
    clean_start: int
    clean_end: int
    original: str
    reading: str
    rule: str
    confidence: float
    applied: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with its text and the repairs inside it."""

    block: Block
    text: str
    repairs: tuple[Repair, ...]


def repairs_of(document: Document, *, lines: bool = False) -> Iterator[Repair]:
    """Yield the repairs of a document in the order of the text.

    Args:
        document: the repaired document.
        lines: whether joined lines and hyphens at line ends count too.
    """
    for edit in sorted(document.edits, key=lambda edit: (edit.start, edit.end)):
        if lines or edit.rule not in OF_LINES:
            yield _shown(document, edit)


def shown(document: Document, blocks: tuple[Block, ...], *, lines: bool = False) -> Iterator[ShownBlock]:
    """Yield the blocks of a document, each with its text and the repairs inside it."""
    repairs = list(repairs_of(document, lines=lines))
    starts = [repair.clean_start for repair in repairs]
    for block in blocks:
        inside = repairs[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        yield ShownBlock(block, document.clean[block.start : block.end], tuple(inside))


def _shown(document: Document, edit: Edit) -> Repair:
    start, end = document.offsets.to_clean(edit.start, edit.end)
    original = document.original[edit.start : edit.end]
    return Repair(
        edit.start, edit.end, start, end, original, edit.replacement, edit.rule, edit.confidence, edit.applied
    )
