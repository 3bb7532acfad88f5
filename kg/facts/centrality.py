"""Candidates for chokepoints: entities that the links run through though no text calls them one.

Computed, not said: betweenness (U. Brandes, A faster algorithm for betweenness centrality, 2001, weighted) over the
claims and the sentences that name two entities together, and the entities whose removal cuts
others off. Every candidate is marked as computed and shows the links it rests on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kg.facts.betweenness import betweenness, cut_off
from kg.facts.observed import CONFIDENT
from kg.model import Claim, Document, Entity, EntityType, Evidence
from kg.texts import StoredMention, StoredPassage, Texts
from kg.walk import CLAIM_WEIGHT, MOST_NAMES
from ontology.terms import KP

SHOWN = 20
PROOFS = 3
LEAST = 2.0
"""Two things named together in one sentence only, among others, are no link: an edge weighs at least two sentences."""
_NAMES_IT = re.compile(
    r"\b(?:knelpunt|choke\s?-?point|engpass|engpässe|flaschenhals|bottleneck|nadelöhr|flessenhals)", re.IGNORECASE
)
_SAID = frozenset({KP.holdsChokepoint.value, KP.isChokepointFor.value})
_TYPES = frozenset(EntityType) - {EntityType.CHOKEPOINT, EntityType.PERSON}

Sentences = dict[tuple[int, int], set[str]]
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that many shortest paths pass: `betweenness` is the share, 0 to 1, of the paths between other entities.

    `cuts_off` are the entities that nothing would link to the rest without it; `claims` and `together` count the links
    of either kind that it has; `evidence` proves its strongest ones.
    """

    entity: Entity
    betweenness: float
    cuts_off: tuple[str, ...]
    claims: int
    together: int
    evidence: tuple[Evidence, ...]


def candidates(texts: Texts, limit: int = SHOWN) -> list[Candidate]:
    """Return the entities that most paths pass and no text names as a chokepoint, those passed most first."""
    claims = [(d, c) for d, _, c in texts.claims() if c.polarity == "positive"]
    mentions = [m for m in texts.mentions() if m.mention.confidence >= CONFIDENT]
    sentences = _together(mentions)
    weights = _weights(sentences, (c for _, c in claims))
    passed = betweenness(weights)
    entities = {e.iri: e for e in texts.entities(mentioned=True)}
    named = _named(texts, sentences, claims)
    ranked = sorted((iri for iri in passed if passed[iri] > 0), key=lambda iri: (-passed[iri], iri))
    wanted = [i for i in ranked if i in entities and entities[i].type in _TYPES and i not in named][:limit]
    return [_candidate(texts, entities[i], passed[i], weights, (sentences, claims)) for i in wanted]


def _together(mentions: Iterable[StoredMention]) -> Sentences:
    named: Sentences = defaultdict(set)
    for stored in mentions:
        if stored.passage_id is not None and stored.sentence is not None:
            named[stored.passage_id, stored.sentence].add(stored.mention.entity)
    return {place: entities for place, entities in named.items() if 1 < len(entities) <= MOST_NAMES}


def _weights(sentences: Sentences, claims: Iterable[Claim]) -> dict[str, dict[str, float]]:
    """Return the strength of every link: a sentence shares itself among those it names, a claim counts as three."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    links = [(a, b, 1.0) for names in sentences.values() for a, b in combinations(sorted(names), 2)]
    for a, b, weight in [*links, *((c.subject, c.object, CLAIM_WEIGHT) for c in claims)]:
        if a != b:
            weights[a][b] += weight
            weights[b][a] += weight
    return {a: {b: w for b, w in others.items() if w >= LEAST} for a, others in weights.items()}


def _named(texts: Texts, sentences: Sentences, claims: Iterable[tuple[str, Claim]]) -> frozenset[str]:
    """Return the entities that some sentence names together with a word for chokepoint, or that a claim says hold one."""
    said = {end for _, c in claims if c.predicate in _SAID for end in (c.subject, c.object)}
    stored = {p.id: p for p in texts.passages(sorted({passage for passage, _ in sentences}))}
    read = lru_cache(maxsize=64)(texts.document)
    for (passage_id, number), names in sentences.items():
        evidence = _evidence(stored[passage_id], number, read(stored[passage_id].document_id))
        if evidence is not None and _NAMES_IT.search(evidence.quote):
            said |= names
    return frozenset(said)


def _candidate(
    texts: Texts,
    entity: Entity,
    passed: float,
    weights: Weights,
    said: tuple[Sentences, list[tuple[str, Claim]]],
) -> Candidate:
    sentences, claims = said
    own = [(d, c) for d, c in claims if entity.iri in (c.subject, c.object)]
    return Candidate(
        entity,
        round(passed, 4),
        tuple(sorted(cut_off(weights, entity.iri))),
        len(own),
        len(weights[entity.iri]),
        tuple(_proofs(texts, entity.iri, weights, sentences, own)),
    )


def _proofs(
    texts: Texts, iri: str, weights: Weights, sentences: Sentences, own: list[tuple[str, Claim]]
) -> Iterable[Evidence]:
    """Return the claims of an entity and the sentences that name it with those it is linked to most, a few."""
    read = lru_cache(maxsize=64)(texts.document)
    said = [document.evidence(c.start, c.end) for d, c in own if (document := read(d)) is not None]
    strongest = sorted(weights[iri], key=lambda other: (-weights[iri][other], other))
    places = [
        min(shared, key=lambda place: (len(sentences[place]), place))
        for other in strongest[:PROOFS]
        if (shared := [place for place, names in sentences.items() if iri in names and other in names])
    ]
    stored = {p.id: p for p in texts.passages(sorted({passage for passage, _ in places}))}
    found = (_evidence(stored[p], number, read(stored[p].document_id)) for p, number in places)
    return list(dict.fromkeys([*said, *(e for e in found if e is not None)]))[:PROOFS]


def _evidence(stored: StoredPassage, number: int, document: Document | None) -> Evidence | None:
    if document is None or number >= len(stored.passage.sentences):
        return None
    sentence = stored.passage.sentences[number]
    return document.evidence(sentence.start, sentence.end, stored.passage.headings)
