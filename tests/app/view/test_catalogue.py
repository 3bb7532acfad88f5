"""Finding entities by name."""

from __future__ import annotations

import pytest

from app.view.catalogue import Listed, catalogue, search
from kg.model import Entity, EntityType, Mention
from kg.texts import StoredMention

LITHIUM = Entity("m:li", EntityType.MATERIAL, {"nl": "lithium", "de": "Lithium"}, {"cas": "7439-93-2"})
CARBONATE = Entity("m:lc", EntityType.MATERIAL, {"nl": "lithiumcarbonaat", "de": "Lithiumcarbonat"})
EARTHS = Entity("m:re", EntityType.MATERIAL, {"nl": "zeldzame aarden", "de": "Seltene Erden", "en": "rare earths"})
CHINA = Entity("c:cn", EntityType.COUNTRY, {"nl": "China"}, {"iso3166": "CN"})
LISTED = (Listed(CHINA, 9, 4), Listed(CARBONATE, 5, 2), Listed(LITHIUM, 3, 2), Listed(EARTHS, 1, 1))


def mention(entity: Entity, document_id: str) -> StoredMention:
    """Return a mention of an entity in a document."""
    return StoredMention(document_id, 1, 0, Mention(0, 5, entity.iri, entity.type))


def test_entities_are_listed_by_how_often_they_are_mentioned() -> None:
    """Each mentioned entity is listed once with its counts, the most mentioned first; others are not."""
    stored = [mention(LITHIUM, "a"), mention(CHINA, "a"), mention(CHINA, "a"), mention(CHINA, "b")]
    assert catalogue([LITHIUM, CHINA, EARTHS], stored) == (Listed(CHINA, 3, 2), Listed(LITHIUM, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lithium", [LITHIUM, CARBONATE]),
        ("LITHIUMCARB", [CARBONATE]),
        ("seltene", [EARTHS]),
        ("  rare   earths ", [EARTHS]),
        ("aarden", [EARTHS]),
        ("7439-93-2", [LITHIUM]),
        ("cn", [CHINA]),
        ("goud", []),
        (".*", []),
    ],
)
def test_a_name_in_any_language_or_an_identifier_finds_its_entity(text: str, expected: list[Entity]) -> None:
    """Exact names come before beginnings, those before parts; the text is never a pattern."""
    assert [item.entity for item in search(LISTED, text, None)] == expected


def test_no_text_lists_all() -> None:
    """Without text all entities are there, most mentioned first."""
    assert search(LISTED, "", None) == list(LISTED)


def test_the_type_narrows_the_search() -> None:
    """Only entities of the chosen type are found."""
    assert [item.entity for item in search(LISTED, "", EntityType.COUNTRY)] == [CHINA]
