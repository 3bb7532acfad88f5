"""Whether a sentence speaks of the entities a question names, or of others of their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import EntityType, Mention
from kg.question import Question

HEADED, NEARBY, AT_HOME, UNASKED = 0.8, 0.5, 0.5, 0.8
"""What an entity counts that is named in the headings, in the passage only, what the country counts that a text need not
name because it is written there, and what a question without one gets; in the sentence it counts 1."""
COMPARED = frozenset((EntityType.COUNTRY, EntityType.MATERIAL))
"""Types of which texts say the same things one by one, so that what they say of another is no answer. A sentence on one
company is often also about another: its owner, its successor."""
HOMES = {"nl": "urn:knooppunt:entity:country:nl", "de": "urn:knooppunt:entity:country:de"}
"""The country that a text in a language speaks of when it names none: most laws and papers of a state never name it."""


@dataclass(frozen=True, slots=True)
class Support:
    """How a sentence stands to the entities asked for; shares and counts in 0..1.

    `inside` and `around`: share of them named in the sentence, and in the passage or its headings. `weakest`: what the
    least supported one counts. `rival`: the sentence names another of the type of one that is missing from the whole
    passage. `other`: another is named in the sentence in the stead of one that is not. `displaced`: the
    sentence speaks of another country or material, named in it or last named before it (*het land*).
    """

    inside: float
    around: float
    weakest: float
    rival: float
    other: float
    displaced: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The entities a question names, as far as a passage and its headings have them.

    `wanted` are their types, `headed` those in the headings, `beside` all entities of the passage, `home` is the
    country it is written in, if known.
    """

    wanted: Mapping[str, str]
    headed: frozenset[str]
    beside: frozenset[str]
    home: str | None

    @classmethod
    def of(cls, question: Question, mentions: Sequence[Mention], context: str, language: str) -> Surroundings:
        """Return the surroundings in a passage with these mentions and this title, headings and caption above it.

        `language` is that of its document.
        """
        wanted = {m.entity: m.type for m in question.mentions}
        folded = context.casefold()
        headed = {m.entity for m in question.mentions if question.text[m.start : m.end].casefold() in folded}
        beside = frozenset(m.entity for m in mentions)
        return cls(wanted, frozenset(headed), beside, HOMES.get(language))

    def support(self, inside: Sequence[Mention], before: Sequence[Mention] = ()) -> Support:
        """Return the support of a sentence with the mentions in it and those before it in its passage, in order."""
        wanted = self.wanted
        if not wanted:
            return Support(0.5, 0.5, UNASKED, 0.0, 0.0, 0.0)
        here = {m.entity for m in inside}
        near = ((self.beside | {self.home}) & wanted.keys()) | self.headed
        worth = {e: self._worth(e, here) for e in wanted}
        others = {m.type for m in inside if m.entity not in wanted}
        return Support(
            inside=len(here & wanted.keys()) / len(wanted),
            around=len(near) / len(wanted),
            weakest=min(worth.values()),
            rival=float(any(wanted[e] in others for e in wanted if e not in near)),
            other=float(any(wanted[e] in others for e in wanted if e not in here)),
            displaced=float(any(self._displaced(e, here, inside, before) for e in wanted)),
        )

    def _displaced(
        self, entity: str, here: AbstractSet[str], inside: Sequence[Mention], before: Sequence[Mention]
    ) -> bool:
        here_or_home = entity in here or entity in self.headed or entity == self.home
        if here_or_home or self.wanted[entity] not in COMPARED:
            return False
        spoken_of = [m.entity for m in (*before, *inside) if m.type == self.wanted[entity]]
        return bool(spoken_of) and spoken_of[-1] != entity

    def _worth(self, entity: str, here: AbstractSet[str]) -> float:
        if entity in here:
            return 1.0
        if entity in self.headed:
            return HEADED
        return NEARBY if entity in self.beside else AT_HOME if entity == self.home else 0.0
