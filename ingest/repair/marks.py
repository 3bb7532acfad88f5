"""Footnote marks taken off words and figures: digits set behind a word, and what a scanner makes of small digits.

A small raised digit is read as a star, a ring, a registered sign or a pair of quotes. Such signs behind a word are no
text; plain digits are taken off only where the document shows that it numbers its notes so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.repair.forms import COUNTED
from ingest.repair.words import Lexicon
from kg.offsets import Edit

FOOTNOTE_MARK = "footnote mark"
"""The rule of the edits that take marks off."""
_JUNK = r"®°*#§¢¥©™%?!’”'\"“>&\d"
_STRONG = re.compile(r"[®°*#§¢¥©>]|&\d|!\d|\?\?|\d[?!']|['’]\?|\d%\d|!(?=[,;:])")
"""What no writer puts behind a word."""
_BEHIND = r"(?:(?<=[^\W\d_])|(?<=[)”%]))"
_ATTACHED = re.compile(
    rf"{_BEHIND}(?P<stop>[.,;:]?)(?P<mark>(?:(?<=[.,;:])[tl])?[{_JUNK}]{{1,7}}t?)(?=[.,;:)]*(?:\s|$|-))"
)
_APART = re.compile(
    rf"(?P<gap>{_BEHIND} |(?<=[.,;:]) )(?P<mark>[{_JUNK}]{{1,6}}(?: [{_JUNK}]{{1,6}})?)(?=\s+[^\W\d_a-z]|\s*$)",
    re.MULTILINE,
)
_BEHIND_NUMBER = re.compile(r"(?<=\d[.,;:])[*®°#]{1,4}(?=\s|$)")
_AT_END = re.compile(r"(?<=[^\W\d_]\.) \d{1,2}[%!?](?=\s*$)", re.MULTILINE)
_SIGN = re.compile(r"(?<=[^\W\d_])™(?=\s|[.,;:]|$)")
_QUESTION = re.compile(r"(?<=[^\W\d_]{3})\?(?=,| [a-zà-ÿ])")
_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{2}[.,;:])(?:[?!]+|[’'”\"]{2,})(?=\s|$)")
_DIGITS = re.compile(
    r"(?P<word>[^\W\d_]{3,40}|[’'][^\W\d_]{1,2}|[)’”´])(?P<stop>[.,;:!?]?[’”)´]?)(?P<mark>[1-9]\d{0,2})(?=[.,;:]?(?:\s|$))"
)
_LONE = re.compile(r"(?<=[^\W\dA-Z_]{4}) [1-9]\d{0,2}(?= ?$| [A-Z][^\W\d_])", re.MULTILINE)
_NUMBERED = frozenset(
    {"art", "par", "blz", "fig", "afb", "abb", "tab", "abs", "vol", "hfst", "bijl", "ziff", "kap", "sec"}
)
"""Abbreviations that a number may follow without a space."""
_RAISED_MARK = re.compile(r"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹]) ?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?: (?=[.,;:?!]))?(?![\w⁰¹²³⁴⁵⁶⁷⁸⁹])")
_OPENS_RAISED = re.compile(r"^\s*[⁰¹²³⁴-⁹]{1,3}", re.MULTILINE)
_LONGEST_NOTE = 2000
"""Characters before a note on the same line among which the one before it begins."""
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NAMED_MARK = re.compile(r"(?<=\S)[ \t]?\[\^[^\]\s]{1,20}\](?!:)")
_LETTER_MARK = re.compile(r"(?<=[^\s.][.,;:)”’])[a-z](?=\s|$)")
_UNIT = re.compile(r"(?:(?<![^\W\d_])[kcdmµ]?m|(?<!\d)10|/s)$")
_FEWEST_NOTES = 3
_LONGEST_WORD_BEFORE = 40
_LONGEST_QUOTE = 150


def scanned_marks(text: str) -> Iterator[Edit]:
    """Yield the edits that take misread footnote marks out of a scanned text; lone digits are only flagged."""
    yield from _attached(text)
    yield from _apart(text)
    for pattern in (_AT_END, _BEHIND_NUMBER, _QUESTION, _AFTER_STOP):
        for match in pattern.finditer(text):
            if _past_closing_quote(text, match.start()) == match.start():
                yield Edit(match.start(), match.end(), "", FOOTNOTE_MARK, 0.85)
    for match in _SIGN.finditer(text):
        if _is_open(text, match.start(), "“", "”"):
            yield Edit(match.start(), match.end(), "”", "quotation mark", 0.85)
    for match in _LONE.finditer(text):
        if not COUNTED.search(text, max(0, match.start() - _LONGEST_WORD_BEFORE), match.start()):
            yield Edit(match.start(), match.end(), "", FOOTNOTE_MARK, 0.6, applied=False)


def _attached(text: str) -> Iterator[Edit]:
    """Marks right behind a word and its stop."""
    for match in _ATTACHED.finditer(text):
        start = _past_closing_quote(text, match.start("mark"))
        if start < match.end("mark") and _STRONG.search(text, start, match.end() + 1):
            stop = _swallowed_stop(text, start, match.end())
            yield Edit(start, match.end("mark"), stop, FOOTNOTE_MARK, 0.85 if stop else 0.95)


def _apart(text: str) -> Iterator[Edit]:
    """Marks with a space before them, at the end of a sentence."""
    for match in _APART.finditer(text):
        if _STRONG.search(match["mark"]) or match["mark"][0] == "%" or match["mark"] in {"!", "?"}:
            stop = _swallowed_stop(text, match.start(), match.end())
            yield Edit(match.start("gap"), match.end("mark"), stop, FOOTNOTE_MARK, 0.85 if stop else 0.9)


def _swallowed_stop(text: str, start: int, end: int) -> str:
    """The full stop that a scanner took for one sign with the mark: a small word before, a capital or the end behind."""
    before = text[max(0, start - _LONGEST_WORD_BEFORE) : start].split()[-1:]
    small = bool(before) and before[0].rstrip(")").isalpha() and before[0].islower()
    behind = text[end : end + 2]
    return (
        "."
        if small and (not behind.strip() or behind[0] == "\n" or (behind[0] == " " and behind[1:].isupper()))
        else ""
    )


def raised_marks(text: str) -> Iterator[Edit]:
    """Yield the edits that take raised digits off what they stand behind; those of units stay."""
    notes = _NotesOnOneLine(text)
    for match in _RAISED_MARK.finditer(text):
        if notes.opens_next(match):
            yield Edit(match.start(), match.start() + 1, "\n", "note on a line of its own", 0.97)
        elif not _UNIT.search(text, max(0, match.start() - 5), match.start()):
            yield Edit(match.start(), match.end(), "", FOOTNOTE_MARK, 0.97)


def named_marks(text: str) -> Iterator[Edit]:
    """Yield the edits that take the footnote marks of Markdown (`[^name]`) off what they stand behind."""
    yield from (Edit(match.start(), match.end(), "", FOOTNOTE_MARK, 0.97) for match in _NAMED_MARK.finditer(text))


def lettered_marks(text: str, letters: frozenset[str]) -> Iterator[Edit]:
    """Yield the edits that take single letters off the stop they stand behind, where notes have these letters."""
    for match in _LETTER_MARK.finditer(text) if letters else ():
        if match[0] in letters:
            yield Edit(match.start(), match.end(), "", FOOTNOTE_MARK, 0.9)


class _NotesOnOneLine:
    """Short notes set one behind the other on a line: the next number, with space around it, opens the next note."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opened = (0, 0)

    def opens_next(self, match: re.Match[str]) -> bool:
        """Tell whether a raised number opens a note; asked of one match after the other."""
        if match[0][0] != " " or self._text[match.end() : match.end() + 1] != " ":
            return False
        reach = max(0, match.start() - _LONGEST_NOTE)
        block = max(self._text.rfind("\n\n", reach, match.start()), reach)
        opening = [(m.start(), number_of(m[0])) for m in _OPENS_RAISED.finditer(self._text, block, match.start())]
        _, last = max([*opening, self._opened])
        number = number_of(match[0])
        if not last or number != last + 1:
            return False
        self._opened = (match.start(), number)
        return True


def number_of(mark: str) -> int:
    """The number that a mark shows in digits, raised or not, 0 where it shows none."""
    shown = mark.strip().strip(" .,;:()[]^").translate(_LOWERED)
    return int(shown) if shown.isascii() and shown.isdecimal() else 0


def numbered_marks(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Yield the edits that take digits off the words they stand behind, where the document numbers notes so."""
    found = [match for match in _DIGITS.finditer(text) if _is_mark(match, lexicon)]
    if len({match["mark"] for match in found}) >= _FEWEST_NOTES:
        yield from (Edit(match.start("mark"), match.end("mark"), "", FOOTNOTE_MARK, 0.9) for match in found)


def _is_mark(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Behind a stop any digit is a mark; right behind a word only if the word is one by itself and no name."""
    word = match["word"]
    if not word[0].isalpha() or match["stop"]:
        return word.lower() not in _NUMBERED
    return len(word) > 3 and word.islower() and lexicon.knows(word) and not lexicon.knows(word + match["mark"])


def _past_closing_quote(text: str, start: int) -> int:
    """A quotation mark that closes an open one belongs to the text."""
    closes = text[start] in "'’”\"" and _is_open(text, start, "‘“'\"„", "’”")
    return start + 1 if closes else start


def _is_open(text: str, at: int, opening: str, closing: str) -> bool:
    """Tell whether a quotation opened shortly before `at` is still open there."""
    before = text[max(0, at - _LONGEST_QUOTE) : at]
    opened = max(before.rfind(mark) for mark in opening)
    return opened >= 0 and opened >= max(before.rfind(mark) for mark in closing)
