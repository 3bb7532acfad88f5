"""The table of figures: to be filtered, with the sentence of the row that is looked at, and to be downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import streamlit as st

from app.screens.parts import show, table_height
from app.screens.proofs import proofs
from app.state import Session, opened
from app.view.figures import Placed, Stated, chosen, figure_html, figures_csv, table, unit_of, unit_words
from app.view.markup import element
from app.view.wording import Wording
from kg.facts.observed import sentence_number
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, Entity, Evidence


def figures(base: KnowledgeBase, about: str | None, session: Session) -> None:
    """Show the figures of the texts, all or those about an entity."""
    say = session.say
    stated, entities = _all(base)
    left, right = st.columns([2, 1])
    text = left.text_input(say("find figure"), placeholder=say("figure example"), key="figures-text")
    units = sorted({unit_of(s.figure) for s in stated}, key=lambda unit: unit_words(unit, say).casefold())
    unit = right.selectbox(
        say("unit"),
        units,
        index=None,
        format_func=lambda u: unit_words(u, say),
        placeholder=say("all units"),
        key="figures-unit",
    )
    found = chosen(stated, entities, about, text or "", unit)
    show(element("p", say("figures help" if found else "no figures"), class_="kp-tagline"))
    if not found:
        return
    # A key for every choice of rows: a number chosen before would mean another figure.
    key = "|".join(("figures", about or "", unit or "", text or "", str(base.manifest.generation)))
    number = _table(found, entities, key, session)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say("figures count", count=len(found)))
        _download(found, entities, say)
    if number is not None and number < len(found):
        _evidence(base, found[number], say)


@lru_cache(maxsize=1)
def _all(base: KnowledgeBase) -> tuple[list[Stated], dict[str, Entity]]:
    sources = {row.id: row.title or row.name for row in base.documents()}
    stated = [Stated(f, id_, sources[id_], passage) for id_, passage, f in base.texts.figures() if id_ in sources]
    entities = base.texts.entities(sorted({iri for s in stated for iri in s.figure.about}))
    return stated, {e.iri: e for e in entities}


def _table(found: Sequence[Stated], entities: dict[str, Entity], key: str, session: Session) -> int | None:
    """Show the table and return the number of the row that was chosen in it."""
    st.dataframe(
        table(found, entities, session.say),
        hide_index=True,
        height=table_height(len(found)),
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    )
    return session.row(key)


def _evidence(base: KnowledgeBase, stated: Stated, say: Wording) -> None:
    with st.container(border=True):
        show(figure_html(stated.figure, say))
        proofs(base, [evidence for _, _, evidence in _placed(base, [stated])], "figure", say)


def _download(found: Sequence[Stated], entities: dict[str, Entity], say: Wording) -> None:
    def made() -> bytes:
        with opened().reading() as base:
            return figures_csv(_placed(base, found), entities, say)

    st.download_button(
        say("download table"),
        data=made,
        file_name=f"{say('figures').lower()}.csv",
        mime="text/csv",
        key="figures-download",
        on_click="ignore",
        icon=":material/download:",
    )


def _placed(base: KnowledgeBase, found: Iterable[Stated]) -> Iterator[Placed]:
    """Yield figures with their documents and the sentences they stand in, outside a sentence with the figure alone."""
    document = lru_cache(maxsize=16)(base.document)
    for stated in found:
        at = document(stated.document_id)
        if at is not None:
            yield stated, at, _sentence(base, stated, at)


def _sentence(base: KnowledgeBase, stated: Stated, document: Document) -> Evidence:
    figure = stated.figure
    for passage in base.texts.passages([stated.passage_id]) if stated.passage_id is not None else ():
        number = sentence_number(passage.passage, figure.start)
        # The knowledge base may have changed since the table was made, and the number belong to another passage.
        if number is not None and passage.document_id == document.id:
            sentence = passage.passage.sentences[number]
            return document.evidence(sentence.start, sentence.end, passage.passage.headings)
    return document.evidence(figure.start, figure.end)
