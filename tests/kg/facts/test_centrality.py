"""Betweenness, what a node alone holds together, and the candidates they give."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from kg.facts import Facts
from kg.facts.betweenness import betweenness, cut_off

Make = Callable[..., Any]
Weights = dict[str, dict[str, float]]


def graph(*links: tuple[str, str, float]) -> Weights:
    """Return the weights of undirected links."""
    weights: Weights = {}
    for a, b, weight in links:
        weights.setdefault(a, {})[b] = weight
        weights.setdefault(b, {})[a] = weight
    return weights


def slow(weights: Weights) -> dict[str, float]:
    """Count for every node the pairs of others whose distance is the way over it, by the matrix of all distances."""
    nodes = sorted(weights)
    lengths = np.array([[1 / weights[a][b] if b in weights[a] else 0 for b in nodes] for a in nodes])
    distance = dijkstra(lengths, directed=False)
    number = {node: i for i, node in enumerate(nodes)}

    def paths(a: int, b: int) -> int:
        if a == b:
            return 1
        near = [
            c for c in range(len(nodes)) if lengths[a, c] and np.isclose(lengths[a, c] + distance[c, b], distance[a, b])
        ]
        return sum(paths(c, b) for c in near)

    result = dict.fromkeys(nodes, 0.0)
    for a, b in permutations(nodes, 2):
        i, j = number[a], number[b]
        if np.isfinite(distance[i, j]):
            for node, k in number.items():
                on_the_way = node not in (a, b) and np.isclose(distance[i, k] + distance[k, j], distance[i, j])
                result[node] += paths(i, k) * paths(k, j) / paths(i, j) if on_the_way else 0
    scale = len(nodes) * max(1, len(nodes) - 2)
    return {node: total / scale for node, total in result.items()}


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(list(combinations("abcdef", 2))), st.sampled_from([1.0, 2.0, 4.0]), min_size=1))
def test_the_fast_way_gives_what_the_slow_way_gives(links: dict[tuple[str, str], float]) -> None:
    """Brandes' accumulation equals counting the paths between all pairs."""
    weights = graph(*((a, b, w) for (a, b), w in links.items()))
    assert betweenness(weights) == pytest.approx(slow(weights))


def test_paths_pass_only_what_they_may() -> None:
    """A node that is no thing ends a path; the way round over things is then the shortest there is."""
    links = graph(("a", "hub", 9), ("hub", "b", 9), ("a", "thing", 1), ("thing", "b", 1))
    assert betweenness(links)["thing"] == 0
    found = betweenness(links, {"thing"})
    assert found["hub"] == 0
    assert found["thing"] > 0


def test_what_only_one_node_links_is_cut_off_without_it() -> None:
    """The smaller parts that fall away without a node are cut off; without a bridge none are."""
    chain = graph(("a", "b", 1), ("b", "c", 1), ("c", "d", 1), ("d", "b", 1))
    assert cut_off(chain, "b") == {"a"}
    assert cut_off(chain, "c") == set()
    assert cut_off(chain, "elsewhere") == set()


def test_the_entity_that_all_paths_pass_is_a_candidate(facts: Make, make_note: Make, make_claim: Make) -> None:
    """The only link between others comes first, with the share of paths, what it cuts off and the claims that say so."""
    lands = ("China", "Japan", "Congo")
    names = [(land, f"country:{land.lower()}") for land in lands] + [("Voorbeeld NV", "company:voorbeeld")]
    sentences = ["Voorbeeld NV levert aan China.", "En ook aan Japan.", "En aan Congo."]
    said = [(i, make_claim("company:voorbeeld", "supplies", f"country:{land.lower()}")) for i, land in enumerate(lands)]
    found: Facts = facts(make_note("a.txt", sentences, (), names, said))
    (first,) = found.candidates
    assert first.entity.iri == "urn:knooppunt:entity:company:voorbeeld"
    assert len(first.joins) == 3
    assert len(first.cuts_off) == 2
    assert first.claims == 3
    assert [e.quote for e in first.evidence] == sentences


def test_a_country_is_no_candidate(facts: Make, make_note: Make, make_claim: Make) -> None:
    """What a country joins is joined by everybody: it is neither a candidate nor on the way to one."""
    names = [("China", "country:cn"), ("Acme", "company:acme"), ("Beta", "company:beta")]
    said = [(0, make_claim("company:acme", "operatesIn", "country:cn"))]
    said += [(1, make_claim("company:beta", "operatesIn", "country:cn"))]
    assert facts(make_note("a.txt", ["Acme werkt in China.", "Beta ook."], (), names, said)).candidates == []


def test_what_a_text_calls_a_chokepoint_is_no_candidate(facts: Make, make_note: Make, make_claim: Make) -> None:
    """An entity that a sentence names together with a word for chokepoint needs no computing."""
    names = [("China", "country:cn"), ("Japan", "country:jp"), ("Voorbeeld NV", "company:voorbeeld")]
    sentences = ["Voorbeeld NV is voor China een knelpunt.", "Japan koopt er ook."]
    said = [(i, make_claim("company:voorbeeld", "supplies", f"country:{c}")) for i, c in enumerate(("cn", "jp"))]
    assert facts(make_note("a.txt", sentences, (), names, said)).candidates == []
