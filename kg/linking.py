"""Decide which entity a name stands for, by its kind, its cues, its neighbours and the rest of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.link_context import Surroundings
from kg.link_exclusions import is_ruled_out, is_something_else
from kg.model import EntityType, Mention
from kg.name_forms import COMMON
from kg.name_text import Words, fold
from kg.names import Candidate, Option

CONFIDENCE = {"preferred": 1.0, "alternative": 0.95, "hidden": 0.9, "adjective": 0.6, "demonym": 0.6, "seat": 0.5}
"""How sure an unambiguous name of each kind is. An adjective says less than a noun; a seat
(*Peking*) names the city first, its government second."""
OF_STATE = 0.8
"""An adjective with a government, an economy and the like: *the Brazilian government* speaks of Brazil."""
IN_PLACE = 0.3
"""A seat after a preposition of place: almost always the city."""
WITHIN = {"compound": 0.9, "sector": 0.6}
"""Factors for a name inside a longer word, by the method it was found with."""
ENOUGH = 1.5
"""Support an ambiguous name needs: one cue in the sentence, or a neighbour of the same type."""
ENOUGH_FOR_LETTERS = 3.0
"""Support the letters of a company need."""
MARGIN = 0.5
"""By how much the best of several senses must lead."""
_LOCATED = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_WEAK = frozenset({"seat", "adjective", "demonym"})
DOUBT = 0.45
"""What the senses of an undecided name share: none of them is linked, all are shown."""
SURE = 0.7
"""From here on a decision holds for the other places of the same text that write the same name."""


def link(
    candidates: Sequence[Candidate], text: str, language: str | None = None, words: Words | None = None
) -> tuple[Mention, ...]:
    """Return the mentions that the candidates of `text` amount to, in order; `words` are its words, if known already.

    A name with one sense is that sense. A name that is ambiguous, by its vocabulary or because several entities
    bear it, goes to the sense with the most support; a name decided once in a text is decided for the text. A
    common word without support is dropped. Where several entities are left equally likely, each gets a mention at
    the same place with a confidence below a half, so that the doubt stays visible.
    """
    if not candidates:
        return ()
    linker = _Linker(Surroundings(text, words), candidates, language)
    decided = [linker.decide(i) for i in range(len(candidates))]
    if all(map(_settled, decided)):
        return tuple(mentions[0] for mentions in decided)
    senses = _senses(candidates, decided, text)
    return tuple(
        mention
        for i, (candidate, mentions) in enumerate(zip(candidates, decided, strict=True))
        for mention in (mentions if linker.is_closed(i, mentions) else linker.by_text(candidate, mentions, senses))
    )


def _settled(mentions: tuple[Mention, ...]) -> bool:
    return len(mentions) == 1 and mentions[0].confidence >= SURE


def _senses(candidates: Sequence[Candidate], decided: Sequence[tuple[Mention, ...]], text: str) -> dict[str, set[str]]:
    """Say by folded name what the surely decided places of the open names were decided to be."""
    pairs = list(zip(candidates, decided, strict=True))
    senses: dict[str, set[str]] = {_name(c, text): set() for c, mentions in pairs if not _settled(mentions)}
    for candidate, mentions in pairs:
        if _settled(mentions) and (name := _name(candidate, text)) in senses:
            senses[name].add(mentions[0].entity)
    return senses


def _name(candidate: Candidate, text: str) -> str:
    return fold(text[candidate.start : candidate.end])


@dataclass(slots=True)
class _Linker:
    around: Surroundings
    candidates: Sequence[Candidate]
    language: str | None
    known: frozenset[str] = frozenset()
    excluded: set[int] = field(default_factory=set)
    """The numbers of the candidates that something rules out; they take no sense from elsewhere."""

    def __post_init__(self) -> None:
        self.known = frozenset(
            c.options[0].entity for c in self.candidates if c.is_plain and c.options[0].kind != "seat"
        )

    def decide(self, i: int) -> tuple[Mention, ...]:
        """Return the mentions of one candidate; a thing that is also a chokepoint there is both."""
        candidate = self.candidates[i]
        if is_something_else(self.around, candidate, self.language):
            self.excluded.add(i)
            return ()
        if candidate.is_plain:
            option = candidate.options[0]
            return (_mention(candidate, option, self._plain_confidence(candidate, option), candidate.method),)
        roles = [option for option in candidate.options if option.type is EntityType.CHOKEPOINT]
        things = [option for option in candidate.options if option.type is not EntityType.CHOKEPOINT]
        if not roles or not things:
            return self._ranked(i, roles or things)
        thing: tuple[Mention, ...]
        if len(things) == 1 and not things[0].ambiguous:
            thing = (_mention(candidate, things[0], self._plain_confidence(candidate, things[0]), candidate.method),)
        else:
            thing = self._ranked(i, things)
        return thing + tuple(m for m in self._ranked(i, roles) if m.method == "context")

    def is_closed(self, i: int, mentions: tuple[Mention, ...]) -> bool:
        """Tell whether nothing that the text says elsewhere changes what candidate `i` is."""
        return i in self.excluded or _settled(mentions)

    def by_text(
        self, candidate: Candidate, mentions: tuple[Mention, ...], senses: dict[str, set[str]]
    ) -> tuple[Mention, ...]:
        """Decide an open name as the same text decided it elsewhere; keep what there is if it did not, or did both."""
        entities = senses[_name(candidate, self.around.text)]
        if len(entities) != 1 or self.around.is_second_part(candidate.start):
            return mentions
        entity = next(iter(entities))
        option = next((option for option in candidate.options if option.entity == entity), None)
        if option is None or option.kind in _WEAK or option.type in COMMON:
            return mentions
        return (_mention(candidate, option, SURE, "one sense a text"),)

    def _ranked(self, i: int, options: list[Option]) -> tuple[Mention, ...]:
        """Return the mention of the best supported option, else of the usual one, or what is left where none leads.

        Usual is the one sense whose vocabulary does not call the name ambiguous: *Congo* is Congo-Kinshasa.
        """
        candidate = self.candidates[i]
        options = [o for o in options if not is_ruled_out(self.around, self.candidates, i, o, self.language)]
        if not options:
            self.excluded.add(i)
            return ()
        scores = {option: self._support(i, option) for option in options}
        ranked = sorted(options, key=lambda option: -scores[option])
        best = scores[ranked[0]]
        lead = best - scores[ranked[1]] if len(ranked) > 1 else best
        if best >= self._enough(candidate, ranked[0]) and lead >= MARGIN:
            return (_mention(candidate, ranked[0], min(0.95, 0.6 + best / 10), "context"),)
        usual = [option for option in options if not option.ambiguous]
        if len(usual) == 1 and ranked[0] is usual[0] and lead >= MARGIN:
            return (_mention(candidate, usual[0], SURE * WITHIN.get(candidate.method, 1), "usual sense"),)
        return self._undecided(candidate, [option for option in ranked if best - scores[option] < MARGIN])

    def _enough(self, candidate: Candidate, option: Option) -> float:
        """Return the support that an option needs; letters may be anybody's abbreviation, one word near them is not enough."""
        surface = self.around.text[candidate.start : candidate.end]
        letters = option.type is EntityType.COMPANY and surface.isupper()
        # In German any noun has the capital of a place, and a town or a region is spoken of near many of them.
        noun = option.type is EntityType.PLACE and option.ambiguous and self.language == "de"
        unplaced = noun and not surface.isupper() and not self.around.is_locative(candidate.start)
        return ENOUGH_FOR_LETTERS if letters or unplaced else ENOUGH

    def _plain_confidence(self, candidate: Candidate, option: Option) -> float:
        if option.kind == "seat" and self.around.is_locative(candidate.start):
            return IN_PLACE
        if option.kind == "adjective" and self.around.names_state(candidate.end):
            return OF_STATE
        return CONFIDENCE[option.kind] * WITHIN.get(candidate.method, 1)

    def _undecided(self, candidate: Candidate, options: list[Option]) -> tuple[Mention, ...]:
        """Keep what is clearly a name; share the confidence among the senses that are level."""
        plain = [option for option in options if not option.ambiguous] or options
        if all(option.ambiguous for option in plain) and not self._is_name(candidate, plain):
            return ()
        return tuple(_mention(candidate, option, DOUBT / len(plain), "undecided") for option in plain)

    def _is_name(self, candidate: Candidate, options: list[Option]) -> bool:
        """Tell whether it is written as only a name is: in capitals, or with one where a common noun had none.

        German gives every noun a capital, but few stand without an article or adjective.
        """
        if all(option.type in COMMON for option in options) or self.around.is_second_part(candidate.start):
            return False
        surface = self.around.text[candidate.start : candidate.end]
        if surface.isupper() and len(surface) > 1:
            return True
        if not surface[0].isupper() or self.around.opens_sentence(candidate.start):
            return False
        return self.language != "de" or not self.around.has_determiner(candidate.start)

    def _support(self, i: int, option: Option) -> float:
        """Add up what speaks for an option: cues, the entity named otherwise, neighbours, exact spelling, kind."""
        candidate = self.candidates[i]
        common = option.ambiguous and option.type in COMMON
        if common and self.around.is_unit(candidate.start):
            return 0.0
        score = self.around.cue_score(candidate.start, candidate.end, option.cues, close=common)
        if option.entity in self.known:
            score += 1 if common else 1.5
        if self._has_neighbour(i, option):
            score += 2
        if option.entity in candidate.exact:
            score += 0.5
        if not option.ambiguous:
            score += 1
        if candidate.method == "sector" or self.around.is_second_part(candidate.start):
            score -= 2
        if option.type in _LOCATED and option.kind != "seat" and self.around.is_locative(candidate.start):
            score += 1.5
        if option.kind == "seat":
            score -= 1.5 if self.around.is_locative(candidate.start) else 0.5
        return score

    def _has_neighbour(self, i: int, option: Option) -> bool:
        """Tell whether the name stands in a list with another of the same type: *Vodafone, Orange en KPN*."""
        here = self.candidates[i]
        before = self.candidates[i - 1] if i else None
        after = self.candidates[i + 1] if i + 1 < len(self.candidates) else None
        return bool(
            (before and before.sole_type is option.type and self.around.coordinated(before.end, here.start))
            or (after and after.sole_type is option.type and self.around.coordinated(here.end, after.start))
        )


def _mention(candidate: Candidate, option: Option, confidence: float, method: str) -> Mention:
    return Mention(candidate.start, candidate.end, option.entity, option.type, round(confidence, 3), method)
