"""Companies in lists: among known ones (*Vodafone, Solvinity en KPN*), or introduced as such (*Hersteller wie …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.mentions.contexts import PART
from ingest.mentions.found import Found
from ingest.mentions.junk import common_words, is_junk
from kg.model import EntityType

_ITEM = rf"(?:{PART}(?:[\s-]{PART}){{0,3}})"
_SEPARATOR = r"(?:\s\([^()\n]{2,30}\))?(?:,\s(?:en|und|and|sowie|or|of|oder)\s|,\s|\s(?:en|und|and|sowie|of|oder)\s|\s(?:vs\.?|versus)\s)"
_LIST = re.compile(rf"(?<![\w-]){_ITEM}(?:{_SEPARATOR}{_ITEM})+")
_KINDS = (
    r"(?i:bedrijven|fabrikanten|producenten|concerns|makers|leveranciers|reuzen|giganten|ondernemingen|ketens|verzekeraars|aanbieders|bouwers|start-?ups"
    r"|spelers|concurrenten|unternehmen|konzernen?|herstellern?|firmen|anbietern?|zulieferern?|konkurrenten|riesen|bauern?"
    r"|produzenten|betreibern?|dienstleistern?|wettbewerbern?|branchengrößen|companies|manufacturers|producers|suppliers|firms|giants)"
)
_INTRODUCED = re.compile(
    rf"{_KINDS}(?::|,?\s(?:als|zoals|waaronder|onder meer|onder andere|wie|wie etwa|etwa|darunter|unter anderem|such as|like|including))\s"
    rf"(?:die\s|de\s|het\s)?(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})*)"
)
_CONJUNCTION = re.compile(r"\s(?:en|und|and|sowie|of|oder|or|vs\.?|versus)\s")
_ANNOUNCED = re.compile(
    r"(?:[a-z]:|\s(?:als|zoals|waaronder|onder|wie|etwa|darunter|unter|such|like|including))\s(?:\w{2,8}\s){0,2}[A-Z\d]"
)
_KIND_REACH = 25
_LIST_REACH = 400
_SPLIT = re.compile(_SEPARATOR)
Span = tuple[int, int]


def by_list(text: str, companies: Sequence[Span], others: Sequence[Span]) -> Iterator[Found]:
    """Yield the items of lists that are introduced as companies, or stand among at least as many known ones.

    `companies` and `others` are the spans in `text` that are known to be companies and to be something else; a list
    that holds one of the others says nothing.
    """
    for match in _introduced(text):
        items = list(_items(text, *match.span("list")))
        if not any(_touches(item, others) for item in items):
            yield from _finds(text, [item for item in items if not _touches(item, companies)], 0.75)
    if companies:
        yield from _among_known(text, companies, others)


def _introduced(text: str) -> Iterator[re.Match[str]]:
    """Yield the lists that are introduced as companies; the word that announces one is looked for first, it is rare."""
    behind = 0
    for announced in _ANNOUNCED.finditer(text):
        match = _INTRODUCED.search(text, max(behind, announced.start() - _KIND_REACH), announced.end() + _LIST_REACH)
        if match:
            behind = match.end()
            yield match


def _among_known(text: str, companies: Sequence[Span], others: Sequence[Span]) -> Iterator[Found]:
    for match in _LIST.finditer(text):
        items = list(_items(text, *match.span()))
        new = [item for item in items if not _touches(item, companies)]
        known = len(items) - len(new)
        # A comma alone also stands before an apposition (*DPD, Boris Winkelmann*): two known names make it a list.
        certain = known > 1 or (known and _CONJUNCTION.search(text, *match.span()))
        if certain and known >= len(new) and not any(_touches(item, others) for item in items):
            yield from _finds(text, new, 0.7)


def _finds(text: str, items: Sequence[Span], confidence: float) -> Iterator[Found]:
    for start, end in items:
        name = " ".join(text[start:end].split())
        if not is_junk(name) and name.split()[0].lower() not in common_words():
            yield Found(start, end, EntityType.COMPANY, name, confidence, "list")


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for separator in _SPLIT.finditer(text, start, end):
        yield at, separator.start()
        at = separator.end()
    yield at, end


def _touches(item: Span, spans: Sequence[Span]) -> bool:
    return any(start < item[1] and item[0] < end for start, end in spans)
