"""The Review page run by Streamlit's own test harness: the queue, the judgements, the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app
from app.state import FOLDER, opened
from ingest.build import ingest
from kg.decisions.deciding import decide
from kg.decisions.decision import Decision, Judgement
from kg.knowledge_base import KnowledgeBase

MAIN = Path(app.__file__).with_name("main.py")
NOTE = """# Werven

Nordmetall GmbH koopt kobalt uit Congo. In 2023 kocht Nordmetall GmbH 300 ton. Damen Marine N.V. bouwt in Congo.
"""
BERICHT = """# Bericht

Die Nordmetall Holding AG liefert Gallium nach China. Die Nordmetall Holding AG kaufte Kobalt aus Kongo.
"""
SHORT, LONG = "urn:knooppunt:entity:company:nordmetall", "urn:knooppunt:entity:company:nordmetall-holding-ag"
DAMEN = "urn:knooppunt:entity:company:damen-marine"
PAIR = f"pair|{SHORT}|{LONG}"
HARM = "<script>x</script> :red[Rood] [hier](http://x.example) {0}"


@pytest.fixture
def folder(tmp_path: Path, small_vocabulary: Callable[[Path], None]) -> Path:
    """A knowledge base with a pair of like names and a name that stands once."""
    (tmp_path / "werven.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "bericht.md").write_text(BERICHT, encoding="utf-8")
    small_vocabulary(tmp_path / "kb")
    assert not ingest([tmp_path / "werven.md", tmp_path / "bericht.md"], tmp_path / "kb").failed
    return tmp_path / "kb"


@pytest.fixture
def page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The Review page over it."""
    monkeypatch.setenv(FOLDER, str(folder))
    yield review(AppTest.from_file(str(MAIN), default_timeout=120))
    opened().close()
    st.cache_resource.clear()


def review(page: AppTest) -> AppTest:
    """Go to the Review page."""
    page.session_state["destination"] = "review"
    return page.run()


def shown(page: AppTest) -> str:
    """Return all HTML on the page."""
    assert not page.exception
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def log(page: AppTest) -> str:
    """Return the HTML of the log."""
    page.session_state["reviewing"] = "log"
    return shown(page.run())


def entities(folder: Path) -> dict[str, str]:
    """Return the label of each entity that is mentioned, by IRI."""
    base = KnowledgeBase.open(folder)
    found = {e.iri: e.label("nl") for e in base.texts.entities(mentioned=True)}
    base.close()
    return found


def test_the_queue_shows_each_case_with_its_quotes(page: AppTest) -> None:
    """A pair and a doubtful name stand there with the sentences that name them."""
    html = shown(page)
    assert "Dezelfde?" in html
    assert "Nordmetall Holding AG kaufte Kobalt aus Kongo." in html
    assert "Damen Marine N.V. bouwt in Congo." in html
    assert "2 te beoordelen" in html


def test_a_pair_is_merged_with_a_reason_and_parted_again(page: AppTest, folder: Path) -> None:
    """The button merges, the log says who and why, and its button takes it back."""
    page.text_input(key="judge").set_value("Anna")
    page.text_input(key=f"why-{PAIR}").set_value("zelfde <b>concern</b>")
    page.button(key=f"same-{PAIR}").click().run()
    assert "Dezelfde?" not in shown(page)
    assert [toast.value for toast in page.toast] == ["Het oordeel is verwerkt en staat in het logboek."]
    assert LONG not in entities(folder)
    html = log(page)
    assert "Anna" in html
    assert "zelfde &lt;b&gt;concern&lt;/b&gt;" in html
    page.button(key="undo-1").click().run()
    assert "herroepen op" in shown(page)
    assert LONG in entities(folder)


def test_a_pair_is_kept_apart(page: AppTest, folder: Path) -> None:
    """What is judged to be different leaves the queue and stays two."""
    page.button(key=f"different-{PAIR}").click().run()
    assert "Dezelfde?" not in shown(page)
    assert {SHORT, LONG} <= set(entities(folder))


def test_a_find_is_rejected_or_promoted(page: AppTest, folder: Path) -> None:
    """A doubtful name is hidden by one button, and stands in a vocabulary after the other."""
    key = f"doubtful|{DAMEN}"
    page.button(key=f"reject-{key}-{DAMEN}").click().run()
    assert DAMEN not in entities(folder)
    log(page)
    page.button(key="undo-1").click().run()
    page.session_state["reviewing"] = "queue"
    page.run()
    page.button(key=f"promote-{key}-{DAMEN}").click().run()
    assert "Damen Marine" not in shown(page)
    assert "damen-marine" in (folder / "vocabulary" / "promoted.ttl").read_text(encoding="utf-8")


def test_any_entity_is_renamed_retyped_and_merged(page: AppTest, folder: Path) -> None:
    """What does not wait in the queue can be judged as well."""
    page.session_state["reviewing"] = "any entity"
    page.run()
    page.selectbox(key="judged").set_value(DAMEN).run()
    page.text_input(key="new-name").set_value("Damen Scheepsbouw")
    page.button(key="rename").click().run()
    assert entities(folder)[DAMEN] == "Damen Scheepsbouw"
    assert page.button(key="retype").disabled
    page.selectbox(key=f"new-type-{DAMEN}").set_value("Organisation").run()
    page.button(key="retype").click().run()
    assert "ander type" in log(page)
    page.session_state["reviewing"] = "any entity"
    page.run()
    page.selectbox(key="judged").set_value(DAMEN).run()
    page.selectbox(key="same-as").set_value(LONG).run()
    page.button(key="merge").click().run()
    assert LONG not in entities(folder)


def test_a_refusal_is_one_sentence(page: AppTest) -> None:
    """A judgement that cannot be made is told in words, and the page stays."""
    page.session_state["reviewing"] = "any entity"
    page.run()
    page.selectbox(key="judged").set_value(DAMEN).run()
    page.button(key="rename").click().run()
    html = shown(page)
    assert 'role="alert"' in html
    assert "A new name has at least one character" in html


def test_a_name_means_no_harm(folder: Path, page: AppTest) -> None:
    """A name that looks like markup shows as it stands: in the queue, on buttons, over choices and in the log."""
    decide(folder, Decision(0, Judgement.RENAME, (LONG,), HARM, "", HARM, label=HARM, language="nl"))
    html = shown(page.run())
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert r"\<script\>" in page.button(key=f"same-{PAIR}").label
    assert ":red[" not in page.button(key=f"same-{PAIR}").label
    assert "<script>" not in log(page)
    page.session_state["reviewing"] = "any entity"
    page.run()
    page.selectbox(key="judged").set_value(LONG).run()
    assert r"\<script\>" in page.selectbox(key="same-as").label
    assert ":red[" not in page.selectbox(key="same-as").label
