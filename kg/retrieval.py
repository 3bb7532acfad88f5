"""From an understood question to passages with their documents: search plus the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import Encoder, StaticEncoder
from kg.index.passage_index import PassageIndex
from kg.model import Document, Hit
from kg.question import Question
from kg.search import Expansion, Ranked, Searcher
from kg.texts import StoredPassage, Texts
from kg.translation import translations

CACHED_DOCUMENTS = 64
LABEL_WEIGHT = 0.6
"""Weight of an entity's other labels against the words of the question (bench/answers/fusion.py tries others)."""
TRANSLATION_WEIGHT = 0.7
"""Weight of a certain translation; a doubtful one counts by the root of its probability."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its passage and document, and what each opinion of the search made of it."""

    hit: Hit
    stored: StoredPassage
    document: Document
    ranked: Ranked


class Retriever:
    """Search over the passages of a knowledge base."""

    def __init__(self, index: PassageIndex, texts: Texts, encoder: Encoder, words: StaticEncoder) -> None:
        self._index = index
        self._texts = texts
        self._searcher = Searcher(index, encoder, words)
        self.document = lru_cache(maxsize=CACHED_DOCUMENTS)(texts.document)

    def find(self, question: Question, k: int) -> Sequence[Found]:
        """Return the best `k` passages, best first."""
        ranked = self._searcher.rank(question, self._expansion(question), self._entity_rows(question), k)
        ids = [int(self._index.ids[r.row]) for r in ranked]
        stored = {p.id: p for p in self._texts.passages(ids)}
        found = (self._found(stored[id_], r) for id_, r in zip(ids, ranked, strict=True) if id_ in stored)
        return [f for f in found if f is not None]

    def _found(self, stored: StoredPassage, ranked: Ranked) -> Found | None:
        document = self.document(stored.document_id)
        if document is None:
            return None
        passage = stored.passage
        evidence = document.evidence(passage.start, passage.end, passage.headings)
        return Found(Hit(stored.id, ranked.score, evidence, ranked.why), stored, document, ranked)

    def _expansion(self, question: Question) -> Expansion:
        """Add the labels of the entities of the question, and the translations of its other words."""
        entities = self._texts.entities(question.entities) if question.mentions else []
        asked = question.text.casefold()
        labels = {label for e in entities for label in e.labels.values() if label.casefold() not in asked}
        words = dict.fromkeys(sorted(labels), LABEL_WEIGHT)
        for term in question.terms:
            for found in translations(term.surface, question.language) if term.entity is None else ():
                weight = TRANSLATION_WEIGHT * found.probability**0.5
                words[found.word] = max(words.get(found.word, 0.0), weight)
        return Expansion(tuple(words.items()))

    def _entity_rows(self, question: Question) -> dict[str, NDArray[np.int64]]:
        return {
            entity: self._index.rows(m.passage_id for m in self._texts.mentions(entity=entity) if m.passage_id)
            for entity in question.entities
        }
