"""Tests of names that are a part of a longer one."""

from ingest.mentions.longer_names import without_longer_names
from kg.linking import link
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term


def ambiguous(iri: str, kind: str, name: str) -> Term:
    """Make a term whose name is also somebody else's."""
    return Term(
        iri, kind, (Name(name, "mul", "preferred"),), ambiguous=frozenset({name}), cues=("fabriek", "Fabrik", "stad")
    )


MATCHER = NameMatcher.from_terms(
    [ambiguous("ford", "Company", "Ford"), ambiguous("jordan", "Country", "Jordan"), ambiguous("vinci", "Company", "Vinci")]
)  # fmt: skip


def kept(text: str, language: str = "nl") -> list[str]:
    """Return the entities that are left of the linked mentions."""
    linked = link(MATCHER.find(text, language), text, language)
    assert linked
    return [mention.entity for mention in without_longer_names(linked, text, language, MATCHER)]


def test_a_surname_after_other_names_is_a_person() -> None:
    """A first name, or a name that no list has, before it makes it a person's, a word that opens a sentence does not."""
    assert kept("De verklaring van Christine Blasey Ford over de fabriek.") == []
    assert kept("Namens de stad, A.B. Ford, directeur van de fabriek.") == []
    assert kept("Volgens Ford sluit de fabriek.") == ["ford"]


def test_a_role_before_a_company_is_no_name() -> None:
    """In German nouns have capitals too: *Autobauer Ford* is the company."""
    assert kept("Die Fabrik gehört dem Autobauer Ford.", "de") == ["ford"]


def test_a_country_does_not_go_on() -> None:
    """A first name that is also a country's is followed by a surname."""
    assert kept("In de stad won Jordan Spieth.") == []
    assert kept("De stad ligt in Jordan.") == ["jordan"]


def test_particles_of_other_languages_belong_to_names() -> None:
    """*Da Vinci* is no company."""
    assert kept("De stad eert Leonardo da Vinci met een fabriek.") == []


def test_the_person_is_meant_again() -> None:
    """Where the name stands alone later, it is the person's whom the text has introduced."""
    text = "Christine Blasey Ford getuigde. Toen sprak Ford opnieuw."
    assert kept(text) == []
