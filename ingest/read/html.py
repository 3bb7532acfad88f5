"""Web pages: the main text by trafilatura (Barbaresi 2021), without menus, adverts and comments.

Headings, items and rows carry the marks of Markdown, which the layout knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document as Extracted

from ingest.read.html_notes import RAISED_DIGITS, set_notes_apart
from ingest.read.plain import decode_text
from ingest.read.reader import Decoded
from kg.errors import OversizedInput, UnreadableInput

MOST_BYTES = 20_000_000
MOST_DEPTH = 500
"""Elements one inside the other; no page written for readers comes near."""

_LENGTH = etree.XPath("string-length(.)")
_MOSTLY = 0.6
"""Share of the text of a page that its paragraphs have, and that the fast way must find; the argument needs a half."""
_CONTENT = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "figure"))
_HOLDERS = frozenset(("div", "section", "center"))
_LONG = 2000
"""Characters below which trafilatura has further ways for short texts."""


def read_html(data: bytes, name: str) -> Decoded:
    """Decode a web page.

    Raises:
        UnreadableInput: there is no page or no main text in it.
        OversizedInput: it is larger, or nested deeper, than any page written for readers.
    """
    if len(data) > MOST_BYTES:
        raise OversizedInput(
            f"{name} has more than {MOST_BYTES // 1_000_000} MB of HTML; save only the article and try again."
        )
    tree = load_html(_declared(data, name))
    if tree is None:
        raise UnreadableInput(f"{name} holds no web page; save it again as HTML.")
    if _is_too_deep(tree):
        raise OversizedInput(
            f"{name} nests its elements more than {MOST_DEPTH} deep; save only the article and try again."
        )
    set_notes_apart(tree)
    _give_an_article(tree)
    found = _extracted(tree)
    if found is None or found.body is None:
        raise UnreadableInput(f"{name} has no main text that could be told from menus; save the article as text.")
    return Decoded(
        "\n\n".join(_paragraphs(found.body)) + "\n",
        "text/html",
        title=found.title or "",
        authors=tuple(part.strip() for part in (found.author or "").split(";") if part.strip()),
        publisher=found.sitename or "",
        issued=found.date or "",
    )


def _give_an_article(tree: etree._Element) -> None:
    """Set the content of a page that has no element for it into an article.

    Where none of the names it knows holds the content, trafilatura falls back on loose paragraphs and tables, and loses
    the headings and lists between them.
    """
    holder = tree.find("body")
    if holder is None or tree.find(".//article") is not None or tree.find(".//main") is not None:
        return
    most = _MOSTLY * _length_of_text(tree)
    while holder is not None and sum(_LENGTH(child) for child in holder if child.tag in _CONTENT) < most:
        holder = next((child for child in holder if child.tag in _HOLDERS and _LENGTH(child) >= most), None)
    if holder is not None:
        article = etree.Element("article")
        article.extend(list(holder))
        holder.append(article)


def _extracted(tree: etree._Element) -> Extracted | None:
    """The main text and what the page says of itself.

    Beside its own rules trafilatura runs two other algorithms and takes one of theirs where it finds more than twice
    as much. That cannot be where its own rules found more than half of all the text there is, so on a page that is
    mostly paragraphs they are run alone first.
    """
    words = _length_of_text(tree)
    if sum(map(_LENGTH, tree.iter("p"))) >= _MOSTLY * words:
        found = _bare(tree, fast=True)
        if found is not None and len(found.text or "") >= max(_LONG, _MOSTLY * words):
            return found
    return _bare(tree, fast=False)


def _bare(tree: etree._Element, *, fast: bool) -> Extracted | None:
    found = bare_extraction(
        tree,
        fast=fast,
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        # Dates the page states; a search through its text would take the first it finds for that of the page.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Extracted) else None


def _length_of_text(tree: etree._Element) -> float:
    """Characters of the page that a reader can see."""
    return float(_LENGTH(tree) - sum(map(_LENGTH, tree.iter("script", "style", "noscript", "template", "title"))))


def _declared(data: bytes, name: str) -> bytes | str:
    """The bytes where they declare their encoding, which lxml knows; else the text."""
    return data if b"charset" in data[:4096].lower() or b"encoding" in data[:200].lower() else decode_text(data, name)


def _is_too_deep(tree: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            return True
    return False


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """Yield the parts of the text: paragraphs, headings with "#", items with "-", tables with a row a line."""
    for element in body:
        if element.tag == "table":
            rows = [_row(row) for row in element.iter("row")]
            yield "\n".join(row for row in rows if row)
        elif element.tag == "list":
            yield "\n".join(map(_item, filter(None, map(_text, element.iter("item")))))
        elif text := _text(element):
            yield f"{'#' * _level(element)} {text}" if element.tag == "head" else text


def _item(text: str) -> str:
    """An item with a mark, or a note, which has its own."""
    return text if text[0] in RAISED_DIGITS else f"- {text}"


def _level(element: etree._Element) -> int:
    written = element.get("rend") or "h2"
    return int(written[1]) if written[1:2].isdigit() else 2


def _row(row: etree._Element) -> str:
    cells = [_text(cell) for cell in row.iter("cell")]
    return f"| {' | '.join(cells)} |" if any(cells) else ""


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
