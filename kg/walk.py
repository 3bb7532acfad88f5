"""Walks over entities: neighbours and paths along claims and along sentences that name two entities together.

A claim is an edge of its own kind. Naming together is a weaker edge, the weaker the more names a sentence lists, and
every step over a link can be proved by the sentences that carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from math import log

from kg.bonds import CLAIM_WEIGHT, CONFIDENT, FREE, MOST_NAMES, TOGETHER, Bonds, Limits, Place, Weights
from kg.model import Claim, Document, EntityType, Evidence, Sentence
from kg.texts import StoredPassage, Texts

__all__ = ["CLAIM_WEIGHT", "CONFIDENT", "FREE", "MOST_NAMES", "TOGETHER", "Limits", "Link", "Walker"]

MISSES = 0.5
"""One sentence that names only two entities leaves it even whether they have to do with each other."""
PER_HOP = 0.4
"""Every entity a path passes makes what it says of its ends so much less: a detour of two hops beyond all doubt is worth
less than one sentence that names only the ends (0.5), and more than one that names a third entity with them (0.29)."""
LIMITED = 16
"""So many limited views of the links are kept."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one entity to another: `relation` is TOGETHER or the IRI of a claim's predicate.

    `modality` is that of the claim (*planned*, *expected* …), *asserted* for sentences that name both. `weight` counts
    sentences that name only these two, a claim as three.
    """

    source: str
    target: str
    relation: str
    weight: float
    evidence: tuple[Evidence, ...]
    modality: str = "asserted"

    @property
    def strength(self) -> float:
        """How sure it is, 0 to 1, that the two have to do with each other."""
        return strength(self.weight)


def strength(weight: float) -> float:
    """Return how sure a link of a weight is: 1 - MISSES ** weight, the *noisy or* of its sentences.

    Each sentence that names only the two says nothing with a chance of MISSES, independently of the others (J. Pearl,
    Probabilistic Reasoning in Intelligent Systems, 1988, ch. 4). A hundred sentences are thus hardly surer than ten.
    """
    return float(1.0 - MISSES**weight)


def path_strength(links: Sequence[Link]) -> float:
    """Return how strong a path is, 0 to 1: the product of the strengths of its hops, times PER_HOP for each hop but one.

    Its negative logarithm is the cost that `Walker.path` makes as small as it can. A weak direct link therefore stands
    back behind a detour only if every hop of the detour is strong, and the longer the detour the less likely that is.
    """
    product = 1.0
    for number, link in enumerate(links):
        product *= link.strength * (PER_HOP if number else 1.0)
    return product if links else 0.0


class Walker:
    """The links between the entities of a knowledge base, made on first use."""

    def __init__(self, texts: Texts, bonds: Bonds | None = None) -> None:
        self._texts = texts
        self._bonds = bonds or Bonds(texts)
        self._document = lru_cache(maxsize=64)(texts.document)
        self._limited = lru_cache(maxsize=LIMITED)(self._bonds.weights)
        self._types: dict[str, EntityType] | None = None

    def neighbours(self, entity: str, limit: int = 20, evidence: int = 3, limits: Limits = FREE) -> list[Link]:
        """Return the links of an entity within the limits, strongest first, each with up to `evidence` sentences."""
        strengths = self._weights(limits).get(entity, {})
        found = [other for other in strengths if self._may_pass(other, limits)]
        best = sorted(found, key=lambda other: (-strengths[other], other))[:limit]
        return [self.link(entity, other, evidence, limits) for other in best]

    def path(
        self, source: str, target: str, evidence: int = 3, limits: Limits = FREE, *, shortest: bool = False
    ) -> list[Link]:
        """Return the links of the strongest path within the limits, empty when there is none.

        With `shortest`, of the paths with the fewest hops the strongest. See `path_strength` for what is strong.
        """
        weights = self._weights(limits)
        if source == target or source not in weights or target not in weights:
            return []
        before = self._before(source, target, limits, shortest=shortest)
        if target not in before:
            return []
        steps = [target]
        while steps[-1] != source:
            steps.append(before[steps[-1]])
        return [self.link(a, b, evidence, limits) for a, b in pairwise(reversed(steps))]

    def _before(self, source: str, target: str, limits: Limits, *, shortest: bool) -> dict[str, str]:
        """Return for each entity the one before it on the best path from `source`: Dijkstra's algorithm.

        The cost is a pair: hops first where the shortest path is wanted, and the negative logarithm of the strength.
        """
        weights = self._weights(limits)
        before: dict[str, str] = {}
        done: set[str] = set()
        # Names stand in the queue behind the costs: of equal paths the same one is found each time.
        queue: list[tuple[tuple[int, float], str, str]] = [((0, 0.0), source, source)]
        while queue:
            (hops, cost), entity, previous = heappop(queue)
            if entity in done:
                continue
            done.add(entity)
            before[entity] = previous
            if entity == target:
                break
            if entity == source or self._may_pass(entity, limits):
                for other, weight in weights[entity].items():
                    if other not in done:
                        further = cost - log(strength(weight)) - (log(PER_HOP) if entity != source else 0.0)
                        heappush(queue, ((hops + 1 if shortest else 0, further), other, entity))
        return before

    def links(self, evidence: int = 1) -> list[Link]:
        """Return every link once, by the IRIs at its ends."""
        weights = self._weights(FREE)
        return [self.link(a, b, evidence) for a in sorted(weights) for b in sorted(weights[a]) if a < b]

    def link(self, source: str, target: str, evidence: int = 3, limits: Limits = FREE) -> Link:
        """Return the link between two entities with its evidence: claims before sentences that name both."""
        weight = self._weights(limits).get(source, {}).get(target, 0.0)
        claims = self._claims_between(source, target, limits)
        if claims:
            _, first = claims[0]
            proofs = [self._claim_evidence(d, c) for d, c in claims if c.predicate == first.predicate][:evidence]
            found = tuple(dict.fromkeys(p for p in proofs if p is not None))
            return Link(first.subject, first.object, first.predicate, weight, found, first.modality)
        return Link(source, target, TOGETHER, weight, tuple(self._together(source, target, evidence, limits)))

    def _weights(self, limits: Limits) -> Weights:
        # The types limit whom a path may pass, not what a link weighs: one view serves all of them.
        return self._limited(Limits(limits.relations, period=limits.period, documents=limits.documents))

    def _may_pass(self, entity: str, limits: Limits) -> bool:
        if not limits.types:
            return True
        if self._types is None:
            self._types = {e.iri: e.type for e in self._texts.entities(mentioned=True)}
        return self._types.get(entity) in limits.types

    def _claims_between(self, a: str, b: str, limits: Limits) -> list[tuple[str, Claim]]:
        said = self._bonds.claims.get(frozenset((a, b)), [])
        return [(d, c) for d, c in said if self._bonds.admits(d, c, limits)]

    def _claim_evidence(self, document_id: str, claim: Claim) -> Evidence | None:
        document = self._document(document_id)
        return document.evidence(claim.start, claim.end) if document else None

    def _together(self, a: str, b: str, limit: int, limits: Limits) -> list[Evidence]:
        shared = sorted(self._bonds.places(a, b, limits))
        stored = {p.id: p for p in self._texts.passages(sorted({passage for passage, _ in shared}))}
        evidence = [self._sentence_evidence(place, stored) for place in shared]
        return sorted((e for e in evidence if e is not None), key=lambda e: len(e.quote))[:limit]

    def _sentence_evidence(self, place: Place, stored: dict[int, StoredPassage]) -> Evidence | None:
        passage_id, number = place
        if passage_id not in stored:
            return None
        document: Document | None = self._document(stored[passage_id].document_id)
        sentences: Sequence[Sentence] = stored[passage_id].passage.sentences
        if document is None or number >= len(sentences):
            return None
        return document.evidence(sentences[number].start, sentences[number].end, stored[passage_id].passage.headings)
