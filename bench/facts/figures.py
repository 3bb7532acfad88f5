"""Measure the figures against those read by a person in random paragraphs (tests/data/figures.csv).

    python bench/facts/figures.py [--errors]

The paragraphs come from the corpus, from answers to parliamentary questions (nl) and from news (de). A row without a
value names a paragraph that was read whole; every figure found in it counts. `?` was not judged. A figure is right
when it overlaps the place and has the value, unit and currency; the measure when it shares a word. The subject was
read from the sentence before any output was seen: the entities that the figure may be said to be of (several where the
sentence ties them, none where it names no such entity); it is right when the first entity of the figure is one of them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from ingest.figures import figures
from ingest.layout import layout
from ingest.mentions import recognise
from ingest.read import read
from ingest.repair import repair
from ingest.segment import segment
from kg.model import Document, Figure
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "data" / "figures.csv"


@dataclass(frozen=True)
class Found:
    """A figure at its place in the original."""

    start: int
    end: int
    figure: Figure


@cache
def matcher() -> NameMatcher:
    """Return the matcher of the bundled vocabularies."""
    return NameMatcher.from_terms(load_terms(vocabulary_files()))


def document(name: str) -> Document:
    """Return the source a row of the gold names."""
    if name.startswith("corpus/"):
        return read(SHARED / name)
    if name.startswith("kamervragen"):
        text, language, issued = _answer(name.partition("#")[2]), "nl", ""
    else:
        row = _lines("smartdata-re-de/smartdata_train.jsonl")[int(name.partition("#")[2])]
        text, language, issued = row["text"], "de", row["date"][:10]
    return Document(sha256(text.encode()).hexdigest(), name, text, language=language, issued=issued)


@cache
def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (SHARED / "benchmarks" / name).read_text(encoding="utf-8").splitlines()]


def _answer(key: str) -> str:
    doc, number = key.split("/")
    return next(r["a"] for r in _lines("kamervragen-nl/qa.jsonl") if (r["doc"], r["n"]) == (doc, number))


def found_in(name: str) -> Iterator[Found]:
    """Yield the figures of a source, at their places in the original."""
    source = document(name)
    if name.startswith("corpus/"):
        source = repair(source)
    passages = segment(source, layout(source))
    mentions, _ = recognise(source, passages, matcher())
    for figure in figures(source, passages, mentions):
        yield Found(*source.offsets.to_original(figure.start, figure.end), figure)


def value_of(row: dict[str, str]) -> float | tuple[float, ...]:
    """Return the value of a gold row: a number or a pair."""
    numbers = tuple(float(x) for x in row["value"].split(";"))
    return numbers[0] if len(numbers) == 1 else numbers


def same(row: dict[str, str], found: Found) -> bool:
    """Tell whether a figure is that of the row: place, value, unit, currency."""
    figure = found.figure
    overlap = found.start < int(row["end"]) and int(row["start"]) < found.end
    kind = (figure.unit or "", figure.currency or "") == (row["unit"], row["currency"])
    return overlap and kind and figure.value == value_of(row)


def words(phrase: str) -> set[str]:
    """Return the words of a measure, without endings."""
    return {w.lower()[:6] for w in re.findall(r"\w+", phrase)}


def first_of(figure: Figure) -> str:
    """Return the first entity of a figure, without the namespace; empty without one."""
    return figure.about[0].removeprefix("urn:knooppunt:entity:") if figure.about else ""


def main() -> None:
    """Print precision, recall and F1 of value with unit, and how often period, qualifier and measure are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    _report(tally(show=parser.parse_args().errors))


def tally(*, show: bool = False) -> Counter[str]:
    """Return how many figures are in the gold, found and right, and of those how many fields were judged and right."""
    rows = list(csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()))
    counts: Counter[str] = Counter()
    for name in dict.fromkeys(row["document"] for row in rows):
        _score([r for r in rows if r["document"] == name], list(found_in(name)), counts, show=show)
    return counts


def _score(rows: list[dict[str, str]], found: list[Found], tally: Counter[str], *, show: bool) -> None:
    regions = [(int(r["start"]), int(r["end"])) for r in rows if not r["value"]]
    here = [f for f in found if any(start <= f.start and f.end <= end for start, end in regions)]
    gold = [r for r in rows if r["value"]]
    tally.update(paragraphs=len(regions), gold=len(gold), found=len(here))
    for row in gold:
        match = next((f for f in here if same(row, f)), None)
        if match is None:
            _tell(show, "missed", row)
            continue
        here.remove(match)
        tally["right"] += 1
        _fields(row, match.figure, tally, show=show)
    for extra in here:
        _tell(show, "spurious", (rows[0]["document"], extra))


def _fields(row: dict[str, str], figure: Figure, tally: Counter[str], *, show: bool) -> None:
    checks = {
        "period": (figure.period or "") == row["period"],
        "qualifier": (figure.qualifier or "") == row["qualifier"],
        "measure": bool(words(figure.measure) & words(row["measure"])),
        "subject": first_of(figure) in (row["subject"].split(";") if row["subject"] else [""]),
    }
    if "?" not in {row["measure"], row["subject"]}:
        tally["whole judged"] += 1
        tally["whole right"] += (checks["measure"] or not row["measure"]) and checks["subject"]
    for field, right in checks.items():
        if row[field] == "?" or (field == "measure" and not row[field]):
            continue
        tally[f"{field} judged"] += 1
        tally[f"{field} right"] += right
        if not right:
            _tell(show, field, (row, figure))


def _tell(show: bool, kind: str, what: object) -> None:  # noqa: FBT001  # a switch of this script
    if show:
        print(f"{kind:10} {what}")


def _report(tally: Counter[str]) -> None:
    precision, recall = tally["right"] / tally["found"], tally["right"] / tally["gold"]
    print(f"{tally['gold']} figures in {tally['paragraphs']} paragraphs, {tally['found']} found")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"value, unit and currency: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for field in ("period", "qualifier", "measure", "subject", "whole"):
        right, judged = tally[f"{field} right"], tally[f"{field} judged"]
        print(f"{field.replace('whole', 'measure and subject')}: {right / judged:.3f} ({right}/{judged})")
    both = tally["whole right"] / tally["whole judged"]
    print(f"measure and subject, of all figures in the gold: F1 {f1 * both:.3f}")


if __name__ == "__main__":
    main()
