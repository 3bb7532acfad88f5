"""The text store gives back what was put in, knows which sentence holds what, and forgets a document whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ids import content_hash, passage_key
from kg.model import (
    Analysis,
    Block,
    BlockKind,
    Claim,
    Document,
    Entity,
    EntityType,
    Figure,
    Mention,
    Passage,
    Sentence,
)
from kg.offsets import Edit
from kg.texts import Texts
from ontology.vocabulary import Name, Term

TEXT = "Congo levert kobalt. China koopt 5 tot 7 ton."
CONGO = "urn:knooppunt:entity:country:cd"
CHINA = "urn:knooppunt:entity:country:cn"


def analysis(text: str = TEXT) -> Analysis:
    """Return an analysis with one of everything."""
    document = Document(content_hash(text.encode()), "a.txt", text, (Edit(0, 1, text[0], "none"),), title="Kobalt")
    sentences = (Sentence(0, 20, "nl"), Sentence(21, 45, "nl"))
    return Analysis(
        document,
        (Block(BlockKind.PARAGRAPH, 0, 45),),
        (Passage(0, 45, sentences, ("Kop",), language="nl"),),
        (Mention(0, 5, CONGO, EntityType.COUNTRY), Mention(21, 26, CHINA, EntityType.COUNTRY, 0.4)),
        (Entity(CONGO, EntityType.COUNTRY, {"nl": "Congo"}),),
        (Figure(33, 44, "5 tot 7 ton", (5.0, 7.0), "t", about=(CHINA, "urn:b", "urn:a")),),
        (Claim(0, 20, CONGO, "urn:knooppunt:ontology#suppliesTo", CHINA),),
    )


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Texts]:
    """An empty text store."""
    found = Texts.open(tmp_path / "texts.sqlite", writable=True)
    yield found
    found.close()


def test_everything_comes_back(texts: Texts) -> None:
    """Document, blocks, passages, mentions, entities, figures and claims are what was put in."""
    stored = analysis()
    (key,) = texts.put(stored, "/a.txt", "1/x")
    document_id = stored.document.id
    assert texts.document(document_id) == stored.document
    assert texts.blocks(document_id) == stored.blocks
    assert [(p.id, p.document_id, p.passage) for p in texts.passages()] == [(key, document_id, stored.passages[0])]
    assert [s.mention for s in texts.mentions()] == list(stored.mentions)
    assert texts.found_entities() == list(stored.entities)
    assert [(p, c) for _, p, c in texts.claims()] == [(key, stored.claims[0])]
    ((_, place, figure),) = texts.figures()
    assert (place, figure.value, figure.about) == (key, (5.0, 7.0), stored.figures[0].about)
    (row,) = texts.documents()
    assert (row.name, row.path, row.recipe, row.title) == ("a.txt", "/a.txt", "1/x", "Kobalt")


def test_places_name_passage_and_sentence(texts: Texts) -> None:
    """A mention knows the number of its sentence; between sentences there is none."""
    stored = analysis()
    outside = Analysis(
        stored.document, passages=stored.passages, mentions=(Mention(20, 21, CONGO, EntityType.COUNTRY),)
    )
    (key,) = texts.put(stored, "", "")
    assert [(s.passage_id, s.sentence) for s in texts.mentions()] == [(key, 0), (key, 1)]
    texts.put(outside, "", "")
    assert [(s.passage_id, s.sentence) for s in texts.mentions()] == [(None, None)]


def test_removing_leaves_nothing(texts: Texts) -> None:
    """A removed document takes all of it along, and another stays."""
    first, second = analysis(), analysis(TEXT + " Slot.")
    texts.put(first, "", "")
    texts.put(second, "", "")
    texts.remove(first.document.id)
    assert [row.id for row in texts.documents()] == [second.document.id]
    assert {p.document_id for p in texts.passages()} == {second.document.id}
    assert {m.document_id for m in texts.mentions()} == {second.document.id}
    assert {row[0] for row in (*texts.claims(), *texts.figures())} == {second.document.id}
    texts.remove(second.document.id)
    assert not any((texts.passages(), texts.mentions(), texts.claims(), texts.figures(), texts.found_entities()))


def test_keys_depend_on_the_content_alone(texts: Texts, tmp_path: Path) -> None:
    """The same passage has the same key in any store; another title, text or heading gives another."""
    other = Texts.open(tmp_path / "other.sqlite", writable=True)
    other.put(analysis(TEXT + " Slot."), "", "")
    assert other.put(analysis(), "/elsewhere", "9") == texts.put(analysis(), "", "")
    other.close()
    assert len({passage_key("a", "b"), passage_key("ab", ""), passage_key("a", "c"), passage_key("b", "a")}) == 4
    assert 0 <= passage_key("a") < 2**63


def test_more_keys_than_sqlite_takes_parameters(texts: Texts) -> None:
    """Passages can be asked for by any number of ids, and by none."""
    (key,) = texts.put(analysis(), "", "")
    assert [p.id for p in texts.passages([*range(40_000), key])] == [key]
    assert texts.passages([]) == []
    assert texts.mentions(passage_ids=[]) == []


def test_failing_put_changes_nothing(texts: Texts) -> None:
    """A document that cannot be stored leaves the earlier one as it was."""
    stored = analysis()
    texts.put(stored, "", "1")
    with pytest.raises(sqlite3.Error):
        texts.put(Analysis(stored.document, claims=(Claim(0, 1, None, "p", "o"),)), "", "2")  # type: ignore[arg-type]
    assert [row.recipe for row in texts.documents()] == ["1"]
    assert len(texts.passages()) == 1


def test_vocabulary_is_replaced_whole(texts: Texts) -> None:
    """Terms come back with all they hold; a new vocabulary leaves none of the old, and found entities stay."""
    term = Term(
        CHINA, "Country", (Name("China", "nl", "preferred"),), {"iso3166": "CN"}, ("handel",), frozenset({"CN"})
    )
    texts.put(analysis(), "", "")
    texts.put_vocabulary([term])
    assert texts.terms() == [term]
    assert [e.iri for e in texts.entities(mentioned=True)] == [CONGO, CHINA]
    texts.put_vocabulary([])
    assert texts.terms() == []
    assert [e.iri for e in texts.entities()] == [CONGO]


@pytest.mark.parametrize("data", [b"", b"no database at all" * 300])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    """A file that is no text store is refused at opening."""
    (tmp_path / "texts.sqlite").write_bytes(data)
    with pytest.raises(sqlite3.DatabaseError):
        Texts.open(tmp_path / "texts.sqlite")


def test_tables_of_another_shape_are_refused(tmp_path: Path) -> None:
    """Tables that an earlier version made are refused, also for writing, so that they are made again."""
    with sqlite3.connect(tmp_path / "texts.sqlite") as connection:
        connection.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, body TEXT)")
    connection.close()
    with pytest.raises(sqlite3.DatabaseError):
        Texts.open(tmp_path / "texts.sqlite", writable=True)
