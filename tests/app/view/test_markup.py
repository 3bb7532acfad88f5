"""HTML and labels from text of documents."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.markup import Html, as_label, element, join

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> & \"' ![x](http://a.example/x.png) $x$"


class Reader(HTMLParser):
    """Collects the tags, attributes and text that a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def seen(html: Html) -> Reader:
    """Return what a browser would see."""
    reader = Reader()
    reader.feed(html.text)
    reader.close()
    return reader


@given(st.text())
def test_text_never_becomes_markup(text: str) -> None:
    """Whatever the text, the browser sees one paragraph with exactly that text."""
    reader = seen(element("p", text))
    assert reader.tags == ["p"]
    assert reader.text == text


@given(st.text(min_size=1))
def test_attributes_hold_any_text(text: str) -> None:
    """An attribute value cannot close its quotes."""
    reader = seen(element("span", "x", title=text))
    assert reader.attributes == [("title", text)]


def test_children_that_are_html_pass_as_they_are() -> None:
    """Elements nest; only text is escaped."""
    assert element("p", "a < ", element("b", "c"), class_="k", aria_label="l").text == (
        '<p class="k" aria-label="l">a &lt; <b>c</b></p>'
    )


def test_join_escapes_text() -> None:
    """Joining is no way round the escape."""
    assert join("<b>", element("i", "x")).text == "&lt;b&gt;<i>x</i>"


def test_empty_attributes_are_left_out() -> None:
    """An attribute without a value is not written."""
    assert element("p", "x", lang="").text == "<p>x</p>"


@given(st.text())
def test_every_punctuation_mark_of_a_label_is_escaped(text: str) -> None:
    """In a label no mark that Markdown knows stands without its backslash."""
    label = as_label(text)
    at = 0
    while at < len(label):
        if label[at] == "\\":
            at += 2
            continue
        assert not (label[at].isascii() and label[at].isprintable() and not label[at].isalnum() and label[at] != " ")
        at += 1


@pytest.mark.parametrize("text", [":material/face:", ":smile:", "http://a.example", "a@b.example", "www.a.example"])
def test_what_is_found_after_parsing_is_broken(text: str) -> None:
    """Icons, emoji and bare addresses hold an invisible joiner, which leaves nothing to be found."""
    assert text not in as_label(text).replace("\\", "")
    assert as_label(text).replace("\\", "").replace("\u2060", "") == text
