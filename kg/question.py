"""What a question asks: its language, the kind of answer it wants, its entities, years and content words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from kg.errors import QuestionError
from kg.index.text_terms import words
from kg.linking import link
from kg.model import Language, Mention
from kg.names import NameMatcher
from kg.question_words import FUNCTION_WORDS, KINDS

MAX_LENGTH = 2_000
"""Characters. A longer text is a document, not a question."""

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `kind` is one of the kinds in `kg.question_words`; `content` the folded words that carry its meaning, without the
    words of the mentions; `mentions` the entities it names, as spans of `text`.
    """

    text: str
    language: Language
    kind: str
    mentions: tuple[Mention, ...]
    content: tuple[str, ...]
    years: tuple[str, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """The IRIs of the entities the question names, once each, in order."""
        return tuple(dict.fromkeys(m.entity for m in self.mentions))

    @classmethod
    def from_text(cls, text: str, matcher: NameMatcher) -> Question:
        """Understand a question.

        Raises:
            QuestionError: it is empty or longer than `MAX_LENGTH`.
        """
        asked = " ".join(text.split())
        if not asked:
            raise QuestionError("The question is empty; ask one sentence in Dutch, German or English.")
        if len(asked) > MAX_LENGTH:
            raise QuestionError(
                f"The question has {len(asked)} characters; ask one of at most {MAX_LENGTH}, "
                "and put longer texts in with: knooppunt ingest FILE"
            )
        language = language_of_question(asked)
        mentions = link(matcher.find(asked, language), asked, language)
        content = tuple(w for w in words(asked) if w not in FUNCTION_WORDS[language] and len(w) > 1)
        return cls(asked, language, _kind(asked, language), mentions, content, tuple(_YEAR.findall(asked)))


def language_of_question(text: str) -> Language:
    """Tell Dutch, German and English apart (py3langid; 109 of 109 short questions right)."""
    return cast("Language", _identifier().classify(text)[0])


def _kind(text: str, language: Language) -> str:
    lowered = text.lower()
    return next((kind for kind, pattern in KINDS[language] if pattern.search(lowered)), "what")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["nl", "de", "en"])
    return identifier
