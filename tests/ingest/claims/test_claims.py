"""What claims are read from sentences of our own, in Dutch and German."""

import csv
import re

import pytest

from ingest.claims import claims
from ingest.claims.patterns import triggers
from ingest.claims.relations import relations
from kg.model import BlockKind, Claim, Document, EntityType, Language, Mention, Passage, Sentence
from ontology import path

NAMES: dict[str, tuple[EntityType, float]] = {
    "China": (EntityType.COUNTRY, 1.0),
    "Chinas": (EntityType.COUNTRY, 1.0),
    "Peru": (EntityType.COUNTRY, 1.0),
    "Chili": (EntityType.COUNTRY, 1.0),
    "Kenia": (EntityType.COUNTRY, 1.0),
    "Nederland": (EntityType.COUNTRY, 1.0),
    "Chinese": (EntityType.COUNTRY, 0.6),
    "Peruaanse": (EntityType.COUNTRY, 0.6),
    "Perus": (EntityType.COUNTRY, 1.0),
    "peruanische": (EntityType.COUNTRY, 0.6),
    "EU": (EntityType.ORGANISATION, 1.0),
    "WTO": (EntityType.ORGANISATION, 1.0),
    "gallium": (EntityType.MATERIAL, 1.0),
    "Gallium": (EntityType.MATERIAL, 1.0),
    "koper": (EntityType.MATERIAL, 1.0),
    "staal": (EntityType.MATERIAL, 1.0),
    "Novatek": (EntityType.COMPANY, 1.0),
    "Lumivolt": (EntityType.COMPANY, 1.0),
    "Chipwet": (EntityType.ACT, 1.0),
    "Rohstoffgesetz": (EntityType.ACT, 1.0),
    "Panamakanaal": (EntityType.CHOKEPOINT, 1.0),
    "Ulm": (EntityType.PLACE, 1.0),
}


GOODS = "Gallium"
"""A good that the words of our sentences begin with."""


def read(text: str, language: Language = "nl", kind: BlockKind = BlockKind.PARAGRAPH) -> list[Claim]:
    """Return the claims of one sentence; its entities are the names above."""
    mentions = [
        Mention(m.start(), m.end(), m[0], *NAMES[m[0]])
        for m in re.finditer(
            r"(?<!\w)(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + rf")(?!\w)|(?<!\w){GOODS}(?=prod)", text
        )
    ]
    document = Document("0" * 64, "note.txt", text, language=language)
    passage = Passage(0, len(text), (Sentence(0, len(text), language),), kind=kind, language=language)
    return list(claims(document, [passage], mentions))


def triples(found: list[Claim]) -> list[tuple[str, str, str]]:
    """Return subject, relation and object of each claim."""
    return [(c.subject, c.predicate.partition("#")[2], c.object) for c in found]


@pytest.mark.parametrize(
    ("sentence", "language", "triple"),
    [
        ("Nederland is sterk afhankelijk van China.", "nl", ("Nederland", "dependsOn", "China")),
        ("Voor koper is Nederland afhankelijk van Chili.", "nl", ("Nederland", "dependsOn", "Chili")),
        ("De Chinese overheid leunt op Peru.", "nl", ("Chinese", "dependsOn", "Peru")),
        ("De EU-afhankelijkheid van China neemt af.", "nl", ("EU", "dependsOn", "China")),
        ("Peru ist bei Strom von China abhängig.", "de", ("Peru", "dependsOn", "China")),
        ("Peru hängt stark von China ab.", "de", ("Peru", "dependsOn", "China")),
        ("Die Abhängigkeit der EU von China wächst.", "de", ("EU", "dependsOn", "China")),
        ("China produceert 80 procent van het gallium.", "nl", ("China", "produces", "gallium")),
        ("Bekend is dat China bijna vier miljoen ton staal produceert.", "nl", ("China", "produces", "staal")),
        ("China raffiniert den Großteil des Gallium.", "de", ("China", "refines", "Gallium")),
        ("China beperkte in 2023 de export van gallium.", "nl", ("China", "restrictsExportOf", "gallium")),
        ("De Chinese exportbeperkingen op gallium blijven.", "nl", ("Chinese", "restrictsExportOf", "gallium")),
        ("China verhängte neue Exportkontrollen für Gallium.", "de", ("China", "restrictsExportOf", "Gallium")),
        ("Kenia legde 25 procent invoerrechten op aan Peru.", "nl", ("Kenia", "imposesTariffOn", "Peru")),
        ("Kenia erhebt Zölle auf Gallium.", "de", ("Kenia", "imposesTariffOn", "Gallium")),
        ("Peru importeert 60 procent van zijn auto's uit Chili.", "nl", ("Chili", "supplies", "Peru")),
        ("Peru bezieht seinen Strom aus Kenia.", "de", ("Kenia", "supplies", "Peru")),
        ("Novatek investeert 2 miljard euro in Lumivolt.", "nl", ("Novatek", "investsIn", "Lumivolt")),
        ("Novatek nam Lumivolt in 2021 over.", "nl", ("Novatek", "acquires", "Lumivolt")),
        ("Lumivolt werd overgenomen door het Peruaanse bedrijf Novatek.", "nl", ("Novatek", "acquires", "Lumivolt")),
        ("Der Autobauer Novatek übernimmt den Zulieferer Lumivolt.", "de", ("Novatek", "acquires", "Lumivolt")),
        ("Die Übernahme von Lumivolt durch Novatek ist vollzogen.", "de", ("Novatek", "acquires", "Lumivolt")),
        ("De chipfabrikant Novatek is gevestigd in Chili.", "nl", ("Novatek", "headquarteredIn", "Chili")),
        ("Der peruanische Hersteller Novatek wächst.", "de", ("Novatek", "headquarteredIn", "peruanische")),
        ("Kenia trad in 1995 toe tot de WTO.", "nl", ("Kenia", "memberOf", "WTO")),
        ("Die EU hat das Rohstoffgesetz verabschiedet.", "de", ("EU", "enacts", "Rohstoffgesetz")),
        ("Peru beheerst het Panamakanaal.", "nl", ("Peru", "holdsChokepoint", "Panamakanaal")),
        ("Staal vergt koper; koper is een alternatief voor staal.", "nl", ("koper", "substituteFor", "staal")),
        ("Kenia beschuldigt Peru van dumping.", "nl", ("Kenia", "accuses", "Peru")),
        ("Kenia blokkeerde de overname van Lumivolt.", "nl", ("Kenia", "blocksAcquisition", "Lumivolt")),
        ("Kenia hat die Übernahme von Lumivolt untersagt.", "de", ("Kenia", "blocksAcquisition", "Lumivolt")),
        ("Kenia wirft Peru Dumping vor.", "de", ("Kenia", "accuses", "Peru")),
        ("Kenia bekritiseert de Chipwet.", "nl", ("Kenia", "criticises", "Chipwet")),
        ("In augustus 2023 beperkte China de export van gallium.", "nl", ("China", "restrictsExportOf", "gallium")),
        ("Bekend is dat China de export van gallium beperkt.", "nl", ("China", "restrictsExportOf", "gallium")),
        ("Dat geldt voor China, dat de export van gallium beperkt.", "nl", ("China", "restrictsExportOf", "gallium")),
        ("China legde beperkingen op voor de uitvoer van koper.", "nl", ("China", "restrictsExportOf", "koper")),
        ("Ruim 80 procent van het koper komt uit Chili.", "nl", ("Chili", "supplies", "koper")),
        ("In Peru wordt 40 procent van het koper gewonnen.", "nl", ("Peru", "produces", "koper")),
        ("Dat lukt Peru, een van de grootste producenten van koper.", "nl", ("Peru", "produces", "koper")),
        ("De leveranciers van koper zijn Peru en Chili.", "nl", ("Chili", "supplies", "koper")),
        ("Novatek uit Chili levert pompen aan Lumivolt.", "nl", ("Novatek", "supplies", "Lumivolt")),
        ("In 2022 sloot de EU een grondstoffenpartnerschap met Kenia.", "nl", ("EU", "partnersWith", "Kenia")),
        ("Seit 2021 ist die Abhängigkeit Perus von China gewachsen.", "de", ("Perus", "dependsOn", "China")),
        ("Größter Galliumproduzent ist China.", "de", ("China", "produces", "Gallium")),
        ("Rund 90 Prozent des Gallium stammen aus China.", "de", ("China", "supplies", "Gallium")),
        ("Die Ausfuhrbeschränkungen Chinas für Gallium gelten.", "de", ("Chinas", "restrictsExportOf", "Gallium")),
        ("Peru und China haben ein Freihandelsabkommen geschlossen.", "de", ("Peru", "partnersWith", "China")),
        ("Peru verloor de rechtszaak en levert nu koper aan China.", "nl", ("Peru", "supplies", "China")),
        ("Peru verlor den Streit und liefert nun Kohle nach China.", "de", ("Peru", "supplies", "China")),
        ("Peru heeft in 2022 pompen aan China geleverd.", "nl", ("Peru", "supplies", "China")),
        ("Peru hat 2022 mehr Gallium aus China importiert.", "de", ("China", "supplies", "Peru")),
        ("Bekend is dat Peru pompen levert aan China.", "nl", ("Peru", "supplies", "China")),
        ("Kenia heeft Peru van dumping beschuldigd.", "nl", ("Kenia", "accuses", "Peru")),
        ("Kenia heeft gisteren een nieuw, uitgebreid handelsakkoord met Peru gesloten.", "nl", ("Kenia", "partnersWith", "Peru")),
        ("Australien, Peru und China: Auf Peru entfielen 2023 rund 8 % der Galliumproduktion.", "de", ("Peru", "produces", "Gallium")),
        ("Seit dem 27. März 2020 ist Kenia Mitglied der WTO.", "de", ("Kenia", "memberOf", "WTO")),
        ("Het WTO-lid Kenia protesteerde.", "nl", ("Kenia", "memberOf", "WTO")),
        ("Die WTO besteht aus Kenia und Peru.", "de", ("Peru", "memberOf", "WTO")),
        ("De pompenfabriek van Novatek in Ulm draait.", "nl", ("Novatek", "operatesIn", "Ulm")),
        ("Das Novatek-Werk in Ulm wächst.", "de", ("Novatek", "operatesIn", "Ulm")),
        ("Novatek heeft in Ulm een grote fabriek.", "nl", ("Novatek", "operatesIn", "Ulm")),
        ("Novatek is een klant van Lumivolt.", "nl", ("Lumivolt", "supplies", "Novatek")),
        ("China legde de uitvoer van gallium aan banden.", "nl", ("China", "restrictsExportOf", "gallium")),
        ("Die von China verhängten Exportkontrollen für Gallium gelten.", "de", ("China", "restrictsExportOf", "Gallium")),
        ("Die Hälfte der aus China nach Peru exportierten Güter ist billig.", "de", ("China", "supplies", "Peru")),
        ("Der Hauptsitz von Novatek befindet sich in Ulm.", "de", ("Novatek", "headquarteredIn", "Ulm")),
        ("Australië is 's werelds grootste markt, Peru is 's werelds grootste producent van koper.", "nl", ("Peru", "produces", "koper")),
    ],
)  # fmt: skip
def test_a_phrasing_states_its_relation(sentence: str, language: Language, triple: tuple[str, str, str]) -> None:
    """Subject and object stand where the grammar of the phrasing puts them."""
    assert triple in triples(read(sentence, language))


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("De invoer uit Peru is afhankelijk van China.", "nl"),
        ("Is Peru afhankelijk van China?", "nl"),
        ("Peru moet afhankelijk worden van China.", "nl"),
        ("Peru is nauwelijks afhankelijk van China.", "nl"),
        ("De overname van Lumivolt door Novatek is geblokkeerd.", "nl"),
        ("Die Kritik der EU ist abhängig von China.", "de"),
        ("Novatek hat den Kartendienst von Lumivolt gekauft.", "de"),
        ("Washington steunt chips; Peru bouwt ketens en China ook.", "nl"),
        ("China produceert auto's en Peru levert aan Peru.", "nl"),
        ("Peru hat die Kontrolle über das Werk von dessen Eigentümer Lumivolt übernommen.", "de"),
        ("Peru übernimmt die Kontrolle beim zu Lumivolt gehörenden Werk.", "de"),
        ("Peru erhielt seine Unabhängigkeit von China.", "de"),
        ("Peru is minder afhankelijk van China.", "nl"),
        ("Stoppt China den Export von Gallium, fehlen Chips.", "de"),
        ("De lichtbron komt van Lumivolt, dat Novatek overnam.", "nl"),
        ("Een verbod op de import van gallium uit China volgt.", "nl"),
        ("Kenia veroordeelt Novatek tot een boete.", "nl"),
        ("Das Gallium kommt ursprünglich aus China.", "de"),
        ("Staaten wie Peru und China konkurrieren mit anderen.", "de"),
        ("Novatek ist eine Lumivolt aus Peru.", "de"),
        ("De in Peru gevestigde Solantis kocht 3 aandelen Novatek.", "nl"),
        ("Novatek wint koper terug uit Lumivolt.", "nl"),
        ("Ein Konzern aus Peru, das Gallium herstellt, wächst.", "de"),
        ("Größter Lieferant war Kenia, nach Peru, der größte Lieferant von Gallium.", "de"),
        ("Es geht um eine neue Partnerschaft zwischen Peru und China.", "de"),
        ("De samenwerking tussen Peruaanse en Chinese scholen begint.", "nl"),
        ("Ursprünglich kommt das Gallium aus China.", "de"),
        ("Kenia, dat wil exporteren en Peru leveren pompen.", "nl"),
    ],
)
def test_what_a_careful_reader_would_not_draw_is_no_claim(sentence: str, language: Language) -> None:
    """Complements, questions, wishes, hedges and prevented deals state nothing of the kind."""
    assert read(sentence, language) == []


def test_an_object_may_be_a_list_with_its_source() -> None:
    """Each member of a list and the country it comes from is an object."""
    found = triples(read("Nederland is afhankelijk van gallium en koper uit China."))
    assert found == [("Nederland", "dependsOn", x) for x in ("gallium", "koper", "China")]


def test_a_list_ends_at_its_conjunction() -> None:
    """A comma after a list begins a new clause, whose subject is no member of it."""
    assert triples(read("Peru produceert koper en staal, China bouwt ketens.")) == [
        ("Peru", "produces", "koper"),
        ("Peru", "produces", "staal"),
    ]


def test_a_group_stands_in_a_symmetric_relation() -> None:
    """Each pair of those who agree are partners."""
    found = triples(read("Het handelsakkoord tussen Peru, Chili en Kenia geldt."))
    assert found == [
        ("Peru", "partnersWith", "Chili"),
        ("Peru", "partnersWith", "Kenia"),
        ("Chili", "partnersWith", "Kenia"),
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "polarity"),
    [
        ("Peru is niet afhankelijk van China.", "nl", "negative"),
        ("Peru produceert geen koper.", "nl", "negative"),
        ("Peru is niet langer lid van de WTO.", "nl", "negative"),
        ("Peru ist nicht von China abhängig.", "de", "negative"),
        ("Peru is niet alleen afhankelijk van China.", "nl", "positive"),
        ("De afhankelijkheid van Peru van China neemt niet af.", "nl", "positive"),
        ("Peru koopt Lumivolt, dat niet groot is.", "nl", "positive"),
        ("Peru importeert koper uit China dat niet zuiver is.", "nl", "positive"),
    ],
)
def test_a_denial_is_negative(sentence: str, language: Language, polarity: str) -> None:
    """A negation of the phrasing itself denies the claim; one in another clause does not."""
    assert {c.polarity for c in read(sentence, language)} == {polarity}


@pytest.mark.parametrize(
    ("sentence", "language", "modality", "attribution"),
    [
        ("Novatek nam Lumivolt over.", "nl", "asserted", ""),
        ("Novatek wil Lumivolt overnemen.", "nl", "planned", ""),
        ("Novatek will Lumivolt übernehmen.", "de", "planned", ""),
        ("Peru zou afhankelijk zijn van China.", "nl", "conditional", ""),
        ("Peru wird voraussichtlich von China abhängig.", "de", "expected", ""),
        ("Volgens de WTO is Peru afhankelijk van China.", "nl", "quoted", "de WTO"),
        ("Peru sei von China abhängig.", "de", "quoted", ""),
        ("Die umstrittene Übernahme von Lumivolt durch Novatek beginnt.", "de", "planned", ""),
        ("Gegen die Übernahme von Lumivolt durch Novatek gibt es Protest.", "de", "planned", ""),
        ("Peru wird bis 2035 Strom nach China liefern.", "de", "planned", ""),
        ("Peru soll ab 2035 Strom nach China liefern.", "de", "planned", ""),
        ("Peru soll Waffen an China geliefert haben.", "de", "quoted", ""),
        ("Peru plant, Strom nach China zu liefern.", "de", "planned", ""),
        ("Die Ukraine zögert; Peru möchte der WTO beitreten.", "de", "planned", ""),
        ("Peru zal pompen aan China leveren.", "nl", "planned", ""),
        ("Peru gaat pompen leveren aan China.", "nl", "planned", ""),
        ("Peru is van plan pompen te leveren aan China.", "nl", "planned", ""),
        ("Peru zal afhankelijk zijn van China.", "nl", "expected", ""),
        ("Stel dat China de export van gallium beperkt.", "nl", "conditional", ""),
        ("De aangekondigde Chinese exportbeperkingen op gallium wegen zwaar.", "nl", "planned", ""),
        ("Der Bau einer Fabrik von Novatek in Ulm beginnt.", "de", "planned", ""),
    ],
)
def test_the_mood_of_a_claim_is_kept(sentence: str, language: Language, modality: str, attribution: str) -> None:
    """Plans, expectations, conditions and what others say are told from what the text asserts."""
    found = read(sentence, language)
    assert {(c.modality, c.attribution) for c in found} == {(modality, attribution)}


def test_a_company_that_is_sold_supplies_nobody() -> None:
    """In the passive the buyer is the one who gets, and what he gets is the company itself."""
    found = triples(read("Lumivolt wurde 2019 an Novatek verkauft.", "de"))
    assert found == [("Novatek", "acquires", "Lumivolt")]


def test_a_name_shown_once_is_no_company_of_the_country_before_it() -> None:
    """Of a name that the document has shown elsewhere an adjective alone tells no home: it may be part of the name."""
    text = "De Peruaanse Novatek groeit in Chili."
    passage = Passage(0, len(text), (Sentence(0, len(text), "nl"),), kind=BlockKind.PARAGRAPH, language="nl")
    country = Mention(3, 12, "Peru", EntityType.COUNTRY, 0.6)
    homes = {}
    for method in ("name", "name again"):
        company = Mention(13, 20, "Novatek", EntityType.COMPANY, 0.9, method)
        homes[method] = triples(
            list(claims(Document("0" * 64, "n", text, language="nl"), [passage], [country, company]))
        )
    assert homes == {"name": [("Novatek", "headquarteredIn", "Peru")], "name again": []}


def test_a_claim_carries_period_place_and_extractor() -> None:
    """The place is the sentence, the period the one it names."""
    (claim,) = read("Novatek nam Lumivolt in 2021 over.")
    assert (claim.start, claim.end, claim.period) == (0, 34, "2021")
    assert claim.extractor
    assert 0 < claim.confidence <= 1


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Het handelsakkoord tussen Peru en China, dat het verdrag uit 2000 vervangt, geldt.", "nl"),
        ("Peru, der größte Produzent von Gallium, feierte 2013 ein Fest.", "de"),
    ],
)
def test_the_date_of_something_else_is_no_period(sentence: str, language: Language) -> None:
    """What a relative clause dates, and what happens beside an explanation of a name, is not when the claim holds."""
    assert {c.period for c in read(sentence, language)} == {None}


def test_a_verb_denied_before_another_says_nothing_of_it() -> None:
    """The negation of the first of two verbs is not that of the second."""
    assert {c.polarity for c in read("Peru groeit niet snel en levert koper aan China.")} == {"positive"}


def test_the_mood_of_a_main_clause_is_not_that_of_its_relative_clause() -> None:
    """What somebody must do with a name says nothing of what the clause about it states."""
    (claim,) = read("Het schip moet naar Peru, dat koper produceert.")
    assert (claim.predicate.partition("#")[2], claim.modality) == ("produces", "asserted")


def test_whose_act_it_is_holds_whatever_the_sentence_says() -> None:
    """An adjective before an act tells who made it, in no mood and at no date; before a word between them it does not."""
    (claim,) = read("Wie in 2012 volgens de Peruaanse Chipwet steun zou krijgen, wachtte.")
    assert (claim.predicate.partition("#")[2], claim.modality, claim.attribution, claim.period) == (
        "enacts",
        "asserted",
        "",
        None,
    )
    assert read("Voor de Peruaanse partij is nieuws dat de Chipwet geldt.") == []


def test_an_adjective_makes_a_claim_less_sure() -> None:
    """A claim is no surer than its mentions."""
    (sure,) = read("Nederland is afhankelijk van China.")
    (less,) = read("Nederland is afhankelijk van Chinese leveranciers.")
    assert less.confidence < sure.confidence


def test_types_must_fit_the_relation() -> None:
    """A country cannot be acquired, by the range in the ontology."""
    assert read("Novatek nam Peru over.") == []


def test_headings_and_rows_make_no_claims() -> None:
    """Only running text is read."""
    assert read("Peru is afhankelijk van China.", kind=BlockKind.TABLE_ROW) == []


def test_every_trigger_is_of_a_relation_of_the_ontology() -> None:
    """The tables name only relations that exist, and each relation has a phrasing in both languages."""
    for language in ("nl", "de"):
        assert {t.relation for t in triggers(language)} == set(relations())


@pytest.mark.parametrize("language", ["nl", "de"])
def test_no_phrasing_stands_twice(language: str) -> None:
    """A row, a word of an element and a word of a class that come again change nothing."""
    with path(f"relations/triggers.{language}.csv").open(encoding="utf-8", newline="") as file:
        patterns = [(row["relation"], row["subject"], row["object"], row["pattern"]) for row in csv.DictReader(file)]
    with path("relations/words.csv").open(encoding="utf-8", newline="") as file:
        classes = [row["words"].split() for row in csv.DictReader(file) if row["language"] == language]
    options = [element.split("|") for *_, pattern in patterns for element in pattern.split()]
    assert all(len(listed) == len(set(listed)) for listed in (patterns, *classes, *options))


def test_text_cannot_forge_a_mention() -> None:
    """The signs of mentions in a document are taken out before patterns see it."""
    assert triples(read("China \ue000 is afhankelijk van Peru.")) == [("China", "dependsOn", "Peru")]
    assert read("China en Peru spraken; \ue0000\ue001 is afhankelijk van \ue0001\ue001.") == []
