"""The path between two entities, every hop with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.paths import weakest
from app.screens.limits import limits
from app.screens.parts import complain, network_chart, show
from app.screens.proofs import proofs
from app.view.links import Hop, hop_html, path_summary
from app.view.markup import element
from app.view.names import name_and_type
from app.view.network import chain, walk
from app.view.wording import Wording
from kg.intervals import PeriodError
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity
from kg.walk import FREE, path_strength

KINDS = ("strongest", "shortest")


def path(base: KnowledgeBase, source: Entity, entities: Sequence[Entity], say: Wording) -> None:
    """Ask for a second entity and show how the sources connect the two."""
    others = {e.iri: e for e in entities if e.iri != source.iri}
    target = st.selectbox(
        say("path to"),
        list(others),
        index=None,
        format_func=lambda iri: name_and_type(others[iri], say.language) if iri in others else iri,
        placeholder=say("path choose"),
        key="path-to",
    )
    if target not in others:
        return
    kind = st.segmented_control(
        say("path kind"),
        KINDS,
        format_func=say,
        default=KINDS[0],
        key="path-kind",
        required=True,
        label_visibility="collapsed",
    )
    try:
        within = limits(base, "path", say)
    except PeriodError as error:
        complain(error)
        return
    hops = base.path(source.iri, target, within, shortest=kind == "shortest")
    if not hops:
        names = {"source": source.label(say.language), "target": others[target].label(say.language)}
        show(element("p", say("no path" if within == FREE else "no path within", **names), class_="kp-tagline"))
        return
    _hops(base, hops, say)


def _hops(base: KnowledgeBase, hops: list[Hop], say: Wording) -> None:
    network = chain(hops)
    show(path_summary(walk(hops), say))
    network_chart(network, f"path-{network.entities[0].iri}-{network.entities[-1].iri}", height=150)
    if len(hops) > 1:
        strength = path_strength([link for link, _, _ in hops])
        said = say("path strength", strength=say.number(float(f"{strength:.2g}")))
        show(element("p", f"{said}. {say('path note')}", class_="kp-where"))
    for number, hop in enumerate(hops):
        with st.container(border=True):
            show(hop_html(hop, number + 1, say, weakest=len(hops) > 1 and number == weakest(hops)))
            proofs(base, hop[0].evidence, f"hop-{number}", say)
