"""The Documents page: read a document, its repairs and its original."""

from __future__ import annotations

import streamlit as st

from app.pages.parts import complain, download_button, show
from app.state import Session, opened
from app.view.markup import element
from app.view.reading import block_parts, blocks_html, original_parts, repairs, repairs_html
from app.view.source import source_html
from app.view.wording import Wording
from kg.knowledge_base import KnowledgeBase
from kg.model import Document
from kg.texts import DocumentRow

VIEWS = ("text", "repairs", "original")
MOST_REPAIRS = 200


def page() -> None:
    """Show the page."""
    session = Session()
    say = session.say
    show(element("h1", say("documents"), class_="kp-title"))
    with opened().reading() as base:
        rows = {row.id: row for row in base.documents()}
        if not rows:
            complain(say("no documents"))
            return
        chosen = st.selectbox(
            say("document"), list(rows), format_func=lambda i: _name(rows[i], say) if i in rows else i, key="document"
        )
        document = base.document(chosen) if chosen else None
        if document is None:
            complain(say("gone"))
            return
        _document(base, document, session)


def _name(row: DocumentRow, say: Wording) -> str:
    return f"{' '.join((row.title or row.name).split())} — {row.name} ({say(row.language)})"


def _document(base: KnowledgeBase, document: Document, session: Session) -> None:
    say = session.say
    show(element("h2", document.title or document.name, class_="kp-question"))
    facts = (document.name, *document.authors, document.publisher, document.issued)
    show(element("p", " · ".join(dict.fromkeys(f for f in facts if f)), class_="kp-where"))
    with st.container(horizontal=True, vertical_alignment="center"):
        label = say("document")
        view = st.segmented_control(
            label, VIEWS, format_func=say, default=VIEWS[0], key="reading", required=True, label_visibility="collapsed"
        )
        download_button(base, document, document.id[:12])
    if view == "text":
        blocks = block_parts(base.texts.blocks(document.id))
        show(blocks_html(document, blocks[_part(len(blocks))], say))
    elif view == "repairs":
        _repairs(document, session)
    else:
        parts = original_parts(document.original)
        repaired = st.toggle(say("show repairs"), key="document-repairs")
        show(source_html(document, None, say, repairs=repaired, shown=parts[_part(len(parts))]))


def _part(count: int) -> int:
    """Return the number of the part to show; ask only when there are several."""
    return st.pagination(count, key=f"part-{count}") - 1 if count > 1 else 0


def _repairs(document: Document, session: Session) -> None:
    found = repairs(document)
    if not found:
        show(element("p", session.say("no repairs"), class_="kp-tagline"))
        return
    limit = session.limit(document.id, MOST_REPAIRS)
    show(element("p", session.say("repair count", count=len(found)), class_="kp-where"))
    show(repairs_html(document, found[:limit], session.say))
    if len(found) > limit:
        more = (document.id, limit + MOST_REPAIRS)
        st.button(session.say("show more"), key="more-repairs", on_click=session.show_more, args=more)
