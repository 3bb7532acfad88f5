"""Words, letters and footnote marks that a scan spoiled, and what must never be changed."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.repair import repair
from kg.model import Document, Language

SCAN = (
    "De industriéle sector is athankelijk van invoer uit Azié. De economieén zijn kwetshaar, want het systeemn is niet "
    "efficiént. Daarom is beleid nodiqg, en invioed op de partyj die het bepaalt. De potentiéle schade is groot.\n"
)
"""Damage enough to be known for a scan."""


def cleaned(text: str, language: Language = "nl") -> str:
    """The repaired text."""
    return repair(Document(id="0", name="t", original=text, language=language)).clean


def scanned(text: str) -> str:
    """What a text reads at the end of a scan."""
    return cleaned(SCAN + text).removeprefix(cleaned(SCAN))


def test_words_of_a_scan_are_mended() -> None:
    """Accents and letters misread by a scanner are put right."""
    assert cleaned(SCAN) == (
        "De industriële sector is afhankelijk van invoer uit Azië. De economieën zijn kwetsbaar, want het systeem is niet "
        "efficiënt. Daarom is beleid nodig, en invloed op de partij die het bepaalt. De potentiële schade is groot.\n"
    )


def test_german_accents_are_mended() -> None:
    """Umlauts lost in a German text are put right."""
    text = "Die Abhangigkeit von Rohstoffen schwacht die Verhandlungsposition erheblich, sagte die Ministerin dort."
    assert "Die Abhängigkeit von Rohstoffen" in cleaned(text, "de")


def test_names_that_differ_in_an_accent_are_two_names() -> None:
    """In a text that has its accents a known name does not become another one; that is flagged."""
    text = "Frau Muller spricht über die Abhängigkeit von Rohstoffen und die Lage der Lieferketten in Europa."
    document = repair(Document(id="0", name="t", original=text, language="de"))
    assert document.clean == text
    assert [edit.applied for edit in document.edits] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "De overname van Solvinity en Zivver door een fonds uit Ohio.",
        "Het aandeel steeg van 1,5% naar 7750% in 2024, dat is 36,06 miljard.",
        "Dat is niet zo, en geen land wil dat ooit.",
        "De OESO en de WTO noemen 5G, 6G en CO2 in hun rapport.",
        "De weaponisation van handel en de midstream van de keten.",
        "Op 1 en 2 mei vergadert de raad over het vierde kwartaal.",
    ],
)
def test_names_figures_and_negations_stay(text: str) -> None:
    """Names no list has, digits, negations, acronyms and borrowed words are left as they are, even in a scan."""
    assert scanned(text) == text


def test_strokes_are_mended_in_scans_only() -> None:
    """In a text that is no scan a word no list has stands: it is rare, not spoiled."""
    text = "De heer Houwt bespreekt het heleid van zijn voorganger in de raad van de gemeente.\n"
    assert cleaned(text) == text


def test_names_are_mended_by_the_document() -> None:
    """A misread name is put right where the list or the document has the name it must be."""
    assert scanned("China investeert via Huaweil en Huawel.") == "China investeert via Huawei en Huawei."


def test_acronyms_with_a_small_l() -> None:
    """Al inside a sentence or before a hyphen is AI; at the head of a sentence it may be the word."""
    assert scanned("Wie generative Al maakt, heeft Al-chips nodig.") == "Wie generative AI maakt, heeft AI-chips nodig."
    assert scanned("Al in 2014 was dat bekend.") == "Al in 2014 was dat bekend."


def test_roman_numbers_are_only_flagged() -> None:
    """A number read as letters is a number: it is flagged, not changed."""
    document = repair(Document(id="0", name="t", original=SCAN + "De landen van groep Il volgen.\n", language="nl"))
    assert "groep Il volgen" in document.clean
    assert any(edit.rule == "l for I" and not edit.applied for edit in document.edits)


def test_digits_for_letters_in_words() -> None:
    """1 and 0 inside a common word are letters; ordinals and units keep them."""
    assert scanned("Dat 1s 0ok waar voor de 1e en de 10e keer (0.a. in mei).") == (
        "Dat is ook waar voor de 1e en de 10e keer (o.a. in mei)."
    )


def test_lost_spaces_are_put_back() -> None:
    """A full stop before a capital and the number of a figure get their space again."""
    assert (
        cleaned("De belangen zijn groot.De schade ook, zie Figuur12.")
        == "De belangen zijn groot. De schade ook, zie Figuur 12."
    )


def test_misread_marks_leave_the_words() -> None:
    """What a scan makes of small digits behind words goes; question marks and closing quotes stay."""
    assert scanned("Dat is gedeeld.®* Het goud® ligt daar, zei ‘hij’. Is dat zo? De hubs? groeien.!#®\n") == (
        "Dat is gedeeld. Het goud ligt daar, zei ‘hij’. Is dat zo? De hubs groeien.\n"
    )


def test_numbered_marks_leave_the_words() -> None:
    """Digits behind stops and words go where the document numbers its notes so, with or without a scan."""
    text = (
        "De markt groeit snel.1 De prijs stijgt,2 en de invoer daalt ook.3 In 2024 was dat 5 procent van het staal4.\n"
    )
    assert (
        cleaned(text)
        == "De markt groeit snel. De prijs stijgt, en de invoer daalt ook. In 2024 was dat 5 procent van het staal.\n"
    )


def test_one_digit_behind_a_stop_stays() -> None:
    """A single digit behind a word proves no notes and stays."""
    text = "De markt groeit volgens versie.2 van het rapport over de sector.\n"
    assert cleaned(text) == text


def test_repair_over_a_broken_word_leads_back() -> None:
    """A word broken at a line end and misread at the same place is mended by edits that still lead to both lines."""
    original = fill(SCAN, 60) + " Veel van de athan-\nkelijkheden in de ketens zijn tijdelijk en goed te spreiden.\n"
    document = repair(Document(id="0", name="t", original=original, language="nl"))
    at = document.clean.index("afhankelijkheden")
    start, end = document.offsets.to_original(at, at + len("afhankelijkheden"))
    assert original[start:end] == "athan-\nkelijkheden"


def test_a_misread_negation_is_left_alone() -> None:
    """A word that would read as a negation is neither made one nor made anything else."""
    assert scanned("Dat kan zondcr meer.") == "Dat kan zondcr meer."


def test_german_letters_of_their_own_are_mended() -> None:
    """A capital B for ß and abbreviations that end in l are told apart."""
    text = "Die MaBnahmen der Regierung (BGBl. I S. 16) stärken die Abhängigkeit der Wirtschaft von Rohstoffen.\n"
    assert cleaned(text, "de") == text.replace("MaB", "Maß")


def test_names_run_together_and_accents_set_apart() -> None:
    """A particle or bracket run together with a name gets its space, a cedilla set behind its letter goes onto it."""
    text = "Vragen van Inge vanDam en Faber(ABC) aan minister Ays¸e; code(s) en VanMoof blijven.\n"
    clean = repair(Document(id="0", name="t", original=text, language="nl")).clean
    assert clean == "Vragen van Inge van Dam en Faber (ABC) aan minister Ayşe; code(s) en VanMoof blijven.\n"


CODES = (
    *(
        "1s",
        "2s",
        "10s",
        "0s",
        "1n",
        "0m",
        "1m",
        "10m",
        "5G",
        "G7",
        "2e",
        "1e",
        "11e",
        "100k",
        "1l",
        "p10",
        "m10",
        "s0",
        "t0",
    ),
    *("a1", "b1", "al1", "pm10", "ii1", "i11", "10n", "0,1s", "1s2", "h01", "b10", "1x", "1h", "0u", "v1", "c1", "1d"),
)


@given(
    st.lists(st.sampled_from(CODES), min_size=1, max_size=6),
    st.sampled_from(("de {} baan", "in {} tijd", "type {} en {}")),
)
@settings(max_examples=150, deadline=None)
def test_figures_units_and_codes_keep_their_digits(codes: list[str], frame: str) -> None:
    """A figure with a unit, an orbital, a network, a code or an ordinal reads as printed, also in a bad scan."""
    printed = " ".join(frame.format(code, code) for code in codes)
    assert printed in " ".join(cleaned(f"{SCAN}Zo is {printed} gebouwd.\n").split())


def test_a_digit_in_a_common_word_is_a_letter() -> None:
    """1s between words is "is" and 0ok is "ook"; where other figures carry the letter, 1s is a measure."""
    assert "schade is groot, en dat ook nog." in cleaned(SCAN + "De schade 1s groot, en dat 0ok nog.\n")
    assert "duur 1s niet" in cleaned(SCAN + "Een stap van 2s en een met duur 1s niet lang.\n")
