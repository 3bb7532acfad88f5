"""Walks over entities: every link is proved by sentences or claims, and paths take few and strong steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import content_hash
from kg.knowledge_base import KnowledgeBase
from kg.model import Analysis, Claim, Document, Entity, EntityType, Mention, Passage, Sentence
from kg.texts import Texts
from kg.walk import CLAIM_WEIGHT, MOST_NAMES, TOGETHER, Limits, Link, Walker, path_strength, strength

SUPPLIES = "urn:knooppunt:ontology#suppliesTo"


def iri(name: str) -> str:
    """Return the IRI of an entity of these tests."""
    return f"urn:knooppunt:entity:country:{name.lower()}"


def analysis(*sentences: str, claims: tuple[tuple[str, str, int], ...] = (), issued: str = "") -> Analysis:
    """Return a document of sentences in which every word with a capital is an entity, with claims by sentence number."""
    text, spans = " ".join(sentences), list[Sentence]()
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Sentence(start, start + len(sentence), "nl"))
    mentions, at = [], 0
    for word in text.split(" "):
        name = word.strip(".?")
        if name[:1].isupper():
            sure = 0.3 if word.endswith("?") else 1.0
            mentions.append(Mention(at, at + len(name), iri(name), EntityType.COUNTRY, sure))
        at += len(word) + 1
    names = sorted({m.entity for m in mentions})
    return Analysis(
        Document(content_hash(text.encode()), "a.txt", text, issued=issued),
        passages=(Passage(0, len(text), tuple(spans), language="nl"),),
        mentions=tuple(mentions),
        entities=tuple(Entity(name, EntityType.COUNTRY, {"nl": name[-1]}) for name in names),
        claims=tuple(Claim(spans[n].start, spans[n].end, iri(a), SUPPLIES, iri(b)) for a, b, n in claims),
    )


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Texts]:
    """An empty text store."""
    found = Texts.open(tmp_path / "texts.sqlite", writable=True)
    yield found
    found.close()


def test_few_and_strong_steps(texts: Texts) -> None:
    """A path over two strong links beats one over a weak one, and every hop has its sentence."""
    weak = "X noemt " + " ".join(f"N{i}" for i in range(15)) + " Y."
    texts.put(analysis(weak, "X met Z.", "Z met Y.", "X met Z nu."), "", "")
    path = Walker(texts).path(iri("X"), iri("Y"))
    assert [(link.source, link.target) for link in path] == [(iri("X"), iri("Z")), (iri("Z"), iri("Y"))]
    assert [[e.quote for e in link.evidence] for link in path] == [["X met Z.", "X met Z nu."], ["Z met Y."]]
    assert {link.relation for link in path} == {TOGETHER}


def test_claims_come_first_and_weigh_more(texts: Texts) -> None:
    """A link that a claim makes carries its relation and direction, from either end, with the sentence of the claim."""
    texts.put(analysis("B krijgt van A.", "A en C.", claims=(("A", "B", 0),)), "", "")
    walker = Walker(texts)
    for source, target in (("A", "B"), ("B", "A")):
        link = walker.link(iri(source), iri(target))
        assert (link.source, link.target, link.relation) == (iri("A"), iri("B"), SUPPLIES)
        assert link.weight == pytest.approx(CLAIM_WEIGHT + 1)
        assert [e.quote for e in link.evidence] == ["B krijgt van A."]
    assert [link.target for link in walker.neighbours(iri("A"))] == [iri("B"), iri("C")]


def test_a_direct_sentence_beats_a_detour_however_strong(texts: Texts) -> None:
    """Ten sentences for each of two hops do not make up for a third entity between the ends."""
    detour = [f"{a} met {b} {n}." for n in range(10) for a, b in (("X", "Z"), ("Z", "Y"))]
    texts.put(analysis("X met Y.", *detour), "", "")
    assert [(link.source, link.target) for link in Walker(texts).path(iri("X"), iri("Y"))] == [(iri("X"), iri("Y"))]


def test_the_shortest_path_takes_fewer_and_weaker_hops(texts: Texts) -> None:
    """Where a list names both ends, the shortest path is that one hop, the strongest a detour over strong links."""
    names = " ".join(f"N{i}" for i in range(15))
    strong = [f"{a} met {b} {n}." for n in range(4) for a, b in (("X", "Z"), ("Z", "Y"))]
    texts.put(analysis(f"X noemt {names} Y.", *strong), "", "")
    walker = Walker(texts)
    assert len(walker.path(iri("X"), iri("Y"))) == 2
    assert len(walker.path(iri("X"), iri("Y"), shortest=True)) == 1


@given(st.lists(st.floats(0.05, 30), min_size=1, max_size=5), st.floats(0.05, 30))
def test_a_further_hop_makes_a_path_weaker(weights: list[float], further: float) -> None:
    """Strengths lie between 0 and 1, grow with the evidence, and a path is weaker than each of its hops."""
    links = [Link("a", "b", TOGETHER, weight, ()) for weight in weights]
    whole = path_strength(links)
    assert 0 < whole <= min(link.strength for link in links) <= 1
    assert path_strength([*links, Link("a", "b", TOGETHER, further, ())]) < whole
    assert strength(further) < strength(further + 0.05)


def test_a_denied_claim_is_no_link(texts: Texts) -> None:
    """Who is said not to supply somebody is linked by the sentence alone."""
    said = analysis("B krijgt niets van A.", claims=(("A", "B", 0),))
    texts.put(replace(said, claims=tuple(replace(c, polarity="negative") for c in said.claims)), "", "")
    link = Walker(texts).link(iri("A"), iri("B"))
    assert (link.relation, link.weight) == (TOGETHER, 1.0)


def test_walks_limited_by_relation_and_type(texts: Texts) -> None:
    """With a relation only its claims count; with types only entities of these are passed, the ends are free."""
    texts.put(analysis("B krijgt van A.", "B met C.", claims=(("A", "B", 0),)), "", "")
    walker = Walker(texts)
    stated = Limits(relations=frozenset({SUPPLIES}))
    assert walker.path(iri("A"), iri("C"), limits=stated) == []
    (hop,) = walker.path(iri("A"), iri("B"), limits=stated)
    assert (hop.relation, hop.weight) == (SUPPLIES, CLAIM_WEIGHT)
    assert len(walker.path(iri("A"), iri("C"), limits=Limits(types=frozenset({EntityType.COUNTRY})))) == 2
    materials = Limits(types=frozenset({EntityType.MATERIAL}))
    assert walker.path(iri("A"), iri("C"), limits=materials) == []
    assert len(walker.path(iri("A"), iri("B"), limits=materials)) == 1
    assert walker.neighbours(iri("B"), limits=materials) == []


def test_walks_limited_by_source_and_time(texts: Texts) -> None:
    """Only the chosen source counts; a claim counts by its period, a sentence without one by the date of its source."""
    early = analysis("A met B.", issued="2019-05-01")
    late = analysis("B krijgt van A nu.", claims=(("A", "B", 0),), issued="2024-05-01")
    dated = replace(late, claims=tuple(replace(c, period="2021") for c in late.claims))
    for one in (early, dated):
        texts.put(one, "", "")
    walker = Walker(texts)

    def weight(limits: Limits) -> float:
        return walker.link(iri("A"), iri("B"), limits=limits).weight

    assert weight(Limits(documents=frozenset({early.document.id}))) == 1.0
    assert weight(Limits(period="2019")) == 1.0
    assert weight(Limits(period="2021")) == CLAIM_WEIGHT + 1
    assert weight(Limits(period="2024")) == 0.0
    assert walker.path(iri("A"), iri("B"), limits=Limits(period="2024")) == []


def test_a_copy_is_no_further_evidence(texts: Texts) -> None:
    """What a document that repeats another says does not make a link stronger; what it adds does."""
    same = [f"hier staat nog regel {n} over iets anders met {n * 7} woorden." for n in range(30)]
    for one in (analysis("A met B.", *same), analysis("A met B.", *same, "nog eens A naast B.")):
        texts.put(one, "", "")
    assert Walker(texts).link(iri("A"), iri("B")).weight == 2.0


def test_doubt_and_long_lists_make_no_links(texts: Texts) -> None:
    """Doubtful mentions and sentences that list very many names link nothing."""
    register = " ".join(f"N{i}" for i in range(MOST_NAMES + 1)) + "."
    texts.put(analysis("X met Y? hier.", register), "", "")
    walker = Walker(texts)
    assert walker.links() == []
    assert walker.path(iri("X"), iri("Y")) == []
    assert walker.neighbours(iri("X")) == []


def test_no_path(texts: Texts) -> None:
    """Entities that nothing connects, unknown ones, and an entity and itself have no path."""
    texts.put(analysis("A met B.", "C met D."), "", "")
    walker = Walker(texts)
    for source, target in (("A", "D"), ("A", "none"), ("A", "A")):
        assert walker.path(iri(source), iri(target)) == []


def test_links_of_the_samples_are_proved(sample_base: KnowledgeBase) -> None:
    """Every link between entities of the notes has evidence that holds, and comes once."""
    links = sample_base.walker.links()
    assert len(links) > 50
    assert len({frozenset((link.source, link.target)) for link in links}) == len(links)
    for link in links:
        assert link.weight > 0
        assert link.evidence
        for evidence in link.evidence:
            document = sample_base.document(evidence.document_id)
            assert document is not None
            assert evidence.holds_in(document.original)
