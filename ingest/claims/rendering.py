"""A sentence as a line of tokens in which each mention is one sign, so that patterns can be regular expressions.

A token carries the signs of its word classes (determiner, filler, ...), which keeps the patterns short. The signs
are private-use characters; the text's own are taken out, so that no document can forge one. What stands in brackets
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.claims.words import words
from ingest.figures.periods import MONTHS
from kg.model import EntityType, Language, Mention

OPEN, CLOSE = "\ue000", "\ue001"
ATTRIBUTIVE = "\ue019"
"""After a mention that may stand before a noun it describes: an adjective, a genitive, the head of a compound."""

MENTION = rf"{OPEN}\d+{CLOSE}{ATTRIBUTIVE}?"
SIGNS = {
    "determiner": "\ue010",
    "filler": "\ue011",
    "preposition": "\ue012",
    "breaks": "\ue013",
    "company": "\ue014",
    "standin": "\ue015",
    "goods": "\ue016",
    "amount": "\ue017",
    "adjective": "\ue018",
}
ANY_SIGN = "[\ue010-\ue019]"
LEAST = 0.45
"""A mention less sure than this takes part in no claim."""

_UNSURE = 0.65
"""At or below this, the name of a country is its adjective or demonym."""

_UNSURE_COUNTRY = 0.8
"""So it is where the words around the adjective speak for the country."""

_ADJECTIVE = re.compile(r"(?:se|s|sche[nrsm]?|ische[nrsm]?|e)$")
_PRIVATE = re.compile("[\ue000-\uf8ff#]")
"""Signs a document could forge, and the mark of a hashtag, which hides the preposition before a name."""

_TOKEN = re.compile(r"['’]s(?= \w)|\d[\d.,]*\d|[\w&][\w&'’./-]*[\w&]|\w|%|[^\w\s]")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_JOINT = re.compile(r"-(?=[^\W\d_])|['’´]s?(?!\w)|s(?!\w)")
"""What joins a name to the next word: the hyphen of a compound, or the sign of the genitive."""

_COMPOUND = re.compile(r"-[^\W\d_]|[^\W\d_]{4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{1,2}")
_SHORT = 3
"""Months of no more letters (*mei*) are often other words."""

_TIME_WORDS = frozenset(
    "in im am ab op per seit sinds vanaf zum vom von van bis tot eind begin medio ende anfang mitte jahr jahre jaar dem de den het . /"
    " ersten zweiten dritten vierten eerste tweede derde vierde quartal halbjahr kwartaal halfjaar frühjahr sommer herbst winter voorjaar zomer herfst najaar".split()
) | frozenset(MONTHS)
_SPANS = frozenset("quartal halbjahr kwartaal halfjaar".split())
_CLOSED = ("determiner", "filler", "preposition", "breaks", "negation")
_ENDINGS = {
    "nl": ("e", "s", "st", "lijk", "ig", "isch", "baar", "eerd", "werkt", "loos"),
    "de": ("e", "en", "er", "es", "em"),
}
_LONGEST_PHRASE = 3
_SUFFIX = 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """The line of tokens, ` tok tok ⟦0⟧ tok `, and the mentions its signs number."""

    line: str
    mentions: tuple[Mention, ...]
    surfaces: tuple[str, ...]
    compounds: frozenset[int]
    """Numbers of the mentions that begin a compound (*EU-importheffingen*); its second part is the next token."""

    @property
    def plain(self) -> str:
        """The line without the signs of word classes."""
        return unsigned(self.line)

    @property
    def written(self) -> str:
        """The line with the names as the text writes them."""
        return re.sub(f"{OPEN}\\d+{CLOSE}", lambda m: self.surfaces[_numbered(m)], self.plain)


def _numbered(match: re.Match[str]) -> int:
    return int(match[0].strip(OPEN + CLOSE))


def unsigned(line: str) -> str:
    """Return a part of a line without the signs of word classes."""
    return re.sub(ANY_SIGN, "", line)


def render(text: str, start: int, mentions: Sequence[Mention], language: Language) -> Rendered:
    """Return the line for a sentence that begins at `start`, with those of its mentions that are whole words."""
    plain = _PRIVATE.sub(" ", text)
    left_out = [m.span() for m in _BRACKETS.finditer(plain)]
    kept = [m for m in mentions if m.confidence >= LEAST and _is_whole(plain, m, start)]
    kept = [m for m in _longest(kept) if not any(a <= m.start - start < b for a, b in left_out)]
    surfaces = tuple(_surface(plain, m.start - start, m.end - start) for m in kept)
    tokens: list[str] = []
    at, compounds = 0, set()
    for number, mention in enumerate(kept):
        tokens += _tokens(plain, at, mention.start - start, left_out)
        at = mention.end - start
        if _COMPOUND.match(plain, at):
            compounds.add(number)
        attributive = number in compounds or is_attributive(mention, surfaces[number])
        tokens.append(f"{OPEN}{number}{CLOSE}{ATTRIBUTIVE if attributive else ''}")
        joint = _JOINT.match(plain, at)
        at = joint.end() if joint else at
    tokens += _tokens(plain, at, len(plain), left_out)
    return Rendered(f" {' '.join(_signed(tokens, language))} ", tuple(kept), surfaces, frozenset(compounds))


def is_attributive(mention: Mention, surface: str) -> bool:
    """Tell whether a name is an adjective (*Chinese*, *chinesischen*) or a genitive (*Chinas*, *China's*)."""
    unsure = mention.confidence <= (_UNSURE_COUNTRY if mention.type is EntityType.COUNTRY else _UNSURE)
    adjective = unsure and bool(_ADJECTIVE.search(surface))
    return adjective or len(surface) > mention.end - mention.start


def _surface(text: str, start: int, end: int) -> str:
    """Return a name as it is written, with the sign of its genitive."""
    joint = _JOINT.match(text, end)
    return text[start : joint.end() if joint and "s" in joint[0] else end]


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop places with more than one reading and mentions inside others."""
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif (mention.start, mention.end) == (kept[-1].start, kept[-1].end) and mention.entity != kept[-1].entity:
            kept.pop()
    return kept


def _is_whole(text: str, mention: Mention, offset: int) -> bool:
    """Tell whether a mention is a word of its own or the first part of a compound.

    A compound in one word begins with a good only (*Kobaltproduzent*); other names inside words are chance.
    """
    start, end = mention.start - offset, mention.end - offset
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    genitive = bool(_JOINT.match(text, end)) and text[end - 1].isalpha()
    good = mention.type is EntityType.MATERIAL and bool(_COMPOUND.match(text, end))
    return not (before.isalnum() or before == "-" or (after.isalnum() and not genitive and not good))


def _tokens(text: str, start: int, end: int, left_out: Sequence[tuple[int, int]]) -> list[str]:
    found = _TOKEN.finditer(text, start, end)
    return [m[0] for m in found if not any(a <= m.start() < b for a, b in left_out)]


def _signed(tokens: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the tokens with the signs of the classes that they, or the phrases they open, belong to."""
    signs = [_signs(token, language) for token in tokens]
    low = [token.lower() for token in tokens]
    for i in range(len(tokens)):
        for length in range(2, _LONGEST_PHRASE + 1):
            found = _listed(language).get(" ".join(low[i : i + length]), "")
            for j in range(i, min(i + length, len(tokens))) if found else ():
                signs[j] = "".join(sorted({*signs[j], *found}))
    for i in _times(low):
        signs[i] = "".join(sorted({*signs[i], SIGNS["filler"]}))
    for i, (word, sign) in enumerate(zip(tokens, signs, strict=True)):
        if word != "," or not _is_between_adjectives(signs, i):
            yield word + sign


def _is_between_adjectives(signs: Sequence[str], i: int) -> bool:
    """Tell whether a comma stands between two adjectives of one noun (*een nieuw, uitgebreid akkoord*)."""
    sign = SIGNS["adjective"]
    return 0 < i < len(signs) - 2 and sign in signs[i - 1] and sign in signs[i + 1]


def _times(low: Sequence[str]) -> Iterator[int]:
    """Yield the places of the tokens that say when (*vanaf 1 augustus*, *im Jahr 2020*): a clause goes on past them."""
    for i, token in enumerate(low):
        dated = token in MONTHS and (len(token) > _SHORT or (i and low[i - 1] in _TIME_WORDS))
        if _YEAR.fullmatch(token) or dated or token in _SPANS:
            first = i
            while first and (low[first - 1] in _TIME_WORDS or _DAY.fullmatch(low[first - 1])):
                first -= 1
            yield from range(first, i + 1)


def _signs(token: str, language: Language) -> str:
    if token.startswith(OPEN):
        return ""
    known = _listed(language).get(token.lower(), "")
    if not known and _names_company(token, language):
        known = SIGNS["company"]
    adjective = SIGNS["adjective"] if _is_adjective(token, language) else ""
    amount = SIGNS["amount"] if token[0].isdigit() or token in {"%", "€", "$", "£"} else ""
    return known + amount + adjective


@lru_cache(maxsize=1 << 16)
def _names_company(token: str, language: Language) -> bool:
    """Tell whether a word ends in a noun for a company, whatever comes before it (*Kranhersteller*, *chipreus*)."""
    low = token.lower()
    plain = low.removesuffix("s") if language == "de" else low
    return any(plain.endswith(noun) for noun in words("company", language) if len(noun) >= _SUFFIX)


def _is_adjective(token: str, language: Language) -> bool:
    ending = token.endswith(_ENDINGS.get(language, ("e",)))
    return token[0].islower() and ending and not any(token in words(kind, language) for kind in _CLOSED)


@cache
def _listed(language: Language) -> dict[str, str]:
    """Return the signs of every listed word and phrase."""
    signs: dict[str, str] = {}
    for kind, sign in SIGNS.items():
        for word in words(kind, language):
            signs[word] = signs.get(word, "") + sign
    return signs
