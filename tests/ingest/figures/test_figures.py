"""What figures are read from sentences of our own, in Dutch, German and English."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures import figures
from ingest.layout import layout
from ingest.segment import segment
from kg.model import BlockKind, Document, EntityType, Figure, Language, Mention, Passage, Sentence


def read(*sentences: str, language: Language = "nl", issued: str = "") -> list[Figure]:
    """Return the figures of one paragraph."""
    text = " ".join(sentences)
    places, at = [], 0
    for sentence in sentences:
        places.append(Sentence(at, at + len(sentence), language))
        at += len(sentence) + 1
    document = Document("0" * 64, "note.txt", text, language=language, issued=issued)
    return list(figures(document, [Passage(0, len(text), tuple(places), language=language)], []))


def core(figure: Figure) -> tuple[float | tuple[float, float], str | None, str | None]:
    """Return value, unit and currency."""
    return figure.value, figure.unit, figure.qualifier if figure.currency is None else figure.currency


@pytest.mark.parametrize(
    ("sentence", "language", "value", "currency"),
    [
        ("De haven kreeg $ 36,06 miljard.", "nl", 36_060_000_000, "USD"),
        ("De groep meldt €86 mld omzet.", "nl", 86_000_000_000, "EUR"),
        ("Het fonds telt 1,3 biljoen euro.", "nl", 1_300_000_000_000, "EUR"),
        ("Er ging 12.500 pond om.", "nl", 12_500, "GBP"),
        ("Der Fonds umfasst 56 Mrd. Euro.", "de", 56_000_000_000, "EUR"),
        ("Das BIP liegt bei 4,1 Billionen US-Dollar.", "de", 4_100_000_000_000, "USD"),
        ("Der Auftrag kostet 1.234,56 Euro.", "de", 1234.56, "EUR"),
        ("The plan costs $1.2 trillion.", "en", 1_200_000_000_000, "USD"),
        ("The plan costs 5 billion yen.", "en", 5_000_000_000, "JPY"),
        ("The bank lent 1,234.5 million yuan.", "en", 1_234_500_000, "CNY"),
        ("De bank leende anderhalf miljard euro.", "nl", 1_500_000_000, "EUR"),
        ("Die Bahn braucht eine Milliarde Euro.", "de", 1_000_000_000, "EUR"),
        ("Het plan kost EUR 250 mln.", "nl", 250_000_000, "EUR"),
    ],
)
def test_an_amount_has_value_and_currency(sentence: str, language: Language, value: float, currency: str) -> None:
    """An amount is read by the conventions of its language, with the currency before or after it."""
    (figure,) = read(sentence, language=language)
    assert (figure.value, figure.unit, figure.currency) == (value, None, currency)


@pytest.mark.parametrize(
    ("sentence", "language", "value", "unit"),
    [
        ("Het aandeel is 15,6 procent.", "nl", 15.6, "percent"),
        ("Het aandeel is drieëntwintig procent.", "nl", 23, "percent"),
        ("De rente steeg 2 procentpunt.", "nl", 2, "percentage point"),
        ("Der Anteil sank um 3,5 Prozentpunkte.", "de", 3.5, "percentage point"),
        ("Der Anteil liegt bei zweiundvierzig Prozent.", "de", 42, "percent"),
        ("The share is 1.5 per cent.", "en", 1.5, "percent"),
        ("De batterij levert 1.200 MWh.", "nl", 1200, "MWh"),
        ("Die Mine fördert 2.500 Tonnen pro Jahr.", "de", 2500, "t/a"),
        ("De chip meet 3 nanometer.", "nl", 3, "nm"),
        ("The pipeline runs 1,200 km.", "en", 1200, "km"),
        ("De bouw duurt tien jaar.", "nl", 10, "a"),
        ("Der Bau dauert sechs Monate.", "de", 6, "mo"),
        ("De fabriek gebruikt 30.000 liter water.", "nl", 30_000, "L"),
        ("Er kwamen 244.000 banen bij.", "nl", 244_000, "count"),
        ("Er zijn zes pakketten.", "nl", 6, "count"),
        ("China leidt in 57 van de 64 technieken.", "nl", 57, "count"),
        ("Het land staat op plaats 126.", "nl", 126, "rank"),
        ("Het land staat op de 126e plaats van de 180.", "nl", 126, "rank"),
        ("Deutschland liegt auf Platz 3.", "de", 3, "rank"),
        ("The country ranks 7th of 40.", "en", 7, "rank"),
        ("The firm hired two hundred people.", "en", 200, "count"),
        ("Es kamen rund 2000 Beschäftigte.", "de", 2000, "count"),
        ("Die Zahl der Opfer ist auf 350 gestiegen.", "de", 350, "count"),
        ("Der Gewinn lag bei minus 12 Prozent.", "de", -12, "percent"),
        ("Der Wert lag bei 50 Mikrogramm Staub pro Kubikmeter.", "de", 50, "ug/m3"),
        ("Die Zelle fasst 45 Ah.", "de", 45, "A.h"),
        ("Er stierven 350 000 vissen.", "nl", 350_000, "count"),
    ],
)
def test_a_quantity_has_value_and_unit(sentence: str, language: Language, value: float, unit: str) -> None:
    """Percentages, ranks, counts and physical quantities carry their unit."""
    (figure,) = read(sentence, language=language)
    assert (figure.value, figure.unit, figure.currency) == (value, unit, None)


@pytest.mark.parametrize(
    ("sentence", "language", "value", "unit"),
    [
        ("De kosten liggen 30-50 procent hoger.", "nl", (30, 50), "percent"),
        ("Een centrum vraagt 20 tot meer dan 100 megawatt.", "nl", (20, 100), "MW"),
        ("Der Anteil liegt zwischen 5 und 10 Prozent.", "de", (5, 10), "percent"),
        ("Dat duurt drie tot zes maanden.", "nl", (3, 6), "mo"),
        ("It takes between 5 and 10 years.", "en", (5, 10), "a"),
        ("Der Bau kostet 2 bis 3 Milliarden Euro.", "de", (2e9, 3e9), None),
    ],
)
def test_a_range_is_one_figure_with_two_values(
    sentence: str, language: Language, value: tuple[float, float], unit: str | None
) -> None:
    """A range is a pair, low before high, the unit shared."""
    (figure,) = read(sentence, language=language)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("sentence", "language", "values"),
    [
        ("De afhankelijkheid daalt van 11,32% naar 8,23%.", "nl", [11.32, 8.23]),
        ("De kosten stijgen van 6,9 naar 20 miljard euro.", "nl", [6.9e9, 20e9]),
        ("Der Anteil stieg von 5 auf 10 Prozent.", "de", [5, 10]),
        ("De markt groeit van 5 tot 10 procent.", "nl", [5, 10]),
    ],
)
def test_a_change_is_two_figures(sentence: str, language: Language, values: list[float]) -> None:
    """A change names a value before and a value after, in one unit."""
    found = read(sentence, language=language)
    assert [f.value for f in found] == values
    assert len({(f.unit, f.currency) for f in found}) == 1


@pytest.mark.parametrize(
    ("phrase", "language", "qualifier"),
    [
        ("ongeveer", "nl", "about"),
        ("circa", "nl", "about"),
        ("zo'n", "nl", "about"),
        ("ruim", "nl", "more than"),
        ("bijna", "nl", "almost"),
        ("meer dan", "nl", "more than"),
        ("minstens", "nl", "at least"),
        ("maximaal", "nl", "at most"),
        ("nog geen", "nl", "less than"),
        ("bis zu", "de", "at most"),
        ("knapp", "de", "almost"),
        ("rund", "de", "about"),
        ("mehr als", "de", "more than"),
        ("nearly", "en", "almost"),
        ("at least", "en", "at least"),
        ("", "nl", None),
    ],
)
def test_the_word_before_a_number_qualifies_it(phrase: str, language: Language, qualifier: str | None) -> None:
    """One of six qualifiers, or none."""
    (figure,) = read(f"Dat kost {phrase} 40 miljoen euro.", language=language)
    assert figure.qualifier == qualifier


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie hoofdstuk 3 en paragraaf 4.2.",
        "Dat toont Tabel 2 op pagina 14.",
        "Artikel 5, 6 en 7 gelden.",
        "Verordening (EU) 2024/1252 geldt.",
        "Richtlijn 2009/28/EG geldt.",
        "De telefoon gebruikt 5G en straks 6G.",
        "De A320 en de MiG-29 vliegen.",
        "Bel +49 89 674 804 voor meer.",
        "Zie https://example.org/2024/12345 voor meer.",
        "Op 3 maart 2024 begon het.",
        "Dat was in 2019.",
        "Tijdens COVID-19 sloten de G20 en ISO 9001.",
        "Dat is het doel.12",
        "Het is een goed plan in de 21e eeuw.",
        "In de eerste plaats gaat het om macht.",
        "Mijn brief van 24 april jl. noemt dat.",
        "Het debat is op 14, 15 en 16 maart.",
        "Het begint om 14 uur.",
        "Er waren een paar honderd mensen.",
        "De S&P 500 sloot.",
        "De opgave bevat 007 niet.",
        "Dat staat in Kamerstukken II 2023/24, 36 410 XVI, nr. 160.",
        "Wij doen dat in acht nemend wat geldt.",
    ],
)
def test_numbers_that_name_something_are_no_figures(sentence: str) -> None:
    """Sections, pages, laws, products, telephone numbers, dates and addresses are left out."""
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("In 2023 was het 5 procent.", ["2023"]),
        ("Tussen januari 2023 en augustus 2024 kwam er 5 miljard euro.", ["2023-01/2024-08"]),
        ("In 2023-2024 was het 30 procent, vergeleken met 48 procent in 2000.", ["2023/2024", "2000"]),
        ("De markt groeit van $ 53 miljard in 2025 tot $ 97 miljard in 2031, een jaarlijkse groei van 10 procent.",
         ["2025", "2031", "2025/2031"]),
        ("In 2023 en 2024 kromp het met respectievelijk 0,3% en 0,2%.", ["2023", "2024"]),
        ("In het vierde kwartaal van 2023 groeide het 1,2%.", ["2023-10/2023-12"]),
        ("Sinds 2010 kwamen er 5 miljoen banen bij.", ["2010/.."]),
        ("Het aandeel was 5,9% in december 2023.", ["2023-12"]),
        ("Het was 4 procent meer dan in 2010.", [None]),
    ],
)  # fmt: skip
def test_a_figure_takes_the_period_it_belongs_to(sentence: str, periods: list[str | None]) -> None:
    """The period right after a figure comes before the one earlier in the sentence; a comparison is none."""
    assert [f.period for f in read(sentence)] == periods


def test_a_figure_inherits_the_period_of_the_sentence_before() -> None:
    """Only from the sentence right before, and only when that names one period."""
    assert [f.period for f in read("De wet van 2022 geldt.", "Zij kost 50 miljard euro.")] == ["2022"]
    assert [f.period for f in read("Na 2020 kwam 2022.", "Zij kost 50 miljard euro.")] == [None]
    assert [f.period for f in read("De wet is van 2022.", "Zij geldt.", "Zij kost 50 miljard euro.")] == [None]


def test_last_year_is_read_by_the_date_of_the_document() -> None:
    """A relative year needs to know when the text was written."""
    assert read("Vorig jaar was het 5 procent.", issued="2025-03-01")[0].period == "2024"
    assert read("Vorig jaar was het 5 procent.")[0].period is None


def test_who_says_it_stays_with_the_figure() -> None:
    """The source named in the sentence is the attribution."""
    assert read("Volgens het CBS is het 5 procent.")[0].attribution == "het CBS"
    assert read("Laut Bundesbank sind es 5 Prozent.", language="de")[0].attribution == "Bundesbank"


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("De VS zijn goed voor 15 procent van alle Duitse uitvoer.", "Duitse uitvoer"),
        ("Het land kreeg $ 36 miljard aan buitenlandse investeringen.", "buitenlandse investeringen"),
        ("De invoer bedroeg 5 miljard euro.", "invoer"),
        ("Er zijn 2400 kritieke goederen.", "kritieke goederen"),
    ],
)
def test_a_figure_says_what_it_measures(sentence: str, measure: str) -> None:
    """The noun phrase after the number, else the one before it."""
    assert read(sentence)[0].measure == measure


def test_a_figure_is_about_the_entities_nearest_to_it() -> None:
    """The nearest mention of the sentence comes first."""
    text = "China levert Peru en Chili 80 procent."
    mentions = [
        Mention(0, 5, "urn:knooppunt:entity:country:cn", EntityType.COUNTRY),
        Mention(21, 26, "urn:knooppunt:entity:country:cl", EntityType.COUNTRY),
    ]
    document = Document("0" * 64, "note.txt", text, language="nl")
    passage = Passage(0, len(text), (Sentence(0, len(text), "nl"),), language="nl")
    (figure,) = figures(document, [passage], mentions)
    assert figure.about == ("urn:knooppunt:entity:country:cl", "urn:knooppunt:entity:country:cn")


def test_an_impossible_share_is_flagged_and_kept() -> None:
    """The value stays as printed; the flag proposes a reading."""
    (figure,) = read("Het aandeel van de invoer is 7750%.")
    assert figure.value == 7750
    assert "77.50" in figure.suspect


TABLE = """Tabel 3. Invoer per land (2021)
Rang Land Invoer Aandeel oud (%) Aandeel nieuw (%)
1 Peru 812.50 0,66 1,07
2 Chili 78155 0,51 0,92
3 Kenia 640.25 0,44 0,87
4 Oman 512.75 0,31 0,55
"""


def test_a_table_is_read_by_column() -> None:
    """The column decides what a point means, dates its cells, names their unit, and shows a lost decimal point."""
    document = Document("0" * 64, "table.txt", TABLE, language="nl")
    passage = Passage(0, len(TABLE), (Sentence(0, len(TABLE), "nl"),), kind=BlockKind.PARAGRAPH, language="nl")
    found = list(figures(document, [passage], []))
    first = [f for f in found if document.clean[: f.start].count("\n") == 2]
    assert [(f.value, f.unit, f.period) for f in first] == [
        (812.5, None, "2021"),
        (0.66, "percent", "2021"),
        (1.07, "percent", "2021"),
    ]
    (suspect,) = [f for f in found if f.suspect]
    assert suspect.value == 78155
    assert "781.55" in suspect.suspect


def test_furniture_holds_no_figures() -> None:
    """Running heads and boilerplate are left out."""
    text = "Al 40 jaar uw partner."
    passage = Passage(0, len(text), (Sentence(0, len(text), "nl"),), kind=BlockKind.BOILERPLATE, language="nl")
    assert figures(Document("0" * 64, "a.txt", text, language="nl"), [passage], []) == ()


@given(st.text(alphabet="0123456789.,-–%€$ abMWtot\nvan±~/()+", max_size=60))
def test_every_figure_stands_where_it_says(text: str) -> None:
    """Whatever the text, a figure's characters are the slice it names and figures do not overlap."""
    document = Document("0" * 64, "a.txt", text, language="nl")
    passage = Passage(0, len(text), (Sentence(0, len(text), "nl"),), language="nl")
    found = figures(document, [passage], [])
    assert all(document.clean[f.start : f.end] == f.as_written for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("Er ligt tot 10.000 kilo opgeslagen.", "at most"),
        ("De boete bedraagt tot 50.000 euro.", "at most"),
        ("De boete kan oplopen tot 50.000 euro.", None),
    ],
)
def test_tot_is_a_bound_unless_something_changes(sentence: str, qualifier: str | None) -> None:
    """An upper bound, or where a change ends."""
    assert read(sentence)[0].qualifier == qualifier


NOTES = """¹ Kamerstukken II, 2023/2024, 31 839, nr. 1024
² Kamerstukken II, 2022/2023, 31 839, nr. 874
³ Kamerstukken II, 2021/2022, 32 793, nr. 613
"""


def test_references_in_notes_are_no_table() -> None:
    """Lines of dossier numbers hold no figures."""
    document = Document("0" * 64, "notes.txt", NOTES, language="nl")
    passage = Passage(0, len(NOTES), (Sentence(0, len(NOTES), "nl"),), kind=BlockKind.NOTE, language="nl")
    assert figures(document, [passage], []) == ()


BARS = """| Land | Aandeel | Index |
|---|---|---|
| Peru | 77,50% | 0,61 |
| Chili | 7750% | 0,58 |
| Kenia | 31,20% | 0,44 |
| Ghana | 12,40% | 52 |
"""


def test_a_cell_between_bars_that_does_not_fit_its_column_is_flagged() -> None:
    """A share above a hundred and a number unlike its column keep their value and get a proposed reading."""
    document = Document("0" * 64, "table.md", BARS, language="nl", media_type="text/markdown")
    found = figures(document, segment(document, layout(document)), [])
    assert {f.as_written: f.value for f in found if f.suspect} == {"7750%": 7750, "52": 52}
    assert all(f.suspect.endswith(("reads 77.50.", "reads 0.52.")) for f in found if f.suspect)
