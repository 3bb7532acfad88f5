"""What must hold of decisions in whatever order they come, and of their rows in the graph."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.decisions.decision import Decision, Judgement, decision_quads, read_decisions
from kg.decisions.resolver import Resolver
from kg.ids import content_hash
from kg.model import Analysis, Claim, Document, Entity, EntityType, Figure, Mention

IRIS = [f"urn:knooppunt:entity:company:{c}" for c in "abcdef"]
RELATION = "urn:knooppunt:ontology#supplies"
TIME = "2026-01-02T03:04:05Z"
line = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@st.composite
def decisions(draw: st.DrawFn) -> tuple[Decision, ...]:
    """Some decisions on six companies, some of them undone."""
    made = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        judgement = draw(st.sampled_from([j for j in Judgement if j is not Judgement.PROMOTE]))
        size = 2 if judgement in (Judgement.SAME, Judgement.DIFFERENT) else 1
        iris = tuple(draw(st.lists(st.sampled_from(IRIS), min_size=size, max_size=size, unique=True)))
        if judgement is Judgement.DIFFERENT:
            iris = tuple(sorted(iris))
        is_name, is_type = judgement is Judgement.RENAME, judgement is Judgement.RETYPE
        made.append(
            Decision(
                number,
                judgement,
                iris,
                draw(line.filter(bool)),
                TIME,
                draw(line),
                draw(line.filter(bool)) if is_name else "",
                draw(st.sampled_from(["nl", "de", "en"])) if is_name else "",
                draw(st.sampled_from(list(EntityType))).value if is_type else "",
                draw(st.sampled_from(["", TIME])),
            )
        )
    return tuple(made)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """An analysis that names the companies, with claims and figures on them."""
    iri = st.sampled_from(IRIS)
    mentions = [Mention(i, i + 1, draw(iri), EntityType.COMPANY, 0.9, "name") for i in range(draw(st.integers(0, 6)))]
    claims = [Claim(0, 9, draw(iri), RELATION, draw(iri)) for _ in range(draw(st.integers(0, 3)))]
    figures = [Figure(0, 2, "10", 10.0, about=tuple(draw(st.lists(iri, unique=True, max_size=3))))]
    document = Document(content_hash(b"x"), "x.txt", "een tekst van niets")
    return Analysis(document, (), (), tuple(mentions), (), tuple(figures), tuple(claims))


@given(decisions(), st.randoms(use_true_random=False))
def test_decisions_come_back_from_the_graph(made: tuple[Decision, ...], chance: random.Random) -> None:
    """What was decided is read back from its quads, in whatever order these come."""
    quads = list(decision_quads(made))
    chance.shuffle(quads)
    assert read_decisions(quads) == made


@given(decisions(), analyses())
def test_undone_decisions_do_nothing(made: tuple[Decision, ...], analysis: Analysis) -> None:
    """When all is undone an analysis and an entity are what they were."""
    resolver = Resolver(tuple(replace(d, undone_at=TIME) for d in made))
    entity = Entity(IRIS[0], EntityType.COMPANY, {"nl": "A"})
    assert resolver.analysis(analysis) == analysis
    assert list(resolver.described(entity)) == [(entity, True)]


@given(decisions(), analyses())
def test_only_entities_that_stand_for_themselves_are_left(made: tuple[Decision, ...], analysis: Analysis) -> None:
    """After resolving nothing names a merged or a rejected entity, and resolving again changes nothing."""
    resolver = Resolver(made)
    judged = resolver.analysis(analysis)
    named = {m.entity for m in judged.mentions} | {i for f in judged.figures for i in f.about}
    named |= {i for c in judged.claims for i in (c.subject, c.object)}
    assert all(resolver.root(iri) == iri and not resolver.is_rejected(iri) for iri in named)
    assert resolver.analysis(judged) == judged


@given(decisions(), analyses())
def test_merging_loses_no_place(made: tuple[Decision, ...], analysis: Analysis) -> None:
    """Every place that named an entity still names the one it stands for, unless that was rejected."""
    resolver = Resolver(made)
    left = {(m.start, m.end, m.entity) for m in resolver.analysis(analysis).mentions}
    wanted = {
        (m.start, m.end, resolver.root(m.entity)) for m in analysis.mentions if not resolver.is_rejected(m.entity)
    }
    assert left == wanted


def test_a_name_shared_by_two_that_are_one_is_decided() -> None:
    """The halves of an undecided mention add up when both senses are the same entity."""
    halves = tuple(Mention(0, 3, iri, EntityType.COMPANY, 0.25, "undecided") for iri in IRIS[:2])
    analysis = Analysis(Document(content_hash(b"x"), "x.txt", "een tekst"), mentions=halves)
    same = Decision(1, Judgement.SAME, (IRIS[0], IRIS[1]), "Anna", TIME)
    assert Resolver((same,)).analysis(analysis).mentions == (replace(halves[0], confidence=0.5),)
