"""What counts as a difference between two texts, and what another format alone brings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.copies.difference import Wording, difference
from kg.copies.shingles import FEWEST, LENGTH, SAMPLED, sample, shingles, words

TEXT = """De fabriek koopt grafiet uit China en kobalt uit Congo. In 2023 was dat 340 ton, voor 12 miljoen euro.
Omdat de aanvoer hapert legt zij een voorraad aan, waar de buren over klagen. De gemeente laat dat toe tot het voorjaar,
wanneer de nieuwe loods klaar moet zijn en het erts onder een dak kan liggen."""


def wording(text: str) -> Wording:
    """The words of a text."""
    return Wording(words(text), words(text))


def test_a_text_does_not_differ_from_itself() -> None:
    """All of it stands in it, and nothing has changed."""
    found = difference(wording(TEXT), wording(TEXT))
    assert (found.shared, found.covered, found.changed, found.numbers) == (1, 1, 0, 0)


def test_letters_and_running_heads_are_no_changes() -> None:
    """Broken words, accents, a misread letter and a head with its number leave the text unchanged."""
    other = (
        TEXT.replace("fabriek", "fa-briek")
        .replace("voorraad", "voorroad")
        .replace("grafiet uit", "grafiet ERTS 12 uit")
    )
    found = difference(wording(TEXT), wording(other))
    assert found.least < 1
    assert (found.changed, found.numbers) == (0, 0)


def test_another_number_is_a_change() -> None:
    """A number in the place of another is counted; one that only one text has there, or a letter read for a digit, is not."""
    assert difference(wording(TEXT), wording(TEXT.replace("340", "430"))).numbers == 1
    assert difference(wording(TEXT), wording(TEXT.replace("nieuwe", "2 nieuwe"))).numbers == 0
    assert difference(wording(TEXT), wording(TEXT.replace("340", "34O"))).numbers == 0


def test_a_sentence_more_is_a_change() -> None:
    """A stretch that one text has alone counts with its words, one that both have elsewhere does not."""
    added = " Niemand weet of de haven van Vlissingen daar op tijd genoeg ruimte voor maakt."
    found = difference(wording(TEXT), wording(TEXT + added))
    assert round(found.changed * (2 * len(words(TEXT)) + len(words(added)))) == len(words(added))
    first, rest = TEXT.split("\n", 1)
    assert difference(wording(TEXT), wording(f"{rest} {first}")).changed == 0


def test_boilerplate_of_one_is_found_in_the_whole_of_the_other() -> None:
    """What one format takes for boilerplate and the other for text is no difference."""
    advert = "lees ook onze brieven over erts en abonneer u vandaag nog voor niets"
    found = difference(wording(f"{TEXT} {advert}"), Wording(words(TEXT), words(f"{TEXT} {advert}")))
    assert (found.shared, found.changed) == (1, 0)


@given(
    st.lists(st.sampled_from("a b c d e f".split()), max_size=60),
    st.lists(st.sampled_from("a b c".split()), max_size=60),
)
def test_differences_are_symmetric_shares(first: list[str], second: list[str]) -> None:
    """Shares lie in 0..1 and change sides with the texts; so many words at most have changed as there are."""
    one, other = Wording(first, first), Wording(second, second)
    there, back = difference(one, other), difference(other, one)
    assert (there.shared, there.covered) == (back.covered, back.shared)
    assert 0 <= there.least <= there.most <= 1
    assert 0 <= there.changed <= 1


@given(st.lists(st.text("abc", min_size=1, max_size=3), max_size=400))
def test_samples_are_shingles(sequence: list[str]) -> None:
    """A sample holds distinct shingles in order, all of a short text, and of a part those that the whole would have."""
    hashes = shingles(sequence)
    assert len(hashes) == max(0, len(sequence) - LENGTH + 1)
    drawn = sample(hashes).tolist()
    assert drawn == sorted(set(drawn))
    assert set(drawn) <= set(hashes.tolist())
    assert len(drawn) >= min(FEWEST, len(set(hashes.tolist())))


def test_a_sample_estimates_the_share_of_a_part() -> None:
    """The sample of a quarter of a long text lies, but for chance, in that of the whole."""
    sequence = [f"w{n * n % 7919}" for n in range(40_000)]
    whole, part = set(sample(shingles(sequence)).tolist()), set(sample(shingles(sequence[:10_000])).tolist())
    assert part <= whole
    distinct = len(set(shingles(sequence).tolist()))
    assert abs(len(whole) * SAMPLED / distinct - 1) < 0.1
