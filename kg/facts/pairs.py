"""Which pairs of figures are worth comparing: of one unit, with values near each other, and something in common.

Comparing all pairs grows with the square of the figures. Only those are paired that share an entity, a period and a
word or kind of measure, or a document that sets what others say beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from kg.facts.cues import speaks_of_others
from kg.facts.measures import kinds_of
from kg.facts.observed import Observed
from kg.facts.sameness import FARTHEST, middle

CROWD = 2000
"""What more figures than this have in common says too little to pair them by it."""


def pairs(observed: Sequence[Observed]) -> Iterator[tuple[Observed, Observed]]:
    """Yield pairs of figures that may measure the same, each once, the smaller value first."""
    groups: dict[Hashable, list[Observed]] = defaultdict(list)
    telling = {o.document_id for o in observed if speaks_of_others(o.text)}
    for o in observed:
        if middle(o.figure) > 0:
            for anchor in set(_anchors(o, telling)):
                groups[o.figure.unit, o.figure.currency, anchor].append(o)
    seen: set[tuple[int, int]] = set()
    for members in groups.values():
        if len(members) <= CROWD:
            for a, b in _near(members):
                if (id(a), id(b)) not in seen:
                    seen.add((id(a), id(b)))
                    yield a, b


def _anchors(o: Observed, telling: set[str]) -> Iterator[Hashable]:
    """Yield what a figure can share with another."""
    yield from (entity for entity, _ in o.named | o.before)
    if o.figure.period:
        yield from ((o.figure.period, word) for word in (*o.measure.words, *kinds_of(o.measure.words)))
    if o.document_id in telling:
        yield o.document_id


def _near(members: list[Observed]) -> Iterator[tuple[Observed, Observed]]:
    """Yield the pairs in a window over the sorted values."""
    members.sort(key=lambda o: (middle(o.figure), o.key))
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if middle(b.figure) > middle(a.figure) * FARTHEST:
                break
            yield a, b
