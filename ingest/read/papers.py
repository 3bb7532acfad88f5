"""Papers of parliament: what their head states, read by the set form of its sentences.

The forms are those of the written questions of the Dutch Tweede Kamer (Aanhangsel van de Handelingen) and of the
Anfragen and answers of the German Bundestag (Drucksachen). A text without such a sentence has no such head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.read.metadata import date_in
from kg.model import Document

Statement = tuple[str, str]
"""A term of `kg.rdf.HEAD` and its value."""

_GAP = re.compile(r"\s+")
_HEAD = 6000
"""Characters of the clean text in which the head stands."""
_DAY = r"\d{1,2}\.?\s+[^\W\d_]{3,9}\s+\d{4}"
_QUESTIONS = re.compile(r"\bVragen\s+van\s+(?:het\s+lid|de\s+leden)\s+")
_SENT = re.compile(rf"\s*\(ingezonden\s+({_DAY})\)")
_TO = re.compile(r"\s+aan\s+(?:de\s+|het\s+)?")
_ABOUT = re.compile(r"\s+over\s+")
_ANSWER = re.compile(r"\b((?:Nader\s+a|Aanvullend\s+a|A)ntwoord|Mededeling)\s+van\s+")
_RECEIVED = re.compile(rf"\s*\(ontvangen\s+({_DAY})\)")
_LONGEST = 2000
"""Characters from the first to the last word of such a sentence."""
_ALSO = re.compile(
    r"\bZie\s+ook\s+(?:het\s+)?Aanhangsel\s+(?:van\s+de\s+)?Handelingen,?\s+vergaderjaar\s+(\d{4}[–-]\d{4}),?\s*(?:nr\.?\s*)?(\d+)"
)
_NUMBER = re.compile(r"\b(?:ah|kv)-[te]k-\d{8}-\d{1,6}\b")
_CASE = re.compile(r"^\s*(20\d\dZ\d{5})\s*$", re.MULTILINE)
"""The number of questions that have no answer yet."""
_YEAR = re.compile(r"\bVergaderjaar\s+(\d{4})[–-](\d{4})\b")
_LONE_NUMBER = re.compile(r"^\s*(\d{1,5})\s*$", re.MULTILINE)
_ASKER = re.compile(r"(?:^|,\s*|\ben\s+|;\s*)(?P<name>[^(),;]{2,60}?)\s*\((?P<party>[^()]{1,40})\)")
_ASKED = re.compile(r"^\s*Vraag\s+(\d{1,3}(?:(?:\s*,\s*|\s+(?:en|t/m)\s+)\d{1,3})*)\s*$", re.MULTILINE)

_DRUCKSACHE = re.compile(r"\bDeutscher\s+Bundestag[\s|]+Drucksache\s+(?P<number>\d{1,2}/\d{1,6})\b")
_DATED = re.compile(r"\b\d{1,2}\.\s+Wahlperiode[\s|]+(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\b")
_REQUEST = re.compile(
    r"\b(?P<reply>Antwort\s+der\s+Bundesregierung\s+auf\s+die\s+)?(?:Kleine|Große)\s+Anfrage\s+"
    r"(?P<askers>der\s+(?:Abgeordneten|Fraktion).{3,1500}?)(?:\s*[–-]\s*Drucksache\s+(?P<also>\d{1,2}/\d{1,6})\s*[–-])?\s*\n"
    r"\s*(?P<subject>(?!der\s|und\s|sowie\s|[–-]\s*Drucksache)[^\n]{5,300})",
    re.DOTALL,
)
_LETTER = re.compile(rf"\bmit\s+Schreiben\s[^.]{{3,160}}?\bvom\s+({_DAY})\s+übermittelt")
_GROUP = re.compile(r"\b(?:und\s+)?der\s+(Fraktion(?:en)?\s+[^,]+?)$")
_ASKED_DE = re.compile(r"^\s*(\d{1,3})\.\s+\S", re.MULTILINE)


def with_paper_head(document: Document) -> Document:
    """Return the document with what its head states; its day stands for a date that the file does not give."""
    head = paper_head(document)
    stated = dict(head)
    issued = document.issued or stated.get("answered", "") or stated.get("submitted", "")
    return replace(document, head=head, issued=issued)


def paper_head(document: Document) -> tuple[Statement, ...]:
    """Return what the head of a paper of parliament states, sorted; nothing for any other text.

    Args:
        document: a document with its repairs, since names and subjects go on over lines.
    """
    head = _GAP.sub(_narrowed, document.clean[:_HEAD])
    found = [*_dutch(document, head), *_german(document, head)]
    return tuple(sorted({(term, " ".join(value.split())) for term, value in found if value.strip()}))


def _narrowed(gap: re.Match[str]) -> str:
    return "\n\n" if gap[0].count("\n") > 1 else "\n" if "\n" in gap[0] else " "


def _dutch(document: Document, head: str) -> Iterator[Statement]:
    """What the questions and the answer state."""
    asked = _sentence(head, _QUESTIONS, _SENT)
    if asked is None:
        return
    _, said, sent = asked
    askers, _, rest = _divided(said, _TO)
    to, about, subject = _divided(rest, _ABOUT)
    if not about:
        return
    yield "identifier", _dutch_number(document.original)
    yield "subject", subject
    yield "submitted", date_in(sent[1])
    yield "addressedTo", to
    yield from (("askedBy", f"{m['name'].strip()} ({m['party']})") for m in _ASKER.finditer(askers))
    if answered := _sentence(head, _ANSWER, _RECEIVED):
        yield "kind", answered[0][1]
        yield "answeredBy", answered[1]
        yield "answered", date_in(answered[2][1])
    if also := _ALSO.search(head, sent.end()):
        yield "seeAlso", f"{also[1].replace('-', '–')} nr {also[2]}"
    numbers = (number for match in _ASKED.finditer(document.clean) for number in re.findall(r"\d+", match[1]))
    yield "questionCount", _highest(numbers)


def _sentence(
    head: str, opening: re.Pattern[str], closing: re.Pattern[str]
) -> tuple[re.Match[str], str, re.Match[str]] | None:
    """The first sentence of a form: its opening, what stands between, and its end, all in one paragraph."""
    for opened in opening.finditer(head):
        end = head.find("\n\n", opened.end())
        closed = closing.search(head, opened.end(), min(end if end >= 0 else len(head), opened.end() + _LONGEST))
        if closed is not None:
            return opened, head[opened.end() : closed.start()], closed
    return None


def _divided(text: str, at: re.Pattern[str]) -> tuple[str, str, str]:
    match = at.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _dutch_number(original: str) -> str:
    """The number of the paper as it prints it, or the year of the session and the number that stands alone above the head."""
    if printed := _NUMBER.search(original):
        return printed[0]
    if case := _CASE.search(original[:_HEAD]):
        return case[1]
    year = _YEAR.search(original[:_HEAD])
    alone = _LONE_NUMBER.search(original, year.end(), _HEAD) if year else None
    return f"ah-tk-{year[1]}{year[2]}-{alone[1]}" if year and alone else ""


def _german(document: Document, head: str) -> Iterator[Statement]:
    """What a request or the answer to it states."""
    number = _DRUCKSACHE.search(head)
    request = _REQUEST.search(head, number.end()) if number else None
    if number is None or request is None:
        return
    dated, letter = _DATED.search(head), _LETTER.search(head)
    day = date_in("".join(dated[1].split())) if dated else ""
    yield "identifier", f"Drucksache {number['number']}"
    yield "subject", request["subject"]
    yield "addressedTo", "Bundesregierung"
    yield from (("askedBy", name) for name in _german_askers(" ".join(request["askers"].split())))
    if request["reply"]:
        yield "kind", "Antwort"
        yield "answeredBy", "Bundesregierung"
        yield "answered", date_in(letter[1]) if letter else day
        yield "seeAlso", f"Drucksache {request['also']}" if request["also"] else ""
    else:
        yield "submitted", day
    yield "questionCount", _highest(m[1] for m in _ASKED_DE.finditer(document.clean))


def _german_askers(text: str) -> Iterator[str]:
    """The members named, without "further members", and the group they belong to."""
    group = _GROUP.search(text)
    members = text[: group.start()] if group else text
    for name in re.split(r",|\bund\b", re.sub(r"^der\s+Abgeordneten\s+", "", members)):
        if name.strip() and not re.match(r"\s*(?:weiterer|der)\b", name):
            yield name.strip()
    if group:
        yield group[1]


def _highest(numbers: Iterable[str]) -> str:
    """The last of the numbers that count on from one, which years and pages among them do not."""
    seen = {int(number) for number in numbers}
    count = 0
    while count + 1 in seen:
        count += 1
    return str(count) if count else ""
