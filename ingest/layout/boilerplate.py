"""Boilerplate: what a page of the web carries besides its text (links to other pages, adverts, contact blocks, buttons)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.repair.forms import DATELINE

_LINK_LIST = re.compile(
    r"(?:geschikt hiervoor|lees ook|lees verder|lees meer|zie ook|meer hierover(?: hier)?|gerelateerd(?:e artikelen)?|"
    r"passend dazu|lesen sie auch|mehr dazu(?: hier)?|siehe auch|weiterlesen|mehr zum thema|das könnte sie auch interessieren|"
    r"read also|read more|see also|related(?: articles)?|more on this(?: here)?)\s*:?",
    re.IGNORECASE,
)
_MORE_HERE = re.compile(r"(?:meer hierover|mehr dazu|more on this|lees verder|read more|weiterlesen).*", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:\+\d{2}[\s\d()/-]{7,}|[\w.+-]+\s?(?:@|∂|\[at\])\s?[\w-]+\.\w{2,}|contactformulier|kontaktformular|contact form|"
    r"nieuwsbrief|newsletter|cookies?\b|alle rechten voorbehouden|alle rechte vorbehalten|all rights reserved)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:(?:photo|foto|bild|afbeelding)\s*:.*|(?P<what>.{0,250})[-–]\s*(?:afbeelding|bild|image|foto)\s*:\s*(?P<owner>\S+))",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:\S{1,20} pre-release|spraakselectie.*|sprachauswahl.*|deel dit artikel|artikel teilen|share this|printen|drucken)",
    re.IGNORECASE,
)
_OURSELVES = re.compile(r"\b(?:wij|ons|onze|wir|uns|unsere[rnms]?|our|us)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"[☑✅✔\U0001f300-\U0001faff]")
_ITEM = re.compile(r"[-•*–]\s")
_LONGEST = 400
"""A longer line is a paragraph, whatever it mentions."""
_ADVERT = 8
"""Lines an advert has at most, from its heading to the link at its end."""
_LONGEST_HEADING = 130
_TAIL = 0.75
"""Share of the lines after which a block of contacts may be the end of the page."""


def boilerplate_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that are boilerplate."""
    found = {n for n, text in enumerate(texts) if _is_boilerplate(text)}
    for n, text in enumerate(texts):
        if _LINK_LIST.fullmatch(text):
            found.update(_list_after(texts, n))
        if _MORE_HERE.fullmatch(text) and len(text) <= 60:
            found.update(_advert_before(texts, n))
    return frozenset(found | _tail(texts, found))


def _is_boilerplate(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    whole = any(form.fullmatch(text) for form in (_LINK_LIST, _PICTURE, _BUTTON, DATELINE))
    return whole or bool(_CONTACT.search(text) or _SYMBOL.match(text))


def _list_after(texts: Sequence[str], head: int) -> Iterable[int]:
    """The items right after the head of a list of links, with the line that may announce them."""
    first = head + 1
    announced = first + 1 < len(texts) and texts[first].endswith(":") and bool(_ITEM.match(texts[first + 1]))
    last = first + announced
    while last < len(texts) and _ITEM.match(texts[last]):
        last += 1
    return range(first, last) if last > first + announced else ()


def _advert_before(texts: Sequence[str], link: int) -> Iterable[int]:
    """The lines from a picture to the link "more on this here", if they speak of the owner of the page, by name or as us."""
    pictures = [
        n for n in range(max(0, link - _ADVERT), link) if (match := _PICTURE.fullmatch(texts[n])) and match["owner"]
    ]
    if not pictures:
        return ()
    picture = _PICTURE.fullmatch(texts[pictures[-1]])
    assert picture is not None
    owner = picture["owner"].strip(". ").lower()
    headed = pictures[-1] > 0 and len(texts[pictures[-1] - 1]) <= _LONGEST_HEADING
    advert = range(pictures[-1] - headed, link)
    said = [texts[n] if n != pictures[-1] else picture["what"] for n in advert]
    return advert if any(owner in text.lower() or _OURSELVES.search(text) for text in said) else ()


def _tail(texts: Sequence[str], found: set[int]) -> set[int]:
    """The end of the page, from the heading of its first contact on, if most of the rest is boilerplate."""
    ends = [
        n for n in sorted(found) if n >= _TAIL * len(texts) and (_CONTACT.search(texts[n]) or _SYMBOL.match(texts[n]))
    ]
    if not ends:
        return set()
    first = ends[0]
    rest = range(first, len(texts))
    if sum(n in found for n in rest) < 0.5 * len(rest) or len(rest) < 3:
        return set()
    headed = first > 0 and len(texts[first - 1]) <= _LONGEST_HEADING and texts[first - 1][-1] not in ".:!?"
    return set(range(first - headed, len(texts)))
