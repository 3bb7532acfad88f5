"""Follow-up questions on the command line and on the Ask page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from click.testing import Result
from streamlit.testing.v1 import AppTest

import app
from app.state import FOLDER, opened

IRON = "Hoeveel ijzererts verwerkte de haven van Rotterdam in 2023?"


def test_a_follow_up_is_answered_for_the_question_before(rows: Callable[..., list[dict[str, Any]]], kb: Path) -> None:
    """`--after` gives a fragment its question, and who says so its sources."""
    (line,) = rows("ask", "en in 2022?", "--after", IRON, kb=kb)
    assert line["question"] == IRON.replace("2023", "2022")
    (line,) = rows("ask", "Wie zegt dat?", "--after", IRON, kb=kb)
    assert line["kind"] == "sources"
    assert "havens.md" in line["answer"]
    assert line["citations"][0]["document"] == "havens.md"


def test_without_the_question_before_a_question_is_itself(rows: Callable[..., list[dict[str, Any]]], kb: Path) -> None:
    """A question of its own gives the same line with a question before it as without."""
    assert rows("ask", IRON, "--after", "Waar ligt Congo?", kb=kb) == rows("ask", IRON, kb=kb)


def test_a_batch_has_no_question_before(run: Callable[..., Result], kb: Path, tmp_path: Path) -> None:
    """`--after` with `--batch` is refused as wrong usage."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "1", "question": "en in 2022?"}\n', encoding="utf-8")
    result = run("ask", "--batch", batch, "--after", IRON, kb=kb)
    assert result.exit_code == 2
    assert "--after" in result.stderr


@pytest.fixture
def page(small_kb: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The pages over the two notes, opened at the Ask page."""
    monkeypatch.setenv(FOLDER, str(small_kb))
    yield AppTest.from_file(str(Path(app.__file__).with_name("main.py")), default_timeout=60).run()
    opened().close()
    st.cache_resource.clear()


def asked(page: AppTest, question: str) -> str:
    """Ask a question on the Ask page and return all HTML on it."""
    page.text_input(key="text").set_value(question)
    next(b for b in page.button if b.label == "Vraag").click().run()
    assert not page.exception
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def test_the_page_understands_a_follow_up(page: AppTest) -> None:
    """A fragment is asked as its full question, also after one about the sources."""
    asked(page, IRON)
    assert "havens.md" in asked(page, "Wie zegt dat?")
    assert IRON.replace("2023", "2022") in asked(page, "en in 2022?")
    assert not page.caption or "taalmodel" not in page.caption[0].value


def test_the_page_says_that_a_model_could_not_be_asked(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address of a model that is not there, the answer stands as ever, with a note."""
    before = asked(page, IRON)
    monkeypatch.setenv("KNOOPPUNT_LLM_URL", "http://127.0.0.1:9/v1")
    again = asked(page, IRON)
    assert "20 miljoen ton" in before
    assert "20 miljoen ton" in again
    assert any("zinnen van de bronnen zelf" in c.value for c in page.caption)
