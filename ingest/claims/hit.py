"""A match of a trigger in a sentence: its words, what it is, and what stands around its names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.claims.patterns import Trigger
from ingest.claims.rendering import CLOSE, OPEN, SIGNS, Rendered, unsigned
from ingest.claims.stance import Scope
from ingest.claims.word_order import AND
from kg.model import EntityType, Language, Mention

LASTING = frozenset({"headquarteredIn"})
"""Relations that a sentence mentions in passing: its period and mood are those of its verb, not theirs."""

_BY_NOUN = frozenset({"enacts", "memberOf"})
"""Relations that a noun phrase mentions in passing (*das deutsche BGB*, *EU-lid Kroatië*)."""

_ACTS = frozenset(
    (
        "restrictsExportOf",
        "imposesTariffOn",
        "acquires",
        "investsIn",
        "subsidises",
        "partnersWith",
        "amends",
        "criticises",
    )
)
"""Relations whose noun phrases name something done, which may be planned or feared instead."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a trigger in a rendered sentence."""

    rendered: Rendered
    match: re.Match[str]
    trigger: Trigger
    language: Language

    @property
    def span(self) -> tuple[int, int]:
        """Where the words that make the claim stand; those of another verb before them say nothing of it."""
        start, end = self.match.span()
        if self.trigger.aside:
            return self.rendered.line.index(",", self.match.end("S")) + 1, end
        if not self.trigger.shared:
            return start, end
        first = self.match.end("S")
        return first + self.rendered.line[first:end].index(f" {AND.get(self.language, 'en')}"), end

    @property
    def scope(self) -> Scope:
        """What the phrasing is, for how it is meant."""
        if not self.trigger.phrase:
            return "clause"
        return "act" if self.trigger.relation in _ACTS else "state"

    @property
    def in_passing(self) -> bool:
        """Tell whether a sentence mentions what is so anyway: where a firm is at home, whose act an act is."""
        relation = self.trigger.relation
        return relation in LASTING or (relation in _BY_NOUN and self.trigger.phrase)

    def start(self, side: str) -> int:
        """Return where a phrase begins, with the noun that explains its name."""
        noun = f"{side}A"
        known = noun in self.match.re.groupindex and self.match[noun]
        return self.match.start(noun if known else side)

    def following(self, side: str) -> str:
        """Return the token after a phrase, with its signs."""
        return self.rendered.line[self.match.end(side) :].split(" ", 2)[1]

    def is_firm(self, mention: Mention, following: str) -> bool:
        """Tell whether a compound names the company it begins with (*Midea-Konzern*)."""
        return mention.type is EntityType.COMPANY and SIGNS["company"] in following

    def first(self) -> str:
        """Return the first word of the match."""
        return unsigned(self.match[0]).split()[0].lower()


def numbers(phrase: str) -> list[int]:
    """Return the numbers of the mentions in a part of a rendered line."""
    return [int(n) for n in re.findall(rf"\d+(?={CLOSE})", phrase)]


def adjacent(phrase: str, number: int) -> bool:
    """Tell whether the next mention follows a mention at once (*Chinees staal*)."""
    return f"{OPEN}{number}{CLOSE} {OPEN}{number + 1}{CLOSE}" in unsigned(phrase)
