"""Pages of a PDF or of a picture file as pictures, with a quote marked on them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.view.markup import Html, element
from app.view.source import MARK
from app.view.wording import Wording
from kg.model import Document

if TYPE_CHECKING:
    # PDFium is loaded only where a page is drawn.
    from ingest.read.pdf_picture import Picture

_DRAWN = ("application/pdf", "image/")


def has_pages(document: Document) -> bool:
    """Tell whether the pages of a document can be drawn."""
    return document.media_type.startswith(_DRAWN) and bool(document.pages)


def pictures_html(pictures: Sequence[Picture], document: Document, say: Wording) -> Html:
    """Return pictures of pages below each other; the first mark is where the page scrolls to."""
    first = next((picture.number for picture in pictures if picture.marked), None)
    sheets = (_sheet(p, document, say, first=p.number == first) for p in pictures)
    label = say("page view")
    return element("div", *sheets, class_="kp-source kp-sheets", tabindex="0", role="region", aria_label=label)


def _sheet(picture: Picture, document: Document, say: Wording, *, first: bool) -> Html:
    told = "page picture marked" if picture.marked else "page picture"
    image = element(
        "img",
        src=f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}",
        alt=say(told, number=picture.number, title=document.title or document.name),
    )
    above = 100 * (1 - picture.marked[0].top / picture.size[1]) if picture.marked else 0.0
    anchor = element("span", id=MARK, class_="kp-anchor", style=f"top:{above:.2f}%") if first else ""
    caption = element("figcaption", say("page break", number=picture.number), class_="kp-page")
    return element("figure", caption, element("div", image, anchor, class_="kp-sheet"))
