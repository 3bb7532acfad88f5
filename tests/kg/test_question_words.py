"""What a question asks for is read off its form, and off the noun that follows *which*, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.question_nouns import first_noun, kind_of_noun, noun_after_which
from kg.question_words import KINDS, asked_for

QUESTIONS = """
de act | Auf welches Gesetz beruft sich Washington?
de act | Welche EU-Verordnung schützt den Stahl?
de act | Welches Abkommen regelt den Tiefseebergbau?
de act | Wie heißt das Abkommen von 1995?
de company | Welche Reederei bestellte den Tanker?
de company | Auf welcher Werft wurde das Schiff gebaut?
de company | Welcher japanische Stahlkonzern kaufte das Werk?
de company | Welche Fluggesellschaft fliegt nach Lima?
de company | Bei welchem Netzbetreiber liegt der Antrag?
de company | Wie heißt der größte Hersteller von Elektrolyseuren?
de company | Welche Banken verweigerten den Kredit?
de country | In welchen beiden Ländern wird Kali abgebaut?
de country | Welche afrikanischen Staaten liefern Kobalt?
de country | Aus welchem Land stammt das Erz?
de definition | Was verbirgt sich hinter CBAM?
de definition | Wozu dient ein Kondensator?
de definition | Kleinstnetz: was ist das?
de definition | Bedeutung von Additionalität
de definition | Was bedeutet Additionalität?
de definition | Wofür steht CBAM?
de definition | Wie definiert das Gesetz einen Verbraucher?
de definition | Was sind Seltene Erden?
de disagreement | Sind sich die Quellen über die Kosten einig?
de documents | Welche Dokumente nennen den Hafen?
de list | Welche besondere Bedeutung hat der Hafen für Estland?
de list | Welche Rolle spielen Unternehmen beim Abbau?
de list | Welche Folgen hat das Verbot?
de list | Was sind die Voraussetzungen für eine Förderung?
de material | Welches Leichtmetall steckt im Flugzeug?
de material | Welche kritischen Rohstoffe kommen aus der Türkei?
de material | Aus welchem Erz gewinnt man Zinn?
de number | Welchen Beitrag leistet die Werft zur Wirtschaft?
de number | Welche Strafe bekam die Bank?
de number | Wie voll sind die Speicher?
de number | Was verdient ein Schweißer in Emden?
de number | Was kostete die neue Schleuse?
de number | durchschnittliche Lieferzeit Turbinen 2023
de number | Wie hoch war der Pegel?
de number | Welche Menge Erz liefert Gabun?
de number | Was ist der Anteil von Gabun am Erz?
de number | Anteil Chinas an Kobalt
de number | Stromverbrauch Rechenzentrum in Terawattstunden
de organisation | Welche Behörde prüft die Anträge?
de organisation | Welcher Branchenverband warnt vor Engpässen?
de organisation | Welches Ministerium ist zuständig?
de path | Wie hängt der Hafen mit Tschad zusammen?
de person | Welcher Bürgermeister sprach für die Gemeinden?
de person | Name des Geschäftsführers der Werft
de person | Welche Ökonomin beriet die Regierung?
de person | Vorstandsvorsitzende Hafen Emden
de person | Wie heißt die dänische Ministerpräsidentin?
de person | Von wem stammt der Vorschlag?
de place | In welcher Hafenstadt liegt das Terminal?
de place | Auf welcher Insel steht das Werk?
de place | längster Fluss Portugal
de reason | Aus welchen Gründen lehnte Polen ab?
de reason | Mit welcher Begründung wurde die Genehmigung versagt?
de reason | Was trieb die Hütte in die Insolvenz?
de reason | Woran scheiterte das Vorhaben?
de reason | Was hinderte die Werft am Bau?
de what | Wie funktioniert ein Elektrolyseur?
de what | Was hat die Ministerin beschlossen?
de when | In welchem Quartal sank die Ausfuhr?
de when | Ab welchem Datum gilt das Verbot?
de when | Können Sie mir sagen, wann die Werft schloss?
de yes/no | Verfügt Estland über eine Raffinerie?
de yes/no | Nennt der Vertrag eine Frist?
de yes/no | Halten Fachleute das Ziel für erreichbar?
de yes/no | Gehört Island zum Zollgebiet?
en act | Which American statute was used against the bank?
en act | name of the draft law on packaging
en act | Under which treaty does the seabed fall?
en act | What law forces firms to report?
en act | Which executive order set up the list?
en company | At which shipyard was the frigate built?
en company | Which Korean steel company bought the mill?
en company | Which airline flies to Lima?
en company | What refiner supplies the airport?
en company | Which grid operator delays the connection?
en company | Which companies pulled out of the project?
en company | Which bank financed the mine?
en country | Which African countries supply the cobalt?
en country | Which country exports the most tin?
en country | Which member state voted against?
en country | Name a country that exports tin.
en definition | What does CBAM stand for?
en definition | meaning of additionality
en definition | What is meant by strategic autonomy?
en definition | How does the act define a consumer?
en definition | What is a condenser?
en definition | What is the Critical Raw Materials Act?
en definition | strategic autonomy: what is it?
en definition | What are rare earths?
en disagreement | Do the sources agree on the cost?
en documents | Which documents mention the port?
en documents | In which reports is the port named?
en list | Which role do companies play?
en list | Which measures did the parliament take?
en list | What are the conditions for a grant?
en material | Which light metal is in the wings?
en material | What raw materials come from Turkey?
en number | What portion of the ore comes from Gabon?
en number | What fine did the bank get?
en number | What did the new lock cost?
en number | How far ahead does the forecast look?
en number | How costly was the new lock?
en number | estimated annual cost of the reserve
en number | What is Chad's place in the corruption index?
en number | What did the town pay for the bridge?
en number | What is the share of Gabon in ore?
en number | Can you tell me how many people work there?
en number | China share of cobalt refining
en organisation | Which trade union represents the welders?
en organisation | Which regulator reviews the requests?
en organisation | Which think tank counted the jobs?
en path | How is Chad connected to Glencore?
en person | Which mayor spoke for the towns?
en person | Which former finance minister chairs the board?
en person | name of the new port director
en person | chief executive of the Emden yard
en person | What is the name of the Danish prime minister?
en person | Which two senators wrote the bill?
en person | Who leads the port and how many people work there?
en place | In which port city is the terminal?
en place | Which island houses the plant?
en place | capital of Angola
en reason | On what grounds was the permit refused?
en reason | What drove the smelter out of business?
en reason | For what reason did Poland refuse?
en reason | What prevents the yard from growing?
en reason | What led to the closure of the mine?
en what | How does an electrolyser work?
en what | What did the minister decide?
en what | What should companies do?
en what | What kind of company is Trafigura?
en when | In which quarter did exports fall?
en when | In what year did the yard close?
en when | What date does the ban start?
en when | deadline for applications to the fund
en yes/no | Did the minister accept the advice?
en yes/no | Do critics believe in the target?
en yes/no | Is tin a critical raw material?
nl act | Welke Europese verordening beschermt staal?
nl act | Onder welk verdrag valt de zeebodem?
nl act | Welke wet verplicht bedrijven tot rapportage?
nl act | Hoe heet het vredesakkoord uit 1995?
nl act | Welk Amerikaans decreet ligt ten grondslag aan de lijst?
nl company | Welke Antwerpse rederij bestelde de tanker?
nl company | Op welke werf is het fregat gebouwd?
nl company | Welke Chinese accumaker bouwt in Hongarije?
nl company | Aan welk Japans staalconcern werd de fabriek verkocht?
nl company | Welke luchtvaartmaatschappij vliegt op Lima?
nl company | Welke netbeheerder stelt de aansluiting uit?
nl company | Welke twee raffinaderijen sloten in 2024?
nl company | Noem een bedrijf dat tin koopt.
nl company | Welke bank financiert de mijn?
nl country | Met welke twee buurlanden ruziet Guyana?
nl country | Vanuit welke Afrikaanse landen komt het kobalt?
nl country | Welke van de lidstaten stemde tegen?
nl country | Welke landen steunen het plan, en hoeveel betalen zij?
nl country | buurlanden van Tsjaad
nl definition | Wat houdt additionaliteit in?
nl definition | Hoe omschrijft de wet een kritieke grondstof?
nl definition | Wat wordt bedoeld met strategische autonomie?
nl definition | HHI betekenis
nl definition | Waarvoor dient een condensator?
nl definition | Waar staat CBAM voor?
nl definition | strategische autonomie: wat is dat?
nl definition | Wanneer spreekt men van een chokepoint?
nl definition | Wat zijn zeldzame aarden?
nl disagreement | Zijn de bronnen het eens over de kosten?
nl documents | Welke rapporten gaan over de haven?
nl list | Welke gevolgen heeft het verbod voor bedrijven?
nl list | Welke rol spelen bedrijven bij de winning?
nl list | Welke voordelen biedt de haven?
nl list | Wat zijn de voorwaarden voor subsidie?
nl material | Welk licht metaal zit in het vliegtuig?
nl material | Uit welke delfstof wint men lithium?
nl material | Welke vijf kritieke grondstoffen komen uit Turkije?
nl number | Welke boete kreeg de bank?
nl number | Hoe vol zijn de silo's?
nl number | Wat verdient een lasser in Emden?
nl number | Wat was de gemeente kwijt voor de brug?
nl number | Wat kostte de nieuwe sluis?
nl number | gemiddelde levertijd turbines 2023
nl number | maximumstraf smokkel
nl number | Wat is de HHI voor mangaan?
nl number | Hoeveel landen steunen het plan, en welke bedrijven?
nl number | aandeel China in kobalt
nl organisation | Welke brancheclub waarschuwde voor krapte?
nl organisation | Bij welke toezichthouder moet je melden?
nl organisation | Welk waterschap wint fosfaat terug?
nl organisation | Welke organisaties ondertekenden de brief?
nl path | Hoe hangt Tsjaad samen met de haven?
nl person | Welke burgemeester sprak namens de gemeenten?
nl person | Welke Zweedse wiskundige kreeg de prijs?
nl person | Naam van de nieuwe directeur van de haven
nl person | Hoe heet de Belgische eurocommissaris voor handel?
nl person | hoofdinspecteur gezondheidszorg Limburg
nl person | Door wie werd het rapport geschreven?
nl person | Kun je me zeggen wie de haven leidt?
nl place | In welke Duitse havenstad ligt de terminal?
nl place | Bij welke rivier ligt de mijn?
nl place | hoofdstad van Angola
nl reason | Met welk argument weigerde Polen?
nl reason | Op welke gronden werd de vergunning geschrapt?
nl reason | Wat dreef de smelter tot sluiting?
nl reason | Vanwaar de plotselinge prijsdaling?
nl reason | Wat is de voornaamste reden van het verbod?
nl what | Hoe werkt een elektrolyser?
nl what | Wat heeft de minister besloten?
nl what | Wat vindt de minister van het verbod?
nl what | Een boer koopt kunstmest zonder vergunning: mag dat?
nl when | In welk kwartaal daalde de export?
nl when | Op welke datum trad het verbod in werking?
nl when | Vanaf welk jaar is dieselrijden verboden?
nl when | Wanneer sloot de werf?
nl yes/no | Beschikt Estland over een eigen raffinaderij?
nl yes/no | Vallen batterijen onder de regeling?
nl yes/no | Telt afgewerkte olie mee?
nl yes/no | Wil Brussel af van het gas?
de yes/no | Senkt der Zoll den Preis?
de yes/no | Fördert Schweden Uran?
de place | In welcher Gemeinde entsteht der Windpark?
de person | Wessen Idee war die Abgabe?
de number | Wie große Schiffe passen in die Schleuse?
de number | Um welchen Prozentsatz fiel die Ausfuhr?
de what | Worum geht es im Streit um das Kabel?
en definition | What's a tax haven?
en reason | What makes nickel so expensive?
en what | What policies cost the most jobs?
en what | What happened in Kiruna?
en number | By what percentage did the price rise?
en list | What are the consequences of the ban for the port?
nl list | Wat zijn de gevolgen?
nl list | Welke plannen heeft het ministerie met de haven?
nl act | Welk artikel van welke wet geldt voor de sluis?
nl country | In welk sterk vergrijsd land daalt de productie?
nl yes/no | Verlaagt de heffing de prijs?
nl number | aandeel Nederland tulpen
"""
"""A language, a kind and a question a line."""


def rows(text: str) -> list[tuple[str, str, str]]:
    """Return language, kind and question of each line."""
    parts = (line.split(" | ") for line in text.strip().splitlines())
    return [(*head.split(), question) for head, question in parts]  # type: ignore[misc]


def kind_of(question: str, language: str) -> str:
    """Return what a question asks for."""
    asked = asked_for(question.lower(), language)
    return asked.kind if asked else "what"


@pytest.mark.parametrize(("language", "kind", "question"), rows(QUESTIONS))
def test_kind(language: str, kind: str, question: str) -> None:
    """Which noun, how much, why, whether, what it means, or keywords: each says what answer is wanted."""
    assert kind_of(question, language) == kind


@pytest.mark.parametrize(
    ("noun", "language", "kind"),
    [
        ("scheepswerf", "nl", "company"),
        ("eu-landen", "nl", "country"),
        ("nederland", "nl", None),
        ("voorraad", "nl", "number"),
        ("provincieraad", "nl", "organisation"),
        ("halfgeleider", "nl", "none"),
        ("bundesgesetzes", "de", "act"),
        ("halbleiter", "de", "none"),
        ("projektleiterinnen", "de", "person"),
        ("bestandteil", "de", "none"),
        ("deutschland", "de", None),
        ("universities", "en", "organisation"),
        ("chipmakers", "en", "company"),
        ("tulip", "en", None),
    ],
)
def test_kind_of_a_noun(noun: str, language: str, kind: str | None) -> None:
    """A noun is known by itself, inflected, or as the last part of a compound; names of countries are no such nouns."""
    assert kind_of_noun(noun, language) == kind


@pytest.mark.parametrize(
    ("after", "language", "found"),
    [
        (" nederlandse werf bouwt het?", "nl", "nederlandse werf"),
        (" spreuk staat op de munt?", "nl", None),
        (" steel company won?", "en", "steel company"),
        (" firm plans a mine?", "en", "firm"),
        (" goods fall under it?", "en", "goods"),
        (" think tank wrote it?", "en", "think tank"),
        (", killed by a law,", "en", None),
        (" beiden länder zahlen?", "de", "beiden länder"),
    ],
)
def test_reach_of_the_noun(after: str, language: str, found: str | None) -> None:
    """The noun after *which* is the head of its group, and none that stands in the rest of the sentence."""
    noun = noun_after_which(after, 0, language)
    assert (after[: noun[1]].strip() if noun else None) == found


def test_words_that_ask() -> None:
    """The words that say what is asked for are told by their place in the question."""
    question = "at which dutch shipyard was it built?"
    asked = asked_for(question, "en")
    assert asked is not None
    assert question[slice(*asked.span)] == "which dutch shipyard"


def test_the_first_phrase_counts() -> None:
    """Of two things asked for the first is the kind."""
    assert kind_of("Welk land won, en hoeveel bedrijven deden mee?", "nl") == "country"
    assert kind_of("Hoeveel bedrijven deden mee, en welk land won?", "nl") == "number"


def test_keywords_in_a_language_not_told() -> None:
    """Keywords whose language was taken for another are understood by the nouns of the others."""
    assert kind_of("Rekordtief Elbe Dresden", "nl") == "number"


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(("nl", "de", "en")))
def test_what_any_text_asks_for_is_a_kind_within_it(text: str, language: str) -> None:
    """Whatever is asked, the kind is one of those named, and the words that say so lie in the text."""
    lowered = text.lower()
    asked = asked_for(lowered, language)
    assert asked is None or (asked.kind in KINDS and 0 <= asked.span[0] <= asked.span[1] <= len(lowered))


def test_a_title_may_stand_far_from_its_noun() -> None:
    """After *under which title* the thing that bears it comes later."""
    assert kind_of("Onder welke titel verscheen in mei de kabinetsverordening?", "nl") == "act"
    assert first_noun("verscheen in mei de verordening", 0, "nl") == ("act", 31)
