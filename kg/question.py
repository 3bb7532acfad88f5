"""What a question asks: its language, the kind of answer it wants, its entities, years and content words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from kg.errors import QuestionError
from kg.index.text_terms import fold, surface_words, words
from kg.linking import link
from kg.model import Language, Mention
from kg.names import Names
from kg.question_words import DEFINING_WORDS, FUNCTION_WORDS, asked_for

MAX_LENGTH = 2_000
"""Characters. A longer text is a document, not a question."""

LANGUAGES: tuple[Language, ...] = ("nl", "de", "en")
CLEAR_LEAD = 2
"""Function words by which one language must lead."""
NAMED_KINDS = frozenset(("when", "country", "company", "act", "material", "person", "organisation", "place"))
"""Kinds that a question names by a word that its answer seldom has: *welk bedrijf*, *in which year*."""
_ASKS = re.compile(r"(?:in |op |aan |at |an |auf |bei )?(?:welk|which|what|wie |wer |who|waar|wo|where)")
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word of a question that carries meaning.

    `surface` is the word in lower case, `folded` the same without diacritics; `entity` the IRI of the entity whose
    name it belongs to, if any; `is_name` tells a word written as a name (a capital within the sentence, or a figure);
    `asked_for` one that says what kind of thing the question wants (*welk bedrijf*).
    """

    surface: str
    folded: str
    entity: str | None
    is_name: bool
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `kind` is one of the kinds in `kg.question_words`; `mentions` are the entities it names, as spans of `text`; `terms`
    the words that carry its meaning, those of the mentions among them.
    """

    text: str
    language: Language
    kind: str
    mentions: tuple[Mention, ...]
    terms: tuple[ContentWord, ...]
    years: tuple[str, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry its meaning, folded."""
        return tuple(term.folded for term in self.terms)

    @property
    def entities(self) -> tuple[str, ...]:
        """The IRIs of the entities the question names, once each, in order."""
        return tuple(dict.fromkeys(m.entity for m in self.mentions))

    @classmethod
    def from_text(cls, text: str, matcher: Names) -> Question:
        """Understand a question.

        Raises:
            QuestionError: it is empty or longer than `MAX_LENGTH`.
        """
        # Arguments and JSON may hold halves of surrogate pairs, which no tokenizer takes.
        asked = " ".join(text.encode(errors="replace").decode().split())
        if not asked:
            raise QuestionError("The question is empty; ask one sentence in Dutch, German or English.")
        if len(asked) > MAX_LENGTH:
            raise QuestionError(
                f"The question has {len(asked)} characters; ask one of at most {MAX_LENGTH}, "
                "and put longer texts in with: knooppunt ingest FILE"
            )
        language = language_of_question(asked)
        mentions = link(matcher.find(asked, language), asked, language)
        kind, span = _kind(asked, language)
        terms = tuple(_content_words(asked, language, mentions, span))
        if kind == "definition":
            terms = tuple(t for t in terms if t.entity or t.folded not in DEFINING_WORDS) or terms
        return cls(asked, language, kind, mentions, terms, tuple(YEAR.findall(asked)))


def language_of_question(text: str) -> Language:
    """Tell Dutch, German and English apart: by their function words, and by py3langid where these do not decide.

    Loading the model of py3langid takes a third of a second, which few questions need.
    """
    asked = words(text)
    asked += asked[:1]  # the word that opens a question is the surest sign
    counts = {language: sum(w in FUNCTION_WORDS[language] for w in asked) for language in LANGUAGES}
    first, second, *_ = sorted(LANGUAGES, key=lambda language: -counts[language])
    if counts[first] >= counts[second] + CLEAR_LEAD:
        return first
    return cast("Language", _identifier().classify(text)[0])


def _content_words(
    text: str, language: Language, mentions: Sequence[Mention], asks: tuple[int, int]
) -> Iterator[ContentWord]:
    named = {position: m.entity for m in mentions for position in range(m.start, m.end)}
    for surface, start in surface_words(text):
        folded = fold(surface)
        entity = named.get(start)
        if entity is None and (folded in FUNCTION_WORDS[language] or len(folded) < 2):
            continue
        # German writes every noun with a capital, so there a capital says nothing.
        capital = start > 0 and text[start].isupper() and language != "de"
        inner = any(c.isupper() for c in text[start + 1 : start + len(surface)])
        is_asked_for = entity is None and asks[0] <= start < asks[1]
        yield ContentWord(surface, folded, entity, entity is not None or capital or inner, is_asked_for)


def _kind(text: str, language: Language) -> tuple[str, tuple[int, int]]:
    """Return what kind of answer a question wants, and where it names that (*welk bedrijf*, *how many tonnes*).

    Keywords without a question word name the figure they want, which an answer names as well.
    """
    lowered = text.lower()
    found = asked_for(lowered, language)
    if found is None:
        return "what", (0, 0)
    names = found.kind in NAMED_KINDS and _ASKS.match(lowered, found.span[0]) is not None
    return found.kind, found.span if names else (0, 0)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  needed by few questions

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
