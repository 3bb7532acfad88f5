"""Links between entities, alone and as the hops of a path, with what proves them."""

from __future__ import annotations

from collections.abc import Sequence

from app.view.markup import Html, element, join
from app.view.names import relation_name
from app.view.network import Network
from app.view.wording import Wording
from kg.model import Entity
from kg.walk import Link

Hop = tuple[Link, Entity, Entity]


def hop_html(hop: Hop, number: int, say: Wording, *, weakest: bool = False) -> Html:
    """Return one hop of a path; the weakest is named as such."""
    mark = element("span", say("weakest"), class_="kp-not") if weakest else ""
    step = element("span", say("hop", number=number), class_="kp-step")
    return element("p", step, " ", link_html(hop, say), " ", mark, class_="kp-hop")


def link_html(hop: Hop, say: Wording) -> Html:
    """Return a link: the names at its ends, the relation between them and its strength."""
    link, source, target = hop
    relation = element("span", f" — {relation_name(link, say.language)} — ", class_="kp-relation")
    said = f"{say(link.modality)}, " if link.modality != "asserted" else ""
    weight = element(
        "span", f" ({said}{say('strength', weight=say.number(round(link.strength, 2)))})", class_="kp-where"
    )
    names = (element("strong", e.label(say.language)) for e in (source, target))
    return join(next(names), relation, next(names), weight)


def claim_texts(network: Network, say: Wording) -> list[tuple[Link, str]]:
    """Return the claims in a network, each with the sentence that it makes."""
    names = {e.iri: e.label(say.language) for e in network.entities}
    return [
        (claim, f"{names[claim.source]} {relation_name(claim, say.language)} {names[claim.target]}")
        for claim in network.claims
    ]


def path_summary(walked: Sequence[Entity], say: Wording) -> Html:
    """Return the names along a path in one line."""
    return element("p", " → ".join(e.label(say.language) for e in walked), class_="kp-path")
