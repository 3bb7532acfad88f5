"""Boilerplate: what a page of the web carries besides its text (links to other pages, contact blocks, buttons)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINK_LIST = re.compile(
    r"(?:geschikt hiervoor|lees ook|lees verder|lees meer|zie ook|meer hierover(?: hier)?|gerelateerd(?:e artikelen)?|"
    r"passend dazu|lesen sie auch|mehr dazu(?: hier)?|siehe auch|weiterlesen|mehr zum thema|das könnte sie auch interessieren|"
    r"read also|read more|see also|related(?: articles)?|more on this(?: here)?)\s*:?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\+\d{2}[\s\d()/-]{7,}|[\w.+-]+\s?(?:@|∂|\[at\])\s?[\w-]+\.\w{2,}|contactformulier|kontaktformular|contact form|"
    r"nieuwsbrief|newsletter|cookies?\b|alle rechten voorbehouden|alle rechte vorbehalten|all rights reserved)",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:xpert pre-release|spraakselectie.*|sprachauswahl.*|deel dit artikel|artikel teilen|share this|printen|drucken|"
    r"(?:photo|foto|bild|afbeelding)\s*:.*|.{0,250}[-–]\s*(?:afbeelding|bild|image|foto)\s*:\s*\S+)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:gepubliceerd op|veröffentlicht am|published on|bijgewerkt op|stand)\s*:.{0,150}", re.IGNORECASE
)
_TICK = "☑✅✔📢🌍"
_LONGEST = 400
"""A longer line is a paragraph, whatever it mentions."""


def boilerplate_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that are boilerplate."""
    found = {n for n, text in enumerate(texts) if _is_boilerplate(text)}
    for n, text in enumerate(texts):
        if _LINK_LIST.fullmatch(text):
            found.update(_list_after(texts, n))
    return frozenset(found)


def _is_boilerplate(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    whole = _LINK_LIST.fullmatch(text) or _BUTTON.fullmatch(text) or _DATELINE.fullmatch(text)
    return bool(whole or _CONTACT.search(text)) or text[0] in _TICK


def _list_after(texts: Sequence[str], head: int) -> list[int]:
    """The list items right after the head of a link list."""
    found = []
    for n in range(head + 1, len(texts)):
        if not re.match(r"[-•*–]\s", texts[n]):
            break
        found.append(n)
    return found
