"""Words by which a text itself says that others give another figure."""

from __future__ import annotations

import re

_OTHERS = re.compile(
    r"\bandere\s+(?:bronnen|schattingen|ramingen|cijfers|berekeningen|onderzoeken|studies|deskundigen|opgaven)\b"
    r"|\b(?:volgens|aldus)\s+andere[n]?\b|\banderen\s+(?:spreken|noemen|schatten|ramen|komen|houden)\b"
    r"|\bandere[nr]?\s+(?:Quellen|Schätzungen|Angaben|Zahlen|Berechnungen|Studien|Fachleute|Experten)\b"
    r"|\bandere\s+(?:sprechen|nennen|schätzen|kommen|gehen)\b"
    r"|\bother\s+(?:sources|estimates|figures|calculations|studies|reports|experts)\b"
    r"|\bothers\s+(?:say|put|estimate|speak|give)\b|\baccording\s+to\s+others\b",
    re.IGNORECASE,
)


def speaks_of_others(sentence: str) -> bool:
    """Tell whether a sentence sets what others say beside what was said before."""
    return bool(_OTHERS.search(sentence))
