"""The few words of our own in answers, in the language of the question."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.candidates import FEATURES, Candidate
from kg.model import Entity, Evidence, Language
from kg.question import Question

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


def documents_text(language: Language, proofs: Sequence[Evidence]) -> str:
    """Return the list of documents, counted, each with the number of its citation."""
    spoken = language if language in _DOCUMENTS else "en"
    word = _DOCUMENTS[spoken] if len(proofs) != 1 else _DOCUMENT[spoken]
    names = "; ".join(f"{_title(e)} [{number}]" for number, e in enumerate(proofs, 1))
    return f"{len(proofs)} {word}: {names}"


def _title(evidence: Evidence) -> str:
    if evidence.title in ("", evidence.document):
        return evidence.document
    return f"{evidence.title} ({evidence.document})"
