"""Answers as a Word file with footnotes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from app.view.briefing import briefing
from app.view.word_file import Paragraph, Run, word_file
from app.view.wording import Wording
from ingest.read import read
from kg.model import Answer, Document

NL = Wording("nl")
DOCUMENT = Document(
    "d" * 64, "kade.txt", "Kobalt komt uit <Congo> & Zambia. De kade groeit.", title="De kade", issued="2024"
)
ANSWER = Answer(
    question="Waar komt kobalt vandaan?",
    language="nl",
    kind="country",
    text="Congo — Kobalt komt uit <Congo> & Zambia. [1] De kade groeit. [2]",
    abstained=False,
    confidence=0.9,
    citations=(DOCUMENT.evidence(0, 33), DOCUMENT.evidence(34, 49)),
)
REFUSAL = Answer("En tin?", "nl", "country", "", abstained=True, confidence=0, missing="De bronnen zwijgen over tin.")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def find(id_: str) -> Document | None:
    """The document with an id."""
    return DOCUMENT if id_ == DOCUMENT.id else None


def part(data: bytes, name: str) -> ET.Element:
    """A part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ET.fromstring(package.read(name))


def texts(data: bytes, name: str, tag: str) -> list[str]:
    """The texts of the elements with a tag."""
    return ["".join(t.text or "" for t in found.iter(f"{W}t")) for found in part(data, name).iter(W + tag)]


def test_questions_answers_and_refusals_stand_in_their_order() -> None:
    """A question is a heading, the short answer stands before its sentence, what is missing is told."""
    assert texts(briefing((ANSWER, REFUSAL), find, NL), "word/document.xml", "p") == [
        "Antwoorden uit de bronnen",
        "Waar komt kobalt vandaan?",
        "Congo: Kobalt komt uit <Congo> & Zambia.",
        "De kade groeit.",
        "Sterk onderbouwd",
        "En tin?",
        "Geen antwoord in deze bronnen. De bronnen zwijgen over tin.",
    ]


def test_every_part_has_its_footnote() -> None:
    """Each mark in the text has a note of its number that quotes the source and names the place."""
    data = briefing((ANSWER, ANSWER), find, NL)
    marks = [found.get(f"{W}id") for found in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    assert marks == ["1", "2", "3", "4"]
    notes = texts(data, "word/footnotes.xml", "footnote")[2:]
    assert len(notes) == 4
    assert notes[1] == " “De kade”, 2024: “De kade groeit.” (kade.txt, tekens 34–49)."


def test_what_no_longer_stands_in_its_source_is_left_out() -> None:
    """A citation that fails takes its part along; an answer that keeps none says so."""
    wrong = replace(ANSWER.citations[0], quote="Kobalt komt uit <Chili> & Zambia.")
    one = briefing([replace(ANSWER, citations=(wrong, ANSWER.citations[1]))], find, NL)
    assert texts(one, "word/document.xml", "p")[2:] == ["De kade groeit.", "Sterk onderbouwd"]
    assert len(texts(one, "word/footnotes.xml", "footnote")) == 3
    none = briefing([replace(ANSWER, citations=(wrong, wrong))], find, NL)
    assert texts(none, "word/document.xml", "p")[2:] == [NL("nothing proved")]


def test_a_reader_of_word_files_finds_text_and_notes(tmp_path: Path) -> None:
    """The file is read as any Word file is, with the notes behind the text they belong to."""
    (tmp_path / "briefing.docx").write_bytes(briefing((ANSWER,), find, NL))
    original = read(tmp_path / "briefing.docx").original
    assert "Waar komt kobalt vandaan?" in original
    assert "Kobalt komt uit <Congo> & Zambia." in original
    assert original.index("De kade groeit.") < original.index("tekens 34–49")


def test_what_xml_cannot_hold_is_left_out() -> None:
    """Control characters of a document do not make the file unreadable; the same text gives the same bytes."""
    paragraphs = [Paragraph((Run("a\x00b\x0b]]>", "c\ufffe"),))]
    data = word_file(paragraphs, "de")
    assert texts(data, "word/document.xml", "p") == ["ab]]>"]
    assert texts(data, "word/footnotes.xml", "footnote")[2] == " c"
    assert data == word_file(paragraphs, "de")


def test_every_part_of_the_file_is_declared() -> None:
    """A word processor opens only parts whose type and relation it is told."""
    data = briefing((), find, NL)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        related = ET.fromstring(package.read("word/_rels/document.xml.rels"))
    declared = {found.get("PartName") for found in part(data, "[Content_Types].xml")} - {None}
    assert declared == {f"/{name}" for name in names if name.startswith("word/") and name.endswith(".xml")}
    assert {f"word/{found.get('Target')}" for found in related} == {"word/styles.xml", "word/footnotes.xml"}
