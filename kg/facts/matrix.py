"""The dependence matrix: who supplies what, with the share and the evidence for every cell.

Rows are materials, sectors and functions, or in the other matrix those who depend on others, whatever for; columns are
countries and companies, and the regions and unions that texts let trade as countries do. A cell holds what the sources
say and nothing else: a share that a figure states, a claim that somebody produces, refines or supplies something or
that something depends on somebody. A cell without an entry means *not in these sources*, not that there is no
dependence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.facts.dependence import actor_shares
from kg.facts.observed import Observed
from kg.facts.shares import UNIONS, WHAT, WHO, Concentration, Share, concentrations, shares
from kg.facts.sole import says_sole
from kg.model import Claim, Entity, EntityType, Evidence
from kg.repeats import claims_once
from kg.texts import Texts
from ontology.terms import KP

NOT_IN_SOURCES = "not in these sources"
SINGLE_SUPPLIER = 50.0
"""Percent of the supply from which one supplier is flagged: the others together cannot replace it by as much again."""
KNOWN = 50.0
"""Percent of the supply whose shares must be known before an index computed from them says anything."""
Rows = Literal["things", "actors"]
_SUPPLYING = frozenset(p.value for p in (KP.supplies, KP.produces, KP.refines, KP.holdsChokepoint))
_TAKING = frozenset({"demand", "consumption"})
"""Stages in which the one named takes the thing instead of supplying it."""
_NEEDING = frozenset({KP.dependsOn.value})
_RESTRICTING = frozenset({KP.restrictsExportOf.value})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a source says about a cell, with its evidence.

    `says` is *share* or the local name of a claim's predicate (*produces*, *dependsOn*). `role` is what the column
    is to the row: *supplier*, *dependent* (it needs the row) or *restricting* (it limits its export). `share` is in
    percent, a range as a pair, of what `scope` (an IRI, "" for the world or what the text leaves open) gets, and of what
    the text calls `of`.
    """

    says: str
    role: str
    stage: str
    share: float | tuple[float, float] | None
    qualifier: str | None
    period: str | None
    attribution: str
    suspect: str
    evidence: Evidence
    negated: bool = False
    modality: str = "asserted"
    scope: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the sources say of one column's part in one row; without entries they say nothing."""

    row: str
    column: str
    entries: tuple[Entry, ...] = ()

    @property
    def shares(self) -> tuple[float | tuple[float, float], ...]:
        """The shares that the sources state and that can be right, each once, smallest first."""
        found = {e.share for e in self.entries if e.share is not None and not e.suspect}
        return tuple(sorted(found, key=_low))

    @property
    def single_supplier(self) -> bool:
        """Whether a source gives this supplier half or more of the supply, or calls it the only one.

        What is half of a part of it (`of`: the magnets that an actor buys) says nothing of all that the actor needs.
        """
        supplying = [e for e in self.entries if e.role == "supplier" and not e.negated and not e.of]
        return any(_at_least(e) >= SINGLE_SUPPLIER for e in supplying) or any(says_sole(e.evidence) for e in supplying)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns by IRI, those with the most entries first; `cells` holds only what the sources say."""

    rows: tuple[Entity, ...]
    columns: tuple[Entity, ...]
    cells: dict[tuple[str, str], Cell]
    concentrations: tuple[Concentration, ...]

    def cell(self, row: str, column: str) -> Cell:
        """Return the cell of a row and a column; it is empty when the sources do not say."""
        return self.cells.get((row, column), Cell(row, column))

    def only(self, iri: str) -> Matrix:
        """Return the part of the matrix in which one entity is the row or the column."""
        kept = {key: cell for key, cell in self.cells.items() if iri in key}
        named = {end for key in kept for end in key}
        return Matrix(
            tuple(e for e in self.rows if e.iri in named),
            tuple(e for e in self.columns if e.iri in named),
            kept,
            tuple(c for c in self.concentrations if c.what in named),
        )

    def hhi(self, row: str) -> tuple[Concentration, ...]:
        """Return the HHIs of a row: those the sources state, and lower bounds computed from the shares they state."""
        return tuple(c for c in self.concentrations if c.what == row)


def _low(share: float | tuple[float, float]) -> float:
    return share[0] if isinstance(share, tuple) else share


def _at_least(entry: Entry) -> float:
    """Return the least share an entry states as a fact: the lower end of a range, 0 for *less than* and suspect ones."""
    if (
        entry.share is None
        or entry.suspect
        or entry.modality != "asserted"
        or entry.qualifier in ("less than", "at most", "almost")
    ):
        return 0.0
    return _low(entry.share)


def matrix(texts: Texts, observed: Sequence[Observed], rows: Rows = "things") -> Matrix:
    """Return the dependence matrix of all documents, of things or of actors."""
    entities = {e.iri: e for e in texts.entities(mentioned=True)}
    stated = shares(observed) if rows == "things" else actor_shares(observed)
    entries = [*((s.what, s.who, _share_entry(s)) for s in stated), *_claim_entries(texts, entities)]
    is_row = _is_thing if rows == "things" else _is_actor
    wanted = [
        (row, column, entry)
        for row, column, entry in entries
        if row in entities and column in entities and is_row(entities[row]) and _is_actor(entities[column])
    ]
    by_cell: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row, column, entry in wanted:
        by_cell[row, column].append(entry)
    cells = {key: Cell(*key, tuple(_ordered(found))) for key, found in by_cell.items()}
    named = {row for row, _ in cells}
    said = [c for c in concentrations(observed) if c.what in named]
    return Matrix(
        _by_weight((row for row, _, _ in wanted), entities),
        _by_weight((column for _, column, _ in wanted), entities),
        cells,
        (*_each_once(said), *(_computed(cells.values()) if rows == "things" else ())),
    )


def _is_thing(entity: Entity) -> bool:
    return entity.type in WHAT


def _is_actor(entity: Entity) -> bool:
    return entity.type in WHO or entity.type is EntityType.PLACE or entity.iri in UNIONS


def _share_entry(share: Share) -> Entry:
    f = share.figure
    return Entry(
        says="share",
        role="dependent" if share.stage in _TAKING else "supplier",
        stage=share.stage,
        share=f.value,
        qualifier=f.qualifier,
        period=f.period,
        attribution=f.attribution,
        suspect=f.suspect,
        evidence=share.evidence,
        modality=share.modality,
        scope=share.scope,
        of=share.of,
    )


def _claim_entries(texts: Texts, entities: dict[str, Entity]) -> Iterator[tuple[str, str, Entry]]:
    read = lru_cache(maxsize=64)(texts.document)
    for document_id, claim in claims_once(texts):
        document, ends = read(document_id), _claim_ends(claim, entities)
        if document is None or ends is None:
            continue
        row, column, role = ends
        yield row, column, _claim_entry(claim, role, document.evidence(claim.start, claim.end))


def _claim_ends(claim: Claim, entities: dict[str, Entity]) -> tuple[str, str, str] | None:
    """Return (row, column, role) of a claim: the thing, the actor, and whether the actor supplies or needs it."""
    if claim.predicate in _SUPPLYING:
        return claim.object, claim.subject, "supplier"
    if claim.predicate in _RESTRICTING:
        return claim.object, claim.subject, "restricting"
    if claim.predicate not in _NEEDING or claim.subject not in entities:
        return None
    needed = entities.get(claim.object)
    if not _is_thing(entities[claim.subject]) and needed is not None and _is_thing(needed):
        return claim.object, claim.subject, "dependent"
    return claim.subject, claim.object, "supplier"


def _claim_entry(claim: Claim, role: str, evidence: Evidence) -> Entry:
    return Entry(
        says=claim.predicate.rsplit("#", 1)[-1],
        role=role,
        stage="",
        share=None,
        qualifier=None,
        period=claim.period,
        attribution=claim.attribution,
        suspect="",
        evidence=evidence,
        negated=claim.polarity == "negative",
        modality=claim.modality,
    )


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Order the entries of a cell: shares first, the largest first, then claims, by document and place."""
    return sorted(
        dict.fromkeys(entries),
        key=lambda e: (e.share is None, -_low(e.share or 0.0), e.evidence.document, e.evidence.start),
    )


def _by_weight(iris: Iterable[str], entities: dict[str, Entity]) -> tuple[Entity, ...]:
    counts: dict[str, int] = defaultdict(int)
    for iri in iris:
        counts[iri] += 1
    return tuple(entities[iri] for iri in sorted(counts, key=lambda i: (-counts[i], i)))


def _each_once(found: Iterable[Concentration]) -> list[Concentration]:
    return list(dict.fromkeys(found))


def _computed(cells: Iterable[Cell]) -> Iterator[Concentration]:
    """Yield lower bounds of the HHI: the sum of the squared shares that one document states of one supply.

    A supply is a row at a stage, in a period, of one scope. The suppliers that a source does not name can only add to
    the index, so what is known bounds it from below.
    """
    known: dict[tuple[str, str, str, str | None, str], dict[str, Entry]] = defaultdict(dict)
    for cell in cells:
        for entry in cell.entries:
            if entry.role == "supplier" and _at_least(entry) > 0:
                supply = (cell.row, entry.evidence.document_id, entry.stage, entry.period, entry.scope)
                known[supply].setdefault(cell.column, entry)
    for (row, _, stage, period, _), by_column in sorted(known.items(), key=lambda item: tuple(map(str, item[0]))):
        total = sum(_at_least(e) for e in by_column.values())
        if KNOWN <= total <= 100:
            value = sum((_at_least(e) / 100) ** 2 for e in by_column.values())
            evidence = tuple(e.evidence for e in by_column.values())
            yield Concentration(row, round(value, 4), period, stage, evidence, computed=True)
