"""What the first words of a line say it is: a caption, a note, a list item, a chapter."""

from __future__ import annotations

import re

CAPTION = re.compile(
    r"(?P<what>(?i:figuur|tabel|abbildung|abb\.|tabelle|tab\.|figure|fig\.|table|grafik|grafiek|schaubild|kader|kasten|box))"
    r"\s*(?P<number>(?:[A-Za-z]\.)?\d{1,3}(?:\.\d{1,2})?)(?:\s*[.:–-](?!\w)|$|(?=\s+[A-ZÀ-Þ“„‘(]))"
)
"""A caption: the word, a number, and what divides them from the title."""
NOTE = re.compile(
    r"(?:noot|noten|bron|bronnen|quellen?|anmerkung(?:en)?|note|notes|sources?|credits?|photo|foto|bild|fotocredit|beeld)\s*:",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?:gepubliceerd op|bijgewerkt op|veröffentlicht am|aktualisiert am|published on|updated on|stand|datum|date|"
    r"auteurs?|door|autor(?:en|in)?|von|authors?|by)\s*:.{0,150}",
    re.IGNORECASE,
)
"""A line that says when and by whom something was published."""
CHAPTER = re.compile(r"(?:hoofdstuk|kapitel|chapter|deel|teil|part|bijlage|anhang|annex)\s+[\dIVX]+\b", re.IGNORECASE)
ITEM = re.compile(r"(?:[•·▪●○◦‣☑✓✔➤►*–—-]\ufe0f?\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
"""What opens a list item or a note."""
FOOTNOTE = re.compile(
    r"(?P<mark>[a-z]|[1-9]\d{0,2}|[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3}|[®°])[.)]?\s+(?=[\"'“‘„«(]?(?:[A-ZÀ-Þ]|https?:|www\.))"
)
"""A footnote: its mark, then a capital or an address."""
ENDED = re.compile(r"[.!?:;…]['\"’”»)\]]*[\d*®°]{0,3}$")
"""The end of a sentence, with or without a footnote mark."""
COUNTED = re.compile(
    r"(?:hoofdstuk|figuur|tabel|artikel|bijlage|fase|groep|deel|punt|pagina|kapitel|abbildung|tabelle|phase|gruppe|teil|"
    r"seite|chapter|figure|table|part|page|annex|anhang|stap|schritt|step|top|covid|type|klasse|scope|niveau|serie|versie|"
    r"version|code|orbitaal|orbital|schil|schale|reeks)$",
    re.IGNORECASE,
)
"""Nouns that a number or code follows."""
AWAITS = frozenset(
    """de het een van der den des en of maar door met voor over tussen zonder tegen per via naar uit bij op in aan te om
    tot onder volgens zoals dan als die dat deze dit hun zijn haar onze
    die das dem ein eine einen einem einer eines und oder sowie im am zum zur vom beim für mit durch gegen ohne zwischen
    nach von aus bei auf an zu seit laut unter ihre ihrer ihren seine seiner seinen
    the a an and or nor of to from by with for at between among into their its our""".split()
)
"""Articles, prepositions, conjunctions and the like, which wait for a noun: no sentence, and no heading, ends on one."""

NOTE_OPENS = re.compile(r"[⁰¹²³⁴-⁹]+\s|\[\^[^\]\s]{1,20}\]:|\[\d{1,3}\]\s+[\"“‘«]?(?:[A-ZÀ-Þ]|http|www)")
"""A note's number, raised or in brackets, or its name in Markdown, at the head of a line."""
_MARKDOWN = re.compile(r"#{1,6}\s")


def is_delimited(text: str) -> bool:
    """Tell whether a line is a row whose cells are divided by bars or tabs."""
    if ITEM.match(text):
        return False
    return "\t" in text or " | " in text or (text.startswith("|") and text.endswith("|") and len(text) > 2)


def opens_small(text: str) -> bool:
    """Tell whether a line opens with a small letter, quotation marks aside."""
    return text.lstrip("‘’“”„\"'(«»")[:1].islower()


def stands_alone(text: str) -> bool:
    """Tell whether a line is whole by its form: a row with divided cells, a heading of Markdown, a dateline."""
    return is_delimited(text) or bool(_MARKDOWN.match(text) or DATELINE.fullmatch(text))


def is_caption(text: str) -> bool:
    """Tell whether a line is the caption of a figure, table or box."""
    return bool(CAPTION.match(text)) and len(text) < 250


def is_table_caption(text: str) -> bool:
    """Tell whether a line is the caption of a table."""
    match = CAPTION.match(text)
    return bool(match) and match is not None and match["what"].lower().startswith("tab") and len(text) < 250


def is_bare_caption(text: str) -> bool:
    """Tell whether a caption is the word and number alone; its title stands on the next line."""
    match = CAPTION.match(text)
    return match is not None and not text[match.end() :].strip(" .:")
