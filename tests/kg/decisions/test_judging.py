"""Each judgement from the command line to what is read: entities, mentions, links, claims, figures, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import Result

from kg.decisions.decision import Decision, Judgement, decision_quads
from kg.graph import Graph
from kg.ids import DECISIONS_GRAPH
from kg.knowledge_base import KnowledgeBase
from kg.validate import violations
from kg.verify import problems
from kg.writing import open_writer

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL's use of rdflib

Run = Callable[..., Result]
Rows = Callable[..., list[dict[str, Any]]]

COMPANY = "urn:knooppunt:entity:company:"
SHORT, LONG = f"{COMPANY}nordmetall", f"{COMPANY}nordmetall-holding-ag"
YARD, DAMEN = f"{COMPANY}scheepswerf-de-hoop", f"{COMPANY}damen-marine"
COBALT, GALLIUM = "urn:knooppunt:entity:material:cobalt", "urn:knooppunt:entity:material:gallium"
CHINA = "urn:knooppunt:entity:country:cn"
CONGO = "urn:knooppunt:entity:country:cd"


@contextmanager
def reading(folder: Path) -> Iterator[KnowledgeBase]:
    """Open a knowledge base that is sound."""
    base = KnowledgeBase.open(folder)
    try:
        assert problems(base) == []
        yield base
    finally:
        base.close()


def document_quads(folder: Path) -> set[str]:
    """Return every quad but the decisions."""
    return {str(q) for q in Graph.open(folder / "graph").all_quads() if q.graph_name != ox.NamedNode(DECISIONS_GRAPH)}


def listing(folder: Path) -> list[object]:
    """Return all that the lists, walks and questions show."""
    with reading(folder) as base:
        entities = base.texts.entities(mentioned=True)
        asked = [base.understand(f"Wat doet {e.label('nl')}?").entities for e in entities]
        texts = base.texts
        rows = [texts.entities(), texts.mentions(), texts.claims(), texts.figures(), texts.found_entities()]
        return [*rows, base.walker.links(), asked]


@pytest.fixture
def judge(run: Run, judged_kb: Path) -> Callable[..., Path]:
    """Call `knooppunt review` with the words given, expect success, and return the folder."""

    def call(*words: str) -> Path:
        result = run("review", *words, kb=judged_kb)
        assert result.exit_code == 0, result.stderr
        return judged_kb

    return call


def test_what_is_the_same_counts_as_one_everywhere(judge: Callable[..., Path], rows: Rows) -> None:
    """Mentions, claims, links, paths, names in questions and lists of the second are those of the first."""
    folder = judge("same", "Nordmetall", "Nordmetall Holding AG", "--why", "moeder en dochter")
    listed = {row["id"]: row for row in rows("entities", kb=folder)}
    assert LONG not in listed
    assert len(listed[SHORT]["mentions"]) == 5
    assert listed[SHORT]["label"] == "Nordmetall"
    with reading(folder) as base:
        assert base.texts.mentions(entity=LONG) == []
        assert {c.object for _, _, c in base.texts.claims() if c.subject == SHORT} == {YARD, GALLIUM, CHINA}
        assert {GALLIUM, YARD} <= {i for n in base.walker.neighbours(SHORT) for i in (n.source, n.target)}
        assert [link.source for link, _, _ in base.path(SHORT, GALLIUM)] == [SHORT]
        assert base.find_entity("Nordmetall Holding AG").iri == base.find_entity(LONG).iri == SHORT
        assert base.understand("Wat levert Nordmetall Holding AG?").entities == (SHORT,)


def test_same_reaches_into_the_vocabulary(judge: Callable[..., Path], rows: Rows) -> None:
    """A term of a vocabulary can count as another; its names then lead there and its figures are about that."""
    folder = judge("same", GALLIUM, "cobalt")
    assert {row["id"] for row in rows("entities", "--type", "material", kb=folder)} == {GALLIUM}
    assert [row["about"] for row in rows("figures", "--about", "kobalt", kb=folder)]
    with reading(folder) as base:
        assert all(COBALT not in f.about for _, _, f in base.texts.figures())
        assert base.understand("Hoeveel kobalt kocht Nordmetall?").entities == (GALLIUM, SHORT)
        assert next(e for e in base.texts.entities([GALLIUM])).label() == "gallium"


@pytest.mark.parametrize("pair", [(SHORT, LONG), (LONG, SHORT), (GALLIUM, COBALT), (CONGO, SHORT)])
def test_merge_and_unmerge_leave_all_as_it_was(judge: Callable[..., Path], judged_kb: Path, pair: list[str]) -> None:
    """After a merge is undone every quad of the documents and vocabularies and every list is what it was."""
    before, seen = document_quads(judged_kb), listing(judged_kb)
    judge("same", *pair)
    assert document_quads(judged_kb) == before
    assert listing(judged_kb) != seen
    judge("undo", "1")
    assert document_quads(judged_kb) == before
    assert listing(judged_kb) == seen


def test_what_is_different_leaves_the_queue_and_stays_apart(
    judge: Callable[..., Path], judged_kb: Path, rows: Rows, run: Run
) -> None:
    """A pair judged to be different waits no more, and cannot be merged, also not by way of a third."""
    pairs = [[e["id"] for e in row["entities"]] for row in rows("review", kb=judged_kb) if row["kind"] == "pair"]
    assert pairs == [[SHORT, LONG]]
    judge("different", SHORT, LONG)
    assert not [row for row in rows("review", kb=judged_kb) if row["kind"] == "pair"]
    judge("same", DAMEN, LONG)
    refused = run("review", "same", SHORT, DAMEN, kb=judged_kb)
    assert refused.exit_code == 2
    assert "judged to be different" in refused.stderr
    judge("undo", "1")
    judge("same", SHORT, DAMEN)
    assert run("review", "different", SHORT, LONG, kb=judged_kb).exit_code == 2


def test_what_is_rejected_is_nowhere(judge: Callable[..., Path], judged_kb: Path, rows: Rows, run: Run) -> None:
    """A rejected entity has no mentions, claims, links or names, until that is undone."""
    seen = listing(judged_kb)
    judge("reject", "Scheepswerf De Hoop", "--why", "geen bedrijf")
    assert YARD not in {row["id"] for row in rows("entities", kb=judged_kb)}
    assert YARD not in {row["object"] for row in rows("claims", kb=judged_kb)}
    assert run("review", "reject", "Scheepswerf De Hoop", kb=judged_kb).exit_code == 2
    judge("undo", "1")
    assert listing(judged_kb) == seen


def test_a_rejected_term_is_no_longer_read_in_figures(judge: Callable[..., Path]) -> None:
    """What a figure is about loses a rejected term of a vocabulary, and questions do not know it."""
    with reading(judge("reject", "cobalt")) as base:
        assert all(COBALT not in f.about for _, _, f in base.texts.figures())
        assert COBALT not in base.understand("Hoeveel kobalt kocht Nordmetall?").entities


def test_a_new_name_is_shown_and_the_old_one_still_leads_there(judge: Callable[..., Path]) -> None:
    """Renaming changes the label of one language; both names are understood."""
    judge("rename", "Damen Marine", "Damen Scheepsbouw", "--language", "nl")
    with reading(judge("rename", "cobalt", "kobalterts", "--language", "nl")) as base:
        damen, cobalt = base.find_entity("Damen Scheepsbouw"), base.find_entity("kobalterts")
        assert (damen.iri, damen.label("nl")) == (DAMEN, "Damen Scheepsbouw")
        assert (cobalt.iri, cobalt.labels) == (COBALT, {"nl": "kobalterts", "de": "Kobalt", "en": "cobalt"})
        assert base.find_entity("Damen Marine").iri == DAMEN
        assert base.understand("Waar komt kobalt vandaan?").entities == (COBALT,)


def test_another_type_holds_for_the_entity_and_its_mentions(judge: Callable[..., Path], rows: Rows) -> None:
    """Retyping moves an entity to another type in every list."""
    folder = judge("retype", "Damen Marine", "organisation")
    assert [row["id"] for row in rows("entities", "--type", "organisation", kb=folder)] == [DAMEN]
    with reading(folder) as base:
        assert {s.mention.type for s in base.texts.mentions(entity=DAMEN)} == {"Organisation"}


def test_a_promoted_entity_is_recognised_in_every_document(
    judge: Callable[..., Path], judged_kb: Path, tmp_path: Path, run: Run, rows: Rows
) -> None:
    """A promoted entity stands in a vocabulary, is read where only its name stands, and goes with its undoing."""
    seen = listing(judged_kb)
    note = tmp_path / "los.md"
    note.write_text("# Los\n\nIn de haven wachtte men op Damen Marine en op kobalt.\n", encoding="utf-8")
    judge("promote", "Damen Marine")
    assert "damen-marine" in (judged_kb / "vocabulary" / "promoted.ttl").read_text(encoding="utf-8")
    assert run("ingest", note, kb=judged_kb).exit_code == 0
    named = next(row for row in rows("entities", kb=judged_kb) if row["id"] == DAMEN)
    assert {place["document"] for place in named["mentions"]} == {"werven.md", "los.md"}
    assert violations(Graph.open(judged_kb / "graph")) == []
    assert run("review", "promote", "Damen Marine", kb=judged_kb).exit_code == 2
    assert run("remove", "los.md", kb=judged_kb).exit_code == 0
    judge("undo", "1")
    assert not (judged_kb / "vocabulary" / "promoted.ttl").exists()
    assert listing(judged_kb) == seen


def test_judgements_outlive_reading_again_and_making_anew(
    judge: Callable[..., Path], judged_kb: Path, run: Run, tmp_path: Path
) -> None:
    """Decisions hold after a document is removed and read again, after a lost text store, and after `reindex`."""
    judge("same", SHORT, LONG)
    judge("rename", SHORT, "Noordmetaal", "--language", "nl")
    judge("reject", YARD)
    judge("retype", DAMEN, "Organisation")
    judged, quads = listing(judged_kb), document_quads(judged_kb)
    source = tmp_path / "bericht.md"
    source.write_bytes(next(judged_kb.glob("originals/*/bericht.md")).read_bytes())
    assert run("remove", "bericht.md", kb=judged_kb).exit_code == 0
    assert LONG not in {e.iri for e in _entities(judged_kb)}
    assert run("ingest", source, kb=judged_kb).exit_code == 0
    assert {str(e) for e in listing(judged_kb)} == {str(e) for e in judged}
    with open_writer(judged_kb) as writer:
        writer.rebuild()
    assert listing(judged_kb) == judged
    for file in judged_kb.glob("texts.sqlite*"):
        file.unlink()
    assert listing(judged_kb) == judged
    assert len(document_quads(judged_kb)) == len(quads)


def _entities(folder: Path) -> list[Any]:
    with reading(folder) as base:
        return base.texts.entities(mentioned=True)


def test_the_kept_entity_may_leave_the_texts(judge: Callable[..., Path], judged_kb: Path, run: Run) -> None:
    """When no document names the kept entity any more, the other still counts as it, under its own name."""
    judge("same", SHORT, LONG)
    assert run("remove", "werven.md", kb=judged_kb).exit_code == 0
    with reading(judged_kb) as base:
        assert base.find_entity("Nordmetall Holding AG").iri == SHORT
        assert next(iter(base.texts.entities([SHORT]))).label() == "Nordmetall Holding AG"


def test_the_log_keeps_who_when_and_why(judge: Callable[..., Path], judged_kb: Path, rows: Rows, run: Run) -> None:
    """Every decision stays in the log with all that was said, undone ones with the time, and the shapes hold."""
    judge("same", SHORT, LONG, "--by", "Anna", "--why", "zelfde\nonderneming")
    judge("different", DAMEN, YARD, "--by", "Bert")
    judge("rename", DAMEN, "Damen", "--language", "de")
    judge("retype", DAMEN, "Organisation")
    judge("reject", YARD)
    judge("undo", "1")
    log = rows("review", "log", kb=judged_kb)
    assert [row["judgement"] for row in log] == ["same", "different", "rename", "retype", "reject"]
    assert (log[0]["by"], log[0]["why"], log[0]["entities"]) == ("Anna", "zelfde onderneming", [SHORT, LONG])
    assert log[0]["at"] <= log[0]["undone_at"]
    assert [row["undone_at"] for row in log[1:]] == [None] * 4
    assert (log[2]["label"], log[2]["language"], log[3]["type"]) == ("Damen", "de", "Organisation")
    assert violations(Graph.open(judged_kb / "graph")) == []
    assert run("review", "undo", "1", kb=judged_kb).exit_code == 2
    assert run("review", "undo", "9", kb=judged_kb).exit_code == 2


def test_doubtful_finds_wait_with_their_sentence(judge: Callable[..., Path], judged_kb: Path, rows: Rows) -> None:
    """An entity that was named once is in the queue with the sentence, until somebody judges it."""
    doubtful = {r["entities"][0]["id"]: r for r in rows("review", kb=judged_kb) if r["kind"] == "doubtful"}
    assert set(doubtful) == {DAMEN, YARD}
    assert "Damen Marine" in doubtful[DAMEN]["evidence"][0]["quote"]
    judge("rename", DAMEN, "Damen", "--language", "nl")
    assert DAMEN not in {r["entities"][0]["id"] for r in rows("review", kb=judged_kb) if r["kind"] == "doubtful"}


@pytest.mark.parametrize(
    "words",
    [
        ("same", SHORT, SHORT),
        ("same", SHORT, "Onbekend GmbH"),
        ("rename", SHORT, "  ", "--language", "nl"),
        ("retype", SHORT, "Company"),
        ("promote", "cobalt"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(
    judged_kb: Path, run: Run, rows: Rows, words: tuple[str, ...]
) -> None:
    """What changes nothing or names nothing is refused in one sentence and leaves no trace."""
    result = run("review", *words, kb=judged_kb)
    assert result.exit_code == 2
    assert result.stderr.count("knooppunt: ") == 1
    assert rows("review", "log", kb=judged_kb) == []


def test_an_undecided_name_waits_until_the_two_are_judged(
    tmp_path: Path, small_vocabulary: Callable[[Path], None], run: Run, rows: Rows
) -> None:
    """A name that two entities bear and no context decides is in the queue with its sentence, and merging settles it."""
    folder, note = tmp_path / "kb", tmp_path / "congo.md"
    small_vocabulary(folder)
    with (folder / "vocabulary" / "tests.ttl").open("a", encoding="utf-8") as file:
        file.write(
            "<urn:knooppunt:entity:country:cg> a kp:Country ; skos:inScheme <urn:knooppunt:vocabulary:tests> ;"
            ' skos:prefLabel "Brazzaville"@nl, "Brazzaville"@de, "Brazzaville"@en ; skos:altLabel "Congo" .\n'
            '<urn:knooppunt:entity:country:cd> skos:altLabel "Kinshasa" .\n'
        )
    note.write_text(
        "# Reis\n\nWij gingen naar Kinshasa. Later dan Brazzaville.\n\nIn Congo regende het.\n", encoding="utf-8"
    )
    assert run("ingest", note, kb=folder).exit_code == 0
    waiting = [row for row in rows("review", kb=folder) if row["kind"] == "undecided"]
    assert [[e["id"].rsplit(":", 1)[1] for e in row["entities"]] for row in waiting] == [["cd", "cg"]]
    assert [e["quote"] for e in waiting[0]["evidence"]] == ["In Congo regende het."]
    assert run("review", "same", CONGO, "urn:knooppunt:entity:country:cg", kb=folder).exit_code == 0
    assert rows("review", kb=folder) == []
    with reading(folder) as base:
        assert len(base.texts.mentions(entity=CONGO)) == 3


def test_a_decision_that_a_crash_left_in_the_graph_takes_effect(judged_kb: Path) -> None:
    """Where the texts lag behind the decisions of the graph, opening brings them up to date."""
    graph = Graph.open(judged_kb / "graph", writable=True)
    decision = Decision(1, Judgement.SAME, (SHORT, LONG), "Anna", "2026-01-02T03:04:05Z")
    graph.replace(DECISIONS_GRAPH, decision_quads([decision]))
    del graph
    with reading(judged_kb) as base:
        assert base.texts.decisions() == (decision,)
        assert len(base.texts.mentions(entity=SHORT)) == 5


@pytest.mark.parametrize(
    "words",
    [
        ("rename", DAMEN, "Damen", "--language", "nl"),
        ("rename", COBALT, "Co", "--language", "de"),
        ("retype", COBALT, "Sector"),
        ("retype", LONG, "Organisation"),
        ("reject", CONGO),
    ],
)
def test_undoing_any_judgement_leaves_all_as_it_was(
    judge: Callable[..., Path], judged_kb: Path, words: tuple[str, ...]
) -> None:
    """A judgement changes what is read and no quad of a document; undone, everything is what it was."""
    before, seen = document_quads(judged_kb), listing(judged_kb)
    judge(*words)
    assert listing(judged_kb) != seen
    judge("undo", "1")
    assert document_quads(judged_kb) == before
    assert listing(judged_kb) == seen


def test_judgements_outlive_another_vocabulary(judge: Callable[..., Path], judged_kb: Path, run: Run) -> None:
    """What was decided on terms holds after the vocabularies are loaded anew and the documents processed again."""
    judge("rename", COBALT, "kobalterts", "--language", "nl")
    judge("same", "urn:knooppunt:entity:material:graphite", GALLIUM)
    judge("same", SHORT, LONG)
    file = judged_kb.parent / "tests.ttl"
    text = (judged_kb / "vocabulary" / "tests.ttl").read_text(encoding="utf-8")
    file.write_text(text.replace('"bauxiet"', '"bauxieterts"'), encoding="utf-8")
    assert run("vocabulary", file, kb=judged_kb).exit_code == 0
    with reading(judged_kb) as base:
        assert base.find_entity("bauxieterts").iri.endswith("bauxite")
        assert base.find_entity("gallium").iri.endswith("graphite")
        assert base.find_entity("kobalt").label("nl") == "kobalterts"
        assert base.texts.mentions(entity=LONG) == []
