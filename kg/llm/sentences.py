"""What a model wrote as sentences, each with the numbers of the quotes it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    "dr prof mr mrs ms mevr dhr ir ing drs st vs bijv bv nr no art lid blz p pp abs ca circa resp incl excl min max "
    "jr sr inc ltd co corp vgl bzw usw usf sog evtl ggf insb jan feb mrt mar apr jun jul aug sep sept okt oct nov dec dez "
    "enz etc approx fig tab vol hr fr".split()
)
"""Words that end in a full stop within a sentence, folded."""
_MARKS = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]")
_MARKS_AFTER = re.compile(rf"([.!?]+)((?:{_MARKS.pattern})+)")
_LIST = re.compile(r"^\s*(?:[-*•–#>]+|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|`")
_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s+[\"'“‘„«(]*[^\W_])")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence without its marks, and the numbers these held, once each, in order."""

    text: str
    numbers: tuple[int, ...]


def sentences(prose: str) -> list[Cited]:
    """Split what a model wrote into sentences; list signs and emphasis are left out.

    A mark belongs to the sentence it stands in, and one after the full stop to the sentence before.
    """
    lines = _EMPHASIS.sub("", prose).splitlines()
    return [_cited(sentence) for line in lines for sentence in _split(_LIST.sub("", line)) if sentence.strip()]


def _split(line: str) -> Iterator[str]:
    text = _MARKS_AFTER.sub(lambda m: f"{m[0][len(m[1]) :]}{m[1]}", line)
    begin = 0
    for end in _END.finditer(text):
        before = re.search(r"[^\W_]*$", text[: end.start()])
        word = before[0] if before else ""
        if end[0] == "." and (word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        yield text[begin : end.end()]
        begin = end.end()
    yield text[begin:]


def _cited(sentence: str) -> Cited:
    numbers = (int(n) for mark in _MARKS.finditer(sentence) for n in re.findall(r"\d+", mark[1]))
    text = " ".join(_MARKS.sub("", sentence).split())
    return Cited(text, tuple(dict.fromkeys(numbers)))
