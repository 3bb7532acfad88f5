"""What a figure measures, and what or whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.figures.lexicon import function_words
from ingest.figures.periods import MONTHS
from ingest.figures.quantities import Quantity
from kg.model import Mention

_WORDS = 4
"""A measure is a short noun phrase of at most so many content words."""

_NEAREST = 3
"""So many entities of the sentence, the nearest first, can be what a figure is about."""

_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[^\w\s]")
_LINKS = frozenset("van der des von vom of aan an in for voor für zum zur im am to".split())
_ARTICLES = frozenset("de het den die das dem alle al all the".split())
_NEW_PHRASE = frozenset("in im am voor für for an zum zur to bij bei".split())
_LEADING = frozenset(
    "een einer eine ein totale totaal gesamten total zijn haar hun ihr ihre its deze dit ons onze".split()
)
_FILLERS = frozenset(
    "goed ter waarde worth naar auf to tot bis op um by met mit with von from circa totaal insgesamt slechts nur only alleen schon already begin eind"
    " inmiddels sogar zelfs even nog noch maar aan bij bei at rund etwa bijna ruim meer dan als than mehr more er verwachting voraussichtlich"
    " expected prognose geschat schatting geschätzt ongeveer ungefähr about nearly fast knapp doorgaans bereits gemiddeld average durchschnittlich"
    " datzelfde hetzelfde jaar jaren selben gleichen Jahr year same aanzienlijk deutlich significantly"
    " afgelopen laatste letzten past last komende nächsten next".split()
)
_COMPARATIVES = frozenset(
    "hoger lager meer minder groter kleiner höher niedriger mehr weniger größer kleiner higher lower more less fewer nodig groot".split()
)
_VERB = re.compile(
    r"(?:is|was|zijn|waren|ist|war|waren|are|were|heeft|hat|has|had|hatte|hebben|haben|have|wordt|werd|worden|werden|wurde|wurden|wird|will|zal|zullen|"
    r"zou|zouden|soll|sollen|kan|kunnen|kann|können|moet|muss|bedr\w+|betr\w+|betrug|amount\w*|ligt|lag|liggen|lagen|liegt|lagen|stijg(?:t|en)|steeg|stegen|steig(?:t|en)|stieg(?:en)?|"
    r"ge(?:stegen|daald|groeid|stiegen|sunken|wachsen)|daal(?:t|de|den)|dalen|sank\w*|sink\w*|rose|rise\w*|fell|fall\w*|groei(?:t|de|en|den)|wächst|wuchs\w*|grew|grow\w*|"
    r"oplop\w+|opgelop\w+|loopt|liep|verdubbel\w+|verdrievoud\w+|verdopp\w+|double\w*|bereik\w+|erreich\w+|reach\w*|komt|kwam\w*|komen|kommt|vertegenwoord\w+|"
    r"bijdra\w+|drag\w+|draagt|trägt|omvat\w*|umfass\w+|telt|zählt|maakt\w*|macht|creëer\w+|geschat|geschätzt|raamt|produceer\w*|genereer\w*|registreer\w*|investeer\w*|investier(?:t|en|te|ten)|produzier\w*|gaan|gaat|bleef|blijft|besteed\w*)",
    re.IGNORECASE,
)


def measure(text: str, quantity: Quantity, borders: tuple[int, int]) -> str:
    """Return the short noun phrase of what is measured: the noun counted, the phrase after the number, or before it.

    `borders` are where the quantity before ends and where the next begins; a phrase does not reach past them.
    """
    first, last = borders
    if quantity.unit == "count" and quantity.noun and not _is_part(quantity.noun):
        return quantity.noun
    return _phrase_after(text[quantity.end : last]) or _phrase_before(text[first : quantity.start])


def _is_part(noun: str) -> bool:
    return any(c.isdigit() for c in noun)


def _phrase_after(after: str) -> str:
    """Return the noun phrase that a preposition links to a number, or that stands right after it."""
    words: list[str] = []
    for token in _tokens(after.removeprefix("-")):
        low = token.lower()
        if not token[0].isalpha() or low in _COMPARATIVES or low in MONTHS or (words and low in _NEW_PHRASE):
            break
        if low in _ARTICLES or (not words and low in _LINKS):
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
        if not words and (not token[0].isalpha() or _skipped(low)):
            continue
        if (
            not token[0].isalpha()
            or _VERB.fullmatch(low)
            or (low in function_words() and low not in _LINKS | _ARTICLES)
        ):
            break
        words.insert(0, token)
        if _content(words) == _WORDS:
            break
    return _trimmed(words)


def _skipped(low: str) -> bool:
    return low in MONTHS or low in _FILLERS | _LINKS | _ARTICLES | function_words() or bool(_VERB.fullmatch(low))


def _content(words: Sequence[str]) -> int:
    return sum(w.lower() not in _LINKS | _ARTICLES for w in words)


def _trimmed(words: list[str]) -> str:
    edges = _LINKS | _ARTICLES
    while words and words[-1].lower() in edges:
        words.pop()
    while words and words[0].lower() in edges | _LEADING:
        words.pop(0)
    return " ".join(words)


def _tokens(text: str) -> list[str]:
    return [m[0] for m in _TOKEN.finditer(text)]


def about(place: tuple[int, int], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the entities mentioned nearest to `place`, nearest first, each once."""
    start, end = place
    ordered = sorted(mentions, key=lambda m: max(m.start - end, start - m.end))
    return tuple(dict.fromkeys(m.entity for m in ordered))[:_NEAREST]
