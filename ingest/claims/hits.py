"""Where a trigger fits a sentence, and which mentions stand on its two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ingest.claims.patterns import Trigger
from ingest.claims.relations import relations
from ingest.claims.rendering import ATTRIBUTIVE, CLOSE, OPEN, SIGNS, Rendered, is_attributive, unsigned
from ingest.claims.stance import Scope
from ingest.claims.verb_forms import verbs
from ingest.claims.word_order import AND, OTHER, PARTICLES
from ingest.claims.words import has, has_stem, words
from kg.model import EntityType, Language, Mention

LASTING = frozenset({"headquarteredIn"})
"""Relations that a sentence mentions in passing: its period and mood are those of its verb, not theirs."""

_BY_NOUN = frozenset({"enacts", "memberOf"})
"""Relations that a noun phrase mentions in passing (*das deutsche BGB*, *EU-lid Kroatië*)."""

_NATIONAL = re.compile(r"act:([a-z]{2})-")
"""How the name of an act in our vocabulary begins, with the code of who made it."""

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

STATES = frozenset(
    ("dependsOn", "competesWith", "holdsChokepoint", "isChokepointFor", "substituteFor", "headquarteredIn")
)
"""Relations that come about: nobody plans them, they may be expected."""

_ENDED = 4
"""So many words before a noun may say that what it names comes to an end."""

_SENTENCE = 3
"""So many words after whom a court condemns may say to what."""

_BY_FRAME = frozenset({"frame"})
"""How a name is recognised that is in no list and has no legal form, by its neighbours alone."""

_AGAIN = "name again"
"""How a name is recognised that the document has shown once; with a nationality alone it may be a place or an office."""

_SURE_ACT = 0.7
"""A title less sure than this is no act that a country has made."""

_LEADING = frozenset({EntityType.COUNTRY, EntityType.ORGANISATION, EntityType.PLACE})
"""Types whose name may begin a compound and still be what is meant (*EU-importheffingen*)."""

_PARTICIPLES = {
    "nl": re.compile(r"ge[a-zë]+(?:de|te)|[a-zë]{3,}ende"),
    "de": re.compile(r"[a-zäöüß]{3,}ende[nrsm]?|ge[a-zäöüß]{3,}te[nrsm]"),
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

    @property
    def span(self) -> tuple[int, int]:
        """Where the words that make the claim stand; those of another verb before them say nothing of it."""
        start, end = self.match.span()
        if not self.trigger.shared:
            return start, end
        first = self.match.end("S")
        return first + self.rendered.line[first:end].index(f" {AND.get(self.language, 'en')}"), end

    @property
    def scope(self) -> Scope:
        """What the phrasing is, for how it is meant."""
        if not self.trigger.phrase:
            return "clause"
        return "act" if self.trigger.relation in _ACTS | {"operatesIn"} else "state"

    def is_reported(self) -> bool:
        """Tell whether a German verb says that somebody else said it (*Taiwan produziere größere Chips*)."""
        return any(token in self.trigger.reported for token in unsigned(self.match[0]).lower().split())

    def is_future(self) -> bool:
        """Tell whether *wird*, *zal* or *gaat* and an infinitive say what will be (*Peru wird Kohle importieren*)."""
        own = unsigned(self.match[0]).lower().split()
        if not any(word in words("future", self.language) for word in own):
            return False
        return not self.trigger.infinitives.isdisjoint(own) or own.count("werden") + own.count("wird") > 1

    def is_hearsay(self) -> bool:
        """Tell whether *soll* and a perfect say that others say so (*Peru soll Kohle geliefert haben*)."""
        own = unsigned(self.match[0]).lower().split()
        return (
            self.trigger.perfect and self.language == "de" and not {"soll", "sollen", "will", "wollen"}.isdisjoint(own)
        )

    def is_of_its_subject(self) -> bool:
        """Tell whether the second verb of a sentence has the subject that the sentence begins with.

        The first verb must follow the subject at once, and be no auxiliary that the second one hangs on.
        """
        if not self.trigger.shared:
            return True
        if unsigned(self.rendered.line[: self.match.start("S")]).split() and self._leads_in():
            return False
        gap = unsigned(self.rendered.line[self.match.end("S") : self.match.end()]).lower().split()
        at = gap.index(AND.get(self.language, "en"))
        first = next((word for word in gap[:at] if word not in words("standin", self.language)), "")
        closed = ("preposition", "determiner", "negation")
        hangs = any(word in words("modal", self.language) for word in gap[:at]) and self._may_hang(gap[at + 1])
        return first.isalpha() and not hangs and not any(first in words(kind, self.language) for kind in closed)

    def _may_hang(self, word: str) -> bool:
        """Tell whether a verb may be an infinitive or a participle that belongs to an auxiliary before it."""
        return any(word in {verb.infinitive, verb.participle} for verb in verbs([word], self.language))

    def _leads_in(self) -> bool:
        """Tell whether words other than determiners stand before the subject of the match."""
        before = self.rendered.line[: self.match.start("S")].split()
        leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")} | {ATTRIBUTIVE}
        return any(not set(token) & leading for token in before)

    def is_lessened(self) -> bool:
        """Tell whether the words deny in part what they name: less dependent, a ban on imports, tariffs on them."""
        relation = self.trigger.relation
        own = unsigned(self.match[0])
        if relation in {"dependsOn", "supplies"} and has("less", own, self.language):
            return True
        if relation == "supplies" and has("origin", f"{self._clause()} {own}", self.language):
            return True
        if relation == "supplies" and any(has_stem(kind, own, self.language) for kind in ("tariff", "exportcurb")):
            return True
        before = " ".join(unsigned(self.rendered.line[: self.match.start()]).split()[-_ENDED:])
        if self.scope == "act" and has_stem("abolition", f" {before} ", self.language):
            return True
        return relation == "supplies" and self.trigger.phrase and has_stem("ban", self.rendered.written, self.language)

    def _clause(self) -> str:
        """Return what stands before the match in its clause."""
        return re.split("[,;:–—]", unsigned(self.rendered.line[: self.match.start()]))[-1].strip()

    def is_unsettled(self) -> bool:
        """Tell whether a noun phrase names an agreement that there may be (*für eine Partnerschaft zwischen ...*)."""
        if self.trigger.relation != "partnersWith" or not self.trigger.phrase:
            return False
        before = self.rendered.line[: self.match.start()].split()
        while before and SIGNS["adjective"] in before[-1]:
            before.pop()
        return bool(before) and unsigned(before[-1]).lower() in words("indefinite", self.language)

    def is_building(self) -> bool:
        """Tell whether a noun phrase names a plant that is to be built (*den Bau einer Fabrik von Acme in Ulm*)."""
        before = " ".join(unsigned(self.rendered.line[: self.match.start()]).split()[-_ENDED:])
        built = self.trigger.relation == "operatesIn" and self.trigger.phrase
        return built and has_stem("building", f" {before} ", self.language)

    def is_otherwise(self) -> bool:
        """Tell whether the verb says something else here: who is sold supplies nobody, who is sentenced is no critic's."""
        own = unsigned(self.match[0])
        if not self.trigger.phrase and self._is_of_other_verb(own):
            return True
        if self.trigger.relation == "supplies":
            return has("sold", own, self.language) and has("passive", own, self.language)
        after = " ".join(unsigned(self.rendered.line[self.match.end() :]).split()[:_SENTENCE])
        condemned = self.trigger.relation == "criticises" and has_stem("condemned", own, self.language)
        return condemned and has("to", after, self.language)

    def _is_of_other_verb(self, own: str) -> bool:
        """Tell whether the clause ends in a separable part that makes another verb of this one (*wint ... terug*)."""
        after = re.split(f"[^\\w\\s{OPEN}{CLOSE}]", unsigned(self.rendered.line[self.match.end() :]))[0].split()
        kept = [i for i, token in enumerate(after) if token.lower() in {"en", "und", "of", "oder"}]
        last = (after[: kept[0]] if kept else after)[-1:]
        buys = self.trigger.relation == "acquires" and last in (["auf"], ["op"])
        if after[:1] and after[0] in OTHER - words("preposition", self.language):
            return True
        return bool(last) and last[0] in PARTICLES | OTHER and last[0] not in own.split() and not buys

    def pairs(self) -> Iterator[tuple[Mention, Mention]]:
        """Yield the subjects and objects whose words and types fit the relation."""
        relation = relations()[self.trigger.relation]
        if any(not self._is_apposed(side) or self._is_attribute(side) for side in "SO"):
            return
        if any(map(self._is_complement, self.trigger.gapped)) or any(map(self._is_deeper, self.trigger.opened)):
            return
        for subject, object_ in self._candidates():
            if subject.entity == object_.entity or not relation.allows(subject.type, object_.type):
                continue
            if object_.type is EntityType.ACT and object_.confidence < _SURE_ACT and self.trigger.phrase:
                continue
            if self.in_passing and not self._is_act_of(subject, object_):
                continue
            if not (self.trigger.relative and object_.type in relation.subjects):
                yield subject, object_

    @property
    def in_passing(self) -> bool:
        """Tell whether a sentence mentions what is so anyway: where a firm is at home, whose act an act is."""
        relation = self.trigger.relation
        return relation in LASTING or (relation in _BY_NOUN and self.trigger.phrase)

    def _is_act_of(self, subject: Mention, object_: Mention) -> bool:
        """Tell whether an adjective stands at once before an act, and the act is not known as another country's."""
        if object_.type is not EntityType.ACT:
            return True
        code = _NATIONAL.search(object_.entity)
        own = subject.entity.rpartition(":")[2]
        foreign = code is not None and subject.type is EntityType.COUNTRY and code[1] != own
        names = self.rendered.mentions
        return not foreign and _adjacent(self.match[0], names.index(subject)) and subject.end < object_.start

    def stands_free(self) -> bool:
        """Tell whether the phrase that the match begins with is no complement of what stands before it."""
        before = unsigned(self.rendered.line[: self.match.start()]).split()
        unclear = (self.trigger.relative and self._is_origin()) or self._is_inserted(before)
        asks = self.trigger.inverted and not self._is_opened(before)
        if unclear or asks or not self.is_of_its_subject():
            return False
        if not self.trigger.begins or not before or (self.trigger.relation in LASTING and self._is_whole(before)):
            return True
        prepositions = words("preposition", self.language)
        if self.trigger.begins == "G" and not {before[-1].lower(), self._first()}.isdisjoint({"wie", "zoals"}):
            return False  # examples of a group (*Länder wie Peru und Chile*) that does it with others
        if before[-1].lower() in prepositions:
            return False
        if before[-1].lower() in {"en", "und", "of", "oder"}:
            return not any(w.lower() in prepositions for w in before[-4:-1])
        return self.language != "de" or not self._is_genitive(before)

    def _is_whole(self, before: list[str]) -> bool:
        """Tell whether a phrase about a firm is about itself, not about a part of it (*die Tochter von Acme mit Sitz*)."""
        last = before[-1].lower()
        return last in words("preposition", self.language) - words("from", self.language)

    def _is_inserted(self, before: list[str]) -> bool:
        """Tell whether the match explains a name that is only compared with (*war Peru, nach China, der größte ...*)."""
        explains = self.trigger.phrase and self.trigger.apposition
        return explains and bool(before) and before[-1].lower() in words("beside", self.language)

    def _is_origin(self) -> bool:
        """Tell whether a relative clause may be about what comes from its subject (*ein Werk aus Peru, das ...*)."""
        before = self.rendered.line[: self.match.start()].split()
        return (
            len(before) > 1
            and unsigned(before[-1]).lower() in words("from", self.language)
            and (SIGNS["preposition"] not in before[-2] and before[-2][0].isalnum() | before[-2].startswith(OPEN))
        )

    def _is_opened(self, before: list[str]) -> bool:
        """Tell whether an adverb, a phrase with a preposition or a clause opens what a verb before its subject goes on.

        Nothing before the verb makes a question or a condition (*Stoppt China den Export, ...*), a noun its subject.
        """
        if not before or before[-1] == ",":
            return bool(before)
        if before[-1].lower() in words("preposition", self.language):
            return False
        clause = before[max((i + 1 for i, t in enumerate(before) if _is_border(t, before[i - 1])), default=0) :]
        prepositions = words("preposition", self.language)
        if any(token.lower() in prepositions for token in clause[:2]):
            return True
        signed = self.rendered.line[: self.match.start()].split()
        if clause and SIGNS["filler"] in signed[len(signed) - len(clause)]:
            return True
        opening = clause[0].lower() if clause else ""
        return any(opening in words(kind, self.language) for kind in ("filler", "opening"))

    def _candidates(self) -> Iterator[tuple[Mention, Mention]]:
        if "G" in self.match.re.groupindex:
            listed = _numbers(self.match["G"])
            stands_in = unsigned(self._following("G")).lower() in words("standin", self.language)
            named = [n for n in listed if stands_in or not self._is_adjective(n)]
            yield from combinations([self.rendered.mentions[n] for n in named], 2)
            return
        objects = self._allowed("O")
        for subject in self._allowed("S"):
            for object_ in objects:
                if self.trigger.relation not in LASTING or self._is_home(subject, object_):
                    yield subject, object_

    def _is_home(self, subject: Mention, object_: Mention) -> bool:
        """Tell whether an adjective before a name says where it is at home: that of a country, before no compound.

        A name that only the words around it make a company (*der amerikanische X*) has no home by the same words.
        """
        before = unsigned(self.rendered.line[: self.match.start()] + self.match[0]).strip()
        former = self.trigger.object == "adjective" and has("origin", before, self.language)
        if subject.method in _BY_FRAME or self._is_one_of_many() or former:
            return False
        bare = "S" in self.trigger.types and SIGNS["company"] not in self.match[0]
        if bare and subject.method == _AGAIN:
            return False
        if self._is_passed_by():
            return False
        adjective = self.trigger.object == "adjective"
        number = self.rendered.mentions.index(subject)
        named = number not in self.rendered.compounds or self._is_firm(subject, self._following("S"))
        return named and (not adjective or (object_.type is EntityType.COUNTRY and not self._is_of_name(object_)))

    def _is_one_of_many(self) -> bool:
        """Tell whether an article makes a noun of what looks like a name (*eine Bluesband aus Ulm*).

        A noun for a company between the two makes it a name again (*ein Autobauer Acme*).
        """
        before = self.rendered.line[: self.match.start("S")].split()
        leading = {SIGNS[kind] for kind in ("adjective", "company", "standin")} | {ATTRIBUTIVE}
        while before and set(before[-1]) & leading:
            if SIGNS["company"] in before.pop():
                return False
        return bool(before) and unsigned(before[-1]).lower() in words("indefinite", self.language)

    def _is_passed_by(self) -> bool:
        """Tell whether a name of its own or a number stands in the gap before the subject (*in Ulm ansässige X ... Y*)."""
        if "S" not in self.trigger.gapped or self.match.start("O") > self.match.start("S"):
            return False
        gap = self.rendered.line[self.match.end("O") : self.match.start("S")].split()
        known = {SIGNS[kind] for kind in ("company", "standin", "determiner")}
        return any((t[0].isupper() and not set(t) & known) or t[0].isdigit() for t in gap)

    def _is_of_name(self, object_: Mention) -> bool:
        """Tell whether a German adjective is part of a name by its capital (*Deutsche Bahn*)."""
        surface = self.rendered.surfaces[self.rendered.mentions.index(object_)]
        return self.language == "de" and surface[:1].isupper() and is_attributive(object_, surface)

    def _is_complement(self, side: str) -> bool:
        """Tell whether a phrase after a gap hangs on a preposition or a noun before it.

        *Den Kartendienst Here von Nokia* is not Nokia, *nach § 29 der Haushaltsordnung* not the act.
        """
        leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")}
        tokens = self.rendered.line[: self._start(side)].split()
        first = ""
        while tokens and SIGNS["preposition"] not in tokens[-1] and set(tokens[-1]) & {*leading, ATTRIBUTIVE}:
            first = unsigned(tokens.pop()).lower()
        if not tokens:
            return False
        before = unsigned(tokens[-1])
        genitive = self.language == "de" and first in {"der", "des"} and (before[0].isupper() or before.isdigit())
        return SIGNS["preposition"] in tokens[-1] or genitive

    def _is_deeper(self, side: str) -> bool:
        """Tell whether a second preposition stands between the one of the phrasing and a name after a gap."""
        tokens = unsigned(self.rendered.line[self.match.start() : self._start(side)]).lower().split()
        places = [i for i, token in enumerate(tokens) if token in self.trigger.opened[side]]
        inner = tokens[places[0] + 1 :] if places else []
        return any(token in words("preposition", self.language) for token in inner)

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
        if self.trigger.relation in LASTING and noun and _names_person(unsigned(noun), self.language):
            return False
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
        compound = number in self.rendered.compounds and not self._is_firm(mention, following)
        wanted = self.trigger.types.get(side)
        noun = surface.lower() in words("company", self.language) | words("standin", self.language)
        if noun or (wanted is not None and mention.type not in wanted):
            return False
        if mode == "compound":
            return compound
        if mode == "genitive":
            return not compound and surface.rstrip("'’").endswith("s")
        if compound and (mention.type not in _LEADING or (mode == "name" and not before_noun)):
            return False
        leads = compound or (number + 1 in numbers and _adjacent(self.match[side], number))
        adjective = leads or is_attributive(mention, surface)
        if mode == "name":
            after_noun = self.language == "de" and _is_after_noun(surface, mention, following)
            return not adjective or before_noun or after_noun
        return mode != "adjective" or adjective

    def _is_adjective(self, number: int) -> bool:
        """Tell whether a name is the adjective of a country, or the first part of a compound."""
        mention, surface = self.rendered.mentions[number], self.rendered.surfaces[number]
        return number in self.rendered.compounds or (
            is_attributive(mention, surface) and len(surface) == mention.end - mention.start
        )

    def _is_firm(self, mention: Mention, following: str) -> bool:
        """Tell whether a compound names the company it begins with (*Midea-Konzern*)."""
        return mention.type is EntityType.COMPANY and SIGNS["company"] in following

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

    def _first(self) -> str:
        """Return the first word of the match."""
        return unsigned(self.match[0]).split()[0].lower()

    def _is_genitive(self, before: list[str]) -> bool:
        """Tell whether a German phrase hangs on the noun before it (*die Kritik der EU ist ...*)."""
        first = self._first()
        last = before[-1]
        noun = last[0].isupper() and last.isalpha() and last.lower() not in words("standin", self.language)
        return noun and first in {"der", "des"} and len(before) > 1


def _names_person(noun: str, language: Language) -> bool:
    """Tell whether a noun before a name says that a person bears it (*US-Senator*, *Außenminister*)."""
    last = noun.rsplit(maxsplit=1)[-1].lower()
    return any(last.endswith(word) for word in words("person", language))


def _is_border(sign: str, before: str) -> bool:
    """Tell whether a sign ends a clause; the point of an ordinal (*27. März*) does not."""
    return len(sign) == 1 and not sign.isalnum() and not (sign == "." and before.isdigit())


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
