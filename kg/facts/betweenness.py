"""Betweenness of the nodes of a weighted graph, and what each node alone holds together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush

SOURCES = 128
"""Larger graphs are walked from so many nodes, evenly spread over their sorted names, and the result is scaled up
(U. Brandes and C. Pich, Centrality estimation in large networks, 2007)."""

Weights = Mapping[str, Mapping[str, float]]
"""Undirected: weights[a][b] == weights[b][a] > 0. A link is the shorter the stronger it is."""


def betweenness(weights: Weights, through: Collection[str] | None = None) -> dict[str, float]:
    """Return for every node the share, 0 to 1, of the shortest paths between two others that pass it.

    With `through` paths pass only these nodes; the others are where paths begin and end.
    """
    nodes = sorted(weights)
    step = max(1, -(-len(nodes) // SOURCES))
    sources = nodes[::step]
    passed: dict[str, float] = dict.fromkeys(nodes, 0.0)
    for source in sources:
        for node, share in _dependencies(weights, source, through):
            passed[node] += share
    pairs = len(sources) * max(1, len(nodes) - 2)
    return {node: total / pairs for node, total in passed.items()}


def _dependencies(weights: Weights, source: str, through: Collection[str] | None) -> Iterator[tuple[str, float]]:
    """Yield how much of the paths from `source` depends on each node: Brandes' accumulation over Dijkstra's order."""
    order, before, paths = _paths(weights, source, through)
    resting: dict[str, float] = defaultdict(float)
    for node in reversed(order):
        for previous in before[node]:
            resting[previous] += paths[previous] / paths[node] * (1 + resting[node])
        if node != source:
            yield node, resting[node]


def _paths(
    weights: Weights, source: str, through: Collection[str] | None
) -> tuple[list[str], dict[str, list[str]], dict[str, float]]:
    """Return the nodes by distance, for each the nodes before it on shortest paths, and how many such paths there are."""
    distance: dict[str, float] = {source: 0.0}
    before: dict[str, list[str]] = defaultdict(list)
    paths: dict[str, float] = defaultdict(float, {source: 1.0})
    order: list[str] = []
    done: set[str] = set()
    queue = [(0.0, source)]
    while queue:
        far, node = heappop(queue)
        if node in done:
            continue
        done.add(node)
        order.append(node)
        if through is not None and node != source and node not in through:
            continue
        for other, weight in weights[node].items():
            reach = far + 1.0 / weight
            if other in done:
                continue
            if other not in distance or reach < distance[other] - 1e-12:
                distance[other] = reach
                before[other], paths[other] = [node], paths[node]
                heappush(queue, (reach, other))
            elif abs(reach - distance[other]) <= 1e-12:
                before[other].append(node)
                paths[other] += paths[node]
    return order, before, paths


def cut_off(weights: Weights, node: str) -> set[str]:
    """Return the nodes that `node` alone links to the rest: all but the largest part of what is left without it."""
    parts: list[set[str]] = []
    for neighbour in sorted(weights.get(node, ())):
        if not any(neighbour in part for part in parts):
            parts.append(_reached(weights, neighbour, node))
    parts.sort(key=len)
    return set().union(*parts[:-1]) if len(parts) > 1 else set()


def _reached(weights: Weights, start: str, without: str) -> set[str]:
    reached, waiting = {start, without}, [start]
    while waiting:
        for other in weights[waiting.pop()]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached - {without}
