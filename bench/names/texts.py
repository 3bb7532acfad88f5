"""The texts that linking is measured on: each a document under a name, `source/number` but for the files of the corpus.

`smartdata-re-de/n` is a line of the news (one passage), `kamervragen-nl/file.pdf` a parliamentary paper,
`gesetze-de/abbreviation` a law, `europarl-ner-de/n` 20 sentences of speeches, `ler-de/n` one sentence of a court
decision (they stand in no order), `ntrex-nl/n` and `ntrex-de/n` a news article (one begins with a line without a full stop),
`nl-treaties/n` 20 lines of Dutch treaties, `wetten-nl/n` an article of a Dutch act and `klexikon-de/n` one of an encyclopedia.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from ingest.layout import layout
from ingest.read import read
from ingest.repair import repair
from ingest.segment import segment, sentence_spans
from kg.model import Document, Language, Passage, Sentence

_LINES = 20
"""So many lines of a set without documents make one."""
_NO_SPACE_BEFORE = frozenset(",.;:)!?%”“")
_STOPS = (".", "!", "?", "’", "”", '"', "“", ":", ")")


class Text(NamedTuple):
    """A document with the passages that are read of it."""

    document: Document
    passages: tuple[Passage, ...]


class Texts:
    """The texts of a corpus folder, a folder of benchmarks and one of parallel texts."""

    def __init__(self, corpus: Path, benchmarks: Path, parallel: Path) -> None:
        self._corpus, self._benchmarks, self._parallel = corpus, benchmarks, parallel
        self._sources: dict[str, dict[str, tuple[str, Language]]] = {}

    def names(self, source: str) -> list[str]:
        """Return the names of the texts of a source, `corpus` among them."""
        if source == "corpus":
            return sorted(file.name for file in self._corpus.iterdir())
        if source == "kamervragen-nl":
            return [f"{source}/{file.name}" for file in sorted((self._benchmarks / source / "pdf").iterdir())]
        return [f"{source}/{key}" for key in self._source(source)]

    def read(self, name: str) -> Text:
        """Return the text of a name."""
        source, _, key = name.partition("/")
        if not key or source == "kamervragen-nl":
            file = self._benchmarks / source / "pdf" / key if key else self._corpus / name
            document = repair(read(file))
            return Text(document, segment(document, layout(document)))
        text, language = self._source(source)[key]
        document = Document(sha256(text.encode()).hexdigest(), name, text, language=language)
        if source == "smartdata-re-de":
            return Text(document, (Passage(0, len(text), (), language=language),))
        return Text(document, tuple(_passages(text, language)))

    def _source(self, source: str) -> dict[str, tuple[str, Language]]:
        if source not in self._sources:
            self._sources[source] = dict(self._load(source))
        return self._sources[source]

    def _load(self, source: str) -> Iterator[tuple[str, tuple[str, Language]]]:
        folder, parallel = self._benchmarks / source, self._parallel
        if source == "smartdata-re-de":
            news = _rows(folder / "smartdata_train.jsonl")
            yield from _numbered((row["text"] for row in news), "de")
        elif source == "gesetze-de":
            laws: dict[str, list[str]] = {}
            for row in _rows(folder / "sections.jsonl"):
                laws.setdefault(row["abbr"], [row["law"]]).append(f"{row['section']} {row['text']}")
            yield from ((abbreviation, ("\n".join(lines), "de")) for abbreviation, lines in laws.items())
        elif source == "europarl-ner-de":
            yield from _numbered(_chunks(_conll(folder / "de-europarl.dev.conll")), "de")
        elif source == "ler-de":
            yield from _numbered(_conll(folder / "ler_dev.conll"), "de")
        elif source in {"ntrex-nl", "ntrex-de"}:
            columns = list(_columns(parallel / "ntrex" / "ntrex.nl-de.tsv.gz"))
            yield from _numbered(_articles([row[source == "ntrex-de"] for row in columns]), source[-2:])  # type: ignore[arg-type]
        elif source == "nl-treaties":
            lines = (row[0] for row in _columns(parallel / source / "nl-treaties.nl-en.tsv.gz"))
            yield from _numbered(_chunks(lines), "nl")
        elif source in {"wetten-nl", "klexikon-de"}:
            language: Language = "nl" if source == "wetten-nl" else "de"
            rows = _columns(parallel / source / f"{source}.{language}.pairs.tsv.gz")
            yield from _numbered((row[1] for row in rows), language)
        else:
            raise KeyError(source)


def _numbered(texts: Iterable[str], language: Language) -> Iterator[tuple[str, tuple[str, Language]]]:
    return ((str(number), (text, language)) for number, text in enumerate(texts, 1))


def _passages(text: str, language: Language) -> Iterator[Passage]:
    """Make a passage of each line."""
    lines = text.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    for start, line in zip(starts, lines, strict=False):
        bare = line.rstrip()
        spans = sentence_spans(bare, language)
        sentences = tuple(Sentence(start + first, start + last, language) for first, last in spans)
        yield Passage(start, start + len(bare), sentences, language=language)


def _articles(lines: list[str]) -> Iterator[str]:
    """Join the lines up to the next heading: a line without a stop at its end after one that has it."""
    article: list[str] = []
    for line in lines:
        if article and not line.rstrip().endswith(_STOPS) and article[-1].rstrip().endswith(_STOPS):
            yield "\n".join(article)
            article = []
        article.append(line)
    yield "\n".join(article)


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    return ("\n".join(held[at : at + _LINES]) for at in range(0, len(held), _LINES))


def _conll(file: Path) -> Iterator[str]:
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        text = ""
        for word in (line.split()[0] for line in block.splitlines() if line.strip()):
            text += word if not text or word in _NO_SPACE_BEFORE or text[-1] in "(„" else f" {word}"
        if text:
            yield text


def _rows(file: Path) -> Iterator[dict[str, str]]:
    yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


@cache
def _columns(file: Path) -> list[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]
