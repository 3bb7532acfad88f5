"""Names that look like one another: the same words without case, marks and legal form, or an abbreviation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.name_text import WORD, fold

LEGAL_FORMS = frozenset(
    "ab ag as asa bv co company corp corporation cv eg ev ek gmbh gruppe group groep holding holdings inc kg kgaa limited "
    "llc llp ltd mbh nv ohg oy oyj plc sa sas sarl se spa srl stiftung ug vof".split()
)
"""Legal forms and words for a group of companies, folded, without dots."""
ARTICLES = frozenset("de het een der die das den dem des ein eine the a an".split())
SHORTEST = 3
"""An abbreviation of fewer letters says too little."""


def bare(name: str) -> str:
    """Return the folded words of a name without articles at its head and legal forms at its end."""
    words = WORD.findall(fold(name.replace(".", "")))
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    return " ".join(words)


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name, empty if there are too few."""
    letters = "".join(word[0] for word in WORD.findall(name) if word[0].isupper())
    return letters if len(letters) >= SHORTEST and " " in name.strip() else ""


def look_alikes(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (IRI, IRI, why) for entities whose names look alike; `names` are the names of each entity by IRI."""
    by_key: dict[str, dict[str, None]] = defaultdict(dict)
    short: dict[str, dict[str, None]] = defaultdict(dict)
    for iri, texts in names.items():
        for text in texts:
            by_key[bare(text)][iri] = None
            if text.isupper() and text.isalpha():
                short[text][iri] = None
    seen: set[tuple[str, str]] = set()
    pairs = [(a, b, "the same name") for key, group in by_key.items() if key for a, b in combinations(group, 2)]
    long = ((iri, initials(text)) for iri, texts in names.items() for text in texts)
    pairs += [(a, b, "an abbreviation") for a, letters in long for b in short.get(letters, {}) if a != b]
    for first, second, why in pairs:
        pair = (min(first, second), max(first, second))
        if pair not in seen:
            seen.add(pair)
            yield *pair, why
