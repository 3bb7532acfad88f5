"""Tests of recognition in a whole document."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.mentions import recognise
from kg.model import Document, Entity, Mention, Passage
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term


def term(iri: str, kind: str, *names: str) -> Term:
    """Make a term from names written `text|kind`, in every language."""
    return Term(iri, kind, tuple(Name(n.split("|")[0], "mul", (n + "|preferred").split("|")[1]) for n in names))  # type: ignore[arg-type]


MATCHER = NameMatcher.from_terms(
    [
        term("cn", "Country", "China", "Chinese|adjective", "Peking|seat"),
        term("pl", "Country", "Polen", "Poolse|adjective"),
        term("kpn", "Company", "KPN"),
        term("vodafone", "Company", "Vodafone"),
        term("asml", "Company", "ASML"),
        term("ree", "Material", "zeldzame aardmetalen"),
        term("ree-refining", "Chokepoint", "raffinage van zeldzame aardmetalen"),
        Term(
            "tax",
            "Act",
            (
                Name("Abgabenordnung", "de", "preferred"),
                Name("Duitse belastingwet", "nl", "preferred"),
                Name("AO", "mul", "alternative"),
            ),
        ),
        Term("shell", "Company", (Name("Shell", "mul", "preferred"),), ambiguous=frozenset({"Shell"})),
    ]
)


def read(*paragraphs: str) -> tuple[Document, tuple[Mention, ...], tuple[Entity, ...]]:
    """Recognise in a Dutch document of which each paragraph is a passage."""
    text = "\n\n".join(paragraphs)
    document = Document(id="0" * 64, name="note.txt", original=text, language="nl")
    starts = [text.index(paragraph) for paragraph in paragraphs]
    passages = tuple(
        Passage(at, at + len(p), (), headings=("ASML en China",), language="nl")
        for at, p in zip(starts, paragraphs, strict=True)
    )
    mentions, entities = recognise(document, passages, MATCHER)
    return document, mentions, entities


def named(*paragraphs: str) -> list[tuple[str, str]]:
    """Return mentions as (text, entity)."""
    document, mentions, _ = read(*paragraphs)
    return [(document.clean[m.start : m.end], m.entity.removeprefix("urn:knooppunt:entity:")) for m in mentions]


def test_an_abbreviation_counts_in_its_document() -> None:
    """Introduced once, an abbreviation stands for its act in later paragraphs."""
    act = "act:digital-services-act"
    assert named("De Digital Services Act (DSA) geldt.", "Volgens de DSA moet dat.") == [
        ("Digital Services Act", act),
        ("DSA", act),
        ("DSA", act),
    ]
    assert named("Volgens de DSA moet dat.") == []


def test_a_document_may_give_a_name_another_meaning() -> None:
    """What a document introduces as the abbreviation of something else is no company in it."""
    assert named("De Kosten Per Nacht (KPN) tellen op. De KPN stijgt.") == [("KPN", "kpn")] * 2
    assert named("De kosten per nacht (KPN) tellen op. De KPN stijgt.") == []
    assert named("Kleine Projecten en Noodprogramma's (KPNs) tellen op. De KPN stijgt.") == []


def test_a_company_is_found_again_by_its_bare_name() -> None:
    """What a legal form shows once holds for the name elsewhere, and within a list."""
    company = "company:solvinity"
    assert named("Solvinity B.V. groeit.", "Klanten van Solvinity klagen.") == [
        ("Solvinity B.V.", company),
        ("Solvinity", company),
    ]
    assert ("Solvinity", company) in named("De providers KPN, Solvinity en Vodafone.")


def test_one_doubtful_place_makes_no_entity() -> None:
    """A single frame is not enough around words of the language, two are; so is one around a word that nobody else uses."""
    assert named("De overname van Zonnebloem door anderen.") == []
    assert ("Zonnebloem", "company:zonnebloem") in named(
        "De overname van Zonnebloem door anderen.", "De aandelen van Zonnebloem stegen."
    )
    assert named("De overname van Qorvex door anderen.") == [("Qorvex", "company:qorvex")]


def test_a_nationality_is_no_part_of_a_name() -> None:
    """*Het Poolse Vindrax Mining* is Vindrax Mining; a nationality without an article belongs to the name."""
    assert ("Vindrax Mining", "company:vindrax-mining") in named("Het Poolse Vindrax Mining vond erts.")


def test_roles_of_several_introduce_each() -> None:
    """*De fabrikanten Zorvexa en ASML* are companies both."""
    assert ("Zorvexa", "company:zorvexa") in named("Dat zeiden de fabrikanten Zorvexa en ASML samen.")


def test_a_place_in_front_of_a_common_noun_is_no_company() -> None:
    """*Chef des Berliner Unternehmens* speaks of a company without naming it."""
    text = "Das sagte der Chef des Bremener Unternehmens."
    document = Document(id="0" * 64, name="x", original=text, language="de")
    assert recognise(document, (Passage(0, len(text), (), language="de"),), MATCHER) == ((), ())


def test_a_home_and_a_word_of_its_own_make_a_company() -> None:
    """*Tekvora uit Portugal* is a company, a surname with a first name or a title before it is not."""
    assert ("Tekvora", "company:tekvora") in named("Ook Tekvora uit China groeit.")
    assert named("Ook Anna Tekvora uit China groeit.")[:1] == [("China", "cn")]
    assert named("Dat zei minister Tekvora uit China.")[:1] == [("China", "cn")]


def test_where_an_item_stands_is_no_part_of_a_list() -> None:
    """Of *ASML in Veldrax en Zorvex in Brelum* only the companies are taken."""
    names = [name for name, _ in named("Fabrieken staan bij ASML in Veldrax en Zorvex in Brelum vol.")]
    assert names == ["ASML", "Zorvex"]


def test_a_function_that_is_none_gives_its_names_free() -> None:
    """Where nobody speaks of chokepoints, *raffinage van zeldzame aardmetalen* names the material only."""
    assert named("Hij bezocht de raffinage van zeldzame aardmetalen.") == [("zeldzame aardmetalen", "ree")]
    assert named("Een knelpunt is de raffinage van zeldzame aardmetalen.") == [
        ("raffinage van zeldzame aardmetalen", "ree-refining")
    ]


def test_the_vocabulary_knows_better() -> None:
    """A frame around a known country does not make it a company."""
    assert named("De chipmaker ASML en de fabrikant China.") == [("ASML", "asml"), ("China", "cn")]


def test_a_rule_decides_a_common_word() -> None:
    """A name that is also a common word is the company where a rule shows one, and from there on."""
    assert named("De shell is leeg.") == []
    assert named("De overname van Shell slaagt. Later was Shell weg.") == [("Shell", "shell"), ("Shell", "shell")]


def test_weak_names_need_the_country() -> None:
    """Adjectives and seats count where the country itself is named."""
    assert named("De Poolse worst.") == []
    assert named("China dreigt. Peking en de Chinese pers zwijgen.") == [
        ("China", "cn"),
        ("Peking", "cn"),
        ("Chinese", "cn"),
    ]


def test_the_government_of_a_country_is_that_country() -> None:
    """An adjective before a government, an economy or exports names the country; before anything else it only hints at it."""
    assert named("De Poolse regering valt.") == [("Poolse", "pl")]
    assert named("De Poolse economie groeit.") == [("Poolse", "pl")]
    assert named("De Poolse exportcijfers vallen mee.") == [("Poolse", "pl")]


def test_an_abbreviation_may_be_introduced_for_something_else() -> None:
    """Where its long form shares no word with the names of the act, the letters are not the act's in this document."""
    assert named("In het algemeen overleg (AO) bleek dat. Na het AO volgt een debat.") == []
    assert named("De Duitse belastingwet (AO) geldt. De AO is oud.") == [
        ("Duitse belastingwet", "tax"),
        ("AO", "tax"),
        ("AO", "tax"),
    ]


def test_headings_are_read_too() -> None:
    """A line that is the heading of a passage holds mentions although no passage covers it."""
    text = "ASML en China\nDe rest zwijgt."
    document = Document(id="0" * 64, name="x", original=text, language="nl")
    passage = Passage(14, len(text), (), headings=("ASML en China",), language="nl")
    mentions, _ = recognise(document, (passage,), MATCHER)
    assert [m.entity for m in mentions] == ["asml", "cn"]


def test_leftovers_of_the_layout_name_countries() -> None:
    """Outside passages, as in the labels of a map, countries are read and nothing else."""
    text = "De rest zwijgt.\nPolen KPN China 3,4"
    document = Document(id="0" * 64, name="x", original=text, language="nl")
    mentions, _ = recognise(document, (Passage(0, 15, (), language="nl"),), MATCHER)
    assert [m.entity for m in mentions] == ["pl", "cn"]


def test_new_entities_are_returned_with_their_label() -> None:
    """The entities no vocabulary holds come with the name the document gives them."""
    _, mentions, entities = read("De Digital Services Act (DSA) geldt voor ASML.")
    assert [(e.iri, e.type, e.labels) for e in entities] == [
        ("urn:knooppunt:entity:act:digital-services-act", "Act", {"nl": "Digital Services Act"})
    ]
    assert {e.iri for e in entities} <= {m.entity for m in mentions}


@pytest.mark.parametrize(
    "piece",
    [
        "§ 1 ff a ff ",
        "A-",
        "A.",
        "Gesetz über die die ",
        "Aa, ",
        "Verordnung ",
        "(A",
        "Wet a, ",
        "aA",
        "Aa & ",
        "1/2/",
        "a",
    ],
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    """Text made to send patterns astray is read in linear time."""
    text = piece * (20_000 // len(piece)) + "!"
    document = Document(id="0" * 64, name="x", original=text, language="de")
    start = time.process_time()
    recognise(document, (Passage(0, len(text), (), language="de"),), MATCHER)
    assert time.process_time() - start < 5


WORDS = st.sampled_from(
    ["ASML", "China", "KPN,", "en", "de", "(DSA)", "Digital Services Act", "B.V.", "Solvinity", "§ 5 GWB", "overname van", "\n", "Shell-topman", "Qorx", "(QRX)"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=40))
def test_mentions_lie_in_the_text_and_know_their_entity(words: str, noise: str) -> None:
    """Whatever the text, mentions come in order, within it, and of entities that a vocabulary or the document holds."""
    text = noise + words
    document = Document(id="0" * 64, name="x", original=text, language="nl")
    mentions, entities = recognise(document, (Passage(0, len(text), (), language="nl"),), MATCHER)
    known = set(MATCHER.terms) | {entity.iri for entity in entities}
    assert all(0 <= m.start < m.end <= len(text) and 0 < m.confidence <= 1 for m in mentions)
    assert all(m.entity in known for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_document_text_is_never_a_pattern() -> None:
    """Signs that mean something in patterns are only signs."""
    assert named("De chipmaker A(*+[ en (((( Solvinity B.V. \\1 $", "Bij Solvinity")[-1] == (
        "Solvinity",
        "company:solvinity",
    )
