"""Where copies, versions and other documents of the same kind lie, and what the thresholds of `kg.copies` make of them.

Run: python bench/copies/likeness.py ../shared
Different documents: all pairs of the German acts of ../shared/benchmarks/gesetze-de (sections put together), of the Dutch
parliamentary papers of kamervragen-nl, and of ../shared/corpus. Copies: each of these as another format would give it
(other line width, words broken at line ends, running heads, page numbers, accents lost, letters misread), read and
repaired again. Versions: a share of the sentences replaced by some of another document, and numbers changed.
"""

from __future__ import annotations

import json
import random
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from kg.copies import shingles
from kg.copies.difference import difference
from kg.copies.relation import Content, relation

LEAST_WORDS = 200
MOST = 60
"""Documents that are noised and edited."""
_MISREAD = {"l": "1", "o": "0", "e": "c", "n": "u", "i": "l", "a": "o", "ë": "é", "ü": "u", "ä": "a", "m": "rn"}


def main(shared: Path) -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        contents = list(_contents(shared, Path(folder)))
        print(f"{len(contents)} documents of at least {LEAST_WORDS} words")
        _different(contents)
        draw = random.Random(1)  # noqa: S311 - nothing secret
        chosen = draw.sample(contents, min(MOST, len(contents)))
        for errors in (0.0, 0.002, 0.01):
            _report(
                f"copies, {errors:.1%} of letters misread",
                chosen,
                lambda c, e=errors: _noised(c, e, draw, Path(folder)),
            )
        for share in (0.0, 0.05, 0.1, 0.2, 0.3, 0.4):
            name = f"versions, {share:.0%} of sentences replaced" if share else "versions, one number changed"
            _report(name, chosen, lambda c, s=share: _edited(c, s, contents, draw))
        _report(
            "versions, 10 %, letters misread 0.2 %",
            chosen,
            lambda c: _noised(_edited(c, 0.1, contents, draw), 0.002, draw, Path(folder)),
        )


def _contents(shared: Path, folder: Path) -> Iterator[Content]:
    laws: dict[str, list[str]] = defaultdict(list)
    for line in (shared / "benchmarks/gesetze-de/sections.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        laws[row["law"]].append(f"{row['section']}\n\n{row['text']}")
    files = [*(shared / "benchmarks/kamervragen-nl/pdf").glob("*.pdf"), *(shared / "corpus").glob("*.txt")]
    for number, (title, sections) in enumerate(laws.items()):
        path = folder / f"{number}.txt"
        path.write_text(f"{title}\n\n" + "\n\n".join(sections), encoding="utf-8")
        files.append(path)
    for path in sorted(files):
        content = _content(path)
        if len(content.wording.body) >= LEAST_WORDS:
            yield content


def _content(path: Path) -> Content:
    document = repair(read(path))
    return Content.from_document(document, layout(document))


def _different(contents: list[Content]) -> None:
    """Print how much different documents share, for several lengths of shingles."""
    for length in (3, 4, 5):
        sets = [np.unique(shingles.shingles(c.wording.body, length)) for c in contents]
        where = defaultdict(list)
        for number, hashes in enumerate(sets):
            for value in hashes.tolist():
                where[value].append(number)
        common: Counter[tuple[int, int]] = Counter(p for found in where.values() for p in combinations(found, 2))
        most = np.array([count / min(len(sets[a]), len(sets[b])) for (a, b), count in common.items()])
        over = "  ".join(f">{t:.1f}: {(most > t).sum()}" for t in (0.1, 0.3, 0.5, 0.7, 0.9))
        print(
            f"different, shingles of {length}: {len(sets) * (len(sets) - 1) // 2} pairs, share of the smaller  {over}"
        )
    found = Counter(
        (r.kind.value if (r := relation(contents[a], contents[b])) else "none")
        for (a, b), n in common.items()
        if n > 20
    )
    print(f"  judged {dict(found)}")


def _report(name: str, contents: list[Content], made: object) -> None:
    rows = []
    kinds: Counter[str] = Counter()
    for content in contents:
        other = made(content)  # type: ignore[operator]
        found, judged = difference(content.wording, other.wording), relation(content, other)
        rows.append((found.most, found.least, found.changed, found.numbers))
        kinds[judged.kind.value if judged else "none"] += 1
    most, least, changed, numbers = np.array(rows).T
    print(
        f"{name}: share of the smaller min {most.min():.2f} median {np.median(most):.2f}, both ways min {least.min():.2f}; "
        f"changed max {changed.max():.3f} p95 {np.quantile(changed, 0.95):.3f} min {changed.min():.3f}; "
        f"numbers in {(numbers > 0).mean():.0%}; judged {dict(kinds)}"
    )


def _noised(content: Content, errors: float, draw: random.Random, folder: Path) -> Content:
    """Set a document anew, as another format would, and read it."""
    width, lines = draw.randint(48, 90), []
    for paragraph in content.document.clean.split("\n"):
        lines += textwrap.wrap(_misread(paragraph, errors, draw), width) or [""]
    lines = list(_hyphenated(lines, draw))
    pages = [lines[n : n + 45] for n in range(0, len(lines), 45)]
    head = " ".join(content.document.title.split()[:6]).upper()
    text = "\f".join(
        "\n".join((f"{head} {number}", "", *page, "", f"{number}")) for number, page in enumerate(pages, 1)
    )
    path = folder / "noised.txt"
    path.write_text(text, encoding="utf-8")
    noised = _content(path)
    return replace(noised, document=replace(noised.document, title=content.document.title))


def _misread(text: str, errors: float, draw: random.Random) -> str:
    return "".join(_MISREAD.get(c, c) if errors and draw.random() < errors * 2 else c for c in text)


def _hyphenated(lines: list[str], draw: random.Random) -> Iterator[str]:
    """Break the last word of some lines."""
    carried = ""
    for line in lines:
        whole = f"{carried}{line}"
        head, _, last = whole.rpartition(" ")
        if head and len(last) > 7 and last.isalpha() and draw.random() < 0.4 and whole:
            yield f"{head} {last[:4]}-"
            carried = f"{last[4:]} "
        else:
            yield whole
            carried = ""
    if carried:
        yield carried


def _edited(content: Content, share: float, contents: list[Content], draw: random.Random) -> Content:
    """Replace sentences by those of another document; without a share, change one number."""
    text = content.document.clean
    if not share:
        numbers = list(re.finditer(r"\b\d{2,}\b", text)) or list(re.finditer(r"\d", text))
        at = draw.choice(numbers)
        text = f"{text[: at.start()]}{int(at[0]) + 13}{text[at.end() :]}"
    else:
        others = re.split(r"(?<=[.;])\s+", draw.choice(contents).document.clean)
        text = " ".join(
            draw.choice(others) if draw.random() < share else sentence for sentence in re.split(r"(?<=[.;])\s+", text)
        )
    document = replace(content.document, id="edited", original=text, edits=())
    document.__dict__.pop("clean", None)
    return Content.from_document(document, ())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
