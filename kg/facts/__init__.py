"""What follows from figures and claims: disagreement, dependence, candidate chokepoints, time."""

from kg.facts.disagreements import Disagreement, Side
from kg.facts.matrix import Cell, Entry, Matrix
from kg.facts.state import Facts, disagreements, disagreements_about, facts_of
from kg.facts.timeline import Moment

__all__ = [
    "Cell",
    "Disagreement",
    "Entry",
    "Facts",
    "Matrix",
    "Moment",
    "Side",
    "disagreements",
    "disagreements_about",
    "facts_of",
]
