"""Repairs on clean text spoiled at random: the share read right again, and repairs that are wrong.

    python bench/reading/noise.py LANGUAGE FILE...

Each longer word is spoiled with the given chance by one misreading drawn from a table of its own, smaller than that of
the repair. Files are text, or JSON lines with a field "text". Nothing here was read by hand, so it stands beside the
gold of a real scan, not in its place.
"""

from __future__ import annotations

import json
import random
import re
import sys
from bisect import bisect_right
from pathlib import Path
from typing import get_args

from ingest.repair import repair
from kg.model import Document, Language

MISREAD = [
    *(("f", "t"), ("f", "ft"), ("ij", "jj"), ("ij", "y"), ("b", "h"), ("l", "i"), ("i", "l"), ("m", "rm"), ("m", "rn")),
    *(("g", "qg"), ("ë", "é"), ("ï", "i"), ("ö", "o"), ("ü", "u"), ("ä", "a"), ("e", "c"), ("n", "u"), ("d", "cl")),
]
_WORD = re.compile(r"[^\W\d_]{5,}")
Damage = tuple[int, int, str]
"""Where a spoiled word stands, and what it was."""


def spoiled(text: str, chance: float, rng: random.Random) -> tuple[str, list[Damage]]:
    """Return the text with words spoiled, and the places."""
    parts: list[str] = []
    places: list[Damage] = []
    length = at = 0
    for match in _WORD.finditer(text):
        word = match[0]
        ways = [(a, b, i) for a, b in MISREAD for i in range(len(word)) if word.startswith(a, i)]
        if ways and rng.random() < chance:
            a, b, i = rng.choice(ways)
            word = word[:i] + b + word[i + len(a) :]
            start = length + match.start() - at
            places.append((start, start + len(word), match[0]))
        parts += (text[at : match.start()], word)
        length += match.start() - at + len(word)
        at = match.end()
    return "".join((*parts, text[at:])), places


def measured(text: str, language: Language, chance: float) -> tuple[int, int, int, int]:
    """Return damaged words, those read right again, repairs, and repairs that are wrong."""
    original, places = spoiled(text, chance, random.Random(1))  # noqa: S311 - damage to measure, nothing secret
    document = repair(Document(id="0", name="noise", original=original, language=language))
    right = {
        start for start, end, was in places if document.clean[slice(*document.offsets.to_clean(start, end))] == was
    }
    edits = [
        edit for edit in document.edits if edit.applied and edit.rule in {"lost accent", "misread letters", "l for I"}
    ]
    starts = [start for start, _, _ in places]
    wrong = 0
    for edit in edits:
        at = bisect_right(starts, edit.start) - 1
        wrong += at < 0 or edit.end > places[at][1] + 1 or starts[at] not in right
    return len(places), len(right), len(edits), wrong


def text_of(path: Path) -> str:
    """The text of a file."""
    content = path.read_text(encoding="utf-8")
    return "\n".join(json.loads(line)["text"] for line in content.splitlines()) if path.suffix == ".jsonl" else content


def main(language: str, paths: list[Path]) -> None:
    """Print one line for each file and chance."""
    if language not in get_args(Language):
        sys.exit(__doc__)
    for path in paths:
        for chance in (0.0, 0.03, 0.1):
            damaged, right, edits, wrong = measured(text_of(path)[:300_000], language, chance)  # type: ignore[arg-type]  # checked above
            share = f"{right / damaged:.1%}" if damaged else "-"
            print(f"{path.name} {chance:.0%}: {damaged} spoiled, {share} right again; {edits} repairs, {wrong} wrong")


if __name__ == "__main__":
    main(sys.argv[1], [Path(name) for name in sys.argv[2:]])
