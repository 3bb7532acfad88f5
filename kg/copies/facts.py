"""Which figures and claims appear, disappear and change from one version of a document to the next.

A figure is the same where its value is the same and the words around it mostly are, wherever it has moved to; where
most of these words stand around another value of the same unit, it has changed. A claim is the same where both ends,
the relation, its polarity and its mood are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.copies.shingles import words
from kg.model import Claim, Document, Evidence, Figure
from kg.texts import Texts

Fact = Figure | Claim

AROUND = 60
"""Characters on either side of a figure whose words are compared."""
MOVED = 0.3
"""Likeness of the words around one value from which it is the same figure."""
REPLACED = 0.5
"""Likeness of the words around two values of one unit from which one has taken the place of the other."""
SAME_PLACE = 0.8
"""Likeness of the words around two figures written alike from which they are one, whatever unit its table gave it."""
MOST_PAIRS = 2_000_000
"""Pairs of figures compared for that at most; two long documents that share little are not one changed."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact where a document states it."""

    fact: Fact
    evidence: Evidence
    around: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact as the older and as the newer document states it; None where one does not."""

    old: Stated | None
    new: Stated | None

    @property
    def what(self) -> str:
        """Appears, disappears or changes."""
        return "changes" if self.old and self.new else "disappears" if self.old else "appears"


def fact_changes(texts: Texts, old_id: str, new_id: str) -> tuple[FactChange, ...]:
    """Return what changes from one stored document to another: in the order of the newer, what is gone at the end."""
    old, new = _stated(texts, old_id), _stated(texts, new_id)
    found = [*_figure_changes(_of(old, Figure), _of(new, Figure)), *_claim_changes(_of(old, Claim), _of(new, Claim))]
    return tuple(sorted(found, key=_place))


def _place(change: FactChange) -> tuple[bool, int, int]:
    stated = change.new or change.old
    assert stated is not None
    return change.new is None, stated.evidence.start, stated.fact.start


def _of(stated: Iterable[Stated], class_: type[Fact]) -> list[Stated]:
    return [s for s in stated if isinstance(s.fact, class_)]


def _stated(texts: Texts, document_id: str) -> list[Stated]:
    document = texts.document(document_id)
    if document is None:
        return []
    sentence = _sentences(texts, document)
    figures = (figure for _, _, figure in texts.figures(document_id=document_id))
    claims = (claim for _, _, claim in texts.claims(document_id=document_id))
    return [
        *(Stated(f, sentence(f), _around(document, f)) for f in figures),
        *(Stated(c, sentence(c)) for c in claims),
    ]


def _sentences(texts: Texts, document: Document) -> Callable[[Fact], Evidence]:
    """Return what gives the sentence of a fact, or the fact itself where it stands in none."""
    spans = sorted(
        (s.start, s.end, p.passage.headings)
        for p in texts.passages(document_id=document.id)
        for s in p.passage.sentences
    )
    starts = [start for start, _, _ in spans]

    def sentence(fact: Fact) -> Evidence:
        number = bisect_right(starts, fact.start) - 1
        if number >= 0 and fact.start < spans[number][1]:
            start, end, headings = spans[number]
            return document.evidence(start, max(end, fact.end), headings)
        return document.evidence(fact.start, fact.end)

    return sentence


def _around(document: Document, figure: Figure) -> frozenset[str]:
    before = document.clean[max(0, figure.start - AROUND) : figure.start]
    after = document.clean[figure.end : figure.end + AROUND]
    # Words that the window cuts off are left out.
    return frozenset((*words(before)[1:], *words(after)[:-1]))


def _figure_changes(old: Sequence[Stated], new: Sequence[Stated]) -> Iterator[FactChange]:
    kept = _matched(old, new, _value, MOVED)
    yield from (FactChange(a, b) for a, b in kept if _says_otherwise(a.fact, b.fact))
    gone, come = _rest(old, new, kept)
    gone, come = _rest(gone, come, _matched(gone, come, _as_written, SAME_PLACE))
    changed = _matched(gone, come, _scale, REPLACED) if len(gone) * len(come) <= MOST_PAIRS else []
    yield from (FactChange(a, b) for a, b in changed)
    yield from _one_sided(*_rest(gone, come, changed))


def _claim_changes(old: Sequence[Stated], new: Sequence[Stated]) -> Iterator[FactChange]:
    before, now = {_said(s) for s in old}, {_said(s) for s in new}
    gone = _first_each([s for s in old if _said(s) not in now], _said)
    come = _first_each([s for s in new if _said(s) not in before], _said)
    changed = _matched(gone, come, _ends, 0.0)
    yield from (FactChange(a, b) for a, b in changed)
    yield from _one_sided(*_rest(gone, come, changed))


def _matched(
    old: Sequence[Stated], new: Sequence[Stated], key: Callable[[Stated], Hashable], least: float
) -> list[tuple[Stated, Stated]]:
    """Pair facts with one key, those with the likest surroundings first."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for number, stated in enumerate(new):
        by_key[key(stated)].append(number)
    pairs = sorted(
        (-_likeness(a.around, new[n].around), abs(number - n), number, n)
        for number, a in enumerate(old)
        for n in by_key[key(a)]
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for likeness, _, number, n in pairs:
        if -likeness >= least and number not in taken_old and n not in taken_new:
            taken_old.add(number)
            taken_new.add(n)
            found.append((old[number], new[n]))
    return found


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the words of both that both have; 1 without words."""
    return len(a & b) / len(a | b) if a or b else 1.0


def _rest(
    old: Sequence[Stated], new: Sequence[Stated], pairs: Iterable[tuple[Stated, Stated]]
) -> tuple[list[Stated], list[Stated]]:
    matched = {id(stated) for pair in pairs for stated in pair}
    return [s for s in old if id(s) not in matched], [s for s in new if id(s) not in matched]


def _one_sided(gone: Iterable[Stated], come: Iterable[Stated]) -> Iterator[FactChange]:
    yield from (FactChange(stated, None) for stated in gone)
    yield from (FactChange(None, stated) for stated in come)


def _first_each(stated: Iterable[Stated], key: Callable[[Stated], Hashable]) -> list[Stated]:
    found: dict[Hashable, Stated] = {}
    for one in stated:
        found.setdefault(key(one), one)
    return list(found.values())


def _value(stated: Stated) -> Hashable:
    figure = stated.fact
    assert isinstance(figure, Figure)
    return figure.value, figure.unit, figure.currency


def _as_written(stated: Stated) -> Hashable:
    figure = stated.fact
    assert isinstance(figure, Figure)
    return tuple(words(figure.as_written))


def _scale(stated: Stated) -> Hashable:
    figure = stated.fact
    assert isinstance(figure, Figure)
    return figure.unit, figure.currency


def _says_otherwise(a: Fact, b: Fact) -> bool:
    """Tell whether one value is said of another time or with another qualifier.

    A period that only one has may come from a sentence that has moved.
    """
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    return a.qualifier != b.qualifier or (None not in (a.period, b.period) and a.period != b.period)


def _ends(stated: Stated) -> Hashable:
    claim = stated.fact
    assert isinstance(claim, Claim)
    return claim.subject, claim.predicate, claim.object


def _said(stated: Stated) -> Hashable:
    claim = stated.fact
    assert isinstance(claim, Claim)
    return _ends(stated), claim.polarity, claim.modality, claim.period
