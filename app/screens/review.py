"""The Review page: what waits for a judgement with its quotes, any entity to be judged, and the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import streamlit as st

from app.judging import carry_out, login_name, take_back
from app.screens.parts import complain, show
from app.screens.sources import source_row
from app.state import Session, opened
from app.view.decisions import case_html, decision_html, evidence_html
from app.view.footnote import where
from app.view.markup import as_label, element
from app.view.names import name_and_type, type_name
from app.view.wording import LANGUAGES, Wording
from kg.decisions.decision import Decision, Judgement
from kg.decisions.queue import Case, queue
from kg.errors import KnooppuntError
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity, EntityType

VIEWS = ("queue", "any entity", "log")
FIRST = 8
"""Cases and decisions shown before more are asked for."""
Act = Callable[[Path], object]
"""What a button asks for, to be carried out when nobody reads."""
T = TypeVar("T")

_cases = lru_cache(maxsize=1)(queue)


def page() -> None:
    """Show the page, then carry out what a button asked for and show the page anew."""
    session = Session()
    say = session.say
    show(element("h1", say("review"), class_="kp-title"))
    show(element("p", say("review help"), class_="kp-tagline"))
    view = st.segmented_control(
        say("review"),
        VIEWS,
        format_func=say,
        default=VIEWS[0],
        key="reviewing",
        required=True,
        label_visibility="collapsed",
    )
    by = st.text_input(say("your name"), value=login_name(), key="judge")
    with opened().reading() as base:
        folder = base.folder
        views = {"any entity": _any_entity, "log": _log}
        act = views.get(view or "", _queue)(base, by or "", session)
    if act is not None:
        _carry_out(act, folder, session)
    elif told := session.told():
        st.toast(told, icon=":material/check:")


def _carry_out(act: Act, folder: Path, session: Session) -> None:
    try:
        with st.spinner(session.say("judging")):
            act(folder)
    except KnooppuntError as error:
        complain(error)
        return
    session.tell(session.say("judged"))
    st.rerun()


def _queue(base: KnowledgeBase, by: str, session: Session) -> Act | None:
    cases, say = _cases(base), session.say
    show(element("p", say("cases", count=len(cases)) if cases else say("no cases"), class_="kp-where"))
    return _listed(cases, "queue", session, lambda case, _: _case(base, case, by, session.say))


def _listed(items: list[T], name: str, session: Session, draw: Callable[[T, int], Act | None]) -> Act | None:
    """Draw the first items of a list and a button for more; return what one of them asks for."""
    limit = session.limit(name, FIRST)
    asked: Act | None = None
    for number, item in enumerate(items[:limit]):
        with st.container(border=True):
            asked = draw(item, number) or asked
    if len(items) > limit:
        more = (name, limit + 2 * FIRST)
        st.button(session.say("show more"), key=f"more-{name}", on_click=session.show_more, args=more)
    return asked


def _case(base: KnowledgeBase, case: Case, by: str, say: Wording) -> Act | None:
    key = "|".join((case.kind, *(e.iri for e in case.entities)))
    show(case_html(case, say))
    for number, evidence in enumerate(case.evidence):
        document = base.document(evidence.document_id)
        if document is not None and evidence.holds_in(document.original):
            show(evidence_html(evidence, document))
            source_row(f"{evidence.title} · {where(evidence, say)}", evidence, f"{key}-{number}")
    draft = Decision(0, Judgement.SAME, tuple(e.iri for e in case.entities), by, "", _reason(key, say))
    with st.container(horizontal=True, gap="small"):
        asked = _pair_buttons(case.entities, draft, key, say) if len(case.entities) > 1 else None
        for entity in case.entities:
            asked = _entity_buttons(base, entity, draft, key, say) or asked
    return asked


def _reason(key: str, say: Wording) -> str:
    return st.text_input(say("reason"), key=f"why-{key}", placeholder=say("reason help")) or ""


def _pair_buttons(entities: tuple[Entity, ...], draft: Decision, key: str, say: Wording) -> Act | None:
    first, second = (e.label(say.language) for e in entities)
    same = st.button(as_label(say("judge same", first=first, second=second)), key=f"same-{key}")
    if st.button(say("judge different"), key=f"different-{key}"):
        return _deciding(replace(draft, judgement=Judgement.DIFFERENT))
    return _deciding(draft) if same else None


def _entity_buttons(base: KnowledgeBase, entity: Entity, draft: Decision, key: str, say: Wording) -> Act | None:
    """Offer to reject an entity, and to promote one that no vocabulary holds."""
    name, asked = entity.label(say.language), None
    about = replace(draft, entities=(entity.iri,))
    if st.button(as_label(say("judge reject", name=name)), key=f"reject-{key}-{entity.iri}"):
        asked = _deciding(replace(about, judgement=Judgement.REJECT))
    is_found = entity.iri in _found(base)
    if is_found and st.button(as_label(say("judge promote", name=name)), key=f"promote-{key}-{entity.iri}"):
        asked = _deciding(replace(about, judgement=Judgement.PROMOTE))
    return asked


@lru_cache(maxsize=1)
def _found(base: KnowledgeBase) -> frozenset[str]:
    """Return the entities that no vocabulary holds."""
    return frozenset(e.iri for e in base.texts.found_entities()) - {t.iri for t in base.texts.terms()}


def _any_entity(base: KnowledgeBase, by: str, session: Session) -> Act | None:
    """Judge an entity that was chosen by hand: other name, other type, the same as another, reject, promote."""
    say = session.say
    entities = {item.entity.iri: item.entity for item in opened().listed()}
    iri = _choose(say("entity"), entities, "judged", say)
    if iri is None:
        show(element("p", say("any entity help"), class_="kp-tagline"))
        return None
    draft = Decision(0, Judgement.SAME, (iri,), by, "", _reason("any", say))
    with st.container(horizontal=True, gap="small"):
        asked = _entity_buttons(base, entities[iri], draft, "any", say)
    others = {k: e for k, e in entities.items() if k != iri}
    return (
        _rename(draft, say)
        or _retype(draft, entities[iri], say)
        or _same_as(draft, entities[iri], others, say)
        or asked
    )


def _choose(label: str, entities: dict[str, Entity], key: str, say: Wording) -> str | None:
    def name(iri: str) -> str:
        entity = entities.get(iri)
        return name_and_type(entity, say.language) if entity else iri

    chosen = st.selectbox(
        label, list(entities), index=None, format_func=name, placeholder=say("entity choose"), key=key
    )
    return chosen if chosen in entities else None


def _rename(draft: Decision, say: Wording) -> Act | None:
    field, tongue, button = st.columns([3, 2, 2], vertical_alignment="bottom")
    label = field.text_input(say("new name"), key="new-name") or ""
    tongues = list(LANGUAGES)
    language = tongue.selectbox(
        say("language"),
        tongues,
        index=tongues.index(say.language),
        format_func=LANGUAGES.__getitem__,
        key=f"new-language-{say.language}",
    )
    if button.button(say("judge rename"), key="rename", width="stretch"):
        return _deciding(replace(draft, judgement=Judgement.RENAME, label=label, language=language))
    return None


def _retype(draft: Decision, entity: Entity, say: Wording) -> Act | None:
    field, button = st.columns([5, 2], vertical_alignment="bottom")
    types = list(EntityType)
    type_ = field.selectbox(
        say("type"),
        types,
        index=types.index(entity.type),
        format_func=lambda t: type_name(t, say.language),
        key=f"new-type-{entity.iri}",
    )
    if button.button(say("judge retype"), key="retype", width="stretch", disabled=type_ == entity.type):
        return _deciding(replace(draft, judgement=Judgement.RETYPE, type=str(type_)))
    return None


def _same_as(draft: Decision, kept: Entity, others: dict[str, Entity], say: Wording) -> Act | None:
    field, button = st.columns([5, 2], vertical_alignment="bottom")
    with field:
        other = _choose(as_label(say("counts as", name=kept.label(say.language))), others, "same-as", say)
    if button.button(say("judge merge"), key="merge", width="stretch", disabled=other is None) and other is not None:
        return _deciding(replace(draft, entities=(kept.iri, other)))
    return None


def _log(base: KnowledgeBase, _: str, session: Session) -> Act | None:
    decisions = list(reversed(base.texts.decisions()))
    if not decisions:
        show(element("p", session.say("no decisions"), class_="kp-tagline"))
    labels = {e.iri: e.label(session.say.language) for e in base.texts.entities()} if decisions else {}
    return _listed(decisions, "log", session, lambda decision, _: _decided(decision, labels, session.say))


def _decided(decision: Decision, labels: dict[str, str], say: Wording) -> Act | None:
    show(decision_html(decision, labels, say))
    if decision.active and st.button(say("undo"), key=f"undo-{decision.number}", icon=":material/undo:"):
        return lambda folder: take_back(folder, decision.number)
    return None


def _deciding(draft: Decision) -> Act:
    return lambda folder: carry_out(folder, draft)
