"""What a figure measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.figures.lexicon import function_words
from ingest.figures.periods import MONTHS
from ingest.figures.quantities import Quantity
from kg.model import Language

_WORDS = 4
"""A measure is a short noun phrase of at most so many content words."""

_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[^\w\s]")
_LINKS = frozenset("van der des von vom of aan an in for voor für zum zur im am to".split())
_ARTICLES = frozenset("de het den die das dem alle al all the".split())
_THESE = frozenset("deze dit die dat zijn haar hun onze".split())
_NEW_PHRASE = frozenset("in im am voor für for an zum zur to bij bei".split())
_WHERE = frozenset("naar uit tussen bij".split())
"""Prepositions that a Dutch noun goes on with (*de export naar de VS*)."""

_LEADING = frozenset(
    "een einer eine ein totale totaal gesamten total zijn haar hun ihr ihre its deze dit ons onze".split()
)
_FILLERS = frozenset(
    "goed ter waarde worth naar auf to tot bis op um by met mit with von from circa totaal insgesamt slechts nur only alleen schon already begin eind"
    " inmiddels sogar zelfs even nog noch maar aan bij bei at rund etwa bijna ruim meer dan als than mehr more er verwachting voraussichtlich"
    " expected prognose geschat schatting geschätzt ongeveer ungefähr about nearly fast knapp doorgaans bereits recent ontzettend enorm veel fors flink gemiddeld average durchschnittlich"
    " datzelfde hetzelfde jaar jaren selben gleichen Jahr year same aanzienlijk deutlich significantly"
    " uiterlijk spätestens afgelopen laatste letzten past last komende nächsten next".split()
)
_COMPARATIVES = frozenset(
    "hoger lager meer minder groter kleiner höher niedriger mehr weniger größer kleiner higher lower more less fewer nodig groot af toe omhoog omlaag terug aanzienlijk deutlich wesentlich significantly considerably extra beschikbaar".split()
)
_VERB = re.compile(
    r"(?:is|was|zijn|waren|ist|war|waren|are|were|heeft|hat|has|had|hatte|hebben|haben|have|wordt|werd|worden|werden|wurde|wurden|wird|will|zal|zullen|"
    r"zou|zouden|soll|sollen|kan|kunnen|kann|können|moet|muss|bedraagt|bedragen|bedroeg\w*|beträgt|betragen|betrug\w*|betreft|betreffen|amount\w*|ligt|lag|liggen|lagen|liegt|lagen|stijg(?:t|en)|steeg|stegen|steig(?:t|en)|stieg(?:en)?|"
    r"ge(?:stegen|daald|groeid|stiegen|sunken|wachsen)|daal(?:t|de|den)|dalen|sank\w*|sink\w*|rose|rise\w*|fell|fall\w*|groei(?:t|de|en|den)|wächst|wuchs\w*|grew|grow\w*|"
    r"oplop\w+|opgelop\w+|loopt|liep|verdubbel\w+|verdrievoud\w+|verdopp\w+|double\w*|bereik\w+|erreich\w+|reach\w*|komt|kwam\w*|komen|kommt|vertegenwoord\w+|"
    r"bijdra(?:agt|gen)|bijgedragen|drag\w+|draagt|trägt|omvat\w*|umfass\w+|telt|zählt|maakt\w*|macht|creëer\w+|geschat|geschätzt|raamt|produceer\w*|genereer\w*|registreer\w*|investeer\w*|investier(?:t|en|te|ten)|produzier\w*|gaan|gaat|bleef|blijft|besteed\w*)",
    re.IGNORECASE,
)


_PARTICIPLE = re.compile(
    r"(?!gebied|geld|geluid|gewicht|gebruik|bedrijf|beleid|bestand|verband|verlof)(?:ge|ver|be|ont)[a-zë]{3,}(?:d|t)"
)
_DUTCH_TIME = frozenset(
    "periode jaar jaren maand maanden week weken dag dagen kwartaal uur moment toe period year".split()
)
_NO_HEAD = (
    r"(?!(?:De[rmsn]|Die|Das|Ein\w{0,2}|I[mn]|A[mnu]|Auf|Bei|Beim|Mit|Nach|Von|Vom|Seit|Dies\w{0,2}|Dort|Hier|Davon|Darunter|Insgesamt|Nur|Bis|Zu[mr]?|Für|"
    r"Laut|Rund|Etwa|Mehr|Knapp|Über|Unter|Ab|Aus|Durch|Gegen|Ohne|Um|Vor|Während|Wegen|Trotz|Als|Auch|Es|Er|Sie|Wir|Aber|Und|Doch|So|Wenn|Dass|Zwei|Drei|Vier)\b)"
)
_GENITIVE = r"(?:\s+(?:der|des|von|vom|für|an|am)\s+(?:(?:den|dem|der|die|das)\s+)?(?:[a-zäöüß-]+(?:e|en|er|es)\s+)?[A-ZÄÖÜ][\w&-]*(?:\s+[A-ZÄÖÜ][\w&-]*)?)?"
_GERMAN_NOUN = re.compile(
    rf"(?P<phrase>(?:\b[a-zäöüß-]+(?:e|en|er|es|em)\s+)?(?<![\w-]){_NO_HEAD}(?P<head>[A-ZÄÖÜ][\w&-]*)(?:\s+[A-ZÄÖÜ][\w&-]*)*{_GENITIVE})"
)
_GERMAN_OF = re.compile(r"(?<![\w-])(?P<noun>[A-ZÄÖÜ][\w-]+)\s+(?:von|in Höhe von)\s+(?:insgesamt\s+)?$")
_DUTCH_OF = re.compile(r"(?<!\bop basis )(?<!deel )(?<!\bin de orde )(?<=[a-z] )van\s+(?:in totaal\s+)?$")
_OF_THEM = frozenset("davon darunter waarvan waaronder".split())
_AS_MUCH = re.compile(r"^\s*(?:so\s+(?:viele?|hohe?[rnsm]?|große?[rnsm]?)|mehr|höhere?[rnsm]?|sich)(?=\s)")
_VAGUE = frozenset(("Wert", "Volumen", "Umfang", "Summe", "Betrag", "Menge"))
"""German nouns of an amount that what they are of stands before (*Waren im Wert von*)."""
_PER_HEAD = re.compile(r"\b(?:per hoofd(?: van de bevolking)?|per capita|pro Kopf(?: der Bevölkerung)?)\b")
_GERMAN_EACH = re.compile(r"(?:\s+in bar)?\s+(?:pro|je)\s+(?P<noun>[A-ZÄÖÜ][\w-]+)")
_GERMAN_AFTER = re.compile(
    rf"(?:\s*|-)(?:(?:der|des|von|vom|an|am|für|aller|mehr)\s+)?(?:(?:den|dem|der|die|das)\s+)?"
    rf"(?P<phrase>(?:(?!gegen\b|über\b|unter\b|zwischen\b)[a-zäöüß-]+(?:e|en|er|es|em)\s+)?[A-ZÄÖÜ][\w&-]*(?:\s+[A-ZÄÖÜ][\w&-]*)?{_GENITIVE})"
)
_PREPOSITION = re.compile(
    r"\b(?:nach|in|im|am|an|bei|beim|für|von|vom|zu|zum|zur|vor|durch|wegen|mit|unter|über|seit|auf|aus|gegen|um|rund um|trotz|dank|laut|infolge|angesichts|"
    r"aufgrund|ohne|zwischen|innerhalb|außerhalb)\s+(?:(?:d(?:er|ie|as|em|en|es)|ein\w*|ihr\w*|sein\w*)\s+)?(?:[a-zäöüß]{4,}\s+)?$",
    re.IGNORECASE,
)
_DEMONSTRATIVES = frozenset(
    "dieser diese dieses diesen ihrer ihre ihren seiner seine seinen einer eines deren dessen gegen über".split()
)
_TIME = re.compile(
    r"(?:[Mm]inute|[Ss]tunde|[Tt]ag|[Ww]oche|[Mm]onat|[Qq]uartal|[Jj]ahr|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|"
    r"Vorjahr|Zeitraum|Januar|Februar|März|April|Juni|Juli|August|September|Oktober|November|Dezember|Vergleich|Höhe|Angaben|Ende|Anfang|Mitte|Zeit|Prozent)"
)


def measure(text: str, quantity: Quantity, language: Language, borders: tuple[int, int]) -> str:
    """Return the short noun phrase of what is measured: the noun counted, the phrase after the number, or before it.

    `borders` are where the quantity before ends and where the next begins; a phrase does not reach past them.
    """
    first, last = borders
    if quantity.unit == "count" and quantity.noun and not _is_part(quantity.noun):
        return "" if quantity.noun.lower() in _OF_THEM else quantity.noun
    after, before = text[quantity.end : last], _PER_HEAD.sub(" ", text[first : quantity.start])
    if language == "de":
        return _german_of(before) or _german_after(after) or _german_before(before)
    return (
        (_phrase_before(before) if _DUTCH_OF.search(before) else "") or _phrase_after(after) or _phrase_before(before)
    )


def _german_of(before: str) -> str:
    """Return the noun that a German amount is joined to by *von* (*ein Schaden von 2000 Euro*)."""
    match = _GERMAN_OF.search(before)
    return match["noun"] if match and not _TIME.search(match["noun"]) and match["noun"] not in _VAGUE else ""


def _is_part(noun: str) -> bool:
    return any(c.isdigit() for c in noun)


def _german_after(after: str) -> str:
    """Return the noun phrase right after a German number, or the genitive it governs (*12 Prozent der Importe*)."""
    after = _AS_MUCH.sub(" ", after)
    each = _GERMAN_EACH.match(after)
    if each and not _TIME.search(each["noun"]):
        return each["noun"]
    match = _GERMAN_AFTER.match(after.removeprefix("  "))
    return _plain(match["phrase"]) if match and not _TIME.search(match["phrase"]) else ""


def _german_before(before: str) -> str:
    """Return the last German noun before a number that names no time, with its adjective and genitive."""
    found = [m for m in _GERMAN_NOUN.finditer(before) if m["head"].lower() not in function_words()]
    named = [m for m in found if not _TIME.search(m["phrase"])]
    free = [m for m in named if not _PREPOSITION.search(before[: m.start()])]
    chosen = (free or named)[-1:]
    return _plain(chosen[0]["phrase"]) if chosen else ""


def _plain(phrase: str) -> str:
    return _trimmed(_tokens(phrase))


def _phrase_after(after: str) -> str:
    """Return the noun phrase that a preposition links to a number, or that stands right after it."""
    words: list[str] = []
    for token in _tokens(after.removeprefix("-")):
        low = token.lower()
        if (
            not token[0].isalpha()
            or low in _COMPARATIVES
            or low in MONTHS
            or low in _DUTCH_TIME
            or (words and low in _NEW_PHRASE)
        ):
            break
        if low in _ARTICLES or (not words and low in _LINKS | _THESE):
            continue
        if (low in function_words() and low not in _LINKS) or _VERB.fullmatch(low):
            break
        words.append(token)
        if _content(words) == _WORDS:
            break
    return _trimmed(words)


def _phrase_before(before: str) -> str:
    """Return the last noun phrase before a number, past verbs, prepositions and years."""
    words: list[str] = []
    for token in reversed(_tokens(re.sub(r"\([^()]*\)", " ", before))):
        low = token.lower()
        if not words and (not token[0].isalpha() or _skipped(low) or _PARTICIPLE.fullmatch(token)):
            continue
        if (
            not token[0].isalpha()
            or _VERB.fullmatch(low)
            or (low in function_words() and low not in _LINKS | _ARTICLES | _WHERE)
        ):
            break
        words.insert(0, token)
        if _content(words) == _WORDS:
            break
    return _trimmed(words)


def _skipped(low: str) -> bool:
    return (
        low in MONTHS
        or low in _DUTCH_TIME
        or low in _FILLERS | _LINKS | _ARTICLES | function_words()
        or bool(_VERB.fullmatch(low))
    )


def _content(words: Sequence[str]) -> int:
    return sum(w.lower() not in _LINKS | _ARTICLES | _WHERE for w in words)


def _trimmed(words: list[str]) -> str:
    edges = _LINKS | _ARTICLES | _DEMONSTRATIVES | _WHERE
    while words and words[-1].lower() in edges:
        words.pop()
    while words and words[0].lower() in edges | _LEADING:
        words.pop(0)
    return " ".join(words)


def _tokens(text: str) -> list[str]:
    return [m[0] for m in _TOKEN.finditer(text)]
