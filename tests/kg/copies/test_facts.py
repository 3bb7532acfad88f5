"""Which facts appear, disappear and change between two documents, however they have moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.build import ingest
from kg.copies.facts import FactChange, fact_changes
from kg.knowledge_base import KnowledgeBase
from kg.model import Figure

FIRST = "De haven verwerkte in 2023 ruim 340 ton kobalt uit Congo.\n"
SECOND = "Een weegbrug kost 12 miljoen euro en moet de tijd van het lossen halveren.\n"
THIRD = "China levert grafiet aan Duitsland.\n"


@pytest.fixture
def base(kb: Path, tmp_path: Path) -> Iterator[KnowledgeBase]:
    """Notes with these sentences, some moved, changed or left out."""
    texts = {
        "een": FIRST + SECOND + THIRD,
        "omgekeerd": THIRD + SECOND + FIRST,
        "duurder": FIRST + SECOND.replace("12", "15") + THIRD,
        "korter": FIRST,
        "ander": FIRST.replace("340", "80").replace("kobalt uit Congo", "bauxiet uit Brazilië") + SECOND + THIRD,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"Nota {name}\n\n{text}", encoding="utf-8")
    ingest([tmp_path / f"{name}.txt" for name in texts], kb)
    found = KnowledgeBase.open(kb)
    yield found
    found.close()


def figures(base: KnowledgeBase, old: str, new: str) -> list[tuple[str | None, str | None]]:
    """The figures that change, as they are written before and after."""
    rows = [base.find_document(f"{name}.txt") for name in (old, new)]
    changes = fact_changes(base.texts, *(row.id for row in rows if row is not None))
    return [(_written(c, "old"), _written(c, "new")) for c in changes if isinstance((c.new or c.old).fact, Figure)]  # type: ignore[union-attr]


def _written(change: FactChange, side: str) -> str | None:
    stated = getattr(change, side)
    return stated.fact.as_written if stated else None


def test_moved_facts_are_the_same(base: KnowledgeBase) -> None:
    """Sentences in another order state the same; so does a document compared with itself."""
    assert figures(base, "een", "omgekeerd") == []
    assert figures(base, "een", "een") == []


def test_another_value_in_the_same_words_is_a_change(base: KnowledgeBase) -> None:
    """The value before and after stand side by side, and the other way round when asked the other way round."""
    assert figures(base, "een", "duurder") == [("12 miljoen euro", "15 miljoen euro")]
    assert figures(base, "duurder", "een") == [("15 miljoen euro", "12 miljoen euro")]


def test_facts_come_and_go(base: KnowledgeBase) -> None:
    """What only one states appears or disappears; what is gone stands at the end."""
    assert {old for old, new in figures(base, "een", "korter") if new is None} == {"12 miljoen euro"}
    assert "12 miljoen euro" in {new for old, new in figures(base, "korter", "een") if old is None}


def test_another_thing_measured_is_another_fact(base: KnowledgeBase) -> None:
    """A value among other words has not changed: one fact is gone and another is there, or it changed, but it is told."""
    told = {part.split()[-2] for pair in figures(base, "een", "ander") for part in pair if part}
    assert told == {"340", "80"}


def test_claims_are_compared_by_what_they_say(base: KnowledgeBase) -> None:
    """A claim that the other document does not make disappears, with the sentence that makes it."""
    rows = [base.find_document(f"{name}.txt") for name in ("een", "korter")]
    changes = fact_changes(base.texts, *(row.id for row in rows if row is not None))
    claims = [c for c in changes if c.old is not None and not isinstance(c.old.fact, Figure)]
    assert all(c.what == "disappears" and "grafiet" in c.old.evidence.quote for c in claims if c.old)
    assert claims
