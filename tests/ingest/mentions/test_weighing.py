"""Tests of weighing doubtful places."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.mentions.found import Found
from ingest.mentions.weighing import accepted, combined, merged, supported, without_surnames
from kg.ids import entity_iri, slug
from kg.model import EntityType, Mention


def find(name: str, confidence: float) -> Found:
    """Make a find of a company."""
    return Found(0, len(name), EntityType.COMPANY, name, confidence, "frame")


def mention(start: int, end: int, entity: str, confidence: float = 1.0) -> Mention:
    """Make a mention of a country."""
    return Mention(start, end, entity, EntityType.COUNTRY, confidence)


def test_a_single_doubtful_place_is_no_entity() -> None:
    """One weak find is dropped, two of the same name or one sure one are kept."""
    assert accepted([find("Qorvo", 0.6)]) == []
    assert len(accepted([find("Qorvo", 0.6), find("QORVO", 0.6)])) == 2
    assert len(accepted([find("Qorvo", 0.95)])) == 1


def test_weak_mentions_need_support() -> None:
    """A seat of government stays where its country is named, or where seats are many."""
    seat = mention(0, 6, "cn", 0.5)
    assert supported([seat]) == ()
    assert supported([seat, mention(9, 14, "cn")]) == (seat, mention(9, 14, "cn"))
    assert len(supported([mention(i, i + 1, "cn", 0.5) for i in range(5)])) == 5
    undecided = [Mention(i, i + 1, "htc", EntityType.COMPANY, 0.5, "undecided") for i in range(2)]
    assert supported(undecided[:1]) == ()
    assert len(supported(undecided)) == 2


def test_surnames_are_no_companies() -> None:
    """A name right after a first name is a person's, at the start of a line or after another word it is not."""
    text = "Alex Diehl zingt. Volgens Diehl"
    companies = [Mention(5, 10, "diehl", EntityType.COMPANY), Mention(26, 31, "diehl", EntityType.COMPANY)]
    assert without_surnames(companies, text) == companies[1:]


def test_the_longer_name_replaces_the_shorter() -> None:
    """A new mention beats what it contains, not what contains it."""
    bank, america = mention(0, 15, "bank"), mention(8, 15, "us")
    assert merged([america], [bank]) == [bank]
    assert merged([bank], [america]) == [bank]


def test_names_make_the_same_iri_everywhere() -> None:
    """The IRI comes from the name alone, without case, marks and signs."""
    assert (
        entity_iri(EntityType.COMPANY, "Société Générale S.A.") == "urn:knooppunt:entity:company:societe-generale-s-a"
    )
    assert slug("Größe & Co") == "grosse-co"


@given(st.lists(st.floats(0, 1), max_size=6))
def test_more_evidence_is_never_less(confidences: list[float]) -> None:
    """The combined confidence lies in 0..1 and does not fall when evidence is added."""
    assert 0 <= combined(confidences) <= combined([*confidences, 0.5]) <= 1
