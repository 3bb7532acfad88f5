"""What outlives one run of a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from app.state import Opened, Session
from ingest.build import ingest
from kg.errors import MissingKnowledgeBase
from kg.model import Answer

Opening = Callable[[Path], Opened]


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Open knowledge bases as the pages do, and close them at the end."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(closing(Opened(folder)))


def answer(question: str) -> Answer:
    """Return an answer to a question."""
    return Answer(question, "nl", "definition", "", abstained=True, confidence=0.0)


def test_a_later_state_is_opened_by_itself(kb: Path, tmp_path: Path, opening: Opening) -> None:
    """After an ingest beside the pages the next reading sees the new document and its entities."""
    opened = opening(kb)
    with opened.reading() as base:
        assert len(base.documents()) == 2
    before = sum(item.mentions for item in opened.listed())
    note = tmp_path / "kobalt.md"
    note.write_text("# Kobalt\n\nMeer kobalt komt nu uit China.\n", encoding="utf-8")
    ingest([note], kb)
    with opened.reading() as base:
        assert len(base.documents()) == 3
    assert sum(item.mentions for item in opened.listed()) > before


def test_an_unchanged_state_stays_open(small_kb: Path, opening: Opening) -> None:
    """Without a change the same open knowledge base is lent again."""
    opened = opening(small_kb)
    with opened.reading() as first, opened.reading() as second:
        assert first is second


def test_a_knowledge_base_that_has_gone_is_missed(kb: Path, opening: Opening) -> None:
    """When the folder is removed under the pages the error says so, and a new one is found again."""
    kept = shutil.copytree(kb, kb.with_name("kept"))
    opened = opening(kb)
    with opened.reading():
        pass
    shutil.rmtree(kb)
    with pytest.raises(MissingKnowledgeBase), opened.reading():
        pass
    shutil.copytree(kept, kb)
    with opened.reading() as base:
        assert len(base.documents()) == 2


def test_many_threads_read_at_once(small_kb: Path, opening: Opening) -> None:
    """Visitors in threads of their own all get their answer."""
    opened = opening(small_kb)

    def read(_: int) -> int:
        with opened.reading() as base:
            return len(base.search("kobalt uit Congo", 3)) and len(base.documents())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(40))) == {2}


def test_a_session_remembers_its_answers() -> None:
    """The latest answer is shown until an earlier one is asked for."""
    session = Session({})
    assert session.answer is None
    session.remember(answer("een"))
    session.remember(answer("twee"))
    assert session.answer == answer("twee")
    session.show(0)
    assert session.answer == answer("een")
    assert [a.question for a in session.answers] == ["een", "twee"]


def test_going_to_an_entity_happens_once() -> None:
    """The page to go to is told once, the entity stays."""
    session = Session({})
    session.explore("urn:x")
    assert (session.destination(), session.destination(), session.entity) == ("explore", None, "urn:x")


def test_a_chosen_node_is_read_from_the_selection() -> None:
    """Only a chosen node counts, not a chosen link."""
    node = {"data_type": "node", "data_indices": [2]}
    edge = {"data_type": "edge", "data_indices": [1]}
    assert Session({"n": {"selection": {"selected": [edge, node]}}}).picked("n") == 2
    assert Session({"n": {"selection": {"selected": [edge]}}}).picked("n") is None
    assert Session({}).picked("n") is None


def test_the_pages_start_in_dutch() -> None:
    """Until a language is chosen the pages speak Dutch."""
    assert Session({}).say.language == "nl"
    assert Session({"language": "de"}).say.language == "de"
