"""The unit in which a question for a number wants its answer, where its words say so."""

from __future__ import annotations

import re
from typing import Literal

Unit = Literal["rank", "extent", "time", "share", "money"]

# In this order: "hoe lang" before the words of cost, so that what a thing costs in time is a time.
_ASKED: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"\bplaats\b|\brang\b|hoeveelste|\bplatz\b|\brank\b|positie|position")),
    ("extent", re.compile(r"hoe (?:breed|diep|ver)\b|wie (?:breit|tief|weit)\b|how (?:wide|deep|broad|far)\b")),
    ("time", re.compile(r"hoe lang\b|hoe oud|wie lange|wie alt|how long|how old")),
    (
        "share",
        re.compile(
            r"percentage|aandeel|\bdeel\b|procent|anteil|prozent|share|percent|proportion|fraction|zoll|heffing|tarief|"
            r"tariff|\brate\b|quote"
        ),
    ),
    (
        "money",
        re.compile(
            r"\bkost|bedrag|\bgeld|dollar|\beuro\b|omzet|betrag|umsatz|\bcost|money|revenue|turnover|investe|investi|"
            r"\bprijs|\bpreis|\bprice|begroting|budget|waarde?\b|\bwert\b|\bvalue\b"
        ),
    ),
)


def wanted_unit(question: str) -> Unit | None:
    """Return the unit that the text of a question asks for, None where it may be any."""
    lowered = question.lower()
    return next((unit for unit, asked in _ASKED if asked.search(lowered)), None)
