"""An answer, an abstention and their citations as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.view.footnote import described
from app.view.markup import Html, element, join
from app.view.proof import Proof
from app.view.quoting import flowing_quote
from app.view.wording import Wording
from kg.model import Answer, Document, Evidence

_REFERENCE = re.compile(r"\s*\[(\d+)\]")
BETWEEN = " ;·"
"""What an answer puts between parts that stand apart here."""
ANCHOR = "kp-source-"
"""What the id of a citation on the page begins with; its number follows."""
STRONG, FAIR = 0.75, 0.5
"""From this confidence on an answer is called strongly, or fairly, supported."""


def support(confidence: float) -> str:
    """Return the word for a confidence in 0..1: strong, fair or weak."""
    return "strong" if confidence >= STRONG else "fair" if confidence >= FAIR else "weak"


def answer_html(answer: Answer, proof: Proof, say: Wording, linked: int = 0) -> Html:
    """Return the question with its answer and the numbers of the citations that carry each part of it.

    The numbers of the first `linked` citations lead to them, which must stand on the page. An answer of whose citations
    none stands in its source is not shown.
    """
    question = element("h2", answer.question, class_="kp-question")
    if answer.abstained:
        return join(question, _abstention(answer, say))
    if answer.citations and not proof.held:
        return join(question, element("div", say("nothing proved"), class_="kp-missing", role="alert"))
    word = support(answer.confidence)
    badge = element("p", say(f"support {word}"), class_=f"kp-support kp-{word}")
    text = element("div", *_paragraphs(answer, proof, linked), class_="kp-answer", lang=_lang(answer.language))
    return join(question, text, badge)


def _abstention(answer: Answer, say: Wording) -> Html:
    told = element("p", answer.missing) if answer.missing else ""
    return element("div", element("h3", say("no answer")), told, class_="kp-missing", role="status")


def failures_html(proof: Proof, say: Wording) -> Html | None:
    """Return the report of citations that no longer stand in their source, None without any."""
    if not proof.failed:
        return None
    names = ", ".join(sorted({e.document for _, e in proof.failed}))
    told = say("failed quote", count=len(proof.failed), names=names)
    return element("div", told, class_="kp-error", role="alert")


def citation_html(evidence: Evidence, document: Document, number: int, say: Wording, *, nearest: bool = False) -> Html:
    """Return a citation: its number, the document, the place and the quote; a nearest passage is marked as such."""
    mark = (
        element("span", say("not an answer"), class_="kp-not")
        if nearest
        else element("span", str(number), class_="kp-no")
    )
    head = element("p", mark, " ", element("strong", evidence.title), class_="kp-cited")
    place = element("p", described(evidence, document, say), class_="kp-where")
    text = flowing_quote(document, evidence)
    quote = element("blockquote", text, class_="kp-near" if nearest else "kp-quoted")
    id_ = "" if nearest else f"{ANCHOR}{number}"
    return element("div", head, place, quote, class_="kp-citation", id_=id_)


def carried(answer: Answer, proof: Proof) -> Iterator[tuple[str, int | None]]:
    """Yield each part of an answer with the number of its citation; one whose citation fails is left out."""
    failed = {number for number, _ in proof.failed}
    for text, number in parts(answer.text, len(answer.citations)):
        if number not in failed:
            yield text.strip(BETWEEN), number


def _paragraphs(answer: Answer, proof: Proof, linked: int) -> Iterator[Html]:
    numbers = {number for number, _ in proof.held}
    for text, number in carried(answer, proof):
        short, said = led(text)
        lead = element("strong", short, class_="kp-short") if short else ""
        reference = _reference(number, linked) if number in numbers else ""
        yield element("p", lead, said, reference)


def _reference(number: int | None, linked: int) -> Html:
    mark = f"[{number}]"
    inside = element("a", mark, href=f"#{ANCHOR}{number}") if number is not None and number <= linked else mark
    return element("sup", inside, class_="kp-ref")


def led(text: str) -> tuple[str, str]:
    """Return the words that answer by themselves, "" if none stand before their sentence, and the sentence."""
    short, dash, sentence = text.partition(" — ")
    return (short, sentence) if dash and short.strip() in sentence else ("", text)


def parts(text: str, count: int) -> list[tuple[str, int | None]]:
    """Cut the text of an answer after each reference to one of its `count` citations, such as [1]."""
    found: list[tuple[str, int | None]] = []
    at = 0
    for reference in _REFERENCE.finditer(text):
        if 1 <= int(reference[1]) <= count:
            found.append((text[at : reference.start()], int(reference[1])))
            at = reference.end()
    return [*found, (text[at:], None)] if at < len(text) else found


def _lang(language: str) -> str:
    return language if language != "other" else ""
