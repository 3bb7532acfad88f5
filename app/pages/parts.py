"""What several pages show: HTML of our own making, a network to click on, and the original behind a quote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from app.state import Session, opened
from app.view.footnote import footnote, where
from app.view.markup import Html, as_label, element
from app.view.network import Network, spec
from app.view.source import MARK, source_html
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, Entity, Evidence

_STATIC = Path(__file__).parent.parent / "static"
STYLE = _STATIC / "knooppunt.css"
ICON, LOGO = str(_STATIC / "icon.svg"), str(_STATIC / "logo.svg")
_SCROLL = st.components.v2.component("knooppunt_scroll", js=(_STATIC / "scroll.js").read_text(encoding="utf-8"))


def show(html: Html) -> None:
    """Put HTML on the page. Only what `app.view.markup` made gets here, so text of documents is escaped."""
    st.html(html.text)


def complain(message: str) -> None:
    """Show an error as one sentence; it may hold names from outside."""
    show(element("div", message, class_="kp-error", role="alert"))


def entity_chips(entities: Sequence[Entity], key: str) -> None:
    """Show entities as a row of buttons that lead to their place on the Explore page."""
    session = Session()
    with st.container(horizontal=True, gap="small", key=f"chips-{key}"):
        for entity in entities:
            label = as_label(entity.label(session.say.language))
            st.button(label, key=f"{key}-{entity.iri}", on_click=session.explore, args=(entity.iri,))


def network_chart(network: Network, key: str, height: int = 380) -> None:
    """Show a network; choosing a node leads to its entity."""
    session = Session()
    language = session.say.language
    entities = network.entities
    names = ", ".join(e.label(language) for e in entities[1:])

    def choose() -> None:
        number = session.picked(key)
        if number is not None and number < len(entities):
            session.explore(entities[number].iri)

    alt = session.say("graph of", label=entities[0].label(language), others=names)
    st.echarts_chart(spec(network, language), height=height, key=key, on_select=choose, renderer="svg", alt=alt)


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
        repairs = st.toggle(say("show repairs"), key=f"repairs-{key}")
        show(source_html(document, evidence, say, repairs=repairs))
        _SCROLL(key=f"scroll-{key}", data={"target": MARK})
        st.caption(say("footnote"))
        st.code(footnote(evidence, document, say), language=None, wrap_lines=True)
        download_button(base, document, key)


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
