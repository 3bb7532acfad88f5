"""The texts of the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import app
from app.view.wording import LANGUAGES, TEXTS, Wording

SOURCES = [p for p in Path(app.__file__).parent.rglob("*.py") if p.name != "wording.py"]
USED = {key for p in SOURCES for key in re.findall(r'\bsay\(\s*f?"([^"{}]+)"', p.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_leaves_the_same_open_in_every_language(key: str) -> None:
    """The three versions of a text take the same values."""
    assert len({frozenset(re.findall(r"\{(\w+)\}", version)) for version in TEXTS[key]}) == 1
    assert all(version.strip() for version in TEXTS[key])


def test_every_text_that_is_asked_for_is_there() -> None:
    """No page asks for a text that the table lacks."""
    assert len(USED) > 30
    assert set(TEXTS) >= USED


def test_the_language_decides() -> None:
    """The same key gives each language its own words."""
    assert [Wording(language)("ask now") for language in LANGUAGES] == ["Vraag", "Fragen", "Ask"]


def test_values_are_filled_in() -> None:
    """What a text leaves open is filled in as it stands, braces and all."""
    assert Wording("en")("no path", source="{x}", target="B") == "These sources do not connect {x} and B."


def test_a_missing_text_is_an_error() -> None:
    """A misspelt key does not pass silently."""
    with pytest.raises(KeyError):
        Wording()("no such text")
