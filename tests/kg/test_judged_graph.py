"""The graph with the decisions carried out: what an export shows other programs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from app.judging import carry_out
from kg.decisions.decision import Decision, Judgement
from kg.export import export
from kg.ids import DECISIONS_GRAPH
from kg.judged import judged_quads
from kg.knowledge_base import KnowledgeBase
from kg.validate import file_violations
from ontology.terms import KP, SKOS

COBALT, GALLIUM, CHINA = (f"urn:knooppunt:entity:{x}" for x in ("material:cobalt", "material:gallium", "country:cn"))


def named(quads: list[ox.Quad]) -> set[str]:
    """Return the IRIs that mentions and figures refer to."""
    return {
        q.object.value
        for q in quads
        if q.predicate in (KP.refersTo, KP.about, KP.mentions) and isinstance(q.object, ox.NamedNode)
    }


def judged(folder: Path) -> list[ox.Quad]:
    """Return the judged quads of a knowledge base."""
    base = KnowledgeBase.open(folder)
    quads = list(judged_quads(base))
    base.close()
    return quads


def decide(folder: Path, judgement: Judgement, *entities: str, label: str = "", language: str = "") -> None:
    """Make a judgement."""
    carry_out(folder, Decision(0, judgement, entities, "me", "", "", label=label, language=language), lambda x: x)


def test_without_decisions_nothing_changes(kb: Path) -> None:
    """Before any judgement the judged graph is the graph."""
    base = KnowledgeBase.open(kb)
    assert set(judged_quads(base)) == set(base.graph.all_quads())
    base.close()


def test_merged_entities_are_one(kb: Path) -> None:
    """What counts as another is spoken of as that one; its names stay as other names, and the decision is left out."""
    assert {COBALT, GALLIUM} <= named(judged(kb))
    decide(kb, Judgement.SAME, COBALT, GALLIUM)
    quads = judged(kb)
    assert COBALT in named(quads)
    assert GALLIUM not in {getattr(term, "value", "") for q in quads for term in (q.subject, q.object)}
    names = {
        getattr(q.object, "value", "")
        for q in quads
        if q.subject == ox.NamedNode(COBALT) and q.predicate == SKOS.altLabel
    }
    assert "gallium" in names
    assert DECISIONS_GRAPH not in {getattr(q.graph_name, "value", "") for q in quads}


def test_rejected_entities_are_gone(kb: Path) -> None:
    """What was rejected is not spoken of."""
    decide(kb, Judgement.REJECT, CHINA)
    assert CHINA not in named(judged(kb))


def test_a_new_name_is_the_preferred_one(kb: Path) -> None:
    """A name that was given takes the place of the earlier one, which stays as another name."""
    decide(kb, Judgement.RENAME, CHINA, label="Volksrepubliek China", language="nl")
    own = [q for q in judged(kb) if q.subject == ox.NamedNode(CHINA)]
    preferred = {getattr(q.object, "value", "") for q in own if q.predicate == SKOS.prefLabel}
    assert preferred == {"Volksrepubliek China", "China"}
    assert len([q for q in own if q.predicate == SKOS.prefLabel]) == 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL's use of rdflib
def test_both_states_can_be_exported_and_hold_to_the_shapes(kb: Path, tmp_path: Path) -> None:
    """The archive is as found with the decisions, Turtle is judged; either can be had in either, and all are valid."""
    decide(kb, Judgement.SAME, COBALT, GALLIUM)
    decide(kb, Judgement.RENAME, CHINA, label="Volksrepubliek China", language="nl")
    base = KnowledgeBase.open(kb)
    asked: list[tuple[str, bool | None, bool]] = [
        ("a.nq", None, True),
        ("b.ttl", None, False),
        ("c.nq", True, False),
        ("d.ttl", False, True),
    ]
    for name, wanted, found in asked:
        export(base, tmp_path / name, judged=wanted)
        assert ("entity:material:gallium" in (tmp_path / name).read_text(encoding="utf-8")) is found
        assert file_violations(tmp_path / name) == []
    base.close()
