"""What the best candidates say together about whether the question can be answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.answering.candidates import FEATURES, HEAVY, Candidate
from kg.answering.matching import Asked
from kg.index.text_terms import fold
from kg.question import Question

TYPED = frozenset(("number", "when", "person", "country", "company", "act", "material", "place"))
"""Kinds of question whose answers can be told by their form."""

UNTYPED = 0.6
"""What stands for the fit of a sentence where the form of the answer cannot be told."""

POSITIVE = (
    "score",
    "lead",
    "sentence coverage",
    "surrounding coverage",
    "mass",
    "mass beside names",
    "words matched",
    "words matched in the sentence",
    "weakest word",
    "weakest known word",
    "words of the rest met anywhere",
    "weakest entity",
    "weakest entity times coverage",
    "expected",
    "near",
    "meaning",
    "letters",
)
"""What can only speak for answering; the fit keeps their weights from falling below zero."""
NEGATIVE = (
    "displaced",
    "unheard",
    "heavy unheard",
    "trusted unmet",
    "trusted unmet anywhere",
    "heaviest unmet",
    "name nowhere",
    "other topic",
    "other entity",
    "typed miss",
    "definition miss",
    "reason miss",
    "unheard name",
    "year absent",
    "rival year",
)
"""What can only speak against it."""
NEUTRAL = (
    "has entities",
    "table",
    "note",
    "short",
    "long",
    "another language",
    "asked in English",
    "asks number",
    "asks when",
    "asks person",
    "asks reason",
    "asks definition",
)
ANSWER_FEATURES = (*POSITIVE, *NEGATIVE, *NEUTRAL)
"""The features of an answer, in the order of `answer_features`."""

MET, HALF_MET = 0.7, 0.5
"""From which match a word counts as met, and from which as perhaps met."""
LOOKED_IN = 40
"""Sentences in which a name and the words beside the names are looked for."""
MASS, WORDS = 10.0, 6.0
"""Divisors that bring the sums of weights and the counts of words to about 0..1."""
NAME_BEGINS = 5
"""Letters by which a name is known again in its inflected forms."""
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ0-9][\w’-]*")


def answer_features(
    question: Question, asked: Asked, ranked: Sequence[Candidate], scores: Sequence[float]
) -> NDArray[np.float32]:
    """Return (len(ANSWER_FEATURES),) float32.

    Args:
        question: the question as understood.
        asked: its words as they are matched.
        ranked: its candidates, best first; at least one.
        scores: their log odds in the ranking model.
    """
    best = ranked[0]
    known = dict(zip(FEATURES, best.features.tolist(), strict=True))
    elsewhere = [s for c, s in zip(ranked, scores, strict=True) if c.found.stored.id != best.found.stored.id]
    typed = question.kind in TYPED
    words = _words(asked, ranked, known_here=question.language == best.found.stored.passage.language)
    values = {
        **known,
        **words,
        "score": scores[0] / 4,
        "lead": (scores[0] - (elsewhere[0] if elsewhere else scores[-1])) / 4,
        "weakest entity": best.support.weakest,
        "weakest entity times coverage": best.support.weakest * words["rest coverage"],
        "expected": known["expected"] if typed else UNTYPED,
        "name nowhere": _name_nowhere(question, asked, ranked),
        "other topic": best.support.topic,
        "other entity": best.support.other,
        "displaced": best.support.displaced,
        "typed miss": 1.0 - known["expected"] if typed else 0.0,
        "definition miss": 1.0 - known["expected"] if question.kind == "definition" else 0.0,
        "reason miss": 1.0 - known["expected"] if question.kind == "reason" else 0.0,
        "has entities": float(bool(question.mentions)),
        "another language": float(question.language != best.found.stored.passage.language),
        "asked in English": float(question.language == "en"),
        **{
            f"asks {kind}": float(question.kind == kind)
            for kind in ("number", "when", "person", "reason", "definition")
        },
    }
    return np.array([values[name] for name in ANSWER_FEATURES], np.float32)


def _words(asked: Asked, ranked: Sequence[Candidate], *, known_here: bool) -> dict[str, float]:
    """Return what the best candidate holds of the question's words, as shares, sums of weights and counts.

    A word is known where it could be matched: in its own language (`known_here`), or under another name.
    """
    matched, around, weights = ranked[0].matched, ranked[0].surrounded, asked.weights
    heavy = weights >= HEAVY * weights.max(initial=0.0)
    rest = heavy & ~asked.is_entity
    anywhere = np.max([c.matched for c in ranked[:LOOKED_IN]], axis=0)
    every = np.ones(len(weights), bool)
    known = heavy & np.array([known_here or bool(t.stems) for t in asked.translated], bool)
    trusted = np.array([t.trusted for t in asked.translated], bool) & ~asked.is_entity
    unheard = np.array([w.folded in asked.unheard for w in asked.words], bool) & (anywhere < MET)
    return {
        "sentence coverage": _share(weights, matched, every),
        "surrounding coverage": _share(weights, around, every),
        "rest coverage": _share(weights, around, rest),
        "mass": float(weights @ around) / MASS,
        "mass beside names": float((weights * around)[~asked.is_entity].sum()) / MASS,
        "words matched": float((around > MET).sum()) / WORDS,
        "words matched in the sentence": float((matched > MET).sum()) / WORDS,
        "weakest word": float(around[heavy].min(initial=1.0)),
        "weakest known word": float(around[known].min(initial=1.0)),
        "unheard": float(weights[unheard].sum()) / float(weights.sum() or 1.0),
        "heavy unheard": float((unheard & known).any()),
        "unheard name": float((unheard & ~trusted & _rare(asked)).any()),
        "trusted unmet": 1.0 - _share(weights, _met(around), trusted),
        "trusted unmet anywhere": 1.0 - _share(weights, _met(anywhere), trusted),
        "heaviest unmet": float((weights * (around < HALF_MET))[trusted].max(initial=0.0) / weights.max(initial=1e-9)),
        "words of the rest met anywhere": _share(weights, anywhere, rest),
    }


def _rare(asked: Asked) -> NDArray[np.bool_]:
    """Tell which words are written as names, or have no other word in any language: names of nothing that is known."""
    return np.array([w.is_name or not t.stems for w, t in zip(asked.words, asked.translated, strict=True)], bool)


def _met(matched: NDArray[np.float32]) -> NDArray[np.float32]:
    return (matched >= HALF_MET).astype(np.float32)


def _share(weights: NDArray[np.float32], matched: NDArray[np.float32], of: NDArray[np.bool_]) -> float:
    return float((weights * matched)[of].sum() / weights[of].sum()) if of.any() else 1.0


def _name_nowhere(question: Question, asked: Asked, ranked: Sequence[Candidate]) -> float:
    """Tell whether a name of the question, of no known entity, is written as one in none of the best candidates.

    German writes every noun with a capital, so there a capital does not tell a name.
    """
    names = [w.folded[:NAME_BEGINS] for w in asked.words if w.is_name and w.entity is None]
    if not names or question.language == "de":
        return 0.0
    written = [fold(word) for c in ranked[:LOOKED_IN] for word in _CAPITALISED.findall(c.text)]
    return float(any(not any(name in word for word in written) for name in names))
