"""The first row of a ranking, for questions that ask what stands at the top of a table."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from kg.answering.candidates import Candidate
from kg.model import BlockKind
from kg.question import Question

BONUS = 3.0
"""Log odds: as much as two sentences usually differ that both cover the question. Rows of a ranking cover it equally."""

_TOP = re.compile(
    r"\b(?:bovenaan|koploper|lijstaanvoerder|op (?:de )?(?:eerste|1e) plaats|op nummer (?:1|een|één)|"
    r"an erster stelle|ganz oben|spitzenreiter|auf (?:dem ersten platz|platz (?:1|eins))|"
    r"at the top|tops the|ranks? first|in first place|number one|heads the (?:list|table|ranking)|leads the (?:list|table|ranking))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\|?\s*1[.)]?[\s|]")


def first_row_bonus(question: Question, candidates: list[Candidate]) -> NDArray[np.float64]:
    """Return the log odds (n,) to add to each candidate; zeros unless the question asks for the top of a ranking."""
    if not _TOP.search(question.text):
        return np.zeros(len(candidates))
    return np.array([BONUS * _opens_ranking(c) for c in candidates])


def _opens_ranking(candidate: Candidate) -> bool:
    row = candidate.found.stored.passage.kind is BlockKind.TABLE_ROW
    return row and _FIRST.match(candidate.text) is not None
