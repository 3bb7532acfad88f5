"""Disagreements, cells, moments and candidates in the languages of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.view.facts import (
    candidate_html,
    cell_words,
    disagreement_html,
    entry_html,
    hhi_details,
    hhi_words,
    moments_html,
    period_words,
    side_html,
)
from app.view.wording import Wording
from kg.facts import Cell, Disagreement, Entry, Moment, Side
from kg.facts.centrality import Candidate
from kg.facts.shares import Concentration
from kg.model import Claim, Entity, EntityType, Evidence, Figure

IRI = "urn:knooppunt:entity:"
NL, DE, EN = map(Wording, ("nl", "de", "en"))
CHINA, EU, GALLIUM = IRI + "country:cn", IRI + "organisation:eu", IRI + "material:gallium"
ENTITIES = {
    CHINA: Entity(CHINA, EntityType.COUNTRY, {"nl": "China", "de": "China", "en": "China"}),
    EU: Entity(EU, EntityType.ORGANISATION, {"nl": "Europese Unie", "de": "Europäische Union", "en": "European Union"}),
    GALLIUM: Entity(GALLIUM, EntityType.MATERIAL, {"nl": "gallium", "de": "Gallium", "en": "gallium"}),
}
QUOTE = Evidence("0" * 64, "a.txt", "Titel", 0, 6, "China.")
SHARE = Entry("share", "supplier", "refining", 98.5, "more than", "2023", "", "", QUOTE, scope=EU)
SAID = Entry("dependsOn", "supplier", "", None, None, None, "de <b>SER</b>", "", QUOTE, modality="quoted")
SIDES = (Side("440 <i>miljoen</i>", 440e6, None, ("de SER",), (QUOTE,)), Side("450", 450e6, None, (), (QUOTE,)))
DISAGREEMENT = Disagreement("contradiction", "consumenten", "count", None, "2024", (EU,), SIDES)


def test_an_empty_cell_says_so() -> None:
    """What no source fills is named as that, in every language."""
    words = [cell_words(Cell(GALLIUM, CHINA), ENTITIES, say) for say in (NL, DE, EN)]
    assert words == ["niet in deze bronnen", "nicht in diesen Quellen", "not in these sources"]


def test_a_cell_tells_share_stage_scope_and_flag() -> None:
    """A share stands with its qualifier, stage, whose supply it is of, its time, and the flag of a single supplier."""
    cell = Cell(GALLIUM, CHINA, (SHARE,))
    assert cell_words(cell, ENTITIES, NL) == "meer dan 98,5 % (raffinage, van Europese Unie, 2023); één leverancier"
    assert cell_words(cell, ENTITIES, EN) == "more than 98.5 % (refining, of European Union, 2023); single supplier"


def test_a_suspect_share_is_marked_and_explained() -> None:
    """A value that cannot be right is marked in the table, and the reason stands with its quote."""
    cell = Cell(GALLIUM, CHINA, (replace(SHARE, share=7750.0, suspect="probably 77,50"),))
    assert "twijfelachtig" in cell_words(cell, ENTITIES, NL)
    assert "single" not in cell_words(cell, ENTITIES, EN)
    assert "probably 77,50" in entry_html(cell.entries[0], cell, ENTITIES, NL).text


@pytest.mark.parametrize(
    ("says", "role", "negated", "sentence"),
    [
        ("dependsOn", "supplier", False, "Europese Unie is afhankelijk van China (geciteerd)"),
        ("dependsOn", "dependent", False, "China is afhankelijk van Europese Unie (geciteerd)"),
        ("supplies", "supplier", False, "China levert Europese Unie (geciteerd)"),
        ("supplies", "supplier", True, "China niet: levert Europese Unie (geciteerd)"),
    ],
)
def test_a_claim_stands_with_its_ends_in_order(says: str, role: str, sentence: str, *, negated: bool) -> None:
    """Who needs comes before who supplies where the claim is one of need, and the other way round for supply."""
    entry = replace(SAID, says=says, role=role, negated=negated)
    html = entry_html(entry, Cell(EU, CHINA, (entry,)), ENTITIES, NL).text
    assert sentence in html
    assert "&lt;b&gt;SER" in html


@pytest.mark.parametrize(
    ("period", "words"),
    [("2023", "2023"), ("2010/..", "sinds 2010"), ("../2030", "tot 2030"), ("1996/2019", "1996–2019"), (None, "")],
)
def test_a_period_is_written_for_reading(period: str | None, words: str) -> None:
    """Open ends are told in words."""
    assert period_words(period, NL) == words


def test_an_index_says_whether_it_was_computed() -> None:
    """A stated index is a number, a computed one a lower bound; what it measures stands with it."""
    found = [
        Concentration(GALLIUM, value, None, "", (QUOTE,), computed) for value, computed in ((0.62, False), (0.5, True))
    ]
    assert hhi_words(found, DE) == "0,62; mindestens 0,5"
    assert hhi_details(found, DE) == "0,62; mindestens 0,5 (berechnet)"
    measured = Concentration(GALLIUM, 0.5, "2023", "refining", (QUOTE,), computed=True)
    assert hhi_details([measured, measured], NL) == "ten minste 0,5 (berekend, raffinage, 2023)"


def test_a_disagreement_and_its_sides_are_escaped() -> None:
    """The words of the sources stay text; kind, entities and period stand above the sides."""
    head = disagreement_html(DISAGREEMENT, ENTITIES, EN).text
    assert "contradiction" in head
    assert "European Union · 2024" in head
    side = side_html(SIDES[0], DISAGREEMENT, ENTITIES, EN).text
    assert "440 &lt;i&gt;miljoen&lt;/i&gt;" in side
    assert "de SER" in side


def test_the_sides_of_a_denial_are_sentences() -> None:
    """Claims of opposite polarity are written out, one of them denied."""
    found = replace(DISAGREEMENT, kind="opposite claims", measure="urn:knooppunt:ontology#dependsOn", about=(EU, CHINA))
    said = [side_html(replace(SIDES[0], says=p), found, ENTITIES, NL).text for p in ("positive", "negative")]
    assert "Europese Unie is afhankelijk van China" in said[0]
    assert "niet: Europese Unie is afhankelijk van China" in said[1]


def test_the_moments_of_one_sentence_stand_together() -> None:
    """Figures and claims of one sentence share its time and the date of its source."""
    figure = Figure(0, 1, "5 ton", 5.0, "t", period="2023", measure="<export>")
    claim = Claim(0, 1, CHINA, "urn:knooppunt:ontology#produces", GALLIUM, "negative", "planned")
    facts = [Moment("figure", "2023", "2024-05-01", f, (), "a.txt", "Titel", QUOTE) for f in (figure, claim)]
    html = moments_html(facts, ENTITIES, NL).text
    assert "5 ton — &lt;export&gt;; niet: China produceert gallium (gepland)" in html
    assert "verschenen 2024-05-01" in html


def test_a_candidate_is_marked_as_computed() -> None:
    """It says what it joins and what it alone holds, and that no source says so."""
    candidate = Candidate(ENTITIES[GALLIUM], 0.0123, (CHINA, EU), (EU,), 1, 2, (QUOTE,))
    html = candidate_html(candidate, ENTITIES, NL).text
    assert "berekend" in html
    assert "1,23 %" in html
    assert "Verbindt: China, Europese Unie" in html
    assert "Als enige verbonden met de rest: Europese Unie" in html
