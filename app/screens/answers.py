"""An answer with its proved citations, and what it is about."""

from __future__ import annotations

import streamlit as st

from app.screens.parts import entity_chips, network_chart, show
from app.screens.proofs import proofs, row_titles
from app.screens.sources import source_button
from app.state import Session, opened
from app.view.answer import answer_html, citation_html, failures_html
from app.view.briefing import briefing
from app.view.footnote import footnote
from app.view.links import claim_texts
from app.view.markup import as_label, element
from app.view.network import Network, around
from app.view.proof import Proof, prove
from app.view.wording import Wording
from kg.knowledge_base import KnowledgeBase
from kg.model import Answer, Document, Evidence

MOST_DRAWN = 11
MOST_PROOFS = 3
"""Quotes shown of a claim."""
FIRST = 5
"""Citations shown before more are asked for."""


def answered(base: KnowledgeBase, answer: Answer, session: Session) -> None:
    """Show an answer; every citation is proved again, and what fails is reported instead of shown."""
    proof = prove(answer.nearest if answer.abstained else answer.citations, base.document)
    limit = session.limit(_key(session), FIRST)
    show(answer_html(answer, proof, session.say, limit))
    if report := failures_html(proof, session.say):
        show(report)
    citations, related = st.columns([11, 9], gap="medium")
    with citations:
        _citations(base, answer, proof, limit, session)
        _briefing(session)
    with related:
        _related(base, answer, session)


def _key(session: Session) -> str:
    return f"answer-{session.number}"


def _citations(base: KnowledgeBase, answer: Answer, proof: Proof, limit: int, session: Session) -> None:
    say, key = session.say, _key(session)
    if proof.held:
        show(element("h3", say("nearest") if answer.abstained else say("sources"), class_="kp-section"))
    count = len(proof.held)
    for number, evidence in proof.held[:limit]:
        document = base.document(evidence.document_id)
        if document is not None:
            with st.container(border=True):
                show(citation_html(evidence, document, number, say, nearest=answer.abstained))
                row_titles(base, document, evidence)
                _ways(evidence, document, f"{key}-{number}", say, nearest=answer.abstained)
    if count > limit:
        st.button(say("more sources", count=count), key=f"{key}-all", on_click=session.show_more, args=(key, count))


def _ways(evidence: Evidence, document: Document, key: str, say: Wording, *, nearest: bool) -> None:
    """Show the ways on from a citation: to its source, and as a footnote."""
    with st.container(horizontal=True, vertical_alignment="center"):
        source_button(evidence, key)
        if not nearest:
            with st.popover(say("footnote"), icon=":material/format_quote:", type="tertiary"):
                st.code(footnote(evidence, document, say), language=None, wrap_lines=True)


def _briefing(session: Session) -> None:
    answers, say = tuple(session.answers), session.say

    def made() -> bytes:
        with opened().reading() as base:
            return briefing(answers, base.document, say)

    st.download_button(
        say("download briefing"),
        data=made,
        file_name="briefing.docx",
        mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        key="briefing",
        on_click="ignore",
        icon=":material/download:",
        help=say("briefing help"),
    )


def _related(base: KnowledgeBase, answer: Answer, session: Session) -> None:
    mentioned = {item.entity.iri for item in opened().listed()}
    entities = [e for e in answer.entities if e.iri in mentioned]
    if not entities:
        return
    show(element("h3", session.say("in question" if answer.abstained else "in answer"), class_="kp-section"))
    entity_chips(entities, "answer")
    links = [link for e in entities for link in base.walker.neighbours(e.iri, 6, evidence=0)]
    ends = {e.iri: e for e in base.texts.entities(sorted({i for n in links for i in (n.source, n.target)}))}
    if links:
        show(element("h3", session.say("around"), class_="kp-section"))
        network = around(entities, links, ends, max(4, MOST_DRAWN - len(entities)))
        network_chart(network, "answer-network")
        st.caption(session.say("around help"))
        _claims(base, network, session.say)


def _claims(base: KnowledgeBase, network: Network, say: Wording) -> None:
    """Show the claims behind the arrows, each with what proves it a click away."""
    with st.container(key="claims", gap="xsmall"):
        for number, (claim, text) in enumerate(claim_texts(network, say)):
            # No popover: it would stay before the drawer in which the source opens.
            with st.expander(as_label(text), icon=":material/arrow_right_alt:"):
                evidence = base.walker.link(claim.source, claim.target, MOST_PROOFS).evidence
                proofs(base, evidence, f"claim-{number}", say)
