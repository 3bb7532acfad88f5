"""Retrieval tasks to choose by: held-out training rows, NTREX and the two public benchmarks; never the gold questions."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pairs import held_out, rows

WINDOW = 4
QUERY_WORDS = 6
COMMON = 40
_WORD = re.compile(r"\w+")
_CONTENT = re.compile(r"[^\W\d]\w{3,}")


@dataclass(frozen=True, slots=True)
class Task:
    """Queries, the passages they are looked for in, and for each query the position of its passage."""

    name: str
    across: bool
    queries: list[str]
    passages: list[str]
    relevant: list[int]


def tasks(shared: Path) -> Iterator[Task]:
    """Yield the tasks in one language, then those across languages."""
    parallel = shared / "parallel"
    yield _headings("law nl", parallel / "wetten-nl/wetten-nl.nl.pairs.tsv.gz")
    yield _headings("law de", parallel / "gesetze-de/gesetze-de.de.pairs.tsv.gz")
    yield _gesetze(shared / "benchmarks/gesetze-de")
    yield _kamervragen(shared / "benchmarks/kamervragen-nl/qa.jsonl")
    yield from _news(parallel / "ntrex")
    yield _occupations(parallel / "esco")
    yield from _products(parallel / "cpv/cpv.terms.tsv.gz")


def _headings(name: str, path: Path) -> Task:
    """Distinct held-out headings against all held-out sections."""
    held = held_out(path)
    first = {heading: i for i, (heading, _) in reversed(list(enumerate(held)))}
    return Task(name, False, list(first), [passage for _, passage in held], list(first.values()))


def _gesetze(folder: Path) -> Task:
    sections = _json_lines(folder / "sections.jsonl")
    queries = _json_lines(folder / "heading_queries.jsonl")
    position = {section["id"]: i for i, section in enumerate(sections)}
    relevant = [position[query["gold"]] for query in queries]
    return Task("gesetze-de", False, [q["query"] for q in queries], [s["text"] for s in sections], relevant)


def _kamervragen(path: Path) -> Task:
    pairs = _json_lines(path)
    return Task("kamervragen-nl", False, [p["q"] for p in pairs], [p["a"] for p in pairs], list(range(len(pairs))))


def _news(folder: Path) -> Iterator[Task]:
    """Six content words of one news sentence against passages of four sentences in another language."""
    english = dict(rows(folder / "ntrex.nl-en.tsv.gz"))
    three = [(nl, de, english[nl]) for nl, de in rows(folder / "ntrex.nl-de.tsv.gz") if nl in english]
    sides = {language: [row[i] for row in three] for i, language in enumerate(("nl", "de", "en"))}
    count = len(three) // WINDOW
    draw = random.Random(3)  # noqa: S311 - a seeded draw, no secret
    picks = [i * WINDOW + draw.randrange(WINDOW) for i in range(count)]
    passages = {k: [" ".join(s[i * WINDOW : (i + 1) * WINDOW]) for i in range(count)] for k, s in sides.items()}
    for source, target in (("en", "nl"), ("de", "nl"), ("nl", "de"), ("en", "de")):
        known = Counter(w for p in passages[source] for w in set(_WORD.findall(p.lower())))
        queries = [_keywords(sides[source][i], known) for i in picks]
        yield Task(f"news {source}-{target}", True, queries, passages[target], list(range(count)))


def _keywords(sentence: str, known: Counter[str]) -> str:
    """Keep the words that are rare but not unique: unique ones are mostly names, which every method finds."""
    words = list(dict.fromkeys(_CONTENT.findall(sentence.lower())))
    chosen = set(sorted(words, key=lambda w: (known[w] >= COMMON, known[w] == 1, known[w]))[:QUERY_WORDS])
    return " ".join(w for w in words if w in chosen)


def _occupations(folder: Path) -> Task:
    """Dutch names of occupations against their English descriptions."""
    english = dict(rows(folder / "esco.nl-en.tsv.gz"))
    queries, passages = [], []
    for name, description in rows(folder / "esco.nl.pairs.tsv.gz"):
        known = [english[s] for s in re.split(r"\.\s+", description.rstrip(".")) if s in english]
        if known:
            queries.append(name)
            passages.append(". ".join(known))
    third = range(0, len(queries), 3)
    return Task("occupations nl-en", True, [queries[i] for i in third], passages, list(third))


def _products(path: Path) -> Iterator[Task]:
    """Held-out procurement terms against all Dutch terms."""
    held = [row for row in held_out(path) if all(row)]
    dutch = [row[0] for row in rows(path) if row[0]]
    position = {term: i for i, term in enumerate(dutch)}
    for i, language in ((2, "en"), (1, "de")):
        yield Task(f"products {language}-nl", True, [r[i] for r in held], dutch, [position[r[0]] for r in held])


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
