"""Footnotes of web pages: a number that links to a note becomes a raised number, and the note opens with it.

So marks never join the words they stand behind, and a note whose number only its list shows has it in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", RAISED_DIGITS)
_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")
_BACK = re.compile(r"\s*[↩↑^⤴⏎\ufe0e\ufe0f]+\s*")
_MOST_INSIDE = 3
"""Elements inside a link that is a mark."""
_INLINE = frozenset({"sup", "a", "span", "small", "b", "i", "em", "strong", "cite"})


def set_notes_apart(tree: etree._Element) -> None:
    """Raise the numbers of footnote marks in a page, and put them before their notes."""
    targets = {element.get("id"): element for element in tree.iter() if element.get("id")}
    numbered: set[etree._Element] = set()
    for link in list(tree.iter("a")):
        number = _number_in(link)
        note = targets.get(link.get("href")[1:]) if number and link.get("href", "").startswith("#") else None
        if number is None or note is None or not _is_mark(link):
            continue
        # Links back and marks have been taken out along the way, and lead nowhere any more.
        if not all(tree in element.iterancestors() for element in (link, note)):
            continue
        _set_text(_outermost(link), number.translate(_RAISED))
        if note not in numbered:
            numbered.add(note)
            _open_with(note, number)


def _number_in(link: etree._Element) -> str | None:
    """The number that is all a link says."""
    match = _NUMBER.fullmatch("".join(link.itertext())) if len(link) <= _MOST_INSIDE else None
    return match[1] if match else None


def _is_mark(link: etree._Element) -> bool:
    """Tell whether a link with a number is set raised, or says by its name that it is a reference to a note."""
    around = [link, *link.iterancestors()][:3]
    named = " ".join(f"{e.get('class', '')} {e.get('role', '')} {e.get('id', '')} {e.get('rel', '')}" for e in around)
    raised = any(e.tag == "sup" for e in (*around, *link.iter()))
    return raised or bool(re.search(r"footnote|noteref|fnref|cite_ref|voetnoot|fu(?:ß|ss)note", named, re.IGNORECASE))


def _outermost(link: etree._Element) -> etree._Element:
    """The element that holds the mark and nothing else, such as the raised one around the link."""
    element = link
    while (parent := element.getparent()) is not None and parent.tag in _INLINE:
        if len(parent) > 1 or (parent.text or "").strip(" [(") or (element.tail or "").strip(" ])"):
            break
        element = parent
    return element


def _set_text(element: etree._Element, text: str) -> None:
    """Put text in the place of an element."""
    parent = element.getparent()
    text += element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def _open_with(note: etree._Element, number: str) -> None:
    """Put a number before the text of a note, and take its links back to the mark away."""
    for link in list(_backlinks(note, number)):
        _set_text(_outermost(link), "")
    first = next(
        (e for e in note.iter("p", "li", "div", "span", "cite", "dd", "td") if (e.text or "").strip() or len(e)), note
    )
    first.text = f"{number.translate(_RAISED)} {(first.text or '').lstrip()}"


def _backlinks(note: etree._Element, number: str) -> Iterator[etree._Element]:
    for link in note.iter("a"):
        back = _number_in(link) == number or _BACK.fullmatch("".join(link.itertext()))
        if back and link.get("href", "").startswith("#") and link is not note:
            yield link
