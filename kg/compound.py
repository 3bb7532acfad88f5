"""Two questions in one: *wie hoch war X 2023, und wie hoch war es 1995?* is asked in two parts and answered as one.

The second part stands on its own feet first: what it leaves out (the thing asked about, or the whole question but for a
year or a name) is taken from the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.conversation import resolve_follow_up
from kg.model import Answer, Evidence, Language
from kg.names import Names
from kg.question import Question

_OPENERS = {
    "nl": r"(?:(?:in|op|uit|van|met|sinds|door|voor|over|bij|naar|tot|aan|volgens) )?(?:hoeveel|hoe|welke?|wat|wie|waar|wanneer|waarom)",
    "de": r"(?:(?:in|auf|aus|von|mit|seit|durch|für|über|bei|nach|zu|bis|an|laut|gegen) )?(?:wie|welche[nmrs]?|was|wer|wen|wem|wo|wann|warum)",
    "en": r"(?:(?:in|on|from|of|with|since|by|for|about|to|at|until|against) )?(?:how|which|what|who|where|when|why)",
}
_AND = {"nl": "en", "de": "und", "en": "and"}
_JOINT = {
    language: re.compile(rf",?\s+{_AND[language]}\s+(?={opener}\b)", re.IGNORECASE)
    for language, opener in _OPENERS.items()
}
_OPENS = {language: re.compile(opener + r"\b", re.IGNORECASE) for language, opener in _OPENERS.items()}
_LEANS = {
    "nl": re.compile(r"\b(?:daar|er|het|hij|zij|ze|dat|die|dit|deze|hun|haar|zijn)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:es|er|sie|das|dort|dieser?|dieses|dessen|ihre?[nmr]?|seine?[nmr]?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:it|its|they|their|them|there|he|she|his|her|that|the)\b", re.IGNORECASE),
}
"""Words by which a second part leans on what the first names."""
FROM_GRAPH = frozenset(("documents", "path", "disagreement"))
"""Kinds of question that are answered as a whole."""
WHOLE = 4
"""Words that the first part has at least."""
_IS = re.compile(r"^\S+ (?:is|zijn|ist|sind|are|was|were|waren|war) \S+", re.IGNORECASE)
OWN_WORDS = 1
"""Words of its own, beside names and years, from which a second part asks something else than the first."""
ROOM = 690
"""Characters of both answers together."""
_CITED = re.compile(r".*?\[\d+\](?:\s+|$)", re.DOTALL)
_MARK = re.compile(r"\[(\d+)\]")


def parts_of(question: Question, matcher: Names) -> tuple[str, ...]:
    """Return the two questions that a compound one asks, each understandable alone; its text itself if it is one."""
    text, language = question.text, question.language
    joint = _JOINT[language].search(text) if language in _JOINT and question.kind not in FROM_GRAPH else None
    if joint is None or not _OPENS[language].match(text) or not _is_whole(text[: joint.start()]):
        return (text,)
    first = text[: joint.start()].rstrip(" ,?") + "?"
    return first, _completed(text[joint.end() :], Question.from_text(first, matcher), matcher, language)


def _is_whole(first: str) -> bool:
    """Tell whether the words before the joint are a question of their own (*what is X*), not *how much zinc*."""
    return len(first.split()) >= WHOLE or _IS.search(first) is not None


def _completed(second: str, first: Question, matcher: Names, language: Language) -> str:
    asked = Question.from_text(second, matcher)
    own = [word for word in asked.terms if word.entity is None and word.folded not in asked.years]
    kept = [asked.text[m.start : m.end] for m in asked.mentions] + list(asked.years)
    if kept and len({w.folded for w in own} - set(first.content)) <= OWN_WORDS:
        fragment = f"{_AND[language]} {kept[0]}?"
        resolved = resolve_follow_up(fragment, first, matcher)
        if resolved != fragment:
            return resolved
    if asked.mentions or not first.mentions or not _LEANS[language].search(second):
        return second
    names = dict.fromkeys(first.text[m.start : m.end] for m in first.mentions)
    return f"{second.rstrip(' ?')} ({', '.join(names)})?"


def answer_in_parts(text: str, parts: tuple[str, ...], ask: Callable[[str], Answer]) -> Answer:
    """Answer each part with `ask` and return one answer: what the sources say of each, or what they do not say."""
    answers = [ask(part) for part in parts]
    known = [answer for answer in answers if not answer.abstained]
    if not known:
        return replace(answers[0], question=text)
    citations: list[Evidence] = []
    said = [
        _renumbered(answer, citations, ROOM // len(answers)) if not answer.abstained else answer.missing
        for answer in answers
    ]
    return replace(
        known[0],
        question=text,
        text=" ".join(filter(None, said)),
        confidence=min(answer.confidence for answer in known),
        citations=tuple(citations),
        entities=tuple({e.iri: e for answer in answers for e in answer.entities}.values()),
    )


def _renumbered(answer: Answer, citations: list[Evidence], room: int) -> str:
    """Return what fits of an answer, at least its first cited sentence, with numbers that go on from `citations`."""
    kept = ""
    told = {c.quote for c in citations}
    for sentence in _CITED.findall(answer.text) or [answer.text]:
        marks = [answer.citations[n - 1].quote for n in _numbers(sentence, answer)]
        if marks and told.issuperset(marks):
            continue
        if kept and len(kept) + len(sentence) > room:
            break
        kept += sentence
    numbers: dict[int, int] = {}
    for number in _numbers(kept, answer):
        evidence = answer.citations[number - 1]
        if evidence not in citations:
            citations.append(evidence)
        numbers[number] = citations.index(evidence) + 1
    return _MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), mark[1])}]", kept).strip()


def _numbers(text: str, answer: Answer) -> list[int]:
    """Return the numbers of the citations that a text of the answer refers to, once each."""
    return [n for n in dict.fromkeys(map(int, _MARK.findall(text))) if 1 <= n <= len(answer.citations)]
