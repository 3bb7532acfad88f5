"""The Facts page and the limits of walks, by Streamlit's own test harness."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.state import FOLDER, opened
from kg.knowledge_base import KnowledgeBase

DRAW = """
import streamlit as st
from app.screens import explore, facts
{page}.page()
"""


@pytest.fixture(autouse=True)
def folder(sample_kb: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages are over the sample notes."""
    monkeypatch.setenv(FOLDER, str(sample_kb))
    yield
    opened().close()
    st.cache_resource.clear()


def page(name: str, **state: object) -> AppTest:
    """Run a page with something in the memory of its session."""
    app = AppTest.from_string(DRAW.format(page=name), default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def facts(view: str, **state: object) -> AppTest:
    """Run the Facts page at a view."""
    return page("facts", **{"facts-view": view}, **state)


def shown(app: AppTest) -> str:
    """Return all HTML on the page."""
    assert not app.exception
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def test_disagreements_stand_side_by_side() -> None:
    """Each side of the disagreement of the samples stands with its quote and a way to the source."""
    app = facts("disagreements")
    html = shown(app)
    assert "180.000" in html
    assert "204.000 ton" in html
    assert 'class="kp-quoted"' in html
    assert any(b.label == "Toon in de bron" for b in app.button)


def test_disagreements_about_something_else() -> None:
    """About an entity on which the sources agree there is nothing, and the page says so."""
    assert "spreken elkaar niet tegen" in shown(
        facts("disagreements", **{"facts-about": "urn:knooppunt:entity:country:jp"})
    )


def test_a_row_of_the_matrix_shows_its_evidence() -> None:
    """Choosing a row shows its filled cells with their quotes; the table has every column."""
    app = facts("matrix")
    table = app.dataframe[0].value
    assert "niet in deze bronnen" in set(table["China"])
    row = next(s for s in app.selectbox if str(s.key).startswith("matrix-row"))
    app = row.set_value(list(table["Rij"]).index("kobalt")).run()
    html = shown(app)
    assert "74 %" in html
    assert "Concentratie (HHI): ten minste" in html
    assert any("één leverancier" in m.value for m in app.markdown)


def test_the_matrix_of_actors() -> None:
    """Who depends on whom is a table of its own, with countries and unions as rows."""
    table = facts("matrix", **{"matrix-rows": "actors"}).dataframe[0].value
    assert "Europese Unie" in set(table["Rij"])
    assert any("98 %" in cell for cell in table["China"])


def test_before_and_after_a_date() -> None:
    """A date parts what the sources say into before, in and after; what is no date is refused in Dutch."""
    app = facts("timeline")
    assert "Vóór" not in shown(app)
    html = shown(app.text_input(key="timeline-date").set_value("2023").run())
    assert html.index("Vóór 2023") < html.index("In 2023") < html.index("Na 2023")
    assert "Dit is geen datum of periode" in shown(app.text_input(key="timeline-date").set_value("ooit").run())


def test_candidates_are_marked() -> None:
    """Every candidate says that it was computed."""
    html = shown(facts("candidates"))
    assert html.count("berekend</span>") == html.count("kortste verbindingen") > 0


def test_a_path_within_limits(sample_base: KnowledgeBase) -> None:
    """A path can be limited to what sources state, and chosen to be the shortest."""
    china, gallium = (sample_base.find_entity(name).iri for name in ("China", "gallium"))
    app = page("explore", entity=china, view="path", **{"path-to": gallium})
    assert "beperkt de uitvoer van" in shown(app)
    app = app.multiselect(key="path-relations").set_value(["together"]).run()
    assert "samen genoemd" in shown(app)
    assert "beperkt de uitvoer van" not in shown(app)
    app = app.text_input(key="path-period").set_value("1850").run()
    assert "Binnen deze beperkingen verbinden de bronnen China en gallium niet." in shown(app)


def test_neighbours_within_limits(sample_base: KnowledgeBase) -> None:
    """Neighbours can be limited to a type; limits that leave nothing are named as the reason."""
    app = page("explore", entity=sample_base.find_entity("China").iri, view="neighbours")
    app = app.multiselect(key="neighbours-relations").set_value(["stated"]).run()
    assert "samen genoemd" not in shown(app)
    app = app.text_input(key="neighbours-period").set_value("1850").run()
    assert "Binnen deze beperkingen is er niets." in shown(app)


def test_figures_can_be_searched() -> None:
    """All figures stand in a table; a unit and a word leave those that fit, and what fits none says so."""
    app = facts("figures")
    whole = app.dataframe[0].value
    assert "98 procent" in set(whole["Cijfer"])
    app = app.text_input(key="figures-text").set_value("magneten").run()
    found = app.dataframe[0].value
    assert 0 < len(found) < len(whole)
    assert f"Aantal cijfers: {len(found)}" in [c.value for c in app.caption]
    app = app.selectbox(key="figures-unit").set_value("EUR").run()
    assert not app.dataframe
    assert "geen cijfers" in shown(app)


def test_the_row_of_a_figure_shows_its_sentence(sample_base: KnowledgeBase) -> None:
    """Choosing a row shows the sentence of that figure, and the way to its source."""
    wanted = {"figures-text": "permanente magneten"}
    assert 'class="kp-quoted"' not in shown(facts("figures", **wanted))
    table = f"figures|||permanente magneten|{sample_base.manifest.generation}"
    app = facts("figures", **wanted, **{table: {"selection": {"rows": [0]}}})
    assert "98 procent van haar permanente magneten" in shown(app)
    assert any(b.label == "Toon in de bron" for b in app.button)
