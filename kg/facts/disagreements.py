"""Where the sources disagree in figures: one measure of one thing with different values.

Nothing is resolved here: the sides stand next to each other, each with the sentences that say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.facts.comparable import Agreement, agreement
from kg.facts.groups import joined
from kg.facts.observed import Observed
from kg.facts.pairs import pairs
from kg.facts.sameness import Judge, middle
from kg.model import Evidence

Kind = Literal["contradiction", "less precise", "opposite claims"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: the value as written or the claim in words, who says it, and every place that says so."""

    says: str
    value: float | tuple[float, float] | None
    qualifier: str | None
    attributions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more sides on one matter.

    `kind` is *contradiction*, *less precise* when one side rounds or bounds what the other says exactly, or *opposite
    claims*. `about` holds IRIs of entities, `measure` the words of the sources (of claims the IRI of the predicate).
    """

    kind: Kind
    measure: str
    unit: str | None
    currency: str | None
    period: str | None
    about: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that take part."""
        return frozenset(e.document_id for side in self.sides for e in side.evidence)


def figure_disagreements(observed: Sequence[Observed], judge: Judge) -> list[tuple[list[Observed], Disagreement]]:
    """Return the groups of figures that measure the same and differ, each with its disagreement."""
    same = [(a, b) for a, b in pairs(observed) if judge.same(a, b)]
    differing = [(a.key, b.key) for a, b in same if agreement(a.figure, b.figure) is not Agreement.SAME]
    apart = {key for pair in differing for key in pair}
    links = [(a.key, b.key) for a, b in same if a.key in apart or b.key in apart]
    by_key = {o.key: o for o in observed}
    by_value: dict[object, list[Observed]] = defaultdict(list)
    for o in observed:
        by_value[o.figure.value, o.figure.unit, o.figure.currency].append(o)
    groups = [_echoes([by_key[k] for k in sorted(group)], by_value, judge) for group in joined(links)]
    made = [(group, _disagreement(group)) for group in groups]
    return sorted(made, key=lambda pair: (pair[1].kind, pair[0][0].key))


def _echoes(group: list[Observed], by_value: Mapping[object, list[Observed]], judge: Judge) -> list[Observed]:
    """Add to a group the places that repeat one of its values in like words, though they name nothing both share."""
    found = {o.key: o for o in group}
    for member in group:
        for o in by_value[member.figure.value, member.figure.unit, member.figure.currency]:
            if o.key not in found and judge.repeats(o, member):
                found[o.key] = o
    return [found[key] for key in sorted(found)]


def _disagreement(group: Sequence[Observed]) -> Disagreement:
    sides: dict[tuple[object, str | None], list[Observed]] = defaultdict(list)
    for o in group:
        sides[o.figure.value, o.figure.qualifier].append(o)
    first = group[0].figure
    kinds = {agreement(a.figure, b.figure) for a in group for b in group}
    periods = {o.figure.period for o in group} - {None}
    return Disagreement(
        kind="contradiction" if Agreement.CONTRADICTION in kinds else "less precise",
        measure=" / ".join(_measures(group)),
        unit=first.unit,
        currency=first.currency,
        period=min((p for p in periods if p), default=None),
        about=_shared_entities(group),
        sides=tuple(_side(members) for _, members in sorted(sides.items(), key=lambda s: middle(s[1][0].figure))),
    )


def _measures(group: Sequence[Observed]) -> Iterable[str]:
    """Return the measures of a group in their order, once each whatever their capitals."""
    named: dict[str, str] = {}
    for o in group:
        if o.figure.measure:
            named.setdefault(o.figure.measure.casefold(), o.figure.measure)
    return named.values()


def _side(members: Sequence[Observed]) -> Side:
    figure = members[0].figure
    return Side(
        figure.as_written,
        figure.value,
        figure.qualifier,
        tuple(dict.fromkeys(o.figure.attribution for o in members if o.figure.attribution)),
        tuple(dict.fromkeys(o.evidence for o in members)),
    )


def _shared_entities(group: Sequence[Observed]) -> tuple[str, ...]:
    """Return the entities that at least two of the figures have in their sentence or before it."""
    counts: dict[str, int] = defaultdict(int)
    for o in group:
        for entity in {entity for entity, _ in o.named | o.before}:
            counts[entity] += 1
    return tuple(sorted(e for e, n in counts.items() if n > 1))
