"""Tests of the name matcher."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.name_text import Words, fold, key
from kg.names import Candidate, NameMatcher
from ontology.vocabulary import Name, Term


def term(iri: str, kind: str, *names: str, ambiguous: tuple[str, ...] = ()) -> Term:
    """Make a term from names written `text|language|kind`."""
    made = tuple(Name(*name.split("|")) for name in names)  # type: ignore[arg-type]
    return Term(iri, kind, made, ambiguous=frozenset(ambiguous))


TERMS = [
    term("brazil", "Country", "Brazilië|nl|preferred", "Brasilien|de|preferred", "Braziliaans|nl|adjective"),
    term("korea", "Country", "Zuid-Korea|nl|preferred", "Südkorea|de|preferred", "südkoreanisch|de|adjective"),
    term("china", "Country", "China|mul|preferred", "Chinees|nl|adjective", "Chinees|nl|demonym"),
    term("germany", "Country", "Deutschland|de|preferred", "Duitsland|nl|preferred"),
    term("iceland", "Country", "Island|de|preferred", "IJsland|nl|preferred"),
    term("us", "Country", "Vereinigte Staaten|de|preferred", "Verenigde Staten|nl|preferred", "VS|nl|alternative"),
    term("netherlands", "Country", "Niederlande|de|preferred"),
    term("emirates", "Country", "Vereinigte Arabische Emirate|de|preferred"),
    term("ireland", "Country", "Ire|de|demonym", "Irland|de|preferred"),
    term("ukraine", "Country", "Oekraïne|nl|preferred"),
    term("usmca", "Act", "USMCA|mul|preferred"),
    term("lksg", "Act", "Lieferkettengesetz|de|preferred"),
    term("ai-act", "Act", "AI Act|mul|preferred"),
    term("trump", "Person", "Trump|mul|preferred"),
    term("chip", "Material", "halfgeleider|nl|preferred", "Halbleiter|de|preferred"),
    term("magnet", "Material", "magneet|nl|preferred", "Magnet|de|preferred"),
    term("metal", "Material", "metaal|nl|preferred"),
    term("commodity", "Material", "grondstof|nl|preferred"),
    term("battery", "Material", "accu|nl|preferred"),
    term("nickel", "Material", "nikkel|nl|preferred", "Nickel|de|preferred"),
    term("lithium", "Material", "lithium|nl|preferred", "Lithium|de|preferred"),
    term("lithium-hydroxide", "Material", "Lithiumhydroxid|de|preferred"),
    term("ree", "Material", "Seltene Erden|de|preferred", "zeldzame aardmetalen|nl|preferred"),
    term("crm", "Material", "kritische Mineralien|de|preferred"),
    term("clay", "Material", "klei|nl|preferred"),
    term("opec", "Organisation", "OPEC|mul|preferred"),
    term("opec-plus", "Organisation", "OPEC+|mul|preferred"),
    term("lead", "Material", "lead|en|preferred", "lood|nl|preferred", "Blei|de|preferred"),
    term("asm", "Company", "ASM|mul|preferred"),
    term("asml", "Company", "ASML|mul|preferred"),
    term("besi", "Company", "BESI|mul|preferred"),
    term("telefonica", "Company", "Telefónica|mul|preferred"),
    term("ford", "Company", "Ford|mul|preferred"),
    term("steel", "Company", "US Steel|mul|preferred"),
]
MATCHER = NameMatcher.from_terms(TERMS)


def found(text: str, language: str | None = None) -> list[tuple[str, str]]:
    """Return what the matcher finds as (text of the span, entity)."""
    return [(text[c.start : c.end], c.options[0].entity) for c in MATCHER.find(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("De Braziliaanse regering", "nl", [("Braziliaanse", "brazil")]),
        ("een Chinese investeerder", "nl", [("Chinese", "china")]),
        ("der südkoreanischen Regierung", "de", [("südkoreanischen", "korea")]),
        ("ein südkoreanischer Hersteller, südkoreanisches Geld", "de", [("südkoreanischer", "korea"), ("südkoreanisches", "korea")]),
        ("Chinas Ausfuhren, Deutschlands Industrie", "de", [("China", "china"), ("Deutschland", "germany")]),
        ("China's invloed", "nl", [("China", "china")]),
        ("fabrieken voor halfgeleiders", "nl", [("halfgeleiders", "chip")]),
        ("magneten van metalen", "nl", [("magneten", "magnet"), ("metalen", "metal")]),
        ("grondstoffen", "nl", [("grondstoffen", "commodity")]),
        ("von kritischen Mineralien", "de", [("kritischen Mineralien", "crm")]),
        ("in den Niederlanden", "de", [("Niederlanden", "netherlands")]),
        ("aus den Vereinigten Arabischen Emiraten", "de", [("Vereinigten Arabischen Emiraten", "emirates")]),
        ("des Lieferkettengesetzes", "de", [("Lieferkettengesetzes", "lksg")]),
        ("mit Seltenen Erden und aus den Vereinigten Staaten", "de", [("Seltenen Erden", "ree"), ("Vereinigten Staaten", "us")]),
    ],
)  # fmt: skip
def test_inflected_names_are_found(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    """Endings of nouns and adjectives belong to the mention, the genitive of a name does not."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("de USMCA-overeenkomst", "nl", [("USMCA", "usmca")]),
        ("De Trump-regering", "nl", [("Trump", "trump")]),
        ("een halfgeleiderfabriek", "nl", [("halfgeleider", "chip")]),
        ("die Nickelexporte", "de", [("Nickel", "nickel")]),
        ("Lithiumhydroxid und Lithiumpreise", "de", [("Lithiumhydroxid", "lithium-hydroxide"), ("Lithium", "lithium")]),
        ("das Chinageschäft", "de", [("China", "china")]),
    ],
)
def test_first_parts_of_compounds_are_found(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    """The mention is the part that reads as the name; a concept of its own wins over its first part."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text", ["plasma en bioplasma", "Förderung der Förderprogramme", "Loodrecht, nikkelig", "ASMLs", "kleinbedrijf"]
)
def test_names_inside_other_words_are_not_found(text: str) -> None:
    """A name within a word that is no compound of the field is no name there."""
    assert [pair for pair in found(text, "nl") if pair[1] != "asml"] == []


@pytest.mark.parametrize("text", ["de nikkelindustrie", "de nikkel-industrie", "die Nickelbranche"])
def test_a_sector_is_not_its_material(text: str) -> None:
    """A compound that names a sector is told apart from one that names the thing."""
    assert [c.method for c in MATCHER.find(text)] == ["sector"]


def test_longest_name_wins() -> None:
    """Of names that begin at one word the longest is taken, and what it covers is not found again."""
    assert found("US Steel en ASML, niet ASM", "nl") == [("US Steel", "steel"), ("ASML", "asml"), ("ASM", "asm")]


@pytest.mark.parametrize("text", ["Brazilié", "Oekraine", "Telefonica", "Sudkorea", "Suedkorea", "Al Act", "Besi"])
def test_slips_of_recognition_are_forgiven(text: str) -> None:
    """Lost, changed and written-out diacritics and an l for an I still give the name."""
    assert [surface for surface, _ in found(text)] == [text]


@pytest.mark.parametrize("text", ["Zuid-Korea", "Zuid Korea", "Zuid-\nKorea", "Zuid‑Korea", "zeldzame\naardmetalen"])
def test_spaces_hyphens_and_line_ends_are_alike(text: str) -> None:
    """A name is found across a line end and with either sign between its words."""
    assert [surface for surface, _ in found(text, "nl")] == [text]


def test_names_do_not_run_over_other_signs() -> None:
    """A comma, a full stop or a blank line between its words ends a name."""
    assert found("Zuid, Korea. Verenigde\n\nStaten (US) Steel, 'Zuid' Korea", "nl") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("vs. asm, besi", "nl", []),
        ("Grundstücke auf Rhode Island", "nl", []),
        ("auf Island", "de", ["iceland"]),
        ("een lead van het team", "nl", []),
        ("Lood en lood", "nl", ["lead", "lead"]),
        ("das Blei blei", "de", ["lead"]),
        ("CHINA EN BRAZILIË", "nl", ["china", "brazil"]),
    ],
)
def test_case_and_language_decide(text: str, language: str, expected: list[str]) -> None:
    """Abbreviations keep their capitals, German nouns theirs, and common nouns count in their own language."""
    matches = [c.options[0].entity for c in MATCHER.find("X " + text, language)]
    assert matches == expected


def test_three_capitals_are_an_abbreviation() -> None:
    """*IRE* is no Irishman, *Ire* is one."""
    assert found("Der Ire und das IRE", "de") == [("Ire", "ireland")]


def test_the_plural_of_a_common_word_is_common() -> None:
    """*Stroom* may be electricity, *stromen* are flows; a noun that is nothing else has a plural."""
    names = Name("stroom", "nl", "preferred"), Name("magneet", "nl", "preferred")
    terms = [Term(n.text, "Material", (n,), ambiguous=frozenset({"stroom"})) for n in names]
    matcher = NameMatcher.from_terms(terms)
    assert [c.options[0].entity for c in matcher.find("stromen van stroom en magneten", "nl")] == ["stroom", "magneet"]


@pytest.mark.parametrize(
    ("label", "proper"),
    [
        ("Suezkanaal", True),
        ("Droezjba-pijpleiding", True),
        ("SWIFT", True),
        ("EUV-lithografie", False),
        ("cloud", False),
    ],
)
def test_proper_names_are_told_from_functions(label: str, *, proper: bool) -> None:
    """A label that begins and ends with a capital, or whose first word is a name, is proper; a function is not."""
    matcher = NameMatcher.from_terms([Term("x", "Chokepoint", (Name(label, "nl", "preferred"),))])
    assert matcher.is_proper("x") is proper


def test_a_last_sign_makes_another_name() -> None:
    """A plus that belongs to a name must stand in the text."""
    assert found("OPEC en OPEC+", "nl") == [("OPEC", "opec"), ("OPEC+", "opec-plus")]


def test_questions_in_lower_case_are_understood() -> None:
    """Where nothing has a capital, names need none."""
    assert found("wat levert asml aan china", "nl") == [("asml", "asml"), ("china", "china")]
    assert found("wat koopt de vs, vs. anderen", "nl") == [("vs", "us")]


def test_a_shared_name_offers_all_its_entities() -> None:
    """The candidate holds every entity of the name, and says which is written exactly so."""
    terms = [
        term("us-chips", "Act", "CHIPS Act|mul|alternative"),
        term("eu-chips", "Act", "Chips Act|mul|alternative", ambiguous=("Chips Act",)),
    ]
    [candidate] = NameMatcher.from_terms(terms).find("de Chips Act")
    assert {(o.entity, o.ambiguous) for o in candidate.options} == {("us-chips", False), ("eu-chips", True)}
    assert candidate.exact == {"eu-chips"}


def test_empty_text_and_empty_vocabulary_give_nothing() -> None:
    """No words or no names, no candidates."""
    assert MATCHER.find("") == [] == NameMatcher.from_terms([]).find("China")


def slow_find(text: str) -> list[tuple[int, int]]:
    """Find plain names the obvious way: compare every run of words with every name."""
    names = {key(name.text).split()[0]: key(name.text).split() for t in TERMS for name in t.names}
    words = Words.from_text(text)
    return [
        (words.starts[i], words.ends[i + len(name) - 1])
        for i in range(len(words.starts))
        for name in names.values()
        if words.joined.split()[i : i + len(name)] == name
    ]


PIECES = st.sampled_from(["China", "Zuid-Korea", "ASML", "en", "de", "Telefónica", "plasma", "1.200", "—", "İ", "𝕏"])


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_fast_and_slow_agree(text: str) -> None:
    """The automaton finds what comparing every word with every name finds."""
    assert [(c.start, c.end) for c in MATCHER.find(text)] == slow_find(text)


FORMS = st.sampled_from(
    "OPEC OPEC+ opec accu accu-industrie accuindustrie de vs VS Chinese, chinese Ire IRE klein".split()
)


@given(st.lists(FORMS, max_size=6).map(" ".join), st.sampled_from(["nl", "de", None]))
def test_a_form_met_before_is_read_anew(text: str, language: str | None) -> None:
    """A matcher that has read much finds what a new one finds: what it keeps of a form holds wherever the form stands."""
    assert MATCHER.find(text, language) == NameMatcher.from_terms(TERMS).find(text, language)


@given(st.text())
def test_folding_keeps_places(text: str) -> None:
    """Folded text has the length of the text, and candidates lie in it in order without overlap."""
    assert len(fold(text)) == len(text)
    candidates: list[Candidate] = MATCHER.find(text)
    borders = [at for c in candidates for at in (c.start, c.end)]
    assert borders == sorted(borders)
    assert all(0 <= c.start < c.end <= len(text) for c in candidates)


def test_a_trade_is_not_its_material() -> None:
    """*Fleischer* is a butcher, *Fleisches* the genitive of meat."""
    matcher = NameMatcher.from_terms([Term("meat", "Material", (Name("Fleisch", "de", "preferred"),))])
    assert matcher.find("Der Fleischer lacht.", "de") == []
    assert [candidate.method for candidate in matcher.find("Die Menge des Fleisches sinkt.", "de")] == ["inflection"]
