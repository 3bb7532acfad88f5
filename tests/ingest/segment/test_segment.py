"""Passages: their size, their section, and what stays out of them."""

from __future__ import annotations

from ingest.layout import layout
from ingest.segment import segment
from kg.model import Block, BlockKind, Document, Passage

SENTENCE = "De verwerking van erts is in handen van enkele landen in de wereld."
PARAGRAPH = " ".join([SENTENCE] * 20)


def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of a text."""
    document = Document(id="0", name="t", original=text, language="nl")
    return segment(document, layout(document))


def test_long_paragraphs_are_cut_at_sentences() -> None:
    """Passages of a long paragraph have 60 to 120 words and end where a sentence ends."""
    passages = passages_of(PARAGRAPH)
    sizes = [len(PARAGRAPH[p.start : p.end].split()) for p in passages]
    assert len(passages) > 1
    assert all(60 <= size <= 120 for size in sizes)
    assert all(PARAGRAPH[p.start : p.end].endswith(".") for p in passages)


def test_short_paragraphs_meet_within_a_section_only() -> None:
    """Short paragraphs under one heading share a passage; those under the next heading do not join it."""
    text = f"Erts\n{SENTENCE}\n{SENTENCE}\nMagneten\n{SENTENCE}\n"
    passages = passages_of(text)
    assert [(p.headings, len(p.sentences)) for p in passages] == [(("Erts",), 2), (("Magneten",), 1)]


def test_rows_are_passages() -> None:
    """Each row of a table is a passage of its own with caption and header."""
    document = Document(id="0", name="t", original="Kobalt 63%\nGallium 71%", language="nl")
    rows = [
        Block(BlockKind.TABLE_ROW, s, e, caption="Tabel 1", header=("Stof", "Aandeel")) for s, e in ((0, 10), (11, 22))
    ]
    passages = segment(document, rows)
    assert [(p.caption, p.header, p.start) for p in passages] == [("Tabel 1", ("Stof", "Aandeel"), n) for n in (0, 11)]


def test_boilerplate_stays_out() -> None:
    """Furniture, boilerplate, pull quotes and headings are in no passage."""
    document = Document(id="0", name="t", original=SENTENCE)
    for kind in (BlockKind.FURNITURE, BlockKind.BOILERPLATE, BlockKind.QUOTE, BlockKind.HEADING):
        assert segment(document, [Block(kind, 0, len(SENTENCE))]) == ()
