"""The language of a stretch of text: nl, de, en, or other when it cannot be told.

The identifier is py3langid (Lui & Baldwin 2012, "langid.py"), held to our three languages and the neighbours they are
met beside. Short texts and tables give it too little to go on; they are `other`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from kg.model import Language

LANGUAGES: tuple[Language, ...] = ("nl", "de", "en")
_NEIGHBOURS = ("fr", "es", "it", "pt", "pl")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
_LEAST_PROBABILITY = 0.8


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*LANGUAGES, *_NEIGHBOURS])
    return identifier


def language_of(text: str) -> Language:
    """Return the language of a paragraph; `other` when it is too short or no language is probable."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return "other"
    language, probability = _identifier().classify(text[:2000])
    told = language in LANGUAGES and probability >= _LEAST_PROBABILITY
    return cast("Language", language) if told else "other"
