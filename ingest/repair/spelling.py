"""Words that scanning spoiled, and the words they were: a noisy channel over word frequencies.

A reading is taken when it is so much more frequent in the language than what stands there that the cost of the
misreading is outweighed, and no other reading comes near (Kernighan, Church & Gale 1990, "A spelling correction program
based on a noisy channel model"). Lost accents are mended in any text; misread strokes only in a text that is plainly a
scan, since there a word no list has is more often spoiled than rare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import log10
from unicodedata import combining, normalize

from ingest.repair.confusions import Misreading, accents, slips, twice, variants
from ingest.repair.words import NO_WORD, Lexicon, frequencies

TOKEN = re.compile(r"(?<![\w€])(?<!\w[“”\"‘’'])€?[^\W\d_](?:[^\W\d_]|€(?!\d)|['’-](?=[^\W\d_]))*(?![\w€])")
"""A run of letters, with hyphens and apostrophes inside, that no digit touches; "€" may be a misread letter."""
_NEGATIONS = frozenset("niet geen nooit noch nimmer niets niemand zonder nicht kein keine nie nichts ohne not no never".split())  # fmt: skip
_NEGATING = frozenset({"on", "un", "in", "a"})
_LONGEST = 40
_LEAD = 1.5
"""Powers of ten by which a reading must outweigh what stands there, its cost taken off."""
_LEAD_OVER_NEXT = 0.5
_LEAST_WORTH = 1e-9
_BONUS = 0.5
"""For a reading that the document has elsewhere."""
_CERTAIN = 3.0
_SPOILED_KINDS = 3
_SPOILED_SHARE = 0.002
"""Of the words of a scan at least so many kinds, and this share, are no words but close to one."""
_NAME_LEAD = 1.4
_DOUBT = 0.6
"""Confidence of what is only flagged."""
_ACCENT_LEAD = 0.7
_COMMON = 1e-6
"""A word with this share is one of the usual some 40,000 of a language; it is never taken for a misreading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word at `start:end` should read, and how sure that is."""

    start: int
    end: int
    word: str
    right: str
    rule: str
    confidence: float


def readings(text: str, lexicon: Lexicon, *, scanned: bool) -> Iterator[Reading]:
    """Yield the words of a text that should read otherwise.

    Args:
        text: the text, with lines joined.
        lexicon: the words of the document and its language.
        scanned: whether the text comes from a scan.
    """
    known: dict[str, tuple[str, float, str] | None] = {}
    for match in TOKEN.finditer(text):
        word = match[0]
        if word not in known:
            known[word] = right_word(word, lexicon, scanned=scanned)
        found = known[word]
        if found is not None:
            yield Reading(match.start(), match.end(), word, found[0], found[2], found[1])


def is_scan(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text comes from a scan: words that are none, but one misread stroke away from a usual word."""
    if lexicon.language == "other":
        return False
    words = Counter(word for word in TOKEN.findall(text) if 5 <= len(word) <= _LONGEST and word[1:].islower())
    needed = _SPOILED_SHARE * words.total()
    kinds = count = 0
    for word, times in words.most_common():
        if _is_unheard(word, lexicon) and _misread(word, NO_WORD, lexicon):
            kinds, count = kinds + 1, count + times
            if kinds >= _SPOILED_KINDS and count >= needed:
                return True
    return False


def right_word(word: str, lexicon: Lexicon, *, scanned: bool) -> tuple[str, float, str] | None:
    """Return the right reading of a word with its confidence and rule, None when it stands as it is."""
    if "-" in word:
        return _right_parts(word, lexicon, scanned=scanned)
    if word.isupper():
        return _in_lower_case(word, lexicon) if scanned and len(word) >= 6 else None
    share = _share(word, lexicon)
    if share >= _COMMON or not 3 <= len(word) <= _LONGEST or word.lower() in _NEGATIONS or lexicon.language == "other":
        return None
    listed_name = word[0].isupper() and lexicon.knows(word)
    spoiled = scanned and not listed_name and _may_be_spoiled(word)
    found = _misread(word, share, lexicon) if spoiled else None
    if found is not None and not _differ_in_accents(word, found[0]):
        return (*found, "misread letters")
    found = _best(word, share, _weighed(word, lexicon, accents), lexicon, _NAME_LEAD if listed_name else _ACCENT_LEAD)
    if found is not None:
        # "Muller" and "Müller" are two names: only a text that lost its accents makes one of the other.
        sure = not listed_name or (scanned and lexicon.language == "nl") or not lexicon.has_accents
        return found[0], found[1] if sure else min(found[1], _DOUBT), "lost accent"
    return None


def _differ_in_accents(word: str, other: str) -> bool:
    """Tell whether two words are the same but for accents."""
    return _bare(word) == _bare(other)


def _bare(word: str) -> str:
    return "".join(letter for letter in normalize("NFD", word.replace("€", "e")) if not combining(letter))


def _misread(word: str, share: float, lexicon: Lexicon) -> tuple[str, float] | None:
    """Strokes misread, else, in small longer words, any letter slipped."""
    found = _best(word, share, _weighed(word, lexicon, variants), lexicon, _LEAD)
    if found is not None or len(word) < 6 or not word.islower():
        return found
    listed = ((candidate, cost, worth) for candidate, cost in slips(word) if (worth := lexicon.frequency(candidate)))
    return _best(word, share, listed, lexicon, _LEAD)


def _right_parts(word: str, lexicon: Lexicon, *, scanned: bool) -> tuple[str, float, str] | None:
    """A word with hyphens is mended part by part."""
    parts = word.split("-")
    found = [right_word(part, lexicon, scanned=scanned) for part in parts]
    mended = [reading for reading in found if reading is not None]
    if not mended:
        return None
    whole = "-".join(reading[0] if reading else part for reading, part in zip(found, parts, strict=True))
    return whole, min(reading[1] for reading in mended), mended[0][2]


def _in_lower_case(word: str, lexicon: Lexicon) -> tuple[str, float, str] | None:
    """Headings in capitals: judged in lower case, mended in capitals."""
    found = right_word(word.lower(), lexicon, scanned=True)
    return (found[0].upper(), found[1], found[2]) if found is not None else None


Misreadings = Callable[[str, int], Iterator[Misreading]]


def _weighed(word: str, lexicon: Lexicon, misreadings: Misreadings) -> Iterator[tuple[str, float, float]]:
    """Yield readings with cost and share; where two things were misread only listed words count, compounds are too many."""
    for candidate, cost, _ in misreadings(word, 0):
        yield candidate, cost, lexicon.worth(candidate)
    if lexicon.worth(word) < _LEAST_WORTH or misreadings is accents:
        for candidate, cost in twice(word, misreadings):
            if worth := lexicon.frequency(candidate):
                yield candidate, cost, worth


def _best(
    word: str, share: float, candidates: Iterable[tuple[str, float, float]], lexicon: Lexicon, lead: float
) -> tuple[str, float] | None:
    """Return the reading that outweighs the word by `lead` and the next reading by some."""
    scores: dict[str, float] = {}
    for candidate, cost, worth in candidates:
        if worth < _LEAST_WORTH or not _keeps_sense(word, candidate):
            continue
        score = log10(worth / share) - cost + (_BONUS if lexicon.here(candidate) >= 2 else 0.0)
        scores[candidate] = max(score, scores.get(candidate, score))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < lead:
        return None
    best, score = ranked[0]
    if best.lower() in _NEGATIONS:
        return None
    margin = score - ranked[1][1] if len(ranked) > 1 else _CERTAIN
    return (
        (best, round(1 - 0.5 * 10 ** -min(score - lead + 0.5, margin, _CERTAIN), 3))
        if margin >= _LEAD_OVER_NEXT
        else None
    )


def _share(word: str, lexicon: Lexicon) -> float:
    """The share of the word as it stands; a word of English counts as a borrowed one."""
    borrowed = 0.0 if lexicon.language == "en" else frequencies("en").get(word.lower(), 0.0) * 0.3
    return max(lexicon.worth(word), borrowed)


def _is_unheard(word: str, lexicon: Lexicon) -> bool:
    return lexicon.worth(word) <= NO_WORD and not lexicon.is_foreign(word)


def _may_be_spoiled(word: str) -> bool:
    """Names are left alone when any language has them; a capital inside a word says it is a name of its own making."""
    if any(letter.isupper() for letter in word[2:].replace("-", "")):
        return False
    if not word[0].isupper():
        return True
    return all(word.lower() not in frequencies(language) for language in ("nl", "de", "en"))


def _keeps_sense(word: str, candidate: str) -> bool:
    """A reading may neither become a negation nor gain or lose the prefix of one, and a name stays a name."""
    if len(candidate) < 3:
        return False
    if word[1:].islower() and not candidate[1:].islower():
        return False
    longer, shorter = sorted((word.lower(), candidate.lower()), key=len, reverse=True)
    if longer.endswith(shorter) and longer[: -len(shorter)] in _NEGATING:
        return False
    return word[0].isupper() == candidate[0].isupper() or word[1:] == candidate
