"""Tables flattened to lines: the rows under a caption, with the caption and the header carried by each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layout.kinds import CAPTION
from kg.model import Block, BlockKind

_TABLE = re.compile(r"tab", re.IGNORECASE)
_LONGEST_ROW = 200


def with_tables(clean: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those between a table's caption and its note or the next prose turned into rows."""
    caption = ""
    header: tuple[str, ...] = ()
    for block in blocks:
        text = clean[block.start : block.end]
        if block.kind is BlockKind.CAPTION:
            caption, header = (text if is_table_caption(text) else ""), ()
        elif caption and _is_row(text, block):
            header = header or (text,)
            yield replace(block, kind=BlockKind.TABLE_ROW, caption=caption, header=header, level=0)
            continue
        else:
            caption = ""
        yield block


def is_table_caption(text: str) -> bool:
    """Tell whether a caption announces a table."""
    match = CAPTION.match(text)
    return bool(match and _TABLE.match(match["what"]))


def _is_row(text: str, block: Block) -> bool:
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} and len(text) <= _LONGEST_ROW and text[-1] not in ".;:"
    )
