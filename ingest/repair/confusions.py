"""How scanners misread letters: the spellings a printed word may have turned into, each with its cost.

The costs are powers of ten: one of 1 says that such a misreading is ten times rarer than reading right where the page
is bad. The pairs are those known of OCR for Latin type (Holley 2009, "How good can it get?"; Reynaert 2008 for Dutch):
broken and touching strokes, ligatures and accents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

ACCENT = 0.3
"""Cost of a lost or changed accent."""
_STROKE = 1.0
_SLIP = 2.5
"""Cost of any other single letter dropped, doubled or changed."""

_ACCENTS: tuple[tuple[str, str], ...] = (
    *((bare, marked) for bare in "eéèê" for marked in "ëéèê" if bare != marked),
    *(("i", "ï"), ("o", "ö"), ("u", "ü"), ("a", "ä"), ("í", "ï"), ("ó", "ö"), ("ú", "ü"), ("6", "ö")),
    *(("c", "ç"), ("g", "ç"), ("d", "ö"), ("€", "é"), ("€", "ë"), ("€", "e"), ("ee", "ë"), ("ée", "è"), ("ée", "ë")),
    *(("eé", "é"), ("eè", "è"), ("ii", "ü"), ("B", "ß")),
)
_STROKES: tuple[tuple[str, str], ...] = (
    # A touching f: "af" read as "at", "aft".
    *(("t", "f"), ("ft", "f"), ("f", "t"), ("tf", "f"), ("tt", "ft")),
    # ij as one sign.
    *(("y", "ij"), ("jj", "ij"), ("ijj", "ij"), ("iij", "ij"), ("ii", "ij"), ("j", "ij"), ("lj", "ij"), ("yj", "ij")),
    *(("yij", "ij"), ("ijl", "ij"), ("i", "ij")),
    # Strokes of l, i, t, 1, I and their like.
    *(("l", "i"), ("i", "l"), ("I", "l"), ("l", "I"), ("1", "l"), ("1", "i"), ("il", "i"), ("li", "h"), ("lI", "ll")),
    *(("!", "l"), ("|", "l"), ("|", "I"), ("t", "l"), ("f", "l"), ("el", "ei"), ("eil", "ei")),
    # Round and open letters.
    *(("h", "b"), ("b", "h"), ("c", "e"), ("e", "c"), ("0", "o"), ("o", "e"), ("q", "g"), ("qg", "g"), ("gq", "g")),
    *(("u", "n"), ("n", "u"), ("a", "o"), ("v", "y"), ("cl", "d"), ("d", "cl"), ("k", "lc"), ("Q", "O"), ("O", "Q")),
    # m, n and their strokes.
    *(
        ("rn", "m"),
        ("rm", "m"),
        ("mn", "m"),
        ("nn", "m"),
        ("in", "m"),
        ("m", "rn"),
        ("m", "in"),
        ("ni", "m"),
        ("iii", "m"),
    ),
    *(("ri", "n"), ("n", "ri"), ("w", "vv"), ("vv", "w"), ("ms", "m")),
    # Ligatures and swallowed spaces.
    *(("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("fi", "fl"), ("fl", "fi")),
)
_Pairs = dict[str, list[tuple[str, str]]]


def _by_letter(pairs: tuple[tuple[str, str], ...]) -> _Pairs:
    """Sort pairs by the letter that what is seen begins with."""
    return {letter: [pair for pair in pairs if pair[0][0] == letter] for letter in {seen[0] for seen, _ in pairs}}


_BY_ACCENT, _BY_STROKE = _by_letter(_ACCENTS), _by_letter(_STROKES)
Misreading = tuple[str, float, int]
"""What a word may read, what that costs, and where the letters behind the misread one begin."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzëïöüäéèß"


def variants(word: str, start: int = 0) -> Iterator[Misreading]:
    """Yield what a word may read where one accent or stroke from `start` on was misread; words may repeat."""
    yield from accents(word, start)
    yield from _swapped(word, _BY_STROKE, _STROKE, start)
    for at in range(start + 2, len(word)):
        if word[at] == word[at - 1] == word[at - 2]:
            yield word[:at] + word[at + 1 :], ACCENT, at
    if not start and len(word) > 3 and word[0].isupper() and word[0].lower() == _twin(word[1]):
        yield word[1:], _STROKE, 1


def accents(word: str, start: int = 0) -> Iterator[Misreading]:
    """Yield what a word may read where one accent from `start` on was lost or changed."""
    yield from _swapped(word, _BY_ACCENT, ACCENT, start)


def twice(word: str, once: Callable[[str, int], Iterator[Misreading]]) -> Iterator[tuple[str, float]]:
    """Yield what a word may read where two things were misread, one behind the other."""
    for changed, cost, behind in once(word, 0):
        yield from ((again, cost + more) for again, more, _ in once(changed, behind))


def slips(word: str) -> Iterator[tuple[str, float]]:
    """Yield the word with one letter left out or changed; its last two stay, since a language inflects those."""
    for at in range(len(word) - 2):
        rest = word[at + 1 :]
        yield word[:at] + rest, _SLIP - 1 if rest[:1] == word[at] else _SLIP
        for letter in _LETTERS:
            yield word[:at] + letter + rest, _SLIP


def _twin(letter: str) -> str:
    """The letter whose round stroke a scanner may see twice: "Db" for "b"."""
    return "d" if letter in "bdo" else letter


def _swapped(word: str, pairs: _Pairs, cost: float, start: int) -> Iterator[Misreading]:
    for at in range(start, len(word)):
        for seen, meant in pairs.get(word[at], ()):
            if word.startswith(seen, at):
                yield word[:at] + meant + word[at + len(seen) :], cost, at + len(meant)
