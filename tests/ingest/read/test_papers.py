"""The heads of papers of parliament, in texts written for these tests after the set forms of such papers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.read.papers import paper_head, with_paper_head
from ingest.repair import repair
from kg.model import Document
from kg.rdf import HEAD

DUTCH = """Vergaderjaar 2031–2032
Aanhangsel van de Handelingen

417

Vragen van de leden De Wit (Lijst Noord), Inge van den
Berg (VZ) en Zoer (OVA) aan de Minister van Handel en de
Staatssecretaris voor Havens over de prijs van kobalt over
de grens (ingezonden 3 maart 2032).

Antwoord van Minister Bos (Handel), mede namens de Staatssecretaris
voor Havens (ontvangen 14 april 2032). Zie ook Aanhangsel Handelingen,
vergaderjaar 2031–2032, nr. 388.

Vraag 1
Kent u de prijs van kobalt?

Antwoord 1
Ja.

Vraag 2, 3 en 4
Wat vindt u van die prijs? Stijgt hij? Wordt u daar blij van?

Antwoord 2, 3 en 4
Nee.
"""
GERMAN = """Deutscher Bundestag Drucksache 31/417
31. Wahlperiode 14.04.2052

Antwort
der Bundesregierung

auf die Kleine Anfrage der Abgeordneten Dr. Ada Kranz, Bert Lohe, weiterer
Abgeordneter und der Fraktion Blaue Liste
– Drucksache 31/388 –

Preise für Kobalt an den Grenzen

Die Antwort wurde namens der Bundesregierung mit Schreiben des Bundesministeriums für Handel vom
12. April 2052 übermittelt.

1. Kennt die Bundesregierung die Preise für Kobalt?

Ja.

2. Steigen die Preise nach ihrer Kenntnis?

Nein.
"""


def stated(text: str, language: str = "nl") -> dict[str, set[str]]:
    """The values of each term."""
    found: dict[str, set[str]] = {}
    document = repair(Document("0", "stuk.txt", text, language="de" if language == "de" else "nl"))
    for term, value in paper_head(document):
        found.setdefault(term, set()).add(value)
    return found


def test_questions_of_the_tweede_kamer() -> None:
    """Members with party, ministers, subject, dates, number and reference are read over the lines they stand on."""
    assert stated(DUTCH) == {
        "identifier": {"ah-tk-20312032-417"},
        "kind": {"Antwoord"},
        "askedBy": {"De Wit (Lijst Noord)", "Inge van den Berg (VZ)", "Zoer (OVA)"},
        "addressedTo": {"Minister van Handel en de Staatssecretaris voor Havens"},
        "subject": {"de prijs van kobalt over de grens"},
        "submitted": {"2032-03-03"},
        "answered": {"2032-04-14"},
        "answeredBy": {"Minister Bos (Handel), mede namens de Staatssecretaris voor Havens"},
        "seeAlso": {"2031–2032 nr 388"},
        "questionCount": {"4"},
    }


def test_questions_without_an_answer_yet() -> None:
    """Without the answer there is no one who answered, and the rest stands."""
    text = DUTCH[: DUTCH.index("Antwoord van")].replace("\n417\n", "\n2032Z04170\n")
    found = stated(text)
    assert found["identifier"] == {"2032Z04170"}
    assert found["submitted"] == {"2032-03-03"}
    assert not {"kind", "answered", "answeredBy", "seeAlso"} & found.keys()


def test_answer_of_the_bundesregierung() -> None:
    """The answer names its own number, that of the request, who asked, the subject and the day of the letter."""
    assert stated(GERMAN, "de") == {
        "identifier": {"Drucksache 31/417"},
        "kind": {"Antwort"},
        "askedBy": {"Dr. Ada Kranz", "Bert Lohe", "Fraktion Blaue Liste"},
        "addressedTo": {"Bundesregierung"},
        "subject": {"Preise für Kobalt an den Grenzen"},
        "answered": {"2052-04-12"},
        "answeredBy": {"Bundesregierung"},
        "seeAlso": {"Drucksache 31/388"},
        "questionCount": {"2"},
    }


def test_other_texts_have_no_such_head() -> None:
    """A text that mentions questions, answers or papers states none of this."""
    assert stated("Vragen van het lid Bos gingen over kobalt. Antwoord van de minister bleef uit.\n\n" * 5) == {}
    assert stated("Der Deutsche Bundestag befasste sich mit Drucksache 19/1 und einer Kleinen Anfrage.\n", "de") == {}


def test_the_day_of_the_answer_dates_a_paper_without_a_date() -> None:
    """A file that gives no date takes that of the answer; one that gives a date keeps it."""
    document = Document("0", "stuk.txt", DUTCH, language="nl")
    assert with_paper_head(document).issued == "2032-04-14"
    assert with_paper_head(replace(document, issued="2032-04-20")).issued == "2032-04-20"


PIECES = (
    *(
        "Vragen van het lid ",
        " aan de ",
        " over ",
        "(ingezonden 3 maart 2032)",
        "Antwoord van ",
        "(ontvangen 1 mei 2032)",
    ),
    *(
        "\n",
        "\n\n",
        "(",
        ")",
        "Deutscher Bundestag Drucksache 1/2",
        "Kleine Anfrage der Abgeordneten ",
        "– Drucksache 1/1 –",
    ),
    *("x", " und ", "Vraag 1\n", "12", "1. "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=400).map("".join))
@settings(max_examples=60, deadline=2000)
def test_any_text_gives_known_terms_and_in_bounded_time(text: str) -> None:
    """Whatever the parts of such sentences come in, terms are known, values are single lines, and nothing is slow."""
    for term, value in paper_head(Document("0", "t", text)):
        assert term in HEAD
        assert value == " ".join(value.split()) != ""
