"""Paragraphs with footnotes as a Word file (Office Open XML, ECMA-376 part 1, chapter 17), readable by any word processor."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "footnotes")
_STYLES = (
    ("Normal", "Normal", 'w:default="1"', '<w:pPr><w:spacing w:after="120"/></w:pPr>'),
    ("Title", "Title", "", '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'),
    (
        *("Heading1", "heading 1", ""),
        '<w:pPr><w:keepNext/><w:spacing w:before="300"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>',
    ),
    ("Remark", "Remark", "", '<w:rPr><w:i/><w:color w:val="556672"/><w:sz w:val="18"/></w:rPr>'),
    ("FootnoteText", "footnote text", "", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
)
"""Id, name, further attributes and properties of the styles."""
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id_, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Run:
    """Text in a paragraph, and the footnote that follows it, "" without one."""

    text: str
    note: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text in a style: Normal, Title, Heading1 or Remark."""

    runs: tuple[Run, ...]
    style: str = "Normal"


def word_file(paragraphs: Sequence[Paragraph], language: str) -> bytes:
    """Return paragraphs as a .docx; the same paragraphs give the same bytes. `language` is that of the spelling check."""
    notes = [run.note for paragraph in paragraphs for run in paragraph.runs if run.note]
    numbers = iter(range(1, len(notes) + 1))
    body = "".join(_paragraph(paragraph, numbers) for paragraph in paragraphs)
    footnotes = "".join(_footnote(number, note) for number, note in enumerate(notes, 1))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations((("officeDocument", "word/document.xml"),)),
        "word/_rels/document.xml.rels": _relations((part, f"{part}.xml") for part in _PARTS),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
        "word/footnotes.xml": _part("footnotes", _SEPARATORS + footnotes),
        "word/styles.xml": _part("styles", _styles(language)),
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), _HEAD + content, zipfile.ZIP_DEFLATED)
    return output.getvalue()


def _part(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'


def _paragraph(paragraph: Paragraph, numbers: Iterator[int]) -> str:
    runs = "".join(_run(run, numbers) for run in paragraph.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{runs}</w:p>'


def _run(run: Run, numbers: Iterator[int]) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if run.bold else ""
    mark = f'<w:r>{_RAISED}<w:footnoteReference w:id="{next(numbers)}"/></w:r>' if run.note else ""
    return f"<w:r>{look}{_text(run.text)}</w:r>{mark}"


def _footnote(number: int, note: str) -> str:
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    mark = f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
    return f'<w:footnote w:id="{number}"><w:p>{style}{mark}<w:r>{_text(f" {note}")}</w:r></w:p></w:footnote>'


def _text(text: str) -> str:
    """Return text as it stands: escaped, and without the characters that XML cannot hold."""
    return f'<w:t xml:space="preserve">{escape(_NOT_XML.sub("", text))}</w:t>'


def _styles(language: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    styles = (
        f'<w:style w:type="paragraph" w:styleId="{id_}" {more}><w:name w:val="{name}"/>{look}</w:style>'
        for id_, name, more, look in _STYLES
    )
    return defaults + "".join(styles)


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    others = "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_TYPE}.{p}+xml"/>' for p in _PARTS)
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}{main}{others}</Types>'


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    found = (
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{type_}" Target="{target}"/>'
        for n, (type_, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'
