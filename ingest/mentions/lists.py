"""Names that stand in one list with known companies: *Vodafone, Solvinity en KPN*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.mentions.contexts import PART
from ingest.mentions.found import Found
from ingest.mentions.junk import common_words, is_junk
from kg.model import EntityType

_ITEM = rf"(?:{PART}(?:[\s-]{PART}){{0,3}})"
_SEPARATOR = r"(?:,\s(?:en|und|and|sowie|or|of|oder)\s|,\s|\s(?:en|und|and|sowie|of|oder)\s|\s?/\s?)"
_LIST = re.compile(rf"(?<![\w-]){_ITEM}(?:{_SEPARATOR}{_ITEM})+")
_SPLIT = re.compile(_SEPARATOR)


def by_list(text: str, companies: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Yield the items of lists in which at least half of the other items are `companies` and none are `others`.

    `companies` and `others` are the spans in `text` that are known to be companies and to be something else.
    """
    for match in _LIST.finditer(text):
        items = list(_items(match))
        known = [item for item in items if _touches(item, companies)]
        if not known or any(_touches(item, others) for item in items):
            continue
        new = [item for item in items if item not in known]
        if len(known) < len(new):
            continue
        for start, end in new:
            name = " ".join(text[start:end].split())
            if not is_junk(name) and name.split()[0].lower() not in common_words():
                yield Found(start, end, EntityType.COMPANY, name, 0.7, "list")


def _items(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    at = match.start()
    for separator in _SPLIT.finditer(match.string, match.start(), match.end()):
        yield at, separator.start()
        at = separator.end()
    yield at, match.end()


def _touches(item: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < item[1] and item[0] < end for start, end in spans)
