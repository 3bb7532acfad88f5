"""Whether two figures measure the same thing of the same thing: evidence for it, added up.

Each kind of evidence counts some points and none alone is enough: values that lie close together (two amounts taken
at random rarely do), measures that each other's sentence names, sentences that share their content words, entities
they share, and a period both say. What speaks against it ends the matter: entities of one type that do not meet, two
cells of one table, or another figure of the same sentence that already agrees with the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from kg.facts.comparable import Agreement, agreement, compatible_periods, same_scale
from kg.facts.cues import DURATIONS, is_rate, speaks_of_a_day, speaks_of_others
from kg.facts.likeness import Likeness
from kg.facts.measures import kinds_of
from kg.facts.observed import Observed
from kg.index.text_terms import words
from kg.model import EntityType, Figure

ENOUGH = 2.6
"""Points from which two figures are taken to measure the same; set on the corpus and on news texts of others."""
FARTHEST = 1.5
"""Values further apart than this ratio are not shown: they rarely measure the same."""
CLOSE = 2.0
"""Points of equal values; a share of a hundred is close to others by chance, so it counts half."""
SPECIFIC, BROAD, PERIOD, BESIDE = 1.0, 0.4, 0.5, 1.0
"""Points of a shared specific entity, of a shared common one (a country, the EU), of a period both name, and of a
sentence that says that others give another figure."""
NEARBY = 400
"""Such a sentence speaks of figures at most so many characters before it."""
NAMED = 0.35
"""So much of what both measure, on average, the sentence of the other must name; amounts of one act are exempt."""
CARRIED = 0.15
"""So much the words of both sentences must share where no entity stands in both and one is only carried over."""
SMALL_COUNT = 100
"""Below this, counts of things (three pillars, two countries) are too many and too alike to be compared."""
SHARE_NAMED, SHARE_CONTEXT = 0.5, 0.3
"""Percentages are compared only if so much of both measures and of both sentences agrees, both sentences share a
specific entity or two of any kind, and neither names a country the other does not. One of several percentages in a
sentence also needs the same entity nearest to it."""
LISTED = 4
"""A sentence with so many more figures is a list, whose entries differ in what they are about."""

_MOST_WORDS = 2.0
"""The points that measures and sentences of the very same words would add."""

_DISTINCT = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.MATERIAL,
        EntityType.COMPANY,
        EntityType.ACT,
        EntityType.CHOKEPOINT,
        EntityType.SECTOR,
    }
)
_RATIOS = frozenset({"percent", "percentage point", "ratio"})
_BOUNDS = frozenset({"at least", "at most"})


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges pairs of figures; `common` are the entities that tell little."""

    likeness: Likeness
    common: frozenset[str]

    def comparable(self, a: Observed, b: Observed) -> bool:
        """Tell whether nothing speaks against two figures measuring the same; cheap."""
        return (
            same_scale(a.figure, b.figure)
            and compatible_periods(a.figure.period, b.figure.period)
            and _close(a.figure, b.figure)
            and not _together(a, b)
            and not _bare(a.figure)
            and not _of_some_day(a)
            and not _of_some_day(b)
            and is_rate(a.text, a.figure.end - a.sentence[0]) == is_rate(b.text, b.figure.end - b.sentence[0])
            and (a.figure.qualifier in _BOUNDS) == (b.figure.qualifier in _BOUNDS)
            and not _apart(a, b)
            and not _of_other_kinds(a, b)
            and not _answered(a, b)
        )

    def points(self, a: Observed, b: Observed) -> float:
        """Return the points for two comparable figures measuring the same; 0 if their words name different measures."""
        closeness = 1 - log(_ratio(a.figure, b.figure)) / log(FARTHEST)
        if a.figure.unit in _RATIOS:
            closeness /= 2
        period = PERIOD if a.figure.period and a.figure.period == b.figure.period else 0.0
        beside = BESIDE if _set_beside(a, b) else 0.0
        points = CLOSE * closeness + period + beside + self._entities(a, b)
        if points + _MOST_WORDS < ENOUGH:
            return points
        named = (self._named(a, b) + self._named(b, a)) / 2
        if points + named + 1 < ENOUGH or (named < NAMED and not self._one_act_pays(a, b)):
            return 0.0
        return self._with_context(a, b, points, named)

    def _with_context(self, a: Observed, b: Observed, points: float, named: float) -> float:
        """Return the points with those of the words, 0 if the sentences tell different things."""
        alike = (self.likeness.coverage(a.context, b.context) + self.likeness.coverage(b.context, a.context)) / 2
        if not a.named & b.named and alike < CARRIED:
            return 0.0
        if a.figure.unit in _RATIOS and not self._same_share(a, b, named, alike):
            return 0.0
        return points + named + alike

    def _named(self, a: Observed, b: Observed) -> float:
        """Return how far the sentence of `b` names what `a` measures, 0 to 1."""
        if kinds_of(a.measure.words) & kinds_of(b.context.words):
            return 1.0
        return self.likeness.coverage(a.measure, b.context)

    def same(self, a: Observed, b: Observed) -> bool:
        """Tell whether two figures measure the same thing."""
        return self.comparable(a, b) and self._anchored(a, b) and self.points(a, b) >= ENOUGH

    def repeats(self, a: Observed, b: Observed) -> bool:
        """Tell whether one figure says again what another said: an equal value, and words enough alike."""
        return a.figure.value == b.figure.value and self.comparable(a, b) and self.points(a, b) >= ENOUGH

    def _anchored(self, a: Observed, b: Observed) -> bool:
        """Tell whether both share an entity (a specific one, where the text names no measure) or name the same period.

        A text that itself sets one beside the other needs neither. An entity that both only carry over from earlier
        sentences does not do: what happened to it on two occasions (a strike, a fee) is told in such sentences.
        """
        if _set_beside(a, b):
            return True
        if not a.named and not b.named and (a.figure.period is None or a.figure.period != b.figure.period):
            return False
        shared = _around(a) & _around(b)
        if not (a.title and b.title):
            return bool(shared - self.common)
        return bool(shared) or (a.figure.period is not None and a.figure.period == b.figure.period)

    def _same_share(self, a: Observed, b: Observed, named: float, alike: float) -> bool:
        """Tell whether two percentages are shares of the same whole for the same party, as far as the words show."""
        shared = frozenset(e for e, t in a.named & b.named if t is not EntityType.PLACE)
        countries = _things(a, EntityType.COUNTRY) == _things(b, EntityType.COUNTRY)
        words = named >= SHARE_NAMED and alike >= SHARE_CONTEXT
        told_apart = _one_of_several(a) or _one_of_several(b)
        nearest = _nearest(a) == _nearest(b)
        return words and countries and (nearest or not told_apart) and (bool(shared - self.common) or len(shared) > 1)

    def _one_act_pays(self, a: Observed, b: Observed) -> bool:
        """Tell whether two amounts of money are of one act: it has one budget, whatever the sources call it."""
        acts = (frozenset(e for e, t in o.named | o.before if t is EntityType.ACT) for o in (a, b))
        return a.figure.currency is not None and bool(frozenset.intersection(*acts) - self.common)

    def _entities(self, a: Observed, b: Observed) -> float:
        shared = _around(a) & _around(b)
        if shared - self.common:
            return SPECIFIC
        return BROAD if shared else 0.0


def _around(observed: Observed) -> frozenset[str]:
    return frozenset(entity for entity, _ in observed.named | observed.before)


def middle(figure: Figure) -> float:
    """Return the value of a figure, the middle of a range."""
    return sum(figure.value) / 2 if isinstance(figure.value, tuple) else figure.value


def _ratio(a: Figure, b: Figure) -> float:
    low, high = sorted((abs(middle(a)), abs(middle(b))))
    return high / low if low else 1.0 if high == 0 else FARTHEST + 1


def _close(a: Figure, b: Figure) -> bool:
    return middle(a) * middle(b) > 0 and _ratio(a, b) <= FARTHEST


def _together(a: Observed, b: Observed) -> bool:
    """Tell whether two figures stand side by side, where a text tells things apart, or in lists of one document."""
    if a.passage_id == b.passage_id:
        return not _set_beside(a, b)
    listed = (a.row or len(a.siblings) >= LISTED) and (b.row or len(b.siblings) >= LISTED)
    return a.document_id == b.document_id and listed


def _of_some_day(o: Observed) -> bool:
    """Tell whether a figure is of a day that its sentence names but no calendar can tell."""
    return o.figure.period is None and speaks_of_a_day(o.text)


def _set_beside(a: Observed, b: Observed) -> bool:
    """Tell whether the later of two figures stands in a sentence that says what others say, soon after the earlier."""
    first, second = sorted((a, b), key=lambda o: o.sentence)
    near = a.document_id == b.document_id and 0 <= second.sentence[0] - first.sentence[1] <= NEARBY
    return near and speaks_of_others(second.text) and not speaks_of_others(first.text)


def _bare(figure: Figure) -> bool:
    """Tell whether a figure is a small count, a rank or a duration, which say nothing without their story."""
    small = figure.unit == "count" and abs(middle(figure)) < SMALL_COUNT
    return small or figure.unit == "rank" or figure.unit in DURATIONS


def _apart(a: Observed, b: Observed) -> bool:
    """Tell whether two figures are about different things of one distinctive type: each has one the other has not."""
    return any(_things(a, type_) - _things(b, type_) and _things(b, type_) - _things(a, type_) for type_ in _DISTINCT)


def _nearest(o: Observed) -> str | None:
    """Return the entity named nearest to a figure in its sentence."""
    away = ((max(m.start - o.figure.end, o.figure.start - m.end), m.start, m.entity) for m in o.mentions)
    return min(away, default=(0, 0, None))[2]


def _one_of_several(o: Observed) -> bool:
    """Tell whether a sentence gives several percentages, each of something else."""
    return any(s.unit == o.figure.unit for s in o.siblings)


def _of_other_kinds(a: Observed, b: Observed) -> bool:
    """Tell whether two measures are of different kinds: a profit and a turnover, an import and an export."""
    first, second = (kinds_of(words(o.title)) for o in (a, b))
    return bool(first and second and not first & second)


def _things(observed: Observed, type_: EntityType) -> frozenset[str]:
    """Return the entities of a type in the sentence, or else those last spoken of; a country is not carried over."""
    here = frozenset(e for e, t in observed.named if t is type_)
    if here or type_ is EntityType.COUNTRY:
        return here
    return frozenset(e for e, t in observed.before if t is type_)


def _answered(a: Observed, b: Observed) -> bool:
    """Tell whether another figure of either sentence agrees with the other figure: then that is its counterpart."""
    if agreement(a.figure, b.figure) is Agreement.SAME:
        return False
    return any(_agrees(s, b.figure) for s in a.siblings) or any(_agrees(s, a.figure) for s in b.siblings)


def _agrees(a: Figure, b: Figure) -> bool:
    return same_scale(a, b) and _close(a, b) and agreement(a, b) is Agreement.SAME
