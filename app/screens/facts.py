"""The Facts page: the figures, where sources disagree, who depends on whom, what was said when, and what may be a chokepoint."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from app.screens import figures, matrix, moments
from app.screens.parts import show
from app.screens.proofs import proofs
from app.state import Session, opened
from app.view.facts import Entities, candidate_html, disagreement_html, side_html
from app.view.markup import element
from app.view.wording import Wording
from kg.facts import Disagreement, facts_of
from kg.facts.centrality import Candidate
from kg.knowledge_base import KnowledgeBase

VIEWS = ("figures", "disagreements", "matrix", "timeline", "candidates")
ABREAST = 3
"""Sides that stand beside each other; more stand below."""


def page() -> None:
    """Show the page."""
    session = Session()
    say = session.say
    show(element("h1", say("facts"), class_="kp-title"))
    view = st.segmented_control(
        say("facts"),
        VIEWS,
        format_func=say,
        default=VIEWS[0],
        key="facts-view",
        required=True,
        label_visibility="collapsed",
    )
    about = _about(session) if view != "candidates" else None
    with opened().reading() as base, st.spinner(say("computing")):
        if view == "figures":
            figures.figures(base, about, session)
        elif view == "disagreements":
            _disagreements(base, about, say)
        elif view == "matrix":
            matrix.matrix(base, about, session)
        elif view == "timeline":
            moments.moments(base, about, session)
        else:
            _candidates(base, facts_of(base).candidates, say)


def _about(session: Session) -> str | None:
    """Ask for the entity that is looked at, None for all."""
    say = session.say
    names = {item.entity.iri: item.entity.label(say.language) for item in opened().listed()}
    return st.selectbox(
        say("only about"),
        list(names),
        index=None,
        format_func=lambda iri: names.get(iri, iri),
        placeholder=say("everything"),
        key="facts-about",
    )


def _disagreements(base: KnowledgeBase, about: str | None, say: Wording) -> None:
    found = [d for d in facts_of(base).disagreements if about is None or about in d.about]
    show(element("p", say("disagreements help" if found else "no disagreements"), class_="kp-tagline"))
    entities = entities_of(base, (iri for d in found for iri in d.about))
    for number, disagreement in enumerate(found):
        with st.container(border=True):
            show(disagreement_html(disagreement, entities, say))
            _sides(base, disagreement, entities, f"disagreement-{number}", say)


def _sides(base: KnowledgeBase, found: Disagreement, entities: Entities, key: str, say: Wording) -> None:
    for first in range(0, len(found.sides), ABREAST):
        sides = found.sides[first : first + ABREAST]
        for number, (column, side) in enumerate(zip(st.columns(len(sides)), sides, strict=True)):
            with column:
                show(side_html(side, found, entities, say))
                proofs(base, side.evidence, f"{key}-{first + number}", say)


def _candidates(base: KnowledgeBase, found: list[Candidate], say: Wording) -> None:
    show(element("p", say("candidates help" if found else "no candidates"), class_="kp-tagline"))
    entities = entities_of(base, (iri for c in found for iri in (*c.joins, *c.cuts_off)))
    for number, candidate in enumerate(found):
        with st.container(border=True):
            show(candidate_html(candidate, entities, say))
            proofs(base, candidate.evidence, f"candidate-{number}", say)


def entities_of(base: KnowledgeBase, iris: Iterable[str]) -> Entities:
    """Return the entities with these IRIs."""
    return {e.iri: e for e in base.texts.entities(sorted(set(iris)))}
