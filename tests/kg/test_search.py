"""Search: what it finds, in what order, why, and how much of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.build import ingest
from kg.answering.candidates import FEATURES
from kg.knowledge_base import KnowledgeBase
from kg.ordering import Ordering, fitted, form_of
from kg.search import REASONS, Searcher
from kg.word_encoder import word_encoder

DUTCH = (
    "De haven van Antwerpen verwerkte in 2022 veel staal.",
    "Boeren klaagden over de late oogst van suikerbieten.",
    "Kobalt uit Congo gaat in accu's van auto's.",
)
GERMAN = "Die Ernte der Zuckerrüben begann in Bayern wegen des Regens erst im November."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """A knowledge base of many short Dutch texts and one German one."""
    folder = tmp_path_factory.mktemp("texts")
    for i in range(90):
        text = " ".join(f"{sentence} Dat was bericht {i}." for sentence in DUTCH)
        (folder / f"nl{i:02}.txt").write_text(text, encoding="utf-8")
    (folder / "de.txt").write_text(GERMAN, encoding="utf-8")
    ingest([folder], folder / "kb")
    return KnowledgeBase.open(folder / "kb")


def test_more_than_a_pool_can_be_had(base: KnowledgeBase) -> None:
    """As many hits come as are asked for, while there are that many, each passage once, the best first."""
    hits = base.search("Hoe laat was de oogst van suikerbieten?", 91)
    assert len(hits) == len({hit.passage_id for hit in hits}) == len(base.index)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_language_is_not_drowned(base: KnowledgeBase) -> None:
    """The one German passage is weighed beside many Dutch ones that have the very words of the question."""
    question = base.understand("Waarom begon de oogst van suikerbieten in Beieren zo laat?")
    rows, _ = base.retriever.searcher.features(*base.retriever.asked(question), 1)
    documents = {base.texts.passages([int(base.index.ids[row])])[0].document_id for row in rows}
    german = base.find_document("de.txt")
    assert german is not None
    assert german.id in documents
    assert base.search("Waarom begon de oogst van suikerbieten in Beieren zo laat?", 1)[0].evidence.document == "de.txt"


def test_every_hit_says_why(base: KnowledgeBase) -> None:
    """Each hit has a reason, and one that names the entity of the question says so."""
    hits = base.search("Waar gaat kobalt heen?", 3)
    assert all(hit.why for hit in hits)
    assert REASONS["entities"] in hits[0].why


def test_opinions_that_are_left_out_do_not_count(base: KnowledgeBase) -> None:
    """A search by words alone brings no feature of meaning, and its order is that of its ordering."""
    words = word_encoder(base.encoder)
    only = {"question": Ordering({"words": 1.0}), "phrase": Ordering({"words": -1.0})}
    searcher = Searcher(base.index, base.encoder, words, only, ("words",))
    asked = base.retriever.asked(base.understand("Hoe laat was de oogst?"))
    rows, features = searcher.features(*asked, 10)
    assert features.keys() == {"words"}
    ranked = searcher.rank(*asked, 5)
    assert ranked[0].score == 1.0
    assert ranked[0].scores["words"] == pytest.approx(float(features["words"].max()))
    assert len(rows) > len(ranked)


def test_an_empty_base_finds_nothing(tmp_path: Path) -> None:
    """Where there are no passages there are no hits."""
    (tmp_path / "empty.txt").write_text("Kop", encoding="utf-8")
    ingest([tmp_path / "empty.txt"], tmp_path / "kb")
    assert KnowledgeBase.open(tmp_path / "kb").search("Wat is kobalt?") == []


def test_headings_are_told_from_questions(base: KnowledgeBase) -> None:
    """A phrase without question word and mark is a phrase, whatever it names; either of the two makes a question."""
    assert form_of(base.understand("Uitvoer van kobalt")) == "phrase"
    assert form_of(base.understand("Gevallen waarin en landen voor welke dit geldt")) == "phrase"
    assert form_of(base.understand("Seit wann ist Kobalt teuer")) == "question"
    assert form_of(base.understand("Prijs van kobalt in 2030, hoeveel euro")) == "question"
    assert form_of(base.understand("Is kobalt duur")) == "question"
    assert form_of(base.understand("Kobalt is duur? 1")) == "question"
    assert form_of(base.understand("Uitvoer van kobalt?")) == "question"
    assert form_of(base.understand("waarom kobalt duur is")) == "question"


def test_orderings_name_features_that_there_are(base: KnowledgeBase) -> None:
    """No weight of the fitted orderings is lost on a feature that nothing brings."""
    for form, text in (("question", "Waar gaat kobalt heen?"), ("phrase", "Uitvoer van kobalt")):
        asked = base.retriever.asked(base.understand(text))
        _, features = base.retriever.searcher.features(*asked, 1)
        assert fitted()[form].weights.keys() <= features.keys()
    assert fitted()["hit"].weights.keys() <= {*FEATURES, "odds"}
    assert all(np.isfinite(list(ordering.weights.values())).all() for ordering in fitted().values())


def test_hits_for_a_phrase_keep_the_order_of_the_passages(base: KnowledgeBase) -> None:
    """A heading is met by what a passage is about: hits come in the order of the search, each quoting a sentence of its passage."""
    phrase = "Late oogst van suikerbieten"
    hits = base.search(phrase, 5)
    found = base.retriever.find(base.understand(phrase), 5)
    assert [hit.passage_id for hit in hits] == [f.stored.id for f in found]
    for hit, f in zip(hits, found, strict=True):
        assert f.hit.evidence.start <= hit.evidence.start < hit.evidence.end <= f.hit.evidence.end
