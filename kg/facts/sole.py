"""Whether a sentence calls somebody the only supplier of something, or a monopolist."""

from __future__ import annotations

import re

from kg.model import Evidence

_SOLE = re.compile(
    r"\b(?:enige\s+(?:leverancier|producent|aanbieder|bron)|alleenleverancier|monopol\w*|einzige[rn]?\s+(?:lieferant|"
    r"hersteller|anbieter|produzent|quelle)\w*|alleinige[rn]?\s+(?:lieferant|hersteller|anbieter)\w*|sole\s+(?:supplier|"
    r"producer|source)|only\s+(?:supplier|producer|source))\b",
    re.IGNORECASE,
)

_DENIED = re.compile(r"\b(?:geen|niet|kein\w*|nicht|no|not|never|nooit|nie)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def says_sole(evidence: Evidence) -> bool:
    """Tell whether a quote calls somebody the only supplier or a monopolist."""
    found = _SOLE.search(evidence.quote)
    return found is not None and not _DENIED.search(evidence.quote[: found.start()])
