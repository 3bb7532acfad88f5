"""The translated pairs of the open sets, and the labels of the vocabularies, as one weighted bitext a language pair."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "encoder"))

from evaluation_texts import EvaluationTexts
from pairs import Group, read_groups
from sets import chosen

from ontology.vocabulary import load_terms, vocabulary_files

WEIGHTS = {
    "nl-treaties": 1.0,
    "nl-legal": 1.5,
    "cn2023": 1.5,
    "cpv": 2.0,
    "eforms": 2.0,
    "gdpr-headings": 2.0,
    "open-sdg": 2.0,
    "esco": 1.0,
    "tatoeba": 1.0,
    "cldr": 1.0,
    "osm-presets": 0.7,
    "mozilla-www": 0.5,
    "libreoffice-help": 0.35,
    "libreoffice-ui": 0.3,
}
LABELS = 2.0
Pair = tuple[str, str, float]


def open_groups(shared: Path) -> list[Group]:
    """Read the open sets, evaluation texts left out."""
    return read_groups(shared / "parallel", chosen("open"), EvaluationTexts.from_shared(shared), seed=0)


def bitext(groups: list[Group], source: str, target: str) -> Iterator[Pair]:
    """Yield (text, translation, weight) of all sets that know both languages, then the vocabularies' labels."""
    for group in groups:
        weight = WEIGHTS.get(group.name.split(".")[0], 0)
        kind = group.name.rpartition(".")[2]
        if not weight or kind not in {f"{source}-{target}", f"{target}-{source}"}:
            continue
        sides = (group.left, group.right) if kind.startswith(source) else (group.right, group.left)
        yield from ((a, b, weight) for a, b in zip(*sides, strict=True))
    yield from _labels(source, target)


def _labels(source: str, target: str) -> Iterator[Pair]:
    for term in load_terms(vocabulary_files()):
        names = {k: [n.text for n in term.names if n.language == k and n.kind == "preferred"] for k in (source, target)}
        yield from ((a, b, LABELS) for a, b in product(names[source], names[target]) if a != b)
