"""Names that a statistical recogniser sees, where a spaCy pipeline for the language is installed.

None is needed and none is bundled. `python -m spacy download nl_core_news_lg` (or `de_core_news_lg`, or a smaller one)
gives one; KNOOPPUNT_SPACY_NL and KNOOPPUNT_SPACY_DE name another package or a folder. What it sees is a doubtful find like
any other: junk is filtered out, and a single place makes no entity.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.mentions.found import Found
from ingest.mentions.junk import common_words
from kg.model import EntityType
from kg.name_text import fold

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

CONFIDENCE = 0.55
"""Of one place; two of them make an entity (`weighing`). Published F1 of the large Dutch and German pipelines on news is
0.77 and 0.85, and policy prose is not news."""
FEWEST_LETTERS = 3
_NAMES = {
    "nl": ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
}
_TYPES = {"ORG": EntityType.ORGANISATION, "PER": EntityType.PERSON, "PERSON": EntityType.PERSON}
# Only what finds names is run; the rest of a pipeline costs most of its time.
_LEFT_OUT = ["parser", "lemmatizer", "attribute_ruler", "tagger", "morphologizer"]


def pipeline_names() -> tuple[str, ...]:
    """Return the pipelines in use, one per language that has one; empty on most machines."""
    return tuple(name for language in _NAMES if (name := _name(language)))


def by_pipeline(text: str, language: str) -> Iterator[Found]:
    """Yield the organisations and the persons with first and last name that the pipeline of the language sees."""
    pipeline = _pipeline(_name(language))
    for entity in pipeline(text).ents if pipeline is not None else ():
        kind = _TYPES.get(entity.label_)
        if kind is not None and _is_name(entity.text, kind):
            yield Found(entity.start_char, entity.end_char, kind, entity.text, CONFIDENCE, "spacy")


def _is_name(text: str, kind: EntityType) -> bool:
    """Tell a name from junk: capital first, enough letters, not a common word; a person needs two words."""
    words = text.split()
    plain = text[:1].isupper() and sum(c.isalpha() for c in text) >= FEWEST_LETTERS and "\n" not in text
    return plain and fold(text) not in common_words() and (kind is not EntityType.PERSON or len(words) > 1)


def _name(language: str) -> str:
    return _installed(language, os.environ.get(f"KNOOPPUNT_SPACY_{language.upper()}", ""))


@cache
def _installed(language: str, wanted: str) -> str:
    """Return the pipeline to use; asked for every passage, and looking through the path takes longer than reading it."""
    names = (wanted,) if wanted else _NAMES.get(language, ())
    return next((name for name in names if Path(name).is_dir() or _is_installed(name)), "")


def _is_installed(name: str) -> bool:
    return name.isidentifier() and find_spec(name) is not None


@cache
def _pipeline(name: str) -> Pipeline | None:
    if not name:
        return None
    import spacy  # noqa: PLC0415  two seconds that only those with a pipeline pay

    return spacy.load(name, exclude=_LEFT_OUT)
