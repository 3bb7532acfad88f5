"""Single letters a scanner takes for others: l for I in acronyms, 1 and 0 for letters in words, I for i; and lost spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from ingest.repair.forms import AWAITS, COUNTED
from ingest.repair.words import NO_WORD, WORD, Lexicon
from kg.offsets import Edit

_ACRONYM = re.compile(r"(?<![\w-])[A-Z]?l[A-Z]?(?![\w’'])|(?<![\w-])(?=[A-Z]*l)[A-Zl]{2,4}(?![\w’'])")
_DIGIT_WORD = re.compile(r"(?<![\w.,-])(?=\w*[01])(?=\w*[a-z])[a-z01]{2,20}(?![\w-])")
_ORDINAL = re.compile(r"[1-9]\d*(?:e|de|ste|st|nd|rd|th|er|en|x|k|m|l|g|t|h|w|b|a|c|d)?")
_CODE = re.compile(r"\w*\d|\w*(?:10|11|01)\w*|[ivxlcdm01]+")
"""What ends in a digit, holds a number of two, or may be a Roman number."""
_UNIT = re.compile(r"(?<!\w)(?:[2-9]|[1-9]\d+)(?:[.,]\d+)? ?([a-z])(?!\w)")
"""The letter behind a figure of a measure or series."""
_ABBREVIATED = re.compile(r"(?<!\w)0(?=\.[a-z]\.)")
_CAPITAL_I = re.compile(r"(?<=[a-zà-ÿ] )I(?:n|s|k|[a-zà-ÿ]{3,})(?!\w)")
_NO_SPACE = re.compile(r"(?P<before>[^\W\d_]{3,40})(?P<stop>[.;:!?])(?=(?P<after>[A-ZÀ-Þ][a-zà-ÿ]+))")
_CAPTION = re.compile(
    r"(?:Figuur|Tabel|Figure|Table|Abbildung|Tabelle|Grafiek|Grafik|Bijlage|Hoofdstuk)(?=(?:[A-Z]\.)?\d)"
)
_PARTICLE = re.compile(r"(?<=[a-zà-ÿA-ZÀ-Þ] )(?:van|von)(?=[A-ZÀ-Þ][a-zà-ÿ]{2,}(?!\w))")
"""The particle of a name, run together with it: no brand is written so inside a sentence."""
_BRACKET = re.compile(r"(?<=[A-ZÀ-Þ])[a-zà-ÿ]{3,}(?=\([A-ZÀ-Þ][\w &.-]{1,30}\))")
"""A name run together with the bracket behind it."""
_SPLIT_ACCENT = re.compile(r"(?P<letter>[^\W\d_])(?P<accent>[¸˛])(?=[^\W\d_]|\b|\s)")
_COMBINING = {"¸": "\u0327", "˛": "\u0328"}
_LETTERS = {"0": "o", "1": "i"}
_VERB_OR_LINK = re.compile(
    r"\s+(?:is|was|heeft|kan|wordt|zal|moet|gaat|maakt|speelt|biedt|vraagt|vergt|als|ist|hat|wird|kann|muss|als)\b"
)
_PRONOUNS = frozenset({"dat", "dit", "die", "deze", "das", "this", "that"})
"""Words that await a noun, or stand for one with the verb behind them."""
_FEWEST_NEAR = 2
_LONGEST = 30
_MOST_COMMON = 1e-3
_COMMON = 1e-5
_VERY_COMMON = 1e-4
_EVER = 1e-9
"""A word that English has at all (*chokepoint*) is no pair of words that lost a space."""


def misread_letters(text: str, lexicon: Lexicon, mended: frozenset[str]) -> Iterator[Edit]:
    """Yield the edits for letters misread in a scanned text.

    Args:
        text: the text, with lines joined.
        lexicon: its words.
        mended: words that have a reading as one word already.
    """
    yield from _acronyms(text, lexicon)
    yield from _digits_in_words(text, lexicon)
    yield from (
        Edit(match.start(), match.end(), "o", "digit for letter", 0.95) for match in _ABBREVIATED.finditer(text)
    )
    if lexicon.language != "de":
        yield from _capitals_inside(text, lexicon)
    yield from _run_together(text, lexicon, mended)


def lost_spaces(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Yield the edits that put back the space after a full stop, and before the number of a figure or table."""
    for match in _NO_SPACE.finditer(text):
        if match["before"].islower() and lexicon.knows(match["before"]) and lexicon.knows(match["after"]):
            yield Edit(match.start("stop"), match.end("stop"), match["stop"] + " ", "lost space", 0.95)
    for pattern in (_PARTICLE, _BRACKET):
        for match in pattern.finditer(text):
            yield Edit(match.end() - 1, match.end(), match[0][-1] + " ", "lost space", 0.9)
    for match in _CAPTION.finditer(text):
        yield Edit(match.end() - 1, match.end(), match[0][-1] + " ", "lost space", 0.95)


def split_accents(text: str) -> Iterator[Edit]:
    """Yield the edits that put a cedilla or ogonek set behind its letter, as some PDFs have it, back on the letter."""
    for match in _SPLIT_ACCENT.finditer(text):
        whole = normalize("NFC", match["letter"] + _COMBINING[match["accent"]])
        if len(whole) == 1:
            yield Edit(match.start(), match.end(), whole, "accent set apart", 0.97)


def _acronyms(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Read Al as AI, lMF as IMF: where the reading with I is a known acronym and the other no word here."""
    for match in _ACRONYM.finditer(text):
        word = match[0]
        right = word.replace("l", "I")
        abbreviated = word.endswith("l") and text[match.end() : match.end() + 1] == "."
        if len(word) < 2 or abbreviated or not right.isupper() or not lexicon.knows(right):
            continue
        confidence = _acronym_confidence(text, match, lexicon)
        if confidence:
            at = match.start() + word.index("l")
            # A Roman number is a number: never changed.
            number = not set(right) - set("IVX")
            yield Edit(at, at + 1, "I", "l for I", confidence, applied=not number)


def _acronym_confidence(text: str, match: re.Match[str], lexicon: Lexicon) -> float:
    """A capital inside a sentence, or a hyphen before a word, tells an acronym from the word it looks like."""
    if not lexicon.knows(match[0]):
        return 0.95
    if text[match.end() : match.end() + 1] == "-":
        return 0.95
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" “‘\"'(")[-1:]
    if before.isalnum() or before in {",", "-"}:
        return 0.9
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    near = text[max(start, match.start() - 1500) : (end if end >= 0 else len(text))]
    inside = len(
        re.findall(rf"(?<=[a-z,] ){match[0]}\b|\b{match[0]}-[a-z]", near + text[match.end() : match.end() + 600])
    )
    return 0.85 if inside >= _FEWEST_NEAR and _VERB_OR_LINK.match(text, match.end()) else 0.0


def _digits_in_words(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Read 1s as "is", 0ok as "ook": a digit among small letters that makes a common word, and is no figure or code."""
    units = frozenset(_UNIT.findall(text))
    for match in _DIGIT_WORD.finditer(text):
        word = match[0]
        right = "".join(_LETTERS.get(letter, letter) for letter in word)
        needed = _MOST_COMMON if len(word) == 2 else _COMMON
        if not _ORDINAL.fullmatch(word) and lexicon.frequency(right) >= needed:
            read = not _CODE.fullmatch(word) and _stands_as_word(text, match, units, lexicon)
            yield Edit(match.start(), match.end(), right, "digit for letter", 0.9 if read else 0.5, applied=read)


def _stands_as_word(text: str, match: re.Match[str], units: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a word with a digit stands among words, and its letter behind no other figure, as in 1s, 2s, 10s."""
    before = text[max(0, match.start() - 40) : match.start()].split()[-1:]
    behind = text[match.end() : match.end() + 40].split()[:1]
    if any(_is_figure(near, lexicon) for near in (*before, *behind)):
        return False
    if len(match[0]) > 2:
        return True
    word = before[0].strip("‘’“”\"'") if before else ""
    named = word.lower() in AWAITS - _PRONOUNS or COUNTED.search(word)
    return word.replace("-", "").isalpha() and not word.isupper() and not named and match[0][1] not in units


def _is_figure(near: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands beside a word holds a digit that is no misread letter."""
    read = "".join(_LETTERS.get(letter, letter) for letter in near.strip(".,;:()‘’“”\"'"))
    return any(c.isdigit() for c in near) and not (read.isalpha() and lexicon.frequency(read) >= _COMMON)


def _capitals_inside(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """A capital I after a small word, on a word the document does not use as a name."""
    for match in _CAPITAL_I.finditer(text):
        word = match[0]
        common = lexicon.frequency(word) >= _COMMON or lexicon.spellings[word.lower()] >= 2
        if common and not lexicon.is_name(word) and _amid_small_words(text, match):
            yield Edit(match.start(), match.start() + 1, "i", "I for i", 0.85)


def _amid_small_words(text: str, match: re.Match[str]) -> bool:
    """Tell whether two small words stand before and none with a capital behind: no name, and no sentence begins."""
    before = text[max(0, match.start() - 60) : match.start()].split()[-2:]
    behind = text[match.end() : match.end() + 2].strip()
    return len(before) == 2 and all(word.islower() and len(word) > 1 for word in before) and not behind.isupper()


def _run_together(text: str, lexicon: Lexicon, mended: frozenset[str]) -> Iterator[Edit]:
    """Two words without their space: the document has them apart, or both are very common and together no word."""
    whole = (word for word in lexicon.spellings if word not in mended)
    cuts = {word: cut for word in whole if 6 <= len(word) <= _LONGEST and (cut := _cut(word, lexicon))}
    for match in WORD.finditer(text) if cuts else ():
        if cut := cuts.get(match[0], 0):
            at = match.start() + cut
            yield Edit(at - 1, at, text[at - 1] + " ", "lost space", 0.85)


def _cut(word: str, lexicon: Lexicon) -> int:
    if lexicon.knows(word) or lexicon.is_foreign(word, _EVER) or not (word.islower() or word.istitle()):
        return 0
    for at in range(2, len(word) - 2):
        head, rest = word[:at], word[at:]
        if lexicon.pairs[head.lower(), rest] >= _FEWEST_NEAR and lexicon.frequency(rest) >= _COMMON:
            return at
        common = min(lexicon.frequency(head), lexicon.frequency(rest)) >= _VERY_COMMON
        if common and word.islower() and lexicon.worth(word) <= NO_WORD and len(rest) >= 4:
            return at
    return 0
