"""Sentences that may answer a question, with the features that tell a good one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.answering.expected import Match, defines, expected_in
from kg.answering.matching import Asked, WordMatcher
from kg.answering.support import Support, Surroundings
from kg.encoder import Encoder
from kg.index.text_terms import fold
from kg.model import BlockKind, Document, Mention, Passage
from kg.question import YEAR, Question
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
    "displaced",
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
    "unclosed",
    "table",
    "note",
    "definition",
    "asks",
)
"""What is known of a candidate, each in about 0..1, in the order of `Candidate.features`."""

Floats = NDArray[np.float32]

HEAVY = 0.5
"""Share of the heaviest word's weight from which a word must be covered."""
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
        words = self._matcher.matches(asked, [text for item in found for text in (_context(item), *_sentences(item))])
        meant = self._encoder.encode([question.text])[0]
        top = max((f.ranked.scores.get("words", 0.0) for f in found), default=0.0) or 1.0
        best = found[0].ranked.score if found else 1.0
        candidates: list[Candidate] = []
        at = 0
        for rank, item in enumerate(found):
            own = [s.mention for s in by_passage.get(item.stored.id, [])]
            shared = (1.0 / (1 + rank), item.ranked.score / best, item.ranked.scores.get("words", 0.0) / top)
            end = at + 1 + len(item.stored.passage.sentences)
            candidates += self._of_passage(_Reading(question, asked, meant, item, own, shared, words[at:end]))
            at = end
        return candidates

    def _of_passage(self, reading: _Reading) -> list[Candidate]:
        question, found, asked = reading.question, reading.found, reading.asked
        passage, texts, context = found.stored.passage, _sentences(found), _context(found)
        inside = [[m for m in reading.mentions if s.start <= m.start < s.end] for s in passage.sentences]
        matched = reading.words[1:].copy()
        for row, mentions in zip(matched, inside, strict=True):
            named = {m.entity for m in mentions}
            np.maximum(row, [w.entity in named for w in asked.words], out=row)
        headed = reading.words[0]
        everywhere = matched.max(axis=0)
        surrounded = np.maximum(matched, np.maximum(HEADING_SHARE * headed, CONTEXT_SHARE * everywhere))
        covered = _coverage(
            asked, matched, np.maximum(headed, everywhere), np.vstack([headed, BEFORE_SHARE * matched[:-1]])
        )
        meaning = self._encoder.encode(texts) @ reading.meant
        surroundings = Surroundings.of(question, reading.mentions, context, found.document.language)
        around = f"{context} {' '.join(texts)}"
        made = []
        for number, (sentence, text) in enumerate(zip(passage.sentences, texts, strict=True)):
            before = texts[number - 1] if number else context
            match = expected_in(question, text, inside[number], sentence.start, before)
            stands = surroundings.support(inside[number], [m for m in reading.mentions if m.start < sentence.start])
            row = (
                *covered[number],
                stands.inside,
                stands.around,
                stands.rival,
                stands.displaced,
                match.fit,
                _nearness(text, match, asked, matched[number]),
                *_years(question, text, around),
                *reading.shared[:2],
                found.ranked.scores.get("late", 0.0),
                float(meaning[number]),
                reading.shared[2],
                *_form(passage, text),
                defines(question, text, before),
                float(text.rstrip("\"'”’) ").endswith("?")),
            )
            features = np.array(row, np.float32)
            words = (matched[number], surrounded[number])
            made.append(Candidate(found, sentence.start, sentence.end, match, features, *words, stands))
        return made


@dataclass(frozen=True, slots=True)
class _Reading:
    """A found passage with all that is known of it: `shared` are rank, score and letters, `words` (1 + sentences, asked).

    The first row of `words` is for the title and headings above it.
    """

    question: Question
    asked: Asked
    meant: Floats
    found: Found
    mentions: Sequence[Mention]
    shared: tuple[float, float, float]
    words: Floats


def _context(found: Found) -> str:
    passage = found.stored.passage
    return " ".join((found.document.title, *passage.headings, passage.caption, *passage.header))


def _sentences(found: Found) -> list[str]:
    return [found.document.clean[s.start : s.end] for s in found.stored.passage.sentences]


def _coverage(asked: Asked, sentences: Floats, around: Floats, before: Floats) -> Floats:
    """Return the nine coverages of each sentence, (sentences, 9), each word weighed by its vector's length.

    Frequent words have short vectors.
    """
    if not asked.words:
        return np.zeros((len(sentences), 9), np.float32)
    weights = asked.weights / (float(asked.weights.sum()) or 1.0)
    both = np.maximum(sentences, CONTEXT_SHARE * around)
    heavy = asked.weights >= HEAVY * asked.weights.max()
    rest = heavy & ~asked.is_entity
    half = np.full(len(sentences), 0.5, np.float32)
    nameless = bool(asked.is_name.any()) and float(around[asked.is_name].min()) < NAME_MATCHED
    columns = (
        sentences @ weights,
        both @ weights,
        np.maximum(sentences, before) @ weights,
        sentences[:, heavy].min(axis=1),
        both[:, heavy].min(axis=1),
        (sentences >= EXACT) @ weights,
        sentences[:, rest].mean(axis=1) if rest.any() else half,
        both[:, rest].mean(axis=1) if rest.any() else half,
        np.full(len(sentences), nameless, np.float32),
    )
    return np.stack(columns, axis=1).astype(np.float32)


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


def _form(passage: Passage, text: str) -> tuple[float, float, float, float, float]:
    """Tell whether a sentence is short, long, without an end (a headline, a fragment), a row of a table, a note."""
    count = len(text.split())
    row = passage.kind is BlockKind.TABLE_ROW
    return (
        float(count < 6 and not row),
        float(count > 45),
        float(not row and not text.rstrip("\"'”’»“) ").endswith((".", "!", "?", ":", ";", "…"))),
        float(row),
        float(passage.kind in (BlockKind.NOTE, BlockKind.CAPTION)),
    )
