"""Pictures of pages: escaped, with one place to scroll to."""

from __future__ import annotations

from app.view.sheet import has_pages, pictures_html
from app.view.wording import Wording
from ingest.read.pdf_boxes import PageBox
from ingest.read.pdf_picture import Picture
from kg.model import Document, Page

SAY = Wording("en")
PAGES = (Page(1, 0, 2), Page(2, 2, 4))


def document(media_type: str = "application/pdf", title: str = "Erts") -> Document:
    """A document of two pages."""
    return Document("0" * 64, "nota.pdf", "abcd", pages=PAGES, media_type=media_type, title=title)


def test_only_pdfs_have_pages_to_draw() -> None:
    """A text has no pages, and neither has a PDF of which none is known."""
    assert has_pages(document())
    assert not has_pages(document("text/plain"))
    assert not has_pages(Document("0" * 64, "leeg.pdf", "abcd", media_type="application/pdf"))


def test_the_first_mark_is_the_place_to_scroll_to() -> None:
    """Of several pages the first with a mark has the anchor, at the height of the mark, and says that it is marked."""
    box = PageBox(2, 10, 600, 90, 700)
    pictures = [
        Picture(1, b"a", (600, 800), ()),
        Picture(2, b"b", (600, 800), (box, box)),
        Picture(3, b"c", (1, 1), (box,)),
    ]
    html = pictures_html(pictures, document(), SAY).text
    assert html.count('id="kp-quote"') == 1
    assert html.index("page 1") < html.index('style="top:12.50%"') < html.index("page 3")
    assert html.count("with the quote marked") == 2


def test_titles_are_escaped() -> None:
    """A title cannot end the attribute it stands in."""
    html = pictures_html([Picture(1, b"a", (600, 800), ())], document(title='"><script>'), SAY).text
    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html
