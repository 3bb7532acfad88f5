"""Tests of what gives persons away, and of keeping them and ordinary nouns from becoming companies or acts."""

import pytest

from ingest.mentions import recognise
from ingest.mentions.people import could_be_person, is_title
from kg.model import Document, Language, Passage
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

MATCHER = NameMatcher.from_terms(load_terms(vocabulary_files()))


def named(text: str, language: Language = "de") -> set[tuple[str, str]]:
    """Return the companies and acts of a text with what is written for them."""
    document = Document(id="0" * 64, name="x", original=text, language=language)
    mentions, _ = recognise(document, (Passage(0, len(text), (), language=language),), MATCHER)
    return {(text[m.start : m.end], str(m.type)) for m in mentions if m.type in {"Company", "Act"}}


@pytest.mark.parametrize(
    "word", ["Außenminister", "Sängerin", "golfer", "Passagier", "speelster", "Konquistadors", "Sir"]
)
def test_titles_offices_and_professions_are_titles(word: str) -> None:
    """The end of the word decides."""
    assert is_title(word)


@pytest.mark.parametrize("word", ["Hersteller", "bedrijf", "Konzern", "Anbieter", "under"])
def test_kinds_of_companies_are_no_titles(word: str) -> None:
    """What a company is said to be says nothing of a person."""
    assert not is_title(word)


def test_ordinary_words_and_capitals_within_are_in_no_persons_name() -> None:
    """*Norvex Mining* and *Telvo TV* cannot be persons, *Risvel Kusumo* can."""
    assert could_be_person(["Risvel", "Kusumo"], "de")
    assert could_be_person(["Anna", "Mining"], "de")
    assert not could_be_person(["Norvex", "Mining"], "de")
    assert not could_be_person(["Telvo", "TV"], "de")
    assert not could_be_person(["Kusumo"], "de")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der nordkoreanische Außenminister Pak Yong Tul lehnte das ab.", "de"),
        ("Gewonnen hat der Beste im Feld, Torvald Nesbrik aus Dänemark.", "de"),
        ("Hij verloor van de beste van het veld, Torvald Nesbrik uit Denemarken.", "nl"),
        ("Sie schlugen den amerikanischen Neuling Brelon Devarnaud deutlich.", "de"),
        ("Der amerikanische Passagier Bill Korvey blieb ruhig.", "de"),
        ("Das sagte ein Sprecher von Peter Qorvan.", "de"),
        ("Er ist ein ehemaliger Fußballspieler aus Frankreich.", "de"),
        ("Der Club ist ein Fußballverein aus Spanien.", "de"),
        ("Damals kam das Fußballspiel aus England.", "de"),
        ("De Democrate uit Berlijn sprak dat tegen.", "nl"),
        ("Bekannt ist die Übernahme von Windmühlen durch Leute.", "de"),
        ("Sie sind eine englische Bluesrock-Gruppe aus Großbritannien.", "de"),
        ("Das Wort Bank kommt von dem Tisch.", "de"),
        ("Professor Korvey van het Amerikaanse National Cancer Institute in Maryland sprak.", "nl"),
    ],
)
def test_persons_nouns_and_bodies_are_no_companies_and_no_acts(text: str, language: Language) -> None:
    """What stands where a company or an act could is neither if it is a person, an ordinary noun or a body."""
    assert named(text, language) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der tschechische Hersteller Zentavio baut aus.", "Zentavio"),
        ("Das berichtet der mazedonische Sender Telvo TV heute.", "Telvo TV"),
        ("Entwickelt hat es die japanische Softwarefirma Game Qorvex damals.", "Game Qorvex"),
        ("Der Chef von Norvexa Mining ging, denn Norvexa Mining übernahm nichts.", "Norvexa Mining"),
    ],
)
def test_companies_stay_companies(text: str, name: str) -> None:
    """A role that only a company has, or words that no person bears, keep a company one."""
    assert (name, "Company") in named(text)


def test_a_surname_is_no_company_where_the_text_has_the_first_name() -> None:
    """Two frames make a company of *Zorvek*, unless *Peter Zorvek* is spoken of elsewhere."""
    text = "Die Aktien von Zorvek stiegen. Der Vorstand von Zorvek schwieg."
    assert ("Zorvek", "Company") in named(text)
    assert named(f"{text} Das kaufte Peter Zorvek.") == set()


def test_what_is_counted_is_no_name() -> None:
    """*Ein Zorvek* is a thing of a kind."""
    text = "Die Aktien von Zorvek stiegen. Der Vorstand von Zorvek schwieg."
    assert named(f"{text} Man nennt das einen Zorvek.") == set()


def test_a_law_in_the_plural_or_after_ein_is_a_kind_of_law() -> None:
    """One place of *Sklavengesetze* or *ein Gesetz für …* names no act."""
    assert named("Die Sklavengesetze galten lange.") == set()
    assert named("Man entwirft derzeit ein Gesetz für die Namensänderungen.") == set()


def test_a_longer_name_swallows_a_shorter_one() -> None:
    """A joint venture is not one of its parents, the German Confederation is not today's federal government."""
    assert named("Nun investiert BMW Brilliance.") == {("BMW Brilliance", "Company")}
    text = "Im Deutschen Bund galt das."
    document = Document(id="0" * 64, name="x", original=text, language="de")
    mentions, _ = recognise(document, (Passage(0, len(text), (), language="de"),), MATCHER)
    assert [m.entity.rsplit(":", 1)[1] for m in mentions] == ["german-confederation"]


@pytest.mark.parametrize(
    ("text", "countries"), [("Das meldet Statistik Austria.", 0), ("Made in Austria steht darauf.", 1)]
)
def test_an_english_name_of_a_country_within_another_name_is_no_country(text: str, countries: int) -> None:
    """Right after a word with a capital, *Austria* is a part of what is named."""
    document = Document(id="0" * 64, name="x", original=text, language="de")
    mentions, _ = recognise(document, (Passage(0, len(text), (), language="de"),), MATCHER)
    assert sum(m.type == "Country" for m in mentions) == countries
