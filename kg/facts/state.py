"""What follows from the figures and claims of one state of a knowledge base, each part found on first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg.bonds import Bonds
from kg.encoder import StaticEncoder
from kg.facts.centrality import Candidate, candidates
from kg.facts.disagreements import Disagreement, figure_disagreements
from kg.facts.likeness import Likeness
from kg.facts.matrix import Matrix, matrix
from kg.facts.observed import Observations, Observed, common_entities
from kg.facts.opposites import opposite_claims
from kg.facts.sameness import Judge
from kg.facts.timeline import Moment, moments
from kg.model import Figure
from kg.repeats import once
from kg.texts import Texts
from kg.word_encoder import word_encoder

if TYPE_CHECKING:
    # The knowledge base may offer what stands here; importing it would close a circle.
    from kg.knowledge_base import KnowledgeBase


class Facts:
    """Disagreements, dependence matrix, candidate chokepoints and timeline of one state.

    What a document repeats of one that it shares text with is no further side and no further evidence.
    """

    def __init__(self, texts: Texts, encoder: StaticEncoder) -> None:
        self._texts = texts
        self._likeness = Likeness(encoder)
        self._bonds = Bonds(texts)

    @cached_property
    def observed(self) -> list[Observed]:
        """The figures that stand in a sentence or row, with what is around them."""
        found = Observations(self._texts, self._likeness).all()
        return once(self._texts, found, lambda o: o.document_id, lambda o: f"{o.figure.as_written} {o.text}")

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """All disagreements: contradicting figures, then figures one of which is less precise, then claims."""
        return [d for _, d in self._in_figures] + opposite_claims(self._texts)

    @cached_property
    def matrix(self) -> Matrix:
        """Who supplies what."""
        return matrix(self._texts, self.observed)

    @cached_property
    def actors(self) -> Matrix:
        """Who depends on whom, whatever for."""
        return matrix(self._texts, self.observed, "actors")

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Things that the links run through though no text calls them a chokepoint."""
        return candidates(self._texts, self._bonds)

    @cached_property
    def timeline(self) -> list[Moment]:
        """Documents and facts by time."""
        return moments(self._texts)

    def about(self, figures: Iterable[tuple[str, Figure]]) -> list[Disagreement]:
        """Return the disagreements that any of these (document id, figure) takes part in, each once."""
        keys = [(document_id, f.start, f.end) for document_id, f in figures]
        numbers = {self._numbers[key] for key in keys if key in self._numbers}
        return [self._in_figures[n][1] for n in sorted(numbers)]

    def among(self, passage_ids: Sequence[int]) -> list[tuple[list[Observed], Disagreement]]:
        """Return the disagreements between figures of a few passages, each with the figures that take part."""
        observed = Observations(self._texts, self._likeness).all(passage_ids)
        return figure_disagreements(observed, self._judge)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._likeness, common_entities(self._texts))

    @cached_property
    def _in_figures(self) -> list[tuple[list[Observed], Disagreement]]:
        return figure_disagreements(self.observed, self._judge)

    @cached_property
    def _numbers(self) -> dict[tuple[str, int, int], int]:
        return {o.key: number for number, (members, _) in enumerate(self._in_figures) for o in members}


_STATES: WeakKeyDictionary[KnowledgeBase, Facts] = WeakKeyDictionary()


def facts_of(base: KnowledgeBase) -> Facts:
    """Return the facts of a knowledge base: the same object as long as this state of it is open."""
    if base not in _STATES:
        _STATES[base] = Facts(base.texts, word_encoder(base.encoder))
    return _STATES[base]


def disagreements(base: KnowledgeBase) -> list[Disagreement]:
    """Return all disagreements of a knowledge base, found once per state."""
    return facts_of(base).disagreements


def disagreements_about(base: KnowledgeBase, figures: Iterable[tuple[str, Figure]]) -> list[Disagreement]:
    """Return the disagreements that any of these (document id, figure) takes part in, each once."""
    return facts_of(base).about(figures)
