"""Tests of linking names to entities."""

from kg.linking import link
from kg.model import Mention
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term


def term(iri: str, kind: str, *names: str, cues: tuple[str, ...] = (), ambiguous: tuple[str, ...] = ()) -> Term:
    """Make a term from names written `text|kind`, in every language."""
    made = tuple(Name(name.split("|")[0], "mul", (name + "|preferred").split("|")[1]) for name in names)  # type: ignore[arg-type]
    return Term(iri, kind, made, cues=cues, ambiguous=frozenset(ambiguous))


TERMS = [
    term("cn", "Country", "China", "Peking|seat", "Chinese|adjective"),
    term("us", "Country", "Amerika", "Washington|seat"),
    term("am", "Country", "Armenia"),
    term("ge", "Country", "Georgia", ambiguous=("Georgia",), cues=("Tbilisi", "Kaukasus")),
    term("us-ga", "Place", "Georgia", ambiguous=("Georgia",), cues=("Atlanta", "Amerikaanse staat")),
    term("eu-chips", "Act", "Chips Act", "European Chips Act", ambiguous=("Chips Act",), cues=("Europese Commissie", "EU")),
    term("us-chips", "Act", "CHIPS Act", "CHIPS and Science Act", ambiguous=("CHIPS Act",), cues=("Amerikaanse", "Biden")),
    term("orange", "Company", "Orange", ambiguous=("Orange",), cues=("telecom",)),
    term("kpn", "Company", "KPN"),
    term("vodafone", "Company", "Vodafone"),
    term("shell", "Company", "Shell", "Royal Dutch Shell", ambiguous=("Shell",), cues=("olie",)),
    term("energy", "Chokepoint", "energie", ambiguous=("energie",), cues=("knelpunt", "chokepoint")),
    term("heide", "Place", "Heide", ambiguous=("Heide",)),
    term("ga", "Material", "gallium"),
    term("ga-refining", "Chokepoint", "gallium", ambiguous=("gallium",), cues=("knelpunt",)),
    term("dollar-clearing", "Chokepoint", "dollar", ambiguous=("dollar",), cues=("knelpunt",)),
    term("cg", "Country", "Congo"),
    term("cd", "Country", "Congo"),
    term("fr", "Country", "Frankrijk", "Frans|adjective", "Franse|adjective"),
    term("pl", "Country", "Polen", "Pools|adjective", "Poolse|adjective"),
    term("cn-republic", "Country", "Volksrepubliek", ambiguous=("Volksrepubliek",), cues=("Peking",)),
    term("commission", "Organisation", "Raad", ambiguous=("Raad",), cues=("Europese", "lidstaten")),
    term("halle", "Place", "Halle", ambiguous=("Halle",), cues=("Messe",)),
    term("abc", "Company", "ABC", ambiguous=("ABC",), cues=("concern", "fabriek")),
    term("water", "Material", "water"),
    term("sudan", "Country", "Soedan"),
    term("south-sudan", "Country", "Soedan", ambiguous=("Soedan",), cues=("Juba",)),
]  # fmt: skip
MATCHER = NameMatcher.from_terms(TERMS)


def linked(text: str, language: str = "nl") -> list[tuple[str, str]]:
    """Return the mentions as (text of the span, entity)."""
    return [(text[m.start : m.end], m.entity) for m in mentions(text, language)]


def mentions(text: str, language: str = "nl") -> tuple[Mention, ...]:
    """Find and link."""
    return link(MATCHER.find(text, language), text, language)


def test_a_name_with_one_sense_is_that_sense() -> None:
    """An unambiguous preferred name is certain, an adjective less so."""
    assert [(m.entity, m.confidence) for m in mentions("China en de Chinese muur")] == [("cn", 1.0), ("cn", 0.6)]


def test_cues_decide_between_namesakes() -> None:
    """The same name goes to the sense whose cues stand around it."""
    assert linked("Het stadje bij Atlanta in Georgia groeit.") == [("Georgia", "us-ga")]
    assert linked("Vanuit Tbilisi regeert men Georgia.") == [("Georgia", "ge")]


def test_a_preposition_of_place_speaks_for_a_place() -> None:
    """A common word after a preposition of place and without an article is a place."""
    assert linked("Die Fabrik in Heide wird gebaut.", "de") == [("Heide", "heide")]
    assert linked("Die Heide blüht.", "de") == []


def test_cut_cues_count() -> None:
    """A long cue is found where a space cuts it."""
    assert linked("De energie is een choke point.") == [("energie", "energy")]


def test_neighbours_of_one_type_decide() -> None:
    """In a list of companies a common word is a company, in a list of countries a name is a country."""
    assert ("Orange", "orange") in linked("Vodafone, Orange en KPN bouwen masten.")
    assert ("Georgia", "ge") in linked("Dit geldt voor Armenia en Georgia.")


def test_acts_of_two_jurisdictions_are_kept_apart() -> None:
    """One name, two acts: the jurisdiction named around it decides."""
    assert linked("De Europese Commissie stelde de Chips Act voor.") == [("Chips Act", "eu-chips")]
    assert linked("Biden tekende de Chips Act.") == [("Chips Act", "us-chips")]
    both = "De Chips Act van de EU en de Chips Act van Biden verschillen."
    assert linked(both) == [("Chips Act", "eu-chips"), ("Chips Act", "us-chips")]


def test_a_text_has_one_sense_for_a_name() -> None:
    """Where the context decides once, other places of the same text follow."""
    text = "Orange is een telecombedrijf." + " Later groeide de markt." * 30 + " Toen kwam Orange."
    assert linked(text) == [("Orange", "orange")] * 2


def test_common_words_without_support_are_dropped() -> None:
    """A common word that nothing marks as a name is no mention; beside its cue it is."""
    assert linked("Er gaat veel energie in zitten.") == []
    assert linked("Orange is a colour.", "en") == []
    assert linked("De energie is een knelpunt.") == [("energie", "energy")]


def test_a_material_can_be_a_chokepoint_too() -> None:
    """A thing keeps its mention where it is also a chokepoint; elsewhere it is the thing alone."""
    assert linked("Het gallium is op.") == [("gallium", "ga")]
    assert linked("Voor gallium is dit een knelpunt.") == [("gallium", "ga"), ("gallium", "ga-refining")]


def test_amounts_are_no_names() -> None:
    """A common noun after a number is a unit, even beside a cue."""
    assert linked("Een knelpunt van 3 miljard dollar.") == []
    assert linked("De dollar is een knelpunt.") == [("dollar", "dollar-clearing")]


def test_second_parts_of_names_are_no_names() -> None:
    """An ambiguous name that a hyphen joins to another is a part of that, whatever stands around."""
    assert linked("De telecomaanbieder Köln-Orange groeit.") == []


def test_a_language_is_no_country() -> None:
    """An adjective that stands by itself is a language; before a noun it is the country's."""
    assert linked("Het rapport is in het Frans en Pools geschreven.") == []
    assert linked("De talen zijn Pools, Frans en nog een.") == []
    assert linked("Een Frans bedrijf.") == [("Frans", "fr")]


def test_a_government_is_the_country() -> None:
    """An adjective before a government is surer than one before anything else."""
    assert [m.confidence for m in mentions("De Franse regering en de Franse kaas.")] == [0.8, 0.6]


def test_another_countrys_republic_is_not_this_one() -> None:
    """An adjective before a shared name, or a country after it, gives it away."""
    assert ("Volksrepubliek", "cn-republic") in linked("De Volksrepubliek, aldus Peking, groeit.")
    assert ("Volksrepubliek", "cn-republic") not in linked("De Poolse Volksrepubliek, aldus Peking, groeit.")
    assert ("Volksrepubliek", "cn-republic") not in linked("De Volksrepubliek Polen, aldus Peking, groeit.")


def test_a_body_with_a_task_of_its_own_is_another() -> None:
    """What follows a shared name of a body says whose or for what it is."""
    assert ("Raad", "commission") in linked("De lidstaten wachten op de Raad.")
    assert ("Raad", "commission") in linked("De lidstaten wachten op de Raad van de Europese Gemeenschappen.")
    assert ("Raad", "commission") not in linked("De lidstaten wachten op de Raad voor Visserij in Nuuk.")


def test_halls_have_numbers_and_nouns_have_articles() -> None:
    """A place that is also a common noun is none before a number, and in German none after an article."""
    assert linked("Die Messe in Halle beginnt.", "de") == [("Halle", "halle")]
    assert linked("Die Messe ist in Halle 6.", "de") == []
    assert linked("In der Halle der Messe ist es laut.", "de") == []
    assert linked("Die Messe in Halle beginnt. Wir stehen in Halle 6.", "de") == [("Halle", "halle")]


def test_letters_need_more_than_one_word_nearby() -> None:
    """An abbreviation may be anybody's: a general word in the sentence is not enough."""
    assert all(m.confidence < 0.5 for m in mentions("Het concern kijkt naar ABC op televisie."))
    assert linked("De fabriek van het concern ABC draait.") == [("ABC", "abc")]


def test_expressions_are_no_names() -> None:
    """In a fixed expression the substance is not meant."""
    assert linked("De fabriek verbruikt water en staat onder water.") == [("water", "water")]


def test_doubt_stays_visible() -> None:
    """Senses that nothing tells apart share the place, each below a half."""
    doubtful = mentions("Kobalt komt uit Congo.")
    assert {m.entity for m in doubtful} == {"cg", "cd"}
    assert all(m.confidence < 0.5 and m.method == "undecided" for m in doubtful)


def test_the_usual_sense_is_taken_where_nothing_speaks_for_another() -> None:
    """A name that is ambiguous for one of its bearers only is the other's, unless a cue says otherwise."""
    assert linked("Olie uit Soedan is duur.") == [("Soedan", "sudan")]
    assert linked("Olie uit Soedan komt via Juba, de hoofdstad.") == [("Soedan", "south-sudan")]


def test_seats_are_weak() -> None:
    """A capital names its government weakly, and after a preposition of place hardly."""
    assert [(m.entity, m.confidence) for m in mentions("Peking dreigt, aldus de krant in Washington.")] == [
        ("cn", 0.5),
        ("us", 0.3),
    ]


def test_no_candidates_no_mentions() -> None:
    """Nothing found, nothing linked."""
    assert link([], "leeg") == ()
