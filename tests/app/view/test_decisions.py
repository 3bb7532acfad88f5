"""Decisions as HTML."""

from __future__ import annotations

from dataclasses import replace

from app.view.decisions import decision_html
from app.view.wording import Wording
from kg.decisions.decision import Decision, Judgement

SAY = Wording("nl")
MADE = Decision(3, Judgement.REJECT, ("urn:x:kade",), "Anna <A>", "2026-03-01T14:05:09Z", "geen bedrijf")


def test_a_decision_says_who_when_and_why() -> None:
    """The moment is written to the minute; what has no name goes by the end of its IRI; text stays text."""
    html = decision_html(MADE, {}, SAY).text
    assert "3. <strong>verworpen</strong>: kade" in html
    assert "Anna &lt;A&gt; · 2026-03-01 14:05 UTC · geen bedrijf" in html
    assert "herroepen" not in html


def test_what_was_undone_says_when() -> None:
    """A moment that is written otherwise is left as it is."""
    undone = replace(MADE, undone_at="2026-03-02T08:00:00Z", at="maandag")
    assert "maandag · geen bedrijf · herroepen op 2026-03-02 08:00 UTC" in decision_html(undone, {}, SAY).text
