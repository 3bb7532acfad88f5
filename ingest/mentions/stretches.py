"""The parts of a document that are read for names: its passages, their headings, and what the layout left over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, EntityType, Language, Mention, Passage
from kg.name_text import Words
from kg.names import Candidate, NameMatcher

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the clean text that is read by itself, at `start:end` of it, with its words.

    `leftover` is what stands in no passage and is no heading: labels of figures, furniture, boilerplate.
    """

    start: int
    end: int
    language: Language
    words: Words
    leftover: bool = False


def stretches_of(document: Document, passages: Sequence[Passage], words: Words) -> list[Stretch]:
    """Return the stretches of a document in the order of the text; they do not overlap.

    `words` are those of the clean text.
    """
    clean = document.clean
    spans: set[tuple[int, int, Language]] = {(p.start, p.end, p.language) for p in passages}
    spans.update((*span, document.language) for span in _heading_lines(clean, passages))
    read: list[Stretch] = []
    at = 0
    for start, end, language in sorted(spans):
        if clean[at:start].strip():
            read.append(Stretch(at, start, document.language, words.part(at, start), leftover=True))
        read.append(Stretch(start, end, language, words.part(start, end)))
        at = max(at, end)
    if clean[at:].strip():
        read.append(Stretch(at, len(clean), document.language, words.part(at, len(clean)), leftover=True))
    return read


def _heading_lines(clean: str, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    headings = {heading for passage in passages for heading in passage.headings}
    at = 0
    for line in clean.splitlines(keepends=True) if headings else ():
        if line.strip() in headings:
            yield at, at + len(line.rstrip())
        at += len(line)


def candidates_of(stretches: Sequence[Stretch], matcher: NameMatcher) -> Iterator[Candidate]:
    """Yield the names of the vocabularies in the stretches, with offsets in the clean text.

    Of what the layout left over only the names of countries are taken that stand for nothing else: a map or a chart
    names its countries, a menu may name anything.
    """
    behind = 0
    # A line without capitals in a text that has them is an item of a list, not one whose case says nothing.
    relaxed = all(stretch.words.text.islower() for stretch in stretches)
    for stretch in stretches:
        for found in matcher.find_in(stretch.words, stretch.language, relaxed=relaxed):
            start, end = stretch.start + found.start, stretch.start + found.end
            if start >= behind and not (stretch.leftover and not _is_country(found)):
                behind = end
                yield Candidate(start, end, found.options, found.method, found.exact)


def inside_functions(
    candidates: Sequence[Candidate], mentions: Sequence[Mention], document: Document, matcher: NameMatcher
) -> Iterator[Candidate]:
    """Yield the names within the names of chokepoints that turned out to be none: raffinage van *zeldzame aardmetalen*.

    `mentions` are those that were kept of `candidates`, in order.
    """
    clean, starts = document.clean, [mention.start for mention in mentions]
    for candidate in candidates:
        if any(option.type is not EntityType.CHOKEPOINT for option in candidate.options):
            continue
        gap = _GAP.search(clean, candidate.start, candidate.end)
        kept = bisect_left(starts, candidate.start) < bisect_left(starts, candidate.end)
        if gap and not kept:
            at = gap.end()
            for found in matcher.find(clean[at : candidate.end], document.language):
                yield Candidate(at + found.start, at + found.end, found.options, found.method, found.exact)


def _is_country(candidate: Candidate) -> bool:
    option = candidate.options[0]
    named = option.type is EntityType.COUNTRY and option.kind in {"preferred", "alternative"} and not option.ambiguous
    return named and len(candidate.options) == 1 and candidate.method == "name"
