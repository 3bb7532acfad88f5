"""An answer retold by a language model from its quotes; every sentence that its quotes do not carry is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.llm.carried import Fault, Quotes
from kg.llm.endpoint import Endpoint, EndpointError
from kg.llm.notes import left_out, phrase
from kg.llm.prompt import NONE, messages
from kg.llm.sentences import Cited, sentences
from kg.model import Answer, Evidence
from kg.names import Names

MOST_QUOTES = 8
"""Quotes given to the model."""
LONGEST = 700
"""Characters of an answer, as of those without a model."""
FROM_GRAPH = frozenset({"documents", "path", "sources"})
"""Kinds of question whose answer is a list or a path, not a text from quotes."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer and what is to be said about how it was written."""

    answer: Answer
    notes: tuple[str, ...] = ()


def write(answer: Answer, nearest: Sequence[Evidence], endpoint: Endpoint, matcher: Names) -> Written:
    """Return an answer in a model's words over its citations and the `nearest` passages.

    The answer as it was stands, with a note, if the model cannot be asked or nothing it writes is carried. An
    abstention stands always: that quotes carry a sentence does not show that it answers the question.
    """
    if answer.abstained or answer.kind in FROM_GRAPH:
        return Written(answer, (phrase("not asked", answer.language),))
    evidence = _evidence(answer, nearest)
    texts = [e.quote for e in evidence]
    try:
        prose = endpoint.complete(messages(answer, texts))
    except EndpointError as error:
        return Written(answer, (phrase("failed", answer.language, about=str(error)),))
    written = sentences(prose) if prose.strip(" .\n") != NONE else []
    kept, faults = _checked(written, Quotes(texts, matcher))
    notes = left_out(faults, answer.language)
    if not kept:
        return Written(answer, (phrase("nothing left", answer.language), *notes))
    return Written(_retold(answer, kept, evidence), (phrase("written", answer.language), *notes))


def _evidence(answer: Answer, nearest: Sequence[Evidence]) -> list[Evidence]:
    """Return the citations and the passages that do not overlap with one before, at most `MOST_QUOTES`."""
    found: list[Evidence] = []
    for item in (*answer.citations, *nearest):
        if not any(_overlap(item, other) for other in found):
            found.append(item)
    return found[:MOST_QUOTES]


def _overlap(a: Evidence, b: Evidence) -> bool:
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _checked(
    written: Sequence[Cited], quotes: Quotes
) -> tuple[list[tuple[str, tuple[int, ...]]], list[tuple[str, Fault]]]:
    """Part the sentences into those that quotes carry, with the numbers of these, and the others with their fault."""
    kept: list[tuple[str, tuple[int, ...]]] = []
    faults: list[tuple[str, Fault]] = []
    length = 0
    for sentence in written:
        carriers = quotes.carriers(sentence)
        length += len(sentence.text) + 6 * len(sentence.numbers)
        if isinstance(carriers, Fault):
            faults.append((sentence.text, carriers))
            length -= len(sentence.text) + 6 * len(sentence.numbers)
        elif length > LONGEST:
            faults.append((sentence.text, Fault("too long")))
        else:
            kept.append((sentence.text, carriers))
    return kept, faults


def _retold(answer: Answer, kept: Sequence[tuple[str, tuple[int, ...]]], evidence: Sequence[Evidence]) -> Answer:
    """Return the answer with the kept sentences, its citations numbered anew in the order in which they are used."""
    used = list(dict.fromkeys(number for _, numbers in kept for number in numbers))
    marked = (" ".join((text, *(f"[{used.index(n) + 1}]" for n in numbers))) for text, numbers in kept)
    return replace(answer, text=" ".join(marked), citations=tuple(evidence[n - 1] for n in used))
