"""The entities a document brings along: made from what its rules found, and found again all through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.mentions.found import Found
from ingest.mentions.stretches import Stretch
from ingest.mentions.weighing import combined
from kg.ids import slug
from kg.model import Entity, Language, Mention
from kg.names import NameMatcher
from ontology.vocabulary import Name, Term

_SHORTEST_ALONE = 3
"""A name of fewer letters is found again only where a rule found it."""
_AGAIN = 0.9
"""Factor for a place where only the name stands, without what showed it to be an entity."""


def local_entities(found: Sequence[Found], language: Language) -> list[Entity]:
    """Return one entity for each found name that no vocabulary holds, sorted by IRI."""
    names: dict[str, Found] = {}
    for find in found:
        if not find.iri and slug(find.name):
            names.setdefault(find.entity, find)
    tag = "en" if language == "other" else language
    return [Entity(iri, find.type, {tag: find.name}) for iri, find in sorted(names.items())]


def local_mentions(stretches: Sequence[Stretch], found: Sequence[Found]) -> list[Mention]:
    """Return the places where rules found names, and the other places of the document that bear these names."""
    here = [
        Mention(f.start, f.end, f.entity, f.type, round(min(f.confidence, 0.95), 3), f.method)
        for f in found
        if f.iri or slug(f.name)
    ]
    return [*here, *_again(stretches, found)]


def _again(stretches: Sequence[Stretch], found: Sequence[Found]) -> Iterator[Mention]:
    certainty: dict[str, list[float]] = defaultdict(list)
    for find in found:
        certainty[find.entity].append(find.confidence)
    matcher = NameMatcher.from_terms(_terms(found))
    for stretch in stretches:
        for candidate in matcher.find_in(stretch.words, stretch.language):
            start, end = stretch.start + candidate.start, stretch.start + candidate.end
            option = candidate.options[0]
            confidence = min(0.9, _AGAIN * combined(certainty[option.entity]))
            yield Mention(start, end, option.entity, option.type, round(confidence, 3), "name again")


def _terms(found: Sequence[Found]) -> list[Term]:
    names: dict[str, set[str]] = defaultdict(set)
    types = {find.entity: find.type for find in found}
    for find in found:
        name = find.alias or find.name
        if find.anywhere and len(name) >= _SHORTEST_ALONE:
            names[find.entity].add(name)
    return [
        Term(entity, types[entity], tuple(Name(text, "mul", "preferred") for text in sorted(texts)))
        for entity, texts in sorted(names.items())
    ]
