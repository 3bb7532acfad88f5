"""Footnote marks lead to their notes: at the foot of pages, behind chapters, behind the text, and inside sentences."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout import layout, with_notes
from ingest.repair import repair
from kg.model import Document, Page

BODY = """De raffinage van erts ligt in handen van enkele landen,
en de bouw van nieuwe fabrieken duurt vele jaren.{0} Wie nu
begint, is pas over tien jaar klaar met de bouw.{1} Daarom
kijkt de overheid eerst naar voorraden en hergebruik.{2}
"""


def noted(text: str, pages: tuple[Page, ...] = (), media_type: str = "text/plain") -> Document:
    """The repaired document with its links."""
    document = repair(Document("0", "t", text, pages=pages, language="nl", media_type=media_type))
    return with_notes(document, layout(document))


def found(document: Document) -> list[tuple[str, str, str]]:
    """Label, the words before the mark, and the note of each link."""
    original = document.original
    return [
        (n.label, original[: n.start].split()[-1], original[n.note_start : n.note_end].replace("\n", " "))
        for n in document.notes
    ]


def test_endnotes_of_each_chapter_are_its_own() -> None:
    """Where numbers begin anew with every chapter, a mark leads to the list behind its own chapter."""
    chapter = BODY.format(1, 2, 3) + "\nEindnoten\n1. Bron {0} een.\n2. Bron {0} twee.\n3. Bron {0} drie.\n\n"
    links = found(noted(chapter.format("A") + "Hoofdstuk 2\n\n" + chapter.format("B")))
    assert [note for _, _, note in links] == [
        *("1. Bron A een.", "2. Bron A twee.", "3. Bron A drie."),
        *("1. Bron B een.", "2. Bron B twee.", "3. Bron B drie."),
    ]
    assert [word for _, word, _ in links[:3]] == ["jaren.", "bouw.", "hergebruik."]


def test_marks_behind_the_last_list_have_no_note() -> None:
    """A mark with no notes behind it gets no link, though a note of an earlier chapter has its number."""
    text = BODY.format(1, 2, 3) + "\nEindnoten\n1. Een.\n2. Twee.\n3. Drie.\n\nHoofdstuk 2\n\n" + BODY.format(1, 2, 3)
    assert len(noted(text).notes) == 3


def test_notes_behind_the_pages_belong_to_their_page() -> None:
    """Raised marks of two pages that both number from one find the note of their own page."""
    parts = [
        "Het erts komt uit Chili.¹\n",
        "\fHet zout komt uit Peru.¹\n",
        "\f¹ Bron over Chili.\n",
        "\f¹ Bron over Peru.\n",
    ]
    ends = [len("".join(parts[: n + 1])) for n in range(4)]
    pages = tuple(
        Page(number, end - len(part), end) for number, end, part in zip((1, 2, 1, 2), ends, parts, strict=True)
    )
    links = found(noted("".join(parts), pages, "application/pdf"))
    assert [(word, note) for _, word, note in links] == [
        ("Chili.", "¹ Bron over Chili."),
        ("Peru.", "¹ Bron over Peru."),
    ]


def test_short_notes_on_one_line_are_told_apart() -> None:
    """Notes set one behind the other on a line are each a block of their own, and each mark finds its own."""
    text = "Het erts komt uit Chili.¹ Het zout ook,² en koper.³\n\f¹ Blad 12. ² Blad 14. ³ Blad 16.\n"
    body = text.index("\f")
    pages = (Page(1, 0, body), Page(1, body, len(text)))
    document = noted(text, pages, "application/pdf")
    assert [note for _, _, note in found(document)] == ["¹ Blad 12.", "² Blad 14.", "³ Blad 16."]
    assert document.clean.splitlines()[0] == "Het erts komt uit Chili. Het zout ook, en koper."


def test_marks_of_markdown_are_taken_off_and_linked() -> None:
    """`[^name]` leaves the sentence and leads to the line that defines it."""
    text = "# Erts\n\nHet erts komt uit Chili.[^een] Dat is ver.\n\n[^een]: Bron over Chili.\n"
    document = noted(text, media_type="text/markdown")
    assert "uit Chili. Dat is ver." in document.clean
    assert found(document) == [("een", "Chili.", "[^een]: Bron over Chili.")]


def test_numbers_in_brackets_lead_to_references() -> None:
    """Where the references have their numbers in brackets, those in the text lead to them and stay."""
    text = "Het erts komt uit Chili [2] en Peru [1].\n\nReferenties\n\n[1] Boek over Peru.\n[2] Boek over Chili.\n"
    document = noted(text)
    assert "uit Chili [2] en" in document.clean
    assert [(label, note) for label, _, note in found(document)] == [
        ("2", "[2] Boek over Chili."),
        ("1", "[1] Boek over Peru."),
    ]


def test_a_note_left_out_of_a_sentence_is_still_found() -> None:
    """The note that stood inside a sentence is no longer in the clean text, and its mark leads to it in the original."""
    text = (
        "De raffinage van erts ligt in handen van enkele landen,\nen de bouw duurt vele jaren.1 Dat geldt ook voor\n"
        "de kosten die er komen en voor de bouw van de grote\n\n1 Zie de brief over de bouw van fabrieken.\n\f"
        "fabrieken, die meer geld nodig hebben dan de kleinere\nin de rest van de landen.2 Zij wachten nog op een besluit.3\n"
        "\n2 Zie het verslag.\n3 Zie de nota.\n"
    )
    document = noted(text)
    assert "van de grote fabrieken, die meer geld" in document.clean
    assert found(document)[0] == ("1", "jaren.", "1 Zie de brief over de bouw van fabrieken.")


@given(st.lists(st.text(string.ascii_lowercase + " .¹²³12\n\f[^]:", max_size=30), max_size=8), st.booleans())
@settings(max_examples=200, deadline=None)
def test_links_are_unique_and_their_ends_exist(pieces: list[str], behind: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever the text, no mark has two notes, both ends hold characters, and the note stands behind its mark."""
    text = "x" + BODY.format(1, 2, 3).join(pieces) + "\nEindnoten\n1. Een.\n2. Twee.\n" * behind
    document = noted(text)
    assert len({link.start for link in document.notes}) == len(document.notes)
    for link in document.notes:
        assert 0 <= link.start < link.end <= link.note_start < link.note_end <= len(text)
        assert text[link.start : link.end].strip()
        assert text[link.note_start : link.note_end].strip()
