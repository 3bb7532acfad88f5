"""Companies in lists: among known ones (*Vodafone, Solvinity en KPN*), or introduced as such (*Hersteller wie …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.mentions.coinage import is_coined
from ingest.mentions.contexts import PART, is_of_sport
from ingest.mentions.found import Found
from ingest.mentions.junk import common_words, first_names, is_junk
from ingest.mentions.nouns import is_noun
from ingest.mentions.people import begins_with_first_name
from kg.model import EntityType
from kg.name_text import fold

_ITEM = rf"(?:{PART}(?:[\s-]{PART}){{0,3}})"
_SEPARATOR = r"(?:\s\([^()\n]{2,30}\))?(?:,\s(?:en|und|and|sowie|or|of|oder)\s|,\s|\s(?:en|und|and|sowie|of|oder)\s|\s(?:vs\.?|versus)\s)"
_SITE = rf"(?:\s(?:in|uit|aus|te)\s{PART}(?:[\s-]{PART}){{0,2}})"
"""Where an item stands: *Eurenco in Bergerac, Nammo in Raufoss*."""
_SITED = re.compile(_SITE + "$")
_LIST = re.compile(rf"(?<![\w-]){_ITEM}{_SITE}?(?:{_SEPARATOR}{_ITEM}{_SITE}?)+")
_KINDS = (
    r"(?i:bedrijven|fabrikanten|producenten|concerns|makers|leveranciers|reuzen|giganten|ondernemingen|ketens|verzekeraars|aanbieders|bouwers|start-?ups"
    r"|spelers|concurrenten|unternehmen|konzernen?|herstellern?|firmen|anbietern?|zulieferern?|konkurrenten|riesen|bauern?"
    r"|produzenten|betreibern?|dienstleistern?|wettbewerbern?|branchengrößen|companies|manufacturers|producers|suppliers|firms|giants)"
)
_INTRODUCED = re.compile(
    rf"{_KINDS}(?::|,?\s(?:als|zoals|waaronder|onder meer|onder andere|wie|wie etwa|etwa|darunter|unter anderem|such as|like|including))\s"
    rf"(?:die\s|de\s|het\s)?(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})*)"
)
_KIND = re.compile(_KINDS)
_CONJUNCTION = re.compile(r"\s(?:en|und|and|sowie|of|oder|or|vs\.?|versus)\s")
_ANNOUNCED = re.compile(
    r"[:\s](?:(?<=[a-z]:)|(?<=\s)(?:als|zoals|waaronder|onder|wie|etwa|darunter|unter|such|like|including))\s(?:\w{2,8}\s){0,2}[A-Z\d]"
)
_PLACED = re.compile(
    r"\b(?:in|im|ins|te|ter|nach|naar|aus|uit|zu|zum|zur|bei|beim|bij|tussen|zwischen|nabij|op|auf|near|from|at)\s$",
    re.IGNORECASE,
)
_PRODUCTS = re.compile(
    r"(?:[Pp]rodukt(?:linien?|reihen?)?|[Mm]odell(?:en?|reihen?)?|[Mm]odel(?:len)?|[Tt]ypen|[Mm]arken|merken|[Ff]ilmen?|[Ss]erien) "
)
"""What a firm makes: *die Modelle Auris und Avensis*."""
_KIND_REACH = 25
_LIST_REACH = 400
_SPLIT = re.compile(_SEPARATOR)
Span = tuple[int, int]


def by_list(text: str, companies: Sequence[Span], others: Sequence[Span], language: str = "") -> Iterator[Found]:
    """Yield the items of lists that are introduced as companies, or stand among enough known ones.

    `companies` and `others` are the spans in `text` that are known to be companies and to be something else; a list
    with an item that is one of the others says nothing. Where an item stands (*Eurenco in Bergerac*) is no part of it.
    """
    for match in _introduced(text):
        items = list(_items(text, *match.span("list")))
        if not any(_is_one(item, others) or _is_person(text[slice(*item)]) for item in items):
            new = [i for i in items if not _touches(i, companies) and not is_noun(text[slice(*i)], language)]
            yield from _finds(text, new, 0.75)
    if companies:
        yield from _among_known(text, companies, others, language)


def _introduced(text: str) -> Iterator[re.Match[str]]:
    """Yield the lists that are introduced as companies; the word that announces one is looked for first, it is rare."""
    behind = 0
    for announced in _ANNOUNCED.finditer(text):
        first = max(behind, announced.start() - _KIND_REACH)
        for kind in _KIND.finditer(text, first, announced.start()):
            match = _INTRODUCED.match(text, kind.start(), announced.end() + _LIST_REACH)
            if match:
                behind = match.end()
                yield match
                break


def _among_known(text: str, companies: Sequence[Span], others: Sequence[Span], language: str) -> Iterator[Found]:
    for match in _LIST.finditer(text):
        items = list(_items(text, *match.span()))
        new = [item for item in items if not _touches(item, companies)]
        known = len(items) - len(new)
        # A comma alone also stands before an apposition (*DPD, Boris Winkelmann*): two known names make it a list.
        certain = known > 1 or (known and _CONJUNCTION.search(text, *match.span()))
        product = _PRODUCTS.search(text, max(0, match.start() - _KIND_REACH), items[0][1])
        if not certain or product or any(_is_one(item, others) for item in items):
            continue
        names = [item for item in new if not _is_noun(text, item, language) and not _is_placed(text, item[0])]
        made_up = all(_is_made_up(text[slice(*item)], language) for item in names)
        if len(names) <= known * (2 if made_up else 1):
            yield from _finds(text, names, 0.7)


def _is_noun(text: str, item: Span, language: str) -> bool:
    """Tell whether a single word of German is one that its language has: all nouns have a capital there."""
    name = text[slice(*item)]
    return language == "de" and " " not in name and "-" not in name and not _is_made_up(name, language)


def _is_made_up(name: str, language: str) -> bool:
    """Tell whether a name is one by its looks: a capital or figure within, or a word that no list has."""
    return any(c.isupper() or c.isdigit() for c in name[1:]) or any(is_coined(w, language) for w in name.split())


def _is_placed(text: str, start: int) -> bool:
    return _PLACED.search(text, max(0, start - _KIND_REACH), start) is not None


def _finds(text: str, items: Sequence[Span], confidence: float) -> Iterator[Found]:
    for start, end in items:
        name = " ".join(text[start:end].split())
        words = name.split()
        if is_junk(name) or words[0].lower() in common_words() or (fold(words[0]) in first_names() and len(words) > 1):
            continue
        find = Found(start, end, EntityType.COMPANY, name, confidence, "list")
        if not is_of_sport(text, find):
            yield find


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for separator in _SPLIT.finditer(text, start, end):
        yield at, _without_site(text, at, separator.start())
        at = separator.end()
    yield at, _without_site(text, at, end)


def _without_site(text: str, start: int, end: int) -> int:
    site = _SITED.search(text, start, end)
    return site.start() if site else end


def _is_one(item: Span, spans: Sequence[Span]) -> bool:
    """Tell whether an item is something else, or a part of it; *Toho Titanium* only holds a material."""
    return any(start < item[1] and item[0] < end and not (item[0] < start and end <= item[1]) for start, end in spans)


def _is_person(name: str) -> bool:
    return begins_with_first_name(name.split())


def _touches(item: Span, spans: Sequence[Span]) -> bool:
    return any(start < item[1] and item[0] < end for start, end in spans)
