"""The offset map: total, monotone, and always able to show the original of a clean span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OffsetError
from kg.offsets import Edit, OffsetMap


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """Draw a text and a list of edits that do not overlap."""
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    return text, [Edit(a, b, draw(st.text(max_size=4)), "test") for a, b in spans]


@given(st.text())
def test_no_edits_is_the_identity(text: str) -> None:
    """Without edits the clean text is the original, and every span maps to itself."""
    offsets = OffsetMap(len(text))
    assert offsets.apply(text) == text
    assert offsets.to_original(0, len(text)) == (0, len(text))


@given(edited_texts(), st.data())
def test_original_span_yields_the_clean_span(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    """Repairing the original slice again gives a text that holds the clean slice."""
    text, edits = case
    offsets = OffsetMap(len(text), edits)
    clean = offsets.apply(text)
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    first, last = offsets.to_original(start, end)
    inner = [
        Edit(e.start - first, e.end - first, e.replacement, e.rule) for e in edits if first <= e.start < e.end <= last
    ]
    assert clean[start:end] in OffsetMap(last - first, inner).apply(text[first:last])


@given(edited_texts(), st.data())
def test_round_trip_covers_the_span(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    """Clean to original and back never loses a character, and a span that shows something quotes something."""
    text, edits = case
    offsets = OffsetMap(len(text), edits)
    start = data.draw(st.integers(0, offsets.clean_length))
    end = data.draw(st.integers(start, offsets.clean_length))
    first, last = offsets.to_original(start, end)
    back = offsets.to_clean(first, last)
    if start < end:
        assert first < last
        assert back[0] <= start
        assert end <= back[1]


@given(edited_texts())
def test_map_is_monotone(case: tuple[str, list[Edit]]) -> None:
    """A later place in the clean text never lies earlier in the original."""
    text, edits = case
    offsets = OffsetMap(len(text), edits)
    starts = [offsets.to_original(i, i)[0] for i in range(offsets.clean_length + 1)]
    assert starts == sorted(starts)
    assert all(0 <= s <= len(text) for s in starts)


def test_edges_of_an_edit_stay_outside_the_span() -> None:
    """A span that ends where a repair begins does not quote the repaired characters."""
    text = "onaf-\nhankelijk van"
    offsets = OffsetMap(len(text), [Edit(4, 6, "", "hyphen")])
    assert offsets.apply(text) == "onafhankelijk van"
    assert offsets.to_original(0, 4) == (0, 4)
    assert offsets.to_original(0, 13) == (0, 15)
    assert offsets.to_original(4, 13) == (6, 15)


def test_flagged_edits_change_nothing() -> None:
    """An edit that is only a flag leaves the text as it was."""
    offsets = OffsetMap(4, [Edit(0, 4, "gone", "doubt", confidence=0.4, applied=False)])
    assert offsets.apply("stay") == "stay"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 3, "", "a"), Edit(2, 4, "", "b")], [Edit(1, 1, "x", "a")], [Edit(3, 9, "", "a")]]
)
def test_impossible_edits_are_refused(edits: list[Edit]) -> None:
    """Overlapping, empty and outlying edits raise an OffsetError."""
    with pytest.raises(OffsetError):
        OffsetMap(5, edits)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 6)])
def test_impossible_spans_are_refused(span: tuple[int, int]) -> None:
    """A span outside the text raises an OffsetError instead of quoting something else."""
    with pytest.raises(OffsetError):
        OffsetMap(5).to_original(*span)
