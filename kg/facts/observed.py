"""Figures with all that tells what they measure: their sentence or table row, and the entities named there and before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.facts.columns import column_title
from kg.facts.comparable import in_percent
from kg.facts.likeness import Likeness, Words
from kg.index import text_terms
from kg.model import BlockKind, Document, EntityType, Evidence, Figure, Mention, Passage
from kg.texts import StoredMention, StoredPassage, Texts

CONFIDENT = 0.5
"""Mentions below this confidence are too doubtful to say what a figure is about."""
COMMON = 0.1
"""An entity that more than this share of the passages names tells little about any one figure."""
FEW = 100
"""With fewer passages than this, shares say nothing yet."""
_ENTRY = re.compile(r"\W{0,4}(?:\d|[^\W\d_]+ (?:procent|Prozent|percent)\b)")
"""An entry of a list of figures begins with one."""
_BROAD = frozenset({EntityType.COUNTRY, EntityType.PLACE, EntityType.SECTOR})

Named = frozenset[tuple[str, EntityType]]


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure where it stands; a share of something (*een derde*) is a percentage here.

    `named` are the entities of its sentence (for a cell: of its row and label), `before` those named earlier in the
    same passage; `measure` are the words of the sentence where the figure says no measure; `siblings` are the other figures of the sentence, `row` tells a table row from prose. `text` is the sentence, `title` what the figure measures
    or the title of its column, `mentions` stand in the sentence, `titles` are the caption and the header of a table,
    `lead` the entities of the line above a list that it is an entry of, `led` all from that line to the entry, and
    `above` the last line before it in its passage that ends in a colon.
    """

    document_id: str
    passage_id: int
    figure: Figure
    sentence: tuple[int, int]
    evidence: Evidence
    named: Named
    before: Named
    context: Words
    measure: Words
    siblings: tuple[Figure, ...]
    row: bool
    text: str = ""
    title: str = ""
    mentions: tuple[Mention, ...] = ()
    titles: tuple[str, ...] = ()
    lead: Named = frozenset()
    led: Evidence | None = None
    above: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        """What identifies the figure: document, start and end in the clean text."""
        return self.document_id, self.figure.start, self.figure.end


class Observations:
    """The figures of a knowledge base with their surroundings."""

    def __init__(self, texts: Texts, likeness: Likeness) -> None:
        self._texts = texts
        self._likeness = likeness
        self._document = lru_cache(maxsize=64)(texts.document)

    def all(self, passage_ids: Sequence[int] | None = None) -> list[Observed]:
        """Return the figures that stand in a sentence, in the order of the texts: all, or those in some passages."""
        passages = {p.id: p for p in self._texts.passages(passage_ids)}
        mentions: dict[int, list[StoredMention]] = defaultdict(list)
        for stored in self._texts.mentions(passage_ids=passage_ids):
            if stored.passage_id is not None and stored.mention.confidence >= CONFIDENT:
                mentions[stored.passage_id].append(stored)
        by_sentence: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for _, passage_id, figure in self._texts.figures(passage_ids):
            if passage_id in passages:
                number = sentence_number(passages[passage_id].passage, figure.start)
                if number is not None:
                    by_sentence[passage_id, number].append(in_percent(figure))
        return [
            observed
            for (passage_id, number), figures in by_sentence.items()
            for observed in self._sentence(passages[passage_id], number, figures, mentions[passage_id])
        ]

    def _sentence(
        self, stored: StoredPassage, number: int, figures: Sequence[Figure], mentions: Sequence[StoredMention]
    ) -> Iterable[Observed]:
        document = self._document(stored.document_id)
        if document is None:
            return
        passage = stored.passage
        sentence = passage.sentences[number]
        text = document.clean[sentence.start : sentence.end]
        table = passage.kind is BlockKind.TABLE_ROW or bool(passage.caption)
        context = self._likeness.words(_context(document, passage, number))
        here = _named(m for m in mentions if m.sentence == number)
        before = _named(m for m in mentions if m.sentence is not None and m.sentence < number)
        leading = _lead(document, passage, number)
        above = _above(document, passage, number)
        lead = _named(m for m in mentions if leading is not None and m.sentence == leading)
        for figure in figures:
            row = table or _titled_elsewhere(figure, text)
            title = column_title(passage.header, text, figure.start - sentence.start) or figure.measure
            own = frozenset(pair for pair in here if pair[0] in figure.about) if row else here
            yield Observed(
                stored.document_id,
                stored.id,
                figure,
                (sentence.start, sentence.end),
                document.evidence(sentence.start, sentence.end, passage.headings),
                own,
                before,
                context,
                self._likeness.words(title) if title else context,
                tuple(f for f in figures if f is not figure),
                row,
                text,
                title,
                tuple(m.mention for m in mentions if m.sentence == number),
                (passage.caption, *passage.header) if row else (),
                lead,
                None if leading is None else _from(document, passage, leading, number),
                above,
            )


def sentence_number(passage: Passage, position: int) -> int | None:
    """Return the number of the sentence of a passage that holds a position, None outside all."""
    return next((i for i, s in enumerate(passage.sentences) if s.start <= position < s.end), None)


def _titled_elsewhere(figure: Figure, text: str) -> bool:
    """Tell whether a measure has words its sentence has not: then it is the title of a column or the caption of a table."""
    return not set(text_terms.words(figure.measure)) <= set(text_terms.words(text))


def _lead(document: Document, passage: Passage, number: int) -> int | None:
    """Return the number of the line that ends in a colon above the list in which a sentence is an entry."""
    texts = [document.clean[s.start : s.end].strip() for s in passage.sentences[: number + 1]]
    for at in range(number, -1, -1):
        if at < number and texts[at].endswith(":"):
            return at
        if not _ENTRY.match(texts[at]) or texts[at].endswith((".", "!", "?")):
            return None
    return None


def _above(document: Document, passage: Passage, number: int) -> str:
    texts = (document.clean[s.start : s.end].strip() for s in reversed(passage.sentences[:number]))
    return next((text for text in texts if text.endswith(":")), "")


def _from(document: Document, passage: Passage, first: int, last: int) -> Evidence:
    return document.evidence(passage.sentences[first].start, passage.sentences[last].end, passage.headings)


def _context(document: Document, passage: Passage, number: int) -> str:
    sentence = passage.sentences[number]
    text = document.clean[sentence.start : sentence.end]
    return f"{text} {passage.caption}" if passage.kind is BlockKind.TABLE_ROW else text


def _named(mentions: Iterable[StoredMention]) -> Named:
    return frozenset((m.mention.entity, m.mention.type) for m in mentions)


def common_entities(texts: Texts) -> frozenset[str]:
    """Return the entities that so many passages name that sharing one means little; countries and places always."""
    passages: dict[str, set[int | None]] = defaultdict(set)
    broad: set[str] = set()
    for stored in texts.mentions():
        passages[stored.mention.entity].add(stored.passage_id)
        if stored.mention.type in _BROAD:
            broad.add(stored.mention.entity)
    total = len(texts.passage_ids())
    counts = Counter({entity: len(where) for entity, where in passages.items()})
    often = {e for e, n in counts.items() if total >= FEW and n > COMMON * total}
    return frozenset(broad | often)
