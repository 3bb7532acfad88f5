"""What kind of thing answers a question, and whether a sentence holds one that the question has not already named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.answering.wanted_unit import wanted_unit
from kg.index.text_terms import fold
from kg.model import EntityType, Mention
from kg.question import Question
from kg.question_words import FUNCTION_WORDS
from kg.translation import in_thesaurus

_NUMBER_WORDS = (
    "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig honderd duizend "
    "miljoen miljard biljoen helft derde kwart tweederde driekwart procent dubbele "
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend "
    "million millionen milliarde milliarden billion billionen hälfte drittel viertel prozent doppelte"
)
_DIGITS = r"\d[\d.,]*"
NUMBER = re.compile(rf"(?<![\w]){_DIGITS}|\b(?:{'|'.join(_NUMBER_WORDS.split())})\b", re.IGNORECASE)
_PERCENT = re.compile(
    rf"{_DIGITS}\s*(?:%|procent|prozent|percent)|\b\w+ (?:procent|prozent)\b|\b(?:helft|derde|kwart|hälfte|drittel|viertel)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"[$€£¥]\s*{_DIGITS}|{_DIGITS}\s*(?:mln|mld|mio|mrd|miljoen|miljard|biljoen|millionen|milliarden|billionen)?\.?\s*(?:euro|dollar|eur|usd|yen|yuan|pond|pfund)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rf"{_DIGITS}\s*(?:m|km|cm|meter|metern|kilometer|kilometern|zeemijl\w*|seemeilen?|mijl|voet|fuß)\b", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(?:jaar|jaren|maand|maanden|weken|week|dagen|dag|uur|jahre?n?|monate?n?|wochen?|tage?n?|stunden?|decennia)\b",
    re.IGNORECASE,
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|januar|februar|märz|mai|dezember"
DATE = re.compile(rf"\b(?:1[89]\d\d|20\d\d)\b|\b(?:{_MONTHS})\b", re.IGNORECASE)
_MORE = r"(?:\s*(?:,|en|und|tot|bis|t/m|-|–)\s*\d[\d./]*[a-z]?\.?)*"
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}}\.?{_MORE}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?|"
    r"(?:§+|\b(?:art\.|artikel(?:en|s|n)?|absatz|abs\.|nummer|nr\.|satz|lid|vra(?:ag|gen)|antwoord(?:en)?|frage|paragraaf|"
    r"hoofdstuk|kapitel|tabel(?:le)?|figuur|abbildung|abb\.|anlage|bijlage|onderdeel|kamerstuk(?:ken)?|seite|pagina|blz\.|noot|"
    rf"fußnote|(?:verordnung|verordening|richtlijn|richtlinie)(?:\s*\((?:eu|eg)\))?(?:\s*nr\.)?))\s*\d[\d./]*[a-z]?{_MORE}|"
    r"^\s*\(?\d{1,2}[a-z]?[.)]\s|(?<![\d,.])\d{1,2}\.\s(?=[^\W\d])|\(\d{1,2}\)",
    re.IGNORECASE,
)
"""Numbers that count nothing: days of a month, articles and sections of acts, items of a list, ordinals, tables and notes."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+(?:\s+(?:van|de|der|den|von|zu|[A-Z]\.))*\s+[A-ZÀ-Þ][a-zà-ÿ-]+")
_BODY = re.compile(rf"{_NAME.pattern}|\b[A-Z][A-Z&]+[a-z]?\b")
_REASON = re.compile(
    r"\b(?:omdat|doordat|want|vanwege|dankzij|waardoor|daardoor|daarom|reden|redenen|oorzaak|oorzaken|aangezien|wegens|als gevolg|"
    r"weil|denn|wegen|aufgrund|dadurch|grund|gründe|ursache|ursachen|infolge|deshalb|daher)\b",
    re.IGNORECASE,
)
_MAYBE_REASON = re.compile(r"\b(?:door|om|zodat|gevolg|durch|um|damit|da|folge)\b", re.IGNORECASE)
_DEFINING_VERB = re.compile(
    r"\b(?:is|zijn|betekent|betekenen|beschrijft|beschrijven|verwijst|houdt|omvat|heet|staat voor|draait om|"
    r"ist|sind|bedeutet|bezeichnet|beschreibt|heisst|steht fur|umfasst|meint)\b"
)

_OF_UNIT = {"extent": _SIZE, "time": _DURATION, "share": _PERCENT, "money": _MONEY}
_ENTITY_KINDS = {
    "country": (EntityType.COUNTRY, EntityType.PLACE),
    "company": (EntityType.COMPANY, EntityType.ORGANISATION),
    "organisation": (EntityType.ORGANISATION, EntityType.COMPANY),
    "act": (EntityType.ACT,),
    "material": (EntityType.MATERIAL,),
    "place": (EntityType.PLACE, EntityType.COUNTRY, EntityType.CHOKEPOINT),
}


_LITTLE = FUNCTION_WORDS["nl"] | FUNCTION_WORDS["de"]
OPENING, DEFINING_REACH, NAMING_REACH = 25, 60, 25
"""Characters within which a term opens a sentence, its defining verb follows, and a word that names stands before."""
_NAMING = re.compile(
    r"\b(?:zogenoemde?|zogenaamde?|oftewel|ofwel|genoemd|genaamd|noemen|noemt|heet|heten|term|begrip|"
    r"sogenannte[nrs]?|genannt|nennt man|heisst|begriff)\b[^a-z0-9]*$"
)
_TAKES_UP = re.compile(
    r"(?:dit|dat|hiermee|hieronder|daarmee|daaronder|(?:de|deze) term|(?:het|dit) begrip|het gaat|dies|das|damit|darunter|"
    r"(?:der|dieser) begriff|es geht|es handelt)\b"
)
"""What opens a sentence that explains the term of the one before it."""
TAKEN_UP = 0.8
_OPEN_KINDS = frozenset(("company", "organisation"))
UNKNOWN_BODY = 0.4
"""How far a name of no known type answers a question for a company or an organisation."""
OTHER_UNIT = 0.2
"""How far a number answers a question for another unit: a share in a table whose header alone says so."""


@dataclass(frozen=True, slots=True)
class Match:
    """How far a sentence holds what is expected: `fit` in 0..1 and the spans in the sentence that do."""

    fit: float
    spans: tuple[tuple[int, int], ...] = ()


def expected_in(question: Question, sentence: str, mentions: Sequence[Mention], offset: int, before: str = "") -> Match:
    """Tell whether a sentence holds what the question asks for.

    Args:
        question: the question as understood.
        sentence: the clean text of the sentence.
        mentions: the mentions in the sentence, over the text that the sentence begins in at `offset`.
        offset: where the sentence begins.
        before: the sentence before it, or the headings above the first one.
    """
    kind = question.kind
    if kind in _ENTITY_KINDS:
        wanted = [m for m in mentions if m.type in _ENTITY_KINDS[kind]]
        named = _mentioned(question, wanted, offset, 1.0)
        return named if named.fit or kind not in _OPEN_KINDS else _unknown_body(question, sentence)
    if kind == "when":
        return _new(question, DATE.finditer(sentence))
    if kind == "definition":
        return Match(defines(question, sentence, before))
    if kind == "person":
        return _person(question, sentence, mentions, offset)
    by_kind = {"number": _numbers, "reason": _reason}
    return by_kind[kind](question, sentence) if kind in by_kind else Match(0.5)


def defines(question: Question, text: str, before: str = "") -> float:
    """Say how much a sentence looks as if it explained the term of a definition question.

    1 where the term opens the sentence and a defining verb follows, 0.8 where the sentence takes up the term of the one
    `before` it (*dit verwijst naar*), 0.7 where a bracket or colon explains it, less the later the term comes.
    """
    if question.kind != "definition" or not question.terms:
        return 0.0
    folded = fold(text)
    terms = [t.folded[: max(5, len(t.folded) - 3)] for t in question.terms]
    here, earlier = (sum(term in held for term in terms) for held in (folded, fold(before)))
    if _TAKES_UP.match(folded) and earlier > here:
        return TAKEN_UP
    at = max(folded.find(term) for term in terms)
    if at < 0:
        return 0.0
    after = folded[at : at + DEFINING_REACH]
    if at < OPENING and _DEFINING_VERB.search(after):
        return 1.0
    if _NAMING.search(folded[max(0, at - NAMING_REACH) : at]):
        return 0.9
    return 0.7 if re.match(r"[^ ]* ?[(:]", after) else 0.4 / (1.0 + at / 20)


def _unknown_body(question: Question, sentence: str) -> Match:
    """A company or organisation that was not recognised may still be written as one: two capitals, or an acronym."""
    names = _new(question, _BODY.finditer(sentence))
    return Match(UNKNOWN_BODY * names.fit, names.spans)


def _person(question: Question, sentence: str, mentions: Sequence[Mention], offset: int) -> Match:
    """A name of two words that is no place fits fully, an organisation a little: *who* also asks for those."""
    others = [(m.start - offset, m.end - offset) for m in mentions if m.type is not EntityType.PERSON]
    free = (
        m for m in _NAME.finditer(sentence) if not any(m.start() < end and start < m.end() for start, end in others)
    )
    named = _new(question, (m for m in free if not _is_plain(m[0])))
    bodies = [m for m in mentions if m.type in (EntityType.PERSON, EntityType.ORGANISATION, EntityType.COMPANY)]
    return named if named.fit else _mentioned(question, bodies, offset, 0.6)


def _is_plain(name: str) -> bool:
    """Tell whether a run of capitals is made of common words alone, as offices and German nouns are."""
    words = (word for word in name.split() if word[0].isupper())
    return all(fold(w) in _LITTLE or in_thesaurus(w, "nl") or in_thesaurus(w, "de") for w in words)


def _reason(question: Question, sentence: str) -> Match:
    """A word that always gives a reason fits fully, one that also says other things by half."""
    sure = _new(question, _REASON.finditer(sentence))
    weak = _new(question, _MAYBE_REASON.finditer(sentence))
    return sure if sure.fit else Match(0.5 * weak.fit, weak.spans)


def _numbers(question: Question, sentence: str) -> Match:
    """A number of the wanted kind fits fully, any other number that counts something and is no year a little."""
    wanted = _OF_UNIT.get(wanted_unit(question.text) or "")
    if wanted is not None:
        exact = _new(question, wanted.finditer(sentence))
        if exact.fit or wanted is _SIZE:
            return exact
    counting = _NO_COUNT.sub(lambda found: " " * len(found[0]), sentence)
    loose = [m for m in NUMBER.finditer(counting) if not DATE.fullmatch(m[0].rstrip(".,"))]
    found = _new(question, loose)
    return Match(found.fit * (1.0 if wanted is None else OTHER_UNIT), found.spans)


def _new(question: Question, matches: Iterable[re.Match[str]]) -> Match:
    """Keep what the question has not said itself, whole: the 3 of an answer is not the one in 2023."""
    asked = question.text.lower()
    spans = tuple((m.start(), m.end()) for m in matches if not _said(m[0].lower().strip(".,"), asked))
    return Match(1.0 if spans else 0.0, spans)


def _said(text: str, asked: str) -> bool:
    return text[:1].isalnum() and re.search(rf"(?<![\w.,]){re.escape(text)}(?![.,]?\d|\w)", asked) is not None


def _mentioned(question: Question, mentions: Sequence[Mention], offset: int, fit: float) -> Match:
    named = [m for m in mentions if m.entity not in question.entities]
    spans = tuple((m.start - offset, m.end - offset) for m in named)
    return Match(fit if spans else 0.0, spans)
