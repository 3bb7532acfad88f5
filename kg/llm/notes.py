"""What is said about a text that a model wrote, in the language of the question."""

from __future__ import annotations

from collections.abc import Sequence

from kg.llm.carried import Fault
from kg.model import Language

MOST = 5
"""Sentences left out that are named one by one."""
LONGEST = 160
"""Characters of such a sentence."""
_PHRASES = {
    "written": (
        "Geschreven door een taalmodel; elke zin is aan haar citaten getoetst.",
        "Von einem Sprachmodell geschrieben; jeder Satz ist an seinen Zitaten geprüft.",
        "Written by a language model; every sentence was checked against its quotes.",
    ),
    "not asked": (
        "Het taalmodel is niet gevraagd: dit antwoord is geen tekst uit citaten.",
        "Das Sprachmodell wurde nicht gefragt: Diese Antwort ist kein Text aus Zitaten.",
        "The language model was not asked: this answer is no text from quotes.",
    ),
    "failed": (
        "Het antwoord bestaat uit de zinnen van de bronnen zelf. {about}",
        "Die Antwort besteht aus den Sätzen der Quellen selbst. {about}",
        "The answer consists of the sources' own sentences. {about}",
    ),
    "nothing left": (
        "Geen zin van het taalmodel bleef over; het antwoord bestaat uit de zinnen van de bronnen zelf.",
        "Kein Satz des Sprachmodells blieb übrig; die Antwort besteht aus den Sätzen der Quellen selbst.",
        "No sentence of the language model was left; the answer consists of the sources' own sentences.",
    ),
    "left out": ("Weggelaten, {why}: {sentence}", "Weggelassen, {why}: {sentence}", "Left out, {why}: {sentence}"),
    "more": ("En {about} zinnen meer.", "Und {about} weitere Sätze.", "And {about} sentences more."),
    "uncited": ("zonder citaat", "ohne Zitat", "without a quote"),
    "unknown quote": ("{about} is geen citaat", "{about} ist kein Zitat", "{about} is no quote"),
    "number": (
        "{about} staat niet in haar citaten",
        "{about} steht nicht in seinen Zitaten",
        "{about} is not in its quotes",
    ),
    "name": (
        "{about} staat niet in haar citaten",
        "{about} steht nicht in seinen Zitaten",
        "{about} is not in its quotes",
    ),
    "link": (
        "{about} staat niet in haar citaten",
        "{about} steht nicht in seinen Zitaten",
        "{about} is not in its quotes",
    ),
    "negation": (
        "haar citaten ontkennen wat zij stelt, of omgekeerd",
        "seine Zitate verneinen, was er sagt, oder umgekehrt",
        "its quotes deny what it says, or the reverse",
    ),
    "opposite": (
        "haar citaten zeggen het omgekeerde van {about}",
        "seine Zitate sagen das Gegenteil von {about}",
        "its quotes say the opposite of {about}",
    ),
    "opinion": (
        "wat haar citaten iemand laten zeggen, staat er als feit",
        "was seine Zitate jemanden sagen lassen, steht da als Tatsache",
        "it states as a fact what its quotes leave to somebody",
    ),
    "content": ("haar citaten zeggen iets anders", "seine Zitate sagen etwas anderes", "its quotes say something else"),
    "too long": ("het antwoord werd te lang", "die Antwort wurde zu lang", "the answer became too long"),
}


def phrase(key: str, language: Language, **values: str) -> str:
    """Return a phrase in a language, in English where it is not one of ours."""
    texts = dict(zip(("nl", "de", "en"), _PHRASES[key], strict=True))
    return texts.get(language, texts["en"]).format(**values)


def left_out(faults: Sequence[tuple[str, Fault]], language: Language) -> list[str]:
    """Return a note for each sentence left out, the first few by name."""
    notes = [_left_out(sentence, fault, language) for sentence, fault in faults[:MOST]]
    rest = len(faults) - MOST
    return [*notes, phrase("more", language, about=str(rest))] if rest > 0 else notes


def _left_out(sentence: str, fault: Fault, language: Language) -> str:
    cut = sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST]}…"
    why = phrase(fault.reason, language, about=fault.about)
    return phrase("left out", language, why=why, sentence=cut)
