"""Paths between entities as lines of JSON and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.lines import citation
from app.plain import Lookup, quoted, shown
from kg.model import Entity
from kg.walk import TOGETHER, Link, path_strength

Hop = tuple[Link, Entity, Entity]


def path_lines(hops: Sequence[Hop]) -> dict[str, Any]:
    """Return the JSON object of a path; `found` is false when there is none, `weakest` the number of the weakest hop."""
    return {
        "found": bool(hops),
        "strength": round(path_strength([link for link, _, _ in hops]), 3),
        "weakest": weakest(hops),
        "hops": [hop_line(hop) for hop in hops],
    }


def hop_line(hop: Hop) -> dict[str, Any]:
    """Return the JSON object of a hop or of a link to a neighbour."""
    link, source, target = hop
    return {
        "source": {"id": source.iri, "type": source.type.value, "label": source.label()},
        "target": {"id": target.iri, "type": target.type.value, "label": target.label()},
        "relation": link.relation,
        "modality": link.modality,
        "weight": round(link.weight, 3),
        "strength": round(link.strength, 3),
        "evidence": [citation(e) for e in link.evidence],
    }


def path_text(hops: Sequence[Hop], source: str, target: str, document: Lookup, *, limited: bool = False) -> str:
    """Return a path for the terminal; `document` gives the document with an id."""
    if not hops:
        within = " within these limits" if limited else ""
        return f"These sources do not connect {shown(source)} and {shown(target)}{within}."
    number = weakest(hops) if len(hops) > 1 else None
    lines = [line for n, hop in enumerate(hops) for line in hop_lines(hop, document, weakest=n == number)]
    if len(hops) > 1:
        lines.append(f"Strength of the path: {path_strength([link for link, _, _ in hops]):.2g} of 1")
    return "\n".join(lines)


def hop_lines(hop: Hop, document: Lookup, *, weakest: bool = False) -> list[str]:
    """Return a hop and its evidence for the terminal; `document` gives the document with an id."""
    link, a, b = hop
    mark = "  (weakest hop)" if weakest else ""
    said = f" ({link.modality})" if link.modality != "asserted" else ""
    head = f"{shown(a.label())} — {relation_name(link)}{said} — {shown(b.label())}  {link.strength:.2g}{mark}"
    return [head, *(quoted(e, document) for e in link.evidence)]


def weakest(hops: Sequence[Hop]) -> int | None:
    """Return the number of the hop with the least weight, None without hops."""
    return min(range(len(hops)), key=lambda i: hops[i][0].weight) if hops else None


def relation_name(link: Link) -> str:
    """Return the relation of a link in words."""
    return TOGETHER if link.relation == TOGETHER else link.relation.rsplit("#", 1)[-1]
