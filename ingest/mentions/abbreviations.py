"""Abbreviations introduced in brackets, which then count in their document.

The letters are matched to the words before the bracket as in Schwartz and Hearst, A simple algorithm for identifying
abbreviation definitions in biomedical text (PSB 2003). Where a mention ends at the bracket, the abbreviation is its.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.mentions.covering import JURISDICTIONS
from ingest.mentions.found import Found
from kg.model import EntityType, Mention
from kg.name_text import fold
from ontology.vocabulary import Term

_SHORT = re.compile(
    r"\s?\((?:hierna:?\s|nachfolgend:?\s|kurz:?\s|afgekort:?\s|[Ee]ngels:\s)?[„“\"'‘]?(?P<short>[A-Z][\w&-]{0,10}[A-Z0-9][a-z]{0,2})[“”\"'’]?\)"
)
_ANY_LETTERS = frozenset({EntityType.ACT, EntityType.ORGANISATION, EntityType.COMPANY})
"""Types whose abbreviation may be that of their English name."""
_ACT_HEAD = re.compile(
    r"(?:act|wet|gesetz|verordnung|verordening|regulation|directive|richtlijn|richtlinie|bill|gesetzbuch|verdrag|vertrag|treaty)s?\b",
    re.IGNORECASE,
)
_BODY_HEAD = re.compile(
    r"(?:organi[sz]ation|organisatie|agentur|agentschap|agency|ministeri(?:um|e)|commissi(?:e|on)|kommission|institut[e]?|instituut|verband|vereniging|autoriteit|authority|office"
    r"|behörde|bureau|association|union|unie|federati(?:e|on)|verbond|kammer|council|committee|universit(?:y|ät|eit)|amt|bund|rat|raad|fund|fonds|bank|court)\b",
    re.IGNORECASE,
)
_OTHER_HEAD = re.compile(
    r"(?:market|markt|programme?|program|programma|programm|plan|policy|strategy|strategie|agreement|partnership|union|area|indicator|index"
    r"|product|system|systeem|model|management|assessment|mechanism|mechanisme|council|committee|act|directive|regulation|right|framework"
    r"|initiative|initiatief|facility)(?:[’']?s|en|e)?$",
    re.IGNORECASE,
)
"""Heads of long forms that name no company."""
_FEWEST = 2
_BEGINNING = 4
"""Letters by which a word of a long form is looked for among the names of an entity."""


def by_bracket(text: str, mentions: Sequence[Mention], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the abbreviations that `text` introduces, each with the entity or name it stands for.

    `mentions` and `found` are those of the same text, with offsets in it.
    """
    introduced = list(_SHORT.finditer(text)) if "(" in text else []
    if not introduced:
        return
    ends = {f.end: _Long(f.start, f.type, f.name, f.iri) for f in found}
    ends |= {m.end: _Long(m.start, m.type, "", m.entity) for m in mentions}
    covered = [(m.start, m.end) for m in mentions if m.confidence > 0.5]
    for match in introduced:
        start, end = match.span("short")
        if any(a < end and start < b for a, b in covered):
            continue
        long = ends.get(match.start())
        long_start = long_form(match["short"], text[: match.start()])
        if long and long.has_abbreviation(long_start, text):
            name = long.name or match["short"]
            yield Found(start, end, long.type, name, 0.9, "abbreviation", long.entity, alias=match["short"])
        elif long_start is not None:
            yield from _unknown(text, match, long_start)


@dataclass(frozen=True, slots=True)
class _Long:
    """What stands before a bracket: the entity of a mention, or the name that a rule found."""

    start: int
    type: EntityType
    name: str
    entity: str

    def has_abbreviation(self, long_start: int | None, text: str) -> bool:
        """Tell whether letters found from `long_start` on are an abbreviation of this, not of a longer phrase.

        Letters that are found nowhere may be those of its name in another language, if a vocabulary knows it; but
        a country has no such name.
        """
        if long_start is None:
            return bool(self.entity) and self.type in _ANY_LETTERS
        return long_start >= self.start or text[long_start : self.start].strip().lower() in JURISDICTIONS


def _unknown(text: str, match: re.Match[str], long_start: int) -> Iterator[Found]:
    """Take a long form that no rule knew if its words say that it is an act or a body."""
    long = " ".join(text[long_start : match.start()].split())
    entity_type = (
        EntityType.ACT if _ACT_HEAD.search(long) else EntityType.ORGANISATION if _BODY_HEAD.search(long) else None
    )
    if entity_type is None or not long[0].isupper() or len(long.split()) < 2:
        return
    yield Found(long_start, match.start(), entity_type, long, 0.85, "abbreviation")
    yield Found(*match.span("short"), entity_type, long, 0.85, "abbreviation", alias=match["short"])


def long_form(short: str, before: str) -> int | None:
    """Return where the words begin whose letters make up `short`, looking back from the end of `before`.

    The first letter of `short` must begin a word; None if the letters are not found within the last words.
    """
    letters = [c for c in fold(short) if c.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    begins = [m.start() for m in re.finditer(r"\S+", before)][-most:]
    if not begins or not letters:
        return None
    low, at = begins[0], len(before)
    folded = fold(before)
    for position, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= low and not (folded[at] == letter and (position or at == 0 or not folded[at - 1].isalnum())):
            at -= 1
        if at < low:
            return None
    return at


def redefined(text: str, mentions: Sequence[Mention], terms: Mapping[str, Term]) -> Iterator[Mention]:
    """Yield the mentions under an abbreviation that `text` introduces for something else.

    *structurele aanpassingsprogramma's (SAP)* makes SAP no company in this document, *Taiwan Semiconductor
    Manufacturing Company (TSMC)* leaves TSMC one: a long form in small letters, or with a head that no company has. An
    act or a body is another where its long form shares no word with any name of it: *algemeen overleg (AO)*.
    """
    known = {m.start: m for m in mentions if m.type in _ANY_LETTERS}
    for match in _SHORT.finditer(text) if known else ():
        mention = known.get(match.start("short"))
        start = long_form(text[mention.start : mention.end], text[: match.start()]) if mention else None
        if mention and start is not None and _is_other(text[start : match.start()], mention, terms):
            yield mention


def _is_other(long: str, mention: Mention, terms: Mapping[str, Term]) -> bool:
    words = long.split()
    if len(words) < _FEWEST:
        return False
    if mention.type is EntityType.COMPANY:
        return words[-1][0].islower() or _OTHER_HEAD.search(words[-1]) is not None
    term = terms.get(mention.entity)
    names = " ".join(fold(name.text) for name in term.names) if term else ""
    beginnings = {fold(word)[:_BEGINNING] for word in words if len(word) > _BEGINNING}
    return " " in names and bool(beginnings) and not any(beginning in names for beginning in beginnings)
