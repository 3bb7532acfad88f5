"""Queries in another language than their passage, made by replacing words: open translations of policy prose are rare.

A query is carried over word by word with a dictionary aligned from the same open sets. Word order and grammar are
wrong, but a static model sees neither.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pairs import Group

sys.path.append(str(Path(__file__).parents[1] / "lexicon"))

from bitexts import bitext
from combine import agreed
from learn import both_ways, words_from
from words import bitext_of

LEAST = 0.12
OPTIONS = 5
TRANSLATED = 0.5
SHORT = 3
_WORD = re.compile(r"[^\W\d_]+|\d+")
# group, language of its left side, language to carry it into, weight
PLAN = (
    ("wetten-nl.nl.pairs", "nl", "de", 1.0),
    ("wetten-nl.nl.pairs", "nl", "en", 1.0),
    ("cloze.wetten-nl", "nl", "de", 0.7),
    ("cloze.wetten-nl", "nl", "en", 0.7),
    ("gesetze-de.de.pairs", "de", "nl", 1.0),
    ("gesetze-de.de.pairs", "de", "en", 1.0),
    ("cloze.gesetze-de", "de", "nl", 0.7),
    ("cloze.gesetze-de", "de", "en", 0.7),
    ("treaty-context.en-nl", "en", "de", 1.0),
)

Dictionary = dict[str, tuple[list[str], list[float]]]


def switched_groups(groups: list[Group], seed: int) -> Iterator[Group]:
    """Yield the groups of the plan with their left sides carried into another language."""
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    named = {group.name: group for group in groups}
    dictionaries: dict[tuple[str, str], Dictionary] = {}
    for source, target in (("nl", "de"), ("de", "en"), ("nl", "en")):
        dictionaries |= _dictionaries(groups, source, target)
    for name, source, target, weight in PLAN:
        group = named[name]
        carried = [_carried(text, dictionaries[source, target], draw) for text in group.left]
        kept = [(left, right) for left, right in zip(carried, group.right, strict=True) if left]
        yield Group(f"switch.{name}.{target}", [x for x, _ in kept], [y for _, y in kept], weight)


def _carried(text: str, dictionary: Dictionary, draw: random.Random) -> str:
    """Return the text word by word, or nothing if too few of its longer words are known."""
    words = _WORD.findall(text.lower())
    longer = [word for word in words if len(word) > SHORT]
    if sum(word in dictionary for word in longer) < max(1, TRANSLATED * len(longer)):
        return ""
    return " ".join(draw.choices(*dictionary[word])[0] if word in dictionary else word for word in words)


def _dictionaries(groups: list[Group], source: str, target: str) -> dict[tuple[str, str], Dictionary]:
    pairs = list(bitext(groups, source, target))
    left, right = words_from(source, {(source, target): pairs}), words_from(target, {(source, target): pairs})
    score = agreed(*both_ways(bitext_of(pairs, left, right), len(left.forms), len(right.forms)))
    found: dict[tuple[str, str], Dictionary] = {(source, target): {}, (target, source): {}}
    score.data[score.data < LEAST] = 0
    score.eliminate_zeros()
    for i, j, value in zip(*score.nonzero(), score.data.tolist(), strict=True):
        for pair, word, other in (
            ((source, target), left.forms[i], right.forms[j]),
            ((target, source), right.forms[j], left.forms[i]),
        ):
            options = found[pair].setdefault(word, ([], []))
            options[0].append(other)
            options[1].append(value)
    return {pair: {word: _best(*options) for word, options in words.items()} for pair, words in found.items()}


def _best(words: list[str], values: list[float]) -> tuple[list[str], list[float]]:
    order = sorted(range(len(words)), key=lambda i: -values[i])[:OPTIONS]
    return [words[i] for i in order], [values[i] for i in order]
