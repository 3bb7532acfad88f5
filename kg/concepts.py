"""What a question looks for, concept by concept: a word or a name with all that it may be called in the texts.

A concept's names count as one term (structured queries, Pirkola 1998; weighted by probability, Darwish & Oard 2003):
a word with ten translations weighs no more than one with a single translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.index import text_terms
from kg.model import Entity
from kg.question import Question
from kg.translation import compound_parts, translations

LABEL_WEIGHT = 0.8
"""Weight of another label of an entity against the name that was asked."""
TRANSLATION_WEIGHT = 0.9
"""Weight of a certain translation; a doubtful one counts by the root of its probability."""
PART_WEIGHT = 0.5
"""Weight of a part of a compound against the whole."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Names with their weights, the one asked first with weight 1; `entity` is the IRI of what they name, if any."""

    names: tuple[tuple[str, float], ...]
    entity: str | None = None

    def grams(self) -> list[tuple[float, dict[int, float]]]:
        """Return for each name its weight and the hashed character n-grams, each counted once."""
        return [(weight, dict.fromkeys(text_terms.grams(name), 1.0)) for name, weight in self.names]

    def stems(self) -> dict[int, float]:
        """Return the hashed stems of all names; those of a name of several words share its weight."""
        found: dict[int, float] = {}
        for name, weight in self.names:
            share = weight / max(len(text_terms.words(name)), 1)
            for language in ("nl", "de"):
                for stem in text_terms.stems(name, language):
                    found[stem] = max(found.get(stem, 0.0), share)
        return found


def concepts(question: Question, entities: Sequence[Entity]) -> tuple[Concept, ...]:
    """Return the concepts of a question; `entities` are those it names.

    A question of nothing but function words is taken word by word.
    """
    labels = {e.iri: tuple(dict.fromkeys(label.casefold() for label in e.labels.values())) for e in entities}
    found: dict[str, Concept] = {}
    for mention in question.mentions:
        name = question.text[mention.start : mention.end].casefold()
        others = {label: LABEL_WEIGHT for label in labels.get(mention.entity, ()) if label != name}
        found[name] = Concept(((name, 1.0), *others.items()), mention.entity)
    for term in question.terms:
        if term.entity is None:
            found[term.folded] = Concept(tuple(_names(term.folded, term.surface, question).items()))
    return tuple(found.values()) or tuple(Concept(((w, 1.0),)) for w in text_terms.words(question.text))


def _names(folded: str, surface: str, question: Question) -> Mapping[str, float]:
    names = {folded: 1.0}
    for part in compound_parts(surface, question.language):
        names.setdefault(text_terms.fold(part), PART_WEIGHT)
    for found in translations(surface, question.language):
        word = text_terms.fold(found.word)
        names[word] = max(names.get(word, 0.0), TRANSLATION_WEIGHT * found.probability**0.5)
    return names
