"""The texts of the evaluation, so that training can leave out whatever nearly repeats them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHINGLE = 8
NEAR = 0.5
_WORD = re.compile(r"\w+")


class EvaluationTexts:
    """Hashes of all runs of eight words of the evaluation texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {shingle for text in texts for shingle in _shingles(text)}

    @classmethod
    def from_shared(cls, shared: Path) -> EvaluationTexts:
        """Read NTREX, the retrieval benchmarks, the gold files and the corpus from the shared folder."""
        return cls(_texts(shared))

    def holds(self, text: str) -> bool:
        """Tell whether at least half of the text's runs of eight words stand in the evaluation texts."""
        runs = list(_shingles(text))
        return bool(runs) and sum(r in self._known for r in runs) >= NEAR * len(runs)


def _shingles(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    return (hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))


def _texts(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "parallel" / "ntrex").glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield from line.rstrip("\n").split("\t")
    for path in (
        *sorted((shared / "gold").glob("*.jsonl")),
        shared / "benchmarks/gesetze-de/sections.jsonl",
        shared / "benchmarks/kamervragen-nl/qa.jsonl",
    ):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (value for value in json.loads(line).values() if isinstance(value, str))
    for path in sorted((shared / "corpus").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
