"""Notes stand beside the words they belong to: under a block, and with a citation."""

from __future__ import annotations

from app.showing import block_lines
from app.view.notes import note_lines, note_text, notes_html, notes_in, notes_of
from app.view.reading import blocks_html
from app.view.wording import Wording
from kg.model import Block, BlockKind, Document, NoteLink
from kg.offsets import Edit

TEXT = "Erts komt uit Chili.1 Zout uit Peru.2\n1 Zie <b>blad</b> 12.\n2 Zie blad\n14.\n"
FIRST, SECOND = TEXT.index(".1") + 1, TEXT.index(".2") + 1
NOTES = (
    NoteLink("1", FIRST, FIRST + 1, TEXT.index("1 Zie"), TEXT.index("2 Zie") - 1),
    NoteLink("2", SECOND, SECOND + 1, TEXT.index("2 Zie"), len(TEXT) - 1),
)
MARKS = tuple(Edit(link.start, link.end, "", "footnote mark") for link in NOTES)
DOCUMENT = Document("0" * 64, "a.txt", TEXT, MARKS, language="nl", notes=NOTES)


def test_a_mark_belongs_to_the_sentence_before_it() -> None:
    """A quote that ends at its full stop has the note of the mark behind that stop, and not the next one's."""
    first = DOCUMENT.evidence(0, DOCUMENT.clean.index(".") + 1)
    assert first.quote == "Erts komt uit Chili."
    assert [link.label for link in notes_of(DOCUMENT, first)] == ["1"]
    second = DOCUMENT.clean.index("Zout")
    assert [link.label for link in notes_of(DOCUMENT, DOCUMENT.evidence(second, second + 14))] == ["2"]


def test_a_note_is_shown_without_its_number_on_one_line() -> None:
    """The text of a note follows its label once, with its lines joined."""
    assert note_text(DOCUMENT, NOTES[1]) == "Zie blad 14."
    assert note_lines(DOCUMENT, [*NOTES, NOTES[0]]) == [("1", "Zie <b>blad</b> 12."), ("2", "Zie blad 14.")]


def test_text_of_notes_is_never_markup() -> None:
    """What a note says comes out escaped, and no notes give no list."""
    say = Wording("nl")
    assert "<b>" not in str(notes_html(DOCUMENT, NOTES, say))
    assert "noot 1:" in str(notes_html(DOCUMENT, NOTES, say))
    assert notes_html(DOCUMENT, [], say) is None


def test_reading_shows_notes_below_their_block() -> None:
    """The page and the command show the notes of a block right behind it."""
    end = DOCUMENT.clean.index("\n")
    blocks = [Block(BlockKind.PARAGRAPH, 0, end)]
    assert "noot 2:" in blocks_html(DOCUMENT, blocks, Wording("nl")).text
    assert list(block_lines(DOCUMENT, blocks))[1:] == [
        "    [note 1: Zie <b>blad</b> 12.]",
        "    [note 2: Zie blad 14.]",
    ]
    assert notes_in(DOCUMENT, 0, 5) == []
