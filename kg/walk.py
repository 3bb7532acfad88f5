"""Walks over entities: neighbours and paths along claims and along sentences that name two entities together.

A claim is an edge of its own kind. Naming together is a weaker edge, the weaker the more names a sentence lists, and
every step over a link can be proved by the sentences that carry it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from kg.model import Claim, Document, Evidence, Sentence
from kg.texts import StoredMention, StoredPassage, Texts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TOGETHER = "named together"
CLAIM_WEIGHT = 3.0
"""A claim counts as much as three sentences that name only these two."""
MOST_NAMES = 25
"""Sentences that list more names than this (tables of contents, registers) say nothing about any two of them."""
CONFIDENT = 0.5
"""Mentions below this confidence are too doubtful to carry a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one entity to another: `relation` is TOGETHER or the IRI of a claim's predicate."""

    source: str
    target: str
    relation: str
    weight: float
    evidence: tuple[Evidence, ...]


class Walker:
    """The links between the entities of a knowledge base, made on first use."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._document = lru_cache(maxsize=64)(texts.document)

    def neighbours(self, entity: str, limit: int = 20, evidence: int = 3) -> list[Link]:
        """Return the links of an entity, strongest first, each with up to `evidence` sentences."""
        strengths = self._weights.get(entity, {})
        best = sorted(strengths, key=lambda other: (-strengths[other], other))[:limit]
        return [self.link(entity, other, evidence) for other in best]

    def path(self, source: str, target: str, evidence: int = 3) -> list[Link]:
        """Return the links of the best path, empty when there is none.

        The best path has the smallest sum of the reciprocals of the weights: few and strong steps.
        """
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415  half a second that a question need not wait for

        number = {iri: i for i, iri in enumerate(sorted(self._weights))}
        if source not in number or target not in number or source == target:
            return []
        _, before = dijkstra(self._costs, indices=number[source], return_predecessors=True)
        steps = [number[target]]
        while steps[-1] != number[source]:
            previous = int(before[steps[-1]])
            if previous < 0:
                return []
            steps.append(previous)
        names = sorted(self._weights)
        walked = [names[i] for i in reversed(steps)]
        return [self.link(a, b, evidence) for a, b in pairwise(walked)]

    def links(self, evidence: int = 1) -> list[Link]:
        """Return every link once, by the IRIs at its ends."""
        return [self.link(a, b, evidence) for a in sorted(self._weights) for b in sorted(self._weights[a]) if a < b]

    def link(self, source: str, target: str, evidence: int = 3) -> Link:
        """Return the link between two entities with its evidence: claims before sentences that name both."""
        weight = self._weights.get(source, {}).get(target, 0.0)
        claims = self._claims_between(source, target)
        if claims:
            _, claim = claims[0]
            proofs = [self._claim_evidence(d, c) for d, c in claims[:evidence]]
            ends = (claim.subject, claim.object)
            return Link(*ends, claim.predicate, weight, tuple(p for p in proofs if p is not None))
        return Link(source, target, TOGETHER, weight, tuple(self._together(source, target, evidence)))

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for names in _sentences(self._texts.mentions()):
            for a, b in combinations(sorted(names), 2):
                share = 1.0 / (len(names) - 1)
                weights[a][b] += share
                weights[b][a] += share
        for _, _, claim in self._texts.claims():
            weights[claim.subject][claim.object] += CLAIM_WEIGHT
            weights[claim.object][claim.subject] += CLAIM_WEIGHT
        return {a: dict(others) for a, others in weights.items()}

    @cached_property
    def _costs(self) -> csr_array:
        from scipy.sparse import csr_array  # noqa: PLC0415  as above

        number = {iri: i for i, iri in enumerate(sorted(self._weights))}
        entries = [(number[a], number[b], 1.0 / w) for a, row in self._weights.items() for b, w in row.items()]
        rows, columns, costs = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((np.array(costs), (rows, columns)), shape=(len(number), len(number)))

    def _claims_between(self, a: str, b: str) -> list[tuple[str, Claim]]:
        found = [(d, c) for d, _, c in self._texts.claims() if {c.subject, c.object} == {a, b}]
        return sorted(found, key=lambda pair: -pair[1].confidence)

    def _claim_evidence(self, document_id: str, claim: Claim) -> Evidence | None:
        document = self._document(document_id)
        return document.evidence(claim.start, claim.end) if document else None

    def _together(self, a: str, b: str, limit: int) -> list[Evidence]:
        shared = sorted(_places(self._texts.mentions(entity=a)) & _places(self._texts.mentions(entity=b)))
        stored = {p.id: p for p in self._texts.passages(sorted({passage for passage, _ in shared}))}
        found = ((stored[passage], number) for passage, number in shared if passage in stored)
        evidence = [self._sentence_evidence(passage, number) for passage, number in found]
        return sorted((e for e in evidence if e is not None), key=lambda e: len(e.quote))[:limit]

    def _sentence_evidence(self, stored: StoredPassage, number: int) -> Evidence | None:
        document: Document | None = self._document(stored.document_id)
        sentences: Sequence[Sentence] = stored.passage.sentences
        if document is None or number >= len(sentences):
            return None
        return document.evidence(sentences[number].start, sentences[number].end, stored.passage.headings)


def _sentences(mentions: Iterable[StoredMention]) -> list[set[str]]:
    """Return the entities of each sentence that names at least two and not too many."""
    named: dict[tuple[int, int], set[str]] = defaultdict(set)
    for stored in mentions:
        if stored.passage_id is not None and stored.sentence is not None and stored.mention.confidence >= CONFIDENT:
            named[stored.passage_id, stored.sentence].add(stored.mention.entity)
    return [names for names in named.values() if 1 < len(names) <= MOST_NAMES]


def _places(mentions: Iterable[StoredMention]) -> set[tuple[int, int]]:
    confident = (m for m in mentions if m.mention.confidence >= CONFIDENT)
    return {(m.passage_id, m.sentence) for m in confident if m.passage_id is not None and m.sentence is not None}
