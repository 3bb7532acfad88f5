"""Concepts: a word with its translations, a name with its other labels."""

from __future__ import annotations

import pytest

from kg.concepts import concepts
from kg.model import Entity, EntityType
from kg.names import NameMatcher
from kg.question import Question
from ontology.vocabulary import Term, load_terms, vocabulary_files


@pytest.fixture(scope="module")
def matcher() -> NameMatcher:
    """The names of the bundled vocabularies."""
    return NameMatcher.from_terms(vocabulary())


def vocabulary() -> list[Term]:
    """Return the bundled terms."""
    return list(load_terms(vocabulary_files()))


def test_a_word_brings_its_translations(matcher: NameMatcher) -> None:
    """An English word is looked for in Dutch and German as well, each less than the word itself."""
    (concept,) = concepts(Question.from_text("What about the harvest?", matcher), ())
    names = dict(concept.names)
    assert names["harvest"] == 1.0
    assert {"oogst", "ernte"} <= names.keys()
    assert all(weight < 1 for name, weight in names.items() if name != "harvest")


def test_a_name_brings_its_labels(matcher: NameMatcher) -> None:
    """A name of two words is one concept with the labels of its entity, and knows that entity."""
    question = Question.from_text("Wat exporteren de Verenigde Staten?", matcher)
    (iri,) = question.entities
    entity = Entity(iri, EntityType.COUNTRY, {"nl": "Verenigde Staten", "de": "Vereinigte Staaten"})
    named, *others = concepts(question, [entity])
    assert named.entity == iri
    assert named.names[0] == ("verenigde staten", 1.0)
    assert "vereinigte staaten" in dict(named.names)
    assert all(other.entity is None for other in others)
    assert all("staten" not in dict(other.names) for other in others)


def test_words_of_a_name_share_its_weight(matcher: NameMatcher) -> None:
    """A name of two words weighs in stems as much as a name of one."""
    question = Question.from_text("Wat exporteren de Verenigde Staten?", matcher)
    named = concepts(question, ())[0]
    assert set(named.stems().values()) == {0.5}


def test_a_question_of_function_words_is_taken_by_word(matcher: NameMatcher) -> None:
    """A question without content is still looked for."""
    found = concepts(Question.from_text("Waarom is het zo?", matcher), ())
    assert [concept.names for concept in found] == [((word, 1.0),) for word in ("waarom", "is", "het", "zo")]
