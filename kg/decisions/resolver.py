"""What the decisions in force do to an analysis and to the names of a vocabulary.

**The one place where decisions take effect is the text store.** The graph of a document holds what was found in it,
untouched by judgement, so that taking a judgement back leaves nothing behind. `kg.texts` passes what it writes
through a `Resolver`, and when decisions change, `kg.writing` writes the documents concerned anew from the graph.
All that reads the texts (search, answers, walks, facts, lists, pages) sees the judged state without knowing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kg.decisions.decision import Decision, Judgement
from kg.model import Analysis, Claim, Entity, EntityType, Figure, Mention
from ontology.vocabulary import Name, Term


@dataclass(frozen=True)
class Resolver:
    """The effect of some decisions. Those that were undone have none.

    Of two decisions on one matter the later holds. `same` is transitive: the kept entity of the last `same` stands
    for all.
    """

    decisions: tuple[Decision, ...] = ()

    @cached_property
    def _active(self) -> tuple[Decision, ...]:
        return tuple(d for d in self.decisions if d.active)

    @cached_property
    def _kept(self) -> dict[str, str]:
        kept: dict[str, str] = {}
        for decision in self._of(Judgement.SAME):
            first, second = (_follow(kept, iri) for iri in decision.entities)
            if first != second:
                kept[second] = first
        return kept

    @cached_property
    def _rejected(self) -> frozenset[str]:
        return frozenset(self.root(d.entities[0]) for d in self._of(Judgement.REJECT))

    @cached_property
    def _types(self) -> dict[str, EntityType]:
        return {d.entities[0]: EntityType(d.type) for d in self._of(Judgement.RETYPE)}

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        labels: dict[str, dict[str, str]] = {}
        for decision in self._of(Judgement.RENAME):
            labels.setdefault(decision.entities[0], {})[decision.language] = decision.label
        return labels

    def _of(self, judgement: Judgement) -> Iterator[Decision]:
        return (d for d in self._active if d.judgement is judgement)

    @cached_property
    def judged(self) -> frozenset[str]:
        """The IRIs that some decision in force is about."""
        return frozenset(iri for d in self._active for iri in d.entities)

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs that are not the same, as the entities that stand for them."""
        return frozenset(frozenset(map(self.root, d.entities)) for d in self._of(Judgement.DIFFERENT))

    def root(self, iri: str) -> str:
        """Return the entity that an IRI stands for."""
        return _follow(self._kept, iri)

    def is_rejected(self, iri: str) -> bool:
        """Tell whether the entity that an IRI stands for is hidden."""
        return bool(self._rejected) and self.root(iri) in self._rejected

    def type_of(self, iri: str, found: EntityType) -> EntityType:
        """Return the type of the entity that an IRI stands for; `found` is the type of the IRI before any judgement."""
        root = self.root(iri)
        return self._types.get(root) or (found if root == iri else EntityType.from_iri(root))

    def effect(self, iri: str) -> tuple[object, ...]:
        """Return all that decisions do to an IRI; equal effects need no writing anew."""
        root = self.root(iri)
        return root, self.is_rejected(iri), self._types.get(root), sorted(self._labels.get(root, {}).items())

    # -- an analysis -----------------------------------------------------------------------------------------------

    def analysis(self, analysis: Analysis) -> Analysis:
        """Return an analysis as it stands under the decisions: mentions, figures and claims. Entities: `described`."""
        if not self._active:
            return analysis
        return replace(
            analysis,
            mentions=tuple(self._mentions(analysis.mentions)),
            figures=tuple(map(self._figure, analysis.figures)),
            claims=tuple(self._claims(analysis.claims)),
        )

    def _mentions(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield each place and entity once: a name left undecided between two that are one is no longer shared."""
        joined: dict[tuple[int, int, str], Mention] = {}
        untouched: list[Mention] = []
        for mention in mentions:
            if self.is_rejected(mention.entity):
                continue
            root = self.root(mention.entity)
            judged = replace(mention, entity=root, type=self.type_of(mention.entity, mention.type))
            place = (mention.start, mention.end, root)
            known = joined.get(place)
            if known is None:
                joined[place] = judged
            elif mention.method == known.method == "undecided":
                joined[place] = replace(known, confidence=min(1.0, known.confidence + mention.confidence))
            elif mention.entity == known.entity:
                untouched.append(judged)
            elif mention.confidence > known.confidence:
                joined[place] = judged
        yield from sorted((*joined.values(), *untouched), key=lambda m: (m.start, m.end))

    def _figure(self, figure: Figure) -> Figure:
        about = dict.fromkeys(self.root(iri) for iri in figure.about if not self.is_rejected(iri))
        return replace(figure, about=tuple(about))

    def _claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield the claims between two entities that are still there, and still two."""
        for claim in claims:
            ends = self.root(claim.subject), self.root(claim.object)
            gone = any(map(self.is_rejected, ends))
            if not gone and (ends[0] != ends[1] or claim.subject == claim.object):
                yield replace(claim, subject=ends[0], object=ends[1])

    # -- entities and names ----------------------------------------------------------------------------------------

    def described(self, entity: Entity) -> Iterator[tuple[Entity, bool]]:
        """Yield the descriptions an entity is stored under, each with whether it is the entity's own.

        A description that is not its own, of one that counts as it or from before it was renamed, holds names that
        still lead to it.
        """
        root = self.root(entity.iri)
        if root in self._rejected:
            return
        judged = replace(entity, iri=root, type=self.type_of(entity.iri, entity.type))
        given = self._labels.get(root)
        yield (replace(judged, labels=entity.labels | given) if given else judged), root == entity.iri
        if given:
            yield judged, False

    def terms(self, terms: Iterable[Term]) -> list[Term]:
        """Return the terms under which names are found: one an entity, with all the names that lead to it."""
        joined: dict[str, Term] = {}
        for term in terms:
            if not self.is_rejected(term.iri):
                judged = self._term(term)
                known = joined.get(judged.iri)
                joined[judged.iri] = _joined(known, judged) if known else judged
        return list(joined.values())

    def _term(self, term: Term) -> Term:
        root = self.root(term.iri)
        given = self._labels.get(root, {})
        if root == term.iri and not given and root not in self._types:
            return term
        names = (
            *_preferred(given),
            *(_weaker(n) if root != term.iri or n.language in given else n for n in term.names),
        )
        type_ = self.type_of(term.iri, EntityType(term.type))
        return replace(term, iri=root, type=type_.value, names=tuple(dict.fromkeys(names)))


def _follow(kept: Mapping[str, str], iri: str) -> str:
    while iri in kept:
        iri = kept[iri]
    return iri


def _preferred(labels: Mapping[str, str]) -> Iterator[Name]:
    for language, text in labels.items():
        # A rename is in nl, de or en: the review checks it.
        yield Name(text, language, "preferred")  # type: ignore[arg-type]


def _weaker(name: Name) -> Name:
    return replace(name, kind="alternative") if name.kind == "preferred" else name


def _joined(first: Term, second: Term) -> Term:
    """Join two terms of one entity; a preferred name of both stays so once."""
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        identifiers=second.identifiers | first.identifiers,
        cues=tuple(dict.fromkeys((*first.cues, *second.cues))),
        ambiguous=first.ambiguous | second.ambiguous,
        broader=tuple(dict.fromkeys((*first.broader, *second.broader))),
    )
