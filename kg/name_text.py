"""Text as the name matcher sees it: words without case and diacritics, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add

WORD = re.compile(r"[^\W_]+")

_OWN_BASE = {"ß": "s", "ẞ": "s", "æ": "a", "Æ": "a", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
_OWN_BASE |= {"ı": "i", "İ": "i", "œ": "o", "Œ": "o"}
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))


def _base(letter: str) -> str:
    """Return the lower-case letter without its marks; always one character, so that offsets stay."""
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return _OWN_BASE.get(letter, plain[0])


_FOLD = {chr(code): _base(chr(code)) for code in _LATIN}
_MARKED = re.compile("[" + "".join(_FOLD) + "]")


def fold(text: str) -> str:
    """Return `text` in lower case and without diacritics, of the same length (`ß` reads `s`)."""
    if not text.isascii():
        text = _MARKED.sub(_fold_letter, text)
    return text.lower()


def _fold_letter(match: re.Match[str]) -> str:
    return _FOLD[match[0]]


def key(name: str) -> str:
    """Return the folded words of a name with one space before each, the form names are matched in."""
    folded = fold(name)
    return " " + (folded if folded.isalnum() else " ".join(WORD.findall(folded)))


def folded_words(text: str) -> str:
    """Return the folded words of a text with one space before each."""
    return "".join([f" {word}" for word in WORD.findall(fold(text))])


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text.

    `joined` has one space before each word; word `i` begins at `places[i]` in it (the space) and is
    `text[starts[i]:ends[i]]` in the text.
    """

    text: str
    folded: str
    joined: str
    places: list[int]
    starts: list[int]
    ends: list[int]

    @classmethod
    def from_text(cls, text: str) -> Words:
        """Split `text` into its words."""
        folded = fold(text)
        words = WORD.findall(folded)
        lengths = list(map(len, words))
        starts = [match.start() for match in WORD.finditer(folded)]
        places = list(accumulate(map((1).__add__, lengths), initial=0))
        joined = " " + " ".join(words) if words else ""
        return cls(text, folded, joined, places, starts, list(map(add, starts, lengths)))

    def part(self, start: int, end: int) -> Words:
        """Return the words of `text[start:end]`: what `from_text` makes of it, without reading it again."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        if first < last and (self.starts[first] < start or self.ends[last - 1] > end):
            return Words.from_text(self.text[start:end])  # it cuts a word
        place = self.places[first]
        return Words(
            self.text[start:end],
            self.folded[start:end],
            self.joined[place : self.places[last]],
            [at - place for at in self.places[first : last + 1]],
            [at - start for at in self.starts[first:last]],
            [at - start for at in self.ends[first:last]],
        )

    def joined_part(self, start: int, end: int) -> str:
        """Return what `folded_words` makes of `text[start:end]`, which may cut words at both ends."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        if start >= end or first >= last:
            return ""
        behind_space = self.places[first] + 1 + max(0, start - self.starts[first])
        return " " + self.joined[behind_space : self.places[last] - max(0, self.ends[last - 1] - end)]

    def at(self, place: int) -> int:
        """Return the number of the word that holds a place of `joined`."""
        return bisect_right(self.places, place) - 1

    def next_part(self, i: int) -> str:
        """Return the folded word that a hyphen joins to word `i`, empty if none does."""
        following = i + 1
        if following == len(self.starts) or self.text[self.ends[i] : self.starts[following]] != "-":
            return ""
        return self.folded[self.starts[following] : self.ends[following]]

    def gaps(self, first: int, last: int) -> Iterator[str]:
        """Yield what stands between the words `first` to `last` in the text."""
        for i in range(first, last):
            yield self.text[self.ends[i] : self.starts[i + 1]]
