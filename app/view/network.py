"""Small networks of entities, laid out here so that the same entities always stand in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from app.view.names import relation_name, type_name
from kg.model import Entity, EntityType
from kg.walk import TOGETHER, Link

COLOURS = {
    EntityType.COUNTRY: "#1f5f8b",
    EntityType.ACT: "#6b4c9a",
    EntityType.COMPANY: "#b4552d",
    EntityType.MATERIAL: "#2f7d5b",
    EntityType.CHOKEPOINT: "#b3261e",
    EntityType.ORGANISATION: "#8a6d1d",
    EntityType.PERSON: "#8c3b70",
    EntityType.PLACE: "#4a6572",
    EntityType.SECTOR: "#5d6d00",
}
"""A colour a type, each at least 4.5 : 1 against white."""
MOST_CENTRES = 6
LABEL_WIDTH = 120
"""Pixels kept free for labels on both sides; longer ones are cut off."""
MARGIN = 56
"""Pixels kept free where labels stand above or below their nodes: half a name."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity at its place; `inner` nodes are what the network is about."""

    entity: Entity
    x: float
    y: float
    inner: bool


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @property
    def claims(self) -> tuple[Link, ...]:
        """The links that a source states, not only names together."""
        return tuple(link for link in self.links if link.relation != TOGETHER)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities in the order of the nodes."""
        return tuple(n.entity for n in self.nodes)


def around(centres: Sequence[Entity], links: Sequence[Link], ends: Mapping[str, Entity], most: int = 12) -> Network:
    """Return some entities in the middle, and around them the `most` strongest of those they are linked to.

    `links` are the links of the centres; `ends` holds the entities at their ends.
    """
    middle = {e.iri: e for e in centres[:MOST_CENTRES]}
    strongest = sorted(links, key=lambda link: (-link.weight, link.source, link.target))
    outer: dict[str, str] = {}
    for link in strongest:
        for anchor, other in ((link.source, link.target), (link.target, link.source)):
            if anchor in middle and other not in middle and other in ends and len(outer) < most:
                outer.setdefault(other, anchor)
    order = list(middle)
    ring = sorted(outer, key=lambda iri: order.index(outer[iri]))
    nodes = (
        *_ring([middle[i] for i in order], 0.0 if len(order) == 1 else 1.0 if len(order) < 5 else 1.35, inner=True),
        *_ring([ends[i] for i in ring], 2.2, inner=False),
    )
    return Network(nodes, _between({n.entity.iri for n in nodes}, strongest))


def chain(hops: Sequence[tuple[Link, Entity, Entity]]) -> Network:
    """Return a path as a row of entities, in the order in which it is walked."""
    walked = walk(hops)
    nodes = tuple(Node(e, float(i), 0.0, inner=True) for i, e in enumerate(walked))
    return Network(nodes, tuple(link for link, _, _ in hops))


def walk(hops: Sequence[tuple[Link, Entity, Entity]]) -> list[Entity]:
    """Return the entities of a path in order. A claim may point against the direction of the walk."""
    if not hops:
        return []
    first, *rest = hops
    steps = [first[1], first[2]]
    if rest and first[1].iri in {rest[0][1].iri, rest[0][2].iri}:
        steps.reverse()
    for _, a, b in rest:
        steps.append(b if a.iri == steps[-1].iri else a)
    return steps


def _ring(entities: Sequence[Entity], radius: float, *, inner: bool) -> list[Node]:
    step = 2 * pi / max(len(entities), 1)
    # The outer ring is turned by half a step, so that its labels stand between those of the inner one.
    angles = [-pi / 2 + (i + (0.0 if inner else 0.5)) * step for i in range(len(entities))]
    return [Node(e, radius * cos(a), radius * sin(a), inner) for e, a in zip(entities, angles, strict=True)]


def _between(shown: set[str], links: Sequence[Link]) -> tuple[Link, ...]:
    kept: dict[frozenset[str], Link] = {}
    for link in links:
        if {link.source, link.target} <= shown:
            kept.setdefault(frozenset((link.source, link.target)), link)
    return tuple(kept.values())


def spec(network: Network, language: str) -> dict[str, Any]:
    """Return the ECharts option of a network. Labels are data there, never markup; tooltips, which are, stay off."""
    margin = MARGIN if all(n.inner for n in network.nodes) else LABEL_WIDTH
    types = list(dict.fromkeys(e.type for e in network.entities))
    names = {t: type_name(t, language) for t in types}
    graph = {
        "type": "graph",
        # Axes keep the nodes apart in both directions whatever the shape of the chart, without bending the circles.
        "coordinateSystem": "cartesian2d",
        "selectedMode": "single",
        "categories": [{"name": names[t], "itemStyle": {"color": COLOURS[t]}} for t in types],
        "data": [_node(n, language, types) for n in network.nodes],
        "links": [_edge(link, network, language) for link in network.links],
        "lineStyle": {"color": "#9aa8b2", "curveness": 0, "opacity": 0.8},
        "emphasis": {"focus": "adjacency"},
        "select": {"itemStyle": {"borderWidth": 0}},
    }
    return {
        "tooltip": {"show": False},
        "animation": False,
        "legend": {
            "bottom": 0,
            "data": list(names.values()),
            "selectedMode": False,
            "icon": "circle",
            "textStyle": {"color": "#3c4d59"},
        },
        "grid": {"left": margin, "right": margin, "top": 36, "bottom": 84, "show": False},
        "xAxis": _axis([n.x for n in network.nodes]),
        "yAxis": _axis([n.y for n in network.nodes], inverse=True),
        "series": [graph],
    }


def _axis(values: Sequence[float], *, inverse: bool = False) -> dict[str, Any]:
    reach = max(max(map(abs, values), default=0.0), 1.0)
    low = min(*values, -reach) if min(values, default=0.0) < 0 else 0.0
    return {"type": "value", "show": False, "min": low, "max": reach, "inverse": inverse}


def _node(node: Node, language: str, types: Sequence[EntityType]) -> dict[str, Any]:
    return {
        "name": " ".join(node.entity.label(language).split()),
        "value": [round(node.x, 4), round(node.y, 4)],
        "category": types.index(node.entity.type),
        "symbolSize": 24 if node.inner else 14,
        "label": {
            "show": True,
            "formatter": "{b}",
            "position": _side(node),
            "width": LABEL_WIDTH - 20,
            "overflow": "truncate",
            "color": "#1c2b36",
            "textBorderColor": "#ffffff",
            "textBorderWidth": 3,
            "fontSize": 12,
            "fontWeight": "bold" if node.inner else "normal",
        },
    }


def _side(node: Node) -> str:
    """Return on which side of a node its label keeps clear of the links and of other labels."""
    if abs(node.x) < 0.4:
        return "top" if node.y < 0 else "bottom"
    if node.inner:
        return "top" if node.x < 0 else "bottom"
    return "left" if node.x < 0 else "right"


def _edge(link: Link, network: Network, language: str) -> dict[str, Any]:
    position = {e.iri: i for i, e in enumerate(network.entities)}
    strongest = max(1.0, *(n.weight for n in network.links))
    edge: dict[str, Any] = {
        "source": position[link.source],
        "target": position[link.target],
        "lineStyle": {"width": round(1 + 4 * link.weight / strongest, 2)},
    }
    if link.relation != TOGETHER:
        # Names on every arrow would cover the nodes: they show where the pointer is, and in the list beside the chart.
        name = _plain(relation_name(link, language))
        edge |= {"symbol": ["none", "arrow"], "symbolSize": 9, "emphasis": {"label": {"show": True, "formatter": name}}}
        edge["lineStyle"]["color"] = "#1f5f8b"
    return edge


def _plain(text: str) -> str:
    """Return text without the braces that ECharts would read as a template."""
    return text.replace("{", "(").replace("}", ")")
