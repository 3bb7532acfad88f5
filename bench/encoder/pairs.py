"""Training pairs (a text and its translation, a heading and its section), read from the sets and derived from them.

A `Group` is one list of pairs of one kind. Two kinds are derived, because a question is shorter than the passage
that answers it: a sentence of a treaty against the passage of its neighbours in the other language, and a sentence
of a law section against the rest of that section (the inverse cloze task of Lee et al. 2019, arXiv:1906.00300).
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation_texts import EvaluationTexts
from sets import TrainingSet

LANGUAGES = ("nl", "de", "en")
HELD_OUT = {"wetten-nl.nl.pairs": 1500, "gesetze-de.de.pairs": 1500, "esco.nl.pairs": 500, "cpv": 600}
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+(?=\S{3})")


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of one kind: `left[i]` and `right[i]` belong together."""

    name: str
    left: list[str]
    right: list[str]
    weight: float


def read_groups(root: Path, sets: Iterable[TrainingSet], avoid: EvaluationTexts, seed: int) -> list[Group]:
    """Return the groups of the sets with their derived groups, held-out rows and evaluation texts left out."""
    groups: list[Group] = []
    for training_set in sets:
        for path in sorted((root / training_set.name).glob("*.tsv.gz")):
            if "terms" not in path.name and _has_terms(path):
                continue  # the three-way file holds the same rows
            groups += _groups_of(path, training_set, avoid)
    return groups + list(_derived(groups, random.Random(seed)))  # noqa: S311 - a seeded draw, no secret


def rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a gzipped tab-separated file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [tuple(line.rstrip("\n").split("\t")) for line in file]


def held_out(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a file that no training sees: evenly spread, so that the choice needs no seed."""
    all_rows = rows(path)
    return [all_rows[i] for i in sorted(_held_positions(path, len(all_rows)))]


def _held_positions(path: Path, count: int) -> set[int]:
    stem = path.name.removesuffix(".tsv.gz")
    wanted = HELD_OUT.get(stem) or HELD_OUT.get(stem.split(".")[0], 0)
    return {i * count // wanted for i in range(wanted)} if wanted else set()


def _has_terms(path: Path) -> bool:
    name = path.name.split(".")[0]
    return name in {"cn2023", "cpv"} and (path.parent / f"{name}.terms.tsv.gz").exists()


def _groups_of(path: Path, training_set: TrainingSet, avoid: EvaluationTexts) -> Iterator[Group]:
    all_rows = rows(path)
    held = _held_positions(path, len(all_rows))
    kept = [row for i, row in enumerate(all_rows) if i not in held and not any(avoid.holds(t) for t in row)]
    stem = path.name.removesuffix(".tsv.gz")
    if not stem.endswith("terms"):
        yield Group(stem, [r[0] for r in kept], [r[1] for r in kept], training_set.weight)
        return
    for a, b in combinations(range(3), 2):
        both = [(r[a], r[b]) for r in kept if len(r) == len(LANGUAGES) and r[a] and r[b]]
        if both:
            yield Group(
                f"{stem}.{LANGUAGES[a]}-{LANGUAGES[b]}", [x for x, _ in both], [y for _, y in both], training_set.weight
            )


def _derived(groups: list[Group], draw: random.Random) -> Iterator[Group]:
    for group in groups:
        if group.name == "nl-treaties.nl-en":
            yield _in_context(group.left, group.right, "treaty-context.nl-en", draw)
            yield _in_context(group.right, group.left, "treaty-context.en-nl", draw)
        elif group.name in {"wetten-nl.nl.pairs", "gesetze-de.de.pairs"}:
            yield _cloze(group.right, f"cloze.{group.name.split('.')[0]}", draw)


def _in_context(queries: list[str], texts: list[str], name: str, draw: random.Random) -> Group:
    """Pair a sentence with the passage of two to four sentences that holds its translation."""
    left, right = [], []
    for i, query in enumerate(queries):
        width = draw.randint(2, 4)
        first = max(0, i - draw.randrange(width))
        left.append(query)
        right.append(" ".join(texts[first : first + width]))
    return Group(name, left, right, 1.0)


def _cloze(passages: list[str], name: str, draw: random.Random) -> Group:
    """Pair a sentence of a section with the section, the sentence itself taken out in nine of ten."""
    left, right = [], []
    for passage in passages:
        sentences = [s for s in _SENTENCE_END.split(passage) if s.strip()]
        if len(sentences) < 3:
            continue
        i = draw.randrange(len(sentences))
        rest = sentences if draw.random() < 0.1 else sentences[:i] + sentences[i + 1 :]
        left.append(sentences[i])
        right.append(" ".join(rest))
    return Group(name, left, right, 0.7)
