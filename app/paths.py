"""Paths between entities as lines of JSON and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.lines import citation
from app.plain import place, shown
from kg.model import Entity
from kg.walk import TOGETHER, Link

Hop = tuple[Link, Entity, Entity]


def path_lines(hops: Sequence[Hop]) -> dict[str, Any]:
    """Return the JSON object of a path; `found` is false when there is none, `weakest` the number of the weakest hop."""
    return {
        "found": bool(hops),
        "weakest": weakest(hops),
        "hops": [
            {
                "source": {"id": source.iri, "type": source.type.value, "label": source.label()},
                "target": {"id": target.iri, "type": target.type.value, "label": target.label()},
                "relation": link.relation,
                "weight": round(link.weight, 3),
                "evidence": [citation(e) for e in link.evidence],
            }
            for link, source, target in hops
        ],
    }


def path_text(hops: Sequence[Hop], source: str, target: str) -> str:
    """Return a path for the terminal."""
    if not hops:
        return f"These sources do not connect {shown(source)} and {shown(target)}."
    lines = []
    for number, (link, a, b) in enumerate(hops):
        mark = "  (weakest hop)" if len(hops) > 1 and number == weakest(hops) else ""
        lines.append(f"{shown(a.label())} — {relation_name(link)} — {shown(b.label())}{mark}")
        lines += [f"    “{shown(e.quote)}”  {place(e)}" for e in link.evidence]
    return "\n".join(lines)


def weakest(hops: Sequence[Hop]) -> int | None:
    """Return the number of the hop with the least weight, None without hops."""
    return min(range(len(hops)), key=lambda i: hops[i][0].weight) if hops else None


def relation_name(link: Link) -> str:
    """Return the relation of a link in words."""
    return TOGETHER if link.relation == TOGETHER else link.relation.rsplit("#", 1)[-1]
