"""Documents and facts by time: when a figure or claim holds, and when the source that says it appeared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from kg.facts.cues import is_of_time
from kg.facts.observed import sentence_number
from kg.intervals import Span, asked, span
from kg.model import Claim, Document, Evidence, Figure
from kg.texts import Texts

Kind = Literal["document", "figure", "claim"]
Clock = Literal["period", "published"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A document, figure or claim in time: the `period` it speaks of and the day its source was `issued`, ISO 8601.

    Of a document both are its date and `fact` is None. `evidence` of a figure is its sentence.
    """

    kind: Kind
    period: str | None
    issued: str | None
    fact: Figure | Claim | None
    about: tuple[str, ...]
    document: str
    title: str
    evidence: Evidence | None


def moments(texts: Texts) -> list[Moment]:
    """Return the documents with a date and the facts with a period or a dated source, by the time they speak of.

    Figures that count time itself (*drie kwartalen*, *tien jaar*) happen at no time and are left out.
    """
    found = [m for row in texts.documents() for m in _of_document(texts, row.id)]
    return sorted((m for m in found if m.period or m.issued), key=_order)


def select(
    timeline: Iterable[Moment],
    before: str | None = None,
    after: str | None = None,
    clock: Clock = "period",
    about: str | None = None,
) -> list[Moment]:
    """Return the moments that end before `before` begins and begin after `after` ends, by one of the two clocks.

    By `period`, facts are chosen by the time they speak of; by `published`, by the date of the source that says them.
    With `about` (an IRI) only facts about that entity are kept, and the documents that hold such facts.

    Raises:
        PeriodError: a border is not ISO 8601.
    """
    until, since = (asked(border) if border is not None else None for border in (before, after))
    everything = list(timeline)
    sources = {m.document for m in everything if about in m.about}
    return [
        m
        for m in everything
        if (about is None or about in m.about or (m.kind == "document" and m.document in sources))
        and _within(time_of(m, clock), until, since)
    ]


def during(timeline: Iterable[Moment], period: str, clock: Clock = "period") -> list[Moment]:
    """Return the moments that share a day with a period, by one of the two clocks: neither before nor after it.

    What speaks of a short time comes first: a year says more of it than the decades around it.

    Raises:
        PeriodError: the period is not ISO 8601.
    """
    wanted = asked(period)
    spans = ((m, span(time) if (time := time_of(m, clock)) else None) for m in timeline)
    found = [(m, days) for m, days in spans if days and days.first <= wanted.last and wanted.first <= days.last]
    return [m for m, _ in sorted(found, key=lambda pair: pair[1].last - pair[1].first)]


def time_of(moment: Moment, clock: Clock) -> str | None:
    """Return the time of a moment by a clock."""
    return moment.period if clock == "period" else moment.issued


def years(moment: Moment, clock: Clock = "period") -> range:
    """Return the years that a moment lies in, none for one without a time or with an open end but its last or first."""
    days = span(time) if (time := time_of(moment, clock)) else None
    if days is None:
        return range(0)
    first = days.last.year if days.first == date.min else days.first.year
    last = days.first.year if days.last == date.max else days.last.year
    return range(first, last + 1) if days.first != date.min or days.last != date.max else range(0)


def _within(period: str | None, until: Span | None, since: Span | None) -> bool:
    if until is None and since is None:
        return True
    days = span(period) if period else None
    if days is None:
        return False
    return (until is None or days.last < until.first) and (since is None or days.first > since.last)


def _of_document(texts: Texts, document_id: str) -> Iterator[Moment]:
    document = texts.document(document_id)
    if document is None:
        return
    issued = document.issued or None
    title = document.title or document.name
    if issued:
        yield Moment("document", issued, issued, None, (), document.name, title, None)
    passage = lru_cache(maxsize=None)(lambda id_: next(iter(texts.passages([id_])), None))
    for _, passage_id, figure in texts.figures(document_id=document_id):
        if is_of_time(figure):
            continue
        stored = passage(passage_id) if passage_id is not None else None
        number = sentence_number(stored.passage, figure.start) if stored else None
        start, end = figure.start, figure.end
        if stored is not None and number is not None:
            start, end = stored.passage.sentences[number].start, stored.passage.sentences[number].end
        evidence = document.evidence(start, end, stored.passage.headings if stored else ())
        yield Moment("figure", figure.period, issued, figure, figure.about, document.name, title, evidence)
    for _, _, claim in texts.claims(document_id=document_id):
        yield _of_claim(document, claim, issued, title)


def _of_claim(document: Document, claim: Claim, issued: str | None, title: str) -> Moment:
    evidence = document.evidence(claim.start, claim.end)
    ends = (claim.subject, claim.object)
    return Moment("claim", claim.period, issued, claim, ends, document.name, title, evidence)


def _order(moment: Moment) -> tuple[bool, str, str, str, str, int]:
    """Order by the time spoken of, undated facts last by the date of their source."""
    days = span(moment.period) if moment.period else None
    first, last = (str(days.first), str(days.last)) if days else ("", "")
    place = moment.evidence.start if moment.evidence else -1
    return days is None, first, last, moment.issued or "", moment.document, place
