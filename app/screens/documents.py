"""The Documents page: read a document, its repairs and its original."""

from __future__ import annotations

import streamlit as st

from app.screens.finding import find_document
from app.screens.parts import complain, show
from app.screens.relatives import relatives
from app.screens.sources import download_button
from app.state import Session, opened
from app.view.head import head_html
from app.view.markup import element
from app.view.reading import block_parts, blocks_html, original_parts
from app.view.repairs import readings, repairs_html
from app.view.sheet import has_pages, pictures_html
from app.view.source import source_html
from kg.errors import InputError
from kg.knowledge_base import KnowledgeBase
from kg.model import Document

VIEWS = ("text", "repairs", "original")
MOST_REPAIRS = 200


def page() -> None:
    """Show the page."""
    session = Session()
    say = session.say
    show(element("h1", say("documents"), class_="kp-title"))
    found, detail = st.columns([1, 2.6], gap="large")
    with opened().reading() as base:
        rows = base.documents()
        if not rows:
            complain(say("no documents"))
            return
        with found:
            find_document(rows, session)
        with detail:
            document = base.document(session.document) if session.document else None
            if document is None:
                show(element("p", say("choose document"), class_="kp-tagline"))
            else:
                _document(base, document, session)


def _document(base: KnowledgeBase, document: Document, session: Session) -> None:
    say = session.say
    show(element("h2", document.title or document.name, class_="kp-question"))
    facts = (document.name, *document.authors, document.publisher, document.issued)
    show(element("p", " · ".join(dict.fromkeys(f for f in facts if f)), class_="kp-where"))
    if head := head_html(document, say.language):
        show(head)
    relatives(base, document, session)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = say("document view")
        views = (*VIEWS, "page view") if has_pages(document) else VIEWS
        view = st.segmented_control(
            label, views, format_func=say, default=VIEWS[0], key="reading", required=True, label_visibility="collapsed"
        )
        download_button(base, document, document.id[:12])
    if view == "text":
        blocks = block_parts(base.texts.blocks(document.id))
        show(blocks_html(document, blocks[_part(len(blocks))], say))
    elif view == "page view":
        _page(document, session)
    elif view == "repairs":
        _repairs(document, session)
    else:
        parts = original_parts(document.original)
        repaired = st.toggle(say("show repairs"), key="document-repairs")
        show(source_html(document, None, say, repairs=repaired, shown=parts[_part(len(parts))]))


def _page(document: Document, session: Session) -> None:
    """Show one page of a PDF as it looks."""
    numbers = sorted({page.number for page in document.pages})
    number = numbers[_part(len(numbers))]
    try:
        with st.spinner(session.say("loading page")):
            picture = opened().picture(document, number)
    except InputError as error:
        complain(error)
        return
    show(pictures_html([picture], document, session.say))


def _part(count: int) -> int:
    """Return the number of the part to show; ask only when there are several."""
    return st.pagination(count, key=f"part-{count}") - 1 if count > 1 else 0


def _repairs(document: Document, session: Session) -> None:
    found = list(readings(document, document.edits))
    if not found:
        show(element("p", session.say("no repairs"), class_="kp-tagline"))
        return
    limit = session.limit(document.id, MOST_REPAIRS)
    show(element("p", session.say("repair count", count=len(found)), class_="kp-where"))
    show(repairs_html(document, found[:limit], session.say))
    if len(found) > limit:
        more = (document.id, limit + MOST_REPAIRS)
        st.button(session.say("show more"), key="more-repairs", on_click=session.show_more, args=more)
