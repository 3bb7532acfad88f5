"""How a sentence holds a claim: affirmed or denied, as a fact, a plan, an expectation, a condition or a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.claims.rendering import unsigned
from ingest.claims.words import has, has_stem, words
from kg.model import Language

Scope = Literal["clause", "act", "state"]
"""What a phrasing is: a clause with its own verb, or a noun phrase that names an act or a state."""

Modality = Literal["asserted", "planned", "expected", "conditional", "quoted"]

_NEARBY = 4
"""So many tokens before and after the phrasing, within the clause, bear on how it is meant."""

_NOT_ONLY = re.compile(r"\b(?:niet|nicht) (?:alleen|enkel|slechts|nur|allein|bloß)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–—]")
_OPENING = re.compile("[„“»]|(?<= )[\"'‘«](?=\\S| )")
_CLOSING = re.compile("[”«]")


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether a claim is denied and in what mode it is made."""

    negative: bool
    modality: Modality


def stance(line: str, start: int, end: int, language: Language, *, attributed: bool, scope: Scope) -> Stance | None:
    """Return how the phrasing at `line[start:end]` is meant; None when it says too little to be a claim.

    A question, a wish of what should be (*moet*, *sollte*), a hedge (*nauwelijks*, *kaum*) and what was prevented
    state nothing of the kind. What is denied of a noun phrase (*de afhankelijkheid ... verdwijnt niet*) is not the
    phrase; whether it is planned may still be said of an act, not of a state.
    """
    before, after = _before(line, start, language), _after(line, end, language)
    own = unsigned(line[start:end])
    around = own if scope == "state" else f"{before} {own}{after}"
    core = own + after if scope == "clause" else " ".join([*before.split()[-1:], own])
    if _is_question(line, start, language) or has("hedge", core, language) or has("normative", around, language):
        return None
    negative = has("negation", _NOT_ONLY.sub(" ", core), language)
    return Stance(negative, _modality(line, start, around, language, attributed=attributed))


def failed(line: str, language: Language) -> bool:
    """Tell whether the sentence says that something was blocked, stopped or came to nothing."""
    return has_stem("failed", line, language)


def pending(meant: Stance, line: str, language: Language) -> Stance:
    """Return the stance of a deal: planned where the sentence says that it awaits consent or is disputed."""
    return replace(meant, modality="planned") if has_stem("pending", line, language) else meant


def _modality(line: str, start: int, around: str, language: Language, *, attributed: bool) -> Modality:
    if attributed or _in_quotes(line, start) or has("subjunctive", around, language):
        return "quoted"
    if _is_condition(line, start, language) or has("hypothetical", _opening(line, start), language):
        return "conditional"
    for mode in ("conditional", "planned", "expected"):
        if has(mode, around, language):
            return mode
    return "asserted"


def _before(line: str, start: int, language: Language) -> str:
    """Return the last tokens before the phrasing, back to the border of the clause."""
    tokens = _CLAUSE.split(unsigned(line[:start]))[-1].split()[-_NEARBY:]
    borders = [i for i, token in enumerate(tokens) if token.lower() in _borders(language)]
    return " ".join(tokens[borders[-1] :] if borders else tokens)


def _opening(line: str, start: int) -> str:
    """Return the beginning of the sentence or the part between semicolons that holds the phrasing, with its first word."""
    first = unsigned(line[start:]).split()[:1]
    return " ".join([re.split("[;–—]", unsigned(line[:start]))[-1].strip(), *first])


def is_foretold(line: str, start: int, end: int, language: Language) -> bool:
    """Tell whether the clause speaks of the future by an auxiliary that has no other use (*zal*)."""
    around = f"{_before(line, start, language)} {unsigned(line[start:end])}{_after(line, end, language)}"
    return has("will", around, language)


def _after(line: str, end: int, language: Language) -> str:
    """Return the tokens that follow the phrasing within its clause."""
    tokens = _CLAUSE.split(unsigned(line[end:]))[0].split()[:_NEARBY]
    borders = [i for i, token in enumerate(tokens) if token.lower() in _borders(language)]
    return " " + " ".join(tokens[: borders[0]] if borders else tokens)


def _borders(language: Language) -> frozenset[str]:
    """Return the words a new clause begins with; auxiliaries do not begin one."""
    return words("breaks", language) - words("filler", language)


def _is_question(line: str, start: int, language: Language) -> bool:
    """Tell whether the sentence asks, or the clause says that something is open (*ob die EU ...*, *of de EU ...*)."""
    if unsigned(line).rstrip().endswith("?"):
        return True
    clause = (_CLAUSE.split(unsigned(line[: start + 1]))[-1].split() or unsigned(line[start:]).split())[:1]
    return bool(clause) and clause[0].lower() in {"de": {"ob"}, "nl": {"of"}}.get(language, set())


def _is_condition(line: str, start: int, language: Language) -> bool:
    """Tell whether the clause begins with *als*, *wenn* and the like."""
    clause = _CLAUSE.split(unsigned(line[: start + 1]))[-1].split() or unsigned(line[start:]).split()[:1]
    return bool(clause) and clause[0].lower() in words("condition", language)


def _in_quotes(line: str, start: int) -> bool:
    """Tell whether a quotation opened before and not closed holds the phrasing."""
    before = line[:start]
    plain = before.count('"') % 2 == 1
    return plain or len(_OPENING.findall(before.replace('"', ""))) > len(_CLOSING.findall(before))
