"""Who says so: the sources of an answer, and those on whom they themselves rely (*volgens …*, *laut …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.answering.shown import on_one_line
from kg.model import Answer, Document, EntityType, Evidence, Language
from kg.texts import Texts

ASKED: dict[Language, str] = {
    "nl": r"(en |maar )?((wie|welke bron(nen)?) (zegt|zeggen|beweert|beweren|schrijft|schrijven|stelt|stellen|meldt|"
    r"vindt|vinden) (dat|dit)|volgens wie|waar staat (dat|dit)|wat is (de|je|uw) bron( (daarvan|hiervan|daarvoor))?|"
    r"van wie (komt|is) (dat|dit)( cijfer)?)( dan| eigenlijk)?",
    "de": r"(und |aber )?((wer|welche quellen?) (sagt|sagen|behauptet|behaupten|schreibt|schreiben|meldet|meint|meinen) "
    r"(das|dies)|laut wem|wem zufolge|wo steht (das|dies)|was ist (die|deine|ihre) quelle( (dafür|davon))?|"
    r"von wem (kommt|stammt) (das|die zahl))( denn| eigentlich)?",
    "en": r"(and |but )?((who|which sources?) (says?|said|claims?|claimed|writes?|wrote|reports?|states?)( (so|that|this|"
    r"it))?|according to whom?|says who|where does it say (so|that|this)|what is (the|your) source( (of|for) (that|this|"
    r"it))?|who is the source)",
}
"""Questions about the sources of the answer before, whole and in lower case, without the question mark."""
LEADS = ("volgens", "aldus", "laut", "gemäß", "according to", "nach angaben von", "nach angaben der", "so")
"""What stands before the name of whom a sentence has it from."""
REACH = 2
"""Words that may stand between such a word and the name: an article, a title."""
_LED = re.compile(rf"\b({'|'.join(LEADS)})(\s+[\w'’-]+){{0,{REACH}}}\s+$", re.IGNORECASE)
_SAYERS = frozenset({EntityType.ORGANISATION, EntityType.PERSON, EntityType.COMPANY})
_ACCORDING = {"nl": "volgens {names}", "de": "laut {names}", "en": "according to {names}"}


def asked_who_says(text: str) -> Language | None:
    """Return the language in which a text asks who says what was answered before, None if it asks something else."""
    asked = " ".join(text.lower().split()).strip(" ?!.…")
    return next((language for language, pattern in ASKED.items() if re.fullmatch(pattern, asked)), None)


def who_says(text: str, language: Language, answer: Answer, texts: Texts) -> Answer:
    """Return the sources of an answer as an answer to `text`: documents, and whom each quote names as its own source.

    An abstention stays one: what nobody said has no source.
    """
    asked = replace(answer, question=" ".join(text.split()), language=language, kind="sources")
    if answer.abstained:
        return asked
    lines = (_source(e, language, texts, number) for number, e in enumerate(answer.citations, 1))
    return replace(asked, text=" ".join(lines))


def _source(evidence: Evidence, language: Language, texts: Texts, number: int) -> str:
    document = texts.document(evidence.document_id)
    if document is None:
        return f"{evidence.document} [{number}]"
    about = ", ".join(part for part in (*document.authors, document.publisher, document.issued, document.name) if part)
    named = document.name if document.title in ("", document.name) else f"“{on_one_line(document.title)}” ({about})"
    said = attributions(evidence, document, texts)
    according = f": {_ACCORDING[language].format(names=on_one_line(', '.join(said)))}" if said else ""
    return f"{named}{according} [{number}]"


def attributions(evidence: Evidence, document: Document, texts: Texts) -> tuple[str, ...]:
    """Return whom the words of a quote name as their source, as written there, none within another."""
    start, end = document.offsets.to_clean(evidence.start, evidence.end)
    quoted = " ".join(document.clean[start:end].split())
    said = [s for s in dict.fromkeys(_said(start, end, document, texts)) if s and s in quoted]
    return tuple(s for s in said if not any(s != other and s in other for other in said))


def _said(start: int, end: int, document: Document, texts: Texts) -> Iterator[str]:
    """Yield the attributions of the figures and claims of a span, and the names a word such as *volgens* stands before."""
    for facts in (texts.figures(document_id=document.id), texts.claims(document_id=document.id)):
        for _, _, fact in facts:
            if start <= fact.start < end:
                yield fact.attribution
    for stored in texts.mentions(document_id=document.id):
        mention = stored.mention
        if start <= mention.start < end and mention.type in _SAYERS:
            lead = _LED.search(document.clean[start : mention.start])
            if lead:
                yield " ".join(document.clean[mention.start : mention.end].split())
