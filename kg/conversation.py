"""A follow-up understood from the question before: *en in Duitsland?*, *and in 2030?*, *wer sagt das?*.

A follow-up is a fragment: an opening such as *hoe zit het met*, prepositions and articles, and one name, one year or both. All
its words must be of these; what holds any other word stands on its own and is left alone. The words are data
(`OPENINGS`, `ROLES`, `ARTICLES`, `FILLERS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import QuestionError
from kg.model import EntityType, Mention
from kg.names import Candidate, Names
from kg.question import MAX_LENGTH, Question

OPENINGS = (
    *("en hoe zit dat met", "en hoe zit het met", "hoe zit dat met", "hoe zit het met", "hoe zit dat", "hoe zit het"),
    *(
        "en hoe was dat",
        "hoe was dat",
        "en hoe was het",
        "hoe was het",
        "en hoe is dat",
        "hoe is dat",
        "hoe staat het met",
        "en wat met",
        "wat met",
        "maar",
        "en",
    ),
    *(
        "und wie sieht es aus mit",
        "wie sieht es aus mit",
        "und wie sieht es mit",
        "wie sieht es mit",
        "und wie sieht es",
        "wie sieht es",
        "wie steht es um",
    ),
    *("wie steht es mit", "und wie ist es mit", "wie ist es mit", "und wie ist es", "wie ist es", "und was ist mit"),
    *("und wie war es", "wie war es", "und wie war das", "wie war das", "and how was it", "how was it"),
    *("was ist mit", "aber", "und", "and what about", "and how about", "what about", "how about", "but", "and"),
)
"""How a follow-up may begin, in lower case; the longer of two that begin alike first."""
ROLES = {
    "place": frozenset("in im binnen innerhalb within inside op auf on at".split()),
    "source": frozenset("uit vanuit aus from".split()),
    "goal": frozenset("naar nach to".split()),
    "owner": frozenset("van von of".split()),
    "about": frozenset("over über about".split()),
    "topic": frozenset("voor für for bij bei beim by door durch".split()),
    "other side": frozenset("met mit with tegenover gegenüber tegen gegen against".split()),
    "time": frozenset("sinds seit since vanaf ab tot bis until".split()),
}
"""Prepositions of the three languages by what they say of the name behind them."""
ARTICLES = frozenset("de het een der die das den dem des the".split())
FILLERS = frozenset("dan denn then ook auch too eigenlijk eigentlich aus precies genau s".split())
KIN = (
    frozenset({EntityType.COUNTRY, EntityType.PLACE, EntityType.ORGANISATION}),
    frozenset({EntityType.COMPANY, EntityType.ORGANISATION, EntityType.PERSON}),
    frozenset({EntityType.MATERIAL, EntityType.SECTOR}),
)
"""Types whose names may take each other's place in a question: *en de EU?* after a question on Germany."""
_ROLE_OF = {word: role for role, words in ROLES.items() for word in words}
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_WORD = re.compile(r"\w[\w'’-]*")
_END = re.compile(r"[\s?!.…]*$")

_Span = tuple[int, int, Candidate | None]


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What a follow-up brings: `written` as it stands there, with the preposition and article before it.

    `candidate` is the name, None for a year.
    """

    written: str
    preposition: str
    article: str
    candidate: Candidate | None

    @property
    def role(self) -> str:
        return _ROLE_OF.get(self.preposition.lower(), "")

    @property
    def types(self) -> frozenset[EntityType]:
        return frozenset(option.type for option in self.candidate.options) if self.candidate else frozenset()

    @property
    def entities(self) -> frozenset[str]:
        return frozenset(option.entity for option in self.candidate.options) if self.candidate else frozenset()

    @property
    def is_adjective(self) -> bool:
        return self.candidate is not None and _is_adjective(self.candidate)


def resolve_follow_up(text: str, previous: Question, matcher: Names) -> str:
    """Return the full question that `text` amounts to after `previous`; `text` itself if it stands on its own.

    The name or year of a fragment takes the place of one of the same type in the question before, preferably of the
    one behind the same preposition; a place or time the question did not name is added to it.
    """
    if len(text) > MAX_LENGTH:
        return text
    fragments = _fragments(" ".join(text.split()), matcher)
    asked = previous
    for fragment in fragments:
        full = _asked(fragment, asked, matcher)
        if not full or len(full) > MAX_LENGTH:
            return text
        asked = Question.from_text(full, matcher)
    return asked.text if fragments else text


def _asked(fragment: _Fragment, previous: Question, matcher: Names) -> str:
    """Return the question before with what one fragment brings, empty where it has no place for it."""
    if fragment.candidate is None:
        return _with_year(fragment, previous)
    for name in (fragment.written, *_labels(fragment, previous, matcher)):
        full = _with_name(fragment, name, previous, matcher)
        if full and not fragment.entities.isdisjoint(_entities(full, matcher)):
            return full
    return ""


def _fragments(text: str, matcher: Names) -> list[_Fragment]:
    """Read a text as fragments: none if it holds more than an opening, small words, one name and one year."""
    rest = _without_opening(_END.sub("", text))
    names: list[_Span] = [(c.start, c.end, c) for c in matcher.find(rest)]
    years: list[_Span] = [(m.start(), m.end(), None) for m in _YEAR.finditer(rest)]
    if len(names) > 1 or len(years) > 1:
        return []
    spans = sorted(names + years, key=lambda span: span[0])
    around = zip([0, *(end for _, end, _ in spans)], [*(start for start, _, _ in spans), len(rest)], strict=True)
    gaps = [_WORD.findall(rest[a:b]) for a, b in around]
    small = {w.lower() for gap in gaps for w in gap}
    if small - ARTICLES - FILLERS - _ROLE_OF.keys() or any(rest[end : end + 1].isalpha() for _, end, _ in spans):
        return []
    return [_read(rest[start:end], gap, c) for (start, end, c), gap in zip(spans, gaps, strict=False)]


def _read(written: str, before: Sequence[str], candidate: Candidate | None) -> _Fragment:
    preposition = next((w for w in reversed(before) if w.lower() in _ROLE_OF), "")
    article = next((w for w in before[-1:] if w.lower() in ARTICLES), "")
    return _Fragment(written, preposition, article, candidate)


def _without_opening(text: str) -> str:
    lowered = text.lower()
    for opening in OPENINGS:
        if lowered.startswith((f"{opening} ", f"{opening},")):
            return text[len(opening) + 1 :].strip()
    return text


def _with_year(fragment: _Fragment, previous: Question) -> str:
    """Return the question before for another year; empty where it names several, of which none is meant alone."""
    if len(set(previous.years)) > 1:
        return ""
    if previous.years:
        return previous.text.replace(previous.years[0], fragment.written)
    return _appended(previous.text, f"{fragment.preposition or 'in'} {fragment.written}")


def _with_name(fragment: _Fragment, name: str, previous: Question, matcher: Names) -> str:
    """Return the question before with `name` in it, empty where it has no place for it."""
    if not fragment.entities.isdisjoint(previous.entities):
        return ""
    phrase = " ".join(part for part in (fragment.article, name) if part)
    mention = _counterpart(fragment, previous)
    if mention is None:
        return _appended(previous.text, f"{fragment.preposition} {phrase}") if fragment.preposition else ""
    adjectives = {c.start for c in matcher.find(previous.text, previous.language) if _is_adjective(c)}
    if mention.start in adjectives and not fragment.is_adjective:
        left = f"{previous.text[: mention.start]}{previous.text[mention.end :].lstrip()}"
        return _appended(left, f"{fragment.preposition or 'in'} {phrase}")
    return _replaced(previous, mention.entity, fragment.article, name)


def _counterpart(fragment: _Fragment, previous: Question) -> Mention | None:
    """Return the mention whose place a name takes: of its type or a kindred one, behind a like preposition, the first."""
    kindred = frozenset[EntityType]().union(*(kin for kin in KIN if kin & fragment.types))
    for types in (fragment.types, kindred):
        fitting = [m for m in previous.mentions if m.type in types]
        if fitting:
            same = (m for m in fitting if _role_before(previous.text, m.start) == fragment.role)
            return next(same, fitting[0])
    return None


def _role_before(text: str, start: int) -> str:
    """Return what the preposition says that stands before a name, or before its article; empty without one."""
    words = [w.lower() for w in _WORD.findall(text[:start])[-2:]]
    if words and words[-1] in ARTICLES:
        words.pop()
    return _ROLE_OF.get(words[-1], "") if words else ""


def _replaced(previous: Question, entity: str, article: str, name: str) -> str:
    """Put a name in the place of every mention of an entity, with its own article instead of the one that stood there."""
    text = previous.text
    for mention in sorted((m for m in previous.mentions if m.entity == entity), key=lambda m: -m.start):
        head, tail = text[: mention.start], text[mention.end :]
        inside = tail[:1].isalpha() or head[-1:].isalpha()
        stood = re.search(r"(\w+) $", head)
        if stood and not inside and stood[1].lower() in ARTICLES:
            head = head[: stood.start()]
        text = head + " ".join(part for part in ("" if inside else article, name) if part) + tail
    return text[:1].upper() + text[1:]


def _appended(text: str, phrase: str) -> str:
    end = _END.search(text)
    assert end is not None
    return f"{text[: end.start()]} {phrase}{end[0].strip() or '?'}"


def _labels(fragment: _Fragment, previous: Question, matcher: Names) -> Iterator[str]:
    """Yield what the question's language calls the fragment's entities."""
    for entity in sorted(fragment.entities):
        for name in matcher.terms[entity].names:
            if name.kind == "preferred" and name.language == previous.language:
                yield name.text


def _entities(text: str, matcher: Names) -> Sequence[str]:
    try:
        return Question.from_text(text, matcher).entities
    except QuestionError:
        return ()


def _is_adjective(candidate: Candidate) -> bool:
    return all(option.kind == "adjective" for option in candidate.options)
