"""A document to read: its clean text with the structure, in parts that a browser can hold."""

from __future__ import annotations

from collections.abc import Sequence

from app.view.markup import Html, element
from app.view.notes import notes_html, notes_in
from app.view.source import Excerpt
from app.view.wording import Wording
from kg.model import Block, BlockKind, Document
from kg.texts import DocumentRow

PART = 30_000
"""Characters of a document shown at once."""
_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.CAPTION: "p",
    BlockKind.QUOTE: "blockquote",
    BlockKind.TABLE_ROW: "pre",
}
_ASIDE = {BlockKind.FURNITURE: "furniture", BlockKind.BOILERPLATE: "boilerplate", BlockKind.NOTE: "note"}


def block_parts(blocks: Sequence[Block], size: int = PART) -> list[Sequence[Block]]:
    """Return the blocks in runs of about `size` characters; at least one run."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if parts[-1] and block.end - parts[-1][0].start > size:
            parts.append([])
        parts[-1].append(block)
    return list(parts)


def original_parts(original: str, size: int = PART) -> list[Excerpt]:
    """Return the original in runs of whole lines, each of about `size` characters; at least one run."""
    parts: list[Excerpt] = []
    at = 0
    while at < len(original):
        line = original.rfind("\n", at, at + size) + 1
        end = len(original) if at + size >= len(original) else line or at + size
        parts.append(Excerpt(at, end))
        at = end
    return parts or [Excerpt(0, 0)]


def blocks_html(document: Document, blocks: Sequence[Block], say: Wording) -> Html:
    """Return the clean text block by block, each with its notes; what is no running text is named and set apart."""
    language = document.language if document.language != "other" else ""
    shown = ((_block(document.clean[b.start : b.end], b, say), _notes(document, b, say)) for b in blocks)
    return element("div", *(part for parts in shown for part in parts), class_="kp-read", lang=language)


def _notes(document: Document, block: Block, say: Wording) -> Html | str:
    """The notes that the marks of a block refer to."""
    if not document.notes:
        return ""
    links = notes_in(document, *document.offsets.to_original(block.start, block.end))
    return notes_html(document, links, say) or ""


def _block(text: str, block: Block, say: Wording) -> Html:
    if block.kind is BlockKind.HEADING:
        # The page has h1 and h2 of its own.
        return element(f"h{min(max(block.level, 1) + 2, 6)}", text.lstrip("#").strip())
    if block.kind in _ASIDE:
        name = element("span", say(_ASIDE[block.kind]), class_="kp-type")
        return element("p", name, " ", text, class_="kp-aside")
    return element(_TAGS[block.kind], text, class_="kp-caption" if block.kind is BlockKind.CAPTION else "")


def search(rows: Sequence[DocumentRow], text: str) -> list[DocumentRow]:
    """Return the documents that have `text` in their title or file name, by title."""
    wanted = text.casefold().strip()
    found = (row for row in rows if wanted in f"{row.title} {row.name}".casefold())
    return sorted(found, key=lambda row: ((row.title or row.name).casefold(), row.id))
