"""A knowledge base survives crashes, damage and company: what is derived is made again, what is true is kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from ingest.build import ingest
from kg import writing
from kg.errors import DamagedKnowledgeBase, LockedKnowledgeBase, MissingKnowledgeBase, NewerKnowledgeBase
from kg.graph import Graph
from kg.knowledge_base import KnowledgeBase
from kg.manifest import Manifest
from kg.model import Hit
from kg.verify import problems
from kg.writing import open_writer

ASKED = "Hoeveel ijzererts verwerkte de haven van Rotterdam?"
EXTRA = """# De sluis

De sluis van IJmuiden laat schepen met bauxiet uit Brazilië door. In 2024 waren dat er ongeveer 300.
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock."""
    monkeypatch.setattr(writing, "LOCK_TIMEOUT", 0.05)


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """One more note."""
    file = tmp_path / "sluis.txt"
    file.write_text(EXTRA, encoding="utf-8")
    return file


def quads(folder: Path) -> set[ox.Quad]:
    """Return every quad of a knowledge base."""
    return set(Graph.open(folder / "graph").all_quads())


def places(hits: Iterable[Hit]) -> list[tuple[str, int, int, float]]:
    """Return where hits stand, with their scores."""
    return [(h.evidence.document, h.evidence.start, h.evidence.end, round(h.score, 6)) for h in hits]


def state(folder: Path) -> list[object]:
    """Return what a reader sees: documents, passages, a search and an answer, and that all of it is sound."""
    base = KnowledgeBase.open(folder)
    try:
        assert problems(base) == []
        passages = [(p.document_id, p.passage) for p in base.texts.passages()]
        figures = sorted(map(repr, base.texts.figures()))
        return [base.documents(), passages, figures, places(base.search(ASKED)), base.ask(ASKED)]
    finally:
        base.close()


def test_adding_and_removing_leaves_the_dataset_as_it_was(kb: Path, extra: Path) -> None:
    """A document that comes and goes leaves the same quads, index and answers."""
    before, seen = quads(kb), state(kb)
    ingest([extra], kb)
    base = KnowledgeBase.open(kb)
    row = base.find_document("sluis.txt")
    base.close()
    assert row is not None
    assert len(quads(kb)) > len(before)
    with open_writer(kb) as writer:
        writer.remove(row.id)
    assert quads(kb) == before
    assert state(kb) == seen
    assert not (kb / "originals" / row.id).exists()


def test_ingesting_twice_changes_nothing(kb: Path, notes: Path) -> None:
    """Unchanged files are skipped, the quads stay, and open readers are not disturbed."""
    before, base = quads(kb), KnowledgeBase.open(kb)
    report = ingest([notes], kb)
    assert (len(report.stored), len(report.unchanged)) == (0, 2)
    assert quads(kb) == before
    assert base.is_current()
    base.close()


def test_order_of_ingestion_does_not_matter(
    kb: Path, notes: Path, extra: Path, tmp_path: Path, small_vocabulary: Callable[[Path], None]
) -> None:
    """One at a time and backwards, or all at once: the same quads, the same passages and the same ranking."""
    other = tmp_path / "other"
    small_vocabulary(other)
    for file in [extra, *sorted(notes.iterdir(), reverse=True)]:
        ingest([file], other)
    ingest([extra], kb)
    assert quads(other) == quads(kb)
    assert state(other) == state(kb)


def test_crash_between_graph_and_texts(kb: Path, extra: Path, tmp_path: Path) -> None:
    """A document that is only in the graph yet is in texts and index at the next opening."""
    behind = tmp_path / "behind"
    shutil.copytree(kb, behind)
    ingest([extra], kb)
    shutil.rmtree(behind / "graph")
    shutil.copytree(kb / "graph", behind / "graph")
    shutil.copytree(kb / "originals", behind / "originals", dirs_exist_ok=True)
    assert state(behind) == state(kb)


def test_crash_between_texts_and_index(kb: Path, extra: Path, tmp_path: Path) -> None:
    """Passages that are not indexed yet are at the next opening."""
    behind = Path(shutil.copytree(kb, tmp_path / "behind"))

    def stop(files: Iterable[Path]) -> Iterator[Path]:
        yield from files
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([extra], behind, progress=stop)
    ingest([extra], kb)
    assert state(behind) == state(kb)


def test_crash_while_a_document_goes(kb: Path) -> None:
    """A document that has left the graph leaves texts and index at the next opening."""
    with open_writer(kb) as writer:
        first = writer.texts.documents()[0]
    graph = Graph.open(kb / "graph", writable=True)
    graph.remove(f"urn:knooppunt:document:{first.id}")
    del graph
    base = KnowledgeBase.open(kb)
    assert first.id not in {row.id for row in base.documents()}
    assert len(base.index) == len(base.texts.passage_ids()) > 0
    base.close()


def delete(path: Path) -> None:
    """Take a file away."""
    path.unlink()


def truncate(path: Path) -> None:
    """Cut a file in half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    """Leave nothing in a file."""
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    """Fill a file with something else."""
    path.write_bytes(b"\x00garbage\xff" * 50)


def flip(path: Path) -> None:
    """Change one byte."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


Damage = Callable[[Path], None]


@pytest.mark.parametrize("damage", [delete, truncate, empty, garbage])
def test_damaged_texts_are_made_again(kb: Path, damage: Damage) -> None:
    """Without texts.sqlite, or with half of it, the same passages, figures and answers come from the graph."""
    before = state(kb)
    damage(kb / "texts.sqlite")
    assert state(kb) == before


def test_texts_of_another_knowledge_base_are_not_taken(
    kb: Path, extra: Path, tmp_path: Path, small_vocabulary: Callable[[Path], None]
) -> None:
    """Texts that do not belong to the graph are replaced by those that do."""
    before = state(kb)
    small_vocabulary(tmp_path / "other")
    ingest([extra], tmp_path / "other")
    shutil.copyfile(tmp_path / "other" / "texts.sqlite", kb / "texts.sqlite")
    assert state(kb) == before


def test_earlier_texts_are_brought_up_to_date(kb: Path, extra: Path) -> None:
    """An older copy of texts.sqlite never makes the index speak of other passages."""
    older = (kb / "texts.sqlite").read_bytes()
    ingest([extra], kb)
    before = state(kb)
    (kb / "texts.sqlite").write_bytes(older)
    assert state(kb) == before


@pytest.mark.parametrize("damage", [delete, truncate, empty, garbage, flip])
@pytest.mark.parametrize("name", ["ids.npy", "vectors.faiss", "grams/rows.npy"])
def test_damaged_index_is_made_again(kb: Path, damage: Damage, name: str) -> None:
    """No damaged file of the index is used; the index made from the texts is the same."""
    before = state(kb)
    damage(next((kb / "index").glob(f"*/{name}")))
    assert state(kb) == before


def test_index_of_another_knowledge_base_is_not_taken(
    kb: Path, extra: Path, tmp_path: Path, small_vocabulary: Callable[[Path], None]
) -> None:
    """An index that is sound but belongs to other texts is replaced."""
    before = state(kb)
    small_vocabulary(tmp_path / "other")
    ingest([extra], tmp_path / "other")
    shutil.rmtree(kb / "index")
    shutil.copytree(tmp_path / "other" / "index", kb / "index")
    shutil.copyfile(tmp_path / "other" / "manifest.json", kb / "manifest.json")
    assert state(kb) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "garbage",
        "null",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 1, "segments": 5, "files": {}}',
        '{"format": 1, "segments": ["../../elsewhere"], "files": {}}',
        '{"format": 1, "segments": [], "files": {"../x": "0"}}',
        '{"format": 1, "segments": [], "files": {}, "colour": "red"}',
        "\udcff",
    ],
)
def test_damaged_manifest_is_written_anew(kb: Path, text: str) -> None:
    """A manifest that is none is no reason to lose anything."""
    before = state(kb)
    (kb / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert state(kb) == before


def test_manifest_of_a_newer_version_is_respected(kb: Path) -> None:
    """What a newer version wrote is neither read nor written over."""
    row = json.loads((kb / "manifest.json").read_text(encoding="utf-8")) | {"format": 99, "new": True}
    (kb / "manifest.json").write_text(json.dumps(row), encoding="utf-8")
    before = {path: path.read_bytes() for path in kb.rglob("*") if path.is_file() and "lock" not in path.name}
    for opened in (lambda: KnowledgeBase.open(kb), lambda: open_writer(kb).__enter__()):
        with pytest.raises(NewerKnowledgeBase, match="newer"):
            opened()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["CURRENT", ""])
def test_lost_graph_is_not_begun_anew(kb: Path, name: str, extra: Path) -> None:
    """Where the graph is gone nothing is written, so that texts and originals are still there to help."""
    path = kb / "graph" / name
    path.unlink() if name else shutil.rmtree(path)
    for opened in (lambda: KnowledgeBase.open(kb), lambda: ingest([extra], kb)):
        with pytest.raises(DamagedKnowledgeBase, match="originals"):
            opened()
    connection = sqlite3.connect(kb / "texts.sqlite")
    assert connection.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    connection.close()
    rescued = ingest([kb / "originals"], kb.with_name("rescued"))
    assert len(rescued.stored) == 2


def test_broken_graph_is_named(kb: Path) -> None:
    """A graph that cannot be read is said to be so, with the way out."""
    for file in (kb / "graph").glob("*.sst"):
        truncate(file)
    with pytest.raises(DamagedKnowledgeBase, match="cannot be opened"):
        KnowledgeBase.open(kb)


def test_missing_knowledge_base(tmp_path: Path) -> None:
    """Where there is none, none is made by looking."""
    with pytest.raises(MissingKnowledgeBase, match="knooppunt ingest"):
        KnowledgeBase.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_reader_goes_on_while_a_writer_writes(kb: Path, extra: Path) -> None:
    """A reader answers from its state during a write, knows when there is a later one, and sees it when it opens that."""
    base = KnowledgeBase.open(kb)
    before = places(base.search(ASKED))

    def ask_between(files: Iterable[Path]) -> Iterator[Path]:
        for file in files:
            yield file
            assert base.is_current()
            assert places(base.search(ASKED)) == before
            second = KnowledgeBase.open(kb)
            assert places(second.search(ASKED)) == before
            second.close()

    ingest([extra], kb, progress=ask_between)
    assert not base.is_current()
    assert places(base.search(ASKED)) == before
    base.close()
    later = KnowledgeBase.open(kb)
    assert later.find_document("sluis.txt") is not None
    assert "sluis.txt" in {h.evidence.document for h in later.search("bauxiet IJmuiden")}
    later.close()


def test_second_writer_is_told_who_writes(kb: Path, extra: Path) -> None:
    """Of two writers the second is refused, and told the process that holds the knowledge base."""
    with open_writer(kb), pytest.raises(LockedKnowledgeBase, match=r"Process \d+ is writing"):
        ingest([extra], kb)
    assert len(ingest([extra], kb).stored) == 1


def test_index_of_an_earlier_encoder_is_made_again(kb: Path) -> None:
    """When a new version brings another bundled encoder, the index is made with it at the next opening."""
    before = state(kb)
    manifest = Manifest.read(kb)
    replace(manifest, encoder="earlier@0").write(kb)
    assert state(kb) == before
    assert Manifest.read(kb).encoder == manifest.encoder
    assert Manifest.read(kb).segments != manifest.segments


@pytest.mark.parametrize("text", [EXTRA, "Titel"])
def test_every_change_is_published(kb: Path, extra: Path, text: str) -> None:
    """Generations only grow, and each change of the documents makes a new one, also of one without passages."""
    before = Manifest.read(kb).generation
    extra.write_text(text, encoding="utf-8")
    ingest([extra], kb)
    assert Manifest.read(kb).generation > before
