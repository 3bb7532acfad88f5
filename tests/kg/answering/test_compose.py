"""An answer is made of proved sentences in the sources' own words; a refusal says what is missing."""

from __future__ import annotations

import re

import pytest

from kg.answering.compose import LONGEST, MOST_APART, MOST_UNSURE, NEAREST, compose
from kg.knowledge_base import KnowledgeBase
from kg.model import Answer

ASKED = "Welk aandeel van de permanente magneten haalt de EU uit China?"


@pytest.fixture(scope="module")
def answer(sample_base: KnowledgeBase) -> Answer:
    """The answer to a question that the notes answer."""
    return sample_base.ask(ASKED)


def test_sentences_are_numbered_as_their_citations(answer: Answer) -> None:
    """Every citation has its number in the answer, in order, and the answer is short."""
    marks = [int(n) for n in re.findall(r"\[(\d+)\]", answer.text)]
    assert marks == list(range(1, len(answer.citations) + 1))
    assert 1 <= len(marks) <= max(MOST_UNSURE, *MOST_APART.values())
    assert len(answer.text) <= LONGEST


def test_words_are_those_of_the_sources(sample_base: KnowledgeBase, answer: Answer) -> None:
    """Each sentence of the answer stands in the clean text of the document that is cited for it."""
    sentences = re.split(r" \[\d+\] ?", answer.text)
    for sentence, citation in zip(sentences, answer.citations, strict=False):
        document = sample_base.document(citation.document_id)
        assert document is not None
        said = sentence.rpartition(" — ")[2]
        assert said in " ".join(document.clean.split())
        assert citation.holds_in(document.original)


def test_without_proof_there_is_no_answer(sample_base: KnowledgeBase) -> None:
    """When no candidate can be proved the answer becomes a refusal."""
    question = sample_base.understand(ASKED)
    assert compose(question, [], [], (), 0.9).abstained


def test_refusal_says_what_is_missing_in_the_language_of_the_question(sample_base: KnowledgeBase) -> None:
    """A refusal has no citation; it shows what is nearest as such, and speaks the language it was asked in."""
    for asked, words in (
        ("Hoeveel kaas exporteerde Bolivia in 1974 naar Tonga?", "bronnen"),
        ("Wie viel Käse exportierte Bolivien 1974 nach Tonga?", "Quellen"),
        ("How much cheese did Bolivia export to Tonga in 1974?", "sources"),
    ):
        refusal = sample_base.ask(asked)
        assert refusal.abstained
        assert (refusal.text, refusal.citations) == ("", ())
        assert words in refusal.missing
        assert 0 < len(refusal.nearest) <= NEAREST
