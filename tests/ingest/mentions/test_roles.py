"""Tests of common nouns that count only in a role."""

import pytest

from ingest.mentions.roles import GOODS, IN_PASSING, in_role
from kg.model import EntityType, Mention, Passage, Sentence
from kg.name_text import Words
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term

MATCHER = NameMatcher.from_terms(
    [
        Term(GOODS, "Material", (Name("industrieproducten", "nl", "preferred"),)),
        Term("vehicles", "Material", (Name("voertuigen", "nl", "preferred"),), broader=(GOODS,)),
        Term("trucks", "Material", (Name("vrachtwagens", "nl", "preferred"),), broader=("vehicles",)),
        Term("neon", "Material", (Name("neon", "nl", "preferred"),), {"cas": "7440-01-9"}, broader=(GOODS,)),
        Term("copper", "Material", (Name("koper", "nl", "preferred"),), {"symbol": "Cu"}),
        Term("steel", "Material", (Name("staal", "nl", "preferred"),)),
        Term("cloud", "Chokepoint", (Name("cloud", "nl", "preferred"),)),
        Term("hormuz", "Chokepoint", (Name("Straat van Hormuz", "nl", "preferred"),)),
    ]
)


def confidences(text: str, *entities: tuple[str, str, EntityType]) -> list[float]:
    """Return the confidence of each (surface, entity, type) after the check."""
    mentions = [
        Mention(text.index(surface), text.index(surface) + len(surface), entity, kind)
        for surface, entity, kind in entities
    ]
    ends = [i + 1 for i, sign in enumerate(text) if sign == "."]
    sentences = tuple(Sentence(start, end) for start, end in zip([0, *ends], ends, strict=False))
    return [
        m.confidence for m in in_role(mentions, Words.from_text(text), (Passage(0, len(text), sentences),), MATCHER)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er reden vrachtwagens voorbij. De import groeit.", IN_PASSING),
        ("De import van vrachtwagens groeit.", 1.0),
    ],
)
def test_goods_count_in_trade(text: str, expected: float) -> None:
    """A good, however far below the concept of goods, counts in a sentence about trade only."""
    assert confidences(text, ("vrachtwagens", "trucks", EntityType.MATERIAL)) == [expected]


def test_a_substance_is_meant_wherever_it_is_named() -> None:
    """A substance below the concept of goods counts outside trade too."""
    assert confidences("Het neon kwam van ver.", ("neon", "neon", EntityType.MATERIAL)) == [1.0]


@pytest.mark.parametrize(("text", "expected"), [("Men zoekt een koper.", []), ("Men zoekt het koper.", [1.0])])
def test_an_element_takes_no_indefinite_article(text: str, expected: list[float]) -> None:
    """*Een koper* is a buyer."""
    assert confidences(text, ("koper", "copper", EntityType.MATERIAL)) == expected


def test_goods_count_in_an_enumeration() -> None:
    """After a material that counts a good counts too."""
    steel, trucks = ("staal", "steel", EntityType.MATERIAL), ("vrachtwagens", "trucks", EntityType.MATERIAL)
    assert confidences("Men maakt er staal en vrachtwagens.", steel, trucks) == [1.0, 1.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De cloud groeit en men is afhankelijk van de cloud.", IN_PASSING),
        ("De cloud groeit. Knelpunten zijn er elders.", IN_PASSING),
        ("De cloud is een knelpunt.", 1.0),
        ("Men is afhankelijk van de cloud. Er zijn knelpunten.", 1.0),
    ],
)
def test_functions_count_where_chokepoints_are_meant(text: str, expected: float) -> None:
    """A function is a chokepoint where the text speaks of chokepoints and the sentence of dependence."""
    assert confidences(text, ("cloud", "cloud", EntityType.CHOKEPOINT)) == [expected]


def test_straits_need_no_role() -> None:
    """A chokepoint with a proper name always counts."""
    assert confidences("De Straat van Hormuz is smal.", ("Straat van Hormuz", "hormuz", EntityType.CHOKEPOINT)) == [1.0]


def test_a_function_that_is_also_a_thing_is_the_thing() -> None:
    """Where nobody speaks of dependence only the material or sector of the same name is left."""
    text = "De cloud groeit."
    both = ("cloud", "cloud", EntityType.CHOKEPOINT), ("cloud", "steel", EntityType.MATERIAL)
    assert confidences(text, *both) == [1.0]
    assert confidences("De cloud is een knelpunt.", *both) == [1.0, 1.0]
