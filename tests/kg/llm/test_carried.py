"""A sentence is kept only if the quotes it cites hold its numbers and names and deny what it denies."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.llm.carried import Fault, Quotes
from kg.llm.negation import denies
from kg.llm.opposites import turned_round
from kg.llm.quantities import quantities
from kg.llm.sentences import Cited, sentences
from kg.model import Language
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

QUOTES = (
    "China verscheepte in 2023 ongeveer 36,06 miljard euro aan gallium naar Duitsland.",
    "De smelter in Kerkrade levert geen kobalt aan Japan, maar wel grafiet.",
    "Laut Minister Brandhorst stieg der Anteil der Niederlande auf 12 Prozent, drei Werke wurden nicht gebaut.",
)


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    """Three quotes with the names of the bundled vocabularies."""
    return Quotes(QUOTES, NameMatcher.from_terms(load_terms(vocabulary_files())))


@pytest.mark.parametrize(
    "text",
    [
        "China verscheepte in 2023 voor 36,06 miljard euro gallium naar Duitsland [1].",
        "In 2023 China shipped about 36.06 billion euros of gallium to Germany. [1]",
        "2023 verschiffte China Gallium für 36,06 Milliarden Euro nach Deutschland [1].",
        "De smelter in Kerkrade levert geen kobalt aan Japan [2].",
        "Volgens minister Brandhorst steeg het aandeel van Nederland naar 12 procent [3].",
        "Bovendien levert de smelter in Kerkrade geen kobalt aan Japan [2].",
        "Forscher sehen, dass China 2023 für 36,06 Milliarden Euro Gallium nach Deutschland verschiffte [1].",
        "Das sagt Minister Brandhorst: Der Anteil der Niederlande stieg auf 12 Prozent [3].",
        "The share of the Netherlands rose to 12 percent, according to Brandhorst [3].",
    ],
)
def test_what_the_quotes_say_is_kept(quotes: Quotes, text: str) -> None:
    """A sentence with the numbers, names and denials of its quote is kept, in each of the languages."""
    (sentence,) = sentences(text)
    assert quotes.carriers(sentence) == sentence.numbers


@pytest.mark.parametrize(
    ("text", "reason", "about"),
    [
        ("China verscheepte in 2023 voor 36,06 miljard euro gallium naar Duitsland.", "uncited", ""),
        ("China verscheepte gallium naar Duitsland [7].", "unknown quote", "[7]"),
        ("China verscheepte in 2023 voor 39 miljard euro gallium naar Duitsland [1].", "number", "39 miljard"),
        ("China verscheepte in 2023 voor 36,06 miljoen euro gallium [1].", "number", "36,06 miljoen"),
        ("China verschiffte 2023 Gallium für 36,06 Billionen Euro nach Deutschland [1].", "number", "36,06 Billionen"),
        ("China verscheepte in 2023 voor 36,06 miljard dollar gallium [1].", "number", "36,06 miljard"),
        ("China verscheepte in 2023 gallium naar Frankrijk [1].", "name", "Frankrijk"),
        ("China verscheepte in 2023 gallium naar Duitsland via Gudrunhaven [1].", "name", "Gudrunhaven"),
        ("China verscheepte in 2023 gallium naar Duitsland [2].", "number", "2023"),
        ("China verscheepte in 2023 geen gallium naar Duitsland [1].", "negation", ""),
        ("De smelter in Kerkrade levert kobalt aan Japan [2].", "negation", ""),
        ("De smelter in Kerkrade levert geen grafiet [2].", "negation", ""),
        ("In Kerkrade is het politieke vertrouwen ernstig geschaad door beleid [2].", "content", ""),
        ("China verscheepte gallium naar Duitsland, zie www.gallium.example [1].", "link", ""),
        ("Ministerin Vandersloot sah den Anteil der Niederlande bei 12 Prozent [3].", "name", "Vandersloot"),
        ("De smelter in Kerkrade levert via Kerkrade-Gudrunhaven geen kobalt [2].", "name", "Gudrunhaven"),
        ("De smelter in Kerkrade levert alleen grafiet [2].", "negation", ""),
        ("Vandersloot levert in Kerkrade geen kobalt aan Japan [2].", "name", "Vandersloot"),
        ("Laut Brandhorst sank der Anteil der Niederlande auf 12 Prozent [3].", "opposite", "sank"),
        ("According to Brandhorst, the share of the Netherlands fell to 12 percent [3].", "opposite", "fell"),
        ("Der Anteil der Niederlande stieg auf 12 Prozent [3].", "opinion", ""),
        ("The share of the Netherlands rose to 12 percent [3].", "opinion", ""),
        ("Four plants were not built [3].", "number", "Four"),
    ],
)
def test_what_the_quotes_do_not_say_is_left_out(quotes: Quotes, text: str, reason: str, about: str) -> None:
    """An invented or misplaced number, name, denial, link or subject is told, and of which kind it is."""
    (sentence,) = sentences(text)
    fault = quotes.carriers(sentence)
    assert isinstance(fault, Fault)
    assert fault.reason == reason
    assert about in fault.about


@settings(max_examples=50, deadline=None)
@given(text=st.text(max_size=200))
def test_any_sentence_is_judged(quotes: Quotes, text: str) -> None:
    """Whatever a model writes is either carried by quotes that were given, or told to be at fault."""
    for sentence in sentences(text + " [1][3]"):
        carriers = quotes.carriers(sentence)
        assert isinstance(carriers, Fault) or set(carriers) <= {1, 3}


@pytest.mark.parametrize(
    "text", ["." * 8000, "[1]" * 2600, "1." * 4000, "1.1 " * 2000, "A. " * 2600, "n't" * 2600, "ü-" * 4000]
)
def test_odd_texts_take_no_time(quotes: Quotes, text: str) -> None:
    """A text made to be slow is judged within seconds."""
    begin = time.monotonic()
    for sentence in sentences(text + " [1]"):
        quotes.carriers(sentence)
    assert time.monotonic() - begin < 20


def test_marks_belong_to_their_sentence() -> None:
    """Marks before and after the full stop, several of them, list signs and abbreviations are read as meant."""
    prose = "1. Volgens dr. Bos kwam 2.5 ton aan [1][2]. Dat was veel. [3]\n- **Meer** niet [1, 2]"
    assert sentences(prose) == [
        Cited("Volgens dr. Bos kwam 2.5 ton aan.", (1, 2)),
        Cited("Dat was veel.", (3,)),
        Cited("Meer niet", (1, 2)),
    ]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("36,06 miljard", "nl", {36.06e9}),
        ("36.06 billion", "en", {36.06e9}),
        ("2 Billionen", "de", {2e12}),
        ("1.234", "nl", {1234.0, 1.234}),
        ("1.234.567,8", "de", {1234567.8}),
        ("170 000 ton", "nl", {170000.0}),
        ("een miljoen", "nl", {1e6}),
        ("three", "en", {3.0}),
        ("de helft", "nl", {0.5, 50.0}),
    ],
)
def test_numbers_are_values(text: str, language: Language, values: set[float]) -> None:
    """Digits and words of the three languages come to the same values in base units."""
    (quantity,) = quantities(text, language)
    assert quantity.values == values


def test_names_hold_no_numbers() -> None:
    """The digits of CO2 and G7 are no numbers."""
    assert quantities("CO2 en de G7", "nl") == []


@pytest.mark.parametrize(
    ("said", "source", "word"),
    [
        ("De invoer steeg.", "De invoer daalde.", "steeg"),
        ("Exports grew.", "Die Einfuhren wuchsen.", "exports"),
        ("It is more.", "Het is minder.", "more"),
        ("De uitvoer daalde, de invoer steeg.", "De invoer daalde.", ""),
        ("De invoer steeg.", "De invoer daalde eerst en steeg later.", ""),
        ("Die Ausführung ist gut.", "De invoer is goed.", ""),
    ],
)
def test_what_is_turned_round(said: str, source: str, word: str) -> None:
    """A word is turned round if its opposite stands in the source and itself does not."""
    assert turned_round(said, source) == word


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("er is geen grafiet", "nl", True),
        ("niet alleen grafiet", "nl", False),
        ("das gibt es noch", "de", False),
        ("in der Not", "de", False),
        ("weder Gold noch Silber", "de", True),
        ("it didn’t grow", "en", True),
        ("not only gold", "en", False),
    ],
)
def test_what_denies(text: str, language: str, denied: bool) -> None:  # noqa: FBT001  a fact to compare with
    """Denials are told from words that only look like them."""
    assert denies(text, language) is denied
