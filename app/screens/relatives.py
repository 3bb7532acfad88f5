"""The copies and versions of a document: which they are, and what changes between them."""

from __future__ import annotations

import streamlit as st

from app.screens.parts import show
from app.state import Session
from app.view.markup import as_label, element
from app.view.relatives import changes_html, named_in, older_first, relation_text
from kg.copies.facts import fact_changes
from kg.copies.relation import Kind, Relation
from kg.knowledge_base import KnowledgeBase
from kg.model import Document

FIRST = 5
"""Relations shown of a document."""
MOST = 200
"""Changes shown between two versions."""


def relatives(base: KnowledgeBase, document: Document, session: Session) -> None:
    """Show which documents hold the same text, are versions of it, or share much of it."""
    rows = {row.id: row for row in base.documents()}
    for relation in base.texts.copies.of(document.id)[:FIRST]:
        other = rows[relation.other_id]
        named = f"{other.title} · {other.name}" if other.title not in ("", other.name) else other.name
        st.button(
            as_label(f"{relation_text(relation, session.say)} {named}"),
            key=f"relative-{other.id}",
            on_click=session.read,
            args=(other.id,),
            type="tertiary",
            icon=":material/file_copy:",
        )
        if relation.kind is not Kind.COPY and st.toggle(
            session.say("show changes"), key=f"changes-{document.id}-{other.id}"
        ):
            _changes(base, relation, session)


def _changes(base: KnowledgeBase, relation: Relation, session: Session) -> None:
    changes = fact_changes(base.texts, *older_first(relation))
    if not changes:
        show(element("p", session.say("no changes"), class_="kp-tagline"))
        return
    entities = {entity.iri: entity for entity in base.texts.entities(named_in(changes))}
    show(changes_html(changes[:MOST], entities, session.say))
