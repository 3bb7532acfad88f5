"""PDF, by PDFium: pages in reading order, paragraphs by the space between them, footnotes behind the text.

The text is made of the bodies of the pages, a form feed between them, then of the footnotes of each page, so that a
sentence that goes on over a page is whole. `pages` names the places of both: a page with footnotes comes twice, the
second time behind pages with higher numbers. Lines that return at the head or foot of pages are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pypdfium2 import PdfiumError

from ingest.read.pdf_lines import PdfLine
from ingest.read.pdf_process import PdfFile, open_pdf
from ingest.read.reader import Decoded
from ingest.read.scans import with_scans_read
from kg.errors import OversizedInput, UnreadableInput
from kg.model import Page

MOST_PAGES = 2000
_SMALL = 0.87
"""Height of footnotes, as a share of that of the text."""
_SAME_HEIGHT = 4.0
"""Points within which lines of two pages stand at the same height."""
_EDGE = 4
"""Lines from the head or foot of a page among which running heads are looked for."""


@dataclass(frozen=True, slots=True)
class _PageLines:
    body: tuple[PdfLine, ...]
    notes: tuple[PdfLine, ...]


def read_pdf(data: bytes, name: str) -> Decoded:
    """Decode a PDF.

    Raises:
        UnreadableInput: the file is encrypted or damaged, or its pages are pictures and there is no OCR program.
        OversizedInput: it has more than `MOST_PAGES` pages, or keeps PDFium busy for longer than its size allows.
    """
    with opened(data, name) as document:
        scanned = with_scans_read(document, document.read(range(document.count)), name)
    metadata = document.metadata
    original, places = assembled(scanned.pages)
    return Decoded(
        original,
        "application/pdf",
        scanned.marked(places),
        title=_title(metadata),
        authors=tuple(part for part in (metadata.get("Author", "").strip(),) if part),
        issued=_date(metadata.get("CreationDate", "")),
        ocr=scanned.ocr,
    )


def assembled(pages: Sequence[Sequence[PdfLine]]) -> tuple[str, tuple[Page, ...]]:
    """Return the text of pages, given by their lines in reading order, and the places of the pages in it."""
    return _assembled(_divided(pages))


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfFile]:
    """Open a PDF. PDFium does one thing at a time, so whoever has one open keeps others waiting.

    Raises:
        UnreadableInput: the file is encrypted or damaged.
        OversizedInput: it has more than `MOST_PAGES` pages, or keeps PDFium busy for longer than its size allows.
    """
    try:
        with open_pdf(data, name) as document:
            if document.count > MOST_PAGES:
                raise OversizedInput(
                    f"{name} has {document.count} pages, more than {MOST_PAGES}; split it and ingest the parts."
                )
            yield document
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableInput(f"{name} is encrypted; save it without a password and try again.") from error
        raise UnreadableInput(f"{name} is no whole PDF ({error}); fetch it again or print it to a new PDF.") from error


def _divided(pages: Sequence[Sequence[PdfLine]]) -> list[_PageLines]:
    """Take running heads off, and part footnotes from the body."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=sizes.__getitem__, default=0.0)
    heads, shift = _running_heads(pages), _page_label_shift(pages)
    numbered = _numbered_heads(pages, shift)
    divided = []
    for number, page in enumerate(pages):
        heading = [line for line in at_edge(page) if _place(line) in heads]
        heading += [line for line in _outermost(page) if number + shift in _labels(line) and _around(line) in numbered]
        kept = [line for line in page if line not in heading]
        notes = tuple(_footnotes(kept, usual))
        small = frozenset(notes)
        divided.append(_PageLines(tuple(line for line in kept if line not in small), notes))
    return divided


def _running_heads(pages: Sequence[Sequence[PdfLine]]) -> frozenset[tuple[str, int]]:
    """Lines at the same place at the head or foot of two or more pages, and of a third of them."""
    seen = Counter(place for page in pages for place in {_place(line) for line in at_edge(page)})
    return frozenset(place for place, count in seen.items() if count >= max(2, len(pages) / 3))


def _page_label_shift(pages: Sequence[Sequence[PdfLine]]) -> int:
    """What the number printed on a page differs by from its place in the file; far off when pages show none."""
    shifts = Counter(
        label - number for number, page in enumerate(pages) for line in _outermost(page) for label in _labels(line)
    )
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if count >= max(2, len(pages) / 2) else -len(pages) - 1


def _numbered_heads(pages: Sequence[Sequence[PdfLine]], shift: int) -> frozenset[str]:
    """The words around page numbers: none, or words that return on another page and stand with no number inside a page.

    A heading such as "Vraag 2" may stand alone at the head of page 2.
    """
    outermost = [_outermost(page) for page in pages]
    edges = [(number, line) for number, lines in enumerate(outermost) for line in lines]
    labelled = [(number, _around(line)) for number, line in edges if number + shift in _labels(line)]
    inside = {
        _around(line)
        for page, outer in zip(pages, outermost, strict=True)
        for line in page
        if line not in outer and _labels(line)
    }
    endings = {words: pages_with for words, pages_with in _by_ending(labelled).items() if len(pages_with) > 1}
    return frozenset({""} | {words for _, words in labelled if _ending(words) in endings} - inside)


def _by_ending(labelled: Sequence[tuple[int, str]]) -> dict[str, set[int]]:
    """The pages on which the words around a page number end alike: the first page may say more before them."""
    found: dict[str, set[int]] = {}
    for number, words in labelled:
        found.setdefault(_ending(words), set()).add(number)
    return found


def _ending(words: str) -> str:
    return " ".join(words.split()[-3:])


def _around(line: PdfLine) -> str:
    """The words of a line without the numbers at its ends."""
    words = line.text.lower().replace("|", " ").split()
    while words and words[0].isdecimal():
        del words[0]
    while words and words[-1].isdecimal():
        del words[-1]
    return " ".join(words)


def _labels(line: PdfLine) -> frozenset[int]:
    """The numbers at the ends of a line, of which one may be that of the page."""
    words = line.text.split()
    return frozenset(int(word) for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= 4)


def at_edge(page: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines at the head and foot of a page, among which are those that are left out."""
    down = sorted(page, key=lambda line: -line.top)
    return [*down[:2], *down[-_EDGE:]]


def _outermost(page: Sequence[PdfLine]) -> list[PdfLine]:
    down = sorted(page, key=lambda line: -line.top)
    return [*down[:1], *down[-1:]]


def _place(line: PdfLine) -> tuple[str, int]:
    return line.text.lower(), round(line.bottom / _SAME_HEIGHT)


def _footnotes(lines: Sequence[PdfLine], usual: float) -> list[PdfLine]:
    """Small lines below all others: notes, and what stands at the foot of a single page."""
    floor = min((line.bottom for line in lines if line.size >= _SMALL * usual), default=0.0)
    return [line for line in lines if line.size < _SMALL * usual and line.top <= floor + line.size]


def _assembled(pages: Sequence[_PageLines]) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    places: list[Page] = []
    at = 0
    stretches = [(n, page.body) for n, page in enumerate(pages, 1)] + [
        (n, page.notes) for n, page in enumerate(pages, 1)
    ]
    for number, lines in stretches:
        if not lines:
            continue
        text = _spaced(lines) + "\n\f"
        places.append(Page(number, at, at + len(text)))
        parts.append(text)
        at += len(text)
    return "".join(parts), tuple(places)


def _spaced(lines: Sequence[PdfLine]) -> str:
    """The lines, with a blank one where the page leaves more space than between lines, or sets letters of another size."""
    gaps = [one.bottom - other.top for one, other in pairwise(lines)]
    usual = median([gap for gap in gaps if -2 < gap < 30] or [0.0])
    parts = [lines[0].text]
    for before, line, gap in zip(lines, lines[1:], gaps, strict=False):
        if _on_one_line(before, line):
            parts.append(" " + line.text)
            continue
        fresh = not -line.size < gap - usual < 0.4 * line.size or abs(line.size - before.size) > 0.1 * before.size
        parts.append(("\n\n" if fresh else "\n") + line.text)
    return "".join(parts)


def _on_one_line(before: PdfLine, line: PdfLine) -> bool:
    """Tell whether a line goes on beside where the one before ended, which PDFium parts behind raised digits."""
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return overlap > 0.5 * line.size and before.right - 1 <= line.left < before.right + line.size


def _title(metadata: dict[str, str]) -> str:
    """The title the file states, else its subject; names of files and programs are no titles."""
    for stated in (metadata.get("Title", ""), metadata.get("Subject", "")):
        text = " ".join(stated.split())
        if len(text) > 8 and " " in text and not re.search(r"\.(?:docx?|indd|pdf|pptx?)\b|^Microsoft Word", text):
            return text[:250]
    return ""


def _date(written: str) -> str:
    match = re.match(r"D:(\d{4})(\d{2})(\d{2})", written)
    return f"{match[1]}-{match[2]}-{match[3]}" if match else ""
