"""The entities that the texts mention, to be searched by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Entity, EntityType
from kg.texts import StoredMention


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity with the number of its mentions and of the documents they stand in."""

    entity: Entity
    mentions: int
    documents: int


def catalogue(entities: Iterable[Entity], mentions: Iterable[StoredMention]) -> tuple[Listed, ...]:
    """Return the entities that are mentioned, most mentions first."""
    places: dict[str, list[str]] = defaultdict(list)
    for stored in mentions:
        places[stored.mention.entity].append(stored.document_id)
    listed = (Listed(e, len(places[e.iri]), len(set(places[e.iri]))) for e in entities if e.iri in places)
    return tuple(sorted(listed, key=lambda item: (-item.mentions, item.entity.iri)))


def search(listed: Sequence[Listed], text: str, type_: EntityType | None) -> list[Listed]:
    """Return the entities that have `text` in a label of any language or as an identifier, the best match first."""
    wanted = " ".join(text.casefold().split())
    found = ((_rank(item.entity, wanted), item) for item in listed if type_ in (None, item.entity.type))
    kept = [(rank, item) for rank, item in found if rank is not None]
    return [item for _, item in sorted(kept, key=lambda pair: (pair[0], -pair[1].mentions))]


def _rank(entity: Entity, wanted: str) -> int | None:
    """Return 0 for a name or identifier that is the text, 1 for one that begins with it, 2 if it holds it, else None."""
    if not wanted:
        return 0
    names = [n.casefold() for n in (*entity.labels.values(), *entity.identifiers.values())]
    if wanted in names:
        return 0
    if any(n.startswith(wanted) for n in names):
        return 1
    return 2 if any(wanted in n for n in names) else None
