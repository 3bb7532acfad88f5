"""The dependence matrix: a table to look over, and below it the evidence of the row or cell that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd  # type: ignore[import-untyped]  # Streamlit brings it; its types are a package of their own
import streamlit as st

from app.screens.parts import show, table_height
from app.screens.proofs import proofs
from app.state import Session
from app.view.facts import Entities, cell_words, entry_html, hhi_details, hhi_words
from app.view.markup import as_label, element
from app.view.wording import Wording
from kg.facts import Cell, Matrix, facts_of
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity

ROWS = ("things", "actors")
FAINT = "color: #7a8893"


def matrix(base: KnowledgeBase, about: str | None, session: Session) -> None:
    """Show the matrix of things or of actors, whole or about one entity."""
    say = session.say
    rows = st.segmented_control(
        say("matrix of"), ROWS, format_func=say, default=ROWS[0], key="matrix-rows", required=True
    )
    whole = facts_of(base).matrix if rows == "things" else facts_of(base).actors
    found = whole if about is None else whole.only(about)
    if not found.rows:
        show(element("p", say("no matrix"), class_="kp-tagline"))
        return
    scopes = sorted({e.scope for cell in found.cells.values() for e in cell.entries if e.scope})
    entities = {e.iri: e for e in (*base.texts.entities(scopes), *found.rows, *found.columns)}
    show(element("p", say(f"{rows} help"), class_="kp-tagline"))
    number, column = _table(found, entities, f"matrix-{rows}-{about}-{say.language}", session)
    row = _row(found, number, say)
    if row is not None:
        _evidence(base, found, entities, (row, column), say)


def _table(found: Matrix, entities: Entities, key: str, session: Session) -> tuple[int | None, int | None]:
    """Show the table and return the numbers of the row and the column that were chosen in it."""
    say = session.say
    titles = [_unlike(c.label(say.language), n, found.columns, say) for n, c in enumerate(found.columns)]
    table: dict[str, list[str]] = {say("row"): [row.label(say.language) for row in found.rows]}
    if any(found.hhi(row.iri) for row in found.rows):
        table[say("hhi")] = [hhi_words(found.hhi(row.iri), say) for row in found.rows]
    for title, column in zip(titles, found.columns, strict=True):
        table[title] = [cell_words(found.cell(row.iri, column.iri), entities, say) for row in found.rows]
    faint = say("not in sources")
    st.dataframe(
        pd.DataFrame(table).style.map(lambda text: FAINT if text == faint else ""),
        hide_index=True,
        height=table_height(len(found.rows)),
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        column_config={say("row"): st.column_config.TextColumn(pinned=True)},
    )
    return session.cell(key, [say("row"), *titles])


def _unlike(label: str, number: int, columns: Sequence[Entity], say: Wording) -> str:
    """Return a title that no earlier column has."""
    return label + "\u200b" * sum(c.label(say.language) == label for c in columns[:number])


def _row(found: Matrix, chosen: int | None, say: Wording) -> Entity | None:
    """Return the row that was chosen in the table, or else ask for one."""
    if chosen is not None and chosen < len(found.rows):
        return found.rows[chosen]
    number = st.selectbox(
        say("row"),
        range(len(found.rows)),
        format_func=lambda n: found.rows[n].label(say.language),
        key=f"matrix-row-{len(found.rows)}",
    )
    return found.rows[number] if number is not None else None


def _evidence(
    base: KnowledgeBase, found: Matrix, entities: Entities, chosen: tuple[Entity, int | None], say: Wording
) -> None:
    row, number = chosen
    show(element("h2", row.label(say.language), class_="kp-section"))
    if index := hhi_details(found.hhi(row.iri), say):
        show(element("p", f"{say('hhi')}: {index}", class_="kp-where"))
    columns = found.columns if number is None else found.columns[number : number + 1]
    for column in columns:
        cell = found.cell(row.iri, column.iri)
        if cell.entries:
            _cell(base, cell, column, entities, say)
        elif number is not None:
            names = {"row": row.label(say.language), "column": column.label(say.language)}
            show(element("p", say("empty cell", **names), class_="kp-tagline"))


def _cell(base: KnowledgeBase, cell: Cell, column: Entity, entities: Entities, say: Wording) -> None:
    flag = f" :orange-badge[{as_label(say('single supplier'))}]" if cell.single_supplier else ""
    with st.container(border=True):
        st.markdown(f"**{as_label(column.label(say.language))}**{flag}")
        for number, (evidence, entries) in enumerate(groupby(cell.entries, key=lambda e: e.evidence)):
            for entry in entries:
                show(entry_html(entry, cell, entities, say))
            proofs(base, [evidence], f"cell-{cell.row}-{cell.column}-{number}", say)
