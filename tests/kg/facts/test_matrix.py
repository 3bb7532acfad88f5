"""The dependence matrix: what makes a share, a single supplier and an index, and what stays empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.facts import Facts, Matrix, facts_of
from kg.facts.columns import column_title
from kg.facts.matrix import matrix
from kg.knowledge_base import KnowledgeBase
from kg.model import EntityType

Make = Callable[..., Any]
IRI = "urn:knooppunt:entity:"
CHINA, GALLIUM, COBALT, CONGO = (IRI + x for x in ("country:cn", "material:gallium", "material:cobalt", "country:cd"))
NAMES = [("China", "country:cn"), ("gallium", "material:gallium")]


def of_sentence(facts: Make, make_note: Make, make_figure: Make, sentence: str, written: str, **more: Any) -> Matrix:
    """Return the matrix of one sentence with one percentage."""
    value = float(written.split()[-2])
    names = [(words, iri) for words, iri in [*NAMES, ("Japan", "country:jp")] if words in sentence]
    figure = make_figure(written, value, unit="percent", **more)
    found: Facts = facts(make_note("a.txt", [sentence], [figure], names))
    return found.matrix


@pytest.mark.parametrize(
    "sentence",
    [
        "China levert 98 procent van het gallium.",
        "Japan haalt 98 procent van zijn gallium uit China.",
        "China war für 98 procent des gesamten gallium verantwoordlich.",
        "Bij gallium is het aandeel van China 98 procent geworden.",
    ],
)
def test_a_part_of_something_is_a_share(facts: Make, make_note: Make, make_figure: Make, sentence: str) -> None:
    """A percentage of a material that one country supplies fills a cell with its sentence as evidence."""
    cell = of_sentence(facts, make_note, make_figure, sentence, "98 procent").cell(GALLIUM, CHINA)
    assert cell.shares == (98.0,)
    assert cell.single_supplier
    assert [e.evidence.quote for e in cell.entries] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "China verhoogde de prijs van gallium met 98 procent van de ene dag op de andere.",
        "China gaf 98 procent van zijn begroting uit, maar niet aan gallium.",
        "China en Japan leveren 98 procent van het gallium.",
        "Wie 98 procent haalt, mag naar China.",
    ],
)
def test_what_the_text_leaves_open_stays_empty(facts: Make, make_note: Make, make_figure: Make, sentence: str) -> None:
    """A change, a part of something else, two suppliers or no material at all say nothing about a cell."""
    found = of_sentence(facts, make_note, make_figure, sentence, "98 procent")
    assert found.cells == {}
    assert found.cell(GALLIUM, CHINA).entries == ()


@pytest.mark.parametrize(("written", "more", "single"), [
    ("50 procent", {}, True),
    ("49 procent", {}, False),
    ("hoogstens 60 procent", {"qualifier": "at most"}, False),
    ("98 procent", {"suspect": "too large"}, False),
])  # fmt: skip
def test_half_of_the_supply_makes_a_single_supplier(
    facts: Make, make_note: Make, make_figure: Make, written: str, more: dict[str, Any], *, single: bool
) -> None:
    """From fifty percent a supplier is flagged, not by a bound from above or a figure that cannot be right."""
    sentence = f"China levert {written} van het gallium."
    assert (
        of_sentence(facts, make_note, make_figure, sentence, written, **more).cell(GALLIUM, CHINA).single_supplier
        is single
    )


@pytest.mark.parametrize(
    ("sentence", "written", "value", "qualifier"),
    [
        ("China levert een derde van het gallium.", "een derde", 1 / 3, None),
        ("Van het gallium in Japan levert China een aandeel van bijna een derde.", "bijna een derde", 1 / 3, "almost"),
        ("Zulk gallium komt voor een derde uit China.", "een derde", 1 / 3, None),
        ("Das gallium stammt zu 33,3 Prozent aus China.", "33,3 Prozent", 0.333, None),
        ("Ein Drittel des gallium lieferte China.", "Ein Drittel", 1 / 3, None),
        ("One third of the gallium comes from China.", "One third", 1 / 3, None),
    ],
)
def test_a_fraction_of_the_supply_is_a_share_in_percent(
    facts: Make, make_note: Make, make_figure: Make, sentence: str, written: str, value: float, qualifier: str | None
) -> None:
    """A third of a material fills its cell as a percentage, also where the text says what it comes from *for a third*."""
    figure = make_figure(written, value, unit="share", qualifier=qualifier)
    if "Prozent" in written:
        figure = make_figure(written, value * 100, unit="percent")
    found: Facts = facts(make_note("a.txt", [sentence], [figure], NAMES))
    (entry,) = found.matrix.cell(GALLIUM, CHINA).entries
    assert entry.share == pytest.approx(33.3)
    assert entry.qualifier == qualifier


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("China levert 60 procent van het gallium, maar dat moet veranderen.", "asserted"),
        ("China zal in 2035 60 procent van het gallium leveren.", "expected"),
        ("China zou 60 procent van het gallium kunnen leveren.", "conditional"),
        ("China soll 60 procent des gallium liefern.", "planned"),
        ("In dit scenario levert China 60 procent van het gallium.", "conditional"),
    ],
)
def test_what_is_not_yet_so_is_no_fact(
    facts: Make, make_note: Make, make_figure: Make, sentence: str, modality: str
) -> None:
    """A share that is planned, expected or calculated says so, and makes nobody a single supplier."""
    cell = of_sentence(facts, make_note, make_figure, sentence, "60 procent").cell(GALLIUM, CHINA)
    assert [e.modality for e in cell.entries] == [modality]
    assert cell.single_supplier is (modality == "asserted")


def test_a_list_of_what_a_model_gives_is_no_fact(facts: Make, make_note: Make, make_figure: Make) -> None:
    """The line above a list that speaks of a simulation is about every entry."""
    text = "De uitkomsten van de simulatie:\nChina levert 60 procent van het gallium."
    found: Facts = facts(
        make_note("a.txt", [text], [make_figure("60 procent", 60.0, unit="percent")], NAMES, lines=True)
    )
    assert [e.modality for e in found.matrix.cell(GALLIUM, CHINA).entries] == ["conditional"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Een derde van het gallium dat China maakt gaat naar fabrieken voor chips.",
        "Een derde van het gallium die China maakt gaat naar fabrieken voor chips.",
        "Een derde van het Chinese gallium gaat naar fabrieken voor chips.",
        "Een derde van het gallium van China gaat naar fabrieken voor chips.",
        "Een derde des gallium, das China herstellt, geht in die Fertigung.",
        "Een derde of the gallium that China makes goes into chips.",
        "China levert niet eens Een derde van het gallium.",
        "China verdubbelde Een derde van het gallium.",
    ],
)
def test_a_part_of_what_one_has_is_no_share_of_the_supply(
    facts: Make, make_note: Make, make_figure: Make, sentence: str
) -> None:
    """What becomes of a part of somebody's own production, a denied part and a multiple fill no cell."""
    unit, value = ("ratio", 2.0) if "verdubbelde" in sentence else ("share", 1 / 3)
    figure = make_figure("Een derde", value, unit=unit)
    name = "Chinese" if "Chinese" in sentence else "China"
    names = [(name, "country:cn"), ("gallium", "material:gallium")]
    assert facts(make_note("a.txt", [sentence], [figure], names)).matrix.cells == {}


@pytest.mark.parametrize(
    ("sentence", "single"),
    [
        ("China is de enige leverancier van gallium.", True),
        ("China ist der einzige Lieferant von gallium.", True),
        ("China is niet de enige leverancier van gallium.", False),
        ("China levert gallium.", False),
    ],
)
def test_a_source_can_say_that_a_supplier_is_the_only_one(
    facts: Make, make_note: Make, make_claim: Make, sentence: str, *, single: bool
) -> None:
    """A claim of supply flags its supplier when its sentence calls it the only one."""
    said = make_claim("country:cn", "supplies", "material:gallium")
    found: Facts = facts(make_note("a.txt", [sentence], (), NAMES, [(0, said)]))
    (entry,) = found.matrix.cell(GALLIUM, CHINA).entries
    assert (entry.says, entry.role, entry.share) == ("supplies", "supplier", None)
    assert found.matrix.cell(GALLIUM, CHINA).single_supplier is single


@pytest.mark.parametrize(
    ("ends", "role"),
    [
        (("country:cn", "produces", "material:gallium"), "supplier"),
        (("country:cn", "restrictsExportOf", "material:gallium"), "restricting"),
        (("country:cn", "dependsOn", "material:gallium"), "dependent"),
        (("material:gallium", "dependsOn", "country:cn"), "supplier"),
    ],
)
def test_claims_tell_the_part_of_the_column(
    facts: Make, make_note: Make, make_claim: Make, ends: tuple[str, str, str], role: str
) -> None:
    """Whoever produces supplies; whoever depends on a thing needs it; whoever restricts its export does neither."""
    found: Facts = facts(make_note("a.txt", ["Over China en gallium."], (), NAMES, [(0, make_claim(*ends))]))
    assert [e.role for e in found.matrix.cell(GALLIUM, CHINA).entries] == [role]


def test_one_actor_that_depends_on_another_has_a_matrix_of_its_own(
    store: Make, make_note: Make, make_claim: Make
) -> None:
    """Who depends on whom, whatever for, is no row of the first matrix but of the one of actors."""
    names = [("China", "country:cn"), ("Japan", "country:jp")]
    said = make_claim("country:jp", "dependsOn", "country:cn")
    texts = store(make_note("a.txt", ["Japan is afhankelijk van China."], (), names, [(0, said)]))
    assert matrix(texts, []).rows == ()
    actors = matrix(texts, [], "actors")
    assert [e.says for e in actors.cell(IRI + "country:jp", CHINA).entries] == ["dependsOn"]


def test_the_index_is_bounded_from_below_by_the_known_shares(facts: Make, make_note: Make, make_figure: Make) -> None:
    """Two shares of one source give at least the sum of their squares, marked as computed."""
    parts = [make_figure(f"{n} procent", float(n), unit="percent", about=()) for n in (60, 30)]
    sentences = ["China levert 60 procent van het gallium.", "Japan levert 30 procent van dat gallium."]
    names = [*NAMES, ("Japan", "country:jp"), ("dat gallium", "material:gallium")]
    found: Facts = facts(make_note("a.txt", sentences, parts, names))
    (index,) = found.matrix.hhi(GALLIUM)
    assert index.computed
    assert index.value == pytest.approx(0.45)
    assert [e.quote for e in index.evidence] == sentences


def test_too_few_known_shares_make_no_index(facts: Make, make_note: Make, make_figure: Make) -> None:
    """Where less than half of the supply is known, a bound says nothing and is not given."""
    part = make_figure("20 procent", 20.0, unit="percent")
    found: Facts = facts(make_note("a.txt", ["China levert 20 procent van het gallium."], [part], NAMES))
    assert found.matrix.hhi(GALLIUM) == ()


def test_a_share_of_the_supply_of_one_country(facts: Make, make_note: Make, make_figure: Make) -> None:
    """Whose supply a percentage is a part of stands with it."""
    sentence = "Japan haalt 98 procent van zijn gallium uit China."
    cell = of_sentence(facts, make_note, make_figure, sentence, "98 procent").cell(GALLIUM, CHINA)
    assert [e.scope for e in cell.entries] == [IRI + "country:jp"]


def test_the_entries_of_a_list_are_of_the_line_above(facts: Make, make_note: Make, make_figure: Make) -> None:
    """A list that begins *China levert:* gives its percentages to China, and quotes the line with the entry."""
    found: Facts = facts(
        make_note(
            "a.txt",
            ["In 2023 leverde China:\n98 procent van het gallium\n60 procent van het kobalt"],
            [make_figure(f"{n} procent", float(n), unit="percent") for n in (98, 60)],
            [*NAMES, ("kobalt", "material:cobalt")],
            lines=True,
        )
    )
    (entry,) = found.matrix.cell(COBALT, CHINA).entries
    assert entry.share == 60.0
    assert entry.evidence.quote.startswith("In 2023 leverde China:")
    assert entry.evidence.quote.endswith("60 procent van het kobalt")


@pytest.mark.parametrize(
    ("sentence", "written", "of"),
    [
        ("Volgens onderzoek haalt Japan 98 procent van zijn magneten uit China.", "98 procent", "magneten"),
        ("China is goed voor 15 procent van alle Japanse invoer.", "15 procent", "Japanse invoer"),
        ("China lieferte 15 Prozent der japanischen Einfuhren.", "15 Prozent", "japanischen Einfuhren"),
        ("Japan bezog 30 Prozent seines Bedarfs an Magneten aus China.", "30 Prozent", "Bedarfs an Magneten"),
        (
            "Fast 40 Prozent des in die japanischen Werke gelieferten Materials stammten 2023 aus China.",
            "40 Prozent",
            "in die japanischen Werke gelieferten Materials",
        ),
        ("De Japanse afhankelijkheid van China steeg tot 30 procent.", "30 procent", ""),
        ("De Japanse afhankelijkheid van China daalt van 11 naar 8 procent.", "8 procent", ""),
    ],
)
def test_what_one_actor_takes_from_another(
    facts: Make, make_note: Make, make_figure: Make, sentence: str, written: str, of: str
) -> None:
    """A part of somebody's imports, or a dependence in percent, fills a cell of the matrix of actors."""
    land = next(w for w in ("Japanse", "japanischen", "Japan") if w in sentence)
    names = [("China", "country:cn"), (land, "country:jp")]
    figure = make_figure(written, float(written.split(maxsplit=1)[0]), unit="percent")
    found: Facts = facts(make_note("a.txt", [sentence], [figure], names))
    cell = found.actors.cell(IRI + "country:jp", CHINA)
    assert cell.shares == (figure.value,)
    assert [e.of for e in cell.entries] == [of]
    assert not cell.single_supplier
    assert found.matrix.cells == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan verhoogde de heffing op invoer uit China met 15 procent van de waarde.",
        "In Japan is 15 procent van de banen bedreigd, zegt China.",
        "Japan en Korea halen 15 procent van hun invoer uit China.",
    ],
)
def test_what_is_no_part_of_a_supply_fills_no_cell_of_actors(
    facts: Make, make_note: Make, make_figure: Make, sentence: str
) -> None:
    """A change, a part of something that nobody supplies, and two takers leave the matrix empty."""
    lands = (("China", "country:cn"), ("Japan", "country:jp"), ("Korea", "country:kr"))
    figure = make_figure("15 procent", 15.0, unit="percent")
    names = [pair for pair in lands if pair[0] in sentence]
    assert facts(make_note("a.txt", [sentence], [figure], names)).actors.cells == {}


def test_a_copy_of_a_document_adds_nothing(store: Make, make_note: Make, make_claim: Make) -> None:
    """What a copy repeats stands once in a cell; what another document says by itself stands beside it."""
    said = make_claim("country:cn", "produces", "material:gallium")
    more = [f"Verder gaat het in regel {n} over heel andere zaken, zoals nummer {n * 7}." for n in range(30)]
    same = ["China maakt veel gallium.", *more]
    notes = [make_note(f"{n}.txt", [*same, f"Einde {n}."], (), NAMES, [(0, said)]) for n in "ab"]
    other = make_note("c.txt", ["In dit stuk maakt China ook gallium."], (), NAMES, [(0, said)])
    found = matrix(store(*notes, other), []).cell(GALLIUM, CHINA)
    assert [e.evidence.document for e in found.entries] == ["a.txt", "c.txt"]


def test_the_table_of_the_samples_fills_its_row(sample_base: KnowledgeBase) -> None:
    """Every row of the sample table gives the share of its biggest producer, and every entry is proved."""
    found = facts_of(sample_base).matrix
    assert 74.0 in found.cell(COBALT, CONGO).shares
    assert 98.0 in found.cell(GALLIUM, CHINA).shares
    assert not found.cell(COBALT, CHINA).single_supplier
    for entry in (e for cell in found.cells.values() for e in cell.entries):
        document = sample_base.document(entry.evidence.document_id)
        assert document is not None
        assert entry.evidence.holds_in(document.original)


def test_one_row_of_the_matrix(sample_base: KnowledgeBase) -> None:
    """The part of the matrix about one material has one row, and the columns that fill it."""
    part = facts_of(sample_base).matrix.only(COBALT)
    assert [row.iri for row in part.rows] == [COBALT]
    assert CONGO in [column.iri for column in part.columns]
    assert all(row.type is EntityType.MATERIAL for row in part.rows)


@pytest.mark.parametrize(
    ("header", "row", "position", "title"),
    [
        (("| Land | Aandeel |",), "| China | 69 % |", 10, "Aandeel"),
        (("Land", "Aandeel"), "| China | 69 % |", 10, "Aandeel"),
        (("| Land | Aandeel |",), "| China | 69 % | 12 |", 10, ""),
        ((), "China 69 %", 6, ""),
    ],
)
def test_a_cell_has_the_title_of_its_column(header: tuple[str, ...], row: str, position: int, title: str) -> None:
    """A title is found only where the row has as many cells as the header."""
    assert column_title(header, row, position) == title
