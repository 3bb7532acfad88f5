"""The figures of a document, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.figures.attribution import attribution
from ingest.figures.dating import Dated, dates_of
from ingest.figures.fractions import fractions
from ingest.figures.masks import names
from ingest.figures.meaning import measure
from ingest.figures.nearby import MentionIndex
from ingest.figures.numerals import ARTICLES, Numeral, numerals
from ingest.figures.periods import periods, year_spans
from ingest.figures.pipes import is_pipe_row, pipe_figures
from ingest.figures.quantities import Quantity, is_figure, quantity
from ingest.figures.ranks import ranks
from ingest.figures.sequences import joined
from ingest.figures.subjects import about
from ingest.figures.suspects import implausible_share
from ingest.figures.tables import table_figures, tables
from kg.model import BlockKind, Document, Figure, Language, Mention, Passage, Sentence

_LONGEST = 3000
"""A longer run of characters is no sentence but spoiled text or a list of numbers, and is left out."""

_WITHOUT = frozenset({BlockKind.FURNITURE, BlockKind.BOILERPLATE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what stands around it."""

    text: str
    start: int
    language: Language
    mentions: tuple[Mention, ...]
    inherited: str | None
    """The one period of the sentence before, in the same paragraph."""
    written: int | None


def figures(document: Document, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """Return the figures of a document in the order of the text, with offsets over `document.clean`."""
    flat, index = tables(document), MentionIndex(mentions)
    cells = [f for table in flat for f in table_figures(table, index, _or_english(document.language))]
    cells += pipe_figures(document, passages, index, _or_english(document.language))
    rows = [(row.start, row.end) for table in flat for row in table.rows]
    rows += [(p.start, p.end) for p in passages if is_pipe_row(p, document)]
    prose = [f for context in contexts(document, passages, mentions) for f in figures_of(context)]
    outside = [f for f in prose if not any(start < f.end and f.start < end for start, end in rows)]
    return tuple(sorted([*outside, *cells], key=lambda f: f.start))


def _or_english(language: Language) -> Language:
    return "en" if language == "other" else language


def contexts(document: Document, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Context]:
    """Yield the sentences of the passages, each with its mentions and the period it may inherit."""
    written = int(document.issued[:4]) if re.match(r"\d{4}", document.issued) else None
    index = MentionIndex(mentions)
    latest = written or _latest(document.original)
    before: Sentence | None = None
    for passage in passages:
        if passage.kind in _WITHOUT:
            continue
        for sentence in passage.sentences:
            language = _language(sentence, passage, document)
            if sentence.end - sentence.start > _LONGEST:
                continue
            inherited = _inherited(document.clean, before, sentence, latest)
            text = document.clean[sentence.start : sentence.end]
            here = index.within(sentence.start, sentence.end)
            yield Context(text, sentence.start, language, here, inherited or _of_caption(passage), written)
            before = sentence


def _language(sentence: Sentence, passage: Passage, document: Document) -> Language:
    return next((x for x in (sentence.language, passage.language, document.language) if x != "other"), "en")


def _inherited(clean: str, before: Sentence | None, sentence: Sentence, latest: int | None) -> str | None:
    """Return the period of the sentence before if it names just one, not in the future, and no line ends between."""
    if before is None or "\n" in clean[before.end : sentence.start]:
        return None
    named = periods(clean[before.start : before.end])
    if len({p.iso for p in named}) != 1 or named[0].opened or (latest and int(named[0].iso[:4]) > latest):
        return None
    return named[0].iso


def _latest(original: str) -> int | None:
    """Return the last year that a full date of the text names: it was not written before."""
    years = [int(p.iso[:4]) for p in periods(original) if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", p.iso)]
    return max(years, default=None)


def _of_caption(passage: Passage) -> str | None:
    named = periods(passage.caption)
    return named[0].iso if len(named) == 1 else None


def figures_of(context: Context) -> list[Figure]:
    """Return the figures of one sentence."""
    found = quantities(context.text, context.language)
    named = periods(context.text, context.written)
    places = [Dated(q.start, q.end, percent=q.unit == "percent") for q in found]
    dated = dates_of(context.text, places, named, context.inherited)
    measures = _measures(context, found)
    return [_figure(context, q, p, m) for q, p, m in zip(found, dated, measures, strict=True)]


def _measures(context: Context, found: Sequence[Quantity]) -> list[str]:
    """Return what each quantity measures; one that names nothing, or just an entity, continues the one before it."""
    ends = [0, *(q.end for q in found)]
    starts = [*(q.start for q in found[1:]), len(context.text)]
    named = {context.text[m.start - context.start : m.end - context.start] for m in context.mentions}
    result: list[str] = []
    for i, each in enumerate(found):
        own = measure(context.text, each, context.language, (ends[i], starts[i]))
        alike = i > 0 and (found[i - 1].unit, found[i - 1].currency) == (each.unit, each.currency)
        goes_on = i > 0 and (not own or (alike and own in named))
        result.append(result[-1] if goes_on else own)
    return result


def _figure(context: Context, found: Quantity, period: str | None, measured: str) -> Figure:
    start, end = context.start + found.start, context.start + found.end
    said = attribution(context.text)
    here = [replace(m, start=m.start - context.start, end=m.end - context.start) for m in context.mentions]
    return Figure(
        start=start,
        end=end,
        as_written=context.text[found.start : found.end],
        value=found.value,
        unit=found.unit,
        currency=found.currency,
        period=period,
        qualifier=found.qualifier,
        measure=measured,
        about=about(context.text, (found.start, found.end), here, found.unit, said),
        attribution=said,
        suspect=implausible_share(context.text, found),
    )


def quantities(text: str, language: Language) -> list[Quantity]:
    """Return the quantities of a text from left to right: ranks, then every numeral that measures something."""
    places = [*ranks(text), *fractions(text, language)]
    taken = [*names(text), *year_spans(text), *((r.start, r.end) for r in places)]
    read = _read_in_turn(text, numerals(text, language, taken), language)
    written = {q.number: _word_at(text, q.number) for q in read}
    whole = [q for q in joined(text, read) if is_figure(q, written.get(q.number, "")) and not _is_mark(text, q)]
    return sorted([*places, *whole], key=lambda q: q.start)


def _word_at(text: str, start: int) -> str:
    match = re.match(r"[^\W\d_]+", text[start:])
    return match[0] if match else ""


def _read_in_turn(text: str, found: Sequence[Numeral], language: Language) -> list[Quantity]:
    """Read the numerals, none that the quantity before it already holds (the *duizend* of *50 duizend*)."""
    result: list[Quantity] = []
    for numeral in found:
        floor = result[-1].end if result else 0
        if numeral.start < floor:
            continue
        found_ = quantity(text, numeral, language, floor)
        if is_figure(found_, text[numeral.start : numeral.end]) or not _is_article(text, numeral):
            result.append(found_)
    return result


def _is_article(text: str, numeral: Numeral) -> bool:
    return text[numeral.start : numeral.end].lower() in ARTICLES


def _is_mark(text: str, found: Quantity) -> bool:
    """Tell whether a bare number stands alone after the end of a sentence: the mark of a footnote."""
    return bool(re.search(r"[.!?]\s*$", text[: found.start])) and not text[found.end :].strip(" .")
