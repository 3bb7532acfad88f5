"""The forms of the verbs that the tables of triggers name by some of them, from `ontology/relations/verbs.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.model import Language
from ontology import path


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: *leveren, levert, leverde, leverden, geleverd*."""

    infinitive: str
    present: str
    past: str
    past_plural: str
    participle: str

    @property
    def finite(self) -> tuple[str, ...]:
        """Its forms of the third person."""
        return (self.present, self.infinitive, self.past, self.past_plural)


def verbs(forms: Iterable[str], language: Language) -> tuple[Verb, ...]:
    """Return the verbs that some of the given words are finite forms of, each once."""
    known = _by_form(language)
    return tuple(dict.fromkeys(known[form] for form in forms if form in known))


def is_participle(word: str) -> bool:
    """Tell whether a word is a participle of a listed verb and none of its finite forms."""
    return any(verb.participle == word and word not in verb.finite for verb in (*_listed("nl"), *_listed("de")))


@cache
def _by_form(language: Language) -> dict[str, Verb]:
    return {form: verb for verb in _listed(language) for form in verb.finite}


@cache
def _listed(language: Language) -> tuple[Verb, ...]:
    rows = csv.DictReader(path("relations/verbs.csv").read_text(encoding="utf-8").splitlines())
    return tuple(
        Verb(row["infinitive"], row["present"], row["past"], row["past_plural"], row["participle"])
        for row in rows
        if row["language"] == language
    )
