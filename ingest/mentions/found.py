"""What the rules for open classes hand on: a name in the text, what it names, and how sure the rule is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from kg.model import EntityType

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "œ": "oe"})


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


def slug(name: str) -> str:
    """Return the name in lower-case ASCII letters and digits, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return _NOT_SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def entity_iri(entity_type: EntityType, name: str) -> str:
    """Return the IRI of an entity that no vocabulary holds, the same for the same name in every document."""
    return f"urn:knooppunt:entity:{entity_type.lower()}:{slug(name)}"
