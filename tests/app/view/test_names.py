"""Names of types and relations."""

from __future__ import annotations

import pytest

from app.view.names import relation_name, type_name
from app.view.wording import LANGUAGES
from kg.model import EntityType
from kg.walk import TOGETHER, Link


@pytest.mark.parametrize("type_", EntityType)
def test_every_type_has_a_name_of_its_own(type_: EntityType) -> None:
    """The ontology names every type of entity, and no two alike in one language."""
    for language in LANGUAGES:
        named = [type_name(t.value, language) for t in EntityType]
        assert len(set(named)) == len(named)
    assert type_name(type_.value, "nl") != type_.value


def test_the_languages_differ() -> None:
    """A type is named in the language that was asked for."""
    assert [type_name("Country", language) for language in LANGUAGES] == ["land", "Staat", "country"]


def test_naming_together_has_a_name() -> None:
    """The weakest relation is named like any other."""
    assert relation_name(Link("a", "b", TOGETHER, 1, ()), "nl") == "samen genoemd met"


def test_an_unknown_relation_shows_its_local_name() -> None:
    """A relation of somebody's own ontology is shown by the end of its IRI."""
    assert relation_name(Link("a", "b", "urn:own#owns", 1, ()), "nl") == "owns"
