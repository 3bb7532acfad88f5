"""What waits for a judgement: look-alike pairs, names left undecided, and entities found on thin evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.decisions.look_alikes import look_alikes
from kg.errors import OffsetError
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity, Evidence
from kg.texts import StoredMention

FEW = 1
"""An entity that no vocabulary holds and that is named no oftener than this waits for a judgement."""
DOUBTFUL = 0.6
"""So does one of whose mentions none is surer than this."""
PER_ENTITY = 2
"""Sentences shown for each entity of a case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to judge. `kind` is pair, undecided or doubtful; a pair's entities are in the order to merge them in."""

    kind: str
    entities: tuple[Entity, ...]
    why: str
    mentions: int
    evidence: tuple[Evidence, ...]


def queue(base: KnowledgeBase) -> list[Case]:
    """Return the cases that nobody has judged yet: pairs, undecided names, doubtful finds; most mentions first."""
    found = _Queue(base)
    cases = [*found.pairs(), *found.undecided(), *found.doubtful()]
    order = ("pair", "undecided", "doubtful")
    return sorted(cases, key=lambda c: (order.index(c.kind), -c.mentions, *(e.iri for e in c.entities)))


class _Queue:
    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._resolver = base.texts.resolver
        self._mentions: dict[str, list[StoredMention]] = defaultdict(list)
        for stored in base.texts.mentions():
            self._mentions[stored.mention.entity].append(stored)
        self._terms = {t.iri: t for t in self._resolver.terms(base.texts.terms())}
        self._entities = {e.iri: e for e in base.texts.entities(sorted(self._mentions.keys() | self._terms.keys()))}
        self._found = [iri for iri in sorted(self._mentions) if iri not in self._terms and iri in self._entities]
        self._paired: set[frozenset[str]] = set()

    def pairs(self) -> Iterator[Case]:
        """Yield the pairs of entities with like names, of which the texts name one that no vocabulary holds."""
        names = {iri: [n.text for n in term.names if n.kind != "adjective"] for iri, term in self._terms.items()}
        names |= {iri: list(self._entities[iri].labels.values()) for iri in self._found}
        found = set(self._found)
        for first, second, why in look_alikes(names):
            if (first in found or second in found) and self._is_open(first, second):
                yield self._case("pair", (first, second), why)

    def undecided(self) -> Iterator[Case]:
        """Yield the entities that one name may stand for, where the text left it open."""
        places: dict[tuple[str, int, int], list[StoredMention]] = defaultdict(list)
        for stored in (s for found in self._mentions.values() for s in found if s.mention.method == "undecided"):
            places[stored.document_id, stored.mention.start, stored.mention.end].append(stored)
        shared: dict[tuple[str, str], list[StoredMention]] = defaultdict(list)
        for _, here in sorted(places.items()):
            for a, b in combinations(sorted(here, key=lambda s: s.mention.entity), 2):
                shared[a.mention.entity, b.mention.entity].append(a)
        for (first, second), where in sorted(shared.items()):
            if self._is_open(first, second):
                yield self._case("undecided", (first, second), "one name, not decided by the text", where)

    def doubtful(self) -> Iterator[Case]:
        """Yield the entities that no vocabulary holds and that few or doubtful mentions show."""
        for iri in self._found:
            surest = max(s.mention.confidence for s in self._mentions[iri])
            few = len(self._mentions[iri]) <= FEW
            if iri not in self._resolver.judged and (few or surest <= DOUBTFUL):
                why = "named once" if few else "no sure mention"
                yield self._case("doubtful", (iri,), why)

    def _is_open(self, first: str, second: str) -> bool:
        """Tell whether nobody has judged a pair, and note that it is in the queue."""
        pair = frozenset((first, second))
        known = pair in self._paired or pair in self._resolver.apart
        self._paired.add(pair)
        return not known and first in self._entities and second in self._entities

    def _case(self, kind: str, iris: Sequence[str], why: str, where: Sequence[StoredMention] = ()) -> Case:
        ordered = sorted(iris, key=lambda i: (i not in self._terms, -len(self._mentions.get(i, ())), i))
        shown = where or [s for i in reversed(ordered) for s in self._mentions.get(i, ())[:PER_ENTITY]]
        evidence = (e for e in map(self._sentence, shown[: 2 * PER_ENTITY]) if e is not None)
        entities = tuple(self._entities[i] for i in ordered)
        mentions = sum(len(self._mentions.get(i, ())) for i in iris) if not where else len(where)
        return Case(kind, entities, why, mentions, tuple(dict.fromkeys(evidence)))

    def _sentence(self, stored: StoredMention) -> Evidence | None:
        """Return the sentence that holds a mention, outside sentences the name alone."""
        document = self._base.document(stored.document_id)
        if document is None:
            return None
        try:
            if stored.passage_id is None or stored.sentence is None:
                return document.evidence(stored.mention.start, stored.mention.end)
            passage = self._base.texts.passages([stored.passage_id])[0].passage
            sentence = passage.sentences[stored.sentence]
            return document.evidence(sentence.start, sentence.end, passage.headings)
        except OffsetError:
            return None
