"""Sentences that may answer a question, with the features that tell a good one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.answering.expected import DEFINING_VERB, Match, expected_in
from kg.answering.matching import Asked, WordMatcher
from kg.answering.support import Support, support
from kg.encoder import Encoder
from kg.index.text_terms import fold
from kg.model import BlockKind, Document, Mention, Passage
from kg.question import YEAR, Question
from kg.question_words import FUNCTION_WORDS
from kg.retrieval import Found
from kg.texts import StoredMention

FEATURES = (
    "sentence coverage",
    "context coverage",
    "coverage with the sentence before",
    "weakest word",
    "weakest word in context",
    "exact coverage",
    "attribute",
    "attribute in context",
    "name absent",
    "entities",
    "entities in context",
    "rival named",
    "expected",
    "near",
    "years",
    "year absent",
    "rival year",
    "rank",
    "fused",
    "late",
    "meaning",
    "letters",
    "short",
    "long",
    "table",
    "note",
    "definition",
    "asks",
)
"""What is known of a candidate, each in about 0..1, in the order of `Candidate.features`."""

Floats = NDArray[np.float32]

_FUNCTION_WORDS = FUNCTION_WORDS["nl"] | FUNCTION_WORDS["de"]
HEAVY = 0.5
"""Share of the heaviest word's weight from which a word must be covered."""
OPENING, DEFINING_REACH, NAMING_REACH = 25, 60, 25
"""Characters within which a term opens a sentence, its defining verb follows, and a word that names stands before."""
_NAMING = re.compile(
    r"\b(?:zogenoemde?|zogenaamde?|oftewel|ofwel|genoemd|genaamd|noemen|noemt|heet|heten|term|begrip|"
    r"sogenannte[nrs]?|genannt|nennt man|heisst|begriff)\b[^a-z0-9]*$"
)
EXACT, NEAR, NAME_MATCHED = 0.99, 0.6, 0.5
"""From which match a word counts as the same, as near, as the same name."""
CONTEXT_SHARE, HEADING_SHARE, BEFORE_SHARE = 0.75, 0.85, 0.8
"""What a word of the question counts that is found beside the sentence, in the headings, in the sentence before it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a found passage.

    `start:end` is its span in the clean text, `features` (len(FEATURES),) float32. `matched` (words of the question,) says
    how well it holds each of them, and `surrounded` (the same) how well it does with its headings and its passage.
    """

    found: Found
    start: int
    end: int
    expected: Match
    features: Floats
    matched: Floats
    surrounded: Floats
    support: Support

    def feature(self, name: str) -> float:
        """Return one of `FEATURES` by name."""
        return float(self.features[FEATURES.index(name)])

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.found.document

    @property
    def text(self) -> str:
        """The clean text of the sentence."""
        return self.document.clean[self.start : self.end]


class CandidateMaker:
    """Makes candidates of found passages."""

    def __init__(self, matcher: WordMatcher, encoder: Encoder) -> None:
        self._matcher = matcher
        self._encoder = encoder

    def asked(self, question: Question) -> Asked:
        """Return the words of a question as they are matched."""
        return self._matcher.asked(question.terms, question.language)

    def candidates(
        self, question: Question, found: Sequence[Found], mentions: Sequence[StoredMention]
    ) -> list[Candidate]:
        """Return a candidate for every sentence of the found passages; `mentions` are those in these passages."""
        by_passage: dict[int, list[StoredMention]] = {}
        for mention in mentions:
            if mention.passage_id is not None:
                by_passage.setdefault(mention.passage_id, []).append(mention)
        asked = self.asked(question)
        top = {name: max((f.ranked.scores.get(name, 0.0) for f in found), default=0.0) for name in ("words", "late")}
        best = found[0].ranked.score if found else 1.0
        candidates = []
        for rank, item in enumerate(found):
            own = [s.mention for s in by_passage.get(item.stored.id, [])]
            shared = (rank, item.ranked.score / best, item.ranked.scores.get("words", 0.0) / (top["words"] or 1.0))
            candidates += self._of_passage(question, asked, item, own, shared)
        return candidates

    def _of_passage(
        self,
        question: Question,
        asked: Asked,
        found: Found,
        mentions: Sequence[Mention],
        shared: tuple[int, float, float],
    ) -> list[Candidate]:
        passage, clean = found.stored.passage, found.document.clean
        texts = [clean[s.start : s.end] for s in passage.sentences]
        context = " ".join((found.document.title, *passage.headings, passage.caption, *passage.header))
        named = [frozenset(m.entity for m in mentions if s.start <= m.start < s.end) for s in passage.sentences]
        views = [self._matcher.text(t, _FUNCTION_WORDS, e) for t, e in zip(texts, named, strict=True)]
        in_context = self._matcher.matches(asked, self._matcher.text(context, _FUNCTION_WORDS))
        in_sentences = [self._matcher.matches(asked, view) for view in views]
        in_passage = np.max(in_sentences, axis=0)
        around = np.maximum(in_context, in_passage)
        vectors = self._encoder.encode([question.text, *texts])
        made = []
        for number, sentence in enumerate(passage.sentences):
            inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
            match = expected_in(question, texts[number], inside, sentence.start)
            stands = support(question, inside, mentions, context)
            matched = in_sentences[number]
            before = BEFORE_SHARE * in_sentences[number - 1] if number else in_context
            row = (
                *_coverage(asked, matched, around, before),
                stands.inside,
                stands.around,
                stands.rival,
                match.fit,
                _nearness(texts[number], match, asked, matched),
                *_years(question, texts[number], f"{context} {' '.join(texts)}"),
                1.0 / (1 + shared[0]),
                shared[1],
                found.ranked.scores.get("late", 0.0),
                float(vectors[0] @ vectors[number + 1]),
                shared[2],
                *_form(passage, texts[number]),
                _defines(question, texts[number]),
                float(texts[number].rstrip("\"'”’) ").endswith("?")),
            )
            surrounded = np.maximum.reduce([matched, HEADING_SHARE * in_context, CONTEXT_SHARE * in_passage])
            features = np.array(row, np.float32)
            made.append(Candidate(found, sentence.start, sentence.end, match, features, matched, surrounded, stands))
        return made


def _coverage(asked: Asked, sentence: Floats, around: Floats, before: Floats) -> tuple[float, ...]:
    """Return the nine coverages, each word weighed by its vector's length (frequent words are short)."""
    if not asked.words:
        return (0.0,) * 9
    weights = asked.weights / (float(asked.weights.sum()) or 1.0)
    both = np.maximum(sentence, CONTEXT_SHARE * around)
    heavy = asked.weights >= HEAVY * asked.weights.max()
    rest = heavy & ~asked.is_entity
    return (
        float(weights @ sentence),
        float(weights @ both),
        float(weights @ np.maximum(sentence, before)),
        float(sentence[heavy].min()),
        float(both[heavy].min()),
        float(weights @ (sentence >= EXACT)),
        float(sentence[rest].mean()) if rest.any() else 0.5,
        float(both[rest].mean()) if rest.any() else 0.5,
        float(asked.is_name.any() and around[asked.is_name].min() < NAME_MATCHED),
    )


def _nearness(text: str, match: Match, asked: Asked, matched: Floats) -> float:
    """Say how close what is expected stands to the words of the question, in 0..1."""
    if not match.spans:
        return 0.0
    lowered = fold(text)
    found = (w.folded[: max(4, len(w.folded) - 3)] for w, m in zip(asked.words, matched, strict=True) if m >= NEAR)
    places = [at for at in map(lowered.find, found) if at >= 0]
    if not places:
        return 0.3
    gap = min(abs(start - place) for start, _ in match.spans for place in places)
    return 1.0 / (1.0 + gap / 40)


def _years(question: Question, text: str, around: str) -> tuple[float, float, float]:
    """Say whether the years asked for stand in the sentence (1), beside it (0.7) or not (0; 0.5 if none is asked for).

    Then whether they are absent, and whether the sentence has another year instead.
    """
    if not question.years:
        return 0.5, 0.0, 0.0
    if all(year in text for year in question.years):
        return 1.0, 0.0, 0.0
    if all(year in around for year in question.years):
        return 0.7, 0.0, 0.0
    return 0.0, 1.0, float(YEAR.search(text) is not None)


def _form(passage: Passage, text: str) -> tuple[float, float, float, float]:
    count = len(text.split())
    return (
        float(count < 6 and passage.kind is not BlockKind.TABLE_ROW),
        float(count > 45),
        float(passage.kind is BlockKind.TABLE_ROW),
        float(passage.kind in (BlockKind.NOTE, BlockKind.CAPTION)),
    )


def _defines(question: Question, text: str) -> float:
    """Say how much a sentence looks as if it explained the term of a definition question.

    1 where the term opens the sentence and a defining verb follows, 0.7 where a bracket or colon explains it, less the
    later the term comes.
    """
    if question.kind != "definition" or not question.terms:
        return 0.0
    folded = fold(text)
    terms = [t.folded[: max(5, len(t.folded) - 3)] for t in question.terms]
    at = max(folded.find(term) for term in terms)
    if at < 0:
        return 0.0
    after = folded[at : at + DEFINING_REACH]
    if at < OPENING and DEFINING_VERB.search(after):
        return 1.0
    if _NAMING.search(folded[max(0, at - NAMING_REACH) : at]):
        return 0.9
    return 0.7 if re.match(r"[^ ]* ?[(:]", after) else 0.4 / (1.0 + at / 20)
