"""Walks over entities: every link is proved by sentences or claims, and paths take few and strong steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ids import content_hash
from kg.knowledge_base import KnowledgeBase
from kg.model import Analysis, Claim, Document, Entity, EntityType, Mention, Passage, Sentence
from kg.texts import Texts
from kg.walk import CLAIM_WEIGHT, MOST_NAMES, TOGETHER, Walker

SUPPLIES = "urn:knooppunt:ontology#suppliesTo"


def iri(name: str) -> str:
    """Return the IRI of an entity of these tests."""
    return f"urn:knooppunt:entity:country:{name.lower()}"


def analysis(*sentences: str, claims: tuple[tuple[str, str, int], ...] = ()) -> Analysis:
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
        Document(content_hash(text.encode()), "a.txt", text),
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
    for ends in (("A", "B"), ("B", "A")):
        link = walker.link(*map(iri, ends))
        assert (link.source, link.target, link.relation) == (iri("A"), iri("B"), SUPPLIES)
        assert link.weight == pytest.approx(CLAIM_WEIGHT + 1)
        assert [e.quote for e in link.evidence] == ["B krijgt van A."]
    assert [link.target for link in walker.neighbours(iri("A"))] == [iri("B"), iri("C")]


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
    for ends in (("A", "D"), ("A", "none"), ("A", "A")):
        assert walker.path(*map(iri, ends)) == []


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
