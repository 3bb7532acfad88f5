"""Persons: names that a first name, a title or what somebody is and does give away, and that are nobody's firm.

A person, too, is *X aus Dänemark*, *the investor X* or buys and sells. So what such a name stands in shows a company
only if it says *company* and nothing else (*der Hersteller X*, a listing at an exchange).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.mentions.found import Found
from ingest.mentions.junk import first_names
from ingest.mentions.nouns import is_noun, is_ordinary
from kg.model import EntityType
from kg.name_text import fold

_TITLE = re.compile(
    r"(?:minister(?:in)?|präsident(?:in)?|president(?:e)?|kan[sz]lier|kanzler(?:in)?|professor(?:in)?|prof\.|dr\.|herrn?|frau|mevrouw|meneer|mr\.|mrs\.|ms\."
    r"|fürst(?:in)?|gr[aä]f(?:in)?|graaf|gravin|herzog(?:in)?|hertog(?:in)?|baron(?:in|es)?|sultan|emir|sche?i[ck]h?|sjeik|kapitän|sir|lord|lady"
    r"|koning|könig(?:in)?|prin[sz]|prinzessin|prinses|kaiser(?:in)?|keizer(?:in)?|papst|paus|bischof|bisschop|commissaris|kommissar(?:in)?|premier|senator(?:in)?"
    r"|burgemeester|bürgermeister(?:in)?|generaal|general|admiraal|staatssecretaris|staatssekretär(?:in)?|abgeordnete[rn]?|kamerlid"
    r"|econoom|ökonom(?:in)?|hoogleraar|anal[iy]st(?:e|in)?|expert(?:in|e)?|aut(?:eur|or)(?:in)?|journalist(?:in|e)?|advocaat|anwalt|anwältin|arts|arzt|ärztin"
    r"|speler|speelster|spieler(?:in)?|sänger(?:in)?|zanger(?:es)?|acteur|actrice|schauspieler(?:in)?|golfer(?:in)?|tennisser|coach|trainer(?:in)?|torwart"
    r"|keeper|doelman|verteidiger(?:in)?|verdediger|stürmer(?:in)?|aanvaller|kapit[äe]i?n|schiedsrichter|scheidsrechter|boxer|fahrer(?:in)?|coureur"
    r"|passagier|politi(?:ker(?:in)?|cus|ca)|dem[o]krat(?:in)?|democraat|republi[kc]an?er|republikein|rechter|richter(?:in)?|agent|polizist(?:in)?"
    r"|dichter(?:in)?|schrijver|schrijfster|schriftsteller(?:in)?|komponist(?:in)?|componist|maler(?:in)?|schilder|regisseur(?:in)?|wissenschaftler(?:in)?"
    r"|wetenschapper|forscher(?:in)?|onderzoek(?:er|ster)|historiker(?:in)?|astronaut(?:in)?|pilot(?:in)?|piloot|mutter|moeder|vater|vader|bruder|broer"
    r"|schwester|zus|sohn|zoon|ehefrau|echtgenote|ehemann|echtgenoot|witwe|weduwe|neffe|neef|nichte|nicht|onkel|oom|tante|ministerpräsident(?:in)?"
    r"|aktivist(?:in)?|activist(?:e)?|diplomat(?:in)?|botschafter(?:in)?|ambassadeur|kandidat(?:in)?|kandidaat|konquistador|conquistador|rapper(?:in)?"
    r"|musiker(?:in)?|muzikant|model|moderator(?:in)?|presentator|presentatrice|unternehmer(?:in)?|ondernemer|milliard[äa]e?ir?r?|miljardair)s?$",
    re.IGNORECASE,
)
"""Ends of the words that say who or what somebody is: *Außenminister*, *topgolfer*."""
_PARTICLES = frozenset("von van de der den zu ter bin ibn al el da di del dos".split())
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][A-ZÀ-Þa-z][a-zà-ÿ]+)*")
_FEWEST, _MOST = 2, 5
_WEAK = frozenset({"apposition", "frame", "list", "compound"})
_COUNT = re.compile(
    r"\b(?:ein(?:e[mnrs]?)?|kein(?:e[mnrs]?)?|jede[mnrs]?|zwei|drei|vier|viele|mehrere|een|geen|elke?|ieder|twee|drie|veel)\s$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:gewerkschaft|vakbond|bond|partei|partij|verband|verein|behörde|universität|universiteit|ministerium|ministerie|schiff|schip|stadt|stad|gemeinde|gemeente"
    r"|dorf|dorp|insel|eiland|fluss|rivier|modell|model|serie|film|sendung|programma|zeitung|krant|orkaan|hurrikan|sturm|storm) $",
    re.IGNORECASE,
)
"""What somebody or something other than a company is called."""
_BEFORE = 40


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    """Tell whether a word says who somebody is: a title, an office, a profession, kin."""
    return _TITLE.search(word.strip("(„“\"',")) is not None


def begins_with_first_name(words: Sequence[str]) -> bool:
    """Tell whether a first name begins a name of several words, or stands inside it."""
    return any(fold(word) in first_names() for word in words[:-1])


def could_be_person(words: Sequence[str], language: str) -> bool:
    """Tell whether a name has the looks of a person's: two to five plain words, none an ordinary one.

    *Game Freak* and *Norge Mining* have one of English, *Telma TV* has capitals.
    """
    if not _FEWEST <= len(words) <= _MOST or begins_with_first_name(words):
        return len(words) > 1 and begins_with_first_name(words)
    return all(_PLAIN.fullmatch(w) or w in _PARTICLES for w in words) and not any(
        is_noun(w, language) or is_ordinary(w, "en", "de") for w in words if w not in _PARTICLES
    )


def without_others(found: Sequence[Found], text: str) -> list[Found]:
    """Drop the finds of one word that the text shows elsewhere to be no name of a company.

    It is the surname of a person whom the text calls by first name or title, a union's or a film's name that the text
    calls so, or a noun that *ein*, *kein* or a number counts.
    """
    names = {find.name for find in found if _is_doubtful(find)}
    others = {
        name
        for name in names
        if any(_is_called(text, at) or _is_counted(text, at) or _is_body(text, at) for at in _places(text, name))
    }
    return [find for find in found if not (_is_doubtful(find) and find.name in others)]


def _is_body(text: str, start: int) -> bool:
    """Tell whether a union, party, authority or the like stands right before a place: *die Gewerkschaft Ufo*."""
    return _BODY.search(text, max(0, start - _BEFORE), start) is not None


def _is_doubtful(find: Found) -> bool:
    weak = find.type is EntityType.COMPANY and find.method in _WEAK and not find.iri
    return weak and _PLAIN.fullmatch(find.name) is not None


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _is_counted(text: str, start: int) -> bool:
    return _COUNT.search(text, max(0, start - _BEFORE), start) is not None


def _is_called(text: str, start: int) -> bool:
    """Tell whether a first name or a title stands right before a place."""
    before = text[max(0, start - _BEFORE) : start]
    if not before.endswith(" "):
        return False
    words = before.split()
    while words and words[-1] in _PARTICLES:
        words.pop()
    if not words:
        return False
    last = words[-1].lstrip("(„“\"'")
    # Behind a hyphen it is a company's: *Demag-Mutter Terex*.
    return (last[:1].isupper() and fold(last) in first_names()) or ("-" not in last and is_title(last))
