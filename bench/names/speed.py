"""Speed of the name matcher beside spaCy's EntityRuler and PhraseMatcher, on the same names and text.

    python bench/names/speed.py [TEXT_FOLDER]

50,000 synthetic names of one to three words are matched in text made of random words in which every twentieth
is one of the names, or in the files of TEXT_FOLDER. Prints seconds to load and words a second from text to linked
mentions; with a folder also for the whole recognition with the bundled vocabularies and the open classes, by a matcher
that has read nothing before, and by one that has (it remembers the forms that words are written in). Seconds are of the
processor, the best of some runs; trust the ratios, not the figures, which hold for one machine and what else it does.
Python looks for cycles among new objects as often as it does in the command line (`app.cli`).
"""

from __future__ import annotations

import argparse
import gc
import random
import time
import warnings
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from app.cli import YOUNG
from ingest.mentions import recognise
from kg.linking import link
from kg.model import Document, Passage
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term, load_terms, vocabulary_files

NAMES = 50_000
WORDS = 200_000
PASSAGE = 100
ROUNDS = 5
SYLLABLES = [a + b + c for a in "bcdfghklmnprstvwz" for b in "aeiou" for c in ("", "n", "r", "s", "l")]


def synthetic_names(rng: random.Random) -> list[str]:
    """Return distinct capitalised names of one to three words."""
    names: set[str] = set()
    while len(names) < NAMES:
        words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(rng.randint(1, 3))]
        names.add(" ".join(word.capitalize() for word in words))
    return sorted(names)


def synthetic_passages(names: list[str], rng: random.Random) -> list[str]:
    """Return passages of random words, every twentieth a name."""
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(20_000)]
    words = [rng.choice(names) if rng.random() < 1 / 20 else rng.choice(vocabulary) for _ in range(WORDS)]
    return [" ".join(words[i : i + PASSAGE]) + "." for i in range(0, len(words), PASSAGE)]


def best(run: Callable[[], object]) -> float:
    """Return the shortest of a few runs in seconds of the processor."""
    return min(seconds(run) for _ in range(ROUNDS))


def seconds(run: Callable[[], object]) -> float:
    """Return the seconds of the processor that a run takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def ours(names: list[str], passages: list[str]) -> tuple[float, float, int]:
    """Load and run the name matcher with linking."""
    terms = [Term(f"urn:x:{i}", "Company", (Name(name, "mul", "preferred"),), {}) for i, name in enumerate(names)]
    load = best(lambda: NameMatcher.from_terms(terms))
    matcher = NameMatcher.from_terms(terms)

    def run() -> int:
        return sum(len(link(matcher.find(text, "nl"), text, "nl")) for text in passages)

    return load, best(run), run()


def recognition(passages: list[str], *, new: bool) -> tuple[float, float, int]:
    """Load the bundled vocabularies and recognise in one document of all passages, open classes included.

    `new`: with a new matcher in each run.
    """
    text = "\n".join(passages)
    ends = list(accumulate(len(passage) + 1 for passage in passages))
    spans = zip([0, *ends], ends, strict=False)
    parts = tuple(Passage(start, end - 1, (), language="nl") for start, end in spans)
    document = Document(id="0" * 64, name="x", original=text, language="nl")
    terms = load_terms(vocabulary_files())
    load = best(lambda: NameMatcher.from_terms(terms))
    matcher = NameMatcher.from_terms(terms)
    found = len(recognise(document, parts, matcher)[0])
    matchers = [NameMatcher.from_terms(terms) if new else matcher for _ in range(ROUNDS)]
    return load, min(seconds(partial(recognise, document, parts, m)) for m in matchers), found


def phrase_matcher(names: list[str], passages: list[str]) -> tuple[float, float, int]:
    """Load and run spaCy's PhraseMatcher behind its blank Dutch tokeniser."""
    nlp = spacy.blank("nl")

    def make() -> PhraseMatcher:
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        matcher.add("NAME", list(nlp.pipe(names)))
        return matcher

    load, matcher = best(make), make()

    def run() -> int:
        return sum(len(matcher(doc)) for doc in nlp.pipe(passages))

    return load, best(run), run()


def entity_ruler(names: list[str], passages: list[str]) -> tuple[float, float, int]:
    """Load and run spaCy's EntityRuler with an id a pattern, as linking needs it."""
    patterns = [{"label": "COMPANY", "pattern": name, "id": str(i)} for i, name in enumerate(names)]

    def make() -> spacy.language.Language:
        nlp = spacy.blank("nl")
        nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}).add_patterns(patterns)  # type: ignore[attr-defined]
        return nlp

    start = time.process_time()
    nlp = make()
    load = time.process_time() - start
    few = passages[: len(passages) // 20]
    start = time.process_time()
    count = sum(len(doc.ents) for doc in nlp.pipe(few))
    return load, (time.process_time() - start) * len(passages) / len(few), count * len(passages) // len(few)


def main() -> None:
    """Print one line a matcher."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    rng = random.Random(7)  # noqa: S311 - synthetic text, no secret
    names = synthetic_names(rng)
    passages = synthetic_passages(names, rng)
    if folder:
        texts = (path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
        words = " ".join(texts).split()
        passages = [" ".join(words[i : i + PASSAGE]) for i in range(0, len(words), PASSAGE)]
    total = sum(len(text.split()) for text in passages)
    warnings.simplefilter("ignore")
    gc.set_threshold(YOUNG)
    rows = [("names + link", ours(names, passages)), ("PhraseMatcher", phrase_matcher(names, passages))]
    rows.append(("EntityRuler, ids", entity_ruler(names, passages)))
    if folder:
        rows.append(("recognise, all", recognition(passages, new=True)))
        rows.append(("recognise, again", recognition(passages, new=False)))
    base = total / rows[0][1][1]
    for name, (load, seconds, found) in rows:
        rate = total / seconds
        print(f"{name:18} load {load:6.2f} s   {rate:10,.0f} words/s ({rate / base:4.2f} x ours)   {found} found")


if __name__ == "__main__":
    main()
