"""Quotes that prove something, each checked again, with the way to its source."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from app.screens.parts import show
from app.screens.sources import source_row
from app.view.answer import failures_html
from app.view.markup import element
from app.view.proof import prove
from app.view.quoting import flowing_quote
from app.view.rows import row_html, table_rows
from app.view.wording import Wording
from kg.knowledge_base import KnowledgeBase
from kg.model import Block, Document, Evidence


def proofs(base: KnowledgeBase, evidence: Iterable[Evidence], key: str, say: Wording) -> None:
    """Show quotes, each proved again; what fails is reported instead."""
    proof = prove(tuple(evidence), base.document)
    for number, quoted in proof.held:
        document = base.document(quoted.document_id)
        if document is not None:
            show(element("blockquote", flowing_quote(document, quoted), class_="kp-quoted"))
            row_titles(base, document, quoted)
            source_row(quoted.title, quoted, f"{key}-{number}")
    if report := failures_html(proof, say):
        show(report)


def row_titles(base: KnowledgeBase, document: Document, evidence: Evidence) -> None:
    """Show below the quote of a table row what its cells are."""
    if titles := row_html(document, evidence, _rows(base, document.id)):
        show(titles)


@lru_cache(maxsize=32)
def _rows(base: KnowledgeBase, document_id: str) -> tuple[Block, ...]:
    return table_rows(base.texts.blocks(document_id))
