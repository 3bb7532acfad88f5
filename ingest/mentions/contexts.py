"""Companies that the words around them give away: an apposition, a compound, what is done to or by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from ingest.mentions.coinage import is_coined
from ingest.mentions.found import Found
from ingest.mentions.junk import common_words, is_junk, opens_sentence
from ingest.mentions.nouns import is_noun, is_ordinary
from ingest.mentions.people import begins_with_first_name, could_be_person, is_title
from ingest.mentions.settings import COINED, NATIONALITY, Setting
from ingest.mentions.weighing import SURE as _SURE
from kg.model import EntityType, Mention

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ](?:[\w’&.+-]*[\w+])?"
PART = rf"(?:{_CAPITALISED}|[a-z]{{1,2}}[A-Z]\w+|\d+[A-Z]\w*)"
"""A word that can be part of a name: with a capital at its front or, as in *eBay*, near it."""
_NEXT_PARTS = rf"(?:(?:\s&\s|[ \u00a0]){PART}){{0,6}}"
_RUN = re.compile(rf"(?<![\w@#/.-]){PART}{_NEXT_PARTS}")
_CAPITALISED_RUN = re.compile(rf"[A-ZÀ-ÖØ-Þ](?<![\w@#/.-].)(?:[\w’&.+-]*[\w+])?{_NEXT_PARTS}")
"""The runs of a text without words such as *eBay*, found four times as fast since all begin with a capital."""
_INNER_CAPITAL = re.compile(r"[A-Z](?<=[a-z\d].)")
_WORD = re.compile(r"\S+")
_BEFORE = 60
_QUOTES = "„“”\"‘’'»«( "
_OF = frozenset({"van", "von", "bei", "vom", "der", "des", "of", "mit", "met", "an", "aan", "door", "durch", "by"})
_TAKEN_BY = frozenset({"door", "durch", "by", "aan", "an", "met", "mit"})
_EXCHANGE = re.compile(r"\s?\((?:ISIN|WKN|NYSE|NASDAQ|Nasdaq|AEX|Euronext|FRA|TSE|LSE)\b")
_NEXT_WORDS = re.compile(
    r",\s(?:de|het|een|der|die|das|ein|eine|a|an|the)(?!\s(?:de[mnrs]?|das|die|ein\w*|im|am|zum|zur|bei|mit)\s)"
    r"((?:\s(?!(?:van|von|vom|of|der|des|die|dat|für|voor|for|in|im|aus|uit|from|bei|bij|mit|met|with)\s)[\w-]+){1,4})"
)
_PASSIVE = re.compile(r"\s(?:werden|wird|worden|wurden?|wordt|werd(?:en)?|is|sind|ist|waren?)\b")
"""*Avensis produziert werden*: what the verb is done to."""
_TAKES_OVER = re.compile(
    r"\s(?:übernehmen|übernommen|overnemen|overgenomen|kaufen|gekauft|kopen|gekocht|acquired|acquires)\b"
)
JOINERS = frozenset(
    {"und", "en", "and", "de", "van", "von", "of", "for", "für", "voor", "the", "di", "du", "la", "le", "&", "+"}
)
"""Words in small letters, and signs, that stand inside the names of companies."""
_OF_NO_COMPANY = re.compile(
    r"\b(?:Initiatief|Initiati[vf]e|Institut[e]?|Instituut|Foundation|Stiftung|Stichting|Universit(?:y|ät|eit)|Association|Verband|Council|Society"
    r"|Agency|Agentschap|Forum|Cent(?:re|er|rum)|College|School|Hospital|Museum|Church|Academy|Akademie|State|Department|Ministry|Parliament|Court|Report|Survey|Index|Alliance|Programme?|Agenda|Partnership|Agreement|Award|Office|Service|Waterway|Canal|River|Lake|Street|Airport|Bridge|Protocol|Protocol[el]?|Treaty|Convention|Zeitung|Courant)$"
)
"""Last words of bodies, papers and plans that stand where companies do."""
_ADJECTIVE = re.compile(r"[A-Z]+-[a-zäöü]+(?:en|er|es|em|e)")
"""*US-amerikanischen*: the one adjective that German writes with a capital before any name."""
_MOST_WORDS = 4
_DOUBTED = 0.5
"""Confidence of a name that could be a person's or an ordinary noun, where little says that it is a company's."""
_CLUB = 0.3
"""Confidence of a name among words of sport."""
_SPORT_REACH = 150
_SHARES = frozenset({"Aktie", "Aktien", "Papiere", "aandelen"})
_LETTERS = 2
"""Shares named by so many letters may be those of a market: *EM-Aktien*."""
_GROUPS = frozenset({"Gruppe", "gruppe", "Groep", "groep"})
_OF_ANYBODY = 0.5
"""A group behind a hyphen may be of anything: *Balearen-Gruppe*, *Punk-Gruppe*."""
_NEUTER = max(NATIONALITY.values())
"""A nationality after an article of the neuter: of no person."""
_LONGEST_WORD = 14
"""A longer word without a second capital is a German compound noun."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words around companies, folded, by what they show (see company_words.txt)."""

    roles: tuple[str, ...]
    personal: tuple[str, ...]
    of: tuple[str, ...]
    people: frozenset[str]
    verbs: frozenset[str]
    sport: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    sections: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "company_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.extend(line.split())
    return _Lexicon(
        tuple(word.removesuffix("s") for word in sections["roles"]),
        tuple(word.removesuffix("s") for word in sections["personal"]),
        tuple(word.removesuffix("s") for word in sections["of"]),
        frozenset(sections["people"]),
        frozenset(sections["verbs"]),
        frozenset(sections["sport"]),
    )


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Tell whether a word says what kind of company follows: *chipmaker*, *Autobauer*, or of several: *fabrikanten*."""
    word = word.lower().removesuffix("s")
    return word.endswith(_lexicon().roles) or word.removesuffix("n").removesuffix("e").endswith(_lexicon().roles)


def is_personal(word: str) -> bool:
    """Tell whether a role is one that a person has as well: *investor*, *Produzent*, *Neuling*."""
    return word.lower().removesuffix("s").endswith(_lexicon().personal)


def by_context(text: str, language: str = "", known: Sequence[Mention] = ()) -> Iterator[Found]:
    """Yield the names that an apposition, a compound, a frame or their setting marks as companies.

    `known` are the mentions in the text, in order; what one of them surely covers is passed over.
    """
    setting = Setting.of(text, language, known)
    taken_over = -1
    for run in (_RUN if _INNER_CAPITAL.search(text) else _CAPITALISED_RUN).finditer(text):
        if setting.covers(run.start(), run.end(), _SURE):
            continue
        words = [run.span()] if run[0].isalpha() else [m.span() for m in _WORD.finditer(text, run.start(), run.end())]
        words, nationality = setting.without_nationality(words)
        start = words[0][0]
        before = text[max(0, start - _BEFORE) : start].split()[-2:]
        after_role = _after_role(text, words)
        method, confidence = _shown_before(before) if after_role == 0 else ("apposition", 0.7)
        if before and before[-1] in _TAKEN_BY and 0 <= start - taken_over <= _MOST_WORDS + 4:
            method, confidence = "frame", 0.6
        bare = words[after_role:]
        named = not opens_sentence(text, start) or (len(bare) > 1 and after_role == 0)
        confidence = _together(confidence, _shown_after(text, run.end(), named=named))
        words, compound = _without_tail(text, bare)
        confidence = max(confidence, compound)
        if words and (confidence or nationality or named):
            confidence = _together(confidence, _by_setting(setting, words, nationality, confidence))
        if confidence and (find := _find(text, words, method or ("compound" if compound else "frame"), confidence)):
            checked = _checked(find, setting, nationality)
            if checked:
                yield checked
            if method == "frame":
                taken_over = run.end()


def _checked(find: Found, setting: Setting, nationality: float) -> Found | None:
    """Doubt a find that could be a person, a club or an ordinary noun; None if nothing speaks for a company any more."""
    if is_of_sport(setting.text, find):
        return _at_most(find, _CLUB)
    words, role = find.name.split(), setting.word_before(find.start)
    firm = is_role(role) and not is_personal(role)
    noun = len(words) == 1 and is_noun(find.name, setting.language)
    if firm:
        ordinary = any(is_ordinary(word, "en", "de") for word in words[1:])  # *Hersteller Ryan Aeronautical*
        return _at_most(find, _DOUBTED) if noun or (begins_with_first_name(words) and not ordinary) else find
    if noun or _is_titled(words, role):
        return None
    if nationality >= _NEUTER:
        return find
    if could_be_person(words, setting.language):
        return None if begins_with_first_name(words) else _at_most(find, _DOUBTED)
    doubtful = len(words) == 1 and is_personal(role) and not _is_marked(find.name)
    return _at_most(find, _DOUBTED) if doubtful and not is_coined(find.name, setting.language) else find


def is_of_sport(text: str, find: Found) -> bool:
    """Tell whether words of sport stand around a name."""
    around = text[max(0, find.start - _SPORT_REACH) : find.end + _SPORT_REACH].lower().split()
    return any(word.strip("(„“\"'‚‘’.,;:!?)") in _lexicon().sport for word in around)


def _is_titled(words: list[str], role: str) -> bool:
    """Tell whether a title begins a name or stands before it; *Opel-Mutter* is none, nor is one before *PSA*."""
    if len(words) > 1 and is_title(words[0]) and not is_role(words[0]):
        return True
    firm = "-" in role and is_personal(role)
    return is_title(role) and not firm and not _is_marked(" ".join(words))


def _is_marked(name: str) -> bool:
    """Tell whether a name has a capital or a figure within, as no person's has: *PSA*, *ViacomCBS*."""
    return " " not in name and any(c.isupper() or c.isdigit() for c in name[1:])


def _at_most(find: Found, confidence: float) -> Found:
    return replace(find, confidence=min(find.confidence, confidence))


def _together(one: float, other: float) -> float:
    """Return how surely two independent observations show a company together."""
    return 1 - (1 - one) * (1 - other)


def _by_setting(setting: Setting, words: list[tuple[int, int]], nationality: float, other: float) -> float:
    """Add a nationality and a home; that the word is nobody else's counts where anything else shows a company."""
    shown = setting.shown(words)
    if not (shown or nationality or other) or setting.is_person(words) or setting.is_titled(words[0][0]):
        return 0.0
    if nationality and not setting.is_coined(words[:1]):
        nationality = 0.0
    if not shown and (nationality or other):
        shown = COINED * setting.is_coined(words)
    return _together(nationality, shown)


def _after_role(text: str, words: list[tuple[int, int]]) -> int:
    """Return how many words of a run go up to its last role word, 0 if no name follows one (*Autobauer Ford*)."""
    # A heading in capitals shows nothing: *PRODUCENTEN VAN FONOGRAMMEN*.
    roles = [
        i for i, (start, end) in enumerate(words[:-1], 1) if is_role(text[start:end]) and not text[start:end].isupper()
    ]
    return roles[-1] if roles else 0


def _shown_before(before: list[str]) -> tuple[str, float]:
    """Say what the two words before a run show, and how surely."""
    if not before:
        return "", 0.0
    last = before[-1].lstrip(_QUOTES)
    if last[:1].islower() and is_role(last):
        return "apposition", 0.75
    if last in _OF and len(before) > 1 and _ends_of(before[0]):
        return "frame", 0.6
    return "", 0.0


def _ends_of(word: str) -> bool:
    return word.lower().lstrip(_QUOTES).removesuffix("s").endswith(_lexicon().of)


def _shown_after(text: str, end: int, *, named: bool) -> float:
    """Return how surely what follows a run shows a company: a listing, a verb of business, a takeover, what it is.

    `named`: it is a name, not a word that a sentence begins with.
    """
    if text.startswith(",", end):
        words = _NEXT_WORDS.match(text, end)
        return 0.7 if named and words and any(is_role(w) and not is_personal(w) for w in words[1].split()) else 0.0
    if text.startswith((" ", "\n"), end) or text.startswith("(", end):
        if _EXCHANGE.match(text, end):
            return 0.85
        if _TAKES_OVER.match(text, end):
            return 0.3
        word = _WORD.search(text, end)
        if word and word[0].rstrip(".,;:") in _lexicon().verbs and not _PASSIVE.match(text, word.end()):
            return 0.5
    return 0.0


def _without_tail(text: str, words: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], float]:
    """Cut *-Chef* and what follows off *Wirecard-Chef Braun*; what is left is a company, mostly."""
    if "-" not in text[words[0][0] : words[-1][1]]:
        return words, 0.0
    for i, (start, end) in enumerate(words):
        stem, hyphen, tail = text[start:end].rpartition("-")
        if hyphen and stem and tail.lower() in _lexicon().people:
            anybody = tail in _GROUPS or (tail in _SHARES and len(stem) <= _LETTERS)
            return [*words[:i], (start, start + len(stem))], _OF_ANYBODY if anybody else 0.7
    return words, 0.0


def _find(text: str, words: list[tuple[int, int]], method: str, confidence: float) -> Found | None:
    """Make a find of the words that are left when common words at both ends are gone."""
    last = words[-1][1] if words else 0
    if len(words) > 1 and _OF_NO_COMPANY.search(text, words[0][0], last):
        return None  # *National Cancer Institute*: its last word is common, but no less a part of the name
    words = trimmed(text, words)
    if not words or len(words) > _MOST_WORDS:
        return None
    if words[-1][1] < last and text[slice(*words[-1])].endswith("er"):
        return None  # *Berliner Unternehmens*: an adjective, not a name
    start, end = words[0][0], words[-1][1]
    name = " ".join(text[start:end].split()).rstrip(".,’'-")
    distinctive = len(words) > 1 or any(c.isupper() or c.isdigit() or c == "&" for c in name[1:])
    if is_junk(name) or _OF_NO_COMPANY.search(name) or not (distinctive or len(name) <= _LONGEST_WORD):
        return None
    sure = min(0.9, confidence + 0.1 * distinctive)
    return Found(start, start + len(text[start:end].rstrip(".,’'-")), EntityType.COMPANY, name, sure, method)


def trimmed(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop common words and roles from the front, and common words from the end."""
    while words and (
        _is_common(text, words[0])
        or _ADJECTIVE.fullmatch(text[slice(*words[0])])
        or is_role(text[slice(*words[0])])
        or (text[words[0][0]].islower() and text[slice(*words[0])] in JOINERS)
    ):
        words = words[1:]
    while words and _is_common(text, words[-1]):
        words = words[:-1]
    return words


def _is_common(text: str, word: tuple[int, int]) -> bool:
    """Tell whether a word is common; one in capitals (*US Steel*) is an abbreviation, not a common word."""
    shown = text[slice(*word)]
    if shown.isupper() and len(shown) > 1:
        return False
    return shown.lower().strip(".,&-’'") in common_words()
