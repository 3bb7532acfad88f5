"""How much of a passage must be quoted for a sentence to be understood on its own."""

from __future__ import annotations

import re

from kg.answering.candidates import Candidate
from kg.model import BlockKind, Sentence

LONGEST = 450
"""Characters of a quote that was widened; a reader should still find the point in it."""
_POINTS_BACK = {
    "nl": re.compile(
        r"(?:dit|dat|deze|die|daarom|daardoor|daarmee|daarvoor|daarbij|daarin|daarna|hierdoor|hiermee|hierbij|hiervoor|"
        r"hierin|hij|zij|ze|zijn|haar|hun|beide|dergelijke|zulke|laatstgenoemde|alle (?:twee|drie|vier|vijf))\b"
    ),
    "de": re.compile(
        r"(?:dies|diese[rsnm]?|damit|dadurch|dabei|dafür|daher|darum|deshalb|deswegen|hierdurch|hierbei|hierfür|er|sie|"
        r"ihre?[nmrs]?|seine?[nmrs]?|solche|letztere[rsnm]?|alle (?:zwei|drei|vier|fünf)|"
        # The article looks the same, but no verb follows it.
        r"das (?:ist|sind|war|waren|wird|wurde|hat|kann|soll|gilt|heißt|bedeutet|führt|zeigt))\b"
    ),
}
"""Words that open a sentence and mean something said before."""


def quoted_span(candidate: Candidate) -> tuple[int, int]:
    """Return the clean span to quote: the sentence, with its neighbour where it leans on it.

    A sentence that opens with a word that points back (*dit*, *daardoor*, *diese*) is quoted with the one before it, one
    that ends in a colon with what it announces; both within the passage, and as long as the quote stays short.
    """
    passage = candidate.found.stored.passage
    if passage.kind is BlockKind.TABLE_ROW:
        return candidate.start, candidate.end
    sentences = passage.sentences
    at = next(i for i, s in enumerate(sentences) if s.start == candidate.start)
    first = at - 1 if at and _points_back(candidate.text, passage.language) else at
    last = _announced(candidate, sentences, at)
    while first < at and sentences[last].end - sentences[first].start > LONGEST:
        first += 1
    return sentences[first].start, sentences[last].end


def _points_back(text: str, language: str) -> bool:
    words = _POINTS_BACK.get(language)
    return words is not None and words.match(text.lstrip("\"'“„‘«- ").lower()) is not None


def _announced(candidate: Candidate, sentences: tuple[Sentence, ...], at: int) -> int:
    """Return the number of the last sentence of what the one at `at` announces with a colon."""
    last = at
    if candidate.text.rstrip().endswith(":"):
        while last + 1 < len(sentences) and sentences[last + 1].end - candidate.start <= LONGEST:
            last += 1
    return last
