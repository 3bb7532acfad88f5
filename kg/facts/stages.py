"""At which stage of its chain a share is one: production, refining, reserves, import."""

from __future__ import annotations

import re

from kg.facts.measures import kinds_of
from kg.facts.observed import Observed
from kg.index.text_terms import words

_STAGES = ("production", "refining", "reserves", "capacity", "import", "export", "supply", "demand", "consumption")
_VERBS = {
    "production": re.compile(
        r"\b(?:produceer(?:t|de|den)|produceren|geproduceerde?|delft|delven|gedolven|ontgint|wint|winnen|gewonnen\w*|produzier\w*|"
        r"fördert|fördern|gefördert|abgebaut|produces?|produced|mines?|mined)\b",
        re.IGNORECASE,
    ),
    "refining": re.compile(
        r"\b(?:raffine\w+|geraffineerde?|verwerkte?|verwerken|verarbeite\w*|raffinier\w*|refines?|refined|process(?:es|ed))\b",
        re.IGNORECASE,
    ),
}
"""Verbs that say the stage where no noun does."""


def stage_of(o: Observed) -> str:
    """Return the stage that the measure names, else the sentence or caption, else its verb; "" when none or several."""
    for names in (kinds_of(words(o.title)), kinds_of(o.context.words)):
        found = [stage for stage in _STAGES if stage in names]
        if found:
            return found[0] if len(found) == 1 else ""
    said = [stage for stage, verb in _VERBS.items() if verb.search(o.text)]
    return said[0] if len(said) == 1 else ""
