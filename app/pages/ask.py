"""The Ask page: a question, its answer with proved citations, and what it is about."""

from __future__ import annotations

import streamlit as st

from app.pages.parts import complain, entity_chips, network_chart, show, source_button
from app.state import Session, opened
from app.view.answer import answer_html, citation_html, failures_html
from app.view.footnote import footnote
from app.view.markup import as_label, element
from app.view.network import around
from app.view.proof import Proof, prove
from kg.errors import QuestionError
from kg.knowledge_base import KnowledgeBase
from kg.model import Answer, Entity, Evidence

MOST_AROUND, MOST_MENTIONED = 8, 12
FIRST = 5
"""Citations shown before more are asked for."""


def page() -> None:
    """Show the page."""
    session = Session()
    show(element("h1", session.say("ask"), class_="kp-title"))
    _question(session)
    if session.answer is None:
        show(element("p", session.say("tagline"), class_="kp-tagline"))
        if listed := opened().listed()[:MOST_MENTIONED]:
            show(element("h2", session.say("sources about"), class_="kp-section"))
            entity_chips([item.entity for item in listed], "most")
        return
    with opened().reading() as base:
        _answer(base, session.answer, session)
    _earlier(session)


def _question(session: Session) -> None:
    with st.form("question", border=False):
        field, button = st.columns([6, 1], vertical_alignment="bottom")
        text = field.text_input(session.say("question"), placeholder=session.say("question example"), key="text")
        asked = button.form_submit_button(session.say("ask now"), type="primary", width="stretch")
    if not asked:
        return
    if not (text or "").strip():
        complain(session.say("no question"))
        return
    try:
        with st.spinner(session.say("searching")), opened().reading() as base:
            session.remember(base.ask(text or ""))
    except QuestionError as error:
        complain(str(error))


def _answer(base: KnowledgeBase, answer: Answer, session: Session) -> None:
    proof = prove(answer.nearest if answer.abstained else answer.citations, base.document)
    show(answer_html(answer, proof, session.say))
    if report := failures_html(proof, session.say):
        show(report)
    citations, related = st.columns([11, 9], gap="medium")
    with citations:
        _citations(base, answer, proof, session)
    with related:
        _related(base, answer, session)


def _citations(base: KnowledgeBase, answer: Answer, proof: Proof, session: Session) -> None:
    say, key = session.say, f"answer-{session.number}"
    if proof.held:
        show(element("h3", say("nearest") if answer.abstained else say("sources"), class_="kp-section"))
    limit, count = session.limit(key, FIRST), len(proof.held)
    for number, evidence in proof.held[:limit]:
        with st.container(border=True):
            show(citation_html(evidence, number, say, nearest=answer.abstained))
            with st.container(horizontal=True):
                source_button(evidence, f"{key}-{number}")
                if not answer.abstained:
                    _footnote(base, evidence, session)
    if count > limit:
        st.button(say("more sources", count=count), key=f"{key}-all", on_click=session.show_more, args=(key, count))


def _footnote(base: KnowledgeBase, evidence: Evidence, session: Session) -> None:
    document = base.document(evidence.document_id)
    if document is not None:
        with st.popover(session.say("footnote"), icon=":material/format_quote:", type="tertiary"):
            st.code(footnote(evidence, document, session.say), language=None, wrap_lines=True)


def _related(base: KnowledgeBase, answer: Answer, session: Session) -> None:
    if not answer.entities:
        return
    show(element("h3", session.say("in answer"), class_="kp-section"))
    entity_chips(answer.entities, "answer")
    links = [link for e in answer.entities for link in base.walker.neighbours(e.iri, 6, evidence=0)]
    ends = _ends(base, [i for link in links for i in (link.source, link.target)])
    if links:
        show(element("h3", session.say("around"), class_="kp-section"))
        network_chart(around(answer.entities, links, ends, MOST_AROUND), "answer-network")
        st.caption(session.say("around help"))


def _ends(base: KnowledgeBase, iris: list[str]) -> dict[str, Entity]:
    return {e.iri: e for e in base.texts.entities(sorted(set(iris)))}


def _earlier(session: Session) -> None:
    others = [(n, a) for n, a in enumerate(session.answers) if a is not session.answer]
    if others:
        show(element("h3", session.say("earlier"), class_="kp-section"))
    for number, answer in reversed(others):
        label = as_label(answer.question)
        st.button(label, key=f"earlier-{number}", on_click=session.show, args=(number,), type="tertiary")
