"""Answers a question from the passages found: the sentences that hold the answer, in the sources' own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kg.answering.answer_features import answer_features
from kg.answering.candidates import Candidate, CandidateMaker
from kg.answering.compose import MOST, compose, refuse
from kg.answering.documents import documents_answer
from kg.answering.first_row import first_row_bonus
from kg.answering.judgement import models
from kg.answering.matching import Asked, WordMatcher
from kg.answering.paths import path_answer
from kg.answering.short import short_answer
from kg.answering.sides import differing, sides_answer
from kg.encoder import Encoder, StaticEncoder
from kg.facts import Facts
from kg.model import Answer, Entity, Figure
from kg.question import Question
from kg.retrieval import Retriever
from kg.texts import Texts
from kg.walk import Walker

READ = 30
"""Passages whose sentences are weighed."""
LACKING = 0.1
"""Confidence in an answer to a question for a number or a date that meets none: on the fitting questions 6 of the 7
refused so had no answer in the texts."""


class Answerer:
    """Answers questions over one state of a knowledge base."""

    def __init__(
        self,
        texts: Texts,
        retriever: Retriever,
        walker: Walker,
        encoders: tuple[Encoder, StaticEncoder],
    ) -> None:
        """Take the parts of a knowledge base; `encoders` are the one for sentences and the one for words."""
        encoder, words = encoders
        self._texts = texts
        self._retriever = retriever
        self._walker = walker
        self._facts = Facts(texts, words)
        self._maker = CandidateMaker(WordMatcher(words), encoder)

    def answer(self, question: Question) -> Answer:
        """Return a proved answer, or an abstention that says what is missing."""
        entities = tuple(self._texts.entities(question.entities)) if question.mentions else ()
        return self._from_graph(question, entities) or self._from_passages(question, entities)

    def _from_graph(self, question: Question, entities: tuple[Entity, ...]) -> Answer | None:
        """Answer questions for documents and for connections, None where the graph cannot."""
        if question.kind == "documents":
            return documents_answer(question, self._texts, self._retriever, entities)
        return path_answer(question, self._texts, self._walker, entities) if question.kind == "path" else None

    def _from_passages(self, question: Question, entities: tuple[Entity, ...]) -> Answer:
        ranked, scores = self.rank(question)
        if not ranked:
            return refuse(question, (), entities, confidence=0.0)
        model = models()["answering"]
        features = answer_features(question, self.asked(question), ranked, scores)
        confidence = float(model.probability(features[None, :])[0])
        if _lacks_form(question, ranked):
            return refuse(question, ranked, entities, confidence=LACKING)
        if confidence < model.threshold:
            return refuse(question, ranked, entities, confidence=confidence)
        named = self._named(question, ranked, entities)
        figures = self._figures(ranked[0])
        suspects = [figure.as_written for figure in figures if figure.suspect]
        # Beside a suspect figure none stands out: the suspect one may be what is asked for.
        short = short_answer(question, ranked[0], figures) if question.kind == "number" and not suspects else ""
        disagreement = differing(question, ranked, self._facts, short)
        if disagreement is not None:
            return sides_answer(question, ranked[0], disagreement, self._retriever.document, named, confidence)
        return compose(question, ranked, scores, named, confidence, short, suspects)

    def rank(self, question: Question) -> tuple[list[Candidate], list[float]]:
        """Return the candidate sentences for a question, best first, and their log odds."""
        candidates = without_questions(self.candidates(question))
        if not candidates:
            return [], []
        odds = models()["ranking"].log_odds(np.stack([c.features for c in candidates]))
        odds += first_row_bonus(question, candidates)
        order = np.argsort(-odds, kind="stable")
        return [candidates[i] for i in order], [float(odds[i]) for i in order]

    def asked(self, question: Question) -> Asked:
        """Return the words of a question as they are matched in sentences, with those that no text has."""
        return replace(self._maker.asked(question), unheard=self._retriever.unheard(question))

    def candidates(self, question: Question, k: int = READ) -> list[Candidate]:
        """Return the sentences of the best `k` passages found for a question, with their features."""
        found = self._retriever.find(question, k)
        mentions = self._texts.mentions(passage_ids=[f.stored.id for f in found])
        return self._maker.candidates(question, found, mentions)

    def _figures(self, candidate: Candidate) -> list[Figure]:
        """Return the figures of a sentence."""
        stored = self._texts.figures(passage_ids=[candidate.found.stored.id])
        return [figure for _, _, figure in stored if candidate.start <= figure.start < candidate.end]

    def _named(self, question: Question, ranked: Sequence[Candidate], asked: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities of the question and those that the best sentence names, once each."""
        best = ranked[0]
        stored = self._texts.mentions(passage_ids=[best.found.stored.id])
        inside = [s.mention.entity for s in stored if best.start <= s.mention.start < best.end]
        others = self._texts.entities(sorted(set(inside) - set(question.entities)))
        return (*asked, *others)


def without_questions(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out questions in a text, where there is anything else: they answer nothing, however well they name it."""
    return [c for c in candidates if not c.feature("asks")] or candidates


def _lacks_form(question: Question, ranked: Sequence[Candidate]) -> bool:
    """Tell whether a question for a number or a date meets none in any sentence that would be shown."""
    return question.kind in ("number", "when") and not any(c.expected.fit for c in ranked[:MOST])
