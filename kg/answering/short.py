"""The shortest answer to a question for a number: the one figure of the best sentence that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.candidates import Candidate
from kg.answering.wanted_unit import Unit, wanted_unit
from kg.index.text_terms import fold
from kg.model import Figure
from kg.question import Question

_UNITS: dict[Unit, frozenset[str]] = {
    "rank": frozenset({"rank"}),
    "extent": frozenset({"m", "km", "cm", "nm", "[nmi_i]"}),
    "time": frozenset({"a", "mo", "wk", "d", "h", "min"}),
    "share": frozenset({"percent", "percentage point", "share"}),
}

ATTRIBUTE = 0.2
"""Coverage of the question's words beside its names below which the figure may be of something else (on the
development questions 22 of the 23 figures given were right)."""
LEAD = 15
"""Characters by which the nearest figure must be nearer to the question's words than the next."""


def short_answer(question: Question, candidate: Candidate, figures: Sequence[Figure]) -> str:
    """Return the figure asked for as the sentence writes it, empty when no one figure stands out.

    Args:
        question: a question of the kind `number`.
        candidate: the sentence that answers it.
        figures: the figures of the sentence, over the clean text.
    """
    if candidate.feature("attribute") < ATTRIBUTE:
        return ""
    asked, wanted = question.text.lower(), wanted_unit(question.text)
    fitting = [f for f in figures if _fits(wanted, f) and f.as_written.lower() not in asked]
    if len(fitting) == 1:
        return _written(candidate, fitting[0])
    # Distance to the question's words tells figures apart only where these words stand in the sentence as they are.
    places = _places(question, candidate) if question.language == candidate.found.stored.passage.language else []
    if not fitting or not places:
        return ""
    distances = sorted((min(abs(f.start - candidate.start - p) for p in places), f.start, f) for f in fitting)
    clear = len(distances) == 1 or distances[0][0] + LEAD < distances[1][0]
    return _written(candidate, distances[0][2]) if clear else ""


def _fits(wanted: Unit | None, figure: Figure) -> bool:
    """Tell whether a figure has the unit that the question asks for; a question may not say which."""
    if wanted == "money":
        return figure.currency is not None
    if wanted is None:
        return figure.unit != "rank"
    return figure.unit in _UNITS[wanted]


def _written(candidate: Candidate, figure: Figure) -> str:
    return " ".join(candidate.document.clean[figure.start : figure.end].split())


def _places(question: Question, candidate: Candidate) -> list[int]:
    """Return where words of the question stand in the sentence."""
    text = fold(candidate.text)
    stems = (w[: max(4, len(w) - 3)] for w in question.content if len(w) > 3)
    return [at for at in map(text.find, stems) if at >= 0]
