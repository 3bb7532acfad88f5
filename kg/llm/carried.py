"""Whether quotes carry a sentence: its numbers, names and negations, who says it, and most of what it is about.

What is in doubt is not carried. What is not looked at: whether the sentence says all that its quotes say, and whether a
word was turned round that `kg.llm.opposites` does not hold.

Measured by `bench/answers/check_prose.py` on sentences of the development corpus against their own passage: 288 of 296
are carried; of those with a number raised 1 of 41, with a name exchanged 2 of 193, with a denial put in 2 of 122, with
one taken out 5 of 28. Of sentences that translate their quote (NTREX-128) 45 in 100 are carried from Dutch to German,
59 from German and 67 from Dutch to English: what is lost there is prose, not proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.llm.negation import clauses, denies, limits
from kg.llm.opinion import is_said
from kg.llm.opposites import turned_round
from kg.llm.sentences import Cited, sentences
from kg.llm.wording import Words
from kg.names import Names

SHARE = 0.4
"""Share of the content words of a sentence that its quotes must hold, in any of the languages."""
CLAUSE_WORDS = 2
"""Content words a clause needs to be compared for its negation."""
_LINK = re.compile(r"https?:|www\.|\]\(|<[a-z/!]|\b[\w-]+\.(?:com|org|net|io|eu|nl|de|ai|example)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence is left out: the key of a phrase in `kg.llm.notes`, and the words it is about."""

    reason: str
    about: str = ""


class Quotes:
    """The numbered quotes that a model was given."""

    def __init__(self, quotes: Sequence[str], matcher: Names) -> None:
        self._texts = quotes
        self._words = [Words.of(" ".join(quote.split()), matcher) for quote in quotes]
        self._matcher = matcher

    def carriers(self, sentence: Cited) -> tuple[int, ...] | Fault:
        """Return the numbers of the quotes that carry a sentence, one if one is enough, or why they do not."""
        if not sentence.numbers:
            return Fault("uncited")
        if unknown := [n for n in sentence.numbers if not 1 <= n <= len(self._texts)]:
            return Fault("unknown quote", f"[{unknown[0]}]")
        words = Words.of(sentence.text, self._matcher)
        for number in sentence.numbers:
            if self._fault(words, (number,)) is None:
                return (number,)
        return self._fault(words, sentence.numbers) or sentence.numbers

    def _fault(self, sentence: Words, numbers: tuple[int, ...]) -> Fault | None:
        quoted = [self._words[n - 1] for n in numbers]
        return (
            _link_fault(sentence, quoted)
            or _number_fault(sentence, quoted)
            or _name_fault(sentence, quoted)
            or _content_fault(sentence, quoted)
            or self._negation_fault(sentence, quoted)
            or self._nearest_fault(sentence, quoted)
        )

    def _negation_fault(self, sentence: Words, quoted: Sequence[Words]) -> Fault | None:
        """Hold each clause to the clauses of the quotes it comes from: all must deny, or none."""
        if limits(sentence.text) and not any(limits(q.text) for q in quoted):
            return Fault("negation", sentence.text)
        sources = [Words.of(c, self._matcher, q.language) for q in quoted for c in clauses(q.text)]
        for clause in clauses(sentence.text):
            said = denies(clause, sentence.language)
            words = Words.of(clause, self._matcher, sentence.language)
            if len(words.content()) < CLAUSE_WORDS and not said:
                continue
            if any(all(denies(s.text, s.language) != said for s in group) for group in _origins(words, sources)):
                return Fault("negation", clause)
        return None

    def _nearest_fault(self, sentence: Words, quoted: Sequence[Words]) -> Fault | None:
        """Hold a sentence to those it comes from: it may not turn them round, nor make a fact of what somebody says."""
        sources = [Words.of(s.text, self._matcher, q.language) for q in quoted for s in sentences(q.text)]
        scores = [_likeness(sentence, source) for source in sources]
        nearest = [s.text for s, score in zip(sources, scores, strict=True) if score == max(scores)]
        for source in nearest:
            if word := turned_round(sentence.text, source):
                return Fault("opposite", word)
        if not is_said(sentence.text) and any(map(is_said, nearest)):
            return Fault("opinion")
        return None


def _origins(clause: Words, sources: Sequence[Words]) -> Iterator[list[Words]]:
    """Yield the clauses that share most words with a clause, each alone, and all that hold a word these do not."""
    scores = [_likeness(clause, source) for source in sources]
    nearest = [source for source, score in zip(sources, scores, strict=True) if score == max(scores)]
    yield from ([source] for source in nearest)
    for word in clause.content():
        if not any(source.holds(word, clause.language) for source in nearest):
            holders = [source for source in sources if source.holds(word, clause.language)]
            if holders:
                yield holders


def _link_fault(sentence: Words, quoted: Sequence[Words]) -> Fault | None:
    for word in sentence.text.split():
        if _LINK.search(word) and not any(word.rstrip(".,;:!?") in q.text for q in quoted):
            return Fault("link", word)
    return None


def _number_fault(sentence: Words, quoted: Sequence[Words]) -> Fault | None:
    for quantity in sentence.quantities:
        if not any(quantity.agrees(other) for q in quoted for other in q.quantities):
            return Fault("number", quantity.written)
    return None


def _name_fault(sentence: Words, quoted: Sequence[Words]) -> Fault | None:
    """Return the first name that no quote holds, known to the vocabularies or not."""
    for mention in sentence.mentions:
        written = sentence.text[mention.start : mention.end]
        senses = {m.entity for m in sentence.mentions if m.start == mention.start}
        if not any(q.entities & senses or q.holds(written, sentence.language) for q in quoted):
            return Fault("name", written)
    for name in sentence.names():
        if not any(q.holds(name, sentence.language) for q in quoted):
            return Fault("name", name)
    return None


def _content_fault(sentence: Words, quoted: Sequence[Words]) -> Fault | None:
    content = sentence.content()
    held = sum(any(q.holds(word, sentence.language) for q in quoted) for word in content)
    held += sum(any(m.entity in q.entities for q in quoted) for m in sentence.mentions)
    return None if held >= SHARE * len(content) and content else Fault("content")


def _likeness(clause: Words, source: Words) -> int:
    shared = sum(source.holds(word, clause.language) for word in clause.content())
    return shared + len(clause.entities & source.entities)
