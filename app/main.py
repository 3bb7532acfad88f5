"""The frame of the pages: navigation, language, what the knowledge base holds. Run by `app.serving`."""

from __future__ import annotations

import streamlit as st

from app.screens import ask, documents, explore, facts, review
from app.screens.parts import ICON, LOGO, STYLE, complain
from app.state import Session, opened
from app.view.wording import LANGUAGES
from kg.errors import KnooppuntError


@st.fragment(run_every="5s")
def holdings(shown: int) -> None:
    """Say what the knowledge base holds, and when it has changed since the page was made."""
    say = Session().say
    with opened().reading() as base:
        st.caption(say("holds", documents=len(base.documents()), passages=len(base.index)))
        changed = base.manifest.generation != shown
    if changed:
        st.caption(say("changed"))
        if st.button(say("refresh"), icon=":material/refresh:"):
            st.rerun(scope="app")


def frame() -> None:
    """Show the chosen page in its frame."""
    st.set_page_config(page_title="Knooppunt", page_icon=ICON, layout="wide", initial_sidebar_state=240)
    st.html(STYLE)
    st.logo(LOGO, icon_image=ICON, size="large")
    session = Session()
    # The paths differ from the names of the modules: Streamlit also takes files in a folder `pages` for pages.
    pages = {
        "ask": st.Page(ask.page, title=session.say("ask"), icon=":material/search:", url_path="question", default=True),
        "explore": st.Page(explore.page, title=session.say("explore"), icon=":material/hub:", url_path="entities"),
        "facts": st.Page(facts.page, title=session.say("facts"), icon=":material/balance:", url_path="claims"),
        "documents": st.Page(
            documents.page, title=session.say("documents"), icon=":material/description:", url_path="texts"
        ),
        "review": st.Page(review.page, title=session.say("review"), icon=":material/rule:", url_path="judgements"),
    }
    chosen = st.navigation(list(pages.values()))
    destination = session.destination()
    if destination is not None and pages[destination] != chosen:
        st.switch_page(pages[destination])
    with st.sidebar:
        st.selectbox(session.say("language"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="language")
    try:
        with st.spinner(session.say("loading")), opened().reading() as base:
            generation = base.manifest.generation
        with st.sidebar:
            holdings(generation)
        chosen.run()
    except KnooppuntError as error:
        complain(error)


frame()
