"""The timeline: facts by year, and what the sources said before and after a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from app.screens.parts import complain, show
from app.screens.proofs import proofs
from app.state import Session
from app.view.facts import Entities, moments_html
from app.view.markup import element
from kg.facts import Moment, facts_of
from kg.facts.timeline import Clock, during, select, years
from kg.intervals import PeriodError
from kg.knowledge_base import KnowledgeBase

CLOCKS: tuple[Clock, ...] = ("period", "published")
MOST_YEARS = 120
"""A longer row of years, most of them empty, is no chart to read."""
FIRST = 10
"""Moments shown before more are asked for."""


def moments(base: KnowledgeBase, about: str | None, session: Session) -> None:
    """Show the facts of all documents, or those about an entity, in time."""
    say = session.say
    show(element("p", say("timeline help"), class_="kp-tagline"))
    left, right = st.columns(2)
    clock = right.segmented_control(
        say("clock"), CLOCKS, format_func=say, default=CLOCKS[0], key="timeline-clock", required=True
    )
    date = (left.text_input(say("date"), placeholder=say("date example"), key="timeline-date") or "").strip()
    assert clock is not None
    found = select(facts_of(base).timeline, clock=clock, about=about)
    if not found:
        show(element("p", say("no time"), class_="kp-tagline"))
        return
    ends = sorted({iri for m in found for iri in m.about})
    entities = {e.iri: e for e in base.texts.entities(ends)}
    if not date:
        counts = Counter(year for m in found for year in years(m, clock))
        if counts:
            st.caption(say("facts per year"))
            name = say("facts per year")
            rows = [{name: counts[year], say("date"): str(year)} for year in _shown(counts)]
            st.bar_chart(rows, x=say("date"), y=name, x_label="", y_label="", height=180, color="#1f5f8b")
        _list(base, found, entities, "timeline-all", session)
        return
    try:
        parts = {
            "before": select(found, before=date, clock=clock),
            "during": during(found, date, clock),
            "after": select(found, after=date, clock=clock),
        }
    except PeriodError as error:
        complain(error)
        return
    for column, (name, chosen) in zip(st.columns(3), parts.items(), strict=True):
        with column:
            show(element("h2", say(name, date=date), class_="kp-section"))
            _list(base, chosen[::-1] if name == "before" else chosen, entities, f"timeline-{name}", session)


def _shown(counts: Mapping[int, int]) -> Sequence[int]:
    """Return the years of the chart: all from the first to the last, or only those with facts where these lie far apart."""
    first, last = min(counts), max(counts)
    return range(first, last + 1) if last - first <= MOST_YEARS else sorted(counts)


def _list(base: KnowledgeBase, found: Sequence[Moment], entities: Entities, key: str, session: Session) -> None:
    say, limit = session.say, session.limit(key, FIRST)
    if not found:
        show(element("p", say("nothing then"), class_="kp-where"))
    said = [list(group) for _, group in groupby(found, key=lambda m: (m.period, m.evidence, m.document))]
    for number, together in enumerate(said[:limit]):
        with st.container(border=True):
            show(moments_html(together, entities, say))
            if together[0].evidence is not None:
                proofs(base, [together[0].evidence], f"{key}-{number}", say)
    if len(said) > limit:
        more = (key, limit + 2 * FIRST)
        st.button(say("show more"), key=f"{key}-more", on_click=session.show_more, args=more)
