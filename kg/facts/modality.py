"""Whether a share is told as a fact, or as what is planned, expected or comes out of a model."""

from __future__ import annotations

import re
from typing import Literal

from kg.facts.observed import Observed

Modality = Literal["asserted", "planned", "expected", "conditional"]

_MODEL = re.compile(
    r"\b(?:simulati\w*|simulation\w*|scenario\w*|szenari\w*|modelberekening\w*|modellrechnung\w*|rekenvoorbeeld\w*)\b",
    re.IGNORECASE,
)
"""Words for a calculation of what could be."""
_CUES: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    (
        "conditional",
        re.compile(r"\b(?:zou|zouden|könnten?|würden?|would|could|might|indien|falls|mits|sofern)\b", re.IGNORECASE),
    ),
    (
        "expected",
        re.compile(
            r"\b(?:verwacht(?:en|te|ten|ing|ingen)?|erwarte[nt]?|erwartet\w*|voraussichtlich\w*|vermoedelijk|prognos\w*|zal|zullen|"
            r"expect\w*|forecast\w*|projected|will\s+(?:be|come|supply|produce|reach))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "planned",
        re.compile(
            r"\b(?:wil|willen|wollen|moet|moeten|soll|sollen|beoogt|beogen|streeft|streven|anstreb\w*|strebt|geplant\w*|gepland\w*|"
            r"doel|doelstelling|ziel|target|aims?|must|should)\b",
            re.IGNORECASE,
        ),
    ),
)
_CLAUSE = re.compile(r"[,;:()]\s|\s(?:en|maar|terwijl|und|aber|während|and|but|while)\s")


def modality_of(o: Observed) -> Modality:
    """Return how the clause of a figure tells it; the line above a list that names a simulation makes all of it one."""
    if _MODEL.search(o.above) or (not o.row and _MODEL.search(o.text)):
        return "conditional"
    clause = "" if o.row else _clause(o)
    return next((modality for modality, cue in _CUES if cue.search(clause)), "asserted")


def _clause(o: Observed) -> str:
    """Return the words around a figure, up to what separates clauses on either side."""
    start, end = o.figure.start - o.sentence[0], o.figure.end - o.sentence[0]
    begin = max((m.end() for m in _CLAUSE.finditer(o.text[:start])), default=0)
    stop = _CLAUSE.search(o.text, end)
    return o.text[begin : stop.start() if stop else len(o.text)]
