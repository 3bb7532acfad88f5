"""What a walk may use, as chosen on the page: kind of link, types passed, source and time."""

from __future__ import annotations

import streamlit as st

from app.limits import STATED, UNSTATED, limits_of, relation_names
from app.view.names import predicate_name, type_name
from app.view.wording import Wording
from kg.knowledge_base import KnowledgeBase
from kg.model import EntityType
from kg.walk import Limits


def limits(base: KnowledgeBase, key: str, say: Wording) -> Limits:
    """Ask what a walk is limited to; all of it may be left open.

    Raises:
        PeriodError: the time that was entered is none.
    """
    names = {row.id: row.title or row.name for row in base.documents()}
    with st.expander(say("limits"), icon=":material/filter_alt:"):
        left, right = st.columns(2)
        relations = left.multiselect(
            say("relation"),
            relation_names(),
            format_func=lambda name: _relation(name, say),
            placeholder=say("any relation"),
            key=f"{key}-relations",
        )
        types = right.multiselect(
            say("by way of"),
            list(EntityType),
            format_func=lambda type_: type_name(type_, say.language),
            placeholder=say("all types"),
            key=f"{key}-types",
        )
        documents = left.multiselect(
            say("from source"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            placeholder=say("every source"),
            key=f"{key}-documents",
        )
        period = right.text_input(say("in period"), placeholder=say("date example"), key=f"{key}-period")
    return limits_of(base, relations, types, (period or "").strip() or None, documents)


def _relation(name: str, say: Wording) -> str:
    return say(name) if name in (STATED, UNSTATED) else predicate_name(name, say.language)
