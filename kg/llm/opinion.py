"""Sentences that say who says it: *volgens …*, *sagte*, *according to*. What somebody says is no fact of ours."""

from __future__ import annotations

from kg.index.text_terms import words

SAID = frozenset(
    "volgens aldus zegt zei zeggen zeiden stelt stelde stellen vindt vond vinden meent meende noemt noemde denkt dacht "
    "waarschuwt waarschuwde verwacht verwachtte verwachten schat schatte schatten raamt raamde beweert beweerde "
    "betoogt betoogde schrijft schreef meldt meldde voorspelt voorspelde verklaarde verklaart pleit pleitte "
    "laut zufolge gemass sagt sagte sagen sagten meint meinte erklart erklarte warnt warnte erwartet erwartete erwarten "
    "schatzt schatzte schatzen behauptet behauptete schreibt schrieb meldet meldete prognostiziert fordert forderte "
    "angaben einschatzung ansicht auffassung bezeichnet bezeichnete nennt nannte "
    "according says said say claims claimed argues argued warns warned expects expected estimates estimated estimate "
    "believes believed states stated writes wrote reports reported predicts predicted calls called thinks thought".split()
)
"""Words, folded, by which the three languages leave a statement to somebody."""


def is_said(text: str) -> bool:
    """Tell whether a sentence leaves what it says to somebody."""
    return not SAID.isdisjoint(words(text))
