"""Write the documents that two sets of questions are asked about, from public texts that lie beside the project.

    python bench/answers/borrowed_texts.py FOLDER [--shared ../shared]

FOLDER/borrowed belongs to tests/data/borrowed-questions.jsonl: sections of German laws (gesetze-de), stretches of
Dutch treaties (nl-treaties), first provisions of Dutch laws (wetten-nl), German news (smartdata-re-de), a debate
(europarl-ner-de) and entries of a children's encyclopedia (klexikon-de). FOLDER/blind-borrowed belongs to
blind-borrowed-questions.jsonl: answers of Dutch ministers as PDF (kamervragen-nl), other German laws, news and entries.
The texts are not ours to ship, so only their rows and ids stand here; the questions name places in what is written,
and tests/bench/test_borrowed_texts.py holds it to the byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]

SECTIONS = {
    "aussenwirtschaftsgesetz.txt": ("awg_2013", (1, 2, 4, 5, 14, 15)),
    "agrarlieferketten.txt": ("agrarmsg", (*range(10, 24), 28)),
    "energiestatistik.txt": ("enstatg_2017", (1, 2, 3, *range(5, 10))),
    "kohleregionen.txt": ("invkg", (*range(1, 13), 17)),
    "schnellladegesetz.txt": ("schnelllg", tuple(range(1, 8))),
}
"""File: the law's key in gesetze-de, and its sections."""
LAWS = {
    "erdoelbevorratung.txt": ("ErdölBevG 2012", 16_000),
    "konfliktminerale.txt": ("MinRohSorgG", 20_000),
    "klimaschutzgesetz.txt": ("KSG", 16_000),
    "meeresbodenbergbau.txt": ("MBergG", 18_000),
    "steinkohle.txt": ("SteinkohleFinG", 20_000),
    "batterien.txt": ("BattG", 15_000),
}
"""File: the law's abbreviation in gesetze-de, and the characters of sections at which it is cut off."""
TREATIES: dict[str, tuple[str, Sequence[int]]] = {
    "ballastwater.txt": ("", range(59781, 59870)),
    "interconnector.txt": ("Verdrag over de pijpleiding voor het transport van aardgas", range(104010, 104077)),
    "kwikverdrag.txt": ("Verdrag inzake kwik", range(70233, 70310)),
}
"""File: a title of ours, or none where the first row is one, and rows of nl-treaties."""
PROVISIONS = (33432, 7163, 24848, 29532, 33405, 32752, 30171, 6537, 367, 10, 2917, 9280)
"""Rows of wetten-nl."""
NEWS: dict[str, tuple[str, Sequence[int]]] = {
    "meldungen-industrie.txt": (
        "Meldungen aus Industrie und Handel",
        (553, 571, 589, 591, 592, 594, 596, 604, 612, 616, 627, 628, 639, 650, 660),
    ),
    "meldungen-verkehr-banken.txt": (
        "Meldungen: Verkehr, Banken, Energie",
        (662, 663, 675, 682, 690, 692, 694, 708, 718, 735, 749, 748, 765, 776, 688),
    ),
}
"""File: a title of ours, and rows of smartdata-re-de."""
BLIND_NEWS = (9, 28, 74, 97, 109, 115, 592, 692, 627, 639, 641, 765, 785, 790, 703, 591, 596)
FURNITURE = frozenset({"Twittern", "Mehr A A A", "Artikel drucken", "Foto: dpa", "Leserkommentare", "7 Postings"})
"""Lines that belong to the web page of an article, not to the article."""
DEBATE_SENTENCES = 112
SENTENCES_A_PARAGRAPH = 4
LONGEST_HEADING = 60
"""Characters below which a sentence of a debate that ends in no mark is a heading."""
ENTRIES: dict[str, tuple[str, Sequence[int]]] = {
    "lexikon-laender.txt": (
        "Lexikon: Länder",
        (5335, 5521, 4711, 5220, 5206, 5348, 2576, 5065, 687, 1169, 2284, 4649),
    ),
    "lexikon-wirtschaft-geschichte.txt": (
        "Lexikon: Wirtschaft und Geschichte",
        (5329, 1880, 5635, 3916, 2741, 2755, 5720, 2873, 4043, 380, 5033, 2416, 5759),
    ),
}
"""File: a title of ours, and rows of klexikon-de."""
BLIND_ENTRIES = (
    *("Aluminium", "Kupfer", "Uran", "Kautschuk", "Quecksilber", "Zement", "Baumwolle", "Panamakanal"),
    *("Welthandelsorganisation", "Kasachstan", "Norwegen", "Chile", "Indonesien", "Ruhrgebiet"),
)
"""Names of entries of klexikon-de."""

Sections = list[dict[str, str]]
Rows = list[list[str]]

_PARAGRAPH_OF_LAW = re.compile(r"(?<=[.:;a-z]) (?=\(\d+[a-z]?\) [A-ZÄÖÜ])")
_NUMBER_OF_PARAGRAPH = re.compile(r" (?=\(\d+[a-z]?\) )")
_SPACE_BEFORE_MARK = re.compile(r" ([.,;:!?)])")
_ENDS_SENTENCE = re.compile(r'[.!?:"]$')
_LAST_SENTENCE = re.compile(r'.*[.!?«“"](?=\s|$)', re.DOTALL)


def write(shared: Path, folder: Path) -> None:
    """Write both sets, to `folder`/borrowed (14 texts) and `folder`/blind-borrowed (10 PDFs and 8 texts).

    Raises:
        FileNotFoundError: `shared` lacks one of the sets that the texts are taken from.
    """
    sections = _lines(shared / "benchmarks/gesetze-de/sections.jsonl")
    news = _lines(shared / "benchmarks/smartdata-re-de/smartdata_train.jsonl")
    entries = _table(shared / "parallel/klexikon-de/klexikon-de.de.pairs.tsv.gz")
    _write_borrowed(shared, folder / "borrowed", sections, news, entries)
    _write_blind(shared, folder / "blind-borrowed", sections, news, entries)


def _write_borrowed(shared: Path, folder: Path, sections: Sections, news: Sections, entries: Rows) -> None:
    headings = _headings(shared / "benchmarks/gesetze-de/heading_queries.jsonl")
    treaties = _table(shared / "parallel/nl-treaties/nl-treaties.nl-en.tsv.gz")
    laws = _table(shared / "parallel/wetten-nl/wetten-nl.nl.pairs.tsv.gz")
    tokens = shared / "benchmarks/europarl-ner-de/de-europarl.dev.conll"
    put = _putter(folder)
    for name, (law, numbers) in SECTIONS.items():
        put(name, _sections_of_law(sections, headings, law, numbers))
    for name, (title, rows) in TREATIES.items():
        put(name, [title, *(" ".join(treaties[row][0].split()) for row in rows)])
    put(
        "nederlandse-wetten.txt",
        _titled("Eerste bepalingen van enkele Nederlandse wetten en besluiten", laws, PROVISIONS),
    )
    for name, (title, rows) in NEWS.items():
        put(name, [title, *(line for row in rows for line in news[row]["text"].split("\n"))])
    put("plenardebatte.txt", ["Plenardebatte im Europäischen Parlament", *_debate(tokens)])
    for name, (title, rows) in ENTRIES.items():
        put(name, _titled(title, entries, rows))


def _write_blind(shared: Path, folder: Path, sections: Sections, news: Sections, entries: Rows) -> None:
    put = _putter(folder)
    for file in sorted((shared / "benchmarks/kamervragen-nl/pdf").glob("*.pdf")):
        shutil.copyfile(file, folder / file.name)
    for name, (abbreviation, most) in LAWS.items():
        put(name, _law(sections, abbreviation, most))
    put("nachrichten-wirtschaft.txt", (_article(news[row]["text"]) for row in BLIND_NEWS))
    texts = ("\n".join((name, *(row[1] for row in entries if row[0] == name))) for name in BLIND_ENTRIES)
    put("lexikon-rohstoffe.txt", ["Kleines Lexikon der Rohstoffe und Länder", *texts], end="\n\n")


def _putter(folder: Path) -> Callable[..., None]:
    """Make the folder, and give a function that writes paragraphs to a file in it."""
    folder.mkdir(parents=True, exist_ok=True)

    def put(name: str, paragraphs: Iterable[str], end: str = "\n") -> None:
        text = "\n\n".join(filter(None, map(str.strip, paragraphs)))
        (folder / name).write_text(text + end, encoding="utf-8", newline="\n")

    return put


def _lines(file: Path) -> Sections:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _table(file: Path) -> Rows:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def _headings(file: Path) -> dict[str, str]:
    """Give the headings that are known, by the key of the section."""
    return {row["gold"]: row["query"] for row in _lines(file)}


def _sections_of_law(sections: Sections, headings: dict[str, str], law: str, numbers: Sequence[int]) -> Iterator[str]:
    """Yield a title, and for each section its number with the heading, and its paragraphs."""
    wanted = {f"{law}#§{number}" for number in numbers}
    chosen = [section for section in sections if section["id"] in wanted]
    yield f"{chosen[0]['law']} ({chosen[0]['abbr']})"
    for section in chosen:
        yield f"{section['section']} {headings.get(section['id'], '')}"
        yield from _PARAGRAPH_OF_LAW.split(section["text"])


def _law(sections: Sections, abbreviation: str, most: int) -> Iterator[str]:
    """Yield a title and the sections of a law, a paragraph a line, until they are more than `most` characters."""
    chosen = [section for section in sections if section["abbr"] == abbreviation]
    title = chosen[-1]["law"]
    yield title if abbreviation in title else f"{title} ({abbreviation})"
    for section in chosen:
        text = "\n".join((section["section"], *_NUMBER_OF_PARAGRAPH.split(section["text"])))
        most -= len(text)
        if most < 0:
            return
        yield text


def _titled(title: str, table: Rows, rows: Sequence[int]) -> Iterator[str]:
    """Yield a title, and the name and the text of each row."""
    yield title
    for row in rows:
        yield from table[row][:2]


def _article(text: str) -> str:
    """Give a news article, a paragraph a line, to the end of its last whole sentence."""
    lines = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    whole = _LAST_SENTENCE.match(lines)
    assert whole is not None
    return "\n".join(line for line in whole[0].split("\n") if line not in FURNITURE)


def _debate(tokens: Path) -> Iterator[str]:
    """Yield the headings of a debate, and its sentences four at a time."""
    sentences = _sentences(tokens)[:DEBATE_SENTENCES]
    for heading, group in groupby(sentences, lambda s: len(s) < LONGEST_HEADING and not _ENDS_SENTENCE.search(s)):
        run = list(group)
        step = 1 if heading else SENTENCES_A_PARAGRAPH
        yield from (" ".join(run[at : at + step]) for at in range(0, len(run), step))


def _sentences(tokens: Path) -> list[str]:
    """Give the sentences of a file with a token a line and an empty line between sentences."""
    words = [line.split(maxsplit=1)[0] if line.strip() else "" for line in tokens.read_text("utf-8").split("\n")]
    sentences = [" ".join(group) for filled, group in groupby(words, bool) if filled]
    return [_SPACE_BEFORE_MARK.sub(r"\1", sentence).replace("( ", "(") for sentence in sentences]


def main() -> None:
    """Write both sets of documents where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    write(arguments.shared, arguments.folder)
    print(f"wrote {sum(1 for _ in arguments.folder.glob('*borrowed/*'))} documents to {arguments.folder}")


if __name__ == "__main__":
    main()
