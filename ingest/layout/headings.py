"""Levels of headings, and the path of headings above each block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.repair.forms import CHAPTER
from kg.model import Block, BlockKind

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s")
_NUMBERED = re.compile(r"\d{1,2}\.?\s")


def with_headings(clean: str, blocks: Iterable[Block], title: str = "") -> Iterator[Block]:
    """Yield the blocks with the headings above them and the levels of headings.

    Levels come from "#", decimal numbers, the words for chapter, or capitals; without any of these a heading right
    above another heading is above it in rank as well. The title of the document is a heading above none.
    """
    path: list[tuple[int, str]] = []
    listed = list(blocks)
    for number, block in enumerate(listed):
        if block.kind is not BlockKind.HEADING:
            yield replace(block, headings=tuple(text for _, text in path))
            continue
        text = clean[block.start : block.end].strip("# ")
        if text == title and not path:
            yield replace(block, level=1)
            continue
        level = _level(clean, listed, number)
        if path and path[-1][1].endswith(":") and listed[number - 1].kind is BlockKind.HEADING:
            level, label = path.pop()
            text = f"{label} {text}"
        path = [(above, name) for above, name in path if above < level]
        yield replace(block, level=level, headings=tuple(name for _, name in path))
        path.append((level, text))


def _level(clean: str, blocks: Sequence[Block], number: int) -> int:
    text = clean[blocks[number].start : blocks[number].end]
    if text.startswith("#"):
        return len(text) - len(text.lstrip("#"))
    if match := _DECIMAL.match(text):
        return match[1].count(".") + 1
    if CHAPTER.match(text) or _NUMBERED.match(text) or text.isupper():
        return 1
    heads_heading = number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.HEADING
    return 2 if heads_heading else 3
