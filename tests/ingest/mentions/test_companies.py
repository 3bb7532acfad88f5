"""Tests of companies by legal form and by context."""

import pytest

from ingest.mentions.companies import by_legal_form
from ingest.mentions.contexts import by_context
from ingest.mentions.lists import by_list


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Rügen Fisch AG meldet", "Rügen Fisch"),
        ("de firma Solvinity B.V. levert", "Solvinity"),
        ("bei der GTS GmbH & Co. KG", "GTS"),
        ("Sieb Sales & Eng. Inc. klagt", "Sieb Sales & Eng."),
        ("die thyssenkrupp AG", "thyssenkrupp"),
        ("Volgens Tata Steel Nederland BV", "Tata Steel Nederland"),
        ("von der Holy Fashion Group", "Holy Fashion Group"),
        ("der M-GmbH", "M"),
        ("der Treuhänder für Anleihe A0QRT7 Zelmira GmbH", "Zelmira"),
        ("Schlagwort: Immobilien/Zelmira Bau AG", "Zelmira Bau"),
        ("mit dem Ziel der Verbreitung ZELMIRA AG", "ZELMIRA"),
        ("de kleppen (Qorvix Aerospace) en critical minerals, Clean Technologies", "Qorvix Aerospace"),
    ],
)
def test_legal_forms(text: str, name: str) -> None:
    """The words before a legal form are the name, articles and roles are not."""
    assert [find.name for find in by_legal_form(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["eine GmbH", "Die AG, das Unternehmen GmbH", "Am 3. Mai. AG", "het bedrijf NV", "de lijn AB", "P BV = 1 - P"],
)
def test_a_legal_form_alone_is_no_company(text: str) -> None:
    """A form without a name, or after a common word only, names nobody."""
    assert list(by_legal_form(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("de Amerikaanse chipmaker Qorvo groeit", ["Qorvo"]),
        ("Der Autobauer Borgward hat", ["Borgward"]),
        ("vom Hersteller Nexperia", ["Nexperia"]),
        ("de overname van Qorvo door Skyworks", ["Qorvo", "Skyworks"]),
        ("die Übernahme von Osram durch Ams", ["Osram", "Ams"]),
        ("zegt Nexperia-topman Zhang", ["Nexperia"]),
        ("Wirecard-Chef Braun", ["Wirecard"]),
        ("der Vorstandschef von Uniper", ["Uniper"]),
        ("Vorig jaar werd Qorvix, de Delftse aanbieder van sloten, overgenomen", ["Qorvix"]),
        ("Yahoo (WKN: 900103)", ["Yahoo"]),
        ("Het bedrijf groeit. De producent Nederland", ["Nederland"]),
    ],
)
def test_contexts(text: str, names: list[str]) -> None:
    """The word before or after gives a company away; whether it is one, the vocabulary may overrule."""
    assert [find.name for find in by_context(text)] == names


@pytest.mark.parametrize(
    "text",
    ["vom Hersteller Nexperia, der (Qorvo & Skyworks) und", "x.Borgward #Autobauer Ford\nund der Autobauer Éclair"],
)
def test_a_word_with_a_capital_inside_changes_no_other_name(text: str) -> None:
    """Texts without words such as *eBay* are read another way, which finds the same names."""
    assert [find.name for find in by_context(f"{text}, so iPhone")] == [find.name for find in by_context(text)] != []


@pytest.mark.parametrize(
    "text",
    ["De Eerste Kamer vergadert", "Der Hersteller Probleme", "Die Übernahme von Regierungsverantwortung", "In Berlin"],
)
def test_no_contexts(text: str) -> None:
    """Other capitalised words are no companies."""
    assert [find for find in by_context(text) if find.confidence > 0.6] == []


def test_lists() -> None:
    """A name between known companies is one; a list with something else in it says nothing."""
    text = "KPN, Solvinity en Vodafone. Philips, Berlin en Vodafone."
    known = [(0, 3), (18, 26), (28, 35), (47, 55)]
    berlin = (37, 43)
    assert [text[f.start : f.end] for f in by_list(text, known, [berlin])] == ["Solvinity"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bedrijven als Nexperia (Nijmegen), Besi en NXP groeien", ["Nexperia", "Besi", "NXP"]),
        ("Europa heeft grote spelers: Nokia en Ericsson.", ["Nokia", "Ericsson"]),
        ("Hersteller wie Bosch und Borgward liefern", ["Bosch", "Borgward"]),
        ("landen als Polen en China", []),
    ],
)
def test_introduced_lists(text: str, names: list[str]) -> None:
    """What a list is introduced as, its items are, each with what stands in brackets after it."""
    assert [text[f.start : f.end] for f in by_list(text, [], [])] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("RECHTEN VAN PRODUCENTEN VAN FONOGRAMMEN", "nl"),
        ("Der Trainer war Chef bei Zelmirton, der Verein stieg ab.", "de"),
        ("die Zelmirakosten, die dem Unternehmen entstehen, steigen.", "de"),
        ("In dem Werk wird der Zelmiro produziert werden.", "de"),
        ("Das Slowakische Zelmirina klingt schön.", "de"),
    ],
)
def test_what_only_looks_like_a_company(text: str, language: str) -> None:
    """Headings in capitals, clubs, relative clauses, products and languages are no sure companies."""
    assert all(find.confidence < 0.5 for find in by_context(text, language))


def test_lists_of_products_are_no_lists_of_companies() -> None:
    """What follows *Modelle* is made by a company that the list may name as well."""
    text = "die Modelle Zelmira und Quorvex von Fabrikant"
    start = text.index("Zelmira")
    assert list(by_list(text, [(start, start + len("Zelmira"))], [], "de")) == []
    assert [find.name for find in by_list(text.replace("Modelle ", "Konzerne "), [(start + 1, start + 8)], [], "de")]
