"""From an understood question to passages with their documents: search plus the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.concepts import Concept, concepts
from kg.index import text_terms
from kg.index.passage_index import PassageIndex
from kg.model import Document, Hit, Language
from kg.question import Question
from kg.search import Ranked, Searcher
from kg.texts import StoredPassage, Texts
from kg.translation import compound_parts, in_thesaurus, synonyms, translations

CACHED_DOCUMENTS = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its passage and document, and what each opinion of the search made of it."""

    hit: Hit
    stored: StoredPassage
    document: Document
    ranked: Ranked


class Retriever:
    """Search over the passages of a knowledge base."""

    def __init__(self, index: PassageIndex, texts: Texts, searcher: Searcher) -> None:
        self._index = index
        self._texts = texts
        self.searcher = searcher
        self.document = lru_cache(maxsize=CACHED_DOCUMENTS)(texts.document)

    def find(self, question: Question, k: int) -> Sequence[Found]:
        """Return the best `k` passages, best first."""
        ranked = self.searcher.rank(*self.asked(question), k)
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

    def asked(self, question: Question) -> tuple[Question, tuple[Concept, ...], dict[str, NDArray[np.int64]]]:
        """Return a question with its concepts, and by entity the rows of the passages that name it: what a search takes."""
        entities = self._texts.entities(question.entities) if question.mentions else ()
        return question, concepts(question, entities), self._entity_rows(question)

    def unheard(self, question: Question) -> frozenset[str]:
        """Return the folded words of a question, names of entities left out, that no passage holds under any name.

        The parts of a compound are no names of it: a text on funds for growth names no *Groeifonds*.
        """
        stems = self._index.lexical("stems")
        plain = (term for term in question.terms if term.entity is None)
        return frozenset(t.folded for t in plain if not stems.holds_any(_stems_of(t.surface, question.language)))

    def _entity_rows(self, question: Question) -> dict[str, NDArray[np.int64]]:
        return {
            entity: self._index.rows(m.passage_id for m in self._texts.mentions(entity=entity) if m.passage_id)
            for entity in question.entities
        }


def _stems_of(word: str, language: Language) -> Iterator[int]:
    """Yield the stems of a word, of its synonyms and of its translations, each as the index stems its language."""
    for own in ("nl", "de"):
        yield from text_terms.stems(word, own)
    if in_thesaurus(word, language) or not compound_parts(word, language):
        for other in (*synonyms(word, language), *translations(word, language)):
            yield from text_terms.stems(other.word, other.language)
