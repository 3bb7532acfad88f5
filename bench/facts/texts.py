"""The texts that claims are drawn from: each under a name that says where it stands, so that a verdict can name it.

`corpus/…` and `samples/…` are files, `kamervragen-nl#doc/n` an answer to a parliamentary question, `ler-de#n` a
stretch of 20 sentences of court decisions, `gesetze-de#id` a section of a law, `europarl-ner-de#n` 20 sentences of speeches,
`ntrex-nl#n` and `ntrex-de#n` 20 lines of news, and `klexikon-de#n` an
encyclopedia article. `rest` adds the articles and sections left out there, `wetten-nl#n` a section of a Dutch law,
`nl-treaties#n` 20 lines of treaties, and `tatoeba-…#n` and `stsb-…#n` 20 single sentences.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice, takewhile
from pathlib import Path

from ingest.read import read
from ingest.repair import repair
from kg.model import Document, Language

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
BENCHMARKS = SHARED / "benchmarks"
PARALLEL = SHARED / "parallel"
NEWS = BENCHMARKS / "smartdata-re-de" / "smartdata_train.jsonl"
_EVERY = 5
"""Of laws and articles every fifth is read: they state little of the kind and are many."""
_LINES = 20
"""So many lines of a set without documents make one."""


def files(largest: float = float("inf")) -> Iterator[tuple[str, Document]]:
    """Yield the corpus and our samples, files up to `largest` bytes."""
    found = [*sorted((SHARED / "corpus").iterdir()), *sorted((ROOT / "docs" / "samples").glob("*.[tm]*"))]
    for file in (f for f in found if f.stat().st_size <= largest):
        yield f"{file.parent.name}/{file.name}", repair(read(file))


def news() -> list[dict[str, object]]:
    """Return the annotated news."""
    return [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]


def others() -> Iterator[tuple[str, Document]]:
    """Yield the texts that are neither files nor news."""
    for row in _rows(BENCHMARKS / "kamervragen-nl" / "qa.jsonl"):
        yield document(f"kamervragen-nl#{row['doc']}/{row['n']}", row["a"], "nl")
    for row in islice(_rows(BENCHMARKS / "gesetze-de" / "sections.jsonl"), 0, None, _EVERY):
        yield document(f"gesetze-de#{row['id']}", row["text"], "de")
    yield from _chunks("ler-de", "de", _conll(BENCHMARKS / "ler-de" / "ler_dev.conll"))
    yield from _chunks("europarl-ner-de", "de", _conll(BENCHMARKS / "europarl-ner-de" / "de-europarl.dev.conll"))
    pairs = list(_columns(PARALLEL / "ntrex" / "ntrex.nl-de.tsv.gz"))
    yield from _chunks("ntrex-nl", "nl", (nl for nl, _ in pairs))
    yield from _chunks("ntrex-de", "de", (de for _, de in pairs))
    articles = enumerate(_columns(PARALLEL / "klexikon-de" / "klexikon-de.de.pairs.tsv.gz"))
    for number, (_, article) in islice(articles, 0, None, _EVERY):
        yield document(f"klexikon-de#{number}", article, "de")


def rest() -> Iterator[tuple[str, Document]]:
    """Yield texts of kinds that state little, to draw from where the others are used up: some twenty minutes of reading."""
    for number, (_, article) in enumerate(_columns(PARALLEL / "klexikon-de" / "klexikon-de.de.pairs.tsv.gz")):
        if number % _EVERY:
            yield document(f"klexikon-de#{number}", article, "de")
    for number, row in enumerate(_rows(BENCHMARKS / "gesetze-de" / "sections.jsonl")):
        if number % _EVERY:
            yield document(f"gesetze-de#{row['id']}", row["text"], "de")
    for number, (_, section) in enumerate(_columns(PARALLEL / "wetten-nl" / "wetten-nl.nl.pairs.tsv.gz")):
        yield document(f"wetten-nl#{number}", section, "nl")
    yield from _chunks("nl-treaties", "nl", _once("nl-treaties/nl-treaties.nl-en"))
    yield from _chunks(
        "tatoeba-nl", "nl", dict.fromkeys([*_once("tatoeba/tatoeba.nl-en"), *_once("tatoeba/tatoeba.nl-de")])
    )
    yield from _chunks("tatoeba-de", "de", _once("tatoeba/tatoeba.de-en"))
    yield from _chunks("stsb-nl", "nl", _once("stsb-mt/stsb-mt.nl-en"))
    yield from _chunks("stsb-de", "de", _once("stsb-mt/stsb-mt.de-en"))


def _once(name: str) -> dict[str, None]:
    """Return the first column of a set of sentence pairs, each sentence once."""
    return dict.fromkeys(first for first, _ in _columns(PARALLEL / f"{name}.tsv.gz"))


def others_of(source: str) -> Iterator[tuple[str, Document]]:
    """Yield the texts of one source among the others, which begin with those of the Kamervragen."""
    return takewhile(lambda named: named[0].startswith(source), others())


def document(name: str, text: str, language: Language, issued: str = "") -> tuple[str, Document]:
    """Return a text as a document, with its name."""
    plain = Document(sha256(text.encode()).hexdigest(), name, text, language=language, issued=issued)
    return name, repair(plain)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _columns(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            first, second = line.rstrip("\n").split("\t")[:2]
            yield first, second


def _chunks(name: str, language: Language, sentences: Iterable[str]) -> Iterator[tuple[str, Document]]:
    lines = list(sentences)
    for number, first in enumerate(range(0, len(lines), _LINES)):
        yield document(f"{name}#{number}", "\n\n".join(lines[first : first + _LINES]), language)


def _conll(path: Path) -> Iterator[str]:
    """Yield the sentences of a file of one token a line, glued as they are written."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        tokens = [line.split()[0] for line in block.splitlines() if line.strip()]
        if tokens:
            yield _glued(tokens)


def _glued(tokens: list[str]) -> str:
    text = " ".join(tokens)
    for mark in ".,;:!?)%":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("„ ", "„").replace(" “", "“")
