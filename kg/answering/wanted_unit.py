"""The unit in which a question for a number wants its answer, where its words say so."""

from __future__ import annotations

import re
from typing import Literal

Unit = Literal["rank", "extent", "time", "share", "money"]

# In this order: "hoe lang" before the words of cost, so that what a thing costs in time is a time; the rate of freight,
# which is a price, before rates.
_ASKED: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"\bplaats\b|\brang\b|hoeveelste|\bplatz\b|\brank\b|\bplace in\b|positie|position")),
    (
        "extent",
        re.compile(
            r"hoe (?:breed|diep)\b|wie (?:breit|tief)\b|how (?:wide|deep|broad)\b|hoe ver\b.*\b(?:van|vanaf|vandaan)\b|"
            r"wie weit\b.*\b(?:von|vom|entfernt)\b|how far\b(?! ahead).*\b(?:from|away)\b"
        ),
    ),
    (
        "time",
        re.compile(
            r"hoe lang\b|hoe oud|wie lange|wie alt|how long|how old|how soon|how far ahead|(?:lever|wacht|bouw|loop)tijd|"
            r"(?:liefer|warte|bau|lauf)zeit|(?:delivery|lead|waiting|construction) time|levensduur|lebensdauer|lifespan"
        ),
    ),
    ("money", re.compile(r"freight rate|frachtrate|vrachttarief|\bboete|\bbußgeld|geldstrafe|\bfine[ds]?\b")),
    (
        "share",
        re.compile(
            r"percentage|aandeel|\bdeel\b|procent|anteil|prozent|\bshares?\b|percent|proportion|fraction|zoll|heffing|tarief|"
            r"tariff|\brate\b|quote|\bhoe vol\b|\bwie voll\b|\bhow full\b"
        ),
    ),
    (
        "money",
        re.compile(
            r"\bkost|bedrag|\bgeld|dollar|\beuro\b|omzet|betrag|umsatz|\bcost|money|revenue|turnover|investe|investi|"
            r"\bprijs|\bpreis|\bprice|begroting|budget|waarde?\b|\bwert\b|\bvalue\b|\bhoe duur\b|\bwie teuer\b|"
            r"how (?:expensive|costly)|^wat\b.*\b(?:kwijt|betaal\w*|verdien\w*)|^was\b.*\b(?:verdien\w*|(?:be)?zahl\w*)|"
            r"^what\b.*\b(?:pay|paid|earn\w*)"
        ),
    ),
)


def wanted_unit(question: str) -> Unit | None:
    """Return the unit that the text of a question asks for, None where it may be any."""
    lowered = question.lower()
    return next((unit for unit, asked in _ASKED if asked.search(lowered)), None)
