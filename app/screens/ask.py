"""The Ask page: a question, its answer, and the questions asked before."""

from __future__ import annotations

import os

import streamlit as st

from app.retelling import MODEL, URL, retelling
from app.screens.answers import answered
from app.screens.parts import complain, entity_chips, show
from app.state import Session, opened
from app.view.markup import as_label, element
from kg.errors import QuestionError
from kg.llm.endpoint import EndpointError
from kg.model import Answer

MOST_MENTIONED = 12


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
        answered(base, session.answer, session)
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
        with st.spinner(session.say("searching")):
            answer, notes = _told(text or "", _before(session))
    except (QuestionError, EndpointError) as error:
        complain(error)
        return
    session.remember(answer)
    for note in notes:
        st.caption(as_label(note))


def _told(text: str, before: str) -> tuple[Answer, tuple[str, ...]]:
    """Return the answer to a question and notes on how a language model, if one is set, retold it."""
    url = os.environ.get(URL, "")
    with opened().reading() as base:
        answer = base.ask(text, before)
        if not url:
            return answer, ()
        retell = retelling(base, answer, url, os.environ.get(MODEL, ""))
    # Not while reading: a model may take a minute, in which others could not ask.
    written = retell()
    return written.answer, written.notes


def _before(session: Session) -> str:
    """Return the question that a follow-up is about: that of the answer being read, or of the latest about the texts."""
    asked = [a.question for a in (*session.answers, session.answer) if a is not None and a.kind != "sources"]
    return asked[-1] if asked else ""


def _earlier(session: Session) -> None:
    others = [(n, a) for n, a in enumerate(session.answers) if a is not session.answer]
    if others:
        show(element("h3", session.say("earlier"), class_="kp-section"))
    for number, answer in reversed(others):
        label = as_label(answer.question)
        st.button(label, key=f"earlier-{number}", on_click=session.show, args=(number,), type="tertiary")
