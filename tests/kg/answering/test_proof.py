"""A citation is proved against the stored original, or it is none."""

from hypothesis import given
from hypothesis import strategies as st

from kg.answering.proof import proved
from kg.model import Document, Page
from kg.offsets import Edit

ORIGINAL = "De export is athanke-\nlijk van Al.  \n"
DOCUMENT = Document(
    "0" * 64,
    "a.txt",
    ORIGINAL,
    (Edit(14, 15, "f", "letters"), Edit(20, 22, "", "hyphen"), Edit(34, 36, "", "space")),
    (Page(1, 0, 22), Page(2, 22, len(ORIGINAL))),
    title="Een notitie",
)


def test_quote_is_the_original_at_its_place() -> None:
    """A clean sentence is cited with the words of the original, damage included, and its page and headings."""
    evidence = proved(DOCUMENT, 0, len("De export is afhankelijk"), ("Kop", "Onder"))
    assert evidence is not None
    assert evidence.quote == ORIGINAL[evidence.start : evidence.end] == "De export is athanke-\nlijk"
    assert (evidence.page, evidence.heading, evidence.title) == (1, "Kop › Onder", "Een notitie")
    assert evidence.holds_in(ORIGINAL)
    assert not evidence.holds_in(ORIGINAL.replace("export", "import"))


def test_what_quotes_nothing_is_no_citation() -> None:
    """Empty spans, spans of white space and spans outside the text are refused, not raised."""
    clean = DOCUMENT.clean
    for start, end in ((3, 3), (2, 3), (len(clean), len(clean)), (0, len(clean) + 1), (5, 2), (-1, 4)):
        assert proved(DOCUMENT, start, end) is None


@given(st.data())
def test_every_span_is_proved_or_refused(data: st.DataObject) -> None:
    """Whatever span of the clean text is cited, its quote stands in the original at its place."""
    start = data.draw(st.integers(0, len(DOCUMENT.clean)))
    end = data.draw(st.integers(start, len(DOCUMENT.clean)))
    evidence = proved(DOCUMENT, start, end)
    if DOCUMENT.clean[start:end].strip():
        assert evidence is not None
        assert ORIGINAL[evidence.start : evidence.end] == evidence.quote
    else:
        assert evidence is None or evidence.quote.strip()
