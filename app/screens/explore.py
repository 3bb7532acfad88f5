"""The Explore page: find an entity, see where the texts mention it and what it hangs together with."""

from __future__ import annotations

import streamlit as st

from app.screens import paths
from app.screens.finding import find_entity
from app.screens.limits import limits
from app.screens.parts import complain, network_chart, show
from app.screens.proofs import proofs
from app.screens.quotes import mentions
from app.state import Session, opened
from app.view.catalogue import Listed
from app.view.entity import entity_html
from app.view.links import link_html
from app.view.markup import as_label, element
from app.view.network import around
from app.view.wording import Wording
from kg.intervals import PeriodError
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity
from kg.walk import FREE

MOST_NEIGHBOURS = 12
VIEWS = ("mentions", "neighbours", "path")


def page() -> None:
    """Show the page."""
    session = Session()
    show(element("h1", session.say("explore"), class_="kp-title"))
    listed = opened().listed()
    found, detail = st.columns([1, 2.6], gap="large")
    with found:
        find_entity(listed, session)
    with detail, opened().reading() as base:
        chosen = next((item for item in listed if item.entity.iri == session.entity), None)
        if chosen is None:
            show(element("p", session.say("choose"), class_="kp-tagline"))
        else:
            _entity(base, chosen, listed, session)


def _entity(base: KnowledgeBase, chosen: Listed, listed: tuple[Listed, ...], session: Session) -> None:
    say, entity = session.say, chosen.entity
    show(entity_html(entity, say, say("mentions count", mentions=chosen.mentions, documents=chosen.documents)))
    label = as_label(entity.label(say.language))
    view = st.segmented_control(
        label, VIEWS, format_func=say, default=VIEWS[0], key="view", required=True, label_visibility="collapsed"
    )
    if view == "mentions":
        mentions(base, entity, session)
    elif view == "neighbours":
        _neighbours(base, entity, say)
    else:
        paths.path(base, entity, [item.entity for item in listed], say)


def _neighbours(base: KnowledgeBase, entity: Entity, say: Wording) -> None:
    try:
        within = limits(base, "neighbours", say)
    except PeriodError as error:
        complain(error)
        return
    links = base.walker.neighbours(entity.iri, MOST_NEIGHBOURS, limits=within)
    if not links:
        show(element("p", say("no neighbours" if within == FREE else "within limits"), class_="kp-tagline"))
        return
    ends = {e.iri: e for e in base.texts.entities(sorted({i for n in links for i in (n.source, n.target)}))}
    network_chart(around([entity], links, ends), f"network-{entity.iri}")
    st.caption(say("around help"))
    for number, link in enumerate(links):
        hop = (link, ends[link.source], ends[link.target])
        with st.container(border=True):
            show(element("p", link_html(hop, say)))
            proofs(base, link.evidence, f"neighbour-{number}", say)
