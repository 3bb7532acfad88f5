"""Repairs of line ends and page furniture, and that the way back to the original is never lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.repair import repair
from kg.model import Document, Language

COLUMN = """De invoer van zeldzame aardmetalen is sterk gecon-
centreerd. Wie de verwerking beheerst, bepaalt ook de
prijs en de levertijd, en daarmee wat er in de fabriek
gebeurt. Strengere lokale-productie-eisen en de EU-
VS-deal maken het er voor kleine landen en de grond-
stoffen- en energiesector niet eenvoudiger op, want de
"""


def cleaned(text: str, language: Language = "nl") -> str:
    """The repaired text."""
    return repair(Document(id="0", name="test.txt", original=text, language=language)).clean


def test_broken_words_are_joined_and_real_hyphens_stay() -> None:
    """A hyphen the column made goes; one that belongs to the word, or hangs before "en", stays."""
    clean = cleaned(COLUMN)
    assert "sterk geconcentreerd." in clean
    assert "lokale-productie-eisen en de EU-VS-deal" in clean
    assert "grondstoffen- en energiesector" in clean


def test_lines_become_one_paragraph() -> None:
    """The lines of a column become one line of clean text."""
    assert cleaned(COLUMN).strip().count("\n") == 0


def test_headings_keep_their_line() -> None:
    """A short line without a full stop before a paragraph stays by itself."""
    clean = cleaned("Magneten\n" + COLUMN)
    assert clean.startswith("Magneten\nDe invoer")


def test_paragraph_goes_on_over_a_page() -> None:
    """A sentence that a page break with a page number cuts in two is joined without the number."""
    text = COLUMN.rstrip() + "\n\n17\n\n" + "prijs volgt elders." + "\n" + COLUMN
    assert "want de prijs volgt elders." in cleaned(text)


def test_running_heads_leave_the_text() -> None:
    """A line that returns with another number on each page is no text."""
    pages = "".join(f"{COLUMN}prijs stijgt.\n\nKETENS EN MACHT {n}\n\n" for n in range(1, 5))
    assert "KETENS EN MACHT" not in cleaned(pages)


def test_whole_paragraphs_on_lines_are_left_alone() -> None:
    """A text with one paragraph on each line has no line ends to repair."""
    text = ("Een alinea die op één regel staat. " * 8 + "\n") * 3
    assert cleaned(text) == text


def test_byte_order_mark_leaves_the_clean_text() -> None:
    """The mark at the head of a file is no character of the clean text."""
    assert cleaned("\ufeffErts.") == "Erts."


@settings(deadline=None)
@given(st.text(alphabet="abcDE -.\n\f,1•®é€l?", max_size=300))
def test_every_clean_span_leads_back(text: str) -> None:
    """On any text the edits neither overlap nor leave it, and each clean character comes from an original span."""
    document = repair(Document(id="0", name="t", original=text, language="nl"))
    clean = document.clean
    for at in range(len(clean)):
        start, end = document.offsets.to_original(at, at + 1)
        assert 0 <= start < end <= len(text)
        if not any(edit.applied and edit.start < end and start < edit.end for edit in document.edits):
            assert text[start:end] == clean[at]


@settings(deadline=None)
@given(st.text(alphabet="abcDE -.\n,1®é", max_size=200))
def test_repair_is_deterministic(text: str) -> None:
    """The same text always gets the same edits."""
    document = Document(id="0", name="t", original=text, language="nl")
    assert repair(document).edits == repair(document).edits
