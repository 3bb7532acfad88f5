"""What differs between two texts, apart from how they were set and read.

Words of one text that stand in no run of words the other has too are differences. What differs in letters only (a word
broken at a line end, a letter misread) and what is short and stands in one text alone (a page number, a running head)
comes from another format; whole stretches and other numbers at one place are changes of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from kg.copies.shingles import LENGTH, shingles

SHORT = 8
"""Words of a stretch that another format may have alone: a running head with its number, a caption read elsewhere."""
ALIKE = 0.6
"""Likeness of letters (2 M / T of Ratcliff and Obershelp, as in difflib) from which two words are one, read twice."""
LONGEST = 60
"""Words of a stretch whose letters are compared; longer ones are other text."""
_CONTEXT = 2
_LOOKALIKES = str.maketrans("oilsbz", "011582")
"""Letters that are read for digits, in small letters."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two texts relate: the share of each that stands in the other, and what of both was changed.

    `changed` is the share of the words of both that were changed, `numbers` counts places where the number differs.
    """

    shared: float
    covered: float
    changed: float
    numbers: int

    @property
    def least(self) -> float:
        """The share of the text that has less of itself in the other."""
        return min(self.shared, self.covered)

    @property
    def most(self) -> float:
        """The share of the text that has more of itself in the other."""
        return max(self.shared, self.covered)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text: of its `body`, and of the `whole` with what may be boilerplate.

    The same block may be taken for boilerplate in one format and not in another, so the body of one text is looked for
    in the whole of the other.
    """

    body: Sequence[str]
    whole: Sequence[str]


def difference(one: Wording, other: Wording) -> Difference:
    """Compare two texts."""
    first, second = one.body, other.body
    ours, theirs = shingles(first), shingles(second)
    in_other, in_one = np.isin(ours, shingles(other.whole)), np.isin(theirs, shingles(one.whole))
    here, there = _uncovered(len(first), in_other), _uncovered(len(second), in_one)
    pairs, alone = _paired(first, here, second, there)
    numbers = sum(_numbers_differ(a, b) for a, b in pairs if max(len(a), len(b)) <= LONGEST)
    changed = sum(len(a) + len(b) for a, b in pairs if not _read_otherwise(a, b))
    changed += sum(len(stretch) for stretch in alone if len(stretch) > SHORT)
    return Difference(
        shared=_share(ours, in_other),
        covered=_share(theirs, in_one),
        changed=changed / max(1, len(first) + len(second)),
        numbers=numbers,
    )


def _share(hashes: NDArray[np.uint64], found: NDArray[np.bool_]) -> float:
    """The share of the distinct shingles that was found."""
    distinct = len(np.unique(hashes))
    return len(np.unique(hashes[found])) / distinct if distinct else 0.0


def _uncovered(count: int, found: NDArray[np.bool_]) -> list[Stretch]:
    """The stretches of words that no shared shingle holds."""
    covered = np.zeros(count + 2, dtype=bool)
    for offset in range(LENGTH):
        covered[1 + offset : 1 + offset + len(found)] |= found
    covered[0] = covered[-1] = True
    edges = np.flatnonzero(np.diff(covered.astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _paired(
    first: Sequence[str], here: Sequence[Stretch], second: Sequence[str], there: Sequence[Stretch]
) -> tuple[list[tuple[Sequence[str], Sequence[str]]], list[Sequence[str]]]:
    """Pair the stretches that stand between the same words; return the pairs, and the stretches without a partner."""
    waiting: dict[tuple[Sequence[str], ...], list[Stretch]] = defaultdict(list)
    for stretch in reversed(there):
        for key in _contexts(second, stretch):
            waiting[key].append(stretch)
    taken: set[Stretch] = set()
    pairs: list[tuple[Sequence[str], Sequence[str]]] = []
    alone: list[Sequence[str]] = []
    for start, end in here:
        options = (s for key in _contexts(first, (start, end)) for s in reversed(waiting[key]) if s not in taken)
        partner = next(options, None)
        if partner is None:
            alone.append(first[start:end])
        else:
            taken.add(partner)
            pairs.append((first[start:end], second[partner[0] : partner[1]]))
    alone += [second[start:end] for start, end in there if (start, end) not in taken]
    return pairs, alone


def _contexts(sequence: Sequence[str], stretch: Stretch) -> Iterator[tuple[Sequence[str], ...]]:
    """The words on both sides, then those on either."""
    before = tuple(sequence[max(0, stretch[0] - _CONTEXT) : stretch[0]])
    after = tuple(sequence[stretch[1] : stretch[1] + _CONTEXT])
    yield before, after
    if len(before) == _CONTEXT:
        yield before, ()
    if len(after) == _CONTEXT:
        yield (), after


def _numbers_differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two stretches at one place each hold a number that the other has not.

    A number that only one has may be that of a page, or of an item that the other sets aside.
    """
    ours, theirs = _numbers(a), _numbers(b)
    return bool(ours - theirs) and bool(theirs - ours)


def _numbers(stretch: Sequence[str]) -> set[str]:
    mostly_digits = (word for word in stretch if 2 * sum(map(str.isdecimal, word)) > len(word))
    numbers = (word.translate(_LOOKALIKES) for word in mostly_digits)
    return {number for number in numbers if number.isdecimal()}


def _read_otherwise(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two stretches are the same words, set or read in another way."""
    if max(len(a), len(b)) > LONGEST or _numbers_differ(a, b):
        return False
    return SequenceMatcher(None, "".join(a), "".join(b), autojunk=False).ratio() >= ALIKE
