"""Answers and refusals as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.view.answer import answer_html, citation_html, failures_html, parts, support
from app.view.proof import prove
from app.view.wording import Wording
from kg.model import Answer, Document

SAY = Wording("nl")
DOCUMENT = Document("d" * 64, "nota.txt", "Lithium is schaars. Kobalt ook.", title="De nota")
CITATIONS = (DOCUMENT.evidence(0, 19), DOCUMENT.evidence(20, 31))
ANSWER = Answer(
    question="Wat is <schaars>?",
    language="nl",
    kind="list",
    text="Lithium is schaars. [1] Kobalt ook. [2]",
    abstained=False,
    confidence=0.9,
    citations=CITATIONS,
)
FIND = {DOCUMENT.id: DOCUMENT}.get


def test_an_answer_carries_the_numbers_of_its_citations() -> None:
    """Each part of the text is followed by the number of its citation."""
    html = answer_html(ANSWER, prove(CITATIONS, FIND), SAY).text
    assert (
        '<p>Lithium is schaars.<sup class="kp-ref">[1]</sup></p><p>Kobalt ook.<sup class="kp-ref">[2]</sup></p>' in html
    )
    assert "Sterk onderbouwd" in html
    assert "&lt;schaars&gt;" in html


def test_the_number_of_a_citation_on_the_page_leads_to_it() -> None:
    """Only numbers of citations that are shown are links; a passage that is no answer is not linked to."""
    proof = prove(CITATIONS, FIND)
    html = answer_html(ANSWER, proof, SAY, linked=1).text
    assert '<a href="#kp-source-1">[1]</a>' in html
    assert 'class="kp-ref">[2]</sup>' in html
    assert 'id="kp-source-1"' in citation_html(CITATIONS[0], DOCUMENT, 1, SAY).text
    assert " id=" not in citation_html(CITATIONS[0], DOCUMENT, 1, SAY, nearest=True).text


def test_a_citation_says_who_published_it_and_when() -> None:
    """Publisher and date stand before the place, for a reader who has to weigh the source."""
    dated = replace(DOCUMENT, publisher="Havenbedrijf <B>", issued="2024-05")
    assert "Havenbedrijf &lt;B&gt; · 2024-05 · tekens 0–19" in citation_html(CITATIONS[0], dated, 1, SAY).text


def test_the_words_that_answer_by_themselves_stand_out() -> None:
    """A short answer before its sentence is set apart; a dash inside a sentence is not one."""
    led = replace(ANSWER, text="schaars — Lithium is schaars. [1] Kobalt — ook. [2]")
    html = answer_html(led, prove(CITATIONS, FIND), SAY).text
    assert '<strong class="kp-short">schaars</strong>Lithium is schaars.<sup' in html
    assert "Kobalt — ook." in html


def test_what_a_failed_citation_carried_is_not_shown() -> None:
    """Words whose citation fails are left out of the answer; the rest keeps its number."""
    wrong = replace(CITATIONS[0], quote="Lithium is schaarsx")
    broken = replace(ANSWER, citations=(wrong, CITATIONS[1]))
    proof = prove(broken.citations, FIND)
    html = answer_html(broken, proof, SAY).text
    assert "Lithium" not in html
    assert "Kobalt ook." in html
    assert "[2]" in html
    report = failures_html(proof, SAY)
    assert report is not None
    assert "nota.txt" in report.text


def test_an_answer_without_a_proved_citation_is_not_shown() -> None:
    """When every citation fails, the answer is withheld and the reader is told."""
    html = answer_html(ANSWER, prove(CITATIONS, {}.get), SAY).text
    assert "Lithium" not in html
    assert "niet getoond" in html


def test_no_failures_no_report() -> None:
    """Nothing is reported when all holds."""
    assert failures_html(prove(CITATIONS, FIND), SAY) is None


def test_a_refusal_says_what_is_missing() -> None:
    """An abstention is shown as such, with what is missing, and no support is claimed."""
    refusal = replace(ANSWER, text="", abstained=True, citations=(), missing="Over <koper> staat hier niets.")
    html = answer_html(refusal, prove((), FIND), SAY).text
    assert "Geen antwoord in deze bronnen" in html
    assert "&lt;koper&gt;" in html
    assert "kp-support" not in html


def test_a_citation_shows_number_title_place_and_quote() -> None:
    """A citation can be found again by what it shows."""
    html = citation_html(CITATIONS[1], DOCUMENT, 2, SAY).text
    assert ">2</span>" in html
    assert "De nota" in html
    assert "tekens 20–31" in html
    assert "<blockquote" in html
    assert "Kobalt ook." in html


def test_a_nearest_passage_is_clearly_no_answer() -> None:
    """A passage shown with a refusal has no number and is named no answer."""
    html = citation_html(CITATIONS[1], DOCUMENT, 2, SAY, nearest=True).text
    assert "geen antwoord" in html
    assert ">2</span>" not in html


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("A. [1] B. [2]", 2, [("A.", 1), (" B.", 2)]),
        ("A. [1] B.", 1, [("A.", 1), (" B.", None)]),
        ("A [7] B. [1]", 1, [("A [7] B.", 1)]),
        ("A.", 1, [("A.", None)]),
        ("", 0, []),
    ],
)
def test_text_is_cut_after_references_that_exist(text: str, count: int, expected: list[tuple[str, int | None]]) -> None:
    """Only numbers of citations are references; other bracketed numbers belong to the text."""
    assert parts(text, count) == expected


@pytest.mark.parametrize(("confidence", "word"), [(1.0, "strong"), (0.75, "strong"), (0.5, "fair"), (0.2, "weak")])
def test_confidence_is_told_in_words(confidence: float, word: str) -> None:
    """Three words cover the range."""
    assert support(confidence) == word
