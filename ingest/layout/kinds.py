"""The kind of each line of a clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layout.boilerplate import boilerplate_lines
from kg.model import BlockKind

CAPTION = re.compile(
    r"(?P<what>figuur|tabel|abbildung|abb\.|tabelle|tab\.|figure|fig\.|table|grafik|grafiek|schaubild|kader|kasten|box)"
    r"\s+(?P<number>(?:[a-z]\.)?\d{1,3}(?:\.\d{1,2})?)\s*(?:[.:–-]|$|(?=\s))",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:noot|noten|bron|bronnen|quellen?|anmerkung(?:en)?|note|notes|sources?|credits?|photo|foto|bild|fotocredit|beeld)\s*:",
    re.IGNORECASE,
)
_NOTES_HEADING = re.compile(
    r"(?:eindnoten|voetnoten|noten|bronnen|bronvermelding|literatuur(?:lijst)?|referenties|bibliografie|"
    r"endnoten|fußnoten|quellen(?:verzeichnis)?|literatur(?:verzeichnis)?|anmerkungen|"
    r"endnotes|footnotes|notes|references|bibliography|sources)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[•·▪●○◦‣☑✓✔➤►*–—-]\ufe0f?\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+\S")
_CHAPTER = re.compile(r"(?:hoofdstuk|kapitel|chapter|deel|teil|part|bijlage|anhang|annex)\s+[\dIVX]+\b", re.IGNORECASE)
_LONGEST_HEADING = 130
_ENDED = re.compile(r"[.!;,:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that holds text, `clean[start:end]`, without the white space around it."""

    start: int
    end: int
    text: str


def lines_of(clean: str) -> list[TextLine]:
    """Return the lines that hold text."""
    found = []
    for match in re.finditer(r"[^\n\r\f]+", clean):
        text = match[0].strip()
        if text:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(TextLine(start, start + len(text), text))
    return found


def kinds_of(clean: str) -> Iterator[tuple[BlockKind, int, int]]:
    """Yield kind, start and end of each line of the clean text that holds text."""
    lines = lines_of(clean)
    aside = boilerplate_lines([line.text for line in lines])
    in_notes = False
    for number, line in enumerate(lines):
        kind = _form(lines, number)
        if _NOTES_HEADING.fullmatch(line.text.rstrip(" .:")):
            in_notes, kind = True, BlockKind.HEADING
        elif in_notes and kind is BlockKind.HEADING and _opens_section(line.text):
            in_notes = False
        elif in_notes:
            kind = BlockKind.NOTE
        yield (BlockKind.BOILERPLATE if number in aside else kind), line.start, line.end


def _form(lines: Sequence[TextLine], number: int) -> BlockKind:
    text = lines[number].text
    if CAPTION.match(text) and len(text) < 250:
        return BlockKind.CAPTION
    if _NOTE.match(text):
        return BlockKind.NOTE
    if _ITEM.match(text) or (_NUMBERED.match(text) and _ENDED.search(text)):
        return BlockKind.LIST_ITEM
    return BlockKind.HEADING if _is_heading(lines, number) else BlockKind.PARAGRAPH


def _is_heading(lines: Sequence[TextLine], number: int) -> bool:
    """A heading is short, opens with a capital, a number or "#", does not end as a sentence does, and heads something."""
    text = lines[number].text
    if text.startswith("#"):
        return True
    if len(text) > _LONGEST_HEADING or _ENDED.search(text) or not any(c.isalpha() for c in text):
        return bool(_CHAPTER.match(text)) and len(text) <= _LONGEST_HEADING
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“„\"'"):
        return False
    following = [line.text for line in lines[number + 1 : number + 4]]
    return any(len(t) > _LONGEST_HEADING or _ENDED.search(t) for t in following)


def _opens_section(text: str) -> bool:
    """In the notes only what is plainly a chapter ends them; titles of sources look like headings."""
    return bool(_CHAPTER.match(text) or re.match(r"\d{1,2}\s+[A-Z]{3,}|#", text)) or (text.isupper() and len(text) > 8)
