"""What several pages show: HTML of our own making, entities to click on, alone and as a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from app.state import Session
from app.view.complaint import complaint_html
from app.view.markup import Html, as_label, element
from app.view.network import Network, spec
from kg.errors import KnooppuntError
from kg.model import Entity

STATIC = Path(__file__).parent.parent / "static"
STYLE = STATIC / "knooppunt.css"
HEIGHT, ROW_HEIGHT = 460, 35
"""Pixels: a table is no higher than this, and a row of one is so high."""
ICON, LOGO = str(STATIC / "icon.svg"), str(STATIC / "logo.svg")


def show(html: Html) -> None:
    """Put HTML on the page. Only what `app.view.markup` made gets here, so text of documents is escaped."""
    st.html(html.text)


def complain(message: str | KnooppuntError) -> None:
    """Show what went wrong, in one sentence or as an error; either may hold names from outside."""
    said = complaint_html(message, Session().say) if isinstance(message, KnooppuntError) else message
    show(element("div", said, class_="kp-error", role="alert"))


def table_height(rows: int) -> int:
    """Return how many pixels high a table is shown: as high as its rows and their titles need, up to a screen."""
    return min(HEIGHT, ROW_HEIGHT * (rows + 1) + 3)


def entity_chips(entities: Sequence[Entity], key: str) -> None:
    """Show entities as a row of buttons that lead to their place on the Explore page."""
    session = Session()
    with st.container(horizontal=True, gap="small", key=f"chips-{key}"):
        for entity in entities:
            label = as_label(entity.label(session.say.language))
            st.button(label, key=f"{key}-{entity.iri}", on_click=session.explore, args=(entity.iri,))


def network_chart(network: Network, key: str, height: int = 400) -> None:
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
