"""What the rules for open classes hand on: a name in the text, what it names, and how sure the rule is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.ids import entity_iri
from kg.model import EntityType


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `start:end` that a rule takes for an entity of `type`.

    `name` is the bare name: without legal form and without inflection. `iri` is set where a vocabulary holds the
    entity. `anywhere` says that the name stands for the entity wherever the document uses it again; `alias` is that
    name where it is another than `name`: an abbreviation.
    """

    start: int
    end: int
    type: EntityType
    name: str
    confidence: float
    method: str
    iri: str = ""
    anywhere: bool = True
    alias: str = ""

    @property
    def entity(self) -> str:
        """The IRI of the entity: the vocabulary's, else one made from the type and the name."""
        return self.iri or entity_iri(self.type, self.name)

    def shifted(self, by: int) -> Found:
        """Return the find moved by an offset."""
        return replace(self, start=self.start + by, end=self.end + by)
