"""Whether a sentence speaks of the entities a question names, or of others of their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.question import Question

HEADED, NEARBY, UNASKED = 0.8, 0.5, 0.8
"""What an entity counts that is named in the headings, in the passage only, and what a question without one gets; in the
sentence it counts 1."""


@dataclass(frozen=True, slots=True)
class Support:
    """How a sentence stands to the entities asked for; shares and counts in 0..1.

    `inside` and `around`: share of them named in the sentence, and in the passage or its headings. `weakest`: what the
    least supported one counts. `rival`: the sentence names another of the type of one that is missing from the whole
    passage. `other`: another is named in the sentence in the stead of one that is not. `topic`: the passage is mostly
    about another.
    """

    inside: float
    around: float
    weakest: float
    rival: float
    other: float
    topic: float


def support(question: Question, inside: Sequence[Mention], around: Sequence[Mention], context: str) -> Support:
    """Return the support of a sentence.

    Args:
        question: the question as understood.
        inside: the mentions in the sentence.
        around: the mentions in its passage.
        context: title, headings and caption above it.
    """
    if not question.mentions:
        return Support(0.5, 0.5, UNASKED, 0.0, 0.0, 0.0)
    wanted = {m.entity: m.type for m in question.mentions}
    folded = context.casefold()
    headed = {m.entity for m in question.mentions if question.text[m.start : m.end].casefold() in folded}
    here, beside = {m.entity for m in inside}, {m.entity for m in around}
    near = (beside & wanted.keys()) | headed
    worth = {e: 1.0 if e in here else HEADED if e in headed else NEARBY if e in beside else 0.0 for e in wanted}
    absent = {type_ for entity, type_ in wanted.items() if entity not in near}
    unnamed = {type_ for entity, type_ in wanted.items() if entity not in here}
    others = {m.type for m in inside if m.entity not in wanted}
    return Support(
        inside=len(here & wanted.keys()) / len(wanted),
        around=len(near) / len(wanted),
        weakest=min(worth.values()),
        rival=float(not absent.isdisjoint(others)),
        other=float(not unnamed.isdisjoint(others)),
        topic=float(any(worth[e] < HEADED and _led_by_another(e, wanted, around) for e in wanted)),
    )


def _led_by_another(entity: str, wanted: Mapping[str, str], around: Sequence[Mention]) -> bool:
    """Tell whether the passage names another of the type of `entity`, not asked for, more than twice as often."""
    counts = Counter(m.entity for m in around if m.type == wanted[entity])
    rivals = [count for other, count in counts.items() if other not in wanted]
    return bool(rivals) and max(rivals) > 2 * counts[entity]
