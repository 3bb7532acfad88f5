"""Tables: rows with their caption and header, whether cells are divided by bars or tabs or lost their columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.repair.forms import is_bare_caption, is_delimited, is_table_caption
from kg.model import Block, BlockKind

Cutter = Callable[[str], tuple[str, ...]]

_LONGEST_ROW = 400
_LONGEST_TITLE = 150
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_HEAD_CELL = re.compile(r"[^\s\W\d_a-z]\S*(?:\s+(?![^\s\W\d_a-z]|%\s)\S+)*|%\s\S+(?:\s+\S+)*")
_SHAPED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.FURNITURE})


def with_tables(clean: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, the lines of tables turned into rows, and captions with the title on the line below made one."""
    caption = ""
    number = 0
    while number < len(blocks):
        block = blocks[number]
        text = clean[block.start : block.end]
        if block.kind is BlockKind.CAPTION:
            block = _with_title(clean, blocks, number)
            number += block.end > blocks[number].end
            caption = " ".join(clean[block.start : block.end].split())
            yield block
            if is_table_caption(text) and not _is_delimited_at(clean, blocks, number + 1):
                rows = _flat_rows(clean, blocks, number + 1)
                yield from _as_rows(clean, rows, caption, header_cells)
                number += len(rows)
        elif rows := _delimited_rows(clean, blocks, number):
            yield from _as_rows(clean, rows, caption if is_table_caption(caption) else "", cells_of)
            number += len(rows) - 1
        else:
            caption = ""
            yield block
        number += 1


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a row divided by bars or tabs."""
    return tuple(cell.strip() for cell in re.split(r"\t|\|", text.strip().strip("|")))


def header_cells(text: str) -> tuple[str, ...]:
    """Cut the header of a table that lost its columns: a cell opens with a capital or a sign for percent.

    A word that opens two cells ("Aandeel oud", "Aandeel nieuw") goes with what follows it.
    """
    cells = [match[0].strip() for match in _HEAD_CELL.finditer(text)]
    if sum(len(cell) for cell in cells) < 0.8 * len(text.replace(" ", "")):
        return (text,)
    opening = Counter(cell.split()[0] for cell in cells)
    joined: list[str] = []
    for cell in cells:
        if joined and len(joined[-1].split()) == 1 and opening[joined[-1]] > 1:
            joined[-1] += f" {cell}"
        else:
            joined.append(cell)
    return tuple(joined)


def _with_title(clean: str, blocks: Sequence[Block], number: int) -> Block:
    """A caption of word and number alone takes up the line below as its title."""
    block = blocks[number]
    if not is_bare_caption(clean[block.start : block.end]) or number + 1 == len(blocks):
        return block
    below = blocks[number + 1]
    text = clean[below.start : below.end]
    titled = below.kind in _SHAPED and len(text) <= _LONGEST_TITLE and text[-1] not in ".;:," and text[0].isupper()
    return replace(block, end=below.end) if titled else block


def _flat_rows(clean: str, blocks: Sequence[Block], first: int) -> list[Block]:
    """The blocks from `first` on that are rows: up to a note, a caption, or prose."""
    rows = []
    for number in range(first, len(blocks)):
        text = clean[blocks[number].start : blocks[number].end]
        last = blocks[number].kind not in _SHAPED or len(text) > _LONGEST_ROW or text[-1] in ".;:"
        if last or _heads_prose(clean, blocks, number):
            break
        rows.append(blocks[number])
    return rows if len(rows) > 1 else []


def _heads_prose(clean: str, blocks: Sequence[Block], number: int) -> bool:
    """Tell whether a line without figures stands right above a paragraph."""
    if blocks[number].kind is not BlockKind.HEADING or number + 1 == len(blocks):
        return False
    below = clean[blocks[number + 1].start : blocks[number + 1].end]
    own = clean[blocks[number].start : blocks[number].end]
    return not any(c.isdigit() for c in own) and (len(below) > _LONGEST_ROW or (below[-1] == "." and len(below) > 100))


def _is_delimited_at(clean: str, blocks: Sequence[Block], number: int) -> bool:
    return number < len(blocks) and is_delimited(clean[blocks[number].start : blocks[number].end])


def _delimited_rows(clean: str, blocks: Sequence[Block], first: int) -> list[Block]:
    """The rows from `first` on; two are a table when bars enclose them, else three, since a wide gap may divide a line."""
    last = first
    while _is_delimited_at(clean, blocks, last):
        last += 1
    enclosed = clean[blocks[first].start] == "|"
    return list(blocks[first:last]) if last - first >= (2 if enclosed else 3) else []


def _as_rows(clean: str, rows: Sequence[Block], caption: str, cut: Cutter) -> Iterator[Block]:
    """Yield rows with caption and header, the first of which is the header; rules between rows are furniture."""
    header: tuple[str, ...] = ()
    for block in rows:
        text = clean[block.start : block.end]
        if _RULE.fullmatch(text):
            yield replace(block, kind=BlockKind.FURNITURE, level=0)
            continue
        header = header or cut(text)
        yield replace(block, kind=BlockKind.TABLE_ROW, caption=caption, header=header, level=0)
