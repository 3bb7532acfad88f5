"""Tests of acts that bear the same name in several countries."""

from ingest.mentions import recognise
from kg.ids import entity_iri
from kg.model import Document, Language, Passage
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term

COUNTRY, ACT = entity_iri("Country", ""), entity_iri("Act", "")


def country(code: str, nl: str, de: str, adjectives: tuple[str, str]) -> Term:
    """Make a country with its names and adjectives in Dutch and German."""
    names = (Name(nl, "nl", "preferred"), Name(de, "de", "preferred"))
    return Term(
        COUNTRY + code,
        "Country",
        (*names, Name(adjectives[0], "nl", "adjective"), Name(adjectives[1], "de", "adjective")),
    )


MATCHER = NameMatcher.from_terms(
    [
        country("de", "Duitsland", "Deutschland", ("Duits", "deutsch")),
        country("nl", "Nederland", "Niederlande", ("Nederlands", "niederländisch")),
        country("at", "Oostenrijk", "Österreich", ("Oostenrijks", "österreichisch")),
        Term(
            f"{ACT}nl-sr",
            "Act",
            (Name("Wetboek van Strafrecht", "nl", "preferred"), Name("niederländisches Strafgesetzbuch", "de", "preferred")),
        ),
        Term(
            f"{ACT}de-stgb",
            "Act",
            (Name("Strafgesetzbuch", "de", "preferred"), Name("Duits wetboek van strafrecht", "nl", "preferred")),
        ),
    ]
)  # fmt: skip


def acts(text: str, language: Language) -> list[str]:
    """Return the acts that are surely named in a text."""
    document = Document(id="0" * 64, name="x", original=text, language=language)
    mentions, _ = recognise(document, (Passage(0, len(text), (), language=language),), MATCHER)
    return [m.entity.removeprefix(ACT) for m in mentions if m.entity.startswith(ACT) and m.confidence >= 0.5]


def test_an_adjective_gives_an_act_to_its_country() -> None:
    """The code of the country that the adjective before it names is meant, if the vocabulary holds it."""
    assert acts("Dat staat in het Wetboek van Strafrecht.", "nl") == ["nl-sr"]
    assert acts("Dat staat in het Duitse Wetboek van Strafrecht.", "nl") == ["de-stgb"]
    assert acts("Dat staat in het Nederlandse Wetboek van Strafrecht.", "nl") == ["nl-sr"]


def test_a_country_after_it_does_so_too() -> None:
    """*Of* a country, or its genitive, says whose the act is."""
    assert acts("Dat staat in het Wetboek van Strafrecht van Duitsland.", "nl") == ["de-stgb"]
    assert acts("So steht es im Strafgesetzbuch der Niederlande.", "de") == ["nl-sr"]


def test_an_act_that_no_vocabulary_holds_is_not_its_namesake() -> None:
    """The Austrian code is not the German one."""
    assert acts("So steht es im österreichischen Strafgesetzbuch.", "de") == []


def test_a_text_on_neighbours_alone_means_theirs() -> None:
    """Where a text speaks of Austria only, the German code is no more than a guess."""
    assert acts("Österreich straft. In Österreich gilt das Strafgesetzbuch. Österreich hat es erneuert.", "de") == []
    assert acts("Deutschland straft anders als Österreich. Das Strafgesetzbuch gilt.", "de") == ["de-stgb"]
