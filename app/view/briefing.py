"""Questions with their answers as a briefing: a Word file in which every part of an answer has its footnote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.view.answer import carried, led, support
from app.view.footnote import footnote
from app.view.proof import Proof, prove
from app.view.word_file import Paragraph, Run, word_file
from app.view.wording import Wording
from kg.model import Answer, Document

Find = Callable[[str], Document | None]


def briefing(answers: Iterable[Answer], find: Find, say: Wording) -> bytes:
    """Return answers, the oldest first, as a Word file. Every citation is proved again; what fails is left out.

    `find` gives the document with an id.
    """
    title = Paragraph((Run(say("briefing")),), "Title")
    told = [title, *(paragraph for answer in answers for paragraph in _answer(answer, find, say))]
    return word_file(told, say.language)


def _answer(answer: Answer, find: Find, say: Wording) -> Iterator[Paragraph]:
    yield Paragraph((Run(answer.question),), "Heading1")
    if answer.abstained:
        yield Paragraph((Run(f"{say('no answer')}. {answer.missing}".strip()),))
        return
    proof = prove(answer.citations, find)
    if answer.citations and not proof.held:
        yield Paragraph((Run(say("nothing proved")),))
        return
    notes = dict(_notes(proof, find, say))
    for text, number in carried(answer, proof):
        short, said = led(text)
        lead = (Run(f"{short}: ", bold=True),) if short else ()
        yield Paragraph((*lead, Run(said, notes.get(number or 0, ""))))
    yield Paragraph((Run(say(f"support {support(answer.confidence)}")),), "Remark")


def _notes(proof: Proof, find: Find, say: Wording) -> Iterator[tuple[int, str]]:
    for number, evidence in proof.held:
        document = find(evidence.document_id)
        if document is not None:
            yield number, footnote(evidence, document, say)
