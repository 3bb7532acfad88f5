"""What binds entities together: positive claims, and sentences that name several; each with its source and its time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from kg.intervals import overlap
from kg.model import Claim, EntityType
from kg.repeats import claims_once, once
from kg.texts import StoredMention, Texts

TOGETHER = "named together"
CLAIM_WEIGHT = 3.0
"""A claim counts as much as three sentences that name only these two."""
MOST_NAMES = 25
"""Sentences that list more names than this (tables of contents, registers) say nothing about any two of them."""
CONFIDENT = 0.5
"""Mentions below this confidence are too doubtful to carry a link."""

Weights = dict[str, dict[str, float]]
Place = tuple[int, int]
"""A passage and the number of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may carry a link or stand on a path; an empty field limits nothing.

    `relations` holds TOGETHER or IRIs of predicates, `types` those that the entities between the ends of a path (and
    the neighbours of an entity) may have, `documents` ids. `period` is ISO 8601: a claim or sentence must speak of that
    time, and one that names no time must stand in a source that appeared then; without either it is left out.
    """

    relations: frozenset[str] = frozenset()
    types: frozenset[EntityType] = frozenset()
    period: str | None = None
    documents: frozenset[str] = frozenset()


FREE = Limits()
"""No limits."""


@dataclass(frozen=True, slots=True)
class Together:
    """A sentence that names at least two entities and not too many."""

    document_id: str
    place: Place
    names: frozenset[str]


class Bonds:
    """All that binds the entities of a text store together, read on first use.

    What a document repeats of one that it shares text with is no further evidence.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._document = lru_cache(maxsize=64)(texts.document)

    @cached_property
    def sentences(self) -> tuple[Together, ...]:
        """The sentences that name several entities, in the order of the texts."""
        found = _sentences(self._texts.mentions())
        return tuple(once(self._texts, found, lambda s: s.document_id, self._words))

    @cached_property
    def claims(self) -> Mapping[frozenset[str], list[tuple[str, Claim]]]:
        """The positive claims with their documents, by the two entities at their ends, the surest first."""
        found: dict[frozenset[str], list[tuple[str, Claim]]] = defaultdict(list)
        for document_id, claim in claims_once(self._texts):
            if claim.polarity == "positive" and claim.subject != claim.object:
                found[frozenset((claim.subject, claim.object))].append((document_id, claim))
        for said in found.values():
            said.sort(key=lambda pair: (pair[1].modality != "asserted", -pair[1].confidence))
        return dict(found)

    def _words(self, sentence: Together) -> str:
        passage_id, number = sentence.place
        document = self._document(sentence.document_id)
        passages = self._texts.passages([passage_id])
        if document is None or not passages:
            return ""
        span = passages[0].passage.sentences[number]
        return document.clean[span.start : span.end]

    def weights(self, limits: Limits = FREE) -> Weights:
        """Return the weight of every link both ways, in sentences that name only the two of them.

        A sentence shares itself among the others it names; a claim adds CLAIM_WEIGHT.
        """
        weights: Weights = defaultdict(lambda: defaultdict(float))
        for sentence in self.sentences:
            if self._carries(sentence, limits):
                for a, b in combinations(sorted(sentence.names), 2):
                    _add(weights, a, b, 1.0 / (len(sentence.names) - 1))
        for ends, said in self.claims.items():
            a, b = sorted(ends)
            for document_id, claim in said:
                if self.admits(document_id, claim, limits):
                    _add(weights, a, b, CLAIM_WEIGHT)
        return {a: dict(others) for a, others in weights.items()}

    def admits(self, document_id: str, claim: Claim, limits: Limits) -> bool:
        """Tell whether a claim is within the limits."""
        return (
            (not limits.relations or claim.predicate in limits.relations)
            and (not limits.documents or document_id in limits.documents)
            and self._in_time(document_id, [claim.period] if claim.period else [], limits.period)
        )

    def places(self, a: str, b: str, limits: Limits = FREE) -> set[Place]:
        """Return where sentences within the limits name both of two entities."""
        both = self._naming.get(a, frozenset()) & self._naming.get(b, frozenset())
        return {s.place for s in both if self._carries(s, limits)}

    def _carries(self, sentence: Together, limits: Limits) -> bool:
        return (
            (not limits.relations or TOGETHER in limits.relations)
            and (not limits.documents or sentence.document_id in limits.documents)
            and self._in_time(sentence.document_id, self._periods_at(sentence.place, limits), limits.period)
        )

    def _periods_at(self, place: Place, limits: Limits) -> list[str]:
        return self._periods.get(place, []) if limits.period else []

    def _in_time(self, document_id: str, periods: list[str], wanted: str | None) -> bool:
        if wanted is None:
            return True
        issued = self._issued.get(document_id)
        return any(overlap(p, wanted) for p in periods or ([issued] if issued else []))

    @cached_property
    def _naming(self) -> Mapping[str, frozenset[Together]]:
        found: dict[str, set[Together]] = defaultdict(set)
        for sentence in self.sentences:
            for name in sentence.names:
                found[name].add(sentence)
        return {name: frozenset(sentences) for name, sentences in found.items()}

    @cached_property
    def _issued(self) -> Mapping[str, str]:
        documents = (self._texts.document(row.id) for row in self._texts.documents())
        return {d.id: d.issued for d in documents if d is not None and d.issued}

    @cached_property
    def _periods(self) -> Mapping[Place, list[str]]:
        """The periods of the figures and claims of a sentence."""
        dated = [(p, f.start, f.period) for _, p, f in self._texts.figures()]
        dated += [(p, c.start, c.period) for _, p, c in self._texts.claims()]
        at: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for passage_id, start, period in dated:
            if passage_id is not None and period is not None:
                at[passage_id].append((start, period))
        found: dict[Place, list[str]] = defaultdict(list)
        for stored in self._texts.passages(sorted(at)):
            for number, sentence in enumerate(stored.passage.sentences):
                held = (period for start, period in at[stored.id] if sentence.start <= start < sentence.end)
                found[stored.id, number].extend(held)
        return found


def _sentences(mentions: Iterable[StoredMention]) -> Iterator[Together]:
    named: dict[tuple[str, Place], set[str]] = defaultdict(set)
    for stored in mentions:
        if stored.passage_id is not None and stored.sentence is not None and stored.mention.confidence >= CONFIDENT:
            named[stored.document_id, (stored.passage_id, stored.sentence)].add(stored.mention.entity)
    for (document_id, place), names in named.items():
        if 1 < len(names) <= MOST_NAMES:
            yield Together(document_id, place, frozenset(names))


def _add(weights: Weights, a: str, b: str, weight: float) -> None:
    weights[a][b] += weight
    weights[b][a] += weight
