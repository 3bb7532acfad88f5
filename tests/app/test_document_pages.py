"""The Documents page: pages of a PDF as pictures, and the versions of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app
from app.state import FOLDER, opened
from ingest.build import ingest
from kg.knowledge_base import KnowledgeBase

MAIN = Path(app.__file__).with_name("main.py")
Reading = Callable[[str], AppTest]
NOTE = """# Erts op de kade

Gepubliceerd op: {date}

De kraan op de kade loste in 2023 ruim 340 ton kobalt uit Congo, het meeste voor fabrieken in het achterland. Volgens de
kraanmeester duurt dat vier dagen, omdat elke zak apart gewogen wordt. Een tweede weegbrug kost {cost} miljoen euro en
moet die tijd halveren. De gemeente wil weten hoeveel erts er ligt wanneer een schip uitblijft, en vraagt daarom om een
lijst van alle voorraden. De handelaren vinden dat te veel werk, maar leveren de lijst na lang aandringen toch.
"""


@pytest.fixture
def filled(kb: Path, tmp_path: Path, leaf: Any, written: Callable[..., bytes]) -> Path:
    """The small knowledge base with a PDF and two versions of a note."""
    pages = [leaf([(60, 700, 12, f"Blad {n} over kobalt uit Congo en erts in de haven")]) for n in "ab"]
    (tmp_path / "blad.pdf").write_bytes(written(pages))
    (tmp_path / "kade-1.md").write_text(NOTE.format(date="3 maart 2024", cost=12), encoding="utf-8")
    (tmp_path / "kade-2.md").write_text(NOTE.format(date="7 april 2025", cost=15), encoding="utf-8")
    ingest([tmp_path / "blad.pdf", tmp_path / "kade-1.md", tmp_path / "kade-2.md"], kb)
    return kb


@pytest.fixture
def reading(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    """Open the Documents page at a document."""
    monkeypatch.setenv(FOLDER, str(filled))

    def opening(name: str) -> AppTest:
        base = KnowledgeBase.open(filled)
        row = base.find_document(name)
        base.close()
        assert row is not None
        page = AppTest.from_file(str(MAIN), default_timeout=60)
        page.session_state["destination"] = "documents"
        page.session_state["document"] = row.id
        return page.run()

    yield opening
    opened().close()
    st.cache_resource.clear()


def shown(page: AppTest) -> str:
    """Return all HTML on the page."""
    assert not page.exception
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def test_a_page_of_a_pdf_is_shown_as_a_picture(reading: Reading) -> None:
    """The pages can be looked at one by one, without a mark where nothing is quoted."""
    page = reading("blad.pdf")
    view = next(group for group in page.get("button_group") if group.key == "reading")
    view.set_value("page view").run()
    html = shown(page)
    assert "data:image/png;base64," in html
    assert "Afbeelding van pagina 1 van" in html
    assert 'class="kp-anchor"' not in html


def test_a_text_has_no_pages_to_look_at(reading: Reading) -> None:
    """Only a PDF offers pictures of pages."""
    view = next(group for group in reading("kade-1.md").get("button_group") if group.key == "reading")
    assert "Pagina's" not in str(view.proto)


def test_the_file_that_is_gone_is_reported(reading: Reading, filled: Path) -> None:
    """A kept file that was taken away is named instead of a picture."""
    page = reading("blad.pdf")
    for file in filled.glob("originals/*/blad.pdf"):
        file.unlink()
    next(group for group in page.get("button_group") if group.key == "reading").set_value("page view").run()
    assert "ingest the file again" in shown(page)


def test_versions_are_named_with_what_differs(reading: Reading) -> None:
    """The newer version leads to the older one, and shows the figure that changed."""
    page = reading("kade-2.md")
    assert any(button.label.startswith("Nieuwere versie") for button in page.button)
    page.toggle[0].set_value(True).run()
    html = shown(page)
    assert "12 miljoen euro" in html
    assert "15 miljoen euro" in html
    next(button for button in page.button if button.label.startswith("Nieuwere versie")).click().run()
    assert any(button.label.startswith("Oudere versie") for button in page.button)
