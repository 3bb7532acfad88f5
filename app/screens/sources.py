"""The original behind a quote, in a drawer beside the page."""

from __future__ import annotations

import streamlit as st

from app.screens.parts import STATIC, complain, show
from app.state import Session, opened
from app.view.footnote import footnote, where
from app.view.markup import element
from app.view.notes import notes_html, notes_of
from app.view.sheet import has_pages, pictures_html
from app.view.source import MARK, source_html
from app.view.wording import Wording
from kg.errors import InputError
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, Evidence

_SCROLL = st.components.v2.component("knooppunt_scroll", js=(STATIC / "scroll.js").read_text(encoding="utf-8"))


def source_button(evidence: Evidence, key: str) -> None:
    """Show a button that opens the original at a quote."""
    say = Session().say
    if st.button(say("open source"), key=key, icon=":material/menu_book:", type="tertiary"):
        st.dialog(say("source"), width="medium", position="right")(_drawer)(evidence, key)


def source_row(text: str, evidence: Evidence, key: str) -> None:
    """Show where a quote stands, and beside it the button that opens the original there."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        show(element("p", text, class_="kp-where"))
        source_button(evidence, key)


def _drawer(evidence: Evidence, key: str) -> None:
    say = Session().say
    with opened().reading() as base:
        document = base.document(evidence.document_id)
        if document is None:
            complain(say("gone"))
            return
        show(element("h2", evidence.title, class_="kp-question"))
        show(element("p", f"{document.name} · {where(evidence, say)}", class_="kp-where"))
        if evidence.holds_in(document.original):
            show(element("p", say("proved"), class_="kp-proved"))
        else:
            complain(say("not proved"))
        place: str | bool
        if has_pages(document) and _chosen_view(key, say) == "page view":
            place = _pages(document, evidence, say)
        else:
            place = repairs = st.toggle(say("show repairs"), key=f"repairs-{key}")
            show(source_html(document, evidence, say, repairs=repairs))
        if notes := notes_html(document, notes_of(document, evidence), say):
            show(notes)
        _SCROLL(key=f"scroll-{key}", data={"target": MARK, "shown": place})
        st.caption(say("footnote"))
        st.code(footnote(evidence, document, say), language=None, wrap_lines=True)
        download_button(base, document, key)


def _chosen_view(key: str, say: Wording) -> str:
    label = say("document view")
    views = ("page view", "text view")
    return st.segmented_control(
        label, views, format_func=say, default=views[0], key=f"view-{key}", required=True, label_visibility="collapsed"
    )


def _pages(document: Document, evidence: Evidence, say: Wording) -> str:
    """Show the pages a quote stands on, with the quote marked."""
    try:
        with st.spinner(say("loading page")):
            pictures = opened().pictures(document, evidence.start, evidence.end)
    except InputError as error:
        complain(error)
        return ""
    if not all(picture.marked for picture in pictures):
        st.caption(say("place not marked"))
    show(pictures_html(pictures, document, say))
    return " ".join(str(picture.number) for picture in pictures)


def download_button(base: KnowledgeBase, document: Document, key: str) -> None:
    """Show a button that hands out the bytes as they were ingested."""
    file = base.original_file(document)
    st.download_button(
        Session().say("download"),
        data=file.read_bytes,
        file_name=file.name,
        mime="application/octet-stream",
        key=f"download-{key}",
        on_click="ignore",
        icon=":material/download:",
    )
