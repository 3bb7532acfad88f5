"""What the tests of the command line share: checks of the objects it prints and of the places they quote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
PLACE = {"document": str, "start": int, "end": int}
CITATION = PLACE | {"title": str, "quote": str, "page": int | None, "heading": str}

Line = dict[str, Any]


def holds(row: Line, keys: dict[str, Any], *, exact: bool = False) -> None:
    """Check that an object has these keys with values of these types, and no others if `exact`."""
    wrong = {k: row.get(k, "missing") for k, type_ in keys.items() if k not in row or not isinstance(row[k], type_)}
    assert not wrong, wrong
    assert not exact or set(row) == set(keys)


def read(document: str) -> str:
    """Return a sample note as it is read: the file decoded as UTF-8."""
    return (SAMPLES / document).read_bytes().decode("utf-8")


def stands(place: Line, key: str = "quote") -> None:
    """Check that a place holds its quote, character for character."""
    holds(place, PLACE | {key: str})
    assert read(place["document"])[place["start"] : place["end"]] == place[key] != ""


@pytest.fixture
def original() -> Callable[[str], str]:
    """Return a sample note as it is read."""
    return read


@pytest.fixture
def check() -> Callable[..., None]:
    """Check the keys of an object and the types of their values."""
    return holds


@pytest.fixture
def check_quote() -> Callable[..., None]:
    """Check a place and its quote."""
    return stands


@pytest.fixture
def check_citation() -> Callable[[Line], None]:
    """Check that an object is a citation and that its quote stands in the source."""

    def check(citation: Line) -> None:
        holds(citation, CITATION, exact=True)
        stands(citation)

    return check
