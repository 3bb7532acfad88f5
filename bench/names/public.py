"""Recognition on public German texts: acts, companies and countries of court decisions, companies of news.

    python bench/names/public.py BENCHMARKS_FOLDER [--half tune|report] [--errors N]

`ler-de` (Leitner and others 2019, CC BY 4.0): 1,500 sentences drawn with a fixed seed; GS, VO and EUN count as acts, UN
as companies, LD as countries. `smartdata-re-de` (Schiersch and others 2018, CC BY 4.0): company names, each text a
document. Both are split in two halves by the hash of the text: rules were tuned on the one, figures come from the other.
A mention is right if it overlaps one of the same class. Unseen: gold names that the vocabularies do not hold, against
the entities that no vocabulary holds.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.mentions import recognise
from kg.model import Document, Passage
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

SENTENCES = 1_500
LER_CLASSES = {"GS": "Act", "VO": "Act", "EUN": "Act", "UN": "Company", "LD": "Country"}
NO_SPACE_BEFORE = frozenset(",.;:)!?%”“")
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sample:
    """A text with the spans of its gold mentions."""

    text: str
    gold: tuple[Span, ...]

    @property
    def half(self) -> str:
        """The half it belongs to."""
        return "tune" if zlib.crc32(self.text.encode()) % 2 else "report"


def ler(folder: Path) -> list[Sample]:
    """Read the sentences of the court decisions."""
    blocks = (folder / "ler-de" / "ler_dev.conll").read_text(encoding="utf-8").split("\n\n")
    samples = [_sentence([line.split() for line in block.splitlines() if line.strip()]) for block in blocks]
    return random.Random(0).sample([s for s in samples if s.text], SENTENCES)  # noqa: S311 - a sample, no secret


def _sentence(tokens: list[list[str]]) -> Sample:
    text, gold = "", []
    for word, tag, *_ in tokens:
        space = "" if not text or word in NO_SPACE_BEFORE or text[-1] in "(„" else " "
        start = len(text) + len(space)
        text += space + word
        name = LER_CLASSES.get(tag[2:])
        if name and tag[0] == "B":
            gold.append((start, len(text), name))
        elif name and gold:
            gold[-1] = (gold[-1][0], len(text), name)
    return Sample(text, tuple(gold))


def smartdata(folder: Path) -> list[Sample]:
    """Read the news; companies called by a common noun (*die Gruppe*) are no names and are left out of gold."""
    lines = (folder / "smartdata-re-de" / "smartdata_train.jsonl").read_text(encoding="utf-8").splitlines()
    return [_news(json.loads(line)) for line in lines]


def _news(row: dict[str, object]) -> Sample:
    entities: list[dict[str, object]] = row["entities"]  # type: ignore[assignment]
    spans = [
        (int(str(e["start"])), int(str(e["end"])), "Company")
        for e in entities
        if e["type"] == "organization-company" and not _is_common(str(e["text"]))
    ]
    return Sample(str(row["text"]), tuple(spans))


def _is_common(name: str) -> bool:
    return (
        re.fullmatch(
            r"[A-ZÄÖÜ]?[a-zäöü]*(gruppe|kette|konzern|firma|unternehmen|gesellschaft|bank|tochter)s?",
            name,
            re.IGNORECASE,
        )
        is not None
    )


def predict(sample: Sample, matcher: NameMatcher) -> list[tuple[Span, bool]]:
    """Return the spans found, each with whether a vocabulary holds the entity."""
    document = Document(id="0" * 64, name="x", original=sample.text, language="de")
    passage = Passage(0, len(sample.text), (), language="de")
    mentions, entities = recognise(document, (passage,), matcher)
    new = {entity.iri for entity in entities}
    return [((m.start, m.end, str(m.type)), m.entity not in new) for m in mentions if m.confidence >= 0.5]


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a span shares a character with one of the same class."""
    return any(span[2] == c and span[0] < end and start < span[1] for start, end, c in others)


def measure(samples: list[Sample], classes: list[str], matcher: NameMatcher, errors: int) -> Iterator[str]:
    """Yield a line a class, and the first errors."""
    tally: dict[tuple[str, str], Counter[str]] = {(c, g): Counter() for c in classes for g in ("all", "unseen")}
    wrong: list[str] = []
    for sample in samples:
        predicted = [(span, known) for span, known in predict(sample, matcher) if span[2] in classes]
        spans = [span for span, _ in predicted]
        for gold in sample.gold:
            surface = sample.text[gold[0] : gold[1]]
            unseen = not any(str(o.type) == gold[2] for c in matcher.find(surface, "de") for o in c.options)
            hit = overlaps(gold, spans)
            for group in ("all", "unseen")[: 1 + unseen]:
                tally[gold[2], group].update(gold=1, hit=hit)
            if not hit:
                wrong.append(
                    f"missed   {gold[2]}: {surface!r} in …{sample.text[max(0, gold[0] - 60) : gold[1] + 40]!r}"
                )
        for span, known in predicted:
            right = overlaps(span, sample.gold)
            for group in ("all", "unseen")[: 2 - known]:
                tally[span[2], group].update(found=1, right=right)
            if not right:
                wrong.append(
                    f"spurious {span[2]}: {sample.text[span[0] : span[1]]!r} in …{sample.text[max(0, span[0] - 60) : span[1] + 40]!r}"
                )
    for (name, group), counts in tally.items():
        precision = counts["right"] / max(1, counts["found"])
        recall = counts["hit"] / max(1, counts["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{name:8} {group:7} precision {precision:.3f} ({counts['right']}/{counts['found']})  recall {recall:.3f} ({counts['hit']}/{counts['gold']})  F1 {f1:.3f}"
    random.Random(1).shuffle(wrong)  # noqa: S311 - a sample, no secret
    yield from wrong[:errors]


def main() -> None:
    """Print the figures of both sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors (of the half for tuning only)")
    options = parser.parse_args()
    errors = options.errors if options.half == "tune" else 0
    matcher = NameMatcher.from_terms(load_terms(vocabulary_files()))
    for name, samples, classes in (
        ("ler-de", ler(options.folder), ["Act", "Company", "Country"]),
        ("smartdata-re-de", smartdata(options.folder), ["Company"]),
    ):
        half = [sample for sample in samples if sample.half == options.half]
        print(f"{name}: {len(half)} texts, half for {options.half}")
        for line in measure(half, classes, matcher, errors):
            print("  " + line)


if __name__ == "__main__":
    main()
