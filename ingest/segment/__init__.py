"""Segmentation: the blocks of a document cut into sentences and packed into passages for search.

A passage has some 60 to 120 words within one section; a table row is one passage, with its caption and header; notes
are passages of the kind NOTE, so that search can weigh them less. Headings are context, not text, and furniture,
boilerplate and pull quotes stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.segment.sentences import sentence_spans
from kg.model import Block, BlockKind, Document, Passage, Sentence

__all__ = ["segment", "sentence_spans"]

_LEFT_OUT = frozenset({BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.BOILERPLATE, BlockKind.QUOTE})
_ALONE = frozenset({BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.NOTE})
_FEWEST_WORDS = 60
_MOST_WORDS = 120


def segment(document: Document, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the passages of a document in the order of the text."""
    return tuple(_passages(document.clean, blocks))


def _passages(clean: str, blocks: Sequence[Block]) -> Iterator[Passage]:
    for (_, headings, kind), group in groupby(enumerate(blocks), lambda pair: _section(*pair)):
        members = [block for _, block in group]
        if kind in _LEFT_OUT:
            continue
        sentences = [sentence for block in members for sentence in sentences_of(clean, block)]
        for packed in _pack(clean, sentences):
            yield _passage(members, packed, headings, kind)


def _section(number: int, block: Block) -> tuple[int, tuple[str, ...], BlockKind]:
    """What blocks must share to stand in one passage; a row, a caption or a note shares it with no other."""
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.LIST_ITEM else block.kind
    return (number if kind in _ALONE else -1), block.headings, kind


def sentences_of(clean: str, block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block; a table row is one sentence."""
    if block.kind is BlockKind.TABLE_ROW:
        yield Sentence(block.start, block.end, block.language)
        return
    for start, end in sentence_spans(clean[block.start : block.end], block.language):
        yield Sentence(block.start + start, block.start + end, block.language)


def _pack(clean: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Cut a run of sentences into parts of about equal length, each of at most `_MOST_WORDS` where sentences allow."""
    sizes = [len(clean[s.start : s.end].split()) for s in sentences]
    total = sum(sizes)
    parts = max(1, round(total / ((_FEWEST_WORDS + _MOST_WORDS) / 2)))
    goal = min(total / parts, _MOST_WORDS) if sizes else 0
    packed: list[Sentence] = []
    words = 0
    for sentence, size in zip(sentences, sizes, strict=True):
        full = words + size > _MOST_WORDS or (words >= _FEWEST_WORDS and words + size / 2 > goal)
        if packed and full:
            yield packed
            packed, words = [], 0
        packed.append(sentence)
        words += size
    if packed:
        yield packed


def _passage(members: Sequence[Block], packed: list[Sentence], headings: tuple[str, ...], kind: BlockKind) -> Passage:
    first = next(block for block in members if block.end > packed[0].start)
    return Passage(
        start=packed[0].start,
        end=packed[-1].end,
        sentences=tuple(packed),
        headings=headings,
        kind=kind,
        caption=first.caption,
        header=first.header,
        language=first.language,
    )
