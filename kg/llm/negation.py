"""Clauses and whether they deny: *niet*, *kein*, *never*; *niet alleen* and *not only* do not."""

from __future__ import annotations

import re

from kg.index.text_terms import words

NEGATIONS = frozenset(
    "niet geen nooit niemand niets nergens noch evenmin zonder nauwelijks "
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends nirgendwo weder noch ohne kaum "
    "keineswegs keinesfalls not no never nobody nothing none neither nor nowhere without hardly cannot".split()
)
"""Words that deny, folded, of the three languages."""
NO_DENIAL_IN = {"de": frozenset({"noch", "not"})}
"""Words of `NEGATIONS` that say something else in a language: German *noch* is *still*, *Not* is *need*.

Otherwise the lists are one, so that a short sentence whose language is mistaken still denies.
"""
NO_DENIAL = re.compile(
    r"\b(?:niet (?:alleen|enkel|slechts)|nicht (?:nur|allein|bloß)|not (?:only|just|merely)|no\.)(?!\w)", re.IGNORECASE
)
LIMITS = frozenset("alleen enkel slechts uitsluitend nur lediglich ausschliesslich only merely solely".split())
"""Words that limit, folded: what is so *not only* here is not so *only* here."""
_CONTRACTED = re.compile(r"\w+n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:.!?()–—]+(?:\s+|$)|\b(?:maar|terwijl|hoewel|omdat|aber|sondern|während|obwohl|weil|but|while|although|"
    r"because|whereas)\b",
    re.IGNORECASE,
)


def denies(text: str, language: str) -> bool:
    """Tell whether a clause holds a word that denies; *neither … nor* holds two and still denies."""
    plain = NO_DENIAL.sub(" ", text)
    denials = NEGATIONS - NO_DENIAL_IN.get(language, frozenset())
    return not denials.isdisjoint(words(plain)) or _CONTRACTED.search(plain) is not None


def limits(text: str) -> bool:
    """Tell whether a text says that something is only so."""
    return not LIMITS.isdisjoint(words(NO_DENIAL.sub(" ", text)))


def clauses(text: str) -> list[str]:
    """Split a text at the signs and words that part its clauses."""
    return [part.strip() for part in _CLAUSE.split(text) if part.strip()]
