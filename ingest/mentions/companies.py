"""Companies by their legal form: *Beiersdorf Manufacturing GmbH*, *Solvinity B.V.*, *Nippon Steel Corporation*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.mentions.coinage import is_coined
from ingest.mentions.contexts import JOINERS, trimmed
from ingest.mentions.found import Found
from ingest.mentions.junk import common_words, is_junk
from ingest.mentions.nouns import is_noun
from ingest.mentions.settings import Setting
from kg.model import EntityType, Mention
from kg.name_text import fold

_SURE_FORM = (
    r"GmbH(?:\s?&\s?Co\.?(?:\s?(?:KGaA|KG|OHG))?)?|gGmbH|mbH|UG|KGaA|OHG|Aktiengesellschaft|B\.\s?V\.|N\.\s?V\.|BV|NV|Inc\b\.?|Corp\b\.?|Corporation"
    r"|Ltd\b\.?|Limited|LLC|L\.L\.C\.|plc|PLC|S\.\s?A\.|S\.p\.A\.|SpA|Oyj|Co\.(?:,?\s?(?:Ltd\b\.?|KG|Inc\b\.?))?|& Co\b\.?|Pte\b\.?|Pty\b\.?"
    r"|S\.à\.?r\.l\.|K\.K\.|JSC|PJSC|OAO|PAO"
)
_UNSURE_FORM = (
    r"AG(?:\s?&\s?Co\.?\s?(?:KGaA|KG|OHG))?|SE(?:\s?&\s?Co\.?\s?(?:KGaA|KG))?|KG|SA|AB|ASA|A/S|Oy"
    r"|(?P<part>Group|Holdings?|Gruppe|Groep|Bank|Airlines|Airways|Aerospace|Technologies|Semiconductors?|Motors|Pharmaceuticals|Pharma"
    r"|Therapeutics|Shipyards|Laboratories|Petroleum|Microelectronics|Photonics|Steel|Biosciences|Biotech|Shipping|Insurance|Mining|Minerals|Resources|Industries|Dynamics|Shipbuilding|Petrochemicals?|Biologics"
    r"|Refining|Chemicals|Lithium|Graphite|Titanium|Manganese|Uranium|Electronics|Robotics|Logistics|Terminals?|Lines|Capital|Ventures|Naval|Networks)"
)
_FORM = re.compile(
    rf"[\s-](?=[A-Z&gmp])(?<=[\w.)“\"…].)(?P<form>(?P<sure>{_SURE_FORM})|(?:{_UNSURE_FORM}))(?![\w])", re.DOTALL
)
"""What stands before a form comes first: few other places are looked at then."""
_WORD_BEFORE = re.compile(r"\S+$")
_ANDS = frozenset({"und", "en", "and"})
_LINKS = JOINERS - {"&", "+", "of", "the", "di", "du", "la", "le"}
"""What joins words of a name before a legal form, but phrases before a word such as *Mining*."""
_NEW_NAME = ("The ", "Die ", "De ")
"""An article with a capital begins another name: *Sibelco und The Quartz Corp*."""
_ENGLISH_ADJECTIVES = frozenset(
    "clean green critical digital emerging new advanced key strategic enabling quantum renewable deep artificial european global high "
    "smart raw rare conflict natural human mineral water financial working venture american chinese russian foreign domestic specialty stainless low carbon dual mobile online direct private investment retail local national regional and of the for central".split()
)
"""What stands before such a word in a phrase that is no name: *critical minerals*, *emerging technologies*."""
_SUBSTANCES = frozenset({"Lithium", "Titanium", "Uranium", "Steel", "Electronics", "Terminal", "Capital", "Lines"})
"""Such words that German uses as nouns: *beim Beispiel Lithium*."""
_GERMAN_PARTS = frozenset({"Gruppe", "Bank", "Holding", "Group"})
_CALLED = frozenset({"wort", "begriff", "name", "woord", "begrip", "naam", "term"})
_AFTER_HYPHEN = frozenset({"AG", "KG", "SE", "Gruppe", "Groep", "Group", "Holding", "Bank"})
"""Forms that a hyphen may join to a name (*Steilmann-Gruppe*), besides the sure ones."""
_OF_SMALL_NAMES = ("AG", "SE", "KG")
"""Unsure forms of companies that may write themselves small; *lijn AB* is a line from A to B."""
_FOR = frozenset({"für", "voor", "for"})
_OF_IT = frozenset({"von", "van", "vom"})
_FOUNDED_FOR = ("esellschaft", "aatschappij", "nstitut", "nstituut", "gentur", "gentschap", "entrum", "erein", "tiftung", "tichting", "ank", "üro",
    "ureau", "entrale", "etrieb", "edrijf", "ociety", "ompany", "enter", "entre", "GmbH")  # fmt: skip
"""Ends of the words that may be *for* something within a name: *Gesellschaft für Nuklear-Service mbH*."""
_SIGNS = 4
_CODE = re.compile(r"(?=\w*\d)(?=\w*[A-Z])[A-Z0-9]{6,12}")
_LETTERS = 3
_REACH = 90
_MOST_WORDS = 6
_LOWER_CASE_NAME = 4
"""A company that writes itself small (*thyssenkrupp AG*) has at least so many letters."""


def by_legal_form(text: str, language: str = "", known: Sequence[Mention] = ()) -> Iterator[Found]:
    """Yield the names that a legal form follows, the longest of each place. The mention has the form, the name not.

    `known` are the mentions in the text, in order: a nationality after an article is no part of the name.
    """
    longest = {find.start: find for find in _forms(text, Setting.of(text, language, known))}
    yield from longest.values()


def _forms(text: str, setting: Setting) -> Iterator[Found]:
    for match in _FORM.finditer(text):
        joined, form = match[0][0] == "-", match["form"]
        small = bool(match["sure"]) or form.startswith(_OF_SMALL_NAMES)
        words = list(_words_before(text, match.start("form"), part=bool(match["part"]), small=small))[::-1]
        words = trimmed(text, _of_name(text, words))
        words = setting.without_nationality(words)[0] if words else words
        if not words or (joined and not (match["sure"] or form in _AFTER_HYPHEN)):
            continue
        bare = text[words[0][0] : words[-1][1]].strip(" -&")
        if _is_formula(bare, text[max(0, words[0][0] - _SIGNS) : match.end() + _SIGNS]):
            continue
        if is_junk(bare[:1].upper() + bare[1:]) and not (match["sure"] and len(bare) == 1 and bare.isupper()):
            continue
        # A word such as Bank or Group belongs to the name, a legal form does not.
        name = " ".join((text[words[0][0] : match.end()] if match["part"] else bare).split())
        if match["part"] and not _is_named(bare, form, setting):
            continue
        # A group behind a hyphen may be of anything: *Balearen-Gruppe*, *Punk-Gruppe*.
        anybody = joined and match["part"] and not is_coined(bare, setting.language)
        confidence = 0.95 if match["sure"] else 0.6 if anybody else 0.75
        yield Found(words[0][0], match.end(), EntityType.COMPANY, name, confidence, "legal form")


def _is_formula(bare: str, around: str) -> bool:
    """Tell whether letters beside a sign are terms of a formula: *P BV = 1 - P B*."""
    return "=" in around and max(map(len, bare.split())) <= _LETTERS - 1


def _is_named(bare: str, part: str, setting: Setting) -> bool:
    """Tell whether what stands before a word such as *Mining* names a company: no adjective, and no German noun."""
    last = bare.rsplit(maxsplit=1)[-1]
    if fold(last) in _ENGLISH_ADJECTIVES:
        return False
    if setting.language == "de" and part in _GERMAN_PARTS and _is_kind(bare, last):
        return False
    if setting.language == "nl" and part in {"Groep", "Bank"} and " " not in bare and bare.endswith("e"):
        return is_coined(bare, "nl")  # *Permanente Groep*
    return setting.language != "de" or part not in _SUBSTANCES or _is_own(last, setting)


def _is_kind(bare: str, last: str) -> bool:
    """Tell whether what stands before *Gruppe* or *Bank* is an adjective or only ordinary nouns: *Das Wort Bank*."""
    adjective = last.rpartition("-")[2][:1].islower() and last.endswith(("en", "er", "e", "es"))
    words = [word for word in bare.split() if fold(word) not in common_words()]
    return adjective or fold(last) in _CALLED or all(is_noun(part, "de") for word in words for part in word.split("-"))


def _is_own(word: str, setting: Setting) -> bool:
    return any(is_coined(part, setting.language) for part in word.split("-"))


def _of_name(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop what a name does not begin with: a code of the exchange, and *Treuhänder für* if it is no *Gesellschaft für*."""
    for i, (start, end) in reversed(list(enumerate(words))):
        word = text[start:end]
        founded = text[slice(*words[0])].endswith(_FOUNDED_FOR)
        of_it = word in _OF_IT and i and is_noun(text[slice(*words[i - 1])], "de")  # *Webseiten von*
        if (not founded and (word in _FOR or of_it)) or _CODE.fullmatch(word):
            return words[i + 1 :]
        if "/" in word.strip("/"):
            return [(start + word.rindex("/") + 1, end), *words[i + 1 :]]
        if i and word.isupper() and len(word) > _LETTERS and is_noun(text[slice(*words[i - 1])], "de"):
            return words[i:]  # *Verbreitung ORBIS AG*
    return words


def _words_before(text: str, end: int, *, part: bool, small: bool) -> Iterator[tuple[int, int]]:
    """Yield, walking back, the words that can belong to the name before a form; `small`: the last in small letters too.

    `part`: the form is a word of the name.
    """
    floor = max(0, end - _REACH)
    at = end
    for count in range(_MOST_WORDS):
        stop = len(text[:at].rstrip(" \u00a0-")) if count == 0 else len(text[floor:at].rstrip(" \u00a0")) + floor
        found = _WORD_BEFORE.search(text, floor, stop)
        if not found or at - stop > 2:
            return
        word = found[0]
        clean = word.lstrip("(„“\"'‘»«[").rstrip("“”\"'")
        if count and word[-1] in ",;:.!?)" and not _is_initial(word):
            return
        named = clean[:1].isupper() or clean[:1].isdigit() or clean == "…"
        lower = small and count == 0 and len(clean) >= _LOWER_CASE_NAME and clean.isalpha()
        if not (named or lower or clean in JOINERS):
            return
        if clean in _LINKS and part:
            return
        if clean in _ANDS and text[found.end() :].lstrip().startswith(_NEW_NAME):
            return
        start = found.start() + word.index(clean)
        yield start, start + len(clean)
        if clean != word and not word.startswith(clean):
            return
        at = found.start()


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."
