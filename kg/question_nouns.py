"""The nouns that tell what kind of answer a question wants: *which shipyard*, *welke wet*, *Name des Geschäftsführers*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:?!()–]")
_ENDINGS = {
    "nl": ("", "s", "'s", "’s", "n", "en", "e"),
    "de": ("", "n", "en", "e", "s", "es", "er", "ern", "r", "in", "innen"),
    "en": ("", "s", "es", "'s", "’s", "s'"),
}
_SHORTEST_FIRST_PART = 2
"""Letters that stand at least before the last part of a compound: *EU-wet*, *bio-olie*."""
_REACH = 5
"""Words after *which* among which its noun stands."""
_MODIFIER = {
    "nl": re.compile(
        r"(?:e|en|s|er|\d|-\w+)$|^(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|eigen|open|andere?|extra|half)$"
    ),
    "de": re.compile(r"(?:e|en|er|es|em|\d|-\w+)$|^(?:zwei|drei|vier|fünf|sechs|acht|neun|zehn|elf|zwölf)$"),
    "en": re.compile(r""),
}
"""What may stand between *which* and its noun, by its form; another word is a noun that the lists do not have."""
_STOPS = {
    "nl": frozenset(
        "de het een van voor met in op aan er is zijn heeft hebben wordt worden kan moet zich niet dat die".split()
    ),
    "de": frozenset(
        "der die das ein eine von für mit in im auf an am ist sind hat haben wird werden kann muss sich nicht".split()
    ),
    "en": frozenset(
        "the a an of for with in on at to by is are was were has have had does do did can could will would should must "
        "may might it its their they that who which and or from not be been being".split()
    ),
}
_NOUN_OR_VERB = frozenset(
    "banks mines mine acts act bills states state grounds causes cause ports supply board fund".split()
)


@cache
def _nouns(language: str) -> dict[str, str]:
    """Return the kind by noun: `-x` also ends compounds, `x!` takes no endings, `x_y` are two words."""
    nouns: dict[str, str] = {}
    kind = ""
    for line in (Path(__file__).parent / "question_nouns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            of, kind = line.strip("[]").split()
            kind = kind if of == language else ""
        elif kind and not line.startswith("#"):
            for word in line.split():
                nouns.setdefault(word.replace("_", " "), kind)
    return nouns


@lru_cache(maxsize=1024)
def kind_of_noun(word: str, language: str) -> str | None:
    """Return the kind of answer that a noun (lower case) asks for, by itself or as the last part of a compound.

    Returns:
        One of the kinds of `kg.question_words`, `none` for a noun that asks for no such thing, None for an unlisted word.
    """
    nouns = _nouns(language)
    for start in (0, *range(_SHORTEST_FIRST_PART, len(word) - 1)):
        part = word[start:]
        whole = start == 0 or word[start - 1] == "-"
        forms = [f"{part}!", *_stems(part, language)]
        for form in forms:
            kind = nouns.get(f"-{form}") or (nouns.get(form) if whole else None)
            if kind:
                return kind
    return None


def _stems(word: str, language: str) -> list[str]:
    stems = [word[: len(word) - len(ending)] for ending in _ENDINGS[language] if word.endswith(ending)]
    if language == "en" and word.endswith("ies"):
        stems.append(f"{word[:-3]}y")
    return [stem for stem in stems if len(stem) > 1]


def noun_after_which(text: str, start: int, language: str) -> tuple[str, int] | None:
    """Return the kind of the noun that follows at `start`, after adjectives, numbers and names, and where it ends.

    The noun of English is the last of those that stand together: *which steel company*, not *which steel*.

    Args:
        text: the question in lower case.
        start: where *which* ends.
        language: nl, de or en.
    """
    words = list(islice(_WORD.finditer(text, start), _REACH + 1))
    for at, word in enumerate(words[:_REACH]):
        if _kind_at(words, at, language) is not None:
            return _noun_at(words, at, language, together=language == "en")
        if word[0] in _STOPS[language] or not word[0][0].isalnum():
            return None
        # Behind *welk* adjectives have no ending.
        if not _MODIFIER[language].search(word[0]) and not text.endswith("welk", 0, start):
            return None
    return None


def first_noun(text: str, start: int, language: str) -> tuple[str, int] | None:
    """Return the kind and the end of the first noun from `start` that asks for anything: of keywords, or of a name."""
    words = list(_WORD.finditer(text, start))
    at = 0
    while at < len(words):
        kind, width = _noun_of(words, at, language)
        if kind not in (None, "none"):
            return _noun_at(words, at, language, together=True)
        at += width
    return None


def _kind_at(words: Sequence[re.Match[str]], at: int, language: str) -> str | None:
    return _noun_of(words, at, language)[0]


def _noun_of(words: Sequence[re.Match[str]], at: int, language: str) -> tuple[str | None, int]:
    """Return the kind of the noun that begins at a word, and how many words it has."""
    pair = " ".join(word[0] for word in words[at : at + 2])
    nouns = _nouns(language)
    of_two = next((nouns[stem] for stem in _stems(pair, language) if stem in nouns), None) if " " in pair else None
    return (of_two, 2) if of_two else (kind_of_noun(words[at][0], language), 1)


def _noun_at(words: Sequence[re.Match[str]], at: int, language: str, *, together: bool) -> tuple[str, int]:
    """Return the kind and the end of the noun at a word, or of the last of the nouns that stand together there."""
    kind, width = _noun_of(words, at, language)
    last = at + width - 1
    while together and last + 1 < len(words):
        following, width = _noun_of(words, last + 1, language)
        if following is None or _stands_alone(words[last][0], words[last + 1][0], following, language):
            break
        kind, last = following, last + width
    return kind or "none", words[last].end()


def _stands_alone(noun: str, following: str, kind: str, language: str) -> bool:
    """Tell whether a word after a noun is no head of it: in English its verb (*which firm plans*), else but a figure."""
    if language != "en":
        return kind not in ("number", "when")
    verb = kind in ("none", "number") or following in _NOUN_OR_VERB
    return verb and following.endswith("s") != noun.endswith("s")
