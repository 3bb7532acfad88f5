"""A document to read: its clean text with the structure, and every repair beside the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.view.markup import Html, element
from app.view.source import Excerpt, is_visible
from app.view.wording import Wording
from kg.model import Block, BlockKind, Document
from kg.offsets import Edit

PART = 30_000
"""Characters of a document shown at once."""
BESIDE = 40
"""Characters of the original shown on both sides of a repair."""
LONGEST = 300
"""Characters shown of the repaired place itself."""
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
    """Return the clean text block by block; what is no running text is named and set apart."""
    language = document.language if document.language != "other" else ""
    shown = (_block(document.clean[b.start : b.end], b, say) for b in blocks)
    return element("div", *shown, class_="kp-read", lang=language)


def _block(text: str, block: Block, say: Wording) -> Html:
    if block.kind is BlockKind.HEADING:
        # The page has h1 and h2 of its own.
        return element(f"h{min(max(block.level, 1) + 2, 6)}", text)
    if block.kind in _ASIDE:
        name = element("span", say(_ASIDE[block.kind]), class_="kp-type")
        return element("p", name, " ", text, class_="kp-aside")
    return element(_TAGS[block.kind], text, class_="kp-caption" if block.kind is BlockKind.CAPTION else "")


def repairs(document: Document) -> list[Edit]:
    """Return the repairs that changed or flag more than whitespace, in the order of the text."""
    return [e for e in document.edits if is_visible(document, e)]


def repairs_html(document: Document, edits: Sequence[Edit], say: Wording) -> Html:
    """Return a table of repairs: place, the original in its surroundings, what it was read as, rule, confidence."""
    titles = ("place", "in original", "reads", "rule", "confidence")
    head = element("tr", *(element("th", say(t).capitalize(), scope="col") for t in titles))
    rows = (element("tr", *_cells(document, edit, say)) for edit in edits)
    return element("table", element("thead", head), element("tbody", *rows), class_="kp-table")


def _cells(document: Document, edit: Edit, say: Wording) -> Iterator[Html]:
    original = document.original
    seen = element("mark", _cut(original[edit.start : edit.end]))
    before, after = original[max(0, edit.start - BESIDE) : edit.start], original[edit.end : edit.end + BESIDE]
    read = _cut(edit.replacement) if edit.replacement.strip() else say("removed")
    state = read if edit.applied else f"{read} ({say('flagged')})"
    yield element("td", f"{edit.start}–{edit.end}")
    yield element("td", "…", before, seen, after, "…")
    yield element("td", element("ins", state, class_="kp-repair" if edit.applied else "kp-repair kp-flag"))
    yield element("td", edit.rule)
    yield element("td", f"{edit.confidence:.2f}")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"
