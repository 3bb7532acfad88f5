"""Paragraphs set on pages with all that cuts a sentence there, and how many are whole again in the clean text.

    python bench/reading/pages.py LANGUAGE FILE...

The paragraphs of texts that have one on each line are set in lines of a column, some words divided, on pages with
running heads, page numbers, footnotes, figures with captions, sources and labels, and pull quotes, which fall where
they fall: often inside a sentence. A paragraph is whole when the clean text has it on one line; a line is wrong when it
has more than its paragraph. Pages are told apart by form feeds, by a space, or not at all. Nothing here was read by
hand: the pages are drawn at random, always the same.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import cast, get_args

from ingest.repair import repair
from kg.model import Document, Language

SEPARATORS = {"form feed": "\n\f", "a space": "\n ", "blank lines": "\n\n"}
_DIVISIBLE = re.compile(r"[^\W\d_]{4,}?(?=[bcdfghklmnprstvwz][aeiou][^\W\d_]{2,})")
_COUNTING = re.compile(r"(?:^|\s)(?:\d{1,2}\.|[a-z]\)) | \| ")
_MOST_LINES = 34
FIGURES = (
    ["Figuur {0}. De keten van het erts", "Bron: eigen berekening"],
    [
        "Abbildung {0}: Der Weg des Erzes",
        "",
        "Winning",
        "12,5%",
        "Smelten",
        "9,7%",
        "Bouw",
        "3,1%",
        "",
        "Quelle: eigene Daten",
    ],
    ["Wie de keten beheerst,\nbepaalt de prijs van\nde hele fabriek"],
    ["MARKT EN MACHT {0}"],
)
NOTES = (
    "{0} Zie het verslag van het ministerie over het afgelopen jaar, blz. 12.",
    "{0} Vgl. Müller, A. (2021): Der Markt und seine Grenzen. Verlag am Fluss.",
    "{0} https://www.voorbeeld.nl/verslagen/2024/erts",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How pages are set: width of the column, share of lines that end in a divided word, and what parts the pages."""

    width: int
    divided: float
    separator: str


def paragraphs_of(path: Path) -> list[str]:
    """The longer paragraphs of a text that has each on one line, without those that count items inside."""
    lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
    prose = [line for line in lines if len(line) > 150 and line[-1] == "." and line[0].isupper()]
    return list(dict.fromkeys(line for line in prose if not _COUNTING.search(line)))


def lines_of(paragraph: str, setting: Setting, rng: random.Random) -> Iterator[str]:
    """Set a paragraph in lines, some of which end inside a word."""
    line = ""
    for word in paragraph.split():
        room = setting.width - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
            continue
        cuts = [m.end() for m in _DIVISIBLE.finditer(word) if m.end() < room]
        if cuts and rng.random() < setting.divided:
            yield f"{line} {word[: cuts[-1]]}-"
            line = word[cuts[-1] :]
        else:
            yield line
            line = word
    yield line


def set_pages(paragraphs: list[str], setting: Setting, rng: random.Random) -> str:
    """Set paragraphs on pages."""
    pages: list[list[str]] = [[]]
    figures, notes = cycle(FIGURES), cycle(NOTES)
    number = 1
    for paragraph in paragraphs:
        for line in lines_of(paragraph, setting, rng):
            if len(pages[-1]) >= _MOST_LINES:
                pages[-1] += _foot(pages[-1], notes, number, len(pages))
                number += 2
                pages.append([])
            elif rng.random() < 0.02 and len(pages[-1]) > 3:
                pages[-1] += ["", *(part.format(len(pages)) for part in next(figures)), ""]
            pages[-1].append(line)
        pages[-1].append("")
    return setting.separator.join("\n".join(page) for page in pages) + "\n"


def _foot(page: list[str], notes: Iterator[str], number: int, label: int) -> list[str]:
    """Two notes at the foot of a page, whose marks stand behind words of it, and the page number."""
    marked = [n for n, line in enumerate(page) if line and line[-1].isalpha() and " " in line][:2]
    for at, n in enumerate(marked):
        page[n] += str(number + at)
    return ["", *(next(notes).format(number + at) for at in range(len(marked))), "", str(label)]


def measured(paragraphs: list[str], language: Language, setting: Setting) -> tuple[int, int, int]:
    """Return paragraphs, those that are whole in the clean text, and clean lines that hold parts of two."""
    rng = random.Random(1)  # noqa: S311 - pages to measure, nothing secret
    document = repair(Document("0", "pages", set_pages(paragraphs, setting, rng), language=language))
    lines = [_bare(line) for line in document.clean.splitlines()]
    wanted = [_bare(paragraph) for paragraph in paragraphs]
    whole = sum(paragraph in lines for paragraph in wanted)
    heads = [paragraph[:40] for paragraph in wanted]
    merged = sum(any(head in line[1:] for head in heads) for line in lines if len(line) > 40 and line not in wanted)
    return len(wanted), whole, merged


def _bare(text: str) -> str:
    """Letters alone: a mark that stays is no cut."""
    return re.sub(r"[\W\d_]+", "", text)


def main(language: str, paths: list[Path]) -> None:
    """Print one line for each file, width and way to tell pages apart."""
    if language not in get_args(Language):
        sys.exit(__doc__)
    for path in paths:
        paragraphs = paragraphs_of(path)
        for name, separator in SEPARATORS.items():
            for width in (48, 72, 100):
                setting = Setting(width, 0.4, separator)
                total, whole, merged = measured(paragraphs, cast("Language", language), setting)
                print(
                    f"{path.name} {name}, {width} wide: {whole} of {total} whole ({whole / total:.1%}), {merged} lines wrong"
                )


if __name__ == "__main__":
    main(sys.argv[1], [Path(name) for name in sys.argv[2:]])
