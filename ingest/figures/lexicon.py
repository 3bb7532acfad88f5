"""The words that numbers stand among, read from the tables in `data/`.

A form written in lower case is looked up in any case, a form with a capital as it stands (`MW` is a unit, `mw` is
not). Each table becomes one regular expression of escaped forms, longest first.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from kg.model import Language

LANGUAGES: tuple[Language, ...] = ("nl", "de", "en")


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of `data/<table>.csv`."""
    text = (files("ingest.figures") / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def scales(language: Language) -> dict[str, float]:
    """Return the factor of each scale word; where the languages differ (billion), `language` decides.

    The words of the other languages follow, since texts quote each other.
    """
    known: dict[str, float] = {}
    for wanted in (language, "mul", *LANGUAGES):
        for row in rows("scales"):
            if row["language"] == wanted:
                known.setdefault(row["form"], float(row["factor"]))
    return known


@cache
def currencies() -> dict[str, str]:
    """Return the ISO 4217 code of each currency form."""
    return {row["form"]: row["currency"] for row in rows("currencies")}


@cache
def units() -> dict[str, str]:
    """Return the unit of each unit form: percent, percentage point or a UCUM code."""
    return {row["form"]: row["unit"] for row in rows("units")}


@cache
def qualifiers(language: Language) -> dict[str, str]:
    """Return the qualifier that each phrase of `language` stands for."""
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers") if row["language"] in {language, "mul"}}


@cache
def labels() -> frozenset[str]:
    """Return the words whose number is a name, not an amount: article, figure, page."""
    return frozenset(row["word"] for row in rows("labels"))


@cache
def function_words() -> frozenset[str]:
    """Return the words of all three languages that cannot be the noun a number counts."""
    return frozenset(word for row in rows("notnouns") for word in row["words"].split())


def alternatives(forms: dict[str, str] | dict[str, float]) -> str:
    """Return the pattern that matches any of the forms, longest first, with white space wherever it has a space."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(_pattern(form) for form in ordered)


def _pattern(form: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in form.split())
    whole = f"(?-i:{spaced})" if form != form.lower() or len(form) <= 2 else spaced
    return rf"{whole}(?!\w)" if form[-1].isalnum() else whole


def lookup(forms: dict[str, str], written: str) -> str:
    """Return what a matched form stands for, in whatever case and spacing it was written."""
    plain = " ".join(written.split())
    return forms[plain] if plain in forms else forms[plain.lower()]
