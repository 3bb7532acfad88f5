"""Errors in the language of the page."""

from __future__ import annotations

import pytest

from app.view.complaint import complaint_html
from app.view.wording import Wording
from kg.errors import DamagedKnowledgeBase, KnooppuntError, LockedKnowledgeBase
from kg.intervals import PeriodError

MESSAGE = "<x> is wrong."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PeriodError(MESSAGE), "Das ist kein Datum oder Zeitraum"),
        (LockedKnowledgeBase(MESSAGE), "Ein anderes Programm schreibt"),
        (DamagedKnowledgeBase(MESSAGE), "Mit der Wissensbasis stimmt etwas nicht."),
        (KnooppuntError(MESSAGE), "Das lässt sich nicht ausführen."),
    ],
)
def test_an_error_has_a_sentence_of_its_kind(error: KnooppuntError, sentence: str) -> None:
    """The nearest kind that has a sentence gives it; the message itself stays, escaped and marked as English."""
    html = complaint_html(error, Wording("de")).text
    assert sentence in html
    assert '<span lang="en">&lt;x&gt; is wrong.</span>' in html


def test_in_english_the_message_is_enough() -> None:
    """The message is not said twice."""
    assert complaint_html(PeriodError(MESSAGE), Wording("en")).text == '<span lang="en">&lt;x&gt; is wrong.</span>'
