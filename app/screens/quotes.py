"""The sentences that mention an entity, document by document."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

import streamlit as st

from app.screens.parts import show
from app.screens.sources import source_row
from app.state import Session
from app.view.entity import Quote, quote_html, quotes
from app.view.footnote import where
from app.view.markup import element
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, Entity
from kg.texts import StoredMention

FIRST = 12
"""Sentences shown before more are asked for."""


def mentions(base: KnowledgeBase, entity: Entity, session: Session) -> None:
    """Show the sentences that mention an entity, the document with most of them first."""
    limit = left = session.limit(entity.iri, FIRST)
    grouped = _by_document(base, entity)
    for stored in grouped:
        document = base.document(stored[0].document_id)
        if document is not None and left > 0:
            left -= _document(base, document, stored, left)
    if sum(map(len, grouped)) > limit and left <= 0:
        more = (entity.iri, limit + 2 * FIRST)
        st.button(session.say("show more"), key=f"more-{entity.iri}", on_click=session.show_more, args=more)


def _by_document(base: KnowledgeBase, entity: Entity) -> list[list[StoredMention]]:
    grouped: dict[str, list[StoredMention]] = defaultdict(list)
    for stored in base.texts.mentions(entity=entity.iri):
        grouped[stored.document_id].append(stored)
    return sorted(grouped.values(), key=len, reverse=True)


def _document(base: KnowledgeBase, document: Document, stored: list[StoredMention], limit: int) -> int:
    """Show the first sentences of a document and return how many there were."""
    ids = sorted({s.passage_id for s in stored if s.passage_id is not None})
    passages = {p.id: p for p in base.texts.passages(ids)}
    show(element("h3", document.title or document.name, class_="kp-section"))
    found = list(islice(quotes(stored, document, passages), limit))
    for number, quote in enumerate(found):
        _quote(quote, document, f"mention-{document.id[:12]}-{number}")
    return len(found)


def _quote(quote: Quote, document: Document, key: str) -> None:
    with st.container(border=True):
        show(quote_html(quote, document))
        source_row(where(quote.evidence, Session().say), quote.evidence, key)
