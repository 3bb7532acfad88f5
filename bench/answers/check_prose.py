"""How well the check of a model's sentences tells the carried from the corrupted: `check_prose.py --kb DIR`.

Each sentence of a sample is held to its own passage: as it stands it must be carried; with a number raised, a name
exchanged, or a denial put in or taken out it must not. With `--parallel FILE.tsv.gz` the second column of each line is
held to the first, its translation: all should be carried. A fixed seed draws the samples.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kg.knowledge_base import KnowledgeBase
from kg.llm.carried import Fault, Quotes
from kg.llm.negation import denies
from kg.llm.sentences import Cited, sentences
from kg.llm.wording import Words
from kg.model import BlockKind, Language
from kg.names import NameMatcher

SEED = 3
SENTENCES = 70
"""Sentences of a document."""
LINES = 250
"""Lines of a parallel set."""
NAMES = {
    "nl": ("Frankrijk", "Turkije", "Siemens", "Vandersloot"),
    "de": ("Frankreich", "Türkei", "Siemens", "Kalterbach"),
}
NOT = {"nl": "niet", "de": "nicht"}
_NUMBER = re.compile(r"(?<![\w.,])\d+(?!\w)")
_VERB = re.compile(r"\b(?:is|zijn|wordt|worden|heeft|hebben|kan|ist|sind|wird|werden|hat|haben|kann)\b ")

Pair = tuple[str, str, Language]


def pairs(base: KnowledgeBase, random: Random) -> Iterator[Pair]:
    """Yield sentences of the Dutch and German paragraphs with their passage and language."""
    for row in base.documents():
        document = base.texts.document(row.id)
        assert document is not None
        found: list[Pair] = []
        for stored in base.texts.passages(document_id=row.id):
            passage = stored.passage
            if passage.kind is BlockKind.PARAGRAPH and passage.language in NAMES:
                quote = document.evidence(passage.start, passage.end).quote
                texts = (" ".join(document.clean[s.start : s.end].split()) for s in passage.sentences)
                found += [(quote, text, passage.language) for text in texts if 60 < len(text) < 260]
        random.shuffle(found)
        yield from found[:SENTENCES]


def corruptions(
    quote: str, text: str, language: Language, matcher: NameMatcher, random: Random
) -> Iterator[tuple[str, str]]:
    """Yield the kinds of corruption that a sentence allows, with the corrupted sentence."""
    if number := _NUMBER.search(text):
        yield "number", f"{text[: number.start()]}{int(number[0]) + 3}{text[number.end() :]}"
    mentions = Words.of(text, matcher, language).mentions
    others = [name for name in NAMES[language] if name not in quote]
    if mentions and others:
        yield "name", f"{text[: mentions[0].start]}{random.choice(others)}{text[mentions[0].end :]}"
    without = re.sub(rf"\b{NOT[language]}\b ?", "", text, count=1)
    verb = _VERB.search(text)
    if without != text:
        yield "denial taken out", without
    elif verb and not denies(text, language):
        yield "denial put in", f"{text[: verb.end()]}{NOT[language]} {text[verb.end() :]}"


def carried(quotes: Quotes, text: str) -> bool:
    """Tell whether the one quote carries a text."""
    return not isinstance(quotes.carriers(Cited(text, (1,))), Fault)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=Path, required=True)
    parser.add_argument("--parallel", type=Path, nargs="*", default=())
    asked = parser.parse_args()
    random = Random(SEED)  # noqa: S311  draws a sample
    counts = Counter[tuple[str, bool]]()
    base = KnowledgeBase.open(asked.kb)
    for quote, text, language in pairs(base, random):
        quotes = Quotes([quote], base.matcher)
        counts["as it stands", carried(quotes, text)] += 1
        for kind, corrupted in corruptions(quote, text, language, base.matcher, random):
            counts[kind, carried(quotes, corrupted)] += 1
    for file in asked.parallel:
        with gzip.open(file, "rt", encoding="utf-8") as opened:
            rows = [line.rstrip("\n").split("\t") for line in opened]
        for row in random.sample(rows, min(LINES, len(rows))):
            if len(row) >= 2 and len(sentences(row[1])) == 1:
                counts[file.name, carried(Quotes([row[0]], base.matcher), row[1])] += 1
    for kind in dict.fromkeys(kind for kind, _ in counts):
        yes, no = counts[kind, True], counts[kind, False]
        print(f"{kind:24} carried {yes:4} of {yes + no:4} ({yes / (yes + no):.1%})")


if __name__ == "__main__":
    main()
