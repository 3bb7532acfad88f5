"""Candidates for chokepoints: things that the links run through though no text calls them one.

Computed, not said: betweenness (U. Brandes, A faster algorithm for betweenness centrality, 2001, weighted) over the
claims and the sentences that name two entities together, and what a thing alone links to the rest. Only materials,
sectors and companies are candidates, and paths pass only these: everything hangs together by way of the large countries
and the institutions, which says nothing of what is scarce. Every candidate is marked as computed and shows the links
it rests on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kg.bonds import CLAIM_WEIGHT, Bonds, Together
from kg.facts.betweenness import betweenness, cut_off
from kg.model import Claim, Document, Entity, EntityType, Evidence
from kg.texts import StoredPassage, Texts
from ontology.terms import KP

SHOWN = 20
PROOFS = 3
WORTH = 0.05
"""What fewer than a twentieth of the paths passes that pass the first candidate is none itself."""
LEAST = 2.0
"""Two things named together in one sentence only, among others, are no link: an edge weighs at least two sentences."""
_NAMES_IT = re.compile(
    r"\b(?:knelpunt|choke\s?-?point|engpass|engpässe|flaschenhals|bottleneck|nadelöhr|flessenhals)", re.IGNORECASE
)
_SAID = frozenset({KP.holdsChokepoint.value, KP.isChokepointFor.value})
_TYPES = frozenset({EntityType.MATERIAL, EntityType.SECTOR, EntityType.COMPANY})
JOINED = 6
"""So many of the entities that a candidate joins are named, the ones it is linked to most."""

Said = list[tuple[str, Claim]]
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that many shortest paths pass: `betweenness` is the share, 0 to 1, of the paths between other entities.

    `joins` are the entities it is linked to most, `cuts_off` those that nothing would link to the rest without it;
    `claims` and `together` count the links of either kind that it has; `evidence` proves its strongest ones.
    """

    entity: Entity
    betweenness: float
    joins: tuple[str, ...]
    cuts_off: tuple[str, ...]
    claims: int
    together: int
    evidence: tuple[Evidence, ...]


def candidates(texts: Texts, bonds: Bonds | None = None, limit: int = SHOWN) -> list[Candidate]:
    """Return the things that most paths pass and no text names as a chokepoint, those passed most first."""
    bonds = bonds or Bonds(texts)
    claims = [pair for said in bonds.claims.values() for pair in said]
    weights = _weights(bonds.sentences, (c for _, c in claims))
    entities = {e.iri: e for e in texts.entities(mentioned=True)}
    things = {iri for iri in weights if iri in entities and entities[iri].type in _TYPES}
    passed = betweenness(weights, things)
    named = _named(texts, bonds.sentences, claims)
    least = WORTH * max((passed[iri] for iri in things), default=0.0)
    ranked = sorted((iri for iri in things if passed[iri] > 0 and passed[iri] >= least), key=lambda i: (-passed[i], i))
    wanted = [iri for iri in ranked if iri not in named][:limit]
    return [_candidate(texts, entities[iri], passed[iri], weights, (bonds.sentences, claims)) for iri in wanted]


def _weights(sentences: Iterable[Together], claims: Iterable[Claim]) -> dict[str, dict[str, float]]:
    """Return the strength of every link that is more than chance: a sentence counts as one, a claim as three."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    links = [(a, b, 1.0) for s in sentences for a, b in combinations(sorted(s.names), 2)]
    for a, b, weight in [*links, *((c.subject, c.object, CLAIM_WEIGHT) for c in claims)]:
        weights[a][b] += weight
        weights[b][a] += weight
    return {a: {b: w for b, w in others.items() if w >= LEAST} for a, others in weights.items()}


def _named(texts: Texts, sentences: Iterable[Together], claims: Said) -> frozenset[str]:
    """Return the entities that some sentence names together with a word for chokepoint, or that a claim says hold one."""
    said = {end for _, c in claims if c.predicate in _SAID for end in (c.subject, c.object)}
    stored = {p.id: p for p in texts.passages(sorted({s.place[0] for s in sentences}))}
    read = lru_cache(maxsize=64)(texts.document)
    for sentence in sentences:
        passage_id, number = sentence.place
        evidence = _evidence(stored[passage_id], number, read(sentence.document_id))
        if evidence is not None and _NAMES_IT.search(evidence.quote):
            said |= sentence.names
    return frozenset(said)


def _candidate(
    texts: Texts, entity: Entity, passed: float, weights: Weights, said: tuple[Iterable[Together], Said]
) -> Candidate:
    sentences, claims = said
    own = [(d, c) for d, c in claims if entity.iri in (c.subject, c.object)]
    strongest = sorted(weights[entity.iri], key=lambda other: (-weights[entity.iri][other], other))
    return Candidate(
        entity,
        round(passed, 4),
        tuple(strongest[:JOINED]),
        tuple(sorted(cut_off(weights, entity.iri))),
        len(own),
        len(strongest),
        tuple(_proofs(texts, entity.iri, strongest, sentences, own)),
    )


def _proofs(
    texts: Texts, iri: str, strongest: Iterable[str], sentences: Iterable[Together], own: Said
) -> Iterable[Evidence]:
    """Return the claims of an entity and a sentence for each of those it is linked to most, a few."""
    read = lru_cache(maxsize=64)(texts.document)
    said = [document.evidence(c.start, c.end) for d, c in own if (document := read(d)) is not None]
    naming = [s for s in sentences if iri in s.names]
    places = [next((s.place for s in naming if other in s.names), None) for other in strongest]
    wanted = list(dict.fromkeys(p for p in places if p is not None))
    stored = {p.id: p for p in texts.passages(sorted({passage for passage, _ in wanted}))}
    found = (_evidence(stored[p], number, read(stored[p].document_id)) for p, number in wanted)
    proofs = {(e.document_id, e.start): e for e in [*said, *(e for e in found if e is not None)]}
    return list(proofs.values())[:PROOFS]


def _evidence(stored: StoredPassage, number: int, document: Document | None) -> Evidence | None:
    if document is None or number >= len(stored.passage.sentences):
        return None
    sentence = stored.passage.sentences[number]
    return document.evidence(sentence.start, sentence.end, stored.passage.headings)
