"""Tests of acts named by a title."""

import pytest

from ingest.mentions.acts import by_title
from kg.names import NameMatcher

NO_NAMES = NameMatcher.from_terms([])


def titles(text: str, language: str) -> list[str]:
    """Return the text of what is found."""
    return [text[find.start : find.end] for find in by_title(text, language, NO_NAMES)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("De Digital Markets Act geldt.", "nl", ["Digital Markets Act"]),
        ("The CHIPS and Science Act of 2022 passed", "en", ["CHIPS and Science Act of 2022"]),
        ("Der Net-Zero Industry Act", "de", ["Net-Zero Industry Act"]),
        ("The Act says. This Act too.", "en", []),
        ("de nieuwe Energiewet en de Chipswet", "nl", ["Energiewet", "Chipswet"]),
        ("een kaderwet, een noodwet", "nl", []),
        ("wegen des Lieferkettengesetzes und des Grundgesetzes", "de", ["Lieferkettengesetzes", "Grundgesetzes"]),
        ("nach den Denkgesetzen, Bundesgesetz und Rahmengesetze", "de", []),
        ("die Außenwirtschaftsverordnung, die Größenordnung", "de", ["Außenwirtschaftsverordnung"]),
        ("nach § 80 der Verwaltungsgerichtsordnung", "de", ["Verwaltungsgerichtsordnung"]),
        ("das Gesetz gegen den unlauteren Wettbewerb gilt", "de", ["Gesetz gegen den unlauteren Wettbewerb"]),
        ("krachtens de Wet op de Jeugdzorg, Stb. 1995, nr. 22", "nl", ["Wet op de Jeugdzorg"]),
        ("Wie op grond van de Wet langdurige zorg 2015 hulp ontvangt", "nl", ["Wet langdurige zorg 2015"]),
        ("Artikel 7 van de Wet balansverkorting steun, zoals dat luidde", "nl", ["Wet balansverkorting steun"]),
        (
            "Verordnung zur Berechnung der Preise für die Besondere Ausgleichsregelung",
            "de",
            ["Verordnung zur Berechnung der Preise für die Besondere Ausgleichsregelung"],
        ),
        (
            "artikel 2 van de Wet voorzieningen doven, artikel 1 van de Doofwet",
            "nl",
            ["Doofwet", "Wet voorzieningen doven"],
        ),
        ("op grond van de Kaderwet bestuur doven en artikel 5 van de wet", "nl", ["Kaderwet bestuur doven"]),
        ("in der Anlage zu dieser Verordnung für die jeweilige Art", "de", []),
        ("Die Wet op het financieel toezicht verbiedt dit", "nl", ["Wet op het financieel toezicht"]),
        (
            "de Wet veiligheidstoets investeringen, fusies en overnames (Vifo)",
            "nl",
            ["Wet veiligheidstoets investeringen, fusies en overnames"],
        ),
    ],
)
def test_titles(text: str, language: str, expected: list[str]) -> None:
    """A title is taken from its first word to its last, and generic words are no title."""
    assert titles(text, language) == expected


def test_the_name_has_no_case_ending() -> None:
    """The genitive of a title names the same act."""
    [genitive] = by_title("des Lieferkettengesetzes", "de", NO_NAMES)
    [nominative] = by_title("das Lieferkettengesetz", "de", NO_NAMES)
    assert genitive.entity == nominative.entity == "urn:knooppunt:entity:act:lieferkettengesetz"
