"""Where a trigger fits a sentence, and which mentions stand on its two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ingest.claims.patterns import Trigger
from ingest.claims.relations import relations
from ingest.claims.rendering import ATTRIBUTIVE, CLOSE, OPEN, SIGNS, Rendered, is_attributive, unsigned
from ingest.claims.words import has, words
from kg.model import EntityType, Language, Mention

LASTING = frozenset({"headquarteredIn"})
"""Relations that a sentence mentions in passing: its period and mood are those of its verb, not theirs."""

_LEADING = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})
"""Types whose name may begin a compound and still be what is meant (*EU-importheffingen*)."""

_PARTICIPLES = {
    "nl": re.compile(r"ge[a-zë]+(?:de|te)|[a-zë]{3,}ende"),
    "de": re.compile(r"[a-zäöüß]{3,}ende[nrsm]?|ge[a-zäöüß]+te[nrsm]"),
}
_SINGULAR = frozenset("is wordt heeft komt ist wird hat kommt zijn sind".split())
"""Verbs after the last member of a list that may make it the subject of a clause of its own."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a trigger in a rendered sentence."""

    rendered: Rendered
    match: re.Match[str]
    trigger: Trigger
    language: Language

    def pairs(self) -> Iterator[tuple[Mention, Mention]]:
        """Yield the subjects and objects whose words and types fit the relation."""
        relation = relations()[self.trigger.relation]
        if any(not self._is_apposed(side) or self._is_attribute(side) for side in "SO"):
            return
        if any(map(self._is_complement, self.trigger.gapped)):
            return
        for subject, object_ in self._candidates():
            if subject.entity != object_.entity and relation.allows(subject.type, object_.type):
                yield subject, object_

    def stands_free(self) -> bool:
        """Tell whether the phrase that the match begins with is no complement of what stands before it."""
        before = unsigned(self.rendered.line[: self.match.start()]).split()
        if not self.trigger.begins or not before:
            return True
        prepositions = words("preposition", self.language)
        if before[-1].lower() in prepositions:
            return False
        if before[-1].lower() in {"en", "und", "of", "oder"}:
            return not any(w.lower() in prepositions for w in before[-4:-1])
        return self.language != "de" or not self._is_genitive(before)

    def _candidates(self) -> Iterator[tuple[Mention, Mention]]:
        if "G" in self.match.re.groupindex:
            yield from combinations([self.rendered.mentions[n] for n in _numbers(self.match["G"])], 2)
            return
        objects = self._allowed("O")
        for subject in self._allowed("S"):
            for object_ in objects:
                if self.trigger.relation not in LASTING or self._is_home(subject, object_):
                    yield subject, object_

    def _is_home(self, subject: Mention, object_: Mention) -> bool:
        """Tell whether an adjective before a name says where it is at home: that of a country, before no compound."""
        adjective = self.trigger.object == "adjective"
        named = self.rendered.mentions.index(subject) not in self.rendered.compounds
        return named and (not adjective or object_.type is EntityType.COUNTRY)

    def _is_complement(self, side: str) -> bool:
        """Tell whether a phrase after a gap hangs on a preposition (*den Kartendienst Here von Nokia*)."""
        leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")}
        tokens = self.rendered.line[: self._start(side)].split()
        while (
            tokens
            and (set(tokens[-1]) & leading or ATTRIBUTIVE in tokens[-1])
            and SIGNS["preposition"] not in tokens[-1]
        ):
            tokens.pop()
        return bool(tokens) and SIGNS["preposition"] in tokens[-1]

    def _start(self, side: str) -> int:
        """Return where a phrase begins, with the noun that explains its name."""
        noun = f"{side}A"
        known = noun in self.match.re.groupindex and self.match[noun]
        return self.match.start(noun if known else side)

    def _is_attribute(self, side: str) -> bool:
        """Tell whether a participle after a phrase makes it part of another (*dem zu Acme gehörenden Hersteller*)."""
        last = side in self.match.re.groupindex and self.match.end(side) == self.match.end()
        pattern = _PARTICIPLES.get(self.language)
        return bool(last and pattern and pattern.fullmatch(unsigned(self._following(side))))

    def _is_apposed(self, side: str) -> bool:
        """Tell whether a noun before a name explains it: in German, before a company, no part or office of it."""
        noun = self.match.groupdict().get(f"{side}A")
        if not noun:
            return True
        first = self.rendered.mentions[_numbers(self.match[side])[0]]
        part = has("part", unsigned(noun).split()[-1], self.language)
        return self.language == "de" and first.type is EntityType.COMPANY and not part

    def _allowed(self, side: str) -> list[Mention]:
        """Return the mentions of a phrase that its mode allows there."""
        numbers = self._members(side)
        return [self.rendered.mentions[n] for n in numbers if self._fits(n, numbers, side)]

    def _fits(self, number: int, numbers: list[int], side: str) -> bool:
        mention, surface = self.rendered.mentions[number], self.rendered.surfaces[number]
        mode = self.trigger.subject if side == "S" else self.trigger.object
        following = self._following(side)
        before_noun = unsigned(following).lower() in words("standin", self.language)
        compound = number in self.rendered.compounds
        if compound and (mention.type not in _LEADING or (mode == "name" and not before_noun)):
            return False
        leads = compound or (number + 1 in numbers and _adjacent(self.match[side], number))
        adjective = leads or is_attributive(mention, surface)
        if mode == "name":
            return not adjective or before_noun or _is_after_noun(surface, mention, following)
        return mode != "adjective" or adjective

    def _members(self, side: str) -> list[int]:
        """Return the members of a list that belong to it.

        Before a verb in the singular only the last does (*... lithium en kobalt komt uit ...*); at the end of a match
        the last does not if it may begin a clause of its own.
        """
        numbers = _numbers(self.match[side])
        following = unsigned(self._following(side))
        verb = self.trigger.begins == side and following.lower() in self.trigger.verb
        if len(numbers) > 1 and verb and _is_singular(following):
            return numbers[-1:]
        after = unsigned(self.rendered.line[self.match.end(side) :]).split()[1:2]
        amid = bool(after) and after[0].isalnum() and self.match.end(side) == self.match.end()
        if len(numbers) > 1 and amid and not self._ends_list(following):
            return numbers[:-1]
        return numbers

    def _following(self, side: str) -> str:
        """Return the token after a phrase, with its signs."""
        return self.rendered.line[self.match.end(side) :].split(" ", 2)[1]

    def _ends_list(self, token: str) -> bool:
        """Tell whether a token may follow a list without its last member being the subject of a new clause."""
        low = token.lower()
        closed = any(low in words(kind, self.language) for kind in ("preposition", "breaks", "standin"))
        return (not token.isalpha() or closed) and low not in _SINGULAR

    def _is_genitive(self, before: list[str]) -> bool:
        """Tell whether a German phrase hangs on the noun before it (*die Kritik der EU ist ...*)."""
        first = unsigned(self.match[0]).split()[0].lower()
        last = before[-1]
        noun = last[0].isupper() and last.isalpha() and last.lower() not in words("standin", self.language)
        return noun and first in {"der", "des"} and len(before) > 1


def _is_after_noun(surface: str, mention: Mention, following: str) -> bool:
    """Tell whether a genitive follows its noun (*Exportbeschränkungen Chinas für ...*) instead of opening a phrase."""
    genitive = len(surface) > mention.end - mention.start
    opens = SIGNS["adjective"] in following or following[:1].isupper()
    return genitive and not opens


def _is_singular(verb: str) -> bool:
    """Tell a Dutch or German verb in the singular by its ending."""
    return not verb.endswith("n") and verb != "sind"


def _numbers(phrase: str) -> list[int]:
    return [int(n) for n in re.findall(rf"\d+(?={CLOSE})", phrase)]


def _adjacent(phrase: str, number: int) -> bool:
    """Tell whether the next mention follows a mention at once (*Chinees staal*)."""
    return f"{OPEN}{number}{CLOSE} {OPEN}{number + 1}{CLOSE}" in unsigned(phrase)
