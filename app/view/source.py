"""The original around a quote, with the quote marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.view.markup import Html, element, join
from app.view.repairs import reading_html, readings
from app.view.wording import Wording
from kg.model import Document, Evidence

AROUND = 20_000
"""Characters of the original shown on either side of the quote; more would make the browser slow."""
MARK = "kp-quote"
"""The id of the marked quote, to which the page scrolls."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`original[start:end]`, whole lines around a quote."""

    start: int
    end: int


def excerpt(original: str, start: int, end: int, around: int = AROUND) -> Excerpt:
    """Return the whole lines within `around` characters of `original[start:end]`."""
    first = original.find("\n", max(0, start - around), start) + 1 if start > around else 0
    last = original.rfind("\n", end, end + around) if end + around < len(original) else len(original)
    return Excerpt(first or max(0, start - around), last if last >= end else min(len(original), end + around))


def source_html(
    document: Document,
    evidence: Evidence | None,
    say: Wording,
    *,
    repairs: bool = False,
    shown: Excerpt | None = None,
) -> Html:
    """Return the original around the evidence (or the given excerpt), with the quote marked when it stands there.

    With `repairs`, every repaired place is followed by what it was read as.
    """
    held = evidence is not None and evidence.holds_in(document.original)
    quote = (evidence.start, evidence.end) if evidence is not None and held else (0, 0)
    shown = shown or excerpt(document.original, *quote)
    before = element("p", say("more before"), class_="kp-more") if shown.start > 0 else ""
    after = element("p", say("more after"), class_="kp-more") if shown.end < len(document.original) else ""
    text = join(*_pieces(document, shown, quote, say, repairs=repairs))
    body = element("div", text, class_="kp-original", lang=document.language if document.language != "other" else "")
    return element(
        "div", before, body, after, class_="kp-source", tabindex="0", role="region", aria_label=say("source")
    )


def _pieces(
    document: Document, shown: Excerpt, quote: tuple[int, int], say: Wording, *, repairs: bool
) -> Iterator[Html | str]:
    """Yield the excerpt cut at the borders of quote, pages and repairs."""
    read = {r.end: r for r in readings(document, document.edits)} if repairs else {}
    pages = {p.start: p.number for p in document.pages}
    inside = set(read) | set(pages) | set(quote)
    cuts = sorted({shown.start, shown.end} | {c for c in inside if shown.start < c < shown.end})
    identified = False
    for start, end in pairwise(cuts):
        if start in pages:
            yield element("span", say("page break", number=pages[start]), class_="kp-page")
        piece = document.original[start:end]
        if quote[0] <= start < quote[1]:
            yield element("mark", piece, id="" if identified else MARK)
            identified = True
        else:
            yield piece
        if end in read:
            yield reading_html(read[end], say)
