"""The few words of our own in answers, in the language of the question."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.candidates import FEATURES, Candidate
from kg.answering.shown import on_one_line
from kg.model import Entity, Evidence, Language
from kg.question import Question
from kg.walk import TOGETHER
from ontology.labels import term_label

_NOTHING = {
    "nl": "De bronnen zeggen hier niets over.",
    "de": "Die Quellen sagen dazu nichts.",
    "en": "The sources say nothing about this.",
}
_NO_ENTITY = {
    "nl": "De bronnen zeggen dit niet over {names}.",
    "de": "Die Quellen sagen das nicht über {names}.",
    "en": "The sources do not say this about {names}.",
}
_NO_KIND = {
    "number": {
        "nl": "De bronnen noemen hiervoor geen getal.",
        "de": "Die Quellen nennen dafür keine Zahl.",
        "en": "The sources give no figure for this.",
    },
    "when": {
        "nl": "De bronnen noemen hiervoor geen tijdstip.",
        "de": "Die Quellen nennen dafür keinen Zeitpunkt.",
        "en": "The sources give no date for this.",
    },
    "person": {
        "nl": "De bronnen noemen hiervoor niemand.",
        "de": "Die Quellen nennen dafür niemanden.",
        "en": "The sources name nobody for this.",
    },
}
_YEARS = {
    "nl": "De bronnen geven hiervoor niets over {years}.",
    "de": "Die Quellen geben dafür nichts zu {years} an.",
    "en": "The sources give nothing on this for {years}.",
}
_TOGETHER = {"nl": "samen genoemd", "de": "zusammen genannt", "en": "named together"}
_STEPS = {"nl": "In {n} stappen:", "de": "In {n} Schritten:", "en": "In {n} steps:"}
_DIFFER = {"nl": "De bronnen verschillen:", "de": "Die Quellen weichen voneinander ab:", "en": "The sources differ:"}
_SUSPECT = {
    "nl": "Let op: {figures} past niet bij de andere cijfers daar en is waarschijnlijk verkeerd gelezen of gedrukt.",
    "de": "Achtung: {figures} passt nicht zu den anderen Zahlen dort und ist wohl falsch gelesen oder gedruckt.",
    "en": "Note: {figures} does not fit the other figures there and is probably misread or misprinted.",
}
_DOCUMENTS = {"nl": "documenten", "de": "Dokumente", "en": "documents"}
_DOCUMENT = {"nl": "document", "de": "Dokument", "en": "document"}


def missing_text(question: Question, ranked: Sequence[Candidate], entities: Sequence[Entity]) -> str:
    """Return one sentence on what the sources lack for this question."""
    language = question.language if question.language in _NOTHING else "en"
    if not ranked:
        return _NOTHING[language]
    best = dict(zip(FEATURES, ranked[0].features.tolist(), strict=True))
    if question.years and best["years"] == 0.0:
        return _YEARS[language].format(years=", ".join(question.years))
    if question.kind in _NO_KIND and best["expected"] == 0.0:
        return _NO_KIND[question.kind][language]
    if entities:
        return _NO_ENTITY[language].format(names=", ".join(e.label(language) for e in entities))
    return _NOTHING[language]


def documents_text(language: Language, asked: Sequence[str], proofs: Sequence[Evidence]) -> str:
    """Return the documents that mention the names asked for, counted, each with the number of its citation."""
    spoken = language if language in _DOCUMENTS else "en"
    word = _DOCUMENTS[spoken] if len(proofs) != 1 else _DOCUMENT[spoken]
    about = ", ".join(asked)
    names = "; ".join(f"{_title(e)} [{number}]" for number, e in enumerate(proofs, 1))
    return f"{about}: {len(proofs)} {word} — {names}"


def _title(evidence: Evidence) -> str:
    if evidence.title in ("", evidence.document):
        return evidence.document
    return f"{on_one_line(evidence.title)} ({evidence.document})"


def hop_text(language: Language, names: tuple[str, str], relation: str, quote: str, number: int) -> str:
    """Return one hop of a path: the two names, how they are linked, and the words that carry it."""
    if relation == TOGETHER:
        linked = _TOGETHER[language if language in _TOGETHER else "en"]
    else:
        linked = term_label(relation, language)
    return f"{names[0]} — {linked} — {names[1]}: “{quote}” [{number}]"


def suspect_text(language: Language, written: Sequence[str]) -> str:
    """Return a warning about figures that cannot be what the source prints, empty without any."""
    if not written:
        return ""
    return _SUSPECT[language if language in _SUSPECT else "en"].format(figures=", ".join(written))


def sides_text(language: Language, sides: Sequence[str]) -> str:
    """Return the sides of a disagreement after a word that says so."""
    lead = _DIFFER[language if language in _DIFFER else "en"]
    return f"{lead} " + " · ".join(sides)


def path_text(language: Language, hops: Sequence[str]) -> str:
    """Return the hops of a path as one text, with the number of steps when there are several."""
    if len(hops) == 1:
        return hops[0]
    steps = _STEPS[language if language in _STEPS else "en"].format(n=len(hops))
    return f"{steps} " + " · ".join(hops)
