"""Lists of tokens come back as they went in, and know how many of the texts hold each token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.index.token_lists import TokenLists

texts = st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=6)


def made(lists: list[list[int]]) -> TokenLists:
    """Return token lists of plain lists."""
    return TokenLists.from_lists([np.array(ids, np.uint32) for ids in lists])


@given(texts, texts, st.data())
def test_merged_is_made_at_once(first: list[list[int]], second: list[list[int]], data: st.DataObject) -> None:
    """Putting two together without some texts is making one that never had them; texts are counted once a token."""
    keep = [np.array([data.draw(st.booleans()) for _ in part], bool) for part in (first, second)]
    merged = TokenLists.merged(zip((made(first), made(second)), keep, strict=True))
    left = [
        ids for part, kept in zip((first, second), keep, strict=True) for ids, k in zip(part, kept, strict=True) if k
    ]
    assert [merged.of(i).tolist() for i in range(len(left))] == left
    asked = np.arange(12, dtype=np.uint32)
    assert merged.texts_with(asked).tolist() == [sum(token in ids for ids in left) for token in range(12)]


def test_saved_is_what_is_opened(tmp_path: Path) -> None:
    """Lists come back from their files."""
    made([[3, 1, 3], [], [1]]).save(tmp_path / "tokens")
    opened = TokenLists.open(tmp_path / "tokens")
    assert [opened.of(i).tolist() for i in range(3)] == [[3, 1, 3], [], [1]]
    assert opened.texts_with(np.array([1, 3, 7], np.uint32)).tolist() == [2, 1, 0]
