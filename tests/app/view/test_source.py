"""The original around a quote."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.view.source import MARK, Excerpt, excerpt, source_html
from app.view.wording import Wording
from kg.model import Document, Page
from kg.offsets import Edit

SAY = Wording("en")
ORIGINAL = "Kop\nDe athankelijk-\nheid <b>groeit</b>.\nSlot van de nota."
EDITS = (
    Edit(8, 9, "f", "misread letters"),
    Edit(18, 20, "", "hyphen at line end"),
    Edit(39, 40, " ", "line join"),
    Edit(40, 44, "slot", "unsure", applied=False),
)
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, EDITS, language="nl")


def text_of(html: str) -> str:
    """Return the text of simple HTML."""
    return re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def test_the_quote_is_marked_where_it_stands() -> None:
    """The marked text is the quote, character for character, and carries the id to scroll to."""
    start = DOCUMENT.clean.index("afhankelijkheid")
    evidence = DOCUMENT.evidence(start, start + len("afhankelijkheid"))
    found = re.search(rf'<mark id="{MARK}">(.*?)</mark>', source_html(DOCUMENT, evidence, SAY).text, re.DOTALL)
    assert found is not None
    assert found[1] == evidence.quote == "athankelijk-\nheid"


def test_the_whole_original_is_there_and_escaped() -> None:
    """A short original is shown complete, and its angle brackets are text."""
    html = source_html(DOCUMENT, DOCUMENT.evidence(0, 3), SAY).text
    assert ORIGINAL in text_of(html)
    assert "<b>" not in html


def test_a_quote_that_does_not_stand_there_is_not_marked() -> None:
    """A quote that fails is never highlighted."""
    wrong = replace(DOCUMENT.evidence(0, 3), quote="Kip")
    assert "<mark" not in source_html(DOCUMENT, wrong, SAY).text


def test_repairs_stand_beside_the_original_on_demand() -> None:
    """With repairs each changed or flagged place is followed by its reading; joined lines are not."""
    plain = source_html(DOCUMENT, None, SAY).text
    repaired = source_html(DOCUMENT, None, SAY, repairs=True).text
    assert "<ins" not in plain
    assert re.findall(r"<ins[^>]*>(.*?)</ins>", repaired) == ["afhankelijkheid", "slot"]
    assert "athankelijk-\nheid<ins" in repaired
    assert 'title="flagged only"' in repaired


def test_pages_are_named_where_they_begin() -> None:
    """Each page of the original begins with its number."""
    paged = replace(DOCUMENT, pages=(Page(1, 0, 4), Page(2, 4, len(ORIGINAL))))
    html = source_html(paged, None, SAY).text
    assert re.findall(r'kp-page">(.*?)<', html) == ["page 1", "page 2"]


def test_a_long_original_is_cut_at_lines_and_says_so() -> None:
    """Around a quote in the middle of a long text whole lines are shown, and what is left out is named."""
    original = "".join(f"regel {i}\n" for i in range(20_000))
    document = Document("e" * 64, "lang.txt", original)
    start = original.index("regel 10000")
    html = source_html(document, document.evidence(start, start + 11), SAY).text
    assert len(html) < 60_000
    assert "earlier text left out" in html
    assert "further text left out" in html
    body = html[html.index("kp-original") :]
    assert body[body.index(">") + 1 :].startswith("regel ")


@given(st.text(alphabet="ab\n", max_size=300), st.data())
def test_an_excerpt_always_holds_its_quote(original: str, data: st.DataObject) -> None:
    """Whatever the text and the quote, the excerpt lies in the text and around the quote."""
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, len(original)))
    shown = excerpt(original, start, end, around=20)
    assert 0 <= shown.start <= start <= end <= shown.end <= len(original)


@given(st.text(alphabet="ab\n<&", min_size=1, max_size=80), st.data())
def test_what_is_shown_is_the_excerpt(original: str, data: st.DataObject) -> None:
    """Marks and cuts change nothing in the text that is shown."""
    start = data.draw(st.integers(0, len(original) - 1))
    end = data.draw(st.integers(start + 1, len(original)))
    document = Document("f" * 64, "x.txt", original)
    html = source_html(document, None, SAY, shown=Excerpt(start, end)).text
    body = html.split('class="kp-original">')[1].split("</div>")[0]
    assert text_of(body).replace("&amp;", "&") == original[start:end]
