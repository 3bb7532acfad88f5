"""The pages run by Streamlit's own test harness, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app
from app.state import FOLDER, opened
from kg.knowledge_base import KnowledgeBase

MAIN = Path(app.__file__).with_name("main.py")
QUESTION = "Hoeveel procent van haar permanente magneten haalt de EU uit China?"


@pytest.fixture
def page(sample_kb: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The pages over the sample notes, opened at the Ask page."""
    monkeypatch.setenv(FOLDER, str(sample_kb))
    yield AppTest.from_file(str(MAIN), default_timeout=60).run()
    opened().close()
    st.cache_resource.clear()


def shown(page: AppTest) -> str:
    """Return all HTML on the page."""
    assert not page.exception
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def ask(page: AppTest, question: str) -> AppTest:
    """Ask a question on the Ask page."""
    page.text_input(key="text").set_value(question)
    return next(b for b in page.button if b.label == "Vraag").click().run()


def test_a_question_is_answered_with_its_citations(page: AppTest) -> None:
    """The answer, its support, its citation and a way to the source and to a footnote stand on the page."""
    html = shown(ask(page, QUESTION))
    assert "98 procent" in html
    assert "kp-support" in html
    assert 'class="kp-no">1</span>' in html
    assert any(b.label == "Toon in de bron" for b in page.button)
    assert any("zeldzame-aarden.txt" in c.value for c in page.code)


def test_an_empty_question_gets_one_sentence(page: AppTest) -> None:
    """No question, no answer: the page says so."""
    html = shown(ask(page, "   "))
    assert "Typ eerst een vraag." in html
    assert 'class="kp-answer"' not in html


def test_a_question_that_is_too_long_gets_one_sentence(page: AppTest) -> None:
    """A question that cannot be taken is refused in words, and the page stays."""
    html = shown(ask(page, "waarom " * 1500))
    assert 'role="alert"' in html
    assert 'class="kp-answer"' not in html


def test_earlier_questions_can_be_read_again(page: AppTest) -> None:
    """The questions of this session stay, and lead back to their answers."""
    ask(page, QUESTION)
    ask(page, "Hoeveel kritieke grondstoffen kent de CRMA?")
    assert "98 procent" not in shown(page)
    page.button(key="earlier-0").click().run()
    assert "98 procent" in shown(page)


def test_the_language_of_the_page_can_be_changed(page: AppTest) -> None:
    """All texts of the page change with the language."""
    page.selectbox(key="language").set_value("de").run()
    assert ">Fragen</h1>" in shown(page)


def test_an_entity_of_an_answer_leads_to_its_place(page: AppTest, sample_kb: Path) -> None:
    """A chip opens the Explore page at the entity."""
    base = KnowledgeBase.open(sample_kb)
    china = base.find_entity("China").iri
    base.close()
    ask(page, QUESTION)
    page.button(key=f"answer-{china}").click().run()
    html = shown(page)
    assert ">Verkennen</h1>" in html
    assert ">China</h2>" in html
    assert "<mark>" in html


def test_a_missing_knowledge_base_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When the folder has gone, the page names it and the remedy, and shows no traceback."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "weg"))
    html = shown(AppTest.from_file(str(MAIN), default_timeout=60).run())
    st.cache_resource.clear()
    assert "There is no knowledge base" in html
    assert "knooppunt ingest" in html


def test_a_quote_that_no_longer_stands_is_reported(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A citation is proved again each time it is shown; one that fails is left out and reported."""
    ask(page, QUESTION)
    monkeypatch.setattr("kg.model.Evidence.holds_in", lambda *_: False)
    html = shown(page.run())
    assert "98 procent" not in html
    assert "niet getoond" in html
    assert "knooppunt verify" in html


def test_answers_can_be_taken_along(page: AppTest) -> None:
    """Once a question was asked, the page offers the answers of this session as a file."""
    assert not page.get("download_button")
    shown(ask(page, QUESTION))
    assert [button.proto.label for button in page.get("download_button")] == ["Briefing downloaden (Word)"]


def test_a_claim_beside_an_answer_has_its_evidence(page: AppTest) -> None:
    """What the arrows of the network say is told below it, each with a quote and the way to its source."""
    html = shown(ask(page, "Welk aandeel van het gallium komt uit China?"))
    assert "China verbood de levering van gallium, germanium en antimoon" in html
    assert any(str(b.key).startswith("claim-0") for b in page.button)
