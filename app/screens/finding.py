"""The column beside a page in which an entity or a document is found."""

from __future__ import annotations

import streamlit as st

from app.state import Session
from app.view import catalogue, reading
from app.view.catalogue import Listed
from app.view.markup import as_label
from app.view.names import type_name
from kg.model import EntityType
from kg.texts import DocumentRow

MOST_FOUND = 12
MOST_DOCUMENTS = 30


def find_entity(listed: tuple[Listed, ...], session: Session) -> None:
    """Show a search over entities, by name and type."""
    say = session.say
    text = st.text_input(say("find entity"), placeholder=say("find example"), key="find", icon=":material/search:")
    type_ = st.selectbox(
        say("type"),
        ["", *EntityType],
        format_func=lambda t: type_name(t, say.language) if t else say("all types"),
        key="find-type",
    )
    found = catalogue.search(listed, text or "", EntityType(type_) if type_ else None)
    st.caption(say("found", count=len(found)) if found else say("found none"))
    for item in found[:MOST_FOUND]:
        _result(item, session)
    if len(found) > MOST_FOUND:
        st.caption(say("found more", shown=MOST_FOUND))


def _result(item: Listed, session: Session) -> None:
    entity, language = item.entity, session.say.language
    kind = type_name(entity.type.value, language)
    label = f"{as_label(entity.label(language))} :gray[· {as_label(kind)} · {item.mentions}]"
    chosen = entity.iri == session.entity
    st.button(
        label,
        key=f"found-{entity.iri}",
        on_click=session.explore,
        args=(entity.iri,),
        type="secondary" if chosen else "tertiary",
    )


def find_document(rows: list[DocumentRow], session: Session) -> None:
    """Show a search over documents."""
    say = session.say
    text = st.text_input(say("find document"), key="find-document", icon=":material/search:")
    found = reading.search(rows, text or "")
    st.caption(say("found", count=len(found)))
    with st.container(key="found-documents"):
        for row in found[:MOST_DOCUMENTS]:
            st.button(
                f"{as_label(row.title or row.name)} :gray[· {as_label(say(row.language))}]",
                key=f"document-{row.id}",
                on_click=session.read,
                args=(row.id,),
                type="secondary" if row.id == session.document else "tertiary",
                help=as_label(row.name),
            )
    if len(found) > MOST_DOCUMENTS:
        st.caption(say("found more", shown=MOST_DOCUMENTS))
