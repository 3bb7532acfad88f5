"""Common nouns that count only in a role: goods in trade, functions as chokepoints.

A text speaks of *vehicles* or *energy* often without meaning the traded good or the chokepoint. Where it does not, the
mention is kept with a low confidence, and stays only if the text means it so elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.linking import WITHIN
from kg.model import EntityType, Mention, Passage
from kg.name_text import Words, fold
from kg.names import NameMatcher

GOODS = "urn:knooppunt:entity:material:manufactured-goods"
"""The concept above all manufactured goods in the vocabulary of materials."""
PROCESSED = tuple(
    f"urn:knooppunt:entity:material:{slug}"
    for slug in (
        "building-materials",
        "cables",
        "ceramics",
        "chemicals",
        "composites",
        "glass",
        "leather",
        "plastics",
        "pulp-and-paper",
        "sensors",
        "textiles",
        "transformers",
    )
)
"""The goods that are materials themselves or equipment: whoever writes of *paper* or *sensors* means such stuff, not a piece."""
IN_PASSING = 0.5
"""Confidence of a common noun where nothing shows its role."""
_NEIGHBOUR = 12
"""Characters between the parts of an enumeration."""
_TRADE = re.compile(
    r"import|export|invoer|uitvoer|einfuhr|ausfuhr|handel|tarie[fv]|tarif|zoll|zolle|heffing|customs|afhankelijk|abhangig|dependen"
    r"|toelever|toevoer|aanvoer|leverancier|lieferant|lieferkett|zuliefer|supplier|supply|tekort|schaarste|mangel|knapp|engpass"
    r"|shortage|chokepoint|knelpunt|marktaandeel|marktanteil|market share|wereldmarkt|weltmarkt|quota|quote|embargo|sanctie|sanktion"
    r"|herstell|hergestell|fabri|produzier|produktion|productie|produceer|verkauf|verkoop|verkocht|gefertigt|vervaardig"
)
_DEPENDENCE = re.compile(
    r"afhankelijk|abhangig|dependen|kwetsba|verwundbar|vulnerab|domina|monopol|machtspos|machtpos|machtsmid|druckmittel|hefboom|hebel|leverage"
    r"|drukpunt|druckpunkt|beheers|beherrsch|onmisba|unersetz|unverzicht|indispens|strateg|control|kontroll|athankelijk"
)
_INDEFINITE = re.compile(r"\b(?:een|geen|eine?[nrms]?|keine?[nrms]?)\s+$", re.IGNORECASE)
_CHOKEPOINTS = re.compile(
    r"choke.?points?\b|knelpunt|drukpunt|flessenhals|wurggreep|engpass|nadelohr|flaschenhals|wurgegriff|bottleneck"
)


def in_role(
    mentions: Sequence[Mention], words: Words, passages: Sequence[Passage], matcher: NameMatcher
) -> list[Mention]:
    """Return the mentions, those of common nouns in passing with a lower confidence. `words` are those of the clean text.

    A good counts in full where its sentence, or the head of its table, speaks of making, trade or supply, and in an
    enumeration with a material that does. An element after *een* is another word and dropped. A function counts as a
    chokepoint in a text that speaks of chokepoints, where its sentence or table does or speaks of dependence; elsewhere
    it is the material or sector of the same name, if there is one.
    """
    reader = _Reader(words, passages, matcher)
    checked: list[Mention] = []
    things = {(m.start, m.end) for m in mentions if m.type is not EntityType.CHOKEPOINT}
    for mention in mentions:
        # A function that is also a sector or a material is that, where nobody speaks of dependence.
        twice = (mention.start, mention.end) in things and reader.is_mere_function(mention)
        if twice or reader.is_other_word(mention):
            continue
        passing = reader.is_good_in_passing(mention, checked[-1] if checked else None) or reader.is_mere_function(
            mention
        )
        checked.append(replace(mention, confidence=min(mention.confidence, IN_PASSING)) if passing else mention)
    return checked


@dataclass(frozen=True)
class _Reader:
    words: Words
    passages: Sequence[Passage]
    matcher: NameMatcher

    @cached_property
    def goods(self) -> frozenset[str]:
        """The manufactured goods but for substances: who writes *neon*, *ammonia* or *paper* means the substance."""
        terms = self.matcher.terms
        stuff = frozenset().union(*(self.matcher.narrower(iri) for iri in PROCESSED))
        goods = self.matcher.narrower(GOODS) - stuff
        return frozenset(i for i in goods if i in terms and "cas" not in terms[i].identifiers)

    def is_other_word(self, mention: Mention) -> bool:
        """Tell whether an element stands after an indefinite article: *een koper* is a buyer, not copper."""
        if mention.type is not EntityType.MATERIAL or mention.method in WITHIN:
            return False
        term = self.matcher.terms.get(mention.entity)
        before = self.words.text[max(0, mention.start - _NEIGHBOUR) : mention.start]
        return term is not None and "symbol" in term.identifiers and _INDEFINITE.search(before) is not None

    @cached_property
    def starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    @cached_property
    def speaks_of_chokepoints(self) -> bool:
        return _CHOKEPOINTS.search(self.words.folded) is not None

    def is_mere_function(self, mention: Mention) -> bool:
        """Tell whether a chokepoint with a common name is named where nobody speaks of chokepoints or dependence."""
        if mention.type is not EntityType.CHOKEPOINT or self.matcher.is_proper(mention.entity):
            return False
        if not self.speaks_of_chokepoints:
            return True
        context = self._context(mention)
        return not (_DEPENDENCE.search(context) or _CHOKEPOINTS.search(context))

    def is_good_in_passing(self, mention: Mention, before: Mention | None) -> bool:
        """Tell whether a manufactured good is named outside trade, and not after a material that is."""
        if mention.entity not in self.goods or _TRADE.search(self._context(mention)):
            return False
        return before is None or not self._goes_on(before, mention)

    def _context(self, mention: Mention) -> str:
        """Return the sentence of a mention with the head of its table, folded."""
        at = bisect_right(self.starts, mention.start) - 1
        if at < 0 or mention.start >= self.passages[at].end:
            return ""
        passage = self.passages[at]
        sentence = next((s for s in passage.sentences if s.start <= mention.start < s.end), passage)
        head = fold(" ".join((passage.caption, *passage.header)))
        return f"{self.words.folded[sentence.start : sentence.end]} {head}"

    def _goes_on(self, before: Mention, mention: Mention) -> bool:
        """Tell whether the mention goes on an enumeration that holds a surely named material."""
        between = self.words.text[before.end : mention.start]
        surely = before.type is EntityType.MATERIAL and before.confidence > IN_PASSING
        return surely and len(between) <= _NEIGHBOUR and not re.search(r"[.;:!?\n]", between)
