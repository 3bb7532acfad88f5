"""Input made to do harm, through the command line: each file is named with the remedy, and the rest of the batch goes in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import Result

TEXT = "# Grafiet\n\nDuitsland kocht in 2023 ongeveer 40.000 ton grafiet uit China.\n"
ODD_NAMES = (
    "met spatie.txt",
    "größe ëé.txt",
    "😀 emoji.txt",
    "-rf.txt",
    "a;b$(c) & `d`.txt",
    "regel\neinde.txt",
    "\"aanhaling' <b>.txt",
    "%2e%2e%2fkwaad.txt",
    "..txt.txt",
    "a" * 250 + ".txt",
)


def pdf(pages: int) -> bytes:
    """A PDF with blank pages."""
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(595, 842)
        document.save(buffer)
    return buffer.getvalue()


def zipped(part: str, content: str) -> bytes:
    """An archive with one part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
    return buffer.getvalue()


LOCKED = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    b"3 0 obj\n<< /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >>\nendobj\n"
    b"trailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [(a) (a)] >>\n%%EOF\n"
)
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><l>&i;</l>"
)
BAD: dict[str, Callable[[], bytes]] = {
    "leeg.pdf": bytes,
    "kop.pdf": lambda: b"%PDF-1.4\n",
    "half.pdf": lambda: pdf(3)[:300],
    "wit.pdf": lambda: pdf(2),
    "op slot.pdf": lambda: LOCKED,
    "dik.pdf": lambda: pdf(5000),
    "kring.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n"
    ),
    "bom.docx": lambda: zipped("word/document.xml", "a" * 101_000_000),
    "lach.docx": lambda: zipped("word/document.xml", LAUGHS),
    "lach.odt": lambda: zipped("content.xml", LAUGHS),
    "lach.epub": lambda: zipped("META-INF/container.xml", LAUGHS),
    "weg.epub": lambda: zipped("../../../../tmp/kwaad.txt", "kwaad"),
    "diep.odt": lambda: zipped("content.xml", "<p>" * 10_000 + "</p>" * 10_000),
    "diep.html": lambda: b"<html><body>" + b"<div>" * 10_000 + b"Het erts komt uit een land." + b"</div>" * 10_000,
    "groot.html": lambda: b"<html><body>" + b"<p>Het erts komt uit een land.</p>" * 750_000,
    "eigenlijk.txt": lambda: pdf(1),
    "eigenlijk.pdf": lambda: b"<html><body><p>Het erts komt uit een land.</p></body></html>",
    "eigenlijk.docx": lambda: pdf(1),
    "beeld.png": lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 100,
    "regel.txt": lambda: b"erts " * 1_000_000,
}
"""Bytes of files that cannot be used, by name; sizes that are refused in a second or two."""


@pytest.fixture
def empty(small_vocabulary: Callable[[Path], None], tmp_path: Path) -> Path:
    """A knowledge base to be, with the vocabulary of the tests."""
    small_vocabulary(tmp_path / "leeg")
    return tmp_path / "leeg"


def messages(result: Result) -> list[str]:
    """What was said of inputs, sure that nothing broke."""
    assert "Traceback" not in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [line for line in result.stderr.splitlines() if line.startswith("knooppunt: ")]


def test_every_bad_file_is_named_and_the_batch_goes_on(
    run: Callable[..., Result], rows: Callable[..., list[dict[str, Any]]], empty: Path, tmp_path: Path
) -> None:
    """Of a folder of bad files and two good ones, each bad one is named once with a remedy, and the good ones are stored."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data())
    (folder / "aa.txt").write_text(TEXT, encoding="utf-8")
    (folder / "zz.txt").write_text(TEXT.replace("40.000", "50.000"), encoding="utf-8")
    result = run("ingest", folder, kb=empty)
    said = messages(result)
    assert result.exit_code == 1
    for name in BAD:
        (message,) = (line for line in said if line.startswith(f"knooppunt: {name}"))
        assert ";" in message
    (status,) = rows("status", kb=empty)
    assert sorted(document["name"] for document in status["documents"]) == ["aa.txt", "zz.txt"]
    assert not Path("/tmp/kwaad.txt").exists()


def test_odd_names_are_only_names(
    run: Callable[..., Result], rows: Callable[..., list[dict[str, Any]]], empty: Path, tmp_path: Path
) -> None:
    """Spaces, umlauts, emoji, quotes, newlines and signs of a shell in a name, and dots in a path, lead nowhere else."""
    folder = tmp_path / "stukken"
    (folder / "binnen").mkdir(parents=True)
    for number, name in enumerate(ODD_NAMES):
        (folder / name).write_text(TEXT.replace("40.000", f"{41 + number}.000"), encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    result = run("ingest", *(folder / "binnen" / ".." / name for name in ODD_NAMES), kb=empty)
    messages(result)
    assert result.exit_code == 0
    (status,) = rows("status", kb=empty)
    assert sorted(document["name"] for document in status["documents"]) == sorted(ODD_NAMES)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert sorted(path.name for path in folder.iterdir()) == sorted((*ODD_NAMES, "binnen"))
    assert run("verify", kb=empty).exit_code == 0
